"""A sheet of paper that is printed ink by ink."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageChops

from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH, Box, Shade, around, axes, mottle, specks, stipple
from standfirst.ops.demo.artwork.inks import Ink
from standfirst.ops.demo.artwork.stencil import Stencil

WHOLE: Box = (0, 0, WIDTH, HEIGHT)


class Sheet:
    """One picture in the making; `random` is its own source of chance, so the same seed prints the same sheet."""

    def __init__(self, paper: Ink, seed: int) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), paper)
        self.random = np.random.default_rng(seed)

    def wash(self, stops: Sequence[tuple[float, Ink]], stencil: Stencil | None = None, grain: float = 0.09) -> None:
        """A gradient down the sheet through (y, ink) stops, broken by grain; inside a stencil where one is given."""
        cut = (WHOLE, None) if stencil is None else stencil.mask()
        if cut is None:
            return
        box, mask = cut
        left, top, right, bottom = box
        places = np.array([y for y, _ in stops], dtype=np.float32)
        reach = float(places[-1] - places[0]) * grain
        shaken = axes(box)[1] + (specks()[top:bottom, left:right] - 0.5) * reach
        table = np.stack(
            [np.interp(np.arange(-64, HEIGHT + 64), places, [ink[band] for _, ink in stops]) for band in range(3)],
            axis=-1,
        ).astype(np.uint8)
        rows = np.clip(shaken.astype(np.int32) + 64, 0, len(table) - 1)
        self.image.paste(Image.fromarray(table[rows]), (left, top), mask)

    def ink(self, stencil: Stencil, colour: Ink, shade: Shade | None = None, opacity: float = 1.0) -> None:
        """Print what a stencil lets through; a shade breaks it into specks."""
        cut = stencil.mask()
        if cut is None:
            return
        box, mask = cut
        if shade is not None:
            mask = ImageChops.multiply(mask, Image.fromarray(stipple(shade, box)))
        if opacity < 1:
            mask = mask.point([round(level * opacity) for level in range(256)])
        self.image.paste(colour, box, mask)

    def shade(self, colour: Ink, shade: Shade, box: Box = WHOLE) -> None:
        """Print a shade with no stencil at all: fog, glow, dusk."""
        self.image.paste(colour, box, Image.fromarray(stipple(shade, box)))

    def veil(self, colour: Ink, shade: Shade, box: Box = WHOLE) -> None:
        """Like `shade`, but smooth: light rather than ink."""
        density = np.clip(shade(*axes(box)), 0, 1)
        self.image.paste(colour, box, Image.fromarray((density * 255).astype(np.uint8)))

    def lamp(self, x: float, y: float, radius: float, colour: Ink, most: float, squash: float = 1.0) -> None:
        """Light round a point, as far as `radius`, on whatever part of that lies on the sheet."""
        left, top = max(0, int(x - radius)), max(0, int(y - radius))
        right, bottom = min(WIDTH, int(x + radius)), min(HEIGHT, int(y + radius))
        if left < right and top < bottom:
            self.veil(colour, around(x, y, radius, most, squash), (left, top, right, bottom))

    def printed(self) -> Image.Image:
        """The finished sheet, with the paper's tooth and the roller's unevenness in it."""
        tone = (specks() - 0.5) * 13 + mottle() * 4
        pixels = np.asarray(self.image, dtype=np.float32) + tone[..., None]
        return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
