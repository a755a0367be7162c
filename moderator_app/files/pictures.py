"""Pictures as they will be kept: pixels only, upright, in sRGB, no larger than a page shows them.

Sources of the limits: docs/facts.md, "Pictures".
"""

import hashlib
import io
import struct
import warnings
import zlib
from typing import final

import puremagic
from PIL import Image, ImageCms

from moderator_app.domain.errors import PictureRefused, PictureTooLarge
from moderator_app.domain.ids import MediaHash
from moderator_app.ports import CleanPicture

LONGEST_SIDE = 2_048
MEGAPIXELS = 40
JPEG_QUALITY = 88
PNG_LIMIT = 4_000_000
"""A larger PNG without transparency is a photograph, and becomes a JPEG (Facebook takes four megabytes)."""

# Pillow's name for a format: the type its first bytes must show. MPO is a phone's JPEG with a second picture in it.
_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# All that Pillow is known to raise on damaged or hostile files.
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
    ZeroDivisionError, RuntimeError, MemoryError, AssertionError, struct.error, zlib.error,
)  # fmt: skip


@final
class PillowCleaner:
    """Fulfils `ports.PictureCleaner`: the same file always becomes the same bytes."""

    def clean(self, data: bytes, name: str) -> CleanPicture:
        """Reads JPEG, PNG, WebP or the first picture of a GIF, and makes the clean copy as JPEG or PNG.

        Args:
            data: the file as it was chosen.
            name: only for the sentence of a refusal.

        Raises:
            PictureRefused: no such picture, damaged, or one type dressed up as another.
            PictureTooLarge: more pixels than a desk's memory should be asked for.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of damaged tags, which go anyway, and of sizes that are checked here
                return _cleaned(data, name)
        except Image.DecompressionBombError as error:
            raise PictureTooLarge(name=name, limit=MEGAPIXELS) from error
        except _BROKEN as error:
            raise PictureRefused(name=name) from error


def _cleaned(data: bytes, name: str) -> CleanPicture:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
        if opened.width * opened.height > MEGAPIXELS * 1_000_000:
            raise PictureTooLarge(name=name, limit=MEGAPIXELS)
        source = opened.format or ""
        if not _bytes_agree(data, source):
            raise PictureRefused(name=name)
        picture = _upright(_sized(_in_srgb(opened)), opened)
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return _kept(plain, as_png=plain.mode == "RGBA" or source == "PNG")


def _bytes_agree(data: bytes, source: str) -> bool:
    """Whether a second reader of first bytes sees the same type."""
    try:
        found = puremagic.magic_string(data)  # pyright: ignore[reportUnknownMemberType]  # the library types its argument not
    except puremagic.PureError:
        return False
    return _TYPES.get(source) in {str(match.mime_type) for match in found}  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # nor its results


def _in_srgb(opened: Image.Image) -> Image.Image:
    """The first picture's pixels as RGB, or RGBA where something shines through; a wide colour profile is applied."""
    opened.load()
    coloured = _coloured(opened)
    profile = opened.info.get("icc_profile")
    if profile:
        coloured = _from_profile(coloured, profile)
    if coloured.mode == "CMYK":
        coloured = coloured.convert("RGB")
    if coloured.mode == "RGBA" and coloured.getchannel("A").getextrema() == (255, 255):
        coloured = coloured.convert("RGB")
    return coloured


def _coloured(opened: Image.Image) -> Image.Image:
    if opened.mode == "CMYK":
        return opened  # its own profile knows best how its inks look
    if opened.mode.startswith("I"):
        # Pillow would cut 16 bits of grey off at 8 instead of making them coarser.
        shallow = opened.convert("I").point(lambda depth: depth * (1 / 256))  # pyright: ignore[reportUnknownMemberType]  # half typed
        return shallow.convert("L").convert("RGB")
    return opened.convert("RGBA" if opened.has_transparency_data else "RGB")


def _from_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        wide = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # untyped C module
        converted = ImageCms.profileToProfile(picture, wide, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, *_BROKEN):
        return picture  # a profile that cannot be read or does not fit the pixels: they are taken as they are
    return converted or picture


def _sized(picture: Image.Image) -> Image.Image:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _upright(picture: Image.Image, opened: Image.Image) -> Image.Image:
    turn = _turn(opened)
    return picture if turn is None else picture.transpose(turn)


def _turn(opened: Image.Image) -> Image.Transpose | None:
    try:
        return _UPRIGHT.get(opened.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return None  # what cannot be read turns nothing; it is not carried over either way


def _kept(plain: Image.Image, *, as_png: bool) -> CleanPicture:
    data = _encoded(plain, as_png=as_png)
    if as_png and plain.mode == "RGB" and len(data) > PNG_LIMIT:
        as_png = False
        data = _encoded(plain, as_png=False)
    digest = MediaHash(hashlib.sha256(data).hexdigest())
    return CleanPicture(data, digest, "png" if as_png else "jpg", plain.width, plain.height)


def _encoded(plain: Image.Image, *, as_png: bool) -> bytes:
    out = io.BytesIO()
    if as_png:
        plain.save(out, "PNG", compress_level=6)
    else:
        plain.save(out, "JPEG", quality=JPEG_QUALITY, progressive=False, optimize=False)
    return out.getvalue()
