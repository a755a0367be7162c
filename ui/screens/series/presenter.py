"""What the list of recurring posts shows. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import PostId, SeriesId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import title_of
from moderator_app.domain.series import Series, explained
from moderator_app.services.series import SeriesStanding
from moderator_app.services.series_days import SeriesDay
from moderator_app.words import Speaker, mark
from moderator_app.words.errors import error_sentence
from moderator_app.words.series import rule_sentence, why_left_out
from ui.names import short_name
from ui.page_faces import page_faces
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

GOING_ON = StateLook(Shape.RING_ARROW, Role.INFO, mark("Goes on"))
ENDED = StateLook(Shape.CIRCLE_TICK_HOLLOW, Role.MUTED, mark("Has ended"))
STOPPED = StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Stopped"))
ORPHANED = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Author left"))

MADE = StateLook(Shape.CIRCLE_TICK_HOLLOW, Role.INFO, mark("made"))
TO_COME = StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("to come"))
LEFT = StateLook(Shape.CIRCLE_SLASH, Role.WARNING, mark("left out"))


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day of a series: `why` it is left out, or the post it became."""

    on: date
    look: StateLook
    day: str
    state: str
    why: str = ""
    post_id: PostId | None = None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One recurring post."""

    id: SeriesId
    look: StateLook
    state: str
    title: str
    sentence: str
    next: str
    counts: str
    about: str
    remark: str
    days: tuple[DayLine, ...]
    may_go_on: bool


class SeriesPresenter:
    """The recurring posts as one member sees them."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def refusal(self) -> str:
        """Why this member cannot change or stop one; "" where they can."""
        if self._actor.may(Action.DRAFT):
            return ""
        return error_sentence(self._say, _not_allowed())

    def load(self) -> tuple[SeriesLine, ...]:
        """Every series: those that go on first, newest first."""
        faces = page_faces(self._say, self._core.accounts.all())
        standings = self._core.series.all(self._actor.id)
        names = {page_id: short_name(face.name) for page_id, face in faces.items()}
        lines = [self._line(standing, [names[p] for p in standing.series.draft.page_ids]) for standing in standings]
        return tuple(sorted(lines, key=lambda line: not line.may_go_on))

    def stop(self, series_id: SeriesId) -> None:
        """Lets one come no more. Errors: SeriesStopped, NotAllowed."""
        self._core.series.stop(self._actor.id, series_id)

    def _line(self, standing: SeriesStanding, pages: list[str]) -> SeriesLine:
        say, series = self._say, standing.series
        look = _look(standing)
        return SeriesLine(
            id=series.id,
            look=look,
            state=say(look.word),
            title=title_of(series.draft.text) or say("Post without text"),
            sentence=sentence_of(say, series),
            next=say.short_moment(standing.next_at) if standing.next_at else say("none any more"),
            counts=self._counts(standing),
            about=say("{pages} · text by {author}", pages=", ".join(pages), author=say.name(standing.author.name)),
            remark=self._remark(standing),
            days=self._days(standing),
            may_go_on=series.stopped_at is None and not standing.over,
        )

    def _counts(self, standing: SeriesStanding) -> str:
        coming = [day for day in standing.to_come if day.why is None] if not standing.series.stopped_at else []
        left = len(standing.left) + len(standing.to_come) - len(coming)
        return self._say(
            "{made} made · {left} left out · {coming} to come",
            made=len(standing.made),
            left=left if not standing.series.stopped_at else len(standing.left),
            coming=len(coming),
        )

    def _remark(self, standing: SeriesStanding) -> str:
        if not standing.orphaned:
            return ""
        return self._say(
            "{name} has left office. It goes on in that name until somebody changes it, and thereby takes it over.",
            name=standing.author.name,
        )

    def _days(self, standing: SeriesStanding) -> tuple[DayLine, ...]:
        say = self._say
        made = [
            DayLine(day.on, MADE, say.short_day(day.on), say(MADE.word), post_id=day.post_id) for day in standing.made
        ]
        others = [day_line(say, day) for day in (*standing.left, *standing.to_come)]
        return tuple(sorted([*made, *others], key=lambda line: line.on))


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.DRAFT.value)


def sentence_of(say: Speaker, series: Series) -> str:
    """The rule of a series in one sentence."""
    return rule_sentence(say, explained(series.rule, series.at, skip_holidays=series.skip_holidays))


def day_line(say: Speaker, day: SeriesDay) -> DayLine:
    """A day that is not a post (yet)."""
    look = TO_COME if day.why is None else LEFT
    why = why_left_out(say, day.why, day.name) if day.why is not None else ""
    return DayLine(day.on, look, say.short_day(day.on), say(look.word), why)


def _look(standing: SeriesStanding) -> StateLook:
    if standing.series.stopped_at is not None:
        return STOPPED
    if standing.orphaned:
        return ORPHANED
    return ENDED if standing.over else GOING_ON
