"""Small files that unfold into large ones are refused, or taken, without the memory and the time they ask for."""

import io
import random
import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image

from moderator_app.domain.errors import PictureRefused, PictureTooLarge, TableTooBig
from moderator_app.files import workbook_reading
from moderator_app.files.pictures import PillowCleaner
from tests.files.test_post_table import SHEET, read_posts
from tests.files.workbooks import with_part, workbook

CLEANER = PillowCleaner()


def zeros(megabytes):
    """So many zeros, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks, pixels=None):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(310)) if pixels is None else pixels)
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + chunk(b"IEND", b"")


def frames(kind, count, side):
    out = io.BytesIO()
    every = [Image.new("RGB", (side, side), (n, n, n)) for n in range(count)]
    every[0].save(out, kind, save_all=True, append_images=every[1:])
    return out.getvalue()


def claimed(kind, mark, at, form):
    """A picture whose head claims 65,000 pixels by as many."""
    out = io.BytesIO()
    Image.new("RGB", (10, 10)).save(out, kind)
    data = out.getvalue()
    start = data.index(mark) + at
    return data[:start] + struct.pack(form, 65_000, 65_000) + data[start + 4 :]


def texts(megabytes):
    return png(chunk(b"zTXt", b"Comment\0\0" + zeros(megabytes)))


REFUSED_PICTURES = {
    "text in a chunk": lambda: texts(100),
    "text of the world in a chunk": lambda: png(chunk(b"iTXt", b"Comment\0\1\0\0\0" + zeros(100))),
    "a colour profile": lambda: png(chunk(b"iCCP", b"p\0\0" + zeros(100))),
    "many texts": lambda: png(*[chunk(b"zTXt", b"C%d\0\0" % n + zeros(1)) for n in range(100)]),
    "a JPEG that claims to be huge": lambda: claimed("JPEG", b"\xff\xc0", 5, ">HH"),
    "a GIF that claims to be huge": lambda: claimed("GIF", b"GIF8", 6, "<HH"),
}
TAKEN_PICTURES = {
    "more pixels than its head says": lambda: png(pixels=zeros(100)),
    "a GIF of many pictures": lambda: frames("GIF", 20, 500),
    "a PNG of many pictures": lambda: frames("PNG", 20, 500),
    "a WebP of many pictures": lambda: frames("WEBP", 20, 500),
}


@pytest.mark.parametrize("name", REFUSED_PICTURES)
def test_a_picture_that_unfolds_is_refused(name):
    with pytest.raises((PictureRefused, PictureTooLarge)):
        CLEANER.clean(REFUSED_PICTURES[name](), "bomb.png")


@pytest.mark.parametrize("name", TAKEN_PICTURES)
def test_of_many_pictures_the_first_is_taken_and_no_more_pixels_than_it_says(name):
    assert CLEANER.clean(TAKEN_PICTURES[name](), "bomb.png").width in (10, 500)


_NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SOUND = workbook(["text"], ["ক"])


def sheet(rows):
    return with_part(_SOUND, SHEET, b"<worksheet " + _NAMESPACE + b"><sheetData>" + rows + b"</sheetData></worksheet>")


def styles(count):
    return with_part(
        _SOUND,
        "xl/styles.xml",
        b"<styleSheet " + _NAMESPACE + b"><cellXfs>" + b"<xf/>" * count + b"</cellXfs></styleSheet>",
    )


def shared(count):
    texts = b"<si><t>a</t></si>" * count
    return with_part(_SOUND, "xl/sharedStrings.xml", b"<sst " + _NAMESPACE + b">" + texts + b"</sst>")


def noisy(count, seed=7):
    """Cells that do not pack well, so that only their number gives them away."""
    luck = random.Random(seed)  # noqa: S311 - no secret: any bytes will do
    return b"".join(b'<c t="inlineStr"><is><t>%x</t></is></c>' % luck.getrandbits(160) for _ in range(count))


BIG_TABLES = {
    "a sheet of zeros": lambda: with_part(_SOUND, SHEET, bytes(20_000_000)),
    "styles without end": lambda: styles(2_000_000),
    "short styles packed tight": lambda: styles(300_000),
    "texts without end": lambda: shared(1_000_000),
    "a row without end": lambda: sheet(b"<row>" + b'<c t="inlineStr"><is><t>x</t></is></c>' * 500_000 + b"</row>"),
    "a row without end that packs badly": lambda: sheet(b"<row>" + noisy(40_000) + b"</row>"),
    "the same in another writing": lambda: sheet(b"<row><x:c/>" + noisy(40_000).replace(b"c ", b"x:c ") + b"</row>"),
}


@pytest.mark.parametrize("name", BIG_TABLES)
def test_a_table_that_unfolds_is_refused(name):
    with pytest.raises(TableTooBig):
        read_posts(BIG_TABLES[name](), "bomb.xlsx")


def test_a_large_honest_sheet_is_looked_through_and_taken(monkeypatch):
    rows = b"".join(b"<row>" + noisy(20, row) + b"</row>" for row in range(900))
    head = b'<row><c t="inlineStr"><is><t>text</t></is></c></row>'
    monkeypatch.setattr(workbook_reading, "_LOOKED_AT", 997)  # tags are cut at every place
    monkeypatch.setattr(workbook_reading, "MOST_CELLS", 20)
    assert len(read_posts(sheet(head + rows), "posts.xlsx").rows) == 900
    monkeypatch.setattr(workbook_reading, "MOST_CELLS", 19)
    with pytest.raises(TableTooBig):
        read_posts(sheet(head + rows), "posts.xlsx")


_MEASURED = """
import resource, time
from moderator_app.domain.errors import ModeratorError
from tests.files import test_bombs as bombs

made = [(bombs.CLEANER.clean, make()) for make in {**bombs.REFUSED_PICTURES, **bombs.TAKEN_PICTURES}.values()]
made += [(bombs.read_posts, make()) for make in bombs.BIG_TABLES.values()]
bombs.read_posts(bombs._SOUND, "sound.xlsx")
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, begun = peak(), time.perf_counter()
for take, data in made:
    try:
        take(data, "bomb.xlsx")
    except ModeratorError:
        pass
print(peak() - before, time.perf_counter() - begun)
"""


@pytest.mark.slow
def test_all_of_them_together_cost_little_memory():
    run = subprocess.run([sys.executable, "-c", _MEASURED], capture_output=True, text=True, timeout=300, check=True)
    megabytes, _seconds = map(float, run.stdout.split())
    assert megabytes < 150, run.stdout
