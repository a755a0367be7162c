from dataclasses import replace

import pytest

from moderator_app.domain.errors import (
    BlankLeft,
    EditedMeanwhile,
    EmptyField,
    NothingThere,
    TemplateNameTaken,
    WrongHashtag,
)
from moderator_app.domain.ids import TemplateId
from moderator_app.domain.posts import Variant
from moderator_app.domain.templates import TemplateKind
from moderator_app.files.template_samples import TomlTemplateSamples
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_sentence

K = TemplateKind


@pytest.fixture
def desk(bench):
    return bench.core.templates


@pytest.fixture
def me(bench):
    return bench.members["uno"]


def test_a_template_is_written_changed_retired_and_brought_back_and_each_is_logged(bench, desk, me):
    made = desk.save(me, None, K.NOTICE, " সভা ", "[তারিখ] সভা")
    changed = desk.save(me, made.id, K.EVENT, "সভা", "[তারিখ] [সময়] সভা")
    assert desk.save(me, made.id, K.EVENT, "সভা", "[তারিখ] [সময়] সভা") == changed
    assert desk.retire(me, made.id).retired
    assert desk.retire(me, made.id).retired
    assert not desk.restore(me, made.id).retired
    assert [(t.kind, t.name, t.text, t.retired) for t in desk.all(me)] == [(K.EVENT, "সভা", "[তারিখ] [সময়] সভা", False)]
    assert bench.verbs()[-4:] == ["template_written", "template_changed", "template_retired", "template_restored"]


def test_what_another_changed_meanwhile_is_not_overwritten(bench, desk, me):
    seen = desk.save(me, None, K.NOTICE, "সভা", "[তারিখ] সভা")
    desk.retire(me, seen.id)
    other = desk.save(bench.members["ict"], seen.id, K.NOTICE, "সভা", "অন্যের লেখা", seen=seen)
    before = bench.verbs()
    with pytest.raises(EditedMeanwhile):
        desk.save(me, seen.id, K.NOTICE, "সভা", "আমার লেখা", seen=seen)
    assert (desk.all(me), bench.verbs()) == ((other,), before)
    assert desk.save(me, seen.id, K.NOTICE, "সভা", "আমার লেখা", seen=other).text == "আমার লেখা"


def test_the_list_follows_the_kinds_and_then_the_names(desk, me):
    for kind, name in ((K.SIGNATURE, "ক"), (K.NOTICE, "খ"), (K.NOTICE, "ক"), (K.WARNING, "ক")):
        desk.save(me, None, kind, name, "লেখা")
    assert [(t.kind, t.name) for t in desk.all(me)] == [
        (K.NOTICE, "ক"), (K.NOTICE, "খ"), (K.WARNING, "ক"), (K.SIGNATURE, "ক"),
    ]  # fmt: skip


def test_what_cannot_be_taken_changes_nothing(bench, desk, me):
    made = desk.save(me, None, K.NOTICE, "সভা", "লেখা")
    before = bench.verbs()
    with pytest.raises(TemplateNameTaken):
        desk.save(me, None, K.NOTICE, "সভা", "অন্য লেখা")
    with pytest.raises(EmptyField):
        desk.save(me, made.id, K.NOTICE, "সভা", " ")
    with pytest.raises(WrongHashtag):
        desk.save(me, made.id, K.HASHTAGS, "সভা", "লেখা")
    for refused in (
        lambda: desk.save(me, TemplateId("x"), K.NOTICE, "ক", "খ"),
        lambda: desk.retire(me, TemplateId("x")),
    ):
        with pytest.raises(NothingThere):
            refused()
    assert (desk.all(me), bench.verbs()) == ((made,), before)


def test_samples_are_added_once_and_never_over_what_the_office_wrote(bench, desk, me):
    samples = TomlTemplateSamples().samples()
    own = desk.save(me, None, samples[0].kind, samples[0].name, "নিজের লেখা")
    assert desk.add_samples(me) == len(samples) - 1
    first = next(t for t in desk.all(me) if t.seed == samples[1].seed)
    desk.save(me, first.id, first.kind, "অন্য নাম", "অন্য লেখা")
    desk.retire(me, first.id)
    logged = bench.verbs()
    assert desk.add_samples(me) == 0
    assert bench.verbs() == logged
    kept = {t.id: t for t in desk.all(me)}
    assert (kept[own.id].text, kept[first.id].text, kept[first.id].retired) == ("নিজের লেখা", "অন্য লেখা", True)
    assert len(kept) == len(samples)


def test_a_post_with_a_blank_is_kept_but_not_handed_in(bench, me):
    draft = bench.draft("প্রথম\n\n[তারিখ] সভা")
    post = bench.core.drafting.save(me, None, 0, draft)
    with pytest.raises(BlankLeft) as refusal:
        bench.core.drafting.submit(me, post.id, post.revision, draft)
    assert (refusal.value.fields["blank"], refusal.value.fields["line"]) == ("তারিখ", 3)
    assert "“[তারিখ]”" in error_sentence(Speaker(Language.ENGLISH), refusal.value)
    assert "[তারিখ]" in error_sentence(Speaker(), refusal.value)
    filled = replace(draft, text="প্রথম\n\n১২ অক্টোবর সভা [১]")
    assert bench.core.drafting.submit(me, post.id, post.revision, filled).stage.value == "submitted"


def test_only_what_would_go_out_counts(bench, me):
    page = bench.pages["facebook"]
    draft = bench.draft("[তারিখ] সভা", page_ids=(page,), variants=(Variant(page, "১২ অক্টোবর সভা"),))
    assert bench.core.drafting.submit(me, None, 0, draft).draft.text == "[তারিখ] সভা"
    other = bench.draft("১২ অক্টোবর", page_ids=(page,), variants=(Variant(page, "[দিন] সভা"),))
    with pytest.raises(BlankLeft):
        bench.core.drafting.submit(me, None, 0, other)
