"""An invented office behind the services that home and review ask; what a test does not change stands as it is."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from moderator_app.domain.approval import Approval, content_hash
from moderator_app.domain.bd_calendar import dhaka_day, week_of
from moderator_app.domain.cadence import WeekCount, WeekNote, checked_reason, page_week
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ModeratorError, NothingThere
from moderator_app.domain.ids import ApprovalId, DeliveryId, MediaHash, MemberId, PageId, PostId
from moderator_app.domain.lines import DeliveryLine, MediaFile, Outgoing, PostLine, PostVersion
from moderator_app.domain.office import Bilingual
from moderator_app.domain.page_health import health_of
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import Action, ApprovalPreset, Member, Role
from moderator_app.domain.posts import Draft, MediaUse, Post, ReviewStage, title_of
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.shown import shown
from moderator_app.services.board import BoardRow, Need, NeedKind, QueueLine, WeekBoard
from moderator_app.services.drafting import Measure
from moderator_app.services.office import Welcome, WelcomeStep
from moderator_app.services.publishing.desk import PublishingStanding
from moderator_app.services.reviewing import ReviewDetail, ReviewItem

NOW = datetime(2026, 10, 6, 5, 2, tzinfo=UTC)  # Tuesday 6 October 2026, 11:02 in Dhaka
TODAY = date(2026, 10, 6)
_SINCE = date(2026, 1, 1)
D, S = DeliveryState, ReviewStage


def _page(key, bn, en, platform, kind, mark):
    return Page(PageId(key), Bilingual(bn, en), platform, kind, f"https://example.org/{key}", _SINCE, mark=mark)


PAGES = (
    _page("main", "উপজেলা প্রশাসন, নমুনাপুর", "Upazila Administration", Platform.FACEBOOK, PageKind.PAGE, 0),
    _page("portal", "উপজেলা তথ্য পোর্টাল", "Upazila web portal", Platform.WORDPRESS, PageKind.SITE, 2),
    _page("alerts", "দুর্যোগ বার্তা, নমুনাপুর", "Disaster alerts", Platform.TELEGRAM, PageKind.CHANNEL, 3),
    _page("land", "উপজেলা ভূমি অফিস", "Upazila Land Office", Platform.FACEBOOK, PageKind.PAGE, 1),
)


def _member(key, bn, en, *roles):
    return Member(MemberId(key), Bilingual(bn, en), Bilingual("কর্মকর্তা", "Officer"), frozenset(roles), _SINCE)


NASRIN = _member("nasrin", "নাসরিন সুলতানা", "Nasrin Sultana", Role.DRAFTER, Role.REVIEWER)
TANVIR = _member("tanvir", "তানভীর হাসান", "Tanvir Hasan", Role.CONVENOR, Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER)
SHAFIQ = _member("shafiq", "শফিকুল ইসলাম", "Shafiqul Islam", Role.DRAFTER)
AUDITOR = _member("rehana", "রেহানা পারভীন", "Rehana Parvin", Role.AUDITOR)
MEMBERS = (NASRIN, TANVIR, SHAFIQ, AUDITOR)


def at(day, hour, minute=0):
    """A moment in Dhaka."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=6)


def _line(page, title, state, when, *, stage=S.SUBMITTED, author=NASRIN):
    delivery = Delivery(
        DeliveryId(f"{page}-{title}"),
        PostId(title),
        PageId(page),
        state,
        due_at=when,
        live_at=when if state in {D.VERIFIED, D.CLAIMED} else None,
        opened_at=when if state is D.MANUAL_OPEN else None,
    )
    return DeliveryLine(delivery, title, stage, author.id, author.id, when)


LINES = (
    _line("main", "টিকা ক্যাম্পের সময়সূচি", D.VERIFIED, at(4, 11)),
    _line("main", "টিসিবির পণ্য বিক্রয়ের স্থান", D.MANUAL_READY, at(7, 11)),
    _line("portal", "সেবা সপ্তাহের বিজ্ঞপ্তি", D.VERIFIED, at(4, 12)),
    _line("portal", "ই-নামজারির ধাপ", D.VERIFIED, at(6, 9)),
    _line("alerts", "বজ্রপাতে করণীয়", D.VERIFIED, at(4, 16)),
    _line("alerts", "ঘূর্ণিঝড় প্রস্তুতি সভার বিজ্ঞপ্তি", D.CLAIMED, at(5, 16)),
    _line("alerts", "নদীর পানির উচ্চতা", D.DRAFT, at(8, 10), stage=S.DRAFT),
    _line("land", "ই-নামজারি ক্যাম্প: ইউনিয়নভিত্তিক সময়সূচি", D.MANUAL_READY, at(6, 10, 30)),
    _line("land", "খাসজমি বন্দোবস্তের আবেদন গ্রহণ", D.DRAFT, at(8, 10), author=SHAFIQ),
)


