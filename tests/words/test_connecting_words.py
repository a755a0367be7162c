"""The words of lights and of connecting stand for every value of the rules, and no others."""

import pytest

from moderator_app.domain.page_health import HealthWhy
from moderator_app.services.connecting import ConnectStep
from moderator_app.words import Language, Speaker
from moderator_app.words.connecting import FIELDS, STEPS, field_words, right_words
from moderator_app.words.connections import HEALTH_WORDS


def test_every_reason_of_a_light_and_every_step_has_words():
    assert set(HEALTH_WORDS) == {why.value for why in HealthWhy}
    assert list(STEPS) == [step.value for step in ConnectStep]


@pytest.mark.parametrize("language", list(Language))
def test_fields_and_rights_without_words_are_still_named(language):
    say = Speaker(language)
    assert field_words(say, "instance").word == "instance"
    assert all(field_words(say, key).help for key in FIELDS)
    unknown, known = right_words(say, "new_right"), right_words(say, "pages_manage_posts")
    assert (unknown.name, known.name) == ("new_right", "pages_manage_posts")
    assert unknown.purpose != known.purpose
    assert "new_right" in unknown.how
