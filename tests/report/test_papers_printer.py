"""The office order, the roster and the register as another program reads them."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from moderator_app.domain.office import Bilingual
from moderator_app.domain.papers import OrderText
from moderator_app.domain.roster_faults import FaultKind, Severity
from moderator_app.report.order_sheet import order_sheet
from moderator_app.report.papers_printer import TypstPaperPrinter
from moderator_app.report.register_sheet import register_sheet
from moderator_app.report.roster_sheet import roster_sheet
from moderator_app.report.sheet import all_strings
from moderator_app.words import Language, Speaker
from moderator_app.words.register_terms import PORTAL, TWO_FACTOR, TWO_FACTOR_CHOICES
from moderator_app.words.roster_terms import FAULTS, SEVERITIES, fault_words
from tests.report import paper_samples
from tests.report.printed import claims, texts

BOTH = (Language.BANGLA, Language.ENGLISH)
ENGLISH = Speaker(Language.ENGLISH)
printer = TypstPaperPrinter()


def said(pdf):
    return " ".join(" ".join(texts(pdf)).split())


def strings(sheet):
    return list(all_strings(sheet))


@pytest.fixture(scope="module")
def papers():
    return {
        "order": printer.office_order(paper_samples.order(), Language.ENGLISH),
        "roster": printer.roster(paper_samples.roster(2, 12), Language.ENGLISH),
        "card": printer.register(paper_samples.card(), Language.BANGLA),
        "register": printer.register(paper_samples.register(), Language.ENGLISH),
    }


@pytest.mark.parametrize("name", ["order", "roster", "card", "register"])
def test_a_paper_is_tagged_claims_both_standards_and_bears_the_time_of_its_printing(papers, name):
    found = claims(papers[name])
    assert (found["pdfaid:part"], found["pdfaid:conformance"], found["pdfuaid:part"]) == ("3", "A", "1")
    assert found["xmp:CreateDate"].startswith("2026-07-05T04:30:00")
    with pikepdf.open(io.BytesIO(papers[name])) as document:
        assert bool(document.Root.MarkInfo.Marked)
        fonts = [font for page in document.pages for font in page.resources.get("/Font", {}).values()]
        assert fonts
        assert all("/FontFile2" in _descriptor(font) or "/FontFile3" in _descriptor(font) for font in fonts)


def _descriptor(font):
    return font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


def test_the_same_paper_of_the_same_moment_gives_the_same_bytes(papers):
    assert printer.office_order(paper_samples.order(), Language.ENGLISH) == papers["order"]
    assert printer.roster(paper_samples.roster(2, 12), Language.ENGLISH) == papers["roster"]
    assert printer.register(paper_samples.card(), Language.BANGLA) == papers["card"]


def test_the_order_names_its_number_the_directive_and_every_member(papers):
    words = said(papers["order"])
    for part in (
        paper_samples.NUMBER,
        "Office of the Upazila Nirbahi Officer",
        "Guideline on the use of social media in government institutions, revised edition of 2019.",
        "17 Asharh 1433 (Bangla year)",
        "Convenor, Reviewer",
        "1 July 2025 to 31 December 2026",
        "of the following 5 members:",
        "at least 2 times in every week",
        "The members named above (all)",
    ):
        assert part in words
    assert "DRAFT" not in words
    assert all(name in words for _, name, *_ in paper_samples.NAMES[:5] if name)


def test_an_order_without_a_number_is_a_draft_on_every_page_and_leaves_room_for_one():
    pdf = printer.office_order(paper_samples.order(7, OrderText()), Language.ENGLISH)
    assert all("DRAFT" in text for text in texts(pdf))
    sheet = order_sheet(paper_samples.order(7, OrderText()), ENGLISH)
    assert sheet["letter"]["pen"] is True
    assert order_sheet(paper_samples.order(), ENGLISH)["letter"]["pen"] is False


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("number", [0, 1, 2, 5, 7])
def test_no_clause_of_the_directive_is_numbered_whatever_the_panel(language, number):
    words = " ".join(strings(order_sheet(paper_samples.order(number), Speaker(language))))
    assert not re.search(r"clause \d|ধারা [০-৯\d]|অনুচ্ছেদ [০-৯\d]", words)


def test_a_panel_of_one_is_appointed_as_one_person():
    words = said(printer.office_order(paper_samples.order(1), Language.ENGLISH))
    assert "the following officer is appointed moderator" in words
    assert "To: Mahbuba Khanam, Upazila Nirbahi Officer" in words
    assert "no second person checks it" in words


def test_a_long_roster_repeats_its_head_on_every_page_and_counts_its_weeks():
    pages = texts(printer.roster(paper_samples.roster(4, 53), Language.ENGLISH))
    with_weeks = [page for page in pages if re.search(r"\d+–\d+ [A-Z]\w+ 20", page) and "Stand-by:" in page]
    assert len(with_weeks) >= 4
    assert all("Land Office, Namunapur" in page for page in with_weeks)
    whole = " ".join(" ".join(pages).split())
    assert "5–11 July 2026" in whole
    assert "4–10 July 2027" in whole


def test_the_roster_says_who_keeps_what_who_is_away_and_where_it_falls_apart(papers):
    words = said(papers["roster"])
    for part in ("Stand-by: Tanvir Hasan", "⚠ vacant", "Sun 2 – Sun 9 August 2026", "Gap: Nobody is named"):
        assert part in words


def test_a_fiscal_year_is_named_and_an_empty_span_says_so():
    words = strings(roster_sheet(paper_samples.roster(1, 52), ENGLISH))
    assert any("fiscal year 2026-27" in text for text in words)
    empty = strings(roster_sheet(paper_samples.roster(1, 4, empty=True), ENGLISH))
    assert "No leave is written down for these weeks." in empty
    assert "1–4" in empty
    sound = replace(paper_samples.roster(1, 2), faults=(), columns=paper_samples.pages(1))
    words = strings(roster_sheet(sound, ENGLISH))
    assert any(text.startswith("None: every week") for text in words)
    assert "Upazila Administration, Namunapur (Facebook page)" in words


def test_a_roster_over_two_fiscal_years_says_which_year_a_week_number_is_of():
    words = strings(roster_sheet(paper_samples.roster(4, 53), ENGLISH))
    assert any(text.endswith("(2026-27)") for text in words)
    assert any(text.endswith("(2027-28)") for text in words)


def test_the_card_holds_every_fact_and_what_asks_for_a_look():
    words = strings(register_sheet(paper_samples.card(), ENGLISH))
    for part in (
        "উপজেলা প্রশাসন, নমুনাপুর / Upazila Administration, Namunapur",
        "Linked, looked at on 1 June 2026",
        "uno@namunapur.example; সহকারী প্রোগ্রামার, ০০০০-০০০০০০",
        "1 February 2026",
        "⚠ Outside the order",
        "⚠ Not on the page",
        "✔ Matches",
        "Who has access was last looked over more than a quarter ago.",
    ):
        assert part in words


def test_a_bare_account_and_one_given_up_print_too():
    bare = strings(register_sheet(paper_samples.card(paper_samples.pages(1)[0]), ENGLISH))
    assert "Nobody is written down who has power over the account." in bare
    closed = replace(paper_samples.full_page(), last_on=paper_samples.TODAY.replace(day=1))
    words = strings(register_sheet(paper_samples.card(closed), ENGLISH))
    assert "Nothing." in words
    assert "1 July 2025 to 1 July 2026" in words


def test_the_register_holds_every_account_and_says_where_to_look(papers):
    words = said(papers["register"])
    assert "1 of 3 match the order" in words
    assert "1 of 2" in words
    assert "⚠ 5" in words
    empty = replace(paper_samples.register(), pages=())
    assert "No account is registered." in said(printer.register(empty, Language.ENGLISH))


def test_characters_without_a_glyph_are_printed_as_a_sign_and_named():
    page = replace(paper_samples.full_page(), owner_profile="السلام", name=Bilingual("📢 জরুরি ক🏽"))
    words = said(printer.register(paper_samples.card(page), Language.ENGLISH))
    assert "U+0627" in words


@pytest.mark.parametrize("language", BOTH)
def test_every_paper_is_said_in_the_readers_language(language):
    say = Speaker(language)
    sheets = (
        order_sheet(paper_samples.order(), say),
        roster_sheet(paper_samples.roster(1, 4), say),
        register_sheet(paper_samples.register(), say),
    )
    bangla = [bool(re.search("[ক-হ]", str(sheet["letter"]["heading"]))) for sheet in sheets]
    assert bangla == [language is Language.BANGLA] * 3


def test_every_fault_and_grade_of_a_roster_has_its_words():
    assert set(FAULTS) == {kind.value for kind in FaultKind}
    assert set(SEVERITIES) == {severity.value for severity in Severity}
    assert set(PORTAL) == set(TWO_FACTOR) == set(TWO_FACTOR_CHOICES) == {True, False, None}
    assert fault_words(ENGLISH, "on_leave", "", covered=True) == "A former member is on leave; the stand-by is there"
