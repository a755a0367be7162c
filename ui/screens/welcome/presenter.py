"""The five first steps, without Qt: which are done, what each says of itself, and what their forms do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.office import Office
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, ApprovalPreset, Member
from moderator_app.domain.settings import Settings
from moderator_app.domain.slots import Slot
from moderator_app.services.office import WelcomeStep
from moderator_app.services.panel import PanelView
from moderator_app.words import Speaker, mark
from moderator_app.zone import dhaka_day
from ui.forms.preset_words import PRESET_WORDS
from ui.forms.slot_words import slots_line
from ui.forms.trouble import Trouble, day_text, trouble
from ui.forms.typed_member import TypedMember, member_trouble, read_member
from ui.forms.typed_office import TypedOffice, office_trouble, read_office, typed_office
from ui.screens.welcome.typed import TypedPage, page_trouble, read_page

if TYPE_CHECKING:
    from moderator_app.core import Core

TITLES = {
    WelcomeStep.OFFICE: mark("Profile of the office"),
    WelcomeStep.PANEL: mark("Moderator panel"),
    WelcomeStep.PAGE: mark("A page, published by hand"),
    WelcomeStep.SLOTS: mark("Two times a week"),
    WelcomeStep.FIRST_POST: mark("First post"),
}
PROMISES = {
    WelcomeStep.OFFICE: mark("Name, place, signature, and the day from which it counts"),
    WelcomeStep.PANEL: mark("The members, their roles, and who must have seen a post"),
    WelcomeStep.PAGE: mark("On which page you write, and how it is published"),
    WelcomeStep.SLOTS: mark("When posts usually go out"),
    WelcomeStep.FIRST_POST: mark("Write a draft; nothing goes out by itself"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as its row shows it."""

    step: WelcomeStep
    title: str
    summary: str
    done: bool


@dataclass(frozen=True, slots=True)
class WelcomeState:
    """Everything the screen shows, read at one moment."""

    lines: tuple[StepLine, ...]
    next_step: WelcomeStep | None
    office: Office | None
    panel: PanelView
    pages: tuple[Page, ...]
    settings: Settings
    today: date

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(1 for line in self.lines if line.done)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a member: the name and the code to hand over, or the troubles."""

    name: str = ""
    code: str = ""
    troubles: tuple[Trouble, ...] = ()


@final
class WelcomePresenter:
    """Reads and writes through the core; every method but the texts is called behind the background door."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    # ------------------------------------------------------------ what is shown

    def load(self) -> WelcomeState:
        """How the steps stand."""
        core = self._core
        welcome, office, settings = core.office.welcome(), core.office.get(), core.office.settings()
        panel, pages = core.panel.view(), core.accounts.all()
        summaries = {
            WelcomeStep.OFFICE: lambda: self._office_line(office),
            WelcomeStep.PANEL: lambda: self._panel_line(panel, settings),
            WelcomeStep.PAGE: lambda: " · ".join(self._say.name(page.name) for page in pages),
            WelcomeStep.SLOTS: lambda: slots_line(self._say, settings.slots),
            WelcomeStep.FIRST_POST: lambda: self._say("The first post is in the store"),
        }
        lines = tuple(self._line(step, step in welcome.done, summaries[step]) for step in WelcomeStep)
        today = dhaka_day(core.clock.now())
        return WelcomeState(lines, welcome.next_step, office, panel, pages, settings, today)

    def may_set_up(self) -> bool:
        """Whether the member may change settings and panel."""
        return self._actor.may(Action.CHANGE_SETTINGS)

    def may_draft(self) -> bool:
        """Whether the member may write posts."""
        return self._actor.may(Action.DRAFT)

    def office_typed(self, state: WelcomeState) -> TypedOffice:
        """What the form of the profile begins with."""
        if state.office is not None:
            return typed_office(self._say, state.office)
        founder = self._actor
        return TypedOffice(
            signatory_bn=founder.name.bn,
            signatory_en=founder.name.en,
            designation_bn=founder.designation.bn,
            designation_en=founder.designation.en,
            first_on=day_text(self._say, state.today),
        )

    # ------------------------------------------------------------ what the forms do

    def save_office(self, typed: TypedOffice) -> tuple[Trouble, ...]:
        """Keeps the profile; () when it is kept."""
        core = self._core
        present = core.office.get()
        office_id = present.id if present else core.office.new_id()
        office, troubles = read_office(self._say, typed, office_id, self._today())
        if office is None:
            return troubles
        return self._try(
            lambda: core.office.save(self._actor.id, office), lambda e: office_trouble(self._say, e, typed)
        )

    def add_member(self, typed: TypedMember) -> Added:
        """Adds a member; brings the one-time code."""
        member, troubles = read_member(self._say, typed, self._core.panel.new_id(), self._today())
        if member is None:
            return Added(troubles=troubles)
        try:
            added = self._core.panel.add(self._actor.id, member)
        except ModeratorError as error:
            return Added(troubles=(member_trouble(self._say, error, typed),))
        return Added(self._say.name(added.member.name), added.code)

    def choose_preset(self, preset: ApprovalPreset) -> tuple[Trouble, ...]:
        """Says who must have seen a post, and that the panel stands."""
        return self._try(lambda: self._core.office.set_preset(self._actor.id, preset), self._plain)

    def add_page(self, typed: TypedPage) -> tuple[Trouble, ...]:
        """Adds a page that is published by hand."""
        accounts = self._core.accounts
        number = len(accounts.all())
        page, troubles = read_page(self._say, typed, accounts.new_id(), self._today(), number)
        if page is None:
            return troubles
        return self._try(lambda: accounts.save(self._actor.id, page), lambda e: page_trouble(self._say, e, typed))

    def save_slots(self, slots: tuple[Slot, ...]) -> tuple[Trouble, ...]:
        """Keeps the usual times."""
        return self._try(lambda: self._core.office.set_slots(self._actor.id, slots), self._plain)

    # ------------------------------------------------------------ inside

    def _try(self, work: Callable[[], object], placed: Callable[[ModeratorError], Trouble]) -> tuple[Trouble, ...]:
        try:
            work()
        except ModeratorError as error:
            return (placed(error),)
        return ()

    def _plain(self, error: ModeratorError) -> Trouble:
        return trouble(self._say, error)

    def _today(self) -> date:
        return dhaka_day(self._core.clock.now())

    def _line(self, step: WelcomeStep, done: bool, summary: Callable[[], str]) -> StepLine:
        say = self._say
        return StepLine(step, say(TITLES[step]), summary() if done else say(PROMISES[step]), done)

    def _office_line(self, office: Office | None) -> str:
        if office is None:
            return ""
        say = self._say
        counts = say("{n} a week from {day}", n=office.weekly_minimum, day=office.first_on)
        return f"{say.name(office.name)}, {say.name(office.place)} · {counts}"

    def _panel_line(self, panel: PanelView, settings: Settings) -> str:
        say = self._say
        members = say.count("{n} member in office", "{n} members in office", panel.in_office)
        return f"{members} · {say(PRESET_WORDS[settings.preset])}"
