"""Hand-made papers: panels of one to seven, rosters up to 53 weeks of four pages, a card with everything wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId, MemberId, PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Administrator, Naming, Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Member, Role
from moderator_app.domain.papers import (
    OfficeOrder,
    OrderText,
    RegisterPaper,
    RosterPaper,
    fault_lines,
    leave_lines,
    office_order,
    roster_columns,
    roster_lines,
    weeks_between,
)
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.roster_faults import roster_faults
from tests.report import sample

AT = datetime(2026, 7, 5, 4, 30, tzinfo=UTC)
TODAY = date(2026, 7, 5)
NUMBER = "০০.০০.০০০০.০০০.০০.০০০.২৬-১১৭"
NAMES = (
    ("মাহবুবা খানম", "Mahbuba Khanam", "উপজেলা নির্বাহী অফিসার", "Upazila Nirbahi Officer"),
    ("তানভীর হাসান", "Tanvir Hasan", "সহকারী কমিশনার (ভূমি)", "Assistant Commissioner (Land)"),
    (
        "শর্মিষ্ঠা ত্রিপুরা",
        "",
        "সহকারী প্রোগ্রামার, তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর",
        "Assistant Programmer, Department of ICT",
    ),
    (
        "আবুল কাশেম মোহাম্মদ ছানাউল্লাহ সিদ্দিকী ভূঁইয়া",
        "Abul Kashem Mohammad Sanaullah Siddiqui Bhuiyan",
        "উপজেলা মাধ্যমিক শিক্ষা অফিসার (অতিরিক্ত দায়িত্ব) ও জ্যেষ্ঠ একাডেমিক সুপারভাইজার",
        "Upazila Secondary Education Officer (additional charge) and Senior Academic Supervisor",
    ),
    ("রেহানা পারভীন", "Rehana Parveen", "উপজেলা পরিসংখ্যান কর্মকর্তা", "Upazila Statistical Officer"),
    ("ঊর্মি দৃষ্টি চাকমা", "Urmi Drishti Chakma", "উপজেলা কৃষি অফিসার", "Upazila Agriculture Officer"),
    ("জোবায়ের আহমেদ", "Zobayer Ahmed", "উপজেলা সমাজসেবা অফিসার", "Upazila Social Services Officer"),
)
ROLES = (
    frozenset({Role.CONVENOR, Role.REVIEWER}),
    frozenset({Role.DRAFTER, Role.REVIEWER}),
    frozenset({Role.DRAFTER, Role.PUBLISHER}),
    frozenset({Role.DRAFTER}),
    frozenset({Role.DRAFTER, Role.PUBLISHER}),
    frozenset({Role.DRAFTER}),
    frozenset({Role.AUDITOR}),
)


def members(number: int) -> tuple[Member, ...]:
    return tuple(
        Member(
            MemberId(f"m{n}"),
            Bilingual(bn, en),
            Bilingual(post_bn, post_en),
            ROLES[n],
            date(2025, 7, 1),
            date(2026, 12, 31) if n == 4 else None,
            NUMBER,
            date(2026, 7, 1),
        )
        for n, (bn, en, post_bn, post_en) in enumerate(NAMES[:number])
    )


def order(number: int = 5, text: OrderText | None = None) -> OfficeOrder:
    preset = ApprovalPreset.SELF_CHECK if number == 1 else ApprovalPreset.ONE_OTHER
    typed = OrderText(NUMBER, date(2026, 7, 1), "জেলা প্রশাসকের কার্যালয়ের স্মারক ১১৭, ১৫ জুন ২০২৬।")
    return office_order(sample.OFFICE, members(number), preset, typed if text is None else text, (TODAY, AT))


def pages(number: int) -> tuple[Page, ...]:
    fourth = Page(
        PageId("page-4"),
        Bilingual("উপজেলা_প্রশাসন_নমুনাপুর_জরুরি_বার্তা_ও_দুর্যোগ_ব্যবস্থাপনা", "Namunapur emergency messages and disaster management"),
        Platform.FACEBOOK,
        PageKind.GROUP,
        "https://www.facebook.com/groups/namunapur.emergency",
        date(2025, 7, 1),
    )
    return tuple(replace(page, first_on=date(2025, 7, 1)) for page in (*sample.PAGES, fourth)[:number])


def roster(columns: int = 1, weeks: int = 52, *, empty: bool = False) -> RosterPaper:
    first = Week(date(2026, 7, 5))
    last = Week(date.fromordinal(first.first_on.toordinal() + 7 * (weeks - 1)))
    every, kept, panel = weeks_between(first, last), pages(columns), members(5)
    duties = [] if empty else _duties(every, columns)
    leaves = [
        Leave(LeaveId("l1"), MemberId("m1"), date(2026, 8, 2), date(2026, 8, 9), "অর্জিত ছুটি"),
        Leave(LeaveId("l2"), MemberId("m3"), date(2026, 10, 15), date(2026, 10, 15)),
    ]
    across = kept if columns > 1 else roster_columns(duties, kept)
    return RosterPaper(
        office=sample.OFFICE,
        first=first,
        last=last,
        columns=across,
        lines=roster_lines(every, across, duties, panel),
        leaves=() if empty else leave_lines(leaves, panel),
        faults=fault_lines(roster_faults(every, kept, duties, panel, leaves), kept, panel),
        printed_at=AT,
    )


def _duties(weeks: tuple[Week, ...], columns: int) -> list[Duty]:
    names = [PageId(f"page-{n + 1}") for n in range(columns)] if columns > 1 else [None]
    found = []
    for n, week in enumerate(weeks):
        for p, page_id in enumerate(names):
            main, standby = MemberId(f"m{(n + p) % 5}"), MemberId(f"m{(n + p + 1) % 5}")
            if (n, p) not in {(3, 0), (9, 0), (10, 0)}:
                found.append(Duty(DutyKey(week, page_id), main, None if n % 9 == 8 else standby))
    return found


ADMINISTRATORS = (
    Administrator("মাহবুবা খানম", in_order=True, on_page=True, two_factor=True),
    Administrator("তানভীর হাসান", in_order=True, on_page=False),
    Administrator("আবুল কাশেম মোহাম্মদ ছানাউল্লাহ সিদ্দিকী ভূঁইয়া", in_order=False, on_page=True, two_factor=False),
)


def full_page() -> Page:
    return replace(
        pages(1)[0],
        order_no=NUMBER,
        order_on=date(2026, 7, 1),
        owner_profile="Upazila Admin Namunapur (আইডি)",
        naming=Naming.POSITION,
        administrators=ADMINISTRATORS,
        rename_plan="“ইউএনও নমুনাপুর” থেকে “উপজেলা প্রশাসন, নমুনাপুর”; ৩০ সেপ্টেম্বর ২০২৬-এর মধ্যে",
        portal_linked=True,
        portal_checked_on=date(2026, 6, 1),
        recovery_contacts=("uno@namunapur.example", "সহকারী প্রোগ্রামার, ০০০০-০০০০০০"),
        reviewed_on=date(2026, 2, 1),
    )


def card(page: Page | None = None) -> RegisterPaper:
    return RegisterPaper(sample.OFFICE, (page or full_page(),), False, TODAY, AT)


def register() -> RegisterPaper:
    sound = replace(
        pages(2)[1],
        naming=Naming.OFFICE,
        order_no=NUMBER,
        administrators=ADMINISTRATORS[:1],
        portal_linked=False,
        recovery_contacts=("x",),
        reviewed_on=TODAY,
    )
    return RegisterPaper(sample.OFFICE, (full_page(), sound, *pages(4)[2:]), True, TODAY, AT)
