"""Connecting a page, so that the program may publish on it: proved step by step first, and only then kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import final

from moderator_app.domain.connections import Connection
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import (
    ConnectByHandOnly,
    ConnectInDemo,
    ConnectNotVisible,
    ConnectOtherPage,
    ConnectRightsMissing,
    ConnectTaken,
    NothingThere,
)
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.domain.sending import SendOutcome
from moderator_app.events import ConnectionsChanged
from moderator_app.ports import Account, Channels, Connecting, ConnectionField, Offered, Unit
from moderator_app.services.page_secrets import forgotten_with, kept_with
from moderator_app.services.publishing.routes import take_over
from moderator_app.services.workroom import Workroom

S = DeliveryState
_FOR_THE_PROGRAM = frozenset({S.APPROVED, S.READY, S.STAGED, S.THROTTLED, S.BLOCKED_AUTH})
_OVER_THERE = frozenset({S.SCHEDULED_REMOTE, S.CANCEL_PENDING})


class ConnectStep(StrEnum):
    """The steps of connecting, in their order; each is passed before the next begins."""

    OPENED = "opened"
    THE_PAGE = "the_page"
    RIGHTS = "rights"
    VISIBLE = "visible"
    KEPT = "kept"


Passed = Callable[[ConnectStep], None]
"""Told each step; what it raises stops the connecting before anything is stored."""


def no_connect_steps(_step: ConnectStep) -> None:
    """Nobody asks how far connecting has come."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is on its way to a page.

    `here` goes back to by hand when the page is disconnected; `over_there` lies with the platform, and goes out at its
    time unless it is taken back first.
    """

    here: tuple[DeliveryLine, ...] = ()
    over_there: tuple[DeliveryLine, ...] = ()


@final
class ConnectingDesk:
    """Waits for the network in `offers` and `connect` only, and never inside a transaction."""

    def __init__(self, room: Workroom, channels: Channels | None) -> None:
        """Asks nobody yet.

        Args:
            room: the office's store, and the keyring behind it.
            channels: the platforms; None in a demo office, which speaks to nobody.
        """
        self._room = room
        self._channels = channels

    # ------------------------------------------------------------ what is known

    @property
    def in_demo(self) -> bool:
        """Whether this office connects no page, because it is invented."""
        return self._channels is None

    def fields(self, page_id: PageId) -> tuple[ConnectionField, ...]:
        """What is typed to connect a page; () where its platform is published on by hand only."""
        channel = None if self._channels is None else self._channels.of(self._page(page_id).platform)
        return () if channel is None else channel.connecting.fields

    def waiting(self, page_id: PageId) -> Waiting:
        """What is on its way to a page."""
        with self._room.store.read() as unit:
            return _waiting(unit, page_id)

    # ------------------------------------------------------------ connecting

    def offers(self, actor: MemberId, page_id: PageId, typed: Mapping[str, str]) -> tuple[Offered, ...]:
        """The pages that the typed secrets open, the one of the register first. Waits for the network.

        Raises:
            ChannelRefused: the platform does not take them, or cannot be reached.
            ConnectRefused: there is nothing to connect here.
            NotAllowed: only the convenor connects pages.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        page = self._page(page_id)
        found = self._connecting(page).offers(page, typed)
        return tuple(sorted(found, key=lambda offered: offered.fits is not True))

    def connect(
        self, actor: MemberId, page_id: PageId, offered: Offered, passed: Passed = no_connect_steps
    ) -> Connection:
        """Tries the page, keeps its secrets in this login's keyring, and only then that it is connected. Slow.

        Raises:
            ConnectRefused: another page, rights missing, or nothing can be made there and taken away again.
            ChannelRefused: the platform cannot be reached.
            VaultRefused: a secret is too long, or there is no keyring that is open; nothing was stored.
            NotAllowed: only the convenor connects pages.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        page = self._page(page_id)
        channel = self._connecting(page)
        passed(ConnectStep.OPENED)
        self._check_page(page, offered)
        passed(ConnectStep.THE_PAGE)
        if offered.missing:
            raise ConnectRightsMissing(rights=", ".join(offered.missing))
        passed(ConnectStep.RIGHTS)
        account = Account(page_id, offered.remote_id, offered.token, offered.app_secret, offered.app_id)
        _try_out(channel, account)
        passed(ConnectStep.VISIBLE)
        with kept_with(self._room, account), self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            connection = _connection(page_id, offered, actor, acting.now)
            acting.unit.connections.put(connection)
            take_over(acting.unit, page_id, acting.now)
            acting.log("page_connected", "page", page_id, remote=offered.name, remote_id=offered.remote_id)
        self._room.bus.publish(ConnectionsChanged(page_id, initiator=actor))
        passed(ConnectStep.KEPT)
        return connection

    def disconnect(self, actor: MemberId, page_id: PageId) -> Waiting:
        """Forgets the secrets; the page is published by hand again. Slow; what was on its way is told.

        Raises:
            NothingThere: it is not connected.
            KeyringLocked: the secrets cannot be taken away; nothing was changed.
            NotAllowed: only the convenor does that.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        with self._room.store.read() as unit:
            if unit.connections.get(page_id) is None:
                raise NothingThere(id=page_id)
        with forgotten_with(self._room, page_id), self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            waiting = _waiting(acting.unit, page_id)
            for line in waiting.here:
                _by_hand(acting.unit, line)
            acting.unit.connections.remove(page_id)
            acting.log("page_disconnected", "page", page_id, by_hand=len(waiting.here), left=len(waiting.over_there))
        self._room.bus.publish(ConnectionsChanged(page_id, initiator=actor))
        return waiting

    # ------------------------------------------------------------ inside

    def _page(self, page_id: PageId) -> Page:
        with self._room.store.read() as unit:
            return unit.pages.get(page_id)

    def _connecting(self, page: Page) -> Connecting:
        if self._channels is None:
            raise ConnectInDemo()
        channel = self._channels.of(page.platform)
        if channel is None:
            raise ConnectByHandOnly(name=page.name)
        return channel.connecting

    def _check_page(self, page: Page, offered: Offered) -> None:
        if offered.fits is False:
            raise ConnectOtherPage(name=page.name, found=offered.name)
        with self._room.store.read() as unit:
            pages = {p.id: p for p in unit.pages.all()}
            for other in unit.connections.all():
                same = pages[other.page_id].platform is page.platform and other.remote_id == offered.remote_id
                if same and other.page_id != page.id:
                    raise ConnectTaken(found=offered.name, name=pages[other.page_id].name)


