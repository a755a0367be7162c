import json
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.activity import LogHead
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import NoteKind, WeekCount, WeekNote, WeekState, page_week
from moderator_app.domain.errors import QuarterBeforeOffice, QuarterInFuture
from moderator_app.domain.evaluation import (
    SCHEMA,
    Check,
    CountReason,
    EntryFacts,
    Frozen,
    PersonFacts,
    ScoreKey,
    ScoreStatus,
    build_evaluation,
    check_quarter,
    evaluation_id,
    percent,
    previous_quarter,
    score_status,
)
from moderator_app.domain.evaluation_data import evaluation_json
from moderator_app.domain.ids import PostId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ApprovalPreset, PanelSize, Role
from moderator_app.domain.purposes import Purpose
from moderator_app.zone import DHAKA
from tests.domain.samples import NASRIN, OTHER_PAGE, PAGE, office, page

Q3 = FiscalQuarter(2025, 3)
AFTER = datetime(2026, 4, 20, 6, 30, 15, 250, tzinfo=UTC)
N = Bilingual("নাসরিন আক্তার", "Nasrin Akter")


def entry(name, day, **other):
    plain = EntryFacts(
        number=0, post_id=PostId(name), page_id=PAGE, live_at=datetime(day.year, day.month, day.day, 11, tzinfo=DHAKA),
        title=name, purpose=Purpose.AWARENESS, author=N, approvers=(), check=Check.SECOND_MEMBER, link="",
        witnessed=False, pictures=0, pictures_with_alt=0, counts=True, reason=CountReason.LIVE,
    )  # fmt: skip
    return replace(plain, **other)


def board(of, lives, today=date(2026, 4, 20), notes=()):
    weeks = zip(Q3.weeks, lives, strict=False)
    by_week = {n.week: n for n in notes}
    return [page_week(of, week, 2, WeekCount(live), today, by_week.get(week)) for week, live in weeks]


def frozen(entries=(), pages=None, at=AFTER):
    kept = page()
    return Frozen(
        office=office(), preset=ApprovalPreset.ONE_OTHER, panel=(PersonFacts(N, N, (Role.CONVENOR,)),),
        panel_size=PanelSize.AS_DIRECTED, page_weeks=pages or {kept: board(kept, [2] * 13)}, entries=entries,
        head=LogHead(7, "c" * 64, at), at=at,
    )  # fmt: skip


def build(*entries, **other):
    return build_evaluation(frozen(entries, **other), Q3, "0.1.0")


def test_a_quarter_is_evaluated_from_its_first_day_on():
    check_quarter(Q3, date(2026, 1, 1), date(2026, 1, 1))
    check_quarter(Q3, date(2026, 3, 31), date(2026, 5, 1))
    with pytest.raises(QuarterInFuture) as future:
        check_quarter(Q3, date(2025, 1, 1), date(2025, 12, 31))
    assert future.value.fields == {"quarter": "2025-26-Q3", "first": date(2026, 1, 1)}
    with pytest.raises(QuarterBeforeOffice) as before:
        check_quarter(Q3, date(2026, 4, 1), date(2026, 5, 1))
    assert before.value.fields == {"quarter": "2025-26-Q3", "first": date(2026, 4, 1)}


def test_previous_is_the_last_whole_quarter():
    assert previous_quarter(date(2026, 4, 1)) == Q3
    assert previous_quarter(date(2026, 6, 30)) == Q3
    assert previous_quarter(date(2026, 1, 1)) == FiscalQuarter(2025, 2)


def test_the_id_belongs_to_office_quarter_and_edition():
    made = evaluation_id("office-1", Q3, 1)
    assert uuid.UUID(made).version == 5
    assert made == evaluation_id("office-1", Q3, 1)
    others = {evaluation_id("office-2", Q3, 1), evaluation_id("office-1", Q3.next, 1), evaluation_id("office-1", Q3, 2)}
    assert len({made, *others}) == 4


def test_an_evaluation_carries_quarter_office_panel_and_log():
    found = build()
    assert (found.schema, found.draft, found.edition, found.program) == (SCHEMA, True, 1, "0.1.0")
    assert (found.quarter.code, found.quarter.running) == ("2025-26-Q3", False)
    assert (found.log_seq, found.log_head, found.frozen_at) == (7, "c" * 64, AFTER)
    assert found.weekly_minimum == found.office.weekly_minimum == 2


def test_a_quarter_runs_until_its_last_day_in_dhaka_is_over():
    last_minutes = datetime(2026, 3, 31, 17, 59, tzinfo=UTC)
    assert build(at=last_minutes).quarter.running
    assert not build(at=last_minutes + timedelta(minutes=1)).quarter.running


def test_entries_of_other_quarters_weeks_are_left_out_and_the_rest_numbered_by_time():
    found = build(
        entry("late", date(2026, 4, 2)),  # the week of Sunday 29 March belongs to the third quarter
        entry("early", date(2026, 1, 3)),  # Saturday: the week began in December
        entry("next", date(2026, 4, 5)),
        entry("first", date(2026, 1, 4)),
    )
    assert [(e.number, e.title) for e in found.entries] == [(1, "first"), (2, "late")]


