from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.domain.errors import ReportFailed
from moderator_app.report.compact import compacted
from moderator_app.report.typesetting import typeset
from moderator_app.words import Language
from tests.report import sample
from tests.report.printed import printer


def test_a_paper_that_cannot_be_typeset_is_a_named_failure():
    with pytest.raises(ReportFailed) as caught:
        typeset("evaluation.typ", lambda _: {"language": "bn"}, sample.AT, {})
    assert "letter" in str(caught.value.fields["detail"])


def test_a_template_that_is_missing_is_a_named_failure():
    with pytest.raises(ReportFailed):
        typeset("no-such-paper.typ", lambda _: {}, sample.AT, {})


def test_bytes_that_are_no_paper_are_a_named_failure():
    with pytest.raises(ReportFailed):
        compacted(b"no paper at all")


@pytest.mark.slow
def test_what_was_typeset_does_not_stay_in_memory():
    for edition in range(2):
        printer.print(replace(sample.long(150), edition=edition), Language.ENGLISH)
    warm = _megabytes()
    for edition in range(2, 6):
        printer.print(replace(sample.long(150), edition=edition), Language.ENGLISH)
    assert _megabytes() - warm < 50  # it was 140 while typst remembered them


def _megabytes() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 // 2**20
