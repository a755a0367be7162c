from collections import Counter

from moderator_app.domain.blanks import blanks
from moderator_app.domain.templates import TemplateKind, checked_name, checked_text
from moderator_app.files.template_samples import TomlTemplateSamples

SAMPLES = TomlTemplateSamples().samples()


def test_every_sample_is_as_the_office_would_keep_it():
    assert [(s.name, s.text) for s in SAMPLES] == [
        (checked_name(s.name), checked_text(s.kind, s.text)) for s in SAMPLES
    ]


def test_there_is_one_of_every_kind_in_both_languages_for_most():
    bangla = {s.kind for s in SAMPLES if s.seed.startswith("bn/")}
    assert bangla == set(TemplateKind)
    assert len({s.kind for s in SAMPLES if s.seed.startswith("en/")}) == len(TemplateKind)


def test_no_key_and_no_name_of_a_kind_comes_twice():
    assert Counter(s.seed for s in SAMPLES).most_common(1)[0][1] == 1
    assert Counter((s.kind, s.name) for s in SAMPLES).most_common(1)[0][1] == 1


def test_texts_have_blanks_and_every_bracket_is_one():
    for sample in SAMPLES:
        assert len(blanks(sample.text)) == sample.text.count("[")
        assert (sample.kind is TemplateKind.HASHTAGS) or blanks(sample.text)
