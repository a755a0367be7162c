import re
from pathlib import Path

import pytest

from moderator_app.report.evaluation_sheet import evaluation_sheet
from moderator_app.report.sheet import all_strings
from moderator_app.resource_files import resource
from moderator_app.words import Language, Speaker
from tests.report import sample

BOTH = (Language.BANGLA, Language.ENGLISH)


def _strings(language, evaluation=None) -> list[str]:
    return list(all_strings(evaluation_sheet(evaluation or sample.rich(), Speaker(language))))


def test_every_string_of_the_paper_can_be_listed():
    said = _strings(Language.BANGLA)
    for words in ("খসড়া", "৯", "পরিশিষ্ট ক: ব্যবহৃত সংজ্ঞা", "উপজেলা নির্বাহী অফিসারের কার্যালয়", sample.LONG_TITLE):
        assert words in said


@pytest.mark.parametrize("language", BOTH)
def test_no_clause_is_cited_and_no_old_agreement_named(language):
    said = " ".join(_strings(language))
    assert not re.search(r"\bAPA\b|এপিএ|বার্ষিক কর্মসম্পাদন", said)
    assert not re.search(r"clause \d|ধারা [০-৯\d]|অনুচ্ছেদ [০-৯\d]", said)


def test_templates_hold_no_words():
    for template in Path(resource("report_templates")).glob("*.typ"):
        assert not re.search(r"[\u0980-\u09ff]", template.read_text(encoding="utf-8"))


def test_the_bangla_paper_shows_its_own_figures_in_bangla_digits():
    sheet = evaluation_sheet(sample.rich(), Speaker(Language.BANGLA))
    rows = sheet["letter"]["scorecard"]["rows"]
    assert [row[4:7] for row in rows] == [
        ["১২", "১১", "৯১%"],
        ["১০", "৯", "৯০%"],
        ["১৩", "১২", "৯২%"],
        ["৬৪", "৫৮", "৯০%"],
        ["৯৬", "৮৮", "৯১%"],
    ]


def test_a_missed_week_without_a_reason_says_so_plainly():
    assert _strings(Language.ENGLISH).count("No reason was recorded.") == 2
    assert "For 2 missed weeks no reason was recorded." in _strings(Language.ENGLISH)


def test_an_office_of_one_is_reported_as_checked_by_nobody_else():
    said = _strings(Language.ENGLISH, sample.empty())
    assert any("no such post is counted as checked by a second member" in text for text in said)


def test_every_week_cell_has_a_figure_a_sign_and_a_word():
    sheet = evaluation_sheet(sample.rich(), Speaker(Language.ENGLISH))
    heat = next(block for annex in sheet["annexes"] for block in annex["blocks"] if block["kind"] == "heat")
    assert len(heat["rows"]) == 13
    cells = [cell for row in heat["rows"] for cell in row["cells"]]
    assert len(cells) == 39
    assert all(cell["live"] and cell["sign"] and cell["word"] for cell in cells)


def test_more_accounts_than_fit_side_by_side_go_to_a_further_table():
    rich = sample.rich()
    many = sample.replace(rich, pages=rich.pages * 3)
    sheet = evaluation_sheet(many, Speaker(Language.ENGLISH))
    heats = [block for annex in sheet["annexes"] for block in annex["blocks"] if block["kind"] == "heat"]
    assert [len(block["head"]) for block in heats] == [4, 4, 1]
