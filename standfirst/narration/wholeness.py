"""What kind of sound a file holds by its first bytes, and whether its end is there. No Django here."""

import struct
from pathlib import Path

MISSING_S = 0.5
"""So much less than a file says it holds is a part missing: encoders' own delay is shorter."""
PAGE = 131_072
"""An Ogg page is shorter."""
LEFT_OPEN = 0xFFFFFF00
"""A length from here on was never filled in."""
# Kilobits a second of MPEG-1 and MPEG-2 Layer III, and samples a second of MPEG-1 (ISO/IEC 11172-3 and 13818-3).
BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
RATES = (44_100, 48_000, 32_000)


def kind_of(path: Path) -> str:
    """FFmpeg's name of what a file holds; empty for what cannot be taken."""
    with path.open("rb") as file:
        head = file.read(12).ljust(12, b"\0")
        file.seek(_after_tag(head))
        first = file.read(2).ljust(2, b"\0")
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:4] in (b"fLaC", b"OggS"):
        return "flac" if head[:1] == b"f" else "ogg"
    if first[0] != 0xFF or first[1] & 0xE0 != 0xE0:
        return ""
    return "aac" if first[1] & 0xF6 == 0xF0 else "mp3"


def _after_tag(head: bytes) -> int:
    """Where the first frame begins: behind an ID3v2 tag, if there is one."""
    if head[:3] != b"ID3":
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if head[5] & 0x10 else 0)


def whole(path: Path, kind: str, length: float) -> bool:
    """Whether a file's end is there, as far as its kind tells; `length` is the seconds that could be decoded."""
    match kind:
        case "mp3":
            return _whole_mp3(path)
        case "wav":
            return _whole_wav(path)
        case "ogg":
            return _whole_ogg(path)
        case "aac":
            # Frames, one after the other: what a decoder reads to the end is all that can be asked for.
            return True
    return length >= _announced(path, kind) - MISSING_S


def _announced(path: Path, kind: str) -> float:
    """Seconds of sound by a file's head; 0 where it does not say."""
    import av

    with av.open(str(path), format=kind, metadata_errors="ignore") as container:
        stream = container.streams.audio[0]
        return float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0.0


def _whole_wav(path: Path) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(12)
        while len(head := file.read(8)) == 8:
            length, at = struct.unpack("<I", head[4:])[0], file.tell()
            if head[:4] == b"data":
                # A writer that could not go back left the length open.
                return length >= LEFT_OPEN or at + length <= size
            file.seek(at + length + length % 2)
    return False


def _whole_ogg(path: Path) -> bool:
    """Whether it ends with a whole page that is marked as the last."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - PAGE))
        tail = file.read()
    page = tail[max(0, tail.rfind(b"OggS")) :].ljust(27, b"\0")
    body = 27 + page[26]
    return bool(page[5] & 4) and len(page) >= body + sum(page[27:body])


def _whole_mp3(path: Path) -> bool:
    """By the number of bytes that an encoder's first frame tells, or else by the last frame."""
    with path.open("rb") as file:
        start = _after_tag(file.read(12).ljust(12, b"\0"))
        file.seek(start)
        data = file.read()
    at = max(data[:200].find(b"Xing"), data[:200].find(b"Info"))
    flags = data[at + 7] if at >= 0 else 0
    if flags & 2:
        told = struct.unpack(">I", data[at + 8 + 4 * (flags & 1) :][:4])[0]
        return len(data) >= told
    at = 0
    while size := _frame(data[at : at + 4]):
        at += size
    # Where something else than a frame stands, a tag or what a decoder leaps over, the last frame before it was whole.
    return at <= len(data)


def _frame(head: bytes) -> int:
    """Bytes of the Layer III frame that begins so; 0 for anything else."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return 0
    version, bit_rate, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if bit_rate in (0, 15) or rate == 3:
        return 0
    first = version == 3
    samples = RATES[rate] if first else RATES[rate] // (2 if version == 2 else 4)
    return (144_000 if first else 72_000) * BIT_RATES[0 if first else 1][bit_rate] // samples + (head[2] >> 1 & 1)
