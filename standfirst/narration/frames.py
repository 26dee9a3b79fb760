"""MP3 frames: counted, checked and, for silence, written by hand.

Everything here is 44.1 kHz mono at 64 kbit/s, MPEG-1 Layer III (ISO/IEC 11172-3), without bit reservoir, so any frame
may stand beside any other and joining files is joining bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

RATE = 44_100
"""Samples a second."""
FRAME = 1152
"""Samples in a frame."""
BIT_RATE = 64_000
DELAY = 1105
"""Samples by which sound comes out later than it went in: LAME's 576 and a decoder's 529."""

_BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES = (44_100, 48_000, 32_000)
# Sync, MPEG-1, Layer III, no checksum; 64 kbit/s at 44.1 kHz; mono, original.
_HEADER = bytes((0xFF, 0xFB, 0x50, 0xC4))
_PADDING = 0x02
_SHORT, _LONG = 208, 209


class NotFrames(ValueError):
    """Bytes that are not whole MPEG-1 Layer III frames, with the place."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a frame's header says of it."""

    size: int
    """Bytes."""
    bit_rate: int
    rate: int
    mono: bool
    main_data_begin: int
    """How many bytes before this frame its sound begins: 0 without bit reservoir."""


def frames(data: bytes) -> Iterator[Frame]:
    """Each frame of `data` in order. Raises NotFrames where something else stands, or the last frame is cut short."""
    at = 0
    while at < len(data):
        frame = _frame(data, at)
        at += frame.size
        if at > len(data):
            raise NotFrames(f"The MP3 frame at byte {at - frame.size} is cut short.")
        yield frame


def _frame(data: bytes, at: int) -> Frame:
    head = data[at : at + 6]
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xFE != 0xFA:
        raise NotFrames(f"No MPEG-1 Layer III frame begins at byte {at}.")
    bit_rate, rate = head[2] >> 4, (head[2] >> 2) & 3
    if bit_rate in (0, 15) or rate == 3:
        raise NotFrames(f"The MP3 frame at byte {at} has no usable rate.")
    size = 144_000 * _BIT_RATES[bit_rate] // _RATES[rate] + (head[2] >> 1 & 1)
    after = 4 if head[1] & 1 else 6
    side = data[at + after : at + after + 2].ljust(2, b"\0")
    return Frame(size, _BIT_RATES[bit_rate] * 1000, _RATES[rate], head[3] >> 6 == 3, side[0] << 1 | side[1] >> 7)


def count(data: bytes) -> int:
    """How many frames there are. Raises NotFrames."""
    return sum(1 for _ in frames(data))


def silence(number: int) -> bytes:
    """So many frames of digital silence: headers, and nothing to decode."""
    # 64 kbit/s is 208.98 bytes a frame: one frame in 49 goes without the padding byte.
    return b"".join(_silent(_SHORT if index % 49 == 0 else _LONG) for index in range(number))


def _silent(size: int) -> bytes:
    padded = _HEADER[2] | _PADDING if size == _LONG else _HEADER[2]
    return (_HEADER[:2] + bytes((padded,)) + _HEADER[3:]).ljust(size, b"\0")


def frames_of(milliseconds: int) -> int:
    """The number of frames nearest to a length of time."""
    return round(milliseconds * RATE / (1000 * FRAME))
