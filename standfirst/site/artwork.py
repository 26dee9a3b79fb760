"""A podcast's cover: the paper's logo on white, or its name set large. Drawn at press time. No Django here."""

from functools import lru_cache
from hashlib import blake2b
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

RECIPE = 1
"""Raised when the same cover would be drawn otherwise."""
SIDE = 1400
"""Pixels: the least that Apple takes."""
MARGIN = 120
PAPER, INK, ACCENT = "#ffffff", "#16202a", "#e0483e"
MOST_LINES = 5
LARGEST, SMALLEST, STEP = 260, 60, 20
"""Sizes of the letters, in pixels."""
UNKNOWN = "\uffff"
"""No font has a glyph for it, so what is drawn alike is not in the font."""

Font = ImageFont.FreeTypeFont


def digest(name: str, section: str, logo: str) -> str:
    """What names the cover's file. `logo` is the digest of the logo's file, or empty."""
    return blake2b("\0".join((str(RECIPE), name, section, logo)).encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def cover(name: str, section: str, logo: bytes = b"") -> bytes:
    """The cover as JPEG: `logo` (a picture's bytes) on white, or else the paper's name; the section's name under it."""
    image = Image.new("RGB", (SIDE, SIDE), PAPER if logo else INK)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIDE - 90, SIDE, SIDE), fill=ACCENT)
    bottom = SIDE - 90 - MARGIN
    if section:
        bottom -= 150
        _set(draw, section, (MARGIN, bottom + 20, SIDE - MARGIN, bottom + 170), ACCENT if logo else "#f2b8b3")
    room = (MARGIN, MARGIN, SIDE - MARGIN, bottom)
    if logo:
        _place(image, logo, room)
    else:
        _set(draw, name, room, "#ffffff")
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def _place(image: Image.Image, logo: bytes, room: tuple[int, int, int, int]) -> None:
    """The logo as large as the room allows, in its middle."""
    left, top, right, bottom = room
    with Image.open(BytesIO(logo)) as source:
        own = source.convert("RGB")
    part = min((right - left) / own.width, (bottom - top) / own.height)
    own = own.resize((max(1, round(own.width * part)), max(1, round(own.height * part))), Image.Resampling.LANCZOS)
    image.paste(own, ((left + right - own.width) // 2, (top + bottom - own.height) // 2))


def _set(draw: ImageDraw.ImageDraw, text: str, room: tuple[int, int, int, int], colour: str) -> None:
    """Words set as large as the room allows, from its top left. Words that the font cannot show are left out."""
    left, top, right, bottom = room
    for size in range(LARGEST, SMALLEST - 1, -STEP):
        font, height = _font(size), round(size * 1.12)
        words = [word for word in text.split() if _shows(font, word)]
        lines = _broken(font, words, right - left)
        fits = len(lines) * height <= bottom - top and all(font.getlength(line) <= right - left for line in lines)
        if fits and len(lines) <= MOST_LINES:
            break
    for number, line in enumerate(lines[:MOST_LINES]):
        draw.text((left, top + number * height), line, font=font, fill=colour)


def _broken(font: Font, words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=32)
def _font(size: int) -> Font:
    """The font that comes with Pillow."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise RuntimeError("This Pillow was built without FreeType, so it cannot set a cover's words.")
    return found


def _shows(font: Font, word: str) -> bool:
    """Whether the font has a glyph for every letter."""
    unknown = bytes(font.getmask(UNKNOWN))
    return all(bytes(font.getmask(letter)) != unknown for letter in word)
