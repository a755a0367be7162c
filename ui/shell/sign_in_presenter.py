"""What the sign-in page shows and does, without Qt: who may sit down, with a PIN or with a first one-time code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from moderator_app.domain.errors import InputRefused, ModeratorError, NoPinYet, WrongPin, WrongRecovery
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Member
from moderator_app.services.sign_in import Seat
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence


class SignInService(Protocol):
    """The core's sign-in, as this page needs it."""

    def seats(self) -> tuple[Seat, ...]: ...
    def enter(self, member_id: MemberId, pin: str) -> Member: ...
    def set_first_pin(self, member_id: MemberId, code: str, pin: str, repeated: str) -> Member: ...
    def reset_pin_with_recovery(self, member_id: MemberId, typed: str, pin: str, repeated: str) -> Member: ...


class Ask(Protocol):
    """The background door, bound to the page."""

    def __call__(
        self,
        work: Callable[[], object],
        on_done: Callable[[object], None],
        on_error: Callable[[ModeratorError], None],
    ) -> object: ...


class SignInView(Protocol):
    """What the presenter may tell the page."""

    def show_seats(self, seats: Sequence["SeatLine"], chosen: MemberId | None) -> None: ...
    def ask_pin(self, name: str) -> None: ...
    def ask_code(self, name: str) -> None: ...
    def show_error(self, sentence: str) -> None: ...
    def show_key_error(self, sentence: str) -> None: ...
    def show_new_pin_error(self, sentence: str) -> None: ...
    def set_busy(self, *, busy: bool) -> None: ...
    def entered(self, member: Member) -> None: ...


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One member in the list; names are in the reader's language."""

    member_id: MemberId
    name: str
    designation: str
    has_pin: bool


class SignInPresenter:
    """Chooses a member, then asks for the PIN, or for the one-time code and a new PIN."""

    def __init__(self, view: SignInView, service: SignInService, say: Speaker, ask: Ask) -> None:
        """The page is empty until `begin`."""
        self._view = view
        self._service = service
        self._say = say
        self._ask = ask
        self._seats: tuple[SeatLine, ...] = ()
        self._chosen: SeatLine | None = None

    def begin(self, last: MemberId | None = None) -> None:
        """Asks who may sit down; `last` is offered first (someone who has just locked the desk)."""

        def got(answer: object) -> None:
            seats = cast(tuple[Seat, ...], answer)
            self._seats = tuple(self._line(seat) for seat in seats)
            chosen = next((line for line in self._seats if line.member_id == last), None)
            if chosen is None and len(self._seats) == 1:
                chosen = self._seats[0]
            self._view.show_seats(self._seats, chosen.member_id if chosen else None)
            if chosen:
                self.choose(chosen.member_id)

        self._ask(self._service.seats, got, self._failed)

    def choose(self, member_id: MemberId) -> None:
        """Someone says who they are."""
        self._chosen = next(line for line in self._seats if line.member_id == member_id)
        self._view.show_error("")
        if self._chosen.has_pin:
            self._view.ask_pin(self._chosen.name)
        else:
            self._view.ask_code(self._chosen.name)

    def is_chosen(self, member_id: MemberId) -> bool:
        """Whether this member is the one who signs in."""
        return self._chosen is not None and self._chosen.member_id == member_id

    @property
    def chosen_name(self) -> str:
        """Who said who they are; "" while nobody did."""
        return self._chosen.name if self._chosen else ""

    def enter(self, pin: str) -> None:
        """The PIN was typed."""
        if self._chosen is None:
            return
        member_id = self._chosen.member_id
        self._begin_work()
        self._ask(lambda: self._service.enter(member_id, pin), self._entered, self._failed)

    def set_first_pin(self, code: str, pin: str, repeated: str) -> None:
        """The one-time code and a new PIN were typed."""
        if self._chosen is None:
            return
        member_id = self._chosen.member_id
        self._begin_work()
        self._ask(lambda: self._service.set_first_pin(member_id, code, pin, repeated), self._entered, self._failed)

    def reset_pin(self, typed: str, pin: str, repeated: str) -> None:
        """The recovery key and a new PIN were typed."""
        if self._chosen is None:
            return
        member_id = self._chosen.member_id
        self._view.show_key_error("")
        self._view.show_new_pin_error("")
        self._view.set_busy(busy=True)
        self._ask(
            lambda: self._service.reset_pin_with_recovery(member_id, typed, pin, repeated),
            self._entered,
            self._not_reset,
        )

    def _not_reset(self, error: ModeratorError) -> None:
        self._view.set_busy(busy=False)
        at_the_pin = isinstance(error, InputRefused)
        (self._view.show_new_pin_error if at_the_pin else self._view.show_key_error)(self._words(error))

    def _begin_work(self) -> None:
        self._view.show_error("")
        self._view.set_busy(busy=True)

    def _entered(self, member: object) -> None:
        assert isinstance(member, Member)
        self._view.set_busy(busy=False)
        self._view.entered(member)

    def _failed(self, error: ModeratorError) -> None:
        self._view.set_busy(busy=False)
        if isinstance(error, NoPinYet) and self._chosen:
            self._view.ask_code(self._chosen.name)
        self._view.show_error(self._words(error))

    def _words(self, error: ModeratorError) -> str:
        if isinstance(error, WrongPin) and not error.fields.get("wait"):
            return self._say("The PIN does not fit. Try again; the convenor can hand you a new code.")
        if isinstance(error, WrongRecovery) and not error.fields.get("wait"):
            return self._say("Not this office's recovery key. Look for the newest sheet in the safe.")
        return error_sentence(self._say, error)

    def _line(self, seat: Seat) -> SeatLine:
        member = seat.member
        return SeatLine(member.id, self._say.name(member.name), self._say.name(member.designation), seat.has_pin)
