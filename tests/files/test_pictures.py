import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from moderator_app.domain.errors import PictureRefused, PictureTooLarge
from moderator_app.files import pictures
from moderator_app.files.pictures import LONGEST_SIDE, PillowCleaner

CLEANER = PillowCleaner()
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (250, 250, 250)
OF_ANOTHER_KIND = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
CAMERA = "Invented Camera 3000"


def corners(mode="RGB", size=(64, 48)):
    """A picture whose four corners differ, so that every turn shows."""
    picture = Image.new("RGB", size, WHITE)
    draw, (w, h) = ImageDraw.Draw(picture), size
    draw.rectangle((0, 0, w // 2, h // 2), fill=RED)
    draw.rectangle((w // 2, 0, w, h // 2), fill=GREEN)
    draw.rectangle((0, h // 2, w // 2, h), fill=BLUE)
    return picture.convert(mode)


def encoded(picture, kind, **how):
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def exif(orientation=1):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = CAMERA
    tags[0x9286] = "who took it"
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (23.0, 45.0, 12.5)
    place[3], place[4] = "E", (90.0, 24.0, 30.5)
    return tags


def opened(clean):
    return Image.open(io.BytesIO(clean.data))


def colours(picture):
    w, h = picture.size
    spots = [(w // 4, h // 4), (3 * w // 4, h // 4), (w // 4, 3 * h // 4), (3 * w // 4, 3 * h // 4)]
    return [min((RED, GREEN, BLUE, WHITE), key=lambda c: _apart(c, picture.getpixel(p))) for p in spots]


def _apart(one, other):
    return sum(abs(a - b) for a, b in zip(one, other[:3], strict=True))


@pytest.mark.parametrize(("kind", "becomes"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "jpg"), ("GIF", "jpg")])
def test_every_accepted_type_becomes_a_jpeg_or_stays_a_png(kind, becomes):
    clean = CLEANER.clean(encoded(corners(), kind), "a")
    assert (clean.kind, clean.width, clean.height) == (becomes, 64, 48)
    assert opened(clean).format == {"jpg": "JPEG", "png": "PNG"}[becomes]
    assert colours(opened(clean)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_every_other_tag_are_gone(kind):
    data = encoded(corners(), kind, exif=exif())
    assert CAMERA.encode() in data
    clean = CLEANER.clean(data, "a")
    assert CAMERA.encode() not in clean.data
    assert b"Exif" not in clean.data
    assert b"eXIf" not in clean.data
    picture = opened(clean)
    assert dict(picture.getexif()) == {}
    assert not set(picture.info) & {"exif", "icc_profile", "xmp", "comment", "photoshop"}


def test_a_hidden_thumbnail_and_text_behind_the_picture_are_gone():
    thumbnail = encoded(corners(size=(16, 12)), "JPEG")
    data = encoded(corners(), "JPEG", exif=b"Exif\x00\x00" + thumbnail, comment=b"secret note") + b"secret tail"
    clean = CLEANER.clean(data, "a")
    assert b"secret" not in clean.data
    assert clean.data.count(b"\xff\xd8\xff") == 1


def test_texts_inside_a_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "secret note")
    clean = CLEANER.clean(encoded(corners(), "PNG", pnginfo=notes), "a")
    assert b"secret" not in clean.data
    assert opened(clean).info == {}


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, [RED, GREEN, BLUE, WHITE]), (2, [GREEN, RED, WHITE, BLUE]), (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]), (5, [RED, BLUE, GREEN, WHITE]), (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]), (8, [GREEN, WHITE, RED, BLUE]), (0, [RED, GREEN, BLUE, WHITE]),
        (99, [RED, GREEN, BLUE, WHITE]),
    ],
)  # fmt: skip
def test_a_picture_stands_upright_however_the_phone_was_held(orientation, seen):
    clean = CLEANER.clean(encoded(corners(), "JPEG", exif=exif(orientation)), "a")
    assert colours(opened(clean)) == seen
    assert (clean.width, clean.height) == ((48, 64) if orientation in {5, 6, 7, 8} else (64, 48))


def test_the_same_picture_twice_is_the_same_file():
    data = encoded(corners(), "JPEG", exif=exif(6))
    one, two = CLEANER.clean(data, "a.jpg"), PillowCleaner().clean(data, "b.jpg")
    assert one == two
    assert one.hash == hashlib.sha256(one.data).hexdigest()


def test_only_the_tags_differ_so_the_hash_does_not():
    plain, tagged = encoded(corners(), "JPEG"), encoded(corners(), "JPEG", exif=exif())
    assert plain != tagged
    assert CLEANER.clean(plain, "a").hash == CLEANER.clean(tagged, "a").hash


@pytest.mark.parametrize(
    ("size", "kept"), [((4096, 1024), (2048, 512)), ((1000, 3000), (683, 2048)), ((2048, 10), (2048, 10))]
)
def test_the_longest_side_is_bounded_and_nothing_grows(size, kept):
    clean = CLEANER.clean(encoded(corners(size=size), "JPEG"), "a")
    assert (clean.width, clean.height) == kept
    assert max(kept) <= LONGEST_SIDE


def test_transparency_stays_a_png_and_an_opaque_channel_does_not_count():
    see_through = corners("RGBA")
    see_through.putpixel((0, 0), (0, 0, 0, 0))
    kept = CLEANER.clean(encoded(see_through, "WEBP", lossless=True), "a")
    assert (kept.kind, opened(kept).mode, opened(kept).getpixel((0, 0))[3]) == ("png", "RGBA", 0)
    assert CLEANER.clean(encoded(corners("RGBA"), "WEBP", lossless=True), "a").kind == "jpg"


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA", "I;16"])
def test_every_depth_of_a_png_can_be_read(mode):
    picture = Image.new("I;16", (8, 8), 40_000) if mode == "I;16" else corners().convert("L").convert(mode)
    clean = CLEANER.clean(encoded(picture, "PNG"), "a")
    assert clean.kind == "png"
    if mode == "I;16":
        assert opened(clean).getpixel((0, 0))[0] in range(150, 160)


def test_the_ink_colours_of_a_printer_become_those_of_a_screen():
    clean = CLEANER.clean(encoded(corners().convert("CMYK"), "JPEG"), "a")
    assert opened(clean).mode == "RGB"
    assert colours(opened(clean)) == [RED, GREEN, BLUE, WHITE]


def test_a_colour_profile_is_applied_and_dropped():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clean = CLEANER.clean(encoded(corners(), "PNG", icc_profile=srgb), "a")
    assert "icc_profile" not in opened(clean).info
    assert colours(opened(clean)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    "profile", [b"no profile at all", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_does_not_fit_is_dropped_without_harm(profile):
    clean = CLEANER.clean(encoded(corners(), "JPEG", icc_profile=profile), "a")
    assert "icc_profile" not in opened(clean).info
    assert clean.width == 64


def test_the_first_picture_of_a_moving_one_is_kept():
    moving = encoded(corners(), "GIF", save_all=True, append_images=[Image.new("RGB", (64, 48), BLUE)], duration=100)
    assert colours(opened(CLEANER.clean(moving, "a"))) == [RED, GREEN, BLUE, WHITE]


def test_a_phones_double_picture_is_read_as_the_first():
    double = encoded(corners(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48), BLUE)])
    clean = CLEANER.clean(double, "a")
    assert (clean.kind, colours(opened(clean))) == ("jpg", [RED, GREEN, BLUE, WHITE])


def test_a_photograph_as_png_that_no_page_takes_becomes_a_jpeg(monkeypatch):
    photograph = encoded(Image.effect_noise((200, 200), 120).convert("RGB"), "PNG")
    assert CLEANER.clean(photograph, "a").kind == "png"
    monkeypatch.setattr(pictures, "PNG_LIMIT", 10_000)
    assert CLEANER.clean(photograph, "a").kind == "jpg"
    see_through = encoded(Image.effect_noise((200, 200), 120).convert("LA").rotate(45), "PNG")
    assert CLEANER.clean(see_through, "a").kind == "png"


def png_of(width, height):
    """The head of a PNG that promises a size, and hardly any data: a bomb."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_000, 5_001), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_its_pixels_are_made(size):
    with pytest.raises(PictureTooLarge) as refused:
        CLEANER.clean(png_of(*size), "bomb.png")
    assert refused.value.fields == {"name": "bomb.png", "limit": 40}


HOSTILE = {
    "nothing": b"",
    "text": "কাল খোলা".encode(),
    "page": b"<html><script>alert(1)</script></html>",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "paper": b"%PDF-1.7\n%%EOF",
    "bitmap": encoded(corners(), "BMP"),
    "tiff": encoded(corners(), "TIFF"),
    "half a jpeg": encoded(corners(size=(640, 480)), "JPEG")[:2000],
    "half a png": encoded(corners(size=(640, 480)), "PNG")[:-900],
    "half a webp": encoded(corners(size=(640, 480)), "WEBP")[:300],
    "head of a jpeg": b"\xff\xd8\xff\xe0",
    "head of a gif": b"GIF89a",
    "no pixels": png_of(0, 0),
    "zeros": b"\0" * 5000,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_whole_picture_is_refused_by_its_name(data):
    with pytest.raises(PictureRefused) as refused:
        CLEANER.clean(data, "x.jpg")
    assert refused.value.fields == {"name": "x.jpg"}


@settings(max_examples=150)
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12),
)
def test_damage_anywhere_is_refused_or_survived_but_never_falls_over(kind, damage):
    data = bytearray(encoded(corners(), kind, **({"exif": exif(6)} if kind != "GIF" else {})))
    for place, byte in damage:
        data[int(place * (len(data) - 1))] = byte
    try:
        clean = CLEANER.clean(bytes(data), "a")
    except (PictureRefused, PictureTooLarge):
        return
    assert max(clean.width, clean.height) <= LONGEST_SIDE
