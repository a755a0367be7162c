"""The account register: the office's pages and IDs, their orders and administrators."""

from typing import final

from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.pages import Page, checked_page
from moderator_app.domain.panel import Action
from moderator_app.events import PagesChanged
from moderator_app.services.workroom import Workroom


@final
class Accounts:
    """Keeps the account register. An account is never deleted; one given up gets a last day."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def all(self) -> tuple[Page, ...]:
        """Every account, in the order in which they were added."""
        with self._room.store.read() as unit:
            return unit.pages.all()

    def kept(self) -> tuple[Page, ...]:
        """The accounts the office keeps today."""
        today = self._room.today()
        return tuple(page for page in self.all() if page.kept_on(today))

    def get(self, page_id: PageId) -> Page:
        """One account. Raises NothingThere for an unknown id."""
        with self._room.store.read() as unit:
            return unit.pages.get(page_id)

    def new_id(self) -> PageId:
        """An id for an account about to be added."""
        return PageId(self._room.ids.new())

    def save(self, actor: MemberId, page: Page) -> Page:
        """Adds an account or changes it.

        Raises:
            InputRefused: a field cannot be taken.
            NotAllowed: only the convenor changes the register.
        """
        clean = checked_page(page)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            known = any(p.id == clean.id for p in acting.unit.pages.all())
            acting.unit.pages.put(clean)
            acting.log("page_changed" if known else "page_added", "page", clean.id, url=clean.url)
        self._room.bus.publish(PagesChanged(initiator=actor))
        return clean
