"""The paper's mark: a lamp over three tides, cut as if in lino."""

import math

import numpy as np

from standfirst.ops.demo.artwork import inks
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def mark(sheet: Sheet) -> None:
    """Drawn in the middle square of the sheet, so that it crops as a portrait does."""
    sheet.image.paste(inks.NIGHT, (0, 0, *sheet.image.size))
    sheet.ink(Stencil().disc(960, 560, 190), inks.AMBER)
    rays = Stencil()
    for step in range(13):
        angle = math.pi + math.pi * step / 12
        start, end = (
            (960 + 236 * math.cos(angle), 560 + 236 * math.sin(angle)),
            (960 + 350 * math.cos(angle), 560 + 350 * math.sin(angle)),
        )
        rays.taper(start, end, 30, 12)
    sheet.ink(rays, inks.AMBER)
    for row, colour in enumerate((inks.CREAM, inks.LAGOON, inks.CREAM)):
        x = np.linspace(450, 1470, 200)
        y = 640 + row * 150 + 44 * np.sin((x - 450) / 1020 * math.tau * 2.5 + row * math.pi)
        top, under = list(zip(x, y, strict=True)), list(zip(x, y + 96, strict=True))
        sheet.ink(Stencil().polygon([(float(a), float(b) - 26) for a, b in [*top, *reversed(under)]]), inks.NIGHT)
        sheet.ink(Stencil().polygon([(float(a), float(b)) for a, b in [*top, *reversed(under)]]), colour)
