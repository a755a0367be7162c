"""The roster as entries of another calendar."""

from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Office
from moderator_app.domain.roster import Duty
from moderator_app.ports import CalendarEntry
from moderator_app.services.roster_year import RosterYear
from moderator_app.words import Speaker


def calendar_entries(
    say: Speaker, view: RosterYear, office: Office | None, only: MemberId | None
) -> tuple[CalendarEntry, ...]:
    """An entry for each duty that names somebody; `only` takes those of one member, as main or as stand-by."""
    names = {member.id: say.name(member.name) for member in view.members}
    pages = {page.id: say.name(page.name) for page in view.pages}
    place = say.name(office.name) if office else ""
    found: list[CalendarEntry] = []
    for duty in view.duties:
        if duty.main_id and (only is None or only in (duty.main_id, duty.standby_id)):
            of = pages.get(duty.key.page_id, "") if duty.key.page_id else say("all pages")
            found.append(_entry(say, duty, names, of, f"{office.id if office else 'office'}", place))
    return tuple(found)


def _entry(say: Speaker, duty: Duty, names: dict[MemberId, str], of: str, office_id: str, place: str) -> CalendarEntry:
    week = duty.key.week
    main = names.get(duty.main_id, "") if duty.main_id else ""
    standby = names.get(duty.standby_id, "") if duty.standby_id else ""
    lines = [
        place,
        say("Stand-by: {name}", name=standby) if standby else say("Nobody stands by."),
        say("Note: {note}", note=duty.note) if duty.note else "",
    ]
    return CalendarEntry(
        uid=f"duty-{week.first_on.isoformat()}-{duty.key.page_id or 'all'}@{office_id}",
        first_on=week.first_on,
        last_on=week.last_on,
        title=say("On duty: {name} ({page})", name=main, page=of),
        text="\n".join(line for line in lines if line),
    )
