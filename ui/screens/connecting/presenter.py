"""Connecting a page as the convenor meets it, in words. Knows no Qt; all but `refusal` is called behind the door."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.domain.page_health import PageHealth
from moderator_app.domain.pages import Platform
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import Offered
from moderator_app.services.connecting import ConnectStep
from moderator_app.words import Speaker, mark
from moderator_app.words.connecting import RIGHTS, STEPS, field_words, right_words
from moderator_app.words.connections import health_words
from moderator_app.words.errors import ErrorWords, error_words
from moderator_app.words.platform_faults import fault_words
from ui.page_faces import page_faces, page_kind
from ui.screens.connecting.state import Ended, KeyField, OfferLine, RightLine, Start, StepLine
from ui.widgets.states import PAGE_STATES

if TYPE_CHECKING:
    from moderator_app.core import Core

NEEDED = ("pages_show_list", "pages_read_engagement", "pages_manage_posts")
"""What a token must carry; further rights are shown where it has them."""
_STATES = {True: mark("{step}: well"), False: mark("{step}: it ended here"), None: mark("{step}: not tried")}
_ON_THE_WAY = "net."
"""Faults whose next step is about posts that wait, and none waits here."""


@final
class ConnectPresenter:
    """Of one account; secrets pass through it and are not kept."""

    def __init__(self, say: Speaker, core: "Core", actor: Member, page_id: PageId) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor
        self._page_id = page_id

    def refusal(self) -> str:
        """Why this member may not connect a page, "" where they may."""
        if self._actor.may(Action.CHANGE_SETTINGS):
            return ""
        return self._say("Only the convenor connects pages.")

    def load(self) -> Start:
        """The account, and what is to be typed for it. Raises NothingThere."""
        say, core = self._say, self._core
        page = core.accounts.get(self._page_id)
        health = core.health.lights()[self._page_id]
        look = PAGE_STATES[health.light.value]
        fields = tuple(
            KeyField(f.key, words.word, words.help, f.secret, f.optional)
            for f in core.connecting.fields(self._page_id)
            for words in (field_words(say, f.key),)
        )
        return Start(
            face=page_faces(say, core.accounts.all())[page.id],
            kind=page_kind(say, page),
            look=look,
            word=say(look.word),
            standing=self._standing(health),
            connected=health.connection is not None,
            fields=fields,
            rights=tuple(right_words(say, right) for right in NEEDED),
            refusal=self.refusal(),
            in_demo=core.connecting.in_demo,
            connectable=bool(fields) or (core.connecting.in_demo and page.platform is Platform.FACEBOOK),
        )

    def offers(self, typed: Mapping[str, str]) -> tuple[OfferLine, ...]:
        """The pages that the keys open. Raises ChannelRefused, ConnectRefused, NotAllowed; waits for the network."""
        found = self._core.connecting.offers(self._actor.id, self._page_id, typed)
        return tuple(self._offer(offered) for offered in found)

    def connect(self, offered: Offered, between: Callable[[ConnectStep], None]) -> Ended:
        """Tries and connects; `between` hears each step and may raise Cancelled before anything is stored."""
        passed: list[ConnectStep] = []

        def note(step: ConnectStep) -> None:
            passed.append(step)
            if step is not ConnectStep.KEPT:
                between(step)

        try:
            connection = self._core.connecting.connect(self._actor.id, self._page_id, offered, note)
        except Cancelled:
            raise
        except ModeratorError as error:
            return Ended(self._steps(passed), self._words(error), str(error.fields.get("detail", "")))
        say = self._say
        sentence = say("{name} is connected. Approved posts go out at their time, without a hand.", name=offered.name)
        return Ended(self._steps(passed), sentence=sentence, until=self._until(connection.ends_at is not None))

    # ------------------------------------------------------------ inside

    def _standing(self, health: PageHealth) -> str:
        words = health_words(self._say, health)
        return f"{words.sentence} {words.next_step}".strip()

    def _offer(self, offered: Offered) -> OfferLine:
        say = self._say
        rights = (*NEEDED, *(r for r in offered.rights if r in RIGHTS and r not in NEEDED))
        others = tuple(r for r in offered.missing if r not in rights)
        lines = tuple(self._right(r, has=r not in offered.missing) for r in (*rights, *others))
        second = {
            True: say("The page of the register"),
            False: say("Another page: it cannot be taken here"),
            None: say("The platform does not say whether it is the page of the register: compare name and number"),
        }[offered.fits]
        refused = say("Only the page that stands in the register can be connected here.")
        return OfferLine(
            offered,
            offered.name,
            second,
            say("No. {number}", number=offered.remote_id),
            lines,
            refused if offered.fits is False else "",
            missing=bool(offered.missing),
            ours=offered.fits is True,
        )

    def _right(self, right: str, *, has: bool) -> RightLine:
        state = self._say("there") if has else self._say("missing")
        return RightLine(right_words(self._say, right), has, state)

    def _steps(self, passed: list[ConnectStep]) -> tuple[StepLine, ...]:
        states = (True if s in passed else False if n == len(passed) else None for n, s in enumerate(ConnectStep))
        return tuple(
            StepLine(self._say(_STATES[state], step=self._say(STEPS[step.value])), state)
            for step, state in zip(ConnectStep, states, strict=True)
        )

    def _words(self, error: ModeratorError) -> ErrorWords:
        words, fault = error_words(self._say, error), str(error.fields.get("fault", ""))
        if not fault:
            return words
        why = fault_words(self._say, fault)
        next_step = words.next_step if fault.startswith(_ON_THE_WAY) else why.next_step
        return ErrorWords(words.title, f"{words.sentence} {why.title}: {why.sentence}", next_step)

    def _until(self, ends: bool) -> str:
        if not ends:
            return self._say("The access has no end. It is looked at every day all the same.")
        words = health_words(self._say, self._core.health.lights()[self._page_id])
        return self._say("How long it holds: {days}. You will be told 14 and 3 days before it ends.", days=words.short)
