"""Each term's table holds exactly the values of its enumeration."""

from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.evaluation import ScoreKey, ScoreUnit
from moderator_app.domain.pages import Naming, PageKind, Platform
from moderator_app.domain.panel import Role
from moderator_app.domain.purposes import Purpose
from moderator_app.words import terms


def test_every_value_of_the_rules_has_its_word_and_no_word_is_left_over():
    tables = {
        Purpose: terms.PURPOSES,
        Platform: terms.PLATFORMS,
        PageKind: terms.PAGE_KINDS,
        Naming: terms.NAMINGS,
        Role: terms.ROLES,
        NoteKind: terms.NOTE_KINDS,
        ScoreUnit: terms.SCORE_UNITS,
        ScoreKey: terms.SCORE_DUTIES,
    }
    for values, words in tables.items():
        assert set(words) == {value.value for value in values}, values


def test_the_quarters_are_four():
    assert list(terms.QUARTERS) == [1, 2, 3, 4]
