"""The demo's last days and next week: a post in each state that can be reached, as the office stands today at ten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import final

from moderator_app.demo.calendar import SUNDAY_SLOT, WEDNESDAY_SLOT, DemoCalendar
from moderator_app.demo.desk import Desk
from moderator_app.demo.plan import FACEBOOK, PORTAL, TELEGRAM
from moderator_app.demo.texts import PostText, Table
from moderator_app.demo.timeline import Timeline
from moderator_app.domain.ids import PostId
from moderator_app.domain.posts import Draft
from moderator_app.domain.series import Every, Recurrence

_EVERY_PAGE = (FACEBOOK, PORTAL, TELEGRAM)


@final
class LastDays:
    """Puts the present down on the timeline."""

    def __init__(
        self, desk: Desk, timeline: Timeline, calendar: DemoCalendar, data: Table, texts: Mapping[str, PostText]
    ) -> None:
        """Nothing is put down yet."""
        self._desk = desk
        self._timeline = timeline
        self._calendar = calendar
        self._reasons: Table = data["reasons"]
        self._texts = texts

    def put_down(self) -> None:
        """Yesterday, this morning, and what is planned."""
        self._open_since_nine()
        self._this_morning()
        self._waiting()
        self._in_review()
        self._drafts()
        self._next_week()
        self._stock()
        self._series()

    def _open_since_nine(self) -> None:
        """The program was open, so what was due this morning is kept, and the next heartbeat follows on."""
        for minute in range(0, 60, 4):
            self._then(9, minute, self._desk.beat)

    def _this_morning(self) -> None:
        """Live, seen by a person, open in the kit, due by hand, due in an hour and a half."""
        today = self._calendar.today
        live = self._approved("today-live", "ict", "uno", (FACEBOOK,), self._at(9, 0))
        self._then(9, 2, lambda: self._desk.open_kit("social", live(), FACEBOOK))
        self._then(9, 6, lambda: self._desk.confirm("social", live(), FACEBOOK, self._at(9, 5)))
        seen = self._approved("today-witnessed", "social", "land", (FACEBOOK,), self._at(9, 15))
        self._then(9, 16, lambda: self._desk.open_kit("ict", seen(), FACEBOOK))
        self._then(9, 21, lambda: self._desk.confirm("ict", seen(), FACEBOOK, self._at(9, 20), witnessed=True))
        opened = self._approved("today-kit-open", "ict", "land", (TELEGRAM,), self._at(9, 40))
        self._then(9, 41, lambda: self._desk.open_kit("social", opened(), TELEGRAM))
        self._approved("today-by-hand", "land", "uno", (PORTAL,), self._calendar.moment(today, 9, 30))
        self._then(8, 55, lambda: self._desk.enter("ict"))
        self._then(9, 25, lambda: self._desk.enter("uno"))

    def _waiting(self) -> None:
        """Approved and due later; one page was taken off again, one was moved in time without losing its approval."""
        due = self._at(11, 30)
        draft = self._desk_draft("today-scheduled", "ict", _EVERY_PAGE, due)
        scheduled = self._approved("today-scheduled", "ict", "uno", _EVERY_PAGE, due)
        self._then(9, 35, lambda: self._desk.edit("ict", scheduled(), self._desk.without_page(draft(), TELEGRAM)))
        if self._calendar.today != self._calendar.this_week.last_on:
            tomorrow = self._calendar.ahead(1)
            first = self._calendar.moment(tomorrow, 10, 30)
            moved = self._calendar.moment(tomorrow, 11)
            pages = (FACEBOOK, PORTAL)
            later = self._approved("this-week-next", "social", "uno", pages, first)
            again = self._desk_draft("this-week-next", "social", pages, first)
            self._then(9, 36, lambda: self._desk.edit("social", later(), replace(again(), planned_at=moved)))

    def _in_review(self) -> None:
        """To approve, sent back, held, rejected; and one that was taken off its page last week."""
        ahead = self._calendar.ahead
        self._handed_in("to-approve", "ict", _EVERY_PAGE, self._calendar.moment(ahead(2), 11))
        self._handed_in("to-approve-2", "land", (FACEBOOK, PORTAL), self._calendar.moment(ahead(1), 15))
        back = self._handed_in("changes-asked", "social", (PORTAL, FACEBOOK), self._calendar.moment(ahead(3), 11))
        self._yesterday(17, lambda: self._desk.ask_changes("uno", back(), self._reasons["changes_asked_open"]))
        held = self._handed_in("held", "ict", (FACEBOOK,), self._calendar.moment(ahead(4), 12))
        self._yesterday(17, lambda: self._desk.hold("uno", held(), self._reasons["held"]))
        refused = self._handed_in("rejected", "social", (FACEBOOK,), self._calendar.moment(ahead(2), 10, 30))
        self._yesterday(17, lambda: self._desk.reject("land", refused(), self._reasons["rejected"]))
        self._removed_last_week()

    def _removed_last_week(self) -> None:
        thursday = self._calendar.this_week.previous.days[4]
        out_at = self._calendar.moment(thursday, 16)
        before = out_at - timedelta(hours=5)
        gone = self._written("removed", "ict", (FACEBOOK,), out_at, before)
        self._timeline.at(before + timedelta(hours=1), lambda: self._desk.approve("land", gone()))
        self._timeline.at(out_at, lambda: self._desk.open_kit("social", gone(), FACEBOOK))
        self._timeline.at(out_at + timedelta(minutes=4), lambda: self._desk.confirm("social", gone(), FACEBOOK, out_at))
        self._timeline.at(
            out_at + timedelta(hours=18),
            lambda: self._desk.remove("social", gone(), FACEBOOK, self._reasons["removed"]),
        )

    def _drafts(self) -> None:
        plain = self._texts["draft-plain"]
        self._yesterday(
            16, lambda: self._desk.write("social", replace(self._desk.draft("social", plain, (), None), purpose=None))
        )
        planned_at = self._calendar.moment(self._calendar.ahead(1), 15)
        planned = self._texts["draft-planned"]
        self._yesterday(16, lambda: self._desk.write("ict", self._desk.draft("ict", planned, (TELEGRAM,), planned_at)))

    def _next_week(self) -> None:
        """Sunday approved twice, for a changed alternative text voided the first; Wednesday once; Thursday a draft."""
        days = self._calendar.this_week.next.days
        sunday = self._calendar.moment(days[SUNDAY_SLOT], 11)
        first = self._approved("next-sunday", "social", "land", _EVERY_PAGE, sunday)
        better = self._desk_draft("next-sunday", "social", _EVERY_PAGE, sunday)
        self._then(9, 10, lambda: self._improve(first(), better))
        self._approved(
            "next-wednesday", "ict", "uno", (FACEBOOK, PORTAL), self._calendar.moment(days[WEDNESDAY_SLOT], 11)
        )
        thursday = self._calendar.moment(days[4], 11)
        text = self._texts["next-thursday"]
        self._yesterday(
            15, lambda: self._desk.write("land", self._desk.draft("land", text, (PORTAL, TELEGRAM), thursday))
        )

    def _stock(self) -> None:
        """Approved, and its time still open."""
        stock = self._handed_in("stock", "social", (TELEGRAM,), None)
        self._yesterday(15, lambda: self._desk.approve("land", stock()))

    def _series(self) -> None:
        """A recurring post from next Wednesday on, every week, for about three months."""
        first_on = self._calendar.this_week.next.days[WEDNESDAY_SLOT]
        rule = Recurrence(Every.WEEK, first_on, days=frozenset({WEDNESDAY_SLOT}), count=12)
        text = self._texts["series"]
        draft = partial(self._desk.draft, "land", text, (FACEBOOK,), None)
        self._yesterday(16, lambda: self._desk.recur("land", draft(), rule, time(15)))

    def _improve(self, post_id: PostId, draft: Callable[[], Draft]) -> None:
        """Any changed byte voids the approval: the post is handed in and approved once more."""
        present = draft()
        media = tuple(replace(use, alt_text=f"{use.alt_text}; নিচে স্থানের নাম") for use in present.media)
        better = replace(present, media=media)
        post = self._desk.edit("social", post_id, better)
        self._desk.hand_in("social", better, post)
        self._then(9, 30, lambda: self._desk.approve("land", post_id))

    def _approved(
        self, key: str, author: str, reviewer: str, pages: Sequence[str], due: datetime
    ) -> Callable[[], PostId]:
        post = self._handed_in(key, author, pages, due)
        self._yesterday(15, lambda: self._desk.approve(reviewer, post()))
        return post

    def _handed_in(self, key: str, author: str, pages: Sequence[str], due: datetime | None) -> Callable[[], PostId]:
        return self._written(key, author, pages, due, self._calendar.moment(self._calendar.ago(1), 14))

    def _written(
        self, key: str, author: str, pages: Sequence[str], due: datetime | None, at: datetime
    ) -> Callable[[], PostId]:
        draft = self._desk_draft(key, author, pages, due)
        made: list[PostId] = []
        self._timeline.at(at, lambda: made.append(self._desk.hand_in(author, draft()).id))
        return lambda: made[0]

    def _desk_draft(self, key: str, author: str, pages: Sequence[str], due: datetime | None) -> Callable[[], Draft]:
        return lambda: self._desk.draft(author, self._texts[key], pages, due)

    def _yesterday(self, hour: int, happening: Callable[[], object]) -> None:
        self._timeline.at(self._calendar.moment(self._calendar.ago(1), hour, 20), happening)

    def _then(self, hour: int, minute: int, happening: Callable[[], object]) -> None:
        self._timeline.at(self._at(hour, minute), happening)

    def _at(self, hour: int, minute: int) -> datetime:
        return self._calendar.moment(self._calendar.today, hour, minute)
