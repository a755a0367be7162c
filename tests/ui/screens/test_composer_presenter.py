"""What the composer asks of the core, on a real store: no text is ever lost, whoever saves what and when."""

from dataclasses import replace

import pytest

from moderator_app.domain.errors import EditedMeanwhile, PostIsOut, PostNotReady, RoleNotAllowed, WrongLink
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import Draft, ReviewStage
from tests.ui.screens.writing_desk import FARHANA, NASRIN, TANVIR, make_office
from ui.screens.composer.presenter import ComposerPresenter


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


def opened(office, post_id=None, member=TANVIR):
    presenter = ComposerPresenter(office.core, office.member(member), post_id)
    return presenter, presenter.open()


def texts(office):
    lines = office.core.drafting.lines(PostQuery())
    return {office.core.drafting.open(TANVIR, line.post_id).post.draft.text for line in lines}


def test_a_new_post_begins_with_the_next_usual_time_and_no_page_where_there_are_several(office):
    _, first = opened(office)
    assert first.draft == Draft(planned_at=office.core.drafting.next_times(())[0])
    assert first.offer is None


def test_keystrokes_are_offered_back_and_a_save_forgets_them(office):
    presenter, first = opened(office)
    presenter.note(replace(first.draft, text="অর্ধেক লেখা"))
    again, second = opened(office)
    assert second.offer is not None
    assert second.offer.draft.text == "অর্ধেক লেখা"
    draft = again.take_offer()
    again.keep(draft)
    assert office.core.journal.offered(TANVIR) == ()
    assert texts(office) == {"অর্ধেক লেখা"}


def test_whoever_writes_on_without_answering_an_offer_loses_neither_text(office):
    opened(office)[0].note(Draft("আগের লেখা"))
    presenter, first = opened(office)
    presenter.note(replace(first.draft, text="নতুন লেখা"))
    assert texts(office) == {"আগের লেখা"}
    assert office.core.journal.offered(TANVIR)[0].draft.text == "নতুন লেখা"


def test_an_offer_with_a_half_typed_link_is_rescued_with_the_link_in_its_text(office):
    opened(office)[0].note(Draft("আগের লেখা", link="htt"))
    presenter, first = opened(office)
    presenter.keep(replace(first.draft, text="নতুন"))
    assert texts(office) == {"আগের লেখা\n\nhtt", "নতুন"}


def test_a_dropped_offer_is_gone(office):
    opened(office)[0].note(Draft("আগের লেখা"))
    opened(office)[0].drop_offer()
    assert opened(office)[1].offer is None


def test_leaving_keeps_a_draft_and_asks_nothing(office):
    presenter, first = opened(office)
    presenter.note(replace(first.draft, text="লেখা"))
    presenter.leave(replace(first.draft, text="লেখা শেষ"), worth_keeping=True)
    assert texts(office) == {"লেখা শেষ"}
    assert office.core.journal.offered(TANVIR) == ()
    presenter.note(replace(first.draft, text="পরে"))
    assert office.core.journal.offered(TANVIR) == ()


def test_leaving_an_untouched_or_empty_composer_leaves_nothing_behind(office):
    presenter, first = opened(office)
    presenter.leave(first.draft, worth_keeping=False)
    other, second = opened(office)
    other.leave(replace(second.draft, page_ids=("admin",)), worth_keeping=False)
    assert office.core.drafting.count(PostQuery()) == 0


def test_what_cannot_be_saved_on_leaving_stays_in_the_journal(office):
    presenter, first = opened(office)
    presenter.leave(replace(first.draft, text="লেখা", link="কোনো লিংক নয়"), worth_keeping=True)
    assert office.core.drafting.count(PostQuery()) == 0
    assert opened(office)[1].offer.draft.link == "কোনো লিংক নয়"


def test_leaving_never_takes_an_approval_away(office):
    post = office.hand_in()
    office.approve(post)
    presenter, first = opened(office, post.id)
    assert first.approved
    presenter.leave(replace(first.draft, text=first.draft.text + " আরও"), worth_keeping=True)
    assert opened(office, post.id)[1].approved
    assert opened(office, post.id)[1].offer.draft.text.endswith("আরও")


def test_handing_in_what_is_not_ready_names_what_is_missing_and_keeps_the_draft(office):
    presenter, first = opened(office)
    with pytest.raises(PostNotReady) as refusal:
        presenter.submit(replace(first.draft, text="লেখা", page_ids=("admin",)))
    assert refusal.value.fields["field"] == "purpose"
    assert texts(office) == {"লেখা"}
    presenter.submit(office.draft(text="লেখা"))
    assert office.core.drafting.count(PostQuery()) == 1


def test_a_refused_save_leaves_the_text_in_the_journal(office):
    presenter, first = opened(office)
    with pytest.raises(WrongLink):
        presenter.keep(replace(first.draft, text="লেখা", link="x"))
    assert office.core.journal.offered(TANVIR)[0].draft.text == "লেখা"


def test_when_someone_else_saved_meanwhile_both_texts_stay(office):
    post = office.write()
    presenter, first = opened(office, post.id)
    office.core.drafting.save(NASRIN, post.id, post.revision, replace(post.draft, text="নাসরিনের লেখা"))
    mine = replace(first.draft, text="তানভীরের লেখা")
    with pytest.raises(EditedMeanwhile):
        presenter.keep(mine)
    kept = presenter.keep_as_new(mine)
    assert kept.id != post.id
    assert texts(office) == {"নাসরিনের লেখা", "তানভীরের লেখা"}
    assert office.core.journal.offered(TANVIR) == ()


def test_keeping_as_new_leaves_the_unsaved_text_of_another_new_post_alone(office):
    office.core.journal.note(TANVIR, None, Draft("অন্য নতুন পোস্ট"))
    post = office.write()
    office.core.journal.note(TANVIR, None, Draft("অন্য নতুন পোস্ট"))
    presenter, first = opened(office, post.id)
    presenter.keep_as_new(replace(first.draft, text="আলাদা"))
    assert [entry.draft.text for entry in office.core.journal.offered(TANVIR)] == ["অন্য নতুন পোস্ট"]


def test_a_post_that_is_out_can_only_be_read(office):
    post = office.hand_in()
    office.approve(post)
    office.core.manual_kit.open(TANVIR, office.core.drafting.open(TANVIR, post.id).deliveries[0].id)
    assert isinstance(opened(office, post.id)[1].refusal, PostIsOut)


def test_an_auditor_reads_only(office):
    assert isinstance(opened(office, office.write().id, FARHANA)[1].refusal, RoleNotAllowed)


def test_only_the_time_of_an_approved_post_can_change_without_losing_the_approval(office):
    post = office.hand_in()
    office.approve(post)
    presenter, first = opened(office, post.id)
    later = replace(first.draft, planned_at=office.core.drafting.next_times(first.draft.page_ids)[1])
    assert not presenter.content_changed(later)
    presenter.keep(later)
    assert opened(office, post.id)[1].approved
    assert presenter.content_changed(replace(later, text="অন্য"))


def test_handing_in_again_after_changes_were_asked(office):
    post = office.hand_in()
    office.core.reviewing.ask_changes(NASRIN, post.id, "তারিখ মেলান")
    presenter, first = opened(office, post.id)
    assert first.post.reason == "তারিখ মেলান"
    handed = presenter.submit(replace(first.draft, text=first.draft.text + " ঠিক করা।"))
    assert (handed.stage, handed.version) == (ReviewStage.SUBMITTED, 2)
