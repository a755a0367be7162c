"""Videos in their states: coming, standing in a post that some pages would not take, in the library, in the review."""

import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moderator_app.domain.posts import Draft, MediaUse
from moderator_app.domain.purposes import Purpose
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

_TEXT = "উদ্ভাবনী মেলা ২০২৬: প্রথম দিনের চিত্র\n\nউপজেলা পরিষদ চত্বরে সেবা ও উদ্ভাবনের ১৮টি স্টল। মেলা চলবে বৃহস্পতিবার পর্যন্ত।"
_ALT = "মেলার স্টলে দাঁড়ানো মানুষ; কৃষি দপ্তরের কর্মী চারা দেখাচ্ছেন, সঙ্গে কথা নেই"


def _box(name: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return struct.pack(">I", 8 + len(content)) + name + content


def _film(seconds: int) -> bytes:
    """A container and nothing to see in it."""
    head = _box(b"mvhd", bytes(4), struct.pack(">IIII", 0, 0, 1000, seconds * 1000), bytes(80))
    size = _box(b"tkhd", bytes(76), struct.pack(">II", 1920 << 16, 1080 << 16))
    track = _box(b"trak", size, _box(b"mdia", _box(b"hdlr", bytes(8), b"vide")))
    return _box(b"ftyp", b"isom") + _box(b"moov", head, track) + _box(b"mdat", bytes(34_600_000))


def _kept(core: "Core") -> MediaUse:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "উদ্ভাবনী মেলা.mp4"
        path.write_bytes(_film(102))
        file = core.attaching.attach_file(core.sign_in.seats()[0].member.id, path)
    return MediaUse(file.hash, _ALT)


def _draft(core: "Core", media: tuple[MediaUse, ...]) -> Draft:
    pages = tuple(page.id for page in core.accounts.kept())
    return Draft(_TEXT, purpose=Purpose.SERVICE_INNOVATION, page_ids=pages, media=media)


def _with_film(core: "Core") -> Place:
    actor = core.sign_in.seats()[0].member.id
    return Place(Room.POSTS, core.drafting.save(actor, None, 0, _draft(core, (_kept(core),))).id)


def _beside_a_picture(core: "Core") -> Place:
    actor = core.sign_in.seats()[0].member.id
    library = core.media.lines(actor, "")
    picture = next(line.file.hash for line in library if not line.file.is_video)
    media = (MediaUse(picture, "সেবার তালিকা"), MediaUse(_kept(core).hash))
    return Place(Room.POSTS, core.drafting.save(actor, None, 0, _draft(core, media)).id)


def _choose_the_film(page: Any) -> None:
    page.sheet.media.adding.begin("সমাপনী অনুষ্ঠান.mov")
    page.sheet.media.adding.come(0.43)
    page.sheet.media.show_media(page.sheet.media._uses, 1)  # noqa: SLF001 - as pressing its tile does


def _in_library(core: "Core") -> Place:
    return Place(Room.MEDIA, _kept(core).hash)


def _handed_in(core: "Core") -> Place:
    """By another member, so that the first may look at it."""
    other = core.sign_in.seats()[1].member.id
    return Place(Room.REVIEW, core.drafting.submit(other, None, 0, _draft(core, (_kept(core),))).id)


STATES = {
    "composer-video": (_with_film,),
    "composer-video-refused": (_beside_a_picture, _choose_the_film),
    "media-video": (_in_library,),
    "review-video": (_handed_in,),
}
