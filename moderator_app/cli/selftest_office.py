"""A small office in a temporary folder, on which the self-test tries store, pictures and paper."""

from pathlib import Path
from typing import final

from moderator_app.cli.visit import LoadCore
from moderator_app.core import Core
from moderator_app.demo.posters import poster
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.services.opening import Making
from moderator_app.services.sign_in import Founder
from moderator_app.words import Language
from moderator_app.zone import dhaka_day

_TYPED = "নমুনা পাসফ্রেজ 135790"  # of a store that is deleted a second later


@final
class FieldTest:
    """The front desk of the small office; everything goes through the services."""

    def __init__(self, load_core: LoadCore, place: Path) -> None:
        """Nothing is made yet."""
        self.core: Core = load_core(place / "office")
        self._member = MemberId("")

    def make_and_open_again(self) -> None:
        """Makes the store, writes into it, closes it, and opens it with the passphrase.

        Raises:
            StoreRefused: any of it was refused.
        """
        recovery = self.core.opening.new_recovery_key()
        self.core.opening.make(Making(_TYPED, _TYPED, recovery, recovery.last_group))
        self._found()
        self.core.opening.close()
        self.core.opening.open_with(_TYPED)

    def keep_a_picture(self) -> tuple[int, int]:
        """Cleans a picture, keeps it, reads it back; its width and height.

        Raises:
            PictureRefused, MediaDamaged: it did not come back.
        """
        media = self.core.drafting.attach(self._member, poster("sun", 1), "sun.png")
        self.core.drafting.picture(media.hash)
        return media.width, media.height

    def put_days(self) -> tuple[tuple[str, str], ...]:
        """Puts the known days of this and the next fiscal year on the list; their Bangla and English names."""
        days = self.core.days
        year = days.this_year()
        days.seed(self._member, year, year + 1)
        return tuple((d.name.bn, d.name.en) for y in (year, year + 1) for d in days.year(y).days)

    def print(self, quarter: FiscalQuarter, language: Language) -> int:
        """Prints the running quarter's evaluation and reads it again; how many pages it has. Raises ReportFailed."""
        desk = self.core.evaluations
        return desk.page_count(desk.print(desk.draw_up(quarter), language))

    def close(self) -> None:
        """Closes the store."""
        self.core.opening.close()

    def _found(self) -> None:
        today = dhaka_day(self.core.clock.now())
        name = Bilingual("স্বপরীক্ষা", "Self-test")
        pin = _TYPED
        self._member = self.core.sign_in.found(Founder(name, name, pin, pin)).id
        office = Office(self.core.office.new_id(), name, name, Signatory(name, name), today)
        self.core.office.save(self._member, office)
        page = Page(
            self.core.accounts.new_id(), name, Platform.FACEBOOK, PageKind.PAGE, "https://www.facebook.com/x", today
        )
        self.core.accounts.save(self._member, page)
