"""Publishing by hand: the kit's steps, and a confirmation that nobody can bend."""

from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import DeliveryState, KitStep
from moderator_app.domain.errors import (
    EmptyField,
    FolderIsFile,
    LinkAlreadyUsed,
    LinkNeedsWitness,
    LinkNotAPost,
    LinkOtherHost,
    LinkOtherPage,
    RoleNotAllowed,
    TimeBeforeApproval,
    TimeInFuture,
    WrongLink,
    WrongMove,
)
from moderator_app.domain.evaluation import CountReason
from moderator_app.ports import LinkVerdict
from moderator_app.services.manual_kit import Claim
from tests.services.bench import LINK

S = DeliveryState


@pytest.mark.parametrize(
    ("link", "error"),
    [
        ("", WrongLink),
        ("not a link", WrongLink),
        ("https://example.org/posts/1", LinkOtherHost),
        ("https://www.facebook.com/other.office/posts/1", LinkOtherPage),
        ("https://www.facebook.com/sample.office", LinkNotAPost),
        ("https://www.facebook.com/share/p/Abc123/", LinkNeedsWitness),
    ],
)
def test_a_link_that_leads_elsewhere_is_refused_and_the_kit_stays_open(link, error, bench):
    delivery_id = bench.opened(bench.approved().id)
    with pytest.raises(error):
        bench.core.manual_kit.claim(bench.members["ict"], delivery_id, Claim(link, bench.clock.now()))
    assert bench.core.manual_kit.look(bench.members["ict"], delivery_id).delivery.state is S.MANUAL_OPEN
    assert bench.verbs()[-1] == "kit_opened"


def test_a_witnessed_link_is_claimed_with_its_mark_and_counts(bench):
    post = bench.approved()
    live = bench.claim(bench.opened(post.id), "https://www.facebook.com/share/p/Abc123/?mibextid=x", witnessed=True)
    assert (live.state, live.witnessed) == (S.CLAIMED, True)
    assert "mibextid" not in live.permalink
    assert bench.core.board.week().rows[0].page_week.count.live == 1
    (entry,) = bench.core.evaluations.draw_up(FiscalQuarter(2025, 3)).entries
    assert entry.witnessed


def test_a_link_that_shows_its_page_needs_no_witness_and_bears_no_mark(bench):
    live = bench.claim(bench.opened(bench.approved().id), LINK.format(n=5), witnessed=True)
    assert (live.state, live.witnessed) == (S.VERIFIED, False)


def test_a_link_confirms_one_post_only(bench):
    bench.live(1)
    other = bench.opened(bench.approved(bench.draft("আরেকটি")).id)
    with pytest.raises(LinkAlreadyUsed):
        bench.claim(other, LINK.format(n=1) + "?fbclid=xyz")


def test_the_time_lies_between_approval_and_now(bench):
    bench.clock.go_on(minutes=30)
    post = bench.approved()
    approved = bench.clock.now()
    bench.clock.go_on(minutes=10)
    delivery_id = bench.opened(post.id)
    with pytest.raises(TimeInFuture):
        bench.claim(delivery_id, at=bench.clock.now() + timedelta(minutes=1))
    with pytest.raises(TimeBeforeApproval):
        bench.claim(delivery_id, at=approved - timedelta(minutes=1))
    bench.claim(delivery_id, at=approved)


def test_a_post_counts_in_the_week_of_its_stated_time(bench):
    bench.clock.jump_to(bench.clock.now() + timedelta(days=4))  # Saturday noon
    post = bench.approved()
    stated = bench.clock.now() + timedelta(minutes=5)
    bench.clock.go_on(days=1)
    bench.claim(bench.opened(post.id), at=stated)
    assert bench.core.board.week().rows[0].page_week.count.live == 0
    assert bench.core.board.week(date(2026, 2, 14)).rows[0].page_week.count.live == 1


def test_nothing_opens_before_its_approval(bench):
    post = bench.handed_in()
    with pytest.raises(WrongMove):
        bench.opened(post.id)


def test_a_claim_without_an_open_kit_is_refused(bench):
    post = bench.approved()
    with pytest.raises(WrongMove):
        bench.claim(bench.delivery(post.id).id)
    live = bench.live(9)
    with pytest.raises(WrongMove):
        bench.claim(bench.delivery(live.id).id, LINK.format(n=10))


