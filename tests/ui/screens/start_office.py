"""An office at its very beginning, on a real encrypted store, for the tests of the first pages and the forms."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from moderator_app.bootstrap import build_core, core_on
from moderator_app.core import Core
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Member, Role
from moderator_app.services.sign_in import Founder
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.data_folder import EncryptedDataFolder
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.pins import PlainPins
from ui.context import GateContext, ScreenContext
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.theme import Theme

NOW = datetime(2026, 10, 6, 5, 2, tzinfo=UTC)
TODAY = date(2026, 10, 6)
FOUNDER = Founder(
    Bilingual("তানভীর হাসান", "Tanvir Hasan"),
    Bilingual("উপজেলা নির্বাহী অফিসার", "Upazila Nirbahi Officer"),
    "482913",
    "482913",
)
ENGLISH = Speaker(Language.ENGLISH)
LIGHT = Theme()
WELCOME = Place(Room.WELCOME)


def fresh_core(folder: Path) -> Core:
    """Nothing is in the folder yet."""
    return build_core(folder, clock=FakeClock(NOW), ids=FakeIds(1), hasher=PlainPins())


@dataclass
class StartOffice:
    """A made store and its founder; `went` are the places a screen sent people to."""

    core: Core
    folder: EncryptedDataFolder
    founder: Member

    def __post_init__(self) -> None:
        self.went: list[Place] = []
        self.restyled: list[Appearance] = []
        self.backs = 0

    def context(self, theme: Theme, say: Speaker, place: Place = WELCOME, **other: Any) -> ScreenContext:
        context = ScreenContext(
            core=self.core,
            say=say,
            theme=theme,
            actor=self.founder,
            place=place,
            navigate=self.went.append,
            back=self._back,
            facts=FactBridge(),
            appearance=Appearance(language=say.language.value),
            restyle=self.restyled.append,
        )
        return replace(context, **other)

    def _back(self) -> None:
        self.backs += 1

    # ------------------------------------------------------------ the steps, without a window

    def with_profile(self) -> "StartOffice":
        office = Office(
            self.core.office.new_id(),
            Bilingual("উপজেলা প্রশাসন", "Upazila Administration"),
            Bilingual("নমুনাপুর", "Namunapur"),
            Signatory(FOUNDER.name, FOUNDER.designation),
            TODAY,
        )
        self.core.office.save(self.founder.id, office)
        return self

    def add_member(self, name: str = "নাসরিন সুলতানা", *roles: Role) -> MemberId:
        member = Member(
            self.core.panel.new_id(),
            Bilingual(name, "Nasrin Sultana"),
            Bilingual("সহকারী কমিশনার (ভূমি)", "Assistant Commissioner (Land)"),
            frozenset(roles or {Role.DRAFTER, Role.REVIEWER}),
            TODAY,
            order_no="০৫.৪৪.০০০০.০০১.২৬-১১",
            order_on=TODAY,
        )
        return self.core.panel.add(self.founder.id, member).member.id

    def with_panel(self) -> "StartOffice":
        self.add_member()
        self.add_member("শফিকুল ইসলাম", Role.DRAFTER, Role.PUBLISHER)
        self.core.office.set_preset(self.founder.id, ApprovalPreset.ONE_OTHER)
        return self

    def with_page(self) -> "StartOffice":
        name = Bilingual("উপজেলা প্রশাসন, নমুনাপুর", "Upazila Administration")
        url = "https://www.facebook.com/namunapur.example"
        page = Page(self.core.accounts.new_id(), name, Platform.FACEBOOK, PageKind.PAGE, url, TODAY)
        self.core.accounts.save(self.founder.id, page)
        return self


def start_office(path: Path) -> StartOffice:
    """A store that opens by itself, and its founder."""
    folder = EncryptedDataFolder(path, SqlStoreFiles())
    folder.make_demo(folder.new_recovery_key())
    core = core_on(folder, clock=FakeClock(NOW), ids=FakeIds(1), hasher=PlainPins())
    return StartOffice(core, folder, core.sign_in.found(FOUNDER))


def gate_context(core: Core, theme: Theme, say: Speaker, done: list[str]) -> GateContext:
    return GateContext(core, say, theme, lambda: done.append("done"))
