"""What the list of posts shows. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.ids import CommentId, DeliveryId, MemberId, PageId, PostId, SeriesId
from moderator_app.domain.lines import JournalEntry, PostFilter, PostLine, PostQuery
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Origin, Post, ReviewStage
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.searching import question
from moderator_app.domain.series import Series, explained
from moderator_app.domain.shown import Shown, shown
from moderator_app.words import Speaker
from moderator_app.words.series import rule_sentence
from moderator_app.zone import dhaka_day, in_dhaka
from ui.comment_lines import comment_lines, open_count, why_silent
from ui.forms.trouble import Trouble
from ui.forms.typed_span import read_span
from ui.names import short_name
from ui.page_faces import page_faces
from ui.screens.posts.decision import Choice, Decision
from ui.screens.posts.evidence import evidence_words
from ui.screens.posts.words import FILTER_NAMES, MOST_PRESSING
from ui.widgets.comment_line import CommentLine
from ui.widgets.page_face import PageFace
from ui.widgets.states import SHOWN_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row: its most pressing state, and `others` where its pages stand differently."""

    post_id: PostId
    look: StateLook
    state: str
    others: str
    title: str
    second: str
    day: str
    hour: str


@dataclass(frozen=True, slots=True)
class PageState:
    """How a post stands on one page; `may_open_kit`, `may_remove` and `may_decide` say what this member can do there.

    Where its time was `missed`, a publisher decides; where it expired, whoever may write may let it go.
    """

    delivery_id: DeliveryId
    face: PageFace
    look: StateLook
    state: str
    when: str
    link: str
    note: str
    due: bool
    may_open_kit: bool
    may_remove: bool
    missed: bool
    may_decide: bool
    may_let_go: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostDetails:
    """The chosen post; `times` are the office's next usual ones, where a new time may be wanted.

    `owners` are those it may be given to, whoever is on duty first (None); empty where this member may not. `series` is
    the rule of the recurring post that it belongs to; `may_recur`: this member may make it come again.
    """

    post_id: PostId
    title: str
    second: str
    reason: str
    pages: tuple[PageState, ...]
    writable: bool
    times: tuple[datetime, ...] = ()
    owners: tuple[tuple[MemberId | None, str], ...] = ()
    owner_id: MemberId | None = None
    unchecked: bool = False
    series_id: SeriesId | None = None
    series: str = ""
    may_recur: bool = False
    comments: tuple[CommentLine, ...] = ()
    comments_open: str = ""
    comments_refused: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters as they stand; days as typed."""

    page_id: PageId | None = None
    purpose: Purpose | None = None
    member_id: MemberId | None = None
    first: str = ""
    last: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the list."""

    pages: tuple[tuple[PageId, str], ...]
    members: tuple[tuple[MemberId, str], ...]
    offer: JournalEntry | None
    may_write: bool


