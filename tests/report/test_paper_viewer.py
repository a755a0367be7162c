import io

import pytest
from PIL import Image

from moderator_app.domain.errors import ReportFailed
from moderator_app.files.csv_out import posts_csv
from moderator_app.report.evaluation_printer import TypstEvaluationPrinter
from moderator_app.report.paper_viewer import PdfiumPaperViewer
from moderator_app.words import Language
from tests.report import sample


@pytest.fixture(scope="module")
def paper():
    return TypstEvaluationPrinter(posts_csv).print(sample.empty(), Language.ENGLISH)


def test_a_page_is_drawn_as_wide_as_asked(paper):
    viewer = PdfiumPaperViewer()
    assert viewer.page_count(paper) > 1
    with Image.open(io.BytesIO(viewer.page_png(paper, 0, 400))) as picture:
        assert picture.format == "PNG"
        assert picture.size == (400, 566)
        dark, light = picture.convert("L").getextrema()
        assert dark < 64
        assert light == 255


@pytest.mark.parametrize("page", [-1, 99])
def test_a_page_that_does_not_exist_is_refused(paper, page):
    with pytest.raises(ReportFailed):
        PdfiumPaperViewer().page_png(paper, page, 400)


def test_bytes_that_are_no_paper_are_refused():
    with pytest.raises(ReportFailed):
        PdfiumPaperViewer().page_count(b"no paper at all")