@dataclass
class FakeBoard:
    """Answers like the board service over a list of deliveries; `noted` keeps what was written."""

    pages: tuple = PAGES
    lines: tuple = LINES
    asked: list = field(default_factory=list)
    noted: list = field(default_factory=list)
    error: ModeratorError | None = None
    extra_needs: tuple = ()
    now: datetime = NOW

    def week(self, day=None):
        self.asked.append(day)
        if self.error:
            raise self.error
        today = dhaka_day(self.now)
        week = week_of(day or today)
        rows = tuple(self._row(page, week) for page in self.pages)
        kept = {page.id for page in self.pages}
        out = {D.MANUAL_READY, D.MANUAL_OPEN}
        waiting = [ln for ln in self.lines if ln.delivery.state in out and ln.delivery.page_id in kept]
        queue = tuple(QueueLine(line, shown(line.stage, line.delivery, self.now)) for line in waiting)
        return WeekBoard(week, today, self.now, rows, queue, 3 if rows else 0, 2 * len(rows))

    def _row(self, page, week):
        mine = [line for line in self.lines if line.delivery.page_id == page.id and line.planned_at]
        days = tuple(tuple(ln for ln in mine if dhaka_day(ln.planned_at) == day) for day in week.days)
        here = [line for day in days for line in day]
        count = WeekCount(
            sum(line.delivery.is_live for line in here),
            sum(line.delivery.is_scheduled(self.now) for line in here),
        )
        state = page_week(page, week, 2, count, dhaka_day(self.now))
        return BoardRow(state, tuple(tuple(shown(ln.stage, ln.delivery, self.now) for ln in d) for d in days), days)

    def needs(self, actor):
        member = next(m for m in MEMBERS if m.id == actor)
        if not self.pages or not member.may(Action.PUBLISH):
            return ()
        last = page_week(self.pages[-1], week_of(TODAY).previous, 2, WeekCount(1), TODAY)
        return (
            Need(NeedKind.CONFIRM, delivery=_line("alerts", "ঘূর্ণিঝড় প্রস্তুতি সভার বিজ্ঞপ্তি", D.MANUAL_OPEN, at(5, 16))),
            Need(NeedKind.BY_HAND, delivery=LINES[7]),
            Need(NeedKind.TO_APPROVE, post=post_line(BIRTH)),
            Need(NeedKind.CHANGES, post=post_line(replace(THUNDER, reason="তারিখ মিলিয়ে নিন"))),
            Need(NeedKind.MISSED_WEEK, week=last),
            *self.extra_needs,
        )

    def note_week(self, actor, page_id, week, kind, reason):
        if self.error:
            raise self.error
        note = WeekNote(page_id, week, kind, checked_reason(reason), actor, self.now)
        self.noted.append(note)
        return note


PICTURE = MediaHash("a" * 64)
_TEXT = (
    "জন্ম ও মৃত্যু নিবন্ধন দিবসের বিশেষ সেবা\n\nজন্ম ও মৃত্যু নিবন্ধন দিবস উপলক্ষে বিশেষ সেবা সপ্তাহ আগামী "
    "১১ থেকে ১৫ অক্টোবর ২০২৬ পর্যন্ত নমুনাপুর উপজেলার সকল ইউনিয়ন পরিষদ কার্যালয়ে জন্ম ও মৃত্যু নিবন্ধনের বিশেষ সেবা দেওয়া হবে।"
)
_OLD_TEXT = _TEXT.replace("১১ থেকে ১৫", "১০ থেকে ১৪").replace("সকল ইউনিয়ন পরিষদ কার্যালয়ে", "ইউনিয়ন পরিষদ ভবনে")


def _draft(text, *pages, planned, media=()):
    return Draft(
        text=text,
        purpose=Purpose.SERVICE_INNOVATION,
        page_ids=tuple(PageId(page) for page in pages),
        planned_at=planned,
        media=media,
    )


def _post(key, draft, author, *, stage=S.SUBMITTED, version=1, reason=""):
    return Post(PostId(key), author.id, author.id, NOW, NOW, draft, stage, version, version, reason)


_POSTER = (MediaUse(PICTURE, "পোস্টার, জন্ম ও মৃত্যু নিবন্ধন বিশেষ সেবা সপ্তাহ, ১১–১৫ অক্টোবর ২০২৬, সকল ইউনিয়ন পরিষদ।"),)
KHAS = _post("khas", _draft("খাসজমি বন্দোবস্তের আবেদন গ্রহণ\nবিস্তারিত ভূমি অফিসে।", "land", planned=at(8, 10)), SHAFIQ)
THUNDER = _post(
    "thunder",
    _draft("বজ্রপাতে করণীয়", "alerts", planned=at(8, 12)),
    NASRIN,
    stage=S.CHANGES_ASKED,
    reason="হটলাইন নম্বর যোগ করুন",
)
BIRTH = _post("birth", _draft(_TEXT, "main", planned=at(11, 11), media=_POSTER), NASRIN, version=3)
FAIR = _post("fair", _draft("ভূমি মেলার প্রস্তুতি সভা", "land", "main", planned=at(15, 10)), TANVIR)


