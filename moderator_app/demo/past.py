"""Two quarters at the office: every past post written, checked, published by hand and confirmed; weeks explained."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import final

from moderator_app.demo.calendar import DemoCalendar
from moderator_app.demo.desk import Desk
from moderator_app.demo.library import Library
from moderator_app.demo.plan import FACEBOOK, PORTAL, TELEGRAM, PastPost, past_posts
from moderator_app.demo.texts import Table
from moderator_app.demo.timeline import Timeline
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.posts import Draft, Post

_AUTHORS = ("ict", "social", "ict", "land", "social")
_REVIEWERS = ("land", "uno", "uno")
_PUBLISHERS = ("ict", "ict", "social")


@final
class Past:
    """Puts the past down on the timeline."""

    def __init__(self, desk: Desk, timeline: Timeline, calendar: DemoCalendar, data: Table, library: Library) -> None:
        """Nothing is put down yet."""
        self._desk = desk
        self._timeline = timeline
        self._calendar = calendar
        self._reasons: Table = data["reasons"]
        self._excuses: list[Table] = data["excuse"]
        self._library = library
        self._opens = calendar.moment(calendar.first_on, 10, 5)

    def put_down(self) -> None:
        """Every past post, and the notes of the weeks that fell short."""
        for post in past_posts(self._calendar):
            self._timeline.at(
                self._not_before_opening(post.planned_at - timedelta(days=2) + timedelta(hours=4)),
                lambda post=post: self._write(post),
            )
        self._explain(self._calendar.missed_long_ago, (PORTAL,), NoteKind.MISSED, self._reasons["missed_long_ago"])
        self._explain(
            self._calendar.missed_with_reason, (FACEBOOK,), NoteKind.MISSED, self._reasons["missed_with_reason"]
        )
        week = self._calendar.excused
        excuse = next(row for row in self._excuses if week.days[3].month in row["months"])
        self._explain(week, (FACEBOOK, PORTAL, TELEGRAM), NoteKind(excuse["kind"]), excuse["reason"])

    def _write(self, plan: PastPost) -> None:
        author = _AUTHORS[plan.number % len(_AUTHORS)]
        text = self._library.pick(self._day(plan.planned_at))
        draft = self._desk.draft(author, text, plan.pages, plan.planned_at)
        first = replace(draft, text=_without_last_sentence(draft.text)) if plan.corrected else draft
        post = self._desk.hand_in(author, first)
        checked_at = self._not_before_opening(plan.planned_at - timedelta(hours=20), minutes=15)
        if plan.corrected:
            self._timeline.at(checked_at, lambda: self._send_back(plan, author, post, draft))
        else:
            self._timeline.at(checked_at, lambda: self._approve(plan, author, post))

    def _send_back(self, plan: PastPost, author: str, post: Post, better: Draft) -> None:
        reviewer = self._reviewer(plan, author)
        self._desk.ask_changes(reviewer, post.id, self._reasons["changes_asked"])
        # Asking for changes is itself a save: the next one is made on top of it.
        seen = replace(post, revision=post.revision + 1)
        again = self._desk.core.clock.now() + timedelta(minutes=6)
        self._timeline.at(again, lambda: self._desk.hand_in(author, better, seen))
        self._timeline.at(again + timedelta(minutes=5), lambda: self._approve(plan, author, post))

    def _approve(self, plan: PastPost, author: str, post: Post) -> None:
        self._desk.approve(self._reviewer(plan, author), post.id)
        publisher = _PUBLISHERS[plan.number % len(_PUBLISHERS)]
        for n, page in enumerate(plan.pages):
            out_at = plan.planned_at + timedelta(minutes=2 + 5 * n)
            self._timeline.at(out_at, lambda page=page: self._desk.open_kit(publisher, post.id, page))
            self._timeline.at(
                out_at + timedelta(minutes=3), lambda page=page: self._confirm(plan, publisher, post, page)
            )

    def _confirm(self, plan: PastPost, publisher: str, post: Post, page: str) -> None:
        live_at = self._desk.core.clock.now() - timedelta(minutes=1)
        self._desk.confirm(publisher, post.id, page, live_at, witnessed=plan.witnessed)
        if plan.removed:
            gone_at = live_at + timedelta(days=1)
            self._timeline.at(gone_at, lambda: self._desk.remove(publisher, post.id, page, self._reasons["removed"]))

    def _explain(self, week: Week, pages: tuple[str, ...], kind: NoteKind, reason: str) -> None:
        at = self._calendar.moment(week.next.first_on, 9, 40)
        for page in pages:
            self._timeline.at(at, lambda page=page: self._desk.note_week("uno", page, week, kind, reason))

    def _reviewer(self, plan: PastPost, author: str) -> str:
        wanted = _REVIEWERS[plan.number % len(_REVIEWERS)]
        return wanted if wanted != author else "uno"

    def _not_before_opening(self, moment: datetime, minutes: int = 0) -> datetime:
        return max(moment, self._opens + timedelta(minutes=minutes))

    def _day(self, moment: datetime) -> date:
        return moment.date()


def _without_last_sentence(text: str) -> str:
    kept, _, _ = text.rstrip("। ").rpartition("।")
    return f"{kept}।" if kept else text
