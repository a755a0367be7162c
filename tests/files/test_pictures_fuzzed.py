"""Twenty thousand hostile pictures: the cleaner refuses in words or gives a clean picture, and nothing else."""

import hashlib
import io
import random
import struct
import warnings
import zlib

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from moderator_app.domain.errors import PictureRefused, PictureTooLarge
from moderator_app.files.pictures import LONGEST_SIDE, PillowCleaner

CLEANER = PillowCleaner()
CASES = 20_000
KINDS = ("JPEG", "PNG", "GIF", "WEBP")


def small(kind, mode="RGB", **how):
    picture = Image.new("RGB", (6, 5), (200, 30, 30))
    picture.putpixel((1, 1), (30, 60, 200))
    out = io.BytesIO()
    picture.convert(mode).save(out, kind, **how)
    return out.getvalue()


def with_exif():
    tags = Image.Exif()
    tags[0x0112], tags[0x010F] = 6, "Invented Camera"
    return small("JPEG", exif=tags)


SEEDS = (
    *(small(kind) for kind in KINDS), small("PNG", "RGBA"), small("PNG", "P"), small("PNG", "I;16"), small("JPEG", "L"),
    small("JPEG", "CMYK"), small("JPEG", progressive=True), small("WEBP", "RGBA", lossless=True), small("GIF", "P"),
    with_exif(),
)  # fmt: skip


def outcome(data):
    """The clean picture, checked; None where it was refused. Any other error is the failure of the test."""
    try:
        clean = CLEANER.clean(data, "ছবি.png")
    except (PictureRefused, PictureTooLarge):
        return None
    assert clean.hash == hashlib.sha256(clean.data).hexdigest()
    assert clean.kind in ("jpg", "png")
    assert 0 < max(clean.width, clean.height) <= LONGEST_SIDE
    assert b"Invented Camera" not in clean.data
    return clean


mutation = st.one_of(
    st.tuples(st.just("cut"), st.floats(0, 1), st.binary(max_size=0)),
    st.tuples(st.just("over"), st.floats(0, 0.3), st.binary(min_size=1, max_size=4)),
    st.tuples(st.just("over"), st.floats(0, 1), st.binary(min_size=1, max_size=8)),
    st.tuples(st.just("in"), st.floats(0, 1), st.binary(min_size=1, max_size=12)),
    st.tuples(st.just("out"), st.floats(0, 1), st.binary(min_size=1, max_size=12)),
    st.tuples(st.just("end"), st.floats(0, 1), st.binary(max_size=40)),
)


def mutated(data, changes):
    for kind, where, new in changes:
        at = int(where * len(data))
        if kind == "cut":
            data = data[:at]
        elif kind == "over":
            data = data[:at] + new + data[at + len(new) :]
        elif kind == "in":
            data = data[:at] + new + data[at:]
        elif kind == "out":
            data = data[:at] + data[at + len(new) :]
        else:
            data += new
    return data


def resigned(data):
    """A PNG whose chunks have right checksums again, so that its changed insides are really read."""
    out, at = data[:8], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        body = data[at + 4 : at + 8 + length]
        if at + 12 + length > len(data):
            break
        out += data[at : at + 4] + body + struct.pack(">I", zlib.crc32(body))
        at += 12 + length
    return out + data[at:]


@pytest.mark.slow
def test_twenty_thousand_changed_pictures_are_cleaned_or_refused_and_nothing_else_happens():
    seen = {"cleaned": 0, "refused": 0}

    @settings(
        max_examples=-(-CASES // len(SEEDS)),
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(mutation, min_size=1, max_size=3), st.booleans())
    def one(changes, sign_again):
        for seed in SEEDS:
            data = mutated(seed, changes)
            if sign_again and data.startswith(b"\x89PNG"):
                data = resigned(data)
            seen["refused" if outcome(data) is None else "cleaned"] += 1

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        one()
    assert sum(seen.values()) >= CASES
    assert min(seen.values()) > CASES // 20, seen


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_every_length_of_a_picture_broken_off_is_cleaned_or_refused(seed):
    assert outcome(seed) is not None
    assert outcome(b"") is None
    for length in range(0, len(seed), 7):
        outcome(seed[:length])


@pytest.mark.parametrize("size", [1, 2, 3, 8, 100, 4_000])
def test_bytes_that_are_no_picture_are_refused(size):
    luck = random.Random(size)  # noqa: S311 - no secret: any bytes will do
    assert outcome(luck.randbytes(size)) is None
    assert outcome(b"\0" * size) is None


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"MZ\x90\0", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK\3\4"])
def test_another_type_with_a_pictures_name_is_refused(head):
    assert outcome(head + b"\0" * 200) is None


@pytest.mark.parametrize("side", [60_000, 2**31 - 1, 0])
def test_a_png_that_claims_an_enormous_size_or_none_is_refused_before_it_is_read(side):
    seed = small("PNG")
    head = struct.pack(">II", side, side)
    assert outcome(resigned(seed[:16] + head + seed[24:])) is None


def test_colours_by_a_palette_that_is_not_there_are_refused():
    head = struct.pack(">IIBBBBB", 6, 5, 8, 3, 0, 0, 0)
    rows = zlib.compress(b"\x00\x01\x02\x03\x04\x05\x06" * 5)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    assert outcome(data) is None
