import io

import pikepdf
import pytest

from moderator_app.ports import RecoveryKey
from moderator_app.report.recovery_paper import TypstRecoveryPrinter
from tests.report.printed import claims, texts

GROUPS = ("AGE-", "SECR", "ET-K", "EY-1", "QQQQ", "PZRY", "9X8G", "F2TV", "DW0S", "3JN5", "4M")
KEY = RecoveryKey(" ".join(GROUPS), "age1invented")


@pytest.fixture(scope="module")
def paper():
    return TypstRecoveryPrinter().print(KEY)


def test_the_key_stands_on_one_page_in_its_groups(paper):
    said = texts(paper)
    assert len(said) == 1
    assert " ".join(GROUPS[:4]) in " ".join(said[0].split())
    assert all(group in said[0] for group in GROUPS)


def test_the_sheet_is_bilingual_and_names_no_time(paper):
    with pikepdf.open(io.BytesIO(paper)) as document:
        assert "/CreationDate" not in document.docinfo
    assert "Keep the envelope in the office safe" in " ".join(texts(paper)[0].split())
    assert claims(paper)["pdfuaid:part"] == "1"


def test_the_sheet_carries_a_code_with_words_for_it(paper):
    with pikepdf.open(io.BytesIO(paper)) as document:
        raw = b"".join(bytes(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o)
    assert "QR code of the recovery key".encode("utf-16-be") in raw


def test_the_same_key_gives_the_same_sheet_and_another_another(paper):
    assert TypstRecoveryPrinter().print(KEY) == paper
    assert TypstRecoveryPrinter().print(RecoveryKey("AAAA BBBB", "age1other")) != paper
