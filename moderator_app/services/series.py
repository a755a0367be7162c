"""Recurring posts: begun from a draft, each of their days a draft of its own, or left out and said to be.

A series whose author has left office goes on, for a post that stops coming would be a loss that nobody sees; its drafts
keep their author's name, whoever is on duty sees to them, and the convenor is asked to take it over (change it, and
thereby become its author) or to stop it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import final

from moderator_app.domain.errors import SeriesStopped
from moderator_app.domain.ids import MemberId, PostId, SeriesId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Draft, check_ready, checked_draft
from moderator_app.domain.series import (
    Recurrence,
    Series,
    check_days,
    checked_series,
    moment_of,
)
from moderator_app.events import SeriesChanged
from moderator_app.ports import RecurrenceRules, Unit
from moderator_app.services.filled import check_filled
from moderator_app.services.series_days import SeriesDay, left_days, series_days
from moderator_app.services.series_making import SeriesMaking
from moderator_app.services.workroom import Acting, Workroom


@dataclass(frozen=True, slots=True)
class MadeDay:
    """A day that became a post."""

    on: date
    post_id: PostId
    title: str


@dataclass(frozen=True, slots=True)
class SeriesStanding:
    """How a series stands: the posts made of it, the days left out, and those that nobody has dealt with yet.

    `orphaned` tells that it goes on although its author is in office no more.
    """

    series: Series
    author: Member
    made: tuple[MadeDay, ...]
    left: tuple[SeriesDay, ...]
    to_come: tuple[SeriesDay, ...]
    orphaned: bool
    today: date

    @property
    def next_at(self) -> datetime | None:
        """When its next post is planned, made or not; None where there is none."""
        days = [*(day.on for day in self.made), *(day.on for day in self.to_come if day.why is None)]
        coming = [day for day in days if day >= self.today]
        return moment_of(min(coming), self.series.at) if coming else None

    @property
    def over(self) -> bool:
        """Nothing of it is to come any more."""
        return self.series.stopped_at is not None or not self.to_come


@final
class SeriesDesk:
    """Begins, shows, changes and stops recurring posts."""

    def __init__(self, room: Workroom, rules: RecurrenceRules, making: SeriesMaking) -> None:
        """Works on the store of the room; `rules` says which days a rule has, `making` makes the posts."""
        self._room = room
        self._rules = rules
        self._making = making

    def all(self, actor: MemberId) -> tuple[SeriesStanding, ...]:
        """Every series, newest first."""
        with self._room.reading(actor) as unit:
            return tuple(self._standing(unit, series) for series in reversed(unit.series.all()))

    def of_posts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, Series]:
        """Which series some posts are occurrences of; one of none is left out."""
        with self._room.store.read() as unit:
            found = unit.series.of_posts(post_ids)
            by_id = {series_id: unit.series.get(series_id) for series_id in set(found.values())}
            return {post_id: by_id[series_id] for post_id, series_id in found.items()}

    def preview(self, actor: MemberId, rule: Recurrence, at: time, *, skip_holidays: bool) -> tuple[SeriesDay, ...]:
        """Every day of a rule, those that would be left out named.

        Raises:
            InputRefused: there can be no such rule (`checked_series`, `check_days`).
        """
        with self._room.reading(actor) as unit:
            days = self._checked(rule)[1]
            return series_days(unit, days, at, skip_holidays=skip_holidays)

    def start(self, actor: MemberId, draft: Draft, rule: Recurrence, at: time, *, skip_holidays: bool) -> Series:
        """Begins a series and makes the posts of the next five weeks.

        Raises:
            InputRefused: there can be no such rule.
            PostNotReady: text, page, purpose or an alternative text is missing; the field says which.
            BlankLeft: a blank of a template was not filled: every post of the series would carry it.
            NotAllowed: the member may not draft.
        """
        checked, _ = self._checked(rule)
        text = _text_of(draft, self._room.now())
        with self._room.acting(actor, Action.DRAFT) as acting:
            check_filled(acting.unit, text)
            series_id = SeriesId(self._room.ids.new())
            series = Series(series_id, actor, acting.now, text, checked, at, skip_holidays)
            acting.unit.series.put(series)
            acting.log("series_started", "series", series.id)
        self._tell(series.id, actor)
        self._making.after(None)  # a fault is tried again after the next heartbeat; the series stands already
        return series

    def change(
        self, actor: MemberId, series_id: SeriesId, draft: Draft, rule: Recurrence, at: time, *, skip_holidays: bool
    ) -> Series:
        """Gives the days to come another text or rule, from its first day on; whoever does it is its author then.

        Posts that were made stay as they are, and their days come no second time.

        Raises:
            SeriesStopped: it was stopped.
            InputRefused, PostNotReady, BlankLeft, NotAllowed: as for `start`.
        """
        checked, _ = self._checked(rule)
        text = _text_of(draft, self._room.now())
        with self._room.acting(actor, Action.DRAFT) as acting:
            before = _going_on(acting, series_id)
            check_filled(acting.unit, text)
            series = replace(before, author_id=actor, draft=text, rule=checked, at=at, skip_holidays=skip_holidays)
            acting.unit.series.put(series)
            acting.log("series_changed", "series", series_id)
        self._tell(series_id, actor)
        self._making.after(None)  # a fault is tried again after the next heartbeat; the series stands already
        return series

    def stop(self, actor: MemberId, series_id: SeriesId) -> Series:
        """Lets a series come no more; the posts that were made stay as they are.

        Raises:
            SeriesStopped: it was stopped already.
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            series = replace(_going_on(acting, series_id), stopped_at=acting.now)
            acting.unit.series.put(series)
            acting.log("series_stopped", "series", series_id)
        self._tell(series_id, actor)
        return series

    def _checked(self, rule: Recurrence) -> tuple[Recurrence, tuple[date, ...]]:
        checked = checked_series(rule, self._room.today())
        days = self._rules.days(checked)
        check_days(checked, days)
        return checked, days

    def _standing(self, unit: Unit, series: Series) -> SeriesStanding:
        dealt = unit.series.occurrences(series.id)
        posts = unit.posts.many([o.post_id for o in dealt if o.post_id is not None])
        author, today = unit.members.get(series.author_id), self._room.today()
        skip = series.skip_holidays
        coming = series_days(unit, tuple(self._making.undealt(unit, series)), series.at, skip_holidays=skip)
        return SeriesStanding(
            series=series,
            author=author,
            made=tuple(MadeDay(o.on, o.post_id, posts[o.post_id].title) for o in dealt if o.post_id is not None),
            left=left_days(unit, series, [o for o in dealt if o.why is not None]),
            to_come=coming,
            orphaned=series.stopped_at is None and bool(coming) and not author.in_office(today),
            today=today,
        )

    def _tell(self, series_id: SeriesId, initiator: MemberId) -> None:
        self._room.bus.publish(SeriesChanged(series_id, initiator=initiator))


def _text_of(draft: Draft, now: datetime) -> Draft:
    text = replace(checked_draft(draft), planned_at=None)
    check_ready(text, now)
    return text


def _going_on(acting: Acting, series_id: SeriesId) -> Series:
    series = acting.unit.series.get(series_id)
    if series.stopped_at is not None:
        raise SeriesStopped()
    return series
