"""Who is on duty now, in words. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from moderator_app.domain.panel import Member
from moderator_app.services.roster_year import OnDuty
from moderator_app.words import Speaker


@dataclass(frozen=True, slots=True)
class DutyItem:
    """One line of the card. `page` is "" for the duty of all pages; `notice` says who stands in, or that nobody does,
    and `harm` that nobody does.
    """

    page: str
    main: str
    main_second: str
    standby: str
    standby_second: str
    note: str
    notice: str
    harm: bool


def duty_items(say: Speaker, lines: Iterable[OnDuty]) -> tuple[DutyItem, ...]:
    """What the card shows; nothing where nobody keeps a roster."""
    found = tuple(lines)
    if all(line.duty is None for line in found):
        return ()
    return tuple(_item(say, line) for line in found if line.duty is not None or len(found) == 1)


def _item(say: Speaker, line: OnDuty) -> DutyItem:
    notice = ""
    if line.holder is None:
        notice = say("Nobody keeps the pages today")
    elif line.main is None or line.holder.id != line.main.id:
        notice = say("Today {name} stands in", name=line.holder.name)
    return DutyItem(
        page=say.name(line.page.name) if line.page else "",
        main=_name(say, line.main) or say("vacant"),
        main_second=_designation(say, line.main),
        standby=_name(say, line.standby),
        standby_second=_designation(say, line.standby),
        note=line.note,
        notice=notice,
        harm=line.holder is None,
    )


def _name(say: Speaker, member: Member | None) -> str:
    return say.name(member.name) if member else ""


def _designation(say: Speaker, member: Member | None) -> str:
    return say.name(member.designation) if member else ""
