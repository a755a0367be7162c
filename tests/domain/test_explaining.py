from datetime import UTC, datetime

import pytest

from moderator_app.domain.checking import Finding, Level, Moment
from moderator_app.domain.errors import FieldTooLong, FindingNotExplained, StopNotAnswered
from moderator_app.domain.explaining import (
    ASKED_OF_APPROVER,
    REASON_LIMIT,
    Explanation,
    Reason,
    answered,
    asked,
    check_explained,
)
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.office import Bilingual

NOON = datetime(2026, 2, 10, 6, tzinfo=UTC)


def finding(words="কথা", level=Level.EXPLAIN, rule="r"):
    return Finding(rule, "গ", level, 0, len(words), words, Bilingual("কারণ"), Bilingual("করণীয়"))


def explanation(words="কথা", moment=Moment.SUBMIT, version=1, text="কারণ আছে", rule="r"):
    reason = Reason(rule, words, text)
    return Explanation(PostId("p"), version, moment, MemberId("m"), NOON, Level.EXPLAIN, reason)


def test_the_same_words_of_the_same_rule_are_asked_once_and_notes_never():
    found = [finding("খ"), finding("ক", Level.NOTE), finding("খ"), finding("গ", Level.STOP), finding("খ", rule="s")]
    assert [(f.words, f.rule) for f in asked(found)] == [("খ", "r"), ("গ", "r"), ("খ", "s")]
    assert [f.words for f in asked(found, ASKED_OF_APPROVER)] == ["গ"]


def test_a_reason_of_the_writer_is_kept_in_one_line():
    found = finding()
    assert answered([found], [Reason("r", "কথা", " দুই \n লাইন ")], (), Moment.SUBMIT) == (
        (found, Reason("r", "কথা", "দুই লাইন")),
    )


@pytest.mark.parametrize("reasons", [(), (Reason("r", "কথা", "  "),), (Reason("r", "অন্য", "কারণ"),)])
def test_without_a_reason_the_writer_is_told_which_words(reasons):
    with pytest.raises(FindingNotExplained) as refused:
        answered([finding()], reasons, (), Moment.SUBMIT)
    assert refused.value.fields["words"] == "কথা"


def test_what_was_explained_is_not_asked_again_and_kept_anew_only_when_it_is_said_anew():
    given = [explanation()]
    assert answered([finding()], (), given, Moment.SUBMIT) == ()
    assert answered([finding()], [Reason("r", "কথা", "কারণ আছে")], given, Moment.SUBMIT) == ()
    assert len(answered([finding()], [Reason("r", "কথা", "অন্য কারণ")], given, Moment.SUBMIT)) == 1


def test_an_approver_answers_for_stops_alone():
    assert answered([finding()], (), (), Moment.APPROVE) == ()
    with pytest.raises(StopNotAnswered):
        answered([finding(level=Level.STOP)], (), (), Moment.APPROVE)


def test_a_reason_has_an_end():
    with pytest.raises(FieldTooLong):
        answered([finding()], [Reason("r", "কথা", "ক" * (REASON_LIMIT + 1))], (), Moment.SUBMIT)


def test_what_is_sent_was_explained_for_its_version_or_a_later_one():
    check_explained([finding(level=Level.NOTE)], (), 1)
    check_explained([finding()], [explanation(version=3)], 2)
    for given in ((), [explanation(version=1)], [explanation("অন্য", version=2)]):
        with pytest.raises(FindingNotExplained):
            check_explained([finding()], given, 2)


def test_a_stop_is_sent_with_the_reasons_of_both():
    stop, mine, theirs = finding(level=Level.STOP), explanation(), explanation(moment=Moment.APPROVE)
    check_explained([stop], [mine, theirs], 1)
    with pytest.raises(StopNotAnswered):
        check_explained([stop], [mine], 1)
    with pytest.raises(FindingNotExplained):
        check_explained([stop], [theirs], 1)
