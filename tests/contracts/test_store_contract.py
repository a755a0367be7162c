"""What every store promises, whatever database stands behind it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from moderator_app.domain.approval import is_approved
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind, WeekCount, WeekNote
from moderator_app.domain.delivery import KitStep
from moderator_app.domain.errors import (
    AlreadyApproved,
    Cancelled,
    ContentChanged,
    EditedMeanwhile,
    LinkAlreadyUsed,
    NothingThere,
    NotInOffice,
    OwnPost,
    PostIsOut,
    RoleNotAllowed,
    SelfCheckNotAllowed,
    WrongMove,
)
from moderator_app.domain.ids import DeliveryId, MediaHash, MemberId, PageId, PostId
from moderator_app.domain.lines import JournalEntry, LogQuery, PostFilter, PostQuery
from moderator_app.domain.log_kinds import LogKind
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.domain.posts import MediaUse, ReviewStage, Variant
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.settings import Settings
from moderator_app.domain.slots import Slot
from moderator_app.ports import Attempt, Credential
from tests.fakes.clock import NOON
from tests.store.some_office import (
    CHANNEL,
    CONVENOR,
    FACEBOOK,
    OFFICE,
    PAGES,
    PANEL,
    POINTS,
    REVIEWER,
    WRITER,
    S,
    approval,
    approve,
    bound,
    bring_out,
    delivery,
    draft,
    found,
    keep,
    member,
    move,
    picture,
    post,
    utc,
    with_picture,
)
from tests.store_fixture import open_store

WEEK = Week(date(2026, 2, 8))
"""The week of NOON."""


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()


# ---------------------------------------------------------------- office, panel, accounts


def test_office_panel_and_accounts_come_back_as_they_were_put(store):
    with store.read() as unit:
        assert unit.office.get() == OFFICE
        assert unit.members.all() == PANEL
        assert unit.pages.all() == PAGES
        assert unit.members.get(CONVENOR) == PANEL[2]
        assert unit.pages.get(CHANNEL) == PAGES[1]


def test_a_changed_member_keeps_the_place_and_loses_old_roles(store):
    changed = replace(PANEL[0], roles=frozenset({Role.AUDITOR}), to_on=date(2026, 3, 1))
    with store.write() as unit:
        unit.members.put(changed)
    with store.read() as unit:
        assert unit.members.all() == (changed, *PANEL[1:])


def test_a_store_has_one_office(store):
    other = replace(OFFICE, weekly_minimum=3, forwarding=())
    with store.write() as unit:
        unit.office.put(other)
    with store.read() as unit:
        assert unit.office.get() == other


def test_settings_have_defaults_until_someone_sets_them(store):
    wanted = Settings(ApprovalPreset.TWO_OTHERS, (Slot(1, time(9, 30)), Slot(4, time(18))), slots_confirmed=True)
    with store.write() as unit:
        assert unit.office.settings() == Settings()
        unit.office.put_settings(wanted)
        unit.office.put_settings(wanted)
    with store.read() as unit:
        assert unit.office.settings() == wanted


def test_a_member_has_an_empty_credential_until_a_pin_is_set(store):
    with store.write() as unit:
        assert unit.members.credential(WRITER) == Credential(WRITER)
        unit.members.put_credential(Credential(WRITER, pin_hash="$argon2id$", failures=2))
    with store.read() as unit:
        assert unit.members.credential(WRITER) == Credential(WRITER, pin_hash="$argon2id$", failures=2)


def test_what_is_not_there_is_named(store):
    with store.read() as unit:
        for ask in (
            lambda: unit.posts.get(PostId("none")),
            lambda: unit.members.get(MemberId("none")),
            lambda: unit.pages.get(PageId("none")),
            lambda: unit.deliveries.get(DeliveryId("none")),
        ):
            with pytest.raises(NothingThere) as refused:
                ask()
            assert refused.value.fields == {"id": "none"}


# ---------------------------------------------------------------- units


def test_an_error_in_the_block_undoes_all_of_it(store):
    item = post()
    with pytest.raises(NothingThere), store.write() as unit:  # noqa: PT012 - the error comes after a change
        unit.posts.add(item)
        unit.members.get(MemberId("none"))
    with store.read() as unit, pytest.raises(NothingThere):
        unit.posts.get(item.id)


def test_nothing_works_after_the_block(store):
    with store.write() as unit:
        posts = unit.posts
    with pytest.raises(RuntimeError):
        posts.add(post())
    with pytest.raises(RuntimeError):
        unit.office.get()


def test_a_reading_unit_changes_nothing(store):
    with store.read() as unit, pytest.raises(RuntimeError):
        unit.posts.add(post())


def test_a_reader_sees_one_moment(store):
    item = post()
    with store.read() as before:
        assert before.posts.count(PostQuery()) == 0
        with store.write() as unit:
            unit.posts.add(item)
        assert before.posts.count(PostQuery()) == 0
    with store.read() as after:
        assert after.posts.count(PostQuery()) == 1


# ---------------------------------------------------------------- posts


def test_a_post_comes_back_with_everything_a_writer_gave_it(store):
    media = picture()
    item = post(
        "মূল লেখা ক্‌ষ 😀",
        page_ids=(CHANNEL, FACEBOOK),
        variants=(Variant(FACEBOOK, "ফেসবুকের লেখা"),),
        media=(MediaUse(media.hash, "ছবির বর্ণনা"), MediaUse(media.hash, "আবার")),
        link="https://example.org/a",
    )
    with store.write() as unit:
        unit.media.add(media)
        unit.posts.add(item)
    with store.read() as unit:
        assert unit.posts.get(item.id) == item
        assert unit.posts.versions(item.id)[0].draft == item.draft


def test_an_empty_draft_can_be_kept(store):
    item = replace(post(""), draft=draft("", purpose=None, page_ids=(), planned_at=None), stage=ReviewStage.DRAFT)
    with store.write() as unit:
        unit.posts.add(item)
    with store.read() as unit:
        assert unit.posts.get(item.id) == item


def test_a_second_writer_is_told_and_loses_nothing(store):
    item = post()
    with store.write() as unit:
        unit.posts.add(item)
    first = replace(item, draft=draft("প্রথম"), version=2, revision=2, edited_by=CONVENOR)
    with store.write() as unit:
        unit.posts.save(first, 1)
    with pytest.raises(EditedMeanwhile), store.write() as unit:
        unit.posts.save(replace(item, draft=draft("দ্বিতীয়"), version=2, revision=2), 1)
    with store.read() as unit:
        assert unit.posts.get(item.id) == first
        assert [v.draft.text for v in unit.posts.versions(item.id)] == [item.draft.text, "প্রথম"]


def test_changing_only_the_time_adds_no_version(store):
    item = post()
    later = replace(item, draft=replace(item.draft, planned_at=NOON + timedelta(days=3)), revision=2)
    with store.write() as unit:
        unit.posts.add(item)
        unit.posts.save(later, 1)
        assert unit.posts.get(item.id) == later
        assert len(unit.posts.versions(item.id)) == 1


def test_a_post_names_only_what_is_there(store):
    for wrong in (post(page_ids=(PageId("none"),)), post(media=(MediaUse(MediaHash("0" * 64)),))):
        with pytest.raises(NothingThere), store.write() as unit:
            unit.posts.add(wrong)


def test_the_content_of_a_post_on_its_way_out_stays(store):
    item = post()
    with store.write() as unit:
        opened = move(unit, approve(unit, item, keep(unit, item)), S.MANUAL_OPEN)
    with pytest.raises(PostIsOut), store.write() as unit:
        unit.posts.save(replace(item, draft=draft("অন্য"), version=2, revision=2), 1)
    with store.read() as unit:
        assert unit.posts.get(item.id).draft.text == item.draft.text
        assert unit.deliveries.get(opened.id) == opened


def test_lists_are_paged_newest_edit_first_or_soonest_plan_first(store):
    items = [
        post(f"লেখা {n}", at=NOON + timedelta(minutes=n), planned_at=NOON + timedelta(days=9 - n)) for n in range(5)
    ]
    unplanned = post("তারিখ নেই", at=NOON + timedelta(hours=1), planned_at=None)
    with store.write() as unit:
        for item in (*items, unplanned):
            unit.posts.add(item)
    with store.read() as unit:
        newest = unit.posts.lines(PostQuery(), 0, 3)
        assert [line.title for line in newest] == ["তারিখ নেই", "লেখা 4", "লেখা 3"]
        assert [line.title for line in unit.posts.lines(PostQuery(), 3, 3)] == ["লেখা 2", "লেখা 1", "লেখা 0"]
        planned = unit.posts.lines(PostQuery(by_plan=True), 0, 9)
        assert [line.title for line in planned] == [*(f"লেখা {n}" for n in (4, 3, 2, 1, 0)), "তারিখ নেই"]
        for offset in range(6):
            assert unit.posts.lines(PostQuery(by_plan=True), offset, 2) == planned[offset : offset + 2]
        assert unit.posts.count(PostQuery(by_plan=True)) == 6


def test_a_line_carries_its_deliveries_in_the_order_of_pages_and_its_first_picture(store):
    media = picture()
    item = with_picture(post(page_ids=(CHANNEL, FACEBOOK)), media)
    with store.write() as unit:
        unit.media.add(media)
        unit.posts.add(item)
        on_facebook, on_channel = delivery(item, FACEBOOK), delivery(item, CHANNEL)
        unit.deliveries.add(on_facebook)
        unit.deliveries.add(on_channel)
    with store.read() as unit:
        (line,) = unit.posts.lines(PostQuery(), 0, 9)
        assert line.deliveries == (on_channel, on_facebook) == unit.deliveries.of_post(item.id)
        assert (line.first_media, line.purpose, line.title) == (media.hash, Purpose.AWARENESS, "নোটিশ")


def test_each_filter_shows_its_posts(store):
    writing, waiting = post("লিখছি", stage=ReviewStage.DRAFT), post("অপেক্ষায়")
    approved, live, closed = post("অনুমোদিত"), post("প্রকাশিত"), post("বন্ধ")
    rejected = post("প্রত্যাখ্যাত", stage=ReviewStage.REJECTED, page_ids=(CHANNEL,))
    stocked = post("মজুত", planned_at=None)
    with store.write() as unit:
        keep(unit, writing)
        keep(unit, waiting)
        approve(unit, approved, keep(unit, approved))
        approve(unit, stocked, keep(unit, stocked))
        bring_out(unit, live, NOON, "https://example.org/live")
        move(unit, keep(unit, closed), S.CANCELLED)
        keep(unit, rejected)
    wanted = {
        PostFilter.DRAFTS: {"লিখছি"},
        PostFilter.WAITING: {"অপেক্ষায়"},
        PostFilter.APPROVED: {"অনুমোদিত", "মজুত"},
        PostFilter.STOCK: {"মজুত"},
        PostFilter.LIVE: {"প্রকাশিত"},
        PostFilter.CLOSED: {"বন্ধ", "প্রত্যাখ্যাত"},
    }
    with store.read() as unit:
        for which, titles in wanted.items():
            lines = unit.posts.lines(PostQuery(which), 0, 9)
            assert {line.title for line in lines} == titles
            assert unit.posts.count(PostQuery(which)) == len(titles)
        assert unit.posts.count(PostQuery(page_id=CHANNEL)) == 1
        assert unit.posts.count(PostQuery(PostFilter.LIVE, page_id=CHANNEL)) == 0
        assert unit.posts.count(PostQuery(PostFilter.LIVE, live_from=NOON)) == 1
        assert unit.posts.count(PostQuery(PostFilter.LIVE, live_before=NOON)) == 0


def test_planned_times_are_told_but_those_of_rejected_posts_are_free(store):
    soon, later = NOON + timedelta(hours=1), NOON + timedelta(days=2)
    with store.write() as unit:
        unit.posts.add(post(planned_at=soon))
        unit.posts.add(post(planned_at=later, stage=ReviewStage.REJECTED))
        assert unit.posts.planned_after(NOON, [FACEBOOK, CHANNEL]) == {soon}
        assert unit.posts.planned_after(soon, [FACEBOOK, CHANNEL]) == frozenset()
        assert unit.posts.planned_after(NOON, []) == frozenset()


# ---------------------------------------------------------------- approval, held by the data layer


def test_an_approval_of_other_content_is_refused(store):
    item = post()
    with store.write() as unit:
        keep(unit, item)
    with pytest.raises(ContentChanged), store.write() as unit:
        unit.approvals.add(approval(item, content_hash="0" * 64), POINTS)
    with pytest.raises(ContentChanged), store.write() as unit:
        unit.approvals.add(approval(replace(item, draft=draft("এক অক্ষর বদলেছে"))), POINTS)
    with store.read() as unit:
        assert unit.approvals.of_post(item.id) == ()


def test_a_writer_cannot_approve_under_the_eyes_of_others(store):
    item = replace(post(), edited_by=CONVENOR)
    with store.write() as unit:
        keep(unit, item)
    for by, refusal in ((WRITER, RoleNotAllowed), (CONVENOR, OwnPost)):
        with pytest.raises(refusal), store.write() as unit:
            unit.approvals.add(approval(item, by), POINTS)


def test_nobody_approves_before_or_after_their_time_in_office(store):
    item = post()
    with store.write() as unit:
        keep(unit, item)
        unit.members.put(replace(PANEL[1], to_on=date(2026, 2, 9)))
    with pytest.raises(NotInOffice), store.write() as unit:
        unit.approvals.add(approval(item), POINTS)


def test_nobody_approves_twice(store):
    item = post()
    with store.write() as unit:
        keep(unit, item)
        unit.approvals.add(approval(item), POINTS)
    with pytest.raises(AlreadyApproved), store.write() as unit:
        unit.approvals.add(approval(item), POINTS)


def test_two_others_means_two(store):
    item = post()
    with store.write() as unit:
        unit.office.put_settings(Settings(ApprovalPreset.TWO_OTHERS))
        on_page = keep(unit, item)
        unit.approvals.add(approval(item), POINTS)
    ready = replace(bound(on_page, item), state=S.APPROVED)
    with pytest.raises(RoleNotAllowed), store.write() as unit:
        unit.deliveries.save(ready, on_page)
    with store.write() as unit:
        unit.approvals.add(approval(item, CONVENOR), POINTS)
        unit.deliveries.save(ready, on_page)
    with store.read() as unit:
        assert is_approved(ApprovalPreset.TWO_OTHERS, item, FACEBOOK, unit.approvals.of_post(item.id))


def test_self_check_is_for_a_panel_of_one(store):
    alone = MemberId("m-alone")
    item = replace(post(), author_id=alone, edited_by=alone)
    with store.write() as unit:
        unit.office.put_settings(Settings(ApprovalPreset.SELF_CHECK))
        unit.members.put(member(alone, *Role))
        on_page = keep(unit, item)
    with pytest.raises(SelfCheckNotAllowed), store.write() as unit:
        unit.approvals.add(approval(item, alone), POINTS)
    with store.write() as unit:
        for person in PANEL:
            unit.members.put(replace(person, to_on=date(2026, 1, 1)))
        unit.approvals.add(approval(item, alone, declaration="নিজে যাচাই করেছি"), POINTS)
        unit.deliveries.save(replace(bound(on_page, item), state=S.APPROVED), on_page)


def test_a_delivery_without_its_approvals_goes_nowhere(store):
    item = post()
    with store.write() as unit:
        on_page = keep(unit, item)
    with pytest.raises(RoleNotAllowed), store.write() as unit:
        unit.deliveries.save(replace(bound(on_page, item), state=S.APPROVED), on_page)
    with pytest.raises(ContentChanged), store.write() as unit:
        unit.deliveries.save(replace(on_page, state=S.APPROVED), on_page)
    for state in set(S) - {S.DRAFT, S.CANCELLED, S.EXPIRED}:
        with pytest.raises((ContentChanged, RoleNotAllowed)), store.write() as unit:
            unit.deliveries.add(delivery(post(), state=state, post_id=item.id))


def test_content_changed_after_approval_stops_the_claim(store):
    item = post()
    with store.write() as unit:
        ready = approve(unit, item, keep(unit, item))
    with store.write() as unit:
        unit.posts.save(replace(item, draft=draft("অন্য কথা"), version=2, revision=2), 1)
    with pytest.raises(ContentChanged), store.write() as unit:
        move(unit, ready, S.MANUAL_OPEN)
    forged = replace(ready, content_hash=approval(replace(item, draft=draft("অন্য কথা"))).content_hash)
    with pytest.raises(RoleNotAllowed), store.write() as unit:
        unit.deliveries.save(forged.moved(S.MANUAL_OPEN), ready)


def test_a_stricter_preset_is_asked_again_when_a_delivery_is_opened(store):
    item = post()
    with store.write() as unit:
        ready = approve(unit, item, keep(unit, item))
        unit.office.put_settings(Settings(ApprovalPreset.TWO_OTHERS))
    with pytest.raises(RoleNotAllowed), store.write() as unit:
        move(unit, ready, S.MANUAL_OPEN)


def test_adding_a_page_leaves_the_others_approved(store):
    item = post()
    with store.write() as unit:
        ready = approve(unit, item, keep(unit, item))
        wider = replace(item, draft=replace(item.draft, page_ids=(FACEBOOK, CHANNEL)), revision=2)
        unit.posts.save(wider, 1)
        unit.deliveries.add(delivery(wider, CHANNEL))
        assert move(unit, ready, S.MANUAL_OPEN).state is S.MANUAL_OPEN


# ---------------------------------------------------------------- deliveries


def test_a_delivery_comes_back_as_it_was_saved(store):
    item = post()
    with store.write() as unit:
        ready = approve(unit, item, keep(unit, item))
        opened = move(unit, ready, S.MANUAL_OPEN, opened_at=NOON, epoch=1, step=KitStep.PICTURES)
        claimed = move(
            unit, opened, S.CLAIMED, permalink="https://example.org/1", live_at=NOON, witnessed=True, closed_by=REVIEWER
        )
    with store.read() as unit:
        assert unit.deliveries.get(claimed.id) == claimed


def test_only_the_first_of_two_who_saw_the_same_delivery_moves_it(store):
    item = post()
    with store.write() as unit:
        ready = approve(unit, item, keep(unit, item))
    opened = replace(ready.moved(S.MANUAL_OPEN), epoch=1)
    with store.write() as unit:
        unit.deliveries.save(opened, ready)
    with pytest.raises(EditedMeanwhile), store.write() as unit:
        unit.deliveries.save(opened, ready)
    with pytest.raises(EditedMeanwhile), store.write() as unit:
        unit.deliveries.save(replace(opened, step=KitStep.LINK), replace(opened, epoch=0))


def test_no_delivery_jumps(store):
    item = post()
    with store.write() as unit:
        on_page = keep(unit, item)
    with pytest.raises(WrongMove), store.write() as unit:
        unit.deliveries.save(replace(on_page, state=S.VERIFIED), on_page)


def test_a_post_has_one_living_delivery_a_page(store):
    item = post()
    with store.write() as unit:
        on_page = keep(unit, item)
    with pytest.raises(EditedMeanwhile), store.write() as unit:
        unit.deliveries.add(delivery(item))
    with store.write() as unit:
        move(unit, on_page, S.CANCELLED)
        again = delivery(item)
        unit.deliveries.add(again)
        assert unit.deliveries.of_post(item.id)[-1] == again


def test_a_link_belongs_to_one_post(store):
    first, second = post("প্রথম"), post("দ্বিতীয়")
    with store.write() as unit:
        out = bring_out(unit, first, NOON, "https://example.org/1")
        assert unit.deliveries.by_permalink("https://example.org/1").delivery == out
        assert unit.deliveries.by_permalink("https://example.org/2") is None
    with pytest.raises(LinkAlreadyUsed) as refused, store.write() as unit:
        bring_out(unit, second, NOON, "https://example.org/1")
    assert refused.value.fields == {"title": "প্রথম"}


def test_attempts_are_kept_in_their_order(store):
    item = post()
    with store.write() as unit:
        on_page = keep(unit, item)
        tries = tuple(Attempt(on_page.id, n, "manual", "opened", NOON, f"#{n}") for n in range(3))
        for one in tries:
            unit.attempts.add(one)
    with store.read() as unit:
        assert unit.attempts.of_delivery(on_page.id) == tries


# ---------------------------------------------------------------- weeks


def test_a_week_begins_at_midnight_in_dhaka(store):
    saturday_late, sunday_early = utc("2026-02-07T23:59:59+06:00"), utc("2026-02-08T00:00:00+06:00")
    with store.write() as unit:
        bring_out(unit, post(), saturday_late, "https://example.org/1")
        bring_out(unit, post(), sunday_early, "https://example.org/2")
        counts = unit.deliveries.counts([WEEK.previous, WEEK], NOON)
    assert counts == {(FACEBOOK, WEEK.previous): WeekCount(live=1), (FACEBOOK, WEEK): WeekCount(live=1)}


def test_a_week_counts_live_scheduled_and_proposed_apart(store):
    past, later = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
    with store.write() as unit:
        bring_out(unit, post(), NOON, "https://example.org/1")
        for at in (later, past):
            item = post(planned_at=at)
            approve(unit, item, keep(unit, item))
        keep(unit, post(planned_at=later))
        unit.posts.add(post(planned_at=later, stage=ReviewStage.DRAFT, page_ids=(CHANNEL, FACEBOOK)))
        keep(unit, post(planned_at=later, stage=ReviewStage.REJECTED))
        keep(unit, post(planned_at=past))
        counts = unit.deliveries.counts([WEEK], NOON)
    assert counts == {(FACEBOOK, WEEK): WeekCount(1, 1, 2), (CHANNEL, WEEK): WeekCount(0, 0, 1)}


def test_removal_stops_the_count_and_stays_in_the_record(store):
    with store.write() as unit:
        out = bring_out(unit, post(), NOON, "https://example.org/1")
        gone = move(unit, out, S.REMOVED_REMOTELY)
        assert unit.deliveries.counts([WEEK], NOON) == {}
        assert [entry.delivery for entry in unit.deliveries.live_entries(WEEK, WEEK)] == [gone]


def test_live_entries_tell_who_approved_exactly_what_went_out(store):
    media = picture()
    item = with_picture(post(), media)
    with store.write() as unit:
        unit.media.add(media)
        on_page = keep(unit, item)
        unit.approvals.add(approval(item, CONVENOR, at=NOON - timedelta(hours=1)), POINTS)
        out = move(
            unit, approve(unit, item, on_page), S.MANUAL_OPEN, S.CLAIMED, live_at=NOON, permalink="https://e.org/1"
        )
        (entry,) = unit.deliveries.live_entries(WEEK, WEEK)
        assert unit.deliveries.live_entries(WEEK.next, WEEK.next) == ()
    assert entry.delivery == out
    assert entry.approver_ids == (CONVENOR, REVIEWER)
    assert (entry.author_id, entry.writers, entry.self_declared) == (WRITER, frozenset({WRITER}), False)
    assert (entry.title, entry.purpose, entry.pictures, entry.pictures_with_alt) == ("নোটিশ", Purpose.AWARENESS, 1, 1)


def test_a_week_shows_what_was_live_and_what_is_due_by_time(store):
    with store.write() as unit:
        due = keep(unit, post("বাকি", planned_at=NOON + timedelta(days=1)))
        live = bring_out(unit, post("হয়েছে", planned_at=NOON - timedelta(days=9)), NOON, "https://example.org/1")
        keep(unit, post("পরে", planned_at=NOON + timedelta(days=9)))
        lines = unit.deliveries.in_week(WEEK)
    assert [line.delivery for line in lines] == [live, due]
    assert [line.title for line in lines] == ["হয়েছে", "বাকি"]


def test_the_calendar_holds_live_ones_at_their_time_and_others_at_their_plan(store):
    hour, day = timedelta(hours=1), timedelta(days=1)
    with store.write() as unit:
        live = bring_out(unit, post("হয়েছে", planned_at=NOON + 9 * day), NOON + hour, "https://example.org/1")
        due = keep(unit, post("বাকি", planned_at=NOON + 2 * hour))
        move(unit, keep(unit, post("তুলে নেওয়া", planned_at=NOON + hour)), S.CANCELLED)
        unit.posts.add(post("পেজ নেই", page_ids=(), planned_at=NOON, stage=ReviewStage.DRAFT))
        unit.posts.add(post("সময় নেই", page_ids=(), planned_at=None, stage=ReviewStage.DRAFT))
        other = keep(unit, post("অন্য পেজে", page_ids=(CHANNEL,), planned_at=NOON + 3 * hour))
        keep(unit, post("পরের দিন", planned_at=NOON + day))
    with store.read() as unit:
        found = unit.deliveries.in_calendar(NOON, NOON + day, None)
        assert [(line.title, line.at - NOON, line.delivery) for line in found] == [
            ("পেজ নেই", 0 * hour, None),
            ("হয়েছে", hour, live),
            ("বাকি", 2 * hour, due),
            ("অন্য পেজে", 3 * hour, other),
        ]
        assert [line.delivery for line in unit.deliveries.in_calendar(NOON, NOON + day, FACEBOOK)] == [live, due]
        assert [line.title for line in unit.deliveries.in_calendar(NOON + day, NOON + 2 * day, None)] == ["পরের দিন"]


def test_a_post_whose_only_page_was_taken_off_stands_in_the_calendar_without_a_page(store):
    item = post("পেজ তুলে নেওয়া", planned_at=NOON)
    with store.write() as unit:
        move(unit, keep(unit, item), S.CANCELLED)
        unit.posts.save(replace(item, draft=replace(item.draft, page_ids=()), revision=2), 1)
        (line,) = unit.deliveries.in_calendar(NOON, NOON + timedelta(hours=1), None)
        assert (line.post_id, line.delivery, line.stage) == (item.id, None, item.stage)


def test_of_a_full_day_the_first_ones_come_with_how_many_there_are(store):
    with store.write() as unit:
        for n in range(5):
            keep(unit, post(f"সোম {n}", planned_at=NOON + timedelta(minutes=n)))
        keep(unit, post("মঙ্গল", planned_at=NOON + timedelta(days=1)))
    with store.read() as unit:
        found = unit.deliveries.in_calendar(NOON - timedelta(hours=6), NOON + timedelta(days=2), None, 2)
        assert [(line.title, line.of_day) for line in found] == [("সোম 0", 5), ("সোম 1", 5), ("মঙ্গল", 1)]
        whole = unit.deliveries.in_calendar(NOON - timedelta(hours=6), NOON + timedelta(days=2), None)
        assert [line.of_day for line in whole] == [5, 5, 5, 5, 5, 1]


def test_the_nearest_moments_of_the_calendar_lead_both_ways(store):
    day = timedelta(days=1)
    with store.write() as unit:
        bring_out(unit, post("হয়েছে"), NOON - 30 * day, "https://example.org/1")
        keep(unit, post("বাকি", planned_at=NOON + 20 * day))
        keep(unit, post("অন্য পেজে", page_ids=(CHANNEL,), planned_at=NOON + 40 * day))
        unit.posts.add(post("পেজ নেই", page_ids=(), planned_at=NOON, stage=ReviewStage.DRAFT))
        unit.posts.add(post("বাতিল", page_ids=(), planned_at=NOON, stage=ReviewStage.REJECTED))
    with store.read() as unit:
        ask = unit.deliveries.calendar_moments
        assert list(ask(NOON, None, later=True, limit=2)) == [NOON, NOON + 20 * day]
        assert list(ask(NOON, None, later=True, limit=9)) == [NOON, NOON + 20 * day, NOON + 40 * day]
        assert list(ask(NOON + 60 * day, None, later=False, limit=2)) == [NOON + 40 * day, NOON + 20 * day]
        assert list(ask(NOON, FACEBOOK, later=True, limit=9)) == [NOON + 20 * day]
        assert list(ask(NOON, FACEBOOK, later=False, limit=9)) == [NOON - 30 * day]


def test_what_goes_out_next_and_what_is_open_stand_apart(store):
    with store.write() as unit:
        late, soon, opened = (
            post(name, planned_at=NOON + timedelta(hours=n)) for n, name in ((5, "ক"), (2, "খ"), (1, "গ"))
        )
        for item in (late, soon):
            approve(unit, item, keep(unit, item))
        move(unit, approve(unit, opened, keep(unit, opened)), S.MANUAL_OPEN, opened_at=NOON)
        assert [line.title for line in unit.deliveries.out_next(9)] == ["খ", "ক"]
        assert [line.title for line in unit.deliveries.out_next(1)] == ["খ"]
        assert [line.title for line in unit.deliveries.opened()] == ["গ"]


def test_the_newest_note_of_a_week_counts(store):
    def note(kind, reason, week=WEEK):
        return WeekNote(FACEBOOK, week, kind, reason, CONVENOR, NOON)

    with store.write() as unit:
        for one in (note(NoteKind.MISSED, "ভুল"), note(NoteKind.EID, "ঈদ"), note(NoteKind.MISSED, "আগে", WEEK.previous)):
            unit.weeks.put(one)
    with store.read() as unit:
        assert [n.reason for n in unit.weeks.between(WEEK.previous, WEEK)] == ["আগে", "ঈদ"]
        assert unit.weeks.between(WEEK.next, WEEK.next) == ()


# ---------------------------------------------------------------- journal, media, log


def test_the_journal_keeps_one_row_a_member_and_post(store):
    kept = PostId("any")
    with store.write() as unit:
        unit.journal.put(JournalEntry(WRITER, None, draft("আ"), NOON))
        unit.journal.put(JournalEntry(WRITER, None, draft("আমি"), NOON + timedelta(seconds=1)))
        unit.journal.put(JournalEntry(WRITER, kept, draft("তুমি"), NOON))
        unit.journal.put(JournalEntry(REVIEWER, None, draft("সে"), NOON))
    with store.write() as unit:
        assert [(e.post_id, e.draft.text) for e in unit.journal.of_member(WRITER)] == [(None, "আমি"), (kept, "তুমি")]
        unit.journal.remove(WRITER, None)
        assert [e.post_id for e in unit.journal.of_member(WRITER)] == [kept]
        assert len(unit.journal.of_member(REVIEWER)) == 1


def test_media_files_are_known_by_their_hash(store):
    one, two = picture(b"1"), replace(picture(b"2"), added_at=NOON + timedelta(seconds=1))
    with store.write() as unit:
        unit.media.add(two)
        unit.media.add(one)
    with store.read() as unit:
        assert unit.media.all() == (one, two)
        assert unit.media.many([two.hash, MediaHash("0" * 64)]) == {two.hash: two}
        assert unit.media.find(MediaHash("0" * 64)) is None


def test_the_activity_log_counts_and_chains(store):
    with store.write() as unit:
        first = unit.activity.append(
            NOON, WRITER, "post_saved", ("post", "1"), {"version": 1, "held": True, "why": None}
        )
        second = unit.activity.append(NOON, "system", "store_opened", ("store", "1"), {})
    with store.read() as unit:
        assert unit.activity.entries() == (first, second)
        assert unit.activity.entries(after=1) == (second,)
        assert unit.activity.entries(limit=1) == (first,)
        assert (unit.activity.head().seq, unit.activity.head().hash) == (2, second.hash)
    assert (second.seq, second.previous) == (2, first.hash)
    store.check_integrity()


# ---------------------------------------------------------------- the activity log as a list


def _log_of_a_day(store):
    """Entries 1 to 5: a post, its delivery, a page, a member, a picture; an hour apart."""
    written = post("গণশুনানির নোটিশ")
    file = replace(picture(), name="মেলা.jpg")
    with store.write() as unit:
        on_page = keep(unit, written)
        unit.media.add(file)
        for hours, (actor, verb, subject, data) in enumerate(
            (
                (WRITER, "post_written", ("post", written.id), {}),
                (REVIEWER, "kit_given_back", ("delivery", on_page.id), {"reason": "লিংক ১০০% ভুল"}),
                (CONVENOR, "page_changed", ("page", CHANNEL), {"url": "https://t.me/sample"}),
                ("system", "pin_refused", ("member", WRITER), {"failures": 1}),
                (WRITER, "picture_added", ("media", file.hash), {}),
            )
        ):
            unit.activity.append(NOON + timedelta(hours=hours), actor, verb, subject, data)
    return written, on_page


def _found(store, **wanted):
    with store.read() as unit:
        return list(unit.activity.numbers(LogQuery(**wanted)))


def test_the_whole_log_is_numbered_newest_first(store):
    assert _found(store) == []
    _log_of_a_day(store)
    assert _found(store) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"actor": WRITER}, [5, 1]),
        ({"actor": "system"}, [4]),
        ({"kind": LogKind.PUBLISHING}, [2]),
        ({"actor": WRITER, "kind": LogKind.SIGN_IN}, []),
        ({"since": NOON + timedelta(hours=3)}, [5, 4]),
        ({"since": NOON + timedelta(hours=1), "before": NOON + timedelta(hours=3)}, [3, 2]),
    ],
)
def test_the_log_is_filtered_by_member_kind_and_time(store, wanted, numbers):
    _log_of_a_day(store)
    assert _found(store, **wanted) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("গণশুনানি", [2, 1]),  # the post's title, also through its delivery
        ("১০০%", [2]),  # what was noted; the sign is no wildcard
        ("০%ভুল", []),
        ("T.ME", [3]),
        ("চ্যানেল", [3]),
        ("m-writer", [5, 4, 1]),  # in the member's name, as actor and as what it is about
        ("মেলা", [5]),
    ],
)
def test_the_log_is_searched_for_a_text(store, text, numbers):
    _log_of_a_day(store)
    assert _found(store, text=text) == numbers


def test_verbs_whose_words_hold_the_text_are_found_with_it(store):
    _log_of_a_day(store)
    assert _found(store, text="nothing else", worded=frozenset({"pin_refused"})) == [4]


def test_lines_of_the_log_come_in_the_order_asked_for_with_their_posts(store):
    written, on_page = _log_of_a_day(store)
    with store.read() as unit:
        lines = unit.activity.lines([5, 2, 1, 77])
        assert unit.activity.lines([]) == ()
    assert [(line.entry.seq, line.title, line.post_id, line.page_id) for line in lines] == [
        (5, "মেলা.jpg", None, None),
        (2, "গণশুনানির নোটিশ", written.id, on_page.page_id),
        (1, "গণশুনানির নোটিশ", written.id, None),
    ]


def test_the_proof_tells_how_far_it_has_come_and_can_be_stopped(store):
    _log_of_a_day(store)
    shares = []
    store.check_integrity(shares.append)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)

    def enough(share):
        if share:
            raise Cancelled()

    with pytest.raises(Cancelled):
        store.check_integrity(enough)
    store.check_integrity()


def test_many_posts_and_their_approvals_come_at_once_and_unknown_ones_do_not(store):
    one, other = post("প্রথম"), post("দ্বিতীয়")
    with store.write() as unit:
        approve(unit, one, keep(unit, one))
        keep(unit, other)
    unknown = PostId("nobody")
    with store.read() as unit:
        assert unit.posts.many([one.id, other.id, unknown]) == {one.id: unit.posts.get(one.id), other.id: other}
        given = unit.approvals.of_posts([one.id, other.id, unknown])
        assert given == {one.id: unit.approvals.of_post(one.id), other.id: (), unknown: ()}
        assert len(given[one.id]) == 1
        assert unit.posts.many([]) == {}
