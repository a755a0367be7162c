import io
import logging
from dataclasses import replace

import pikepdf
import pytest

from moderator_app.domain.evaluation_data import evaluation_json
from moderator_app.files.csv_out import posts_csv
from moderator_app.words import Language, Speaker
from tests.report import sample
from tests.report.printed import attachments, claims, printer, texts

BOTH = (Language.BANGLA, Language.ENGLISH)


@pytest.fixture(scope="module")
def papers():
    return {language: printer.print(sample.rich(), language) for language in BOTH}


def test_both_twins_carry_the_same_data_byte_for_byte(papers):
    expected = {"evaluation.json": evaluation_json(sample.rich()), "posts.csv": posts_csv(sample.rich())}
    assert [attachments(papers[language]) for language in BOTH] == [expected, expected]


def test_the_data_is_attached_with_its_relation_and_a_description(papers):
    with pikepdf.open(io.BytesIO(papers[Language.BANGLA])) as document:
        files = {str(spec.UF): (str(spec.AFRelationship), str(spec.Desc)) for spec in document.Root.AF}
    say = Speaker(Language.BANGLA)
    assert files == {
        "evaluation.json": ("/Source", say("The whole evaluation as data, for adding up")),
        "posts.csv": ("/Data", say("Every post of the quarter as a table")),
    }


def test_the_same_data_gives_the_same_bytes(papers):
    assert {language: printer.print(sample.rich(), language) for language in BOTH} == papers


def test_other_data_gives_other_bytes(papers):
    assert printer.print(replace(sample.rich(), log_seq=1235), Language.ENGLISH) != papers[Language.ENGLISH]


@pytest.mark.parametrize("language", BOTH)
def test_a_paper_claims_the_archive_and_accessibility_standards(papers, language):
    found = claims(papers[language])
    assert (found["pdfaid:part"], found["pdfaid:conformance"], found["pdfuaid:part"]) == ("3", "A", "1")
    assert found["xmp:CreateDate"].startswith("2026-04-06T04:30:00")
    assert found["dc:title"]


@pytest.mark.parametrize("language", BOTH)
def test_a_paper_is_tagged_and_names_its_language(papers, language):
    with pikepdf.open(io.BytesIO(papers[language])) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith(language.value)
        assert root.StructTreeRoot.K is not None
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_tables_have_header_cells_and_the_bars_have_words(papers):
    with pikepdf.open(io.BytesIO(papers[Language.ENGLISH])) as document:
        kinds, spoken = _structure(document.Root.StructTreeRoot)
    assert {"/Table", "/TH", "/TD", "/H1", "/Figure", "/Link"} <= kinds
    assert any("Raising awareness: 27" in words for words in spoken)


def _structure(node) -> tuple[set[str], list[str]]:
    kinds: set[str] = set()
    spoken: list[str] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        kinds.add(str(here.get("/S", "")))
        if "/Alt" in here:
            spoken.append(str(here.Alt))
        children = here.get("/K", [])
        children = list(children) if isinstance(children, pikepdf.Array) else [children]
        waiting += [child for child in children if isinstance(child, pikepdf.Dictionary)]
    return kinds, spoken


def test_the_english_paper_says_what_the_data_holds(papers):
    said = " ".join(" ".join(texts(papers[Language.ENGLISH])).split())
    evaluation = sample.rich()
    for words in (
        "Office of the Upazila Nirbahi Officer",
        "Third quarter of fiscal year 2025-26",
        "23 Choitro 1432 (Bangla year)",
        "6 April 2026 (Gregorian)",
        "Of 35 weeks due on the accounts together, 32 met the weekly minimum and 3 missed it.",
        "No reason was recorded.",
        "e-Mutation: how to apply online (step by step)",
        "Does not count: removed from the page",
        "not verified against the gazette copy",
        evaluation.log_head,
        evaluation.evaluation_id,
        evaluation.program,
    ):
        assert words in said


def test_the_bangla_paper_counts_its_pages_in_bangla_digits(papers):
    said = texts(papers[Language.BANGLA])
    assert "১ / ১১" in said[0]
    assert "১১ / ১১" in said[10]
    assert len(said) == 11


def test_the_english_paper_numbers_every_page(papers):
    said = texts(papers[Language.ENGLISH])
    assert [f"Page {n} of {len(said)}" in text for n, text in enumerate(said, start=1)] == [True] * len(said)


def test_a_draft_says_so_on_every_page_and_a_signed_paper_nowhere(papers):
    assert all("DRAFT" in text for text in texts(papers[Language.ENGLISH]))
    signed = texts(printer.print(sample.signed(), Language.ENGLISH))
    assert not any("draft" in text.lower().replace("drafter", "") for text in signed)


def test_characters_without_a_glyph_are_printed_as_a_sign_and_named(papers, caplog):
    said = " ".join(" ".join(texts(papers[Language.ENGLISH])).split())
    assert "Characters for which this paper has no glyph" in said
    assert "U+0627" in said
    with caplog.at_level(logging.WARNING):
        printer.print(sample.rich(), Language.ENGLISH)
    assert [record.getMessage() for record in caplog.records if "U+0627" not in record.getMessage()] == []


@pytest.mark.parametrize("language", BOTH)
def test_an_empty_quarter_of_a_bare_office_prints(language):
    said = texts(printer.print(sample.empty(), language))
    assert len(said) == 4
    if language is Language.ENGLISH:
        assert "No post went out" in said[3]
        assert "no second person checks it" in " ".join(said[0].split())


def test_an_office_without_any_account_prints():
    bare = replace(sample.empty(), pages=(), scorecard=(), panel=())
    assert "No account is registered." in " ".join(texts(printer.print(bare, Language.ENGLISH)))


def test_a_running_quarter_says_that_it_has_not_ended():
    said = " ".join(" ".join(texts(printer.print(sample.running(), Language.ENGLISH))).split())
    assert "The quarter has not ended" in said
    assert "6 still open" in said


@pytest.mark.parametrize(
    "title",
    [
        "#set page(fill: red) $x$ *bold* _x_ `code` @ref <label> \\ // no",
        "zero\u200bwidth \u202eoverride\u202c \ufeff tag\U000e0061",
        "\U000f0000 private, \U0001fae8 new, ☐ ballot, a\u0363 rare mark, \u0302 alone",
        "👍ি ✔া 漢ি ক🏽 ক⃣ 1️⃣ ❤️ৃ",
        "line\nbreak\ttab\x07bell\u2028separator",
        "ক্ষ্ম্য র‍্য ্ ি া ং stray signs",
        "x" * 400,
        "",
    ],
)
def test_any_title_can_be_printed(title):
    rich = sample.rich()
    entry = replace(rich.entries[0], title=title, link="")
    pdf = printer.print(replace(rich, entries=(entry,)), Language.BANGLA)
    assert attachments(pdf)["evaluation.json"] == evaluation_json(replace(rich, entries=(entry,)))


@pytest.mark.slow
def test_three_hundred_posts_print_with_a_head_row_on_every_page():
    said = texts(printer.print(sample.long(), Language.ENGLISH))
    annex = [text for text in said if "pfbid0" in text]
    assert len(annex) > 20
    assert all("Title and link" in text for text in annex)