def test_closing_midway_keeps_the_step_also_over_a_restart(bench):
    post = bench.approved(bench.draft(media=(bench.picture(),)))
    delivery_id = bench.opened(post.id)
    bench.core.manual_kit.reach(bench.members["ict"], delivery_id, KitStep.PAGE)
    bench.core.manual_kit.close(delivery_id)
    again = bench.again().core.manual_kit.open(bench.members["ict"], delivery_id)
    assert (again.delivery.step, again.delivery.epoch) == (KitStep.PAGE, 1)
    assert again.title == "গণশুনানি"


def test_the_pictures_folder_is_numbered_and_gone_when_the_kit_closes(bench):
    media = (bench.picture("প্রথম", "red"), bench.picture("দ্বিতীয়", "blue"))
    delivery_id = bench.opened(bench.approved(bench.draft(media=media)).id)
    folder = bench.core.manual_kit.pictures_folder(bench.members["ict"], delivery_id)
    names = {path.name for path in folder.iterdir()}
    assert {"01.png", "02.png", "01-alt.txt", "02-alt.txt"} <= names
    assert bench.folder.path not in folder.parents
    bench.claim(delivery_id)
    assert not folder.exists()


def test_a_saved_kit_holds_text_pictures_and_alternative_texts(bench, tmp_path):
    draft = bench.draft(media=(bench.picture("সবুজ পোস্টার"),), link="https://example.gov.bd/x")
    delivery_id = bench.opened(bench.approved(draft).id)
    (tmp_path / "usb").mkdir()
    saved = bench.core.manual_kit.save_into(bench.members["ict"], delivery_id, tmp_path / "usb")
    text = (saved / "text.txt").read_bytes().decode("utf-8-sig")
    assert text.startswith("গণশুনানি\r\n")
    assert text.endswith("https://example.gov.bd/x")
    assert (saved / "01-alt.txt").read_text(encoding="utf-8-sig") == "সবুজ পোস্টার"
    assert (saved / "01.png").read_bytes().startswith(b"\x89PNG")
    bench.core.manual_kit.close(delivery_id)
    assert saved.exists()


def test_a_kit_is_not_saved_into_a_file(bench, tmp_path):
    delivery_id = bench.opened(bench.approved().id)
    (tmp_path / "file").write_text("keep me")
    with pytest.raises(FolderIsFile):
        bench.core.manual_kit.save_into(bench.members["ict"], delivery_id, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "keep me"


def test_what_was_not_published_waits_again_from_the_first_step(bench):
    post = bench.approved()
    delivery_id = bench.opened(post.id)
    bench.core.manual_kit.reach(bench.members["ict"], delivery_id, KitStep.LINK)
    with pytest.raises(EmptyField):
        bench.core.manual_kit.not_published(bench.members["ict"], delivery_id, " ")
    back = bench.core.manual_kit.not_published(bench.members["ict"], delivery_id, "ইন্টারনেট নেই")
    assert (back.state, back.step, back.opened_at) == (S.MANUAL_READY, KitStep.TEXT, None)
    bench.claim(bench.opened(post.id))
    assert bench.delivery(post.id).epoch == 2


def test_a_removed_post_stops_counting_and_is_told_in_the_evaluation(bench):
    first = bench.live(1)
    bench.clock.go_on(minutes=5)
    bench.live(2)
    assert bench.core.board.week().rows[0].page_week.state is WeekState.MET
    delivery_id = bench.delivery(first.id).id
    with pytest.raises(EmptyField):
        bench.core.manual_kit.removed(bench.members["ict"], delivery_id, "")
    bench.core.manual_kit.removed(bench.members["ict"], delivery_id, "ভুল তারিখ")
    assert bench.core.board.week().rows[0].page_week.count.live == 1
    evaluation = bench.core.evaluations.draw_up(FiscalQuarter(2025, 3))
    assert [e.reason for e in evaluation.entries] == [CountReason.REMOVED, CountReason.LIVE]
    assert sum(evaluation.purposes.values()) == 1
    with pytest.raises(WrongMove):
        bench.core.manual_kit.removed(bench.members["ict"], delivery_id, "আবার")


def test_who_may_not_publish_opens_no_kit(bench):
    delivery_id = bench.delivery(bench.approved().id).id
    with pytest.raises(RoleNotAllowed):
        bench.core.manual_kit.open(bench.members["land"], delivery_id)


def test_a_pasted_link_is_judged_before_it_is_claimed(bench):
    delivery_id = bench.opened(bench.approved().id)
    kit = bench.core.manual_kit.look(bench.members["land"], delivery_id)
    assert bench.core.manual_kit.read_link(kit, LINK.format(n=1)).verdict is LinkVerdict.SHOWS_PAGE
    assert bench.core.manual_kit.composer_link(kit).startswith("https://")
