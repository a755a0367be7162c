import re
import string
from pathlib import Path

import pytest

from moderator_app import domain
from moderator_app.domain.errors import EmptyField, ModeratorError, NoPinYet, RoleNotAllowed
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Action
from moderator_app.words import Language, Speaker
from moderator_app.words.catalogue import catalogue
from moderator_app.words.errors import ERROR_WORDS, error_sentence, error_words
from tests.words.error_classes import all_errors, named_fields

RULES = Path(domain.__file__).parent
PARTS = ("title", "sentence", "next_step")
raised = [e for e in all_errors() if not e.__subclasses__()]


def fields_in(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("error", raised, ids=lambda e: e.__name__)
def test_every_error_class_has_title_sentence_and_next_step_in_both_languages(error):
    words = ERROR_WORDS[error.code]
    bangla = catalogue(Language.BANGLA)
    for part in PARTS:
        source = getattr(words, part)
        assert source.strip()
        assert bangla.gettext(source) != source, f"no Bangla for {source!r}"


@pytest.mark.parametrize("error", raised, ids=lambda e: e.__name__)
def test_every_field_the_words_name_exists_in_both_languages(error):
    words = ERROR_WORDS[error.code]
    bangla = catalogue(Language.BANGLA)
    for part in PARTS:
        source = getattr(words, part)
        assert fields_in(source) <= named_fields(error)
        assert fields_in(bangla.gettext(source)) == fields_in(source)


def test_no_words_are_kept_for_an_error_that_does_not_exist():
    assert set(ERROR_WORDS) <= {e.code for e in all_errors()}


def test_a_sentence_names_the_thing_and_the_way_out_in_the_chosen_language():
    english = error_sentence(Speaker(Language.ENGLISH), EmptyField(field="office_name"))
    bangla = error_sentence(Speaker(), EmptyField(field="office_name"))
    assert english != bangla
    assert "{" not in english + bangla
    assert "office_name" not in english + bangla


def test_every_form_field_that_a_rule_may_refuse_has_its_name_in_both_languages():
    rules = "".join(path.read_text(encoding="utf-8") for path in RULES.glob("*.py"))
    keys = set(re.findall(r'(?:required|optional|_names|_bounded|field=)\(?"([a-z_]+)"', rules))
    assert {"office_name", "post_text", "pin"} <= keys
    for key in keys:
        english = error_words(Speaker(Language.ENGLISH), EmptyField(field=key)).sentence
        assert key not in english.split()
        assert error_words(Speaker(), EmptyField(field=key)).sentence != english


@pytest.mark.parametrize("action", list(Action))
def test_every_action_a_role_may_lack_has_its_name_in_both_languages(action):
    english = error_words(Speaker(Language.ENGLISH), RoleNotAllowed(action=action.value))
    bangla = error_words(Speaker(), RoleNotAllowed(action=action.value))
    assert "{" not in english.sentence
    assert bangla.sentence != english.sentence


def test_an_error_class_of_the_tree_is_a_moderator_error():
    assert all(issubclass(e, ModeratorError) for e in raised)


def test_a_name_in_a_sentence_is_the_readers():
    error = NoPinYet(name=Bilingual("নমুনা বেগম", "Namuna Begum"))
    assert "Namuna Begum" in error_words(Speaker(Language.ENGLISH), error).sentence
    assert "নমুনা বেগম" in error_words(Speaker(), error).sentence