def post_line(post):
    deliveries = tuple(
        Delivery(DeliveryId(f"{post.id}-{page}"), post.id, page, due_at=post.draft.planned_at)
        for page in post.draft.page_ids
    )
    return PostLine(
        post.id,
        title_of(post.draft.text),
        post.draft.purpose,
        post.author_id,
        post.edited_by,
        post.stage,
        post.version,
        post.draft.planned_at,
        post.edited_at,
        post.reason,
        None,
        deliveries,
    )


@dataclass
class FakeReviewing:
    """Answers like the reviewing service over some posts; `calls` keeps what was asked for."""

    posts: dict = field(default_factory=lambda: {p.id: p for p in (KHAS, THUNDER, BIRTH, FAIR)})
    approvals: dict = field(default_factory=dict)
    refusals: dict = field(default_factory=dict)
    previous: dict = field(default_factory=dict)
    preset: ApprovalPreset = ApprovalPreset.ONE_OTHER
    calls: list = field(default_factory=list)
    error: ModeratorError | None = None

    def queue(self, actor):
        waiting = {S.SUBMITTED, S.CHANGES_ASKED, S.HELD}
        return tuple(
            ReviewItem(post_line(post), _author(post), self.refusals.get(post.id))
            for post in self.posts.values()
            if post.stage in waiting and not self.approvals.get(post.id)
        )

    def detail(self, actor, post_id):
        if post_id not in self.posts:
            raise NothingThere(kind="post", id=post_id)
        post = self.posts[post_id]
        media = tuple(MediaFile(m.hash, "png", 1200, 630, 9, "poster.png", NASRIN.id, NOW) for m in post.draft.media)
        return ReviewDetail(
            post=post,
            author=_author(post),
            editor=_author(post),
            outgoing=tuple(
                Outgoing(delivery, post.content_for(delivery.page_id), media) for delivery in post_line(post).deliveries
            ),
            hashes={page: content_hash(page, post.content_for(page)) for page in post.draft.page_ids},
            approvals=self.approvals.get(post_id, ()),
            previous=self.previous.get(post_id, _older(post)),
            preset=self.preset,
            refusal=self.refusals.get(post_id),
        )

    def approve(self, actor, post_id, seen, signed, declaration="", reasons=()):
        self._called("approve", post_id, seen, declaration)
        self.signed = [point.item for point in signed]
        post = self.posts[post_id]
        self.approvals[post_id] = tuple(
            Approval(ApprovalId("1"), post_id, page, content, actor, NOW, declaration) for page, content in seen.items()
        )
        return post

    def ask_changes(self, actor, post_id, reason):
        return self._turned("ask_changes", post_id, S.CHANGES_ASKED, reason)

    def hold(self, actor, post_id, reason):
        return self._turned("hold", post_id, S.HELD, reason)

    def reject(self, actor, post_id, reason):
        return self._turned("reject", post_id, S.REJECTED, reason)

    def release(self, actor, post_id):
        self._called("release", post_id)
        self.posts[post_id] = replace(self.posts[post_id], stage=S.SUBMITTED, reason="")
        return self.posts[post_id]

    def _turned(self, verb, post_id, stage, reason):
        written = checked_reason(reason)
        self._called(verb, post_id, written)
        self.posts[post_id] = replace(self.posts[post_id], stage=stage, reason=written)
        return self.posts[post_id]

    def _called(self, *call):
        if self.error:
            error, self.error = self.error, None
            raise error
        self.calls.append(call)


def _author(post):
    return next(m for m in MEMBERS if m.id == post.author_id)


def _older(post):
    if post.version < 2:
        return None
    return PostVersion(post.id, post.version - 1, post.author_id, NOW, replace(post.draft, text=_OLD_TEXT))


def desk_core(*, board=None, reviewing=None, pages=PAGES, done=tuple(WelcomeStep), picture=b"", on_duty=(), away=None):
    """Everything of the core that the two screens ask."""
    return SimpleNamespace(
        board=board or FakeBoard(pages=pages),
        absence=SimpleNamespace(last=lambda: away),
        publishing=SimpleNamespace(standing=PublishingStanding),
        reviewing=reviewing or FakeReviewing(),
        likeness=SimpleNamespace(of_post=lambda _actor, _post: ()),
        accounts=SimpleNamespace(all=lambda: pages, get=lambda key: next(p for p in pages if p.id == key)),
        panel=SimpleNamespace(view=lambda: SimpleNamespace(members=MEMBERS)),
        office=SimpleNamespace(
            get=lambda: SimpleNamespace(weekly_minimum=2),
            settings=lambda: SimpleNamespace(preset=reviewing.preset if reviewing else ApprovalPreset.ONE_OTHER),
            welcome=lambda: Welcome(frozenset(done)),
        ),
        drafting=SimpleNamespace(
            picture=lambda _hash: picture, measure=lambda _page, content: Measure(len(content.text), None)
        ),
        health=SimpleNamespace(lights=lambda: {page.id: health_of(page.id, None, NOW) for page in pages}),
        clock=SimpleNamespace(now=lambda: NOW),
        roster=SimpleNamespace(on_duty=lambda _actor: on_duty),
    )
