"""Workbooks for tests, sound and hostile."""

import io
import zipfile

from openpyxl import Workbook


def workbook(*rows, merged=(), first_sheet=None) -> bytes:
    """An XLSX of such rows."""
    book = Workbook()
    sheet = book.active
    for values in rows:
        sheet.append(list(values))
    for span in merged:
        sheet.merge_cells(span)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with a part exchanged or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()
