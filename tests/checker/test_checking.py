"""The one entry point of the content check: text in, findings out."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.checker import EMPTY_PACK, check
from moderator_app.domain.checking import CheckContext, Finding, Level
from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from tests.fakes.rules import WordRule

HERE = CheckContext()


@dataclass(frozen=True)
class OutsideRule:
    """Answers places that are not in the text."""

    def find(self, text, context):
        for start, end in ((-1, 2), (0, len(text) + 1), (1, 1), (2, 1)):
            yield Finding("out", "", Level.STOP, start, end, "", Bilingual("ক"), Bilingual("ক"))


@dataclass(frozen=True)
class PageRule:
    """Tells for which page it was asked."""

    def find(self, text, context):
        yield Finding(str(context.page_id), "", Level.NOTE, 0, 1, text[:1], Bilingual("ক"), Bilingual("ক"))


@given(st.text())
def test_the_product_carries_no_rule_and_finds_nothing(text):
    assert EMPTY_PACK == ()
    assert check(text, HERE) == ()


def test_findings_come_in_the_order_of_the_text_each_once():
    found = check("খ ক খ", HERE, (WordRule("খ"), WordRule("ক"), WordRule("খ")))
    assert [(f.words, f.start, f.end) for f in found] == [("খ", 0, 1), ("ক", 2, 3), ("খ", 4, 5)]


@given(st.text(max_size=5))
def test_what_lies_outside_the_text_is_dropped(text):
    assert check(text, HERE, (OutsideRule(),)) == ()


def test_a_rule_knows_the_page():
    (found,) = check("ক", CheckContext(PageId("portal")), (PageRule(),))
    assert found.rule == "portal"
