"""What a rotation would make, in words, and making it. Knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.errors import EditedMeanwhile, ModeratorError
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.panel import Member
from moderator_app.domain.roster import Duty
from moderator_app.domain.rotation import WeeksServed
from moderator_app.services.roster import RotationPlan, RotationWish
from moderator_app.services.roster_year import fiscal_year_of
from moderator_app.words import Speaker
from moderator_app.words.weeks import week_days
from moderator_app.zone import dhaka_day
from ui.forms.trouble import Trouble, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class CountLine:
    """A member's weeks before and after."""

    name: str
    main_before: str
    main_after: str
    standby_after: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A duty that would name others."""

    week: str
    page: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RotationState:
    """What is looked at before it is made; `nothing` tells why there is nothing to make."""

    plan: RotationPlan
    title: str
    has_pages: bool
    counts: tuple[CountLine, ...]
    changes: tuple[ChangeLine, ...]
    summary: str
    nothing: str


class RotationPresenter:
    """Every method is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def running(self) -> int:
        """The running fiscal year."""
        return fiscal_year_of(dhaka_day(self._core.clock.now()))

    def look(self, wish: RotationWish) -> RotationState:
        """What would be made."""
        say, plan = self._say, self._core.roster.preview(self._actor.id, wish)
        members = {member.id: member for member in self._core.panel.view().members}
        pages = {page.id: say.name(page.name) for page in self._core.accounts.all()}
        concerned = [m for m in members if m in plan.before or m in plan.after]
        changes = tuple(self._change(old, new, members, pages) for old, new in plan.changed)
        weeks = len({new.key.week for _, new in plan.changed})
        summary = say.count("{n} week would change.", "{n} weeks would change.", weeks)
        nothing = ""
        if not plan.made:
            nothing = say("Every week of this year is over or named by hand.")
        elif not plan.changed and not plan.removed:
            nothing = say("The roster is dealt out like this already; nothing would change.")
        return RotationState(
            plan=plan,
            title=say("fiscal year {year}", year=say.in_digits(f"{wish.year}-{(wish.year + 1) % 100:02}")),
            has_pages=len(pages) > 1,
            counts=tuple(self._count(plan, members[m]) for m in concerned),
            changes=changes,
            summary=summary,
            nothing=nothing,
        )

    def make(self, plan: RotationPlan) -> tuple[Trouble, ...]:
        """Makes what was looked at; () when it is made."""
        try:
            self._core.roster.rotate(self._actor.id, plan)
        except EditedMeanwhile as error:
            return (trouble(self._say, error, "plan"),)
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def _count(self, plan: RotationPlan, member: Member) -> CountLine:
        say = self._say
        before, after = plan.before.get(member.id, WeeksServed()), plan.after.get(member.id, WeeksServed())
        return CountLine(
            say.name(member.name), say.number(before.main), say.number(after.main), say.number(after.standby)
        )

    def _change(
        self, old: Duty | None, new: Duty, members: dict[MemberId, Member], pages: dict[PageId, str]
    ) -> ChangeLine:
        say = self._say
        page = pages.get(new.key.page_id, "") if new.key.page_id else say("All pages")
        before = self._named(old, members) if old else say("vacant")
        return ChangeLine(week_days(new.key.week.first_on, say), page, before, self._named(new, members))

    def _named(self, duty: Duty, members: dict[MemberId, Member]) -> str:
        main = self._say.name(members[duty.main_id].name) if duty.main_id else self._say("vacant")
        return f"{main} / {self._say.name(members[duty.standby_id].name)}" if duty.standby_id else main