class PostsPresenter:
    """The posts as one member sees them."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def around(self) -> Around:
        """The pages to choose from, and the newest unsaved text."""
        pages = tuple((page.id, self._say.name(page.name)) for page in self._core.accounts.all())
        offers = self._core.journal.offered(self._actor.id)
        may_write = self._actor.may(Action.DRAFT)
        members = tuple(self._names().items())
        return Around(pages, members, offers[0] if offers and may_write else None, may_write)

    def drop(self, entry: JournalEntry) -> None:
        """Forgets unsaved text, because its writer said so."""
        self._core.journal.forget(self._actor.id, entry.post_id)

    def undrop(self, entry: JournalEntry) -> None:
        """Keeps dropped text after all; where other unsaved text took its place meanwhile, as a draft of its own."""
        journal, me = self._core.journal, self._actor.id
        offered = {other.post_id: other for other in journal.offered(me)}
        if entry.post_id not in offered:
            journal.note(me, entry.post_id, entry.draft)
            return
        self._core.drafting.save(me, None, 0, entry.draft)
        if None in offered:  # a new post takes the unsaved text of a new post along
            journal.note(me, None, offered[None].draft)

    def query(
        self, which: PostFilter, wanted: Wanted, quarter: FiscalQuarter | None
    ) -> tuple[PostQuery, tuple[Trouble, ...]]:
        """What is asked for, and every trouble of the typed days; with a quarter, what was live in its weeks."""
        span = read_span(self._say, wanted.first, wanted.last)
        return PostQuery(
            which,
            wanted.page_id,
            quarter.weeks[0].starts_at if quarter else None,
            quarter.weeks[-1].ends_at if quarter else None,
            asked=question(wanted.words),
            purpose=wanted.purpose,
            author_id=wanted.member_id,
            since=span.since,
            before=span.before,
        ), span.troubles

    def count(self, query: PostQuery) -> int:
        """How many posts the list holds."""
        return self._core.drafting.count(query)

    def rows(self, query: PostQuery, offset: int, limit: int) -> tuple[PostRow, ...]:
        """Some rows of the list."""
        lines = self._core.drafting.lines(query, offset, limit)
        faces = page_faces(self._say, self._core.accounts.all())
        names = self._names()
        now = self._core.clock.now()
        again = self._core.series.of_posts([line.post_id for line in lines])
        rows = (self._row(line, faces, names, now) for line in lines)
        return tuple(self._recurring(row) if row.post_id in again else row for row in rows)

    def details(self, post_id: PostId) -> PostDetails:
        """How one post stands on each of its pages. Raises NothingThere."""
        say = self._say
        opened = self._core.drafting.open(self._actor.id, post_id)
        post, now = opened.post, self._core.clock.now()
        faces = page_faces(say, self._core.accounts.all())
        author = self._names().get(post.author_id, "")
        kept = [d for d in opened.deliveries if d.state is not DeliveryState.CANCELLED]
        missed = any(d.state is DeliveryState.MISSED for d in kept)
        series = self._core.series.of_posts([post_id]).get(post_id)
        talk = comment_lines(say, self._core.commenting.of_post(self._actor.id, post_id))
        return PostDetails(
            post_id=post.id,
            title=post.title or say("Post without text"),
            second=say("{author} · version {n}", author=author, n=post.version),
            reason=post.reason,
            pages=tuple(self._page_state(post.stage, d, faces[d.page_id], now) for d in kept),
            writable=self._actor.may(Action.DRAFT),
            times=tuple(self._core.drafting.next_times(post.draft.page_ids)) if missed else (),
            owners=self._owners(post),
            owner_id=post.owner_id,
            unchecked=post.origin is Origin.ELSEWHERE,
            series_id=series.id if series else None,
            series=self._rule(series) if series else "",
            may_recur=series is None and self._actor.may(Action.DRAFT),
            comments=talk,
            comments_open=open_count(say, talk),
            comments_refused=why_silent(say, self._actor),
        )

    def comment(self, post_id: PostId, text: str) -> None:
        """Says something about a post. Errors: EmptyField, FieldTooLong, NotAllowed."""
        self._core.commenting.add(self._actor.id, post_id, text)

    def settle(self, comment_id: str) -> None:
        """Closes a comment. Errors: NotAllowed."""
        self._core.commenting.settle(self._actor.id, CommentId(comment_id))

    def assign(self, post_id: PostId, owner_id: MemberId | None) -> None:
        """Gives a post to a member, or to whoever is on duty. Errors: NotInOffice, NotAllowed."""
        self._core.assigning.assign(self._actor.id, post_id, owner_id)

    def remove(self, delivery_id: DeliveryId, reason: str) -> None:
        """Notes that a post is gone from its page. Errors: EmptyField, NotAllowed."""
        self._core.manual_kit.removed(self._actor.id, delivery_id, reason)

    def decide(self, decision: Decision) -> None:
        """What a publisher said of a missed time. Errors: TimeInPast, WrongMove, NotAllowed."""
        missed, actor = self._core.missed, self._actor.id
        if decision.choice is Choice.NEW_TIME:
            assert decision.at is not None, "a new time carries it"
            missed.new_time(actor, decision.delivery_id, decision.at)
        elif decision.choice is Choice.BY_HAND:
            missed.by_hand(actor, decision.delivery_id)
        elif decision.choice is Choice.LET_GO:
            self._core.expiring.let_go(actor, decision.delivery_id)
        else:
            missed.drop(actor, decision.delivery_id)

    def filters(self) -> tuple[tuple[PostFilter, str], ...]:
        """The filters and their words."""
        return tuple((which, self._say(FILTER_NAMES[which])) for which in PostFilter)

    def _owners(self, post: Post) -> tuple[tuple[MemberId | None, str], ...]:
        if not self._actor.may(Action.DRAFT):
            return ()
        say, today = self._say, dhaka_day(self._core.clock.now())
        members = self._core.panel.view().members
        there = [(m.id, say.name(m.name)) for m in members if m.in_office(today) or m.id == post.owner_id]
        on_duty = self._core.roster.owners_of(replace(post, owner_id=None))
        names = ", ".join(say.name(m.name) for m in on_duty)
        whoever = say("Whoever is on duty: {names}", names=names) if names else say("Whoever is on duty")
        return ((None, whoever), *there)

    def _names(self) -> dict[MemberId, str]:
        return {member.id: self._say.name(member.name) for member in self._core.panel.view().members}

    def _row(self, line: PostLine, faces: dict[PageId, PageFace], names: dict[MemberId, str], now: datetime) -> PostRow:
        say = self._say
        kept = [d for d in line.deliveries if d.state is not DeliveryState.CANCELLED]
        states = sorted({shown(line.stage, d, now) for d in kept}, key=MOST_PRESSING.index)
        if not states:
            states = [_of_stage(line.stage)]
        look = SHOWN_STATES[states[0]]
        places = ", ".join(short_name(faces[d.page_id].name) for d in kept) or say("No page yet")
        live = min((d.live_at for d in kept if d.live_at), default=None)
        at = live or line.planned_at
        return PostRow(
            post_id=line.post_id,
            look=look,
            state=say(look.word),
            others=", ".join(say(SHOWN_STATES[state].word) for state in states[1:]),
            title=line.title or say("Post without text"),
            second=f"{places} · {self._whose(line, names)}",
            day=say.short_day(in_dhaka(at).date()) if at else say("not set"),
            hour=say.time(at) if at else "",
        )

    def _recurring(self, row: PostRow) -> PostRow:
        return replace(row, second=self._say("↻ {rest}", rest=row.second))

    def _rule(self, series: Series) -> str:
        return rule_sentence(self._say, explained(series.rule, series.at, skip_holidays=series.skip_holidays))

    def _whose(self, line: PostLine, names: dict[MemberId, str]) -> str:
        """Who recorded it, whose it is, or who wrote it."""
        author = names.get(line.author_id, "")
        if line.origin is Origin.ELSEWHERE:
            return self._say("{author} · not checked beforehand", author=author)
        owner = names.get(line.owner_id, "") if line.owner_id else ""
        return self._say("{author} · with {owner}", author=author, owner=owner) if owner else author

    def _page_state(self, stage: ReviewStage, delivery: Delivery, face: PageFace, now: datetime) -> PageState:
        look = SHOWN_STATES[shown(stage, delivery, now)]
        at = delivery.live_at or delivery.due_at
        may = self._actor.may(Action.PUBLISH)
        say, expired = self._say, delivery.state is DeliveryState.EXPIRED
        by_hand = delivery.state in {DeliveryState.MANUAL_READY, DeliveryState.MANUAL_OPEN}
        return PageState(
            delivery_id=delivery.id,
            face=face,
            look=look,
            state=self._say(look.word),
            when=self._say.short_moment(at) if at else "",
            link=delivery.permalink,
            note=say("Its time came without approval; nothing went out.") if expired else delivery.note,
            due=look is SHOWN_STATES[Shown.BY_HAND],
            may_open_kit=by_hand and may,
            may_remove=delivery.is_live and may,
            missed=delivery.state is DeliveryState.MISSED,
            may_decide=delivery.state is DeliveryState.MISSED and may,
            may_let_go=expired and self._actor.may(Action.DRAFT),
            evidence=evidence_words(say, self._core.deciding.evidence(self._actor.id, delivery.id)),
        )


def _of_stage(stage: ReviewStage) -> Shown:
    return {
        ReviewStage.DRAFT: Shown.DRAFT,
        ReviewStage.SUBMITTED: Shown.TO_APPROVE,
        ReviewStage.CHANGES_ASKED: Shown.CHANGES_ASKED,
        ReviewStage.HELD: Shown.HELD,
        ReviewStage.REJECTED: Shown.REVIEW_REJECTED,
    }[stage]