def test_a_page_counts_its_weeks_by_state_and_prints_the_rest_beside():
    first_week = Q3.weeks[0]
    kept = page(first_on=first_week.first_on + timedelta(days=2))
    excuse = WeekNote(PAGE, Q3.weeks[3], NoteKind.DISASTER, "বন্যা", NASRIN, AFTER)
    kept_though_met = WeekNote(PAGE, Q3.weeks[1], NoteKind.MISSED, "ভুলে লেখা", NASRIN, AFTER)
    weeks = board(kept, [0, 2, 1, 0, 2], Q3.weeks[4].first_on, (excuse, kept_though_met))
    weeks.append(page_week(kept, Q3.weeks[5], 2, WeekCount(0, 2), Q3.weeks[4].first_on))
    (facts,) = build(
        entry("a", date(2026, 1, 12)), entry("b", date(2026, 1, 13), counts=False), pages={kept: weeks}
    ).pages
    assert (facts.due, facts.met, facts.missed, facts.excused, facts.not_recorded, facts.open) == (3, 2, 1, 1, 1, 1)
    assert facts.posts == 1
    assert [w.state for w in facts.weeks] == [
        WeekState.NOT_RECORDED, WeekState.MET, WeekState.MISSED, WeekState.EXCUSED, WeekState.MET, WeekState.ON_TRACK,
    ]  # fmt: skip
    assert (facts.weeks[3].note, facts.weeks[3].reason) == (NoteKind.DISASTER, "বন্যা")
    assert (facts.weeks[1].note, facts.weeks[1].reason) == (None, "")


def test_one_post_on_two_pages_is_one_post_of_its_purpose():
    day = date(2026, 2, 1)
    found = build(
        entry("a", day),
        entry("a", day, page_id=OTHER_PAGE),
        entry("b", day, purpose=Purpose.COMPLAINT_SETTLEMENT),
        entry("c", day, purpose=None),
        entry("d", day, counts=False, reason=CountReason.REMOVED),
    )
    assert list(found.purposes) == list(Purpose)
    assert {k: n for k, n in found.purposes.items() if n} == {Purpose.AWARENESS: 1, Purpose.COMPLAINT_SETTLEMENT: 1}


def test_the_scorecard_counts_weeks_checks_and_alternative_texts():
    day = date(2026, 2, 1)
    found = build(
        entry("a", day, pictures=3, pictures_with_alt=3),
        entry("b", day, check=Check.SELF_DECLARED, pictures=1),
        entry("c", day, check=Check.NOT_CHECKED, counts=False, pictures=9),
    )
    rows = [(r.key, r.page_id, r.target, r.achieved, r.status) for r in found.scorecard]
    assert rows == [
        (ScoreKey.WEEKS_MET, PAGE, 13, 13, ScoreStatus.FULL),
        (ScoreKey.SECOND_CHECKS, None, 2, 1, ScoreStatus.SHORT),
        (ScoreKey.ALT_TEXTS, None, 4, 3, ScoreStatus.SHORT),
    ]


@pytest.mark.parametrize(
    ("target", "achieved", "status"),
    [
        (0, 0, ScoreStatus.NOTHING_DUE), (10, 10, ScoreStatus.FULL), (10, 9, ScoreStatus.PARTIAL),
        (10, 8, ScoreStatus.PARTIAL), (100, 79, ScoreStatus.SHORT), (1000, 999, ScoreStatus.PARTIAL),
    ],
)  # fmt: skip
def test_a_row_is_full_partial_or_short(target, achieved, status):
    assert score_status(target, achieved) is status


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_share_is_rounded_down_and_of_nothing_there_is_none(part, whole):
    share = percent(part, whole)
    assert (share is None) == (whole == 0)
    if share is not None:
        assert share * whole <= part * 100 < (share + 1) * whole


def test_the_same_frozen_data_gives_the_same_bytes_in_any_order_of_entries():
    day = date(2026, 2, 1)
    entries = [entry("a", day), entry("b", day, page_id=OTHER_PAGE), entry("c", day + timedelta(days=1))]
    assert evaluation_json(build(*entries)) == evaluation_json(build(*reversed(entries)))


def test_the_published_form_carries_exactly_its_own_fields_of_the_office():
    tree = json.loads(evaluation_json(build(entry("a", date(2026, 2, 1)))))
    assert sorted(tree["office"]) == [
        "first_on", "forwarding", "id", "memo_prefix", "name", "place", "signatory", "web", "weekly_minimum",
    ]  # fmt: skip
    assert sorted(tree["pages"][0]) == [
        "due", "excused", "kind", "met", "missed", "name", "not_recorded", "open", "page_id", "platform", "posts",
        "url", "weeks",
    ]  # fmt: skip
    assert sorted(tree) == [
        "draft", "edition", "entries", "evaluation_id", "frozen_at", "log_head", "log_seq", "office", "pages", "panel",
        "panel_size", "preset", "program", "purposes", "quarter", "schema", "scorecard", "weekly_minimum",
    ]  # fmt: skip


def test_the_attached_data_is_canonical_json_that_says_days_and_times_plainly():
    data = evaluation_json(build(entry("a", date(2026, 2, 1))))
    tree = json.loads(data)
    assert rfc8785.dumps(tree) == data
    assert list(tree["purposes"]) == sorted(p.value for p in Purpose)
    assert tree["quarter"]["first_on"] == "2026-01-01"
    assert tree["frozen_at"] == "2026-04-20T06:30:15+00:00"
    assert tree["entries"][0]["live_at"] == "2026-02-01T05:00:00+00:00"
    assert tree["entries"][0]["author"] == {"bn": N.bn, "en": N.en}
    assert tree["pages"][0]["weeks"][0]["note"] is None
    assert tree["draft"] is True


def test_what_has_no_plain_form_is_never_written_silently():
    with pytest.raises(TypeError):
        evaluation_json(replace(build(), log_seq=1.5))
