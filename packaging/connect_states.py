"""What `screens.py` draws of connecting pages: each step of it, its refusals, and the lights of connected pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from moderator_app.domain.connections import Connection
from moderator_app.domain.pages import Page, Platform
from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.ports import Account, Channel, ConnectionField, Offered, TokenState
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

_RIGHTS = ("pages_show_list", "pages_read_engagement", "pages_manage_posts")


class _Platform:
    """Stands where Facebook would be; a picture speaks to nobody."""

    fields = (
        ConnectionField("token", secret=True),
        ConnectionField("app_id", optional=True),
        ConnectionField("app_secret", secret=True, optional=True),
    )
    missing: tuple[str, ...] = ()
    visible_answer = SendAnswer(SendOutcome.CONFIRMED)

    def offers(self, page: Page, _typed: Mapping[str, str]) -> tuple[Offered, ...]:
        """The page of the register, and another."""
        ours = Offered("104730918273645", page.name.bn, "t", rights=_RIGHTS, missing=self.missing, fits=True)
        return ours, Offered("100827364510293", "নমুনাপুর ক্রীড়া সংঘ", "t", rights=_RIGHTS, fits=False)

    def visible(self, _account: Account) -> SendAnswer:
        """As it was set for this picture."""
        return self.visible_answer

    def check(self, _account: Account) -> TokenState:
        """Nobody answers."""
        return TokenState(known=False)


class _Channels:
    def __init__(self, platform: _Platform) -> None:
        self._channel = Channel(Platform.FACEBOOK, platform)

    def of(self, platform: Platform) -> Channel | None:
        """Facebook only."""
        return self._channel if platform is Platform.FACEBOOK else None


def _place(core: "Core", channels: _Channels | None = None) -> Place:
    core.connecting._channels = channels  # noqa: SLF001 - a demo office speaks to nobody; in a picture it stands for a real one
    page = next(page for page in core.accounts.all() if page.platform is Platform.FACEBOOK)
    return Place(Room.PAGES, page.id, "connect")


def _keys(core: "Core") -> Place:
    return _place(core, _Channels(_Platform()))


def _lacking(core: "Core") -> Place:
    platform = _Platform()
    platform.missing = ("pages_manage_posts",)
    return _place(core, _Channels(platform))


def _refusing(core: "Core") -> Place:
    platform = _Platform()
    detail = "(#200) The user must be an administrator of the page"
    platform.visible_answer = SendAnswer(SendOutcome.BLOCKED, detail=detail)
    return _place(core, _Channels(platform))


def _nothing(_page: Any) -> None:
    """The place alone is the picture."""


def _type(page: Any) -> None:
    for key, text in (("app_id", "7284610395827461"), ("app_secret", "x" * 32), ("token", "x" * 210)):
        page.step.boxes[key].setText(text)


def _ask(page: Any) -> None:
    _type(page)
    page.next.click()


def _try(page: Any) -> None:
    offered = page._offered  # noqa: SLF001 - the next press comes when the pages are there

    def go_on(offers: Any) -> None:
        offered(offers)
        page.next.click()

    page._presenter.connect = _without_keyring(page)  # noqa: SLF001 - a demo office has no keyring
    page._offered = go_on  # noqa: SLF001 - as above
    _ask(page)


def _without_keyring(page: Any) -> Callable[..., Any]:
    from moderator_app.domain.errors import ConnectNotVisible
    from moderator_app.services.connecting import ConnectStep
    from ui.screens.connecting.state import Ended

    presenter, say = page._presenter, page._say  # noqa: SLF001 - as above
    answer = page._context.core.connecting._channels.of(Platform.FACEBOOK).connecting.visible_answer  # noqa: SLF001 - as above

    def connect(offered: Offered, _between: Any) -> Ended:
        if answer.outcome is SendOutcome.CONFIRMED:
            sentence = say(
                "{name} is connected. Approved posts go out at their time, without a hand.", name=offered.name
            )
            return Ended(presenter._steps(list(ConnectStep)), sentence=sentence, until=presenter._until(ends=False))  # noqa: SLF001 - as above
        error = ConnectNotVisible(fault=answer.fault, detail=answer.detail)
        passed = [ConnectStep.OPENED, ConnectStep.THE_PAGE, ConnectStep.RIGHTS]
        return Ended(presenter._steps(passed), presenter._words(error), answer.detail)  # noqa: SLF001 - as above

    return connect


def with_lights(core: "Core") -> None:
    """The office's Facebook pages connected: one well, one about to end, one dead; the others by hand."""
    now, pages = core.clock.now(), core.accounts.all()
    who = core.sign_in.seats()[0].member.id
    well = Connection(pages[0].id, "104730918273645", pages[0].name.bn, who, now, _RIGHTS, checked_at=now)
    ends = (timedelta(days=58), timedelta(days=12), timedelta(days=40))
    with core.opening._room.store.write() as unit:  # noqa: SLF001 - a demo office connects no page
        for number, (page, left) in enumerate(zip(pages, ends, strict=False)):
            fault = "connect_secret_missing" if number == 2 else ""
            unit.connections.put(replace(well, page_id=page.id, expires_at=now + left, fault=fault))


def _lights(room: Room) -> Callable[["Core"], Place]:
    def place(core: "Core") -> Place:
        with_lights(core)
        return Place(room)

    return place


def _by_hand(page: Any) -> None:
    page.hand.click()


CONNECT: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "connect-keys": (_keys, _type),
    "connect-page": (_keys, _ask),
    "connect-rights": (_lacking, _ask),
    "connect-done": (_keys, _try),
    "connect-refused": (_refusing, _try),
    "connect-by-hand": (_keys, _by_hand),
    "connect-demo": (_place, _nothing),
}
LIGHTS: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "lights-pages": (_lights(Room.PAGES), _nothing),
    "lights-week": (_lights(Room.THIS_WEEK), _nothing),
}
"""Drawn on the office of the other states."""
