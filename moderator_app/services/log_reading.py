"""Entries of the activity log as people read them: who, what, about what, and where that can be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import final

from moderator_app.domain.activity import COMMAND_LINE, SYSTEM, ActivityEntry, LogValue
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import LogLine
from moderator_app.domain.office import Bilingual
from moderator_app.ports import Unit
from moderator_app.words import Speaker
from moderator_app.words.activity import deed
from moderator_app.words.terms import NOTE_KINDS, ROLES


@dataclass(frozen=True, slots=True)
class LogSentence:
    """An entry, said. `detail` is what the entry noted beside (a reason, a link); of post, member and page at most one
    is what the entry is about.
    """

    number: int
    at: datetime
    who: str
    what: str
    detail: str
    about: str
    post_id: PostId | None = None
    member_id: MemberId | None = None
    page_id: PageId | None = None


@final
class LogReader:
    """Says entries in one language, with the names of one moment."""

    def __init__(self, say: Speaker, unit: Unit) -> None:
        """Takes the names from the unit; the reader itself outlives it."""
        self._say = say
        office = unit.office.get()
        self._office = say.name(office.name) if office else ""
        self._members = {member.id: member.name for member in unit.members.all()}
        self._pages = {page.id: page.name for page in unit.pages.all()}

    def said(self, lines: Iterable[LogLine]) -> tuple[LogSentence, ...]:
        """The entries in words."""
        return tuple(self._sentence(line) for line in lines)

    def who(self, actor: str) -> str:
        """A member's name, or what acted in place of one."""
        if actor == SYSTEM:
            return self._say("the program")
        if actor == COMMAND_LINE:
            return self._say("the command line")
        return self._name(self._members, actor)

    def _sentence(self, line: LogLine) -> LogSentence:
        entry = line.entry
        member = MemberId(entry.subject_id) if entry.subject_kind == "member" else None
        page = PageId(entry.subject_id) if entry.subject_kind == "page" else None
        return LogSentence(
            entry.seq,
            entry.at,
            self.who(entry.actor),
            deed(self._say, entry.verb, entry.data),
            self._detail(entry),
            self._about(line),
            line.post_id,
            member if member in self._members else None,
            page if page in self._pages else None,
        )

    def _about(self, line: LogLine) -> str:
        entry = line.entry
        if line.post_id is not None:
            title = line.title or self._say("a post without text")
            on_page = self._name(self._pages, line.page_id) if line.page_id else ""
            return f"{title} · {on_page}" if on_page else title
        if entry.subject_kind == "member":
            return "" if entry.subject_id == entry.actor else self._name(self._members, entry.subject_id)
        if entry.subject_kind == "page":
            return self._name(self._pages, entry.subject_id)
        return self._office if entry.subject_kind == "office" else line.title

    def _detail(self, entry: ActivityEntry) -> str:
        data = entry.data
        parts = [_text(data.get("reason")), _text(data.get("link")), _text(data.get("url"))]
        if data.get("by_itself") is True:
            parts.append(self._say("the desk locked itself"))
        if data.get("witnessed") is True:
            parts.append(self._say("seen on the page by a member"))
        parts.append(self._week(data.get("week"), data.get("kind")))
        parts.append(self._days(data.get("first_on"), data.get("last_on")))
        parts.append(self._roles(data.get("roles"), data.get("to_on")))
        parts.append(self._named(data.get("named")))
        return " · ".join(part for part in parts if part)

    def _week(self, week: LogValue, kind: LogValue) -> str:
        if not isinstance(week, str):
            return ""
        named = NOTE_KINDS.get(str(kind))
        begins = self._say("the week from {day}", day=date.fromisoformat(week))
        return f"{begins} · {self._say(named)}" if named else begins

    def _days(self, first_on: LogValue, last_on: LogValue) -> str:
        if not isinstance(first_on, str) or not isinstance(last_on, str):
            return ""
        first, last = date.fromisoformat(first_on), date.fromisoformat(last_on)
        return self._say.day(first) if first == last else self._say.day_range(first, last)

    def _roles(self, roles: LogValue, to_on: LogValue) -> str:
        if not isinstance(roles, str):
            return ""
        named = ", ".join(self._say(ROLES[role]) for role in roles.split(",") if role in ROLES)
        if not isinstance(to_on, str):
            return named
        return f"{named} · {self._say('last day {day}', day=date.fromisoformat(to_on))}"

    def _named(self, member: LogValue) -> str:
        """Whom the command line was told to act as; it proved nothing."""
        if not isinstance(member, str):
            return ""
        return self._say("as {name}, not proven by a PIN", name=self._name(self._members, member))

    def _name(self, names: dict[MemberId, Bilingual] | dict[PageId, Bilingual], key: str) -> str:
        found: dict[str, Bilingual] = {str(known): name for known, name in names.items()}
        return self._say.name(found[key]) if key in found else key


def _text(value: LogValue) -> str:
    return value if isinstance(value, str) else ""
