import pytest

from moderator_app.domain.errors import ReportFailed
from moderator_app.report.compact import compacted
from moderator_app.report.typesetting import typeset


def test_a_paper_that_cannot_be_typeset_is_a_named_failure():
    with pytest.raises(ReportFailed) as caught:
        typeset("evaluation.typ", lambda _: {"language": "bn"}, None)
    assert "letter" in str(caught.value.fields["detail"])


def test_a_template_that_is_missing_is_a_named_failure():
    with pytest.raises(ReportFailed):
        typeset("no-such-paper.typ", lambda _: {}, None)


def test_bytes_that_are_no_paper_are_a_named_failure():
    with pytest.raises(ReportFailed):
        compacted(b"no paper at all")
