"""Videos made of nothing but their containers: enough for every reader that decodes none."""

import struct


def box(name: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return struct.pack(">I", 8 + len(content)) + name + content


def movie_head(seconds: int, scale: int = 1000, version: int = 0) -> bytes:
    if version:
        return box(b"mvhd", b"\x01\0\0\0", struct.pack(">QQIQ", 0, 0, scale, seconds * scale), bytes(80))
    return box(b"mvhd", bytes(4), struct.pack(">IIII", 0, 0, scale, seconds * scale), bytes(80))


def track(handler: bytes = b"vide", width: int = 1280, height: int = 720, version: int = 0) -> bytes:
    sizes = struct.pack(">II", width << 16, height << 16)
    head = box(b"tkhd", bytes([version, 0, 0, 0]), bytes(84 if version else 72), sizes)
    return box(b"trak", head, box(b"mdia", box(b"mdhd", bytes(24)), box(b"hdlr", bytes(8), handler, bytes(13))))


def mp4(
    seconds: int = 42,
    brand: bytes = b"isom",
    tracks: bytes | None = None,
    play: bytes = b"frames" * 50,
    version: int = 0,
) -> bytes:
    """A whole file; `tracks` None: one moving picture of 1280×720 and one of sound."""
    held = track(b"soun", 0, 0) + track(version=version) if tracks is None else tracks
    return (
        box(b"ftyp", brand, bytes(4), brand)
        + box(b"moov", movie_head(seconds, version=version), held)
        + box(b"free")
        + box(b"mdat", play)
    )


def old_mov() -> bytes:
    """As cameras wrote them before there was a brand."""
    return box(b"wide") + box(b"mdat", b"frames") + box(b"moov", movie_head(5), track())


def webm(doctype: bytes = b"webm", play: bytes = b"\xec" * 300, promised: int | None = None) -> bytes:
    """`promised`: the length in the segment's head; None: as long as it is, -1: as a live recording says."""
    head = b"\x42\x82" + bytes([0x80 | len(doctype)]) + doctype
    length = len(play) if promised is None else promised
    said = b"\x01" + (b"\xff" * 7 if length < 0 else length.to_bytes(7))
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(head)]) + head + b"\x18\x53\x80\x67" + said + play


def avi(play: bytes = bytes(400), missing: int = 0) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + len(play) + missing) + b"AVI " + play


def wmv() -> bytes:
    return bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(300)


def mpg() -> bytes:
    return b"\x00\x00\x01\xba" + bytes(300)