def _try_out(channel: Connecting, account: Account) -> None:
    answer = channel.visible(account)
    if answer.outcome is not SendOutcome.CONFIRMED:
        raise ConnectNotVisible(fault=answer.fault, detail=answer.detail)


def _connection(page_id: PageId, offered: Offered, actor: MemberId, now: datetime) -> Connection:
    return Connection(
        page_id=page_id,
        remote_id=offered.remote_id,
        remote_name=offered.name,
        connected_by=actor,
        connected_at=now,
        rights=offered.rights,
        app_id=offered.app_id,
        version=offered.version,
        checked_at=now,
        expires_at=offered.expires_at,
        data_expires_at=offered.data_expires_at,
    )


def _waiting(unit: Unit, page_id: PageId) -> Waiting:
    lines = [
        line
        for line in unit.deliveries.in_states(_FOR_THE_PROGRAM | _OVER_THERE)
        if line.delivery.page_id == page_id and line.delivery.route is not Route.MANUAL
    ]
    return Waiting(
        tuple(line for line in lines if line.delivery.state in _FOR_THE_PROGRAM),
        tuple(line for line in lines if line.delivery.state in _OVER_THERE),
    )


def _by_hand(unit: Unit, line: DeliveryLine) -> None:
    """A post that waits for its time goes on waiting; one whose time has come waits for its person."""
    seen = line.delivery
    after = seen if seen.state is S.APPROVED else seen.moved(S.MANUAL_READY)
    unit.deliveries.save(replace(after, route=Route.MANUAL), seen)
