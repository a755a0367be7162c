"""Hand-made evaluations: a full quarter of an invented office, an empty one, and a long one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from moderator_app.domain.activity import LogHead
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import NoteKind, WeekCount, WeekNote, page_week
from moderator_app.domain.evaluation import (
    Check,
    CountReason,
    EntryFacts,
    Evaluation,
    Frozen,
    PersonFacts,
    build_evaluation,
)
from moderator_app.domain.ids import MemberId, OfficeId, PageId, PostId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, PanelSize, Role
from moderator_app.domain.purposes import Purpose

QUARTER = FiscalQuarter(2025, 3)
AT = datetime(2026, 4, 6, 4, 30, tzinfo=UTC)
TODAY = date(2026, 4, 6)
MEMBERS = (
    PersonFacts(
        Bilingual("মাহবুবা খানম", "Mahbuba Khanam"),
        Bilingual("উপজেলা নির্বাহী অফিসার", "Upazila Nirbahi Officer"),
        (Role.REVIEWER, Role.CONVENOR),
    ),
    PersonFacts(
        Bilingual("তানভীর হাসান", "Tanvir Hasan"),
        Bilingual("সহকারী কমিশনার (ভূমি)", "Assistant Commissioner (Land)"),
        (Role.DRAFTER, Role.REVIEWER),
    ),
    PersonFacts(
        Bilingual("শর্মিষ্ঠা ত্রিপুরা"),
        Bilingual("সহকারী প্রোগ্রামার, তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর", "Assistant Programmer, Department of ICT"),
        (Role.DRAFTER, Role.PUBLISHER),
    ),
)
OFFICE = Office(
    id=OfficeId("0b8f7a3e-3f0e-4a39-9d0e-6b3f5c1d2e01"),
    name=Bilingual("উপজেলা নির্বাহী অফিসারের কার্যালয়", "Office of the Upazila Nirbahi Officer"),
    place=Bilingual("নমুনাপুর, কল্পজেলা", "Namunapur, Kolpozela"),
    signatory=Signatory(MEMBERS[0].name, MEMBERS[0].designation, "0000-000000", "uno@namunapur.example"),
    first_on=date(2025, 7, 1),
    web="https://namunapur.example",
    memo_prefix="০০.০০.০০০০.০০০.০০.০০০.২৬-",
    forwarding=(
        "জেলা প্রশাসক, কল্পজেলা",
        "সহকারী প্রোগ্রামার, নমুনাপুর (ওয়েব পোর্টালে প্রকাশের অনুরোধসহ)",
        "অফিস কপি",
    ),
)
PAGES = (
    Page(
        PageId("page-1"), Bilingual("উপজেলা প্রশাসন, নমুনাপুর", "Upazila Administration, Namunapur"),
        Platform.FACEBOOK, PageKind.PAGE, "https://www.facebook.com/namunapur", date(2025, 7, 1),
    ),
    Page(
        PageId("page-2"), Bilingual("ভূমি অফিস, নমুনাপুর", "Land Office, Namunapur"),
        Platform.FACEBOOK, PageKind.PROFILE, "https://www.facebook.com/profile.php?id=100", date(2026, 1, 14),
    ),
    Page(
        PageId("page-3"), Bilingual("নমুনাপুর দুর্যোগ বার্তা"),
        Platform.TELEGRAM, PageKind.CHANNEL, "https://t.me/namunapur", date(2025, 7, 1),
    ),
)  # fmt: skip
LONG_TITLE = (
    "বিশ্ব স্বাস্থ্য দিবস: স্বাস্থ্যসেবা উৎকর্ষে সংক্ষিপ্ত কর্মপরিকল্পনা, দক্ষ জনবল ও প্রান্তিক জনগোষ্ঠীর অংশগ্রহণ নিশ্চিতকরণে "
    "উপজেলা প্রশাসনের উদ্যোগে আয়োজিত আলোচনা সভা, র‍্যালি ও বিনামূল্যে রক্তের গ্রুপ নির্ণয় কর্মসূচি"
)
TITLES = (
    "ভূমি উন্নয়ন কর অনলাইনে পরিশোধের নিয়ম",
    "দৃষ্টিপ্রতিবন্ধী শিক্ষার্থীদের জন্য ঊর্ধ্বতন কর্তৃপক্ষের বৃত্তি বিজ্ঞপ্তি",
    "📢 জরুরি: ঘূর্ণিঝড়ের সতর্ক সংকেত ৩ ⚠️ আশ্রয়কেন্দ্রে যান 🙏🏽",
    "e-Mutation: how to apply online (step by step)",
    "=১+১ দিয়ে শুরু হওয়া শিরোনাম",
    LONG_TITLE,
    "السلام عليكم ঈদ মোবারক",
    "রাস্তার গর্ত মেরামত: নাগরিকের অভিযোগের পর ৩ দিনে কাজ শেষ ✅",
)
# Live posts of each page in the quarter's thirteen weeks.
LIVE = (
    (2, 3, 2, 2, 1, 2, 2, 2, 2, 2, 0, 2, 2),
    (0, 1, 2, 2, 2, 1, 2, 2, 0, 2, 2, 2, 2),
    (2, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2),
)


def _entry(serial: int, page: int, week: int, nth: int) -> EntryFacts:
    sunday = QUARTER.weeks[week].starts_at
    author, other = MEMBERS[serial % 3], MEMBERS[(serial + 1) % 3]
    check = Check.NOT_CHECKED if serial % 11 == 5 else Check.SECOND_MEMBER
    return EntryFacts(
        number=0,
        post_id=PostId(f"post-{serial:04}"),
        page_id=PAGES[page].id,
        live_at=(sunday + timedelta(days=1 + 2 * nth, hours=9 + serial % 12, minutes=serial % 60)).astimezone(UTC),
        title=TITLES[serial % len(TITLES)],
        purpose=list(Purpose)[serial % 7 if serial % 3 else 2],
        author=author.name,
        approvers=(other.name,) if check is Check.SECOND_MEMBER else (),
        check=check,
        link=f"https://www.facebook.com/namunapur/posts/pfbid0{serial:04}AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKl",
        witnessed=serial % 9 == 0,
        pictures=serial % 4,
        pictures_with_alt=serial % 4 - (serial % 8 == 7),
        counts=serial % 17 != 3,
        reason=CountReason.LIVE if serial % 17 != 3 else CountReason.REMOVED,
    )


def _entries() -> list[EntryFacts]:
    places = [(page, week, nth) for page in range(3) for week in range(13) for nth in range(LIVE[page][week])]
    return [_entry(serial, *place) for serial, place in enumerate(places)]


def _note(page: int, week: int, kind: NoteKind, reason: str) -> WeekNote:
    return WeekNote(PAGES[page].id, QUARTER.weeks[week], kind, reason, MemberId("member-1"), AT)


NOTES = {
    (0, 4): _note(0, 4, NoteKind.MISSED, "ইন্টারনেট সংযোগ ৫ দিন বিচ্ছিন্ন ছিল"),
    (1, 5): _note(1, 5, NoteKind.DISASTER, "বন্যা পরিস্থিতি মোকাবিলায় সকল সদস্য মাঠে ছিলেন, অফিস আদেশ ২১৪"),
    (0, 10): _note(0, 10, NoteKind.EID, "ঈদুল ফিতরের ছুটি"),
}


def _page_weeks(pages: tuple[Page, ...], live: tuple[tuple[int, ...], ...], today: date) -> dict[Page, list]:
    return {
        page: [
            page_week(page, week, 2, WeekCount(live=live[p][w]), today, NOTES.get((p, w)))
            for w, week in enumerate(QUARTER.weeks)
        ]
        for p, page in enumerate(pages)
    }


def _built(pages: tuple[Page, ...], live: tuple[tuple[int, ...], ...], entries: list[EntryFacts]) -> Evaluation:
    frozen = Frozen(
        office=OFFICE,
        preset=ApprovalPreset.ONE_OTHER,
        panel=MEMBERS,
        panel_size=PanelSize.AS_DIRECTED,
        page_weeks=_page_weeks(pages, live, TODAY),
        entries=entries,
        head=LogHead(1234, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", AT),
        at=AT,
    )
    return build_evaluation(frozen, QUARTER, "Moderator Desk 0.1.0")


def rich() -> Evaluation:
    """Three pages, thirteen weeks, missed and excused ones, posts with emoji, conjuncts, Latin and Arabic."""
    return _built(PAGES, LIVE, _entries())


def signed() -> Evaluation:
    """The rich one as it is after signing: no draft any more."""
    return replace(rich(), draft=False)


def empty() -> Evaluation:
    """One page without a post, kept by one person who checks alone; the office gave only what it must."""
    bare = replace(_built(PAGES[:1], ((0,) * 13,), []), preset=ApprovalPreset.SELF_CHECK, panel=MEMBERS[:1])
    lean = replace(OFFICE, signatory=Signatory(Bilingual(""), Bilingual("")), web="", memo_prefix="", forwarding=())
    return replace(bare, office=lean)


def running() -> Evaluation:
    """The rich one while its quarter still runs: the weeks after the fifth are open."""
    early = date(2026, 2, 10)
    frozen_at = datetime(2026, 2, 10, 4, 0, tzinfo=UTC)
    frozen = Frozen(
        OFFICE, ApprovalPreset.ONE_OTHER, MEMBERS[:2], PanelSize.TWO,
        _page_weeks(PAGES, tuple(row[:6] + (0,) * 7 for row in LIVE), early),
        [e for e in _entries() if e.live_at < frozen_at],
        LogHead(77, "ab" * 32, frozen_at), frozen_at,
    )  # fmt: skip
    return build_evaluation(frozen, QUARTER, "Moderator Desk 0.1.0")


def long(entries: int = 300) -> Evaluation:
    """The rich one with a long annex."""
    weeks = len(QUARTER.weeks)
    many = [_entry(n, n % 3, n * weeks // entries, n % 3) for n in range(entries)]
    return _built(PAGES, LIVE, many)
