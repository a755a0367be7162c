"""Every code that a platform, or the way to it, can give has words in both languages."""

import ast
import re

import pytest

from moderator_app.platforms.facebook.faults import FAULTS
from moderator_app.words import Language, Speaker
from moderator_app.words.platform_faults import PLATFORM_FAULTS, fault_words
from tests.architecture.source_files import python_files, tree_of

_CODE = re.compile(r"(?:net|facebook)\.[a-z_]+")


def given():
    """The codes that the platforms' own code holds."""
    for path in python_files("moderator_app/platforms"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
                yield node.value


def test_every_code_has_words_and_no_words_are_left_over():
    assert {*given()} == {code for code in PLATFORM_FAULTS if code != "send.no_id"}
    assert {code for code in given() if code.startswith("facebook.")} == FAULTS


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_each_code_say_what_happened_why_and_what_to_do(language):
    say = Speaker(language)
    for code in PLATFORM_FAULTS:
        words = fault_words(say, code)
        assert words.title
        assert words.sentence
        assert words.next_step
        if language is Language.BANGLA:
            assert re.search("[\u0980-\u09ff]", words.title)


def test_an_error_of_the_program_keeps_its_own_words_and_an_unknown_code_has_plain_ones():
    say = Speaker(Language.ENGLISH)
    assert fault_words(say, "connect_secret_missing").title == "Page keys are missing"
    assert fault_words(say, "facebook.never_heard_of").title == "The platform refused"
    assert fault_words(say, "disk_full").title
