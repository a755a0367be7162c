"""Draws pages of a PDF as pictures for the screen."""

import io
from threading import Lock
from typing import TYPE_CHECKING, Any, final

from moderator_app.domain.errors import ReportFailed

if TYPE_CHECKING:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types
    from PIL.Image import Image

_pdfium = Lock()  # PDFium keeps state of its own that two threads must not touch at once


@final
class PdfiumPaperViewer:
    """Fulfils `ports.PaperViewer`."""

    def page_count(self, pdf: bytes) -> int:
        """How many pages the paper has. Raises ReportFailed for bytes that are no PDF."""
        with _pdfium:
            document = _opened(pdf)
            try:
                return len(document)
            finally:
                document.close()

    def page_png(self, pdf: bytes, page: int, width: int) -> bytes:
        """A page, counted from 0, as PNG of so many pixels in width.

        Raises:
            ReportFailed: the bytes are no PDF, or it has no such page.
        """
        with _pdfium:
            document = _opened(pdf)
            try:
                return _drawn(document, page, width)
            finally:
                document.close()


def _opened(pdf: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # as above; loaded with the first paper that is looked at

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ReportFailed(detail=str(error)) from error


def _drawn(document: "pypdfium2.PdfDocument", number: int, width: int) -> bytes:
    if not 0 <= number < len(document):
        raise ReportFailed(detail=f"no page {number} of {len(document)}")
    page: Any = document[number]
    picture: Image = page.render(scale=width / page.get_width()).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
