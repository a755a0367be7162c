"""The posts of recurring posts, made in time: each day once, whatever happens meanwhile."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.errors import InputRefused, ModeratorError, NothingThere
from moderator_app.domain.ids import DeliveryId, PostId, SeriesId
from moderator_app.domain.posts import Post, checked_draft
from moderator_app.domain.series import MADE_AHEAD, LeftOut, Occurrence, Series, left_out, moment_of
from moderator_app.events import PostChanged, SeriesChanged
from moderator_app.ports import RecurrenceRules, Unit
from moderator_app.services.days import book_between
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

_log = logging.getLogger(__name__)


@final
class SeriesMaking:
    """Makes drafts, and never hands in, approves or sends one."""

    def __init__(self, room: Workroom, rules: RecurrenceRules) -> None:
        """Works on the store of the room; `rules` says which days a rule has."""
        self._room = room
        self._rules = rules
        self._fault = ""

    def make_due(self) -> tuple[PostId, ...]:
        """Deals with every day up to five weeks ahead, each in a transaction of its own; returns the posts made.

        A day becomes a draft, or is recorded as left out: for a holiday, or because its time went by while the
        program was off. Killed midway and called again, or called by two at once, it makes nothing twice.

        Raises:
            InputRefused, NothingThere: the first fault of a series; all others were made.
        """
        until = self._room.today() + MADE_AHEAD
        with self._room.store.read() as unit:
            waiting = {
                series.id: [day for day in self.undealt(unit, series) if day <= until] for series in unit.series.all()
            }
        made: list[PostId] = []
        faults: list[InputRefused | NothingThere] = []
        for series_id, days in waiting.items():
            try:
                made += [post_id for day in days if (post_id := self._deal(series_id, day)) is not None]
            except (InputRefused, NothingThere) as fault:  # one that cannot be made holds no other back
                faults.append(fault)
        if faults:
            raise faults[0]
        return tuple(made)

    def after(self, _beat: object) -> None:
        """Makes what is due after a heartbeat; a fault is logged when it begins, and the next beat tries again."""
        try:
            self.make_due()
        except ModeratorError as fault:
            if fault.code != self._fault:
                _log.warning("recurring posts could not be made: %s", fault.code)
            self._fault = fault.code
        else:
            self._fault = ""

    def undealt(self, unit: Unit, series: Series) -> Iterator[date]:
        """The days of a series that nobody has dealt with, in order; none once it was stopped."""
        if series.stopped_at is None:
            dealt = {occurrence.on for occurrence in unit.series.occurrences(series.id)}
            yield from (day for day in self._rules.days(series.rule) if day not in dealt)

    def _deal(self, series_id: SeriesId, day: date) -> PostId | None:
        """Another may have dealt with the day, or stopped or changed the series, since it was read."""
        now = self._room.now()
        with self._room.store.write() as unit:
            series = unit.series.get(series_id)
            if day not in self.undealt(unit, series):
                return None
            occurrence = self._occurrence(unit, series, day, now)
            unit.series.add_occurrence(occurrence)
        self._room.bus.publish(SeriesChanged(series_id))
        if occurrence.post_id is not None:
            self._room.bus.publish(PostChanged(occurrence.post_id))
        return occurrence.post_id

    def _occurrence(self, unit: Unit, series: Series, day: date, now: datetime) -> Occurrence:
        at = moment_of(day, series.at)
        why = LeftOut.PASSED if at <= now else None
        if why is None and series.skip_holidays:
            why = left_out(day, book_between(unit, day, day))
        if why is not None:
            noted = {"on": day.isoformat(), "why": why.value}
            unit.activity.append(now, SYSTEM, "series_day_left_out", ("series", series.id), noted)
            return Occurrence(series.id, day, why=why)
        return Occurrence(series.id, day, self._made(unit, series, at, now))

    def _made(self, unit: Unit, series: Series, at: datetime, now: datetime) -> PostId:
        """A draft by the series' author for the pages that are still kept on its day."""
        day = dhaka_day(at)
        kept = {page.id for page in unit.pages.all() if page.kept_on(day)}
        pages = tuple(page_id for page_id in series.draft.page_ids if page_id in kept)
        draft = checked_draft(replace(series.draft, planned_at=at, page_ids=pages))
        post = Post(PostId(self._room.ids.new()), series.author_id, series.author_id, now, now, draft)
        unit.posts.add(post)
        for page_id in pages:
            unit.deliveries.add(Delivery(DeliveryId(self._room.ids.new()), post.id, page_id, due_at=at))
        noted = {"series": series.id, "on": day.isoformat()}
        unit.activity.append(now, SYSTEM, "series_post_made", ("post", post.id), noted)
        return post.id
