"""Looks into a printed paper the way another program would."""

import io

import pikepdf
import pypdfium2

from moderator_app.files.csv_out import posts_csv
from moderator_app.report.evaluation_printer import TypstEvaluationPrinter

printer = TypstEvaluationPrinter(posts_csv)


def attachments(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}


def claims(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title", "xmp:CreateDate")
        return {name: str(metadata.get(name, "")) for name in names}


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
