"""Pictures drawn by code for the preview: a sky, a sea, hills or a quay, a sun; each number gives another."""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from standfirst.site.pages import PictureView, Source

SKIES = [
    ((250, 214, 165), (88, 122, 158)),
    ((205, 223, 233), (72, 108, 142)),
    ((244, 181, 145), (66, 60, 102)),
    ((226, 232, 224), (104, 138, 130)),
    ((190, 205, 218), (52, 66, 88)),
]
FULL = ((480, 320), (960, 640), (1440, 960))
CARD = ((360, 240), (720, 480))


def scene(number: int, size: tuple[int, int]) -> Image.Image:
    """An invented coast, the same for the same number."""
    rng = random.Random(number)
    width, height = 480, 320
    low, high = SKIES[number % len(SKIES)]
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    horizon = int(height * rng.uniform(0.5, 0.66))
    for y in range(height):
        part = min(1, y / horizon) if y < horizon else 1 - 0.55 * (y - horizon) / (height - horizon)
        shade = [int(top + (bottom - top) * part) for top, bottom in zip(high, low, strict=True)]
        draw.line((0, y, width, y), fill=tuple(int(c * (1 if y < horizon else 0.72)) for c in shade))
    x, r = rng.randint(80, width - 80), rng.randint(12, 26)
    draw.ellipse((x - r, horizon - 70 - r, x + r, horizon - 70 + r), fill=(255, 244, 214))
    for layer in range(3):
        base, steep, phase = horizon - 26 + 12 * layer, rng.uniform(12, 30), rng.uniform(0, 9)
        ridge = [
            (i, base - steep * (0.6 + 0.5 * math.sin(i / 60 + phase) + 0.2 * math.sin(i / 17 + phase)))
            for i in range(0, width + 8, 8)
        ]
        draw.polygon(
            [*ridge, (width, horizon + 3), (0, horizon + 3)], fill=tuple(int(c * (0.62 - 0.15 * layer)) for c in high)
        )
    for _ in range(rng.randint(3, 9)):
        left, tall, wide = rng.randint(0, width - 30), rng.randint(14, 52), rng.randint(10, 26)
        draw.rectangle(
            (left, horizon - tall, left + wide, horizon + 4), fill=tuple(int(c * rng.uniform(0.25, 0.5)) for c in low)
        )
    return image.filter(ImageFilter.GaussianBlur(0.6)).resize(size, Image.Resampling.LANCZOS)


def save(number: int, sizes: tuple[tuple[int, int], ...], tree: Path) -> dict[str, list[str]]:
    """Files of one picture; gives srcset entries for each type."""
    folder = tree / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    entries: dict[str, list[str]] = {"webp": [], "jpeg": []}
    for size in sizes:
        image = scene(number, size)
        for kind, found in entries.items():
            name = f"{number}-{size[0]}.{kind}"
            image.save(folder / name, quality=70)
            found.append(f"/pictures/{name} {size[0]}w")
    return entries


def view(
    number: int, tree: Path, *, full: bool = False, caption: str = "", credit: str = "Harbour Press/Ines Calder"
) -> PictureView:
    sizes = FULL if full else CARD
    entries = save(number, sizes, tree)
    width, height = sizes[1]
    return PictureView(
        sources=(Source("image/webp", ", ".join(entries["webp"])),),
        src=f"/pictures/{number}-{width}.jpeg",
        width=width,
        height=height,
        alt="A low sun over the quay, with hills behind the water",
        caption=caption,
        credit=credit,
    )
