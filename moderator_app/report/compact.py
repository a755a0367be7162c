"""Saves a finished PDF smaller, the same bytes for the same paper."""

import io

import pikepdf

from moderator_app.domain.errors import ReportFailed


def compacted(pdf: bytes) -> bytes:
    """The same document with its objects packed into compressed streams.

    Nothing inside is changed: tags, attachments and the claims of PDF/A and PDF/UA in its metadata stay.

    Raises:
        ReportFailed: the bytes are no PDF.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            out = io.BytesIO()
            document.save(
                out,
                deterministic_id=True,
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
            )
    except pikepdf.PdfError as error:
        raise ReportFailed(detail=str(error)) from error
    return out.getvalue()
