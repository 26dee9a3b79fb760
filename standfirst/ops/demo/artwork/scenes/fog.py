"""A light on a headland in fog, and a ferry on the rocks below it."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, land, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def lighthouse(sheet: Sheet) -> None:
    """A light on a headland, its beam cut short by fog; a ferry's outline stands on the rocks."""
    sheet.wash([(0, inks.SLATE), (460, inks.STEEL), (880, inks.MIST), (HEIGHT, mix(inks.MIST, inks.STEEL, 0.4))])
    beams = Stencil().polygon(outline("640,342 1990,40 1990,470")).polygon(outline("640,342 -60,250 -60,520"))
    sheet.ink(beams, inks.CREAM, lambda x, y: np.clip(0.95 - np.abs(x - 640) / 1150, 0, 1) + 0 * y)
    for height, part in ((760, 0.2), (800, 0.4)):
        sheet.ink(Stencil().under(land.ridge(sheet.random, height, 22, 1.8), 850), mix(inks.MIST, inks.STEEL, part))
    sheet.wash([(850, mix(inks.MIST, inks.STEEL, 0.55)), (HEIGHT, inks.SLATE)], Stencil().box(0, 850, WIDTH, HEIGHT))
    sheet.ink(water.ripples(sheet.random, 850, HEIGHT, 200), inks.INDIGO, opacity=0.4)
    stranded(sheet)
    sheet.veil(inks.MIST, lambda x, y: np.exp(-(((y - 800) / 90) ** 2)) * np.clip((x - 500) / 900, 0, 0.75))
    rock = land.crackle(
        sheet.random,
        outline("-40,720 180,690 430,712 560,760 800,770 900,850 1010,930 1080,1010 1120,1300"),
        22,
    )
    sheet.ink(Stencil().under(rock), inks.NIGHT)
    sheet.ink(Stencil().under(rock), inks.SLATE, grain.slope(250, 1050, 700, 700, 0.5))
    tower(sheet, 640, 765)
    for y, thick, most in ((900, 62, 0.62), (1010, 50, 0.3), (1180, 130, 0.8)):
        sheet.veil(mix(inks.FROST, inks.MIST, 0.5), bank(y, thick, most))


def bank(height: float, thick: float, most: float) -> grain.Shade:
    """A bank of fog that lies along the sheet, waving a little."""
    return lambda x, y: most * np.exp(-(((y - height - 26 * np.sin(x / 210)) / thick) ** 2))


def tower(sheet: Sheet, x: float, foot: float) -> None:
    """The light: white and red bands, gallery, lantern."""
    sheet.ink(Stencil().taper((x, foot), (x, foot - 370), 138, 84), inks.CREAM)
    bands = Stencil()
    for low, high in ((0.22, 0.44), (0.66, 0.86)):
        bands.taper((x, foot - 370 * low), (x, foot - 370 * high), 138 - 54 * low, 138 - 54 * high)
    sheet.ink(bands, inks.CORAL)
    sheet.ink(Stencil().taper((x, foot), (x, foot - 370), 138, 84), inks.NIGHT, grain.across(x - 20, x + 100, 0.85))
    sheet.ink(
        Stencil()
        .box(x - 62, foot - 386, x + 62, foot - 368)
        .box(x - 9, foot - 60, x + 19, foot - 2)
        .box(x - 34, foot - 452, x - 28, foot - 380)
        .box(x + 28, foot - 452, x + 34, foot - 380)
        .polygon(Place(x, foot).at("-46,-450 0,-500 46,-450"))
        .disc(x, foot - 506, 9),
        inks.NIGHT,
    )
    sheet.ink(Stencil().box(x - 28, foot - 450, x + 28, foot - 386), inks.AMBER)
    sheet.lamp(x, foot - 420, 220, inks.CREAM, 0.95)


def stranded(sheet: Sheet) -> None:
    """The ferry, hard on and down by the stern, nearly lost in the fog."""
    place = Place(1440, 868, turn=math.radians(-4))

    body = Stencil().polygon(place.at("-260,-60 230,-60 300,-80 250,20 -250,20"))
    body.polygon(place.at("-220,-108 150,-108 160,-60 -220,-60")).polygon(
        place.at("-150,-150 90,-150 100,-108 -150,-108")
    )
    body.polygon(place.at("-60,-196 -14,-196 -10,-150 -66,-150"))
    sheet.ink(body, mix(inks.SLATE, inks.STEEL, 0.25))
    panes = Stencil()
    for step in range(9):
        left, right = -205 + step * 40, -183 + step * 40
        panes.polygon(place.put((left, -96), (right, -96), (right, -80), (left, -80)))
    sheet.ink(panes, inks.AMBER)
    sheet.ink(Stencil().polygon(land.blob(sheet.random, 1560, 905, 150, 0.2, 0.25)), mix(inks.SLATE, inks.NIGHT, 0.3))
