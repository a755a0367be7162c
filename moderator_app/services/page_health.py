"""Health lights of the pages: read for the screens, checked at start and daily, and loud when an access dies."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.connections import Connection
from moderator_app.domain.errors import ConnectByHandOnly, ConnectSecretMissing, ModeratorError, NothingThere
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.page_health import PageHealth, health_of, to_tell
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.events import ConnectionsChanged
from moderator_app.ports import Channels, Sender, TokenState
from moderator_app.services.heartbeat import Beat
from moderator_app.services.mail_way import office_speaker
from moderator_app.services.notices import Notice
from moderator_app.services.page_secrets import account_of
from moderator_app.services.workroom import Workroom
from moderator_app.words.connections import warning_words

DAILY = timedelta(hours=24)
AT_START = timedelta(hours=1)
"""So old may a check be that the program starts with; it is done anew otherwise."""
TRY_AGAIN = timedelta(minutes=15)
"""After a check to which nobody answered; the light stays as it was meanwhile."""


@final
class HealthDesk:
    """Waits for the network on the sender's thread only; nothing of it is ever inside a transaction."""

    def __init__(
        self, room: Workroom, channels: Channels | None, sender: Sender, show: Callable[[Notice], bool]
    ) -> None:
        """Checks nothing yet.

        Args:
            room: the office's store, and the keyring behind it.
            channels: the platforms; None in a demo office, which speaks to nobody.
            sender: where checks run while the window is open.
            show: tells the desktop, and says whether somebody took the notice.
        """
        self._room = room
        self._channels = channels
        self._sender = sender
        self._show = show
        self._checked: set[PageId] = set()
        self._again_at: dict[PageId, datetime] = {}

    # ------------------------------------------------------------ what is known

    def lights(self) -> Mapping[PageId, PageHealth]:
        """The light of every page of the register; nobody but the store is asked."""
        now, today = self._room.now(), self._room.today()
        with self._room.store.read() as unit:
            connections = {c.page_id: c for c in unit.connections.all()}
            here = {m.id for m in unit.members.all() if m.in_office(today)} if connections else set[MemberId]()
            return {page.id: _health(page, connections.get(page.id), now, here) for page in unit.pages.all()}

    def to_rotate(self, member_id: MemberId) -> tuple[Page, ...]:
        """The pages that a member connected: their secrets are changed when that member leaves."""
        with self._room.store.read() as unit:
            theirs = {c.page_id for c in unit.connections.all() if c.connected_by == member_id}
            return tuple(page for page in unit.pages.all() if page.id in theirs)

    # ------------------------------------------------------------ checking

    def check_now(self, actor: MemberId, page_id: PageId) -> PageHealth:
        """Asks the platform how the access stands, and waits for it. Slow.

        Raises:
            NothingThere: the page is not connected.
            ConnectByHandOnly, VaultRefused, ChannelRefused: nobody could be asked; nothing was changed.
            NotAllowed: only publisher and convenor do that.
        """
        self._room.allow(actor, Action.PUBLISH)
        with self._room.store.read() as unit:
            connection = unit.connections.get(page_id)
        if connection is None:
            raise NothingThere(id=page_id)
        state = self._asked(connection)
        self._note(connection, state, actor)
        return self.lights()[page_id]

    def check_due(self) -> int:
        """Checks what was not checked since the start or for a day; how many answered. For the sender's thread.

        Raises:
            StoreRefused: the store was closed, or cannot be written; what was not recorded is checked again.
        """
        answered = 0
        for connection in self._due():
            self._again_at[connection.page_id] = self._room.now() + TRY_AGAIN
            try:
                state = self._asked(connection)
            except ConnectSecretMissing as missing:
                state = TokenState(known=True, fault=missing.code)
            except ModeratorError:
                continue  # nobody could be asked: the light stays as it was
            self._note(connection, state, None)
            answered += state.known
        return answered

    def after(self, _beat: Beat) -> None:
        """Lets what is due be checked on the sender's thread, and tells what has become known."""
        if self._channels is None:
            return
        self._tell()
        if self._due():
            self._sender.run(self.check_due)

    def close(self) -> None:
        """Nothing is checked any more."""
        self._sender.close()

    # ------------------------------------------------------------ inside

    def _due(self) -> list[Connection]:
        now = self._room.now()
        with self._room.store.read() as unit:
            connections = unit.connections.all()
        return [c for c in connections if self._is_due(c, now)]

    def _is_due(self, connection: Connection, now: datetime) -> bool:
        checked_at, again_at = connection.checked_at, self._again_at.get(connection.page_id)
        if again_at is not None and now < again_at <= now + TRY_AGAIN:
            return False
        old = DAILY if connection.page_id in self._checked else AT_START
        return checked_at is None or not timedelta() <= now - checked_at < old

    def _asked(self, connection: Connection) -> TokenState:
        with self._room.store.read() as unit:
            page = unit.pages.get(connection.page_id)
        channel = self._channels.of(page.platform) if self._channels is not None else None
        if channel is None:
            raise ConnectByHandOnly(name=page.name)
        return channel.connecting.check(account_of(self._room, connection))

    def _note(self, seen: Connection, state: TokenState, actor: MemberId | None) -> None:
        """Keeps what a check found, unless the page was connected anew meanwhile."""
        if not state.known:
            return
        self._checked.add(seen.page_id)
        self._again_at.pop(seen.page_id, None)
        now = self._room.now()
        with self._room.store.write() as unit:
            connection = unit.connections.get(seen.page_id)
            if connection is None or connection.connected_at != seen.connected_at:
                return
            unit.connections.put(_after(connection, state, now))
            if state.fault != connection.fault:
                who, page, facts = actor or SYSTEM, ("page", seen.page_id), {"fault": state.fault}
                unit.activity.append(now, who, "connection_lost" if state.fault else "connection_well", page, facts)
        self._room.bus.publish(ConnectionsChanged(seen.page_id, initiator=actor or ""))

    def _tell(self) -> None:
        now, say = self._room.now(), office_speaker(self._room)
        with self._room.store.read() as unit:
            news = {c.page_id: to_tell(c, now) for c in unit.connections.all()}
            pages = {page.id: page for page in unit.pages.all()} if any(news.values()) else {}
        for page_id, key in news.items():
            if not key:
                continue
            words = warning_words(say, say.name(pages[page_id].name), self.lights()[page_id])
            if self._show(Notice(words.title, words.body, f"connection:{page_id}", f"connect:{page_id}")):
                self._told(page_id, key)

    def _told(self, page_id: PageId, key: str) -> None:
        with self._room.store.write() as unit:
            connection = unit.connections.get(page_id)
            if connection is not None:
                unit.connections.put(replace(connection, told=key))


def _health(page: Page, connection: Connection | None, now: datetime, here: set[MemberId]) -> PageHealth:
    person_left = connection is not None and connection.connected_by not in here
    return health_of(page.id, connection, now, person_left=person_left)


def _after(connection: Connection, state: TokenState, now: datetime) -> Connection:
    """A fault leaves standing what was known before; without one the check says how everything is."""
    if state.fault:
        fault_at = connection.fault_at if connection.fault == state.fault else now
        return replace(connection, checked_at=now, fault=state.fault, fault_at=fault_at)
    return replace(
        connection,
        checked_at=now,
        rights=state.rights or connection.rights,
        expires_at=state.expires_at,
        data_expires_at=state.data_expires_at,
        version=state.version or connection.version,
        fault="",
        fault_at=None,
        told="" if connection.fault else connection.told,
    )
