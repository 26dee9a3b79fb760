"""Glassware, eelgrass and a seahorse."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def laboratory(sheet: Sheet) -> None:
    """Flasks of eelgrass on a bench, and a seahorse in the round one."""
    sheet.wash([(0, inks.FROST), (900, inks.CREAM)])
    shelf = Stencil().box(0, 318, WIDTH, 340)
    for x, tall, wide in (
        (130, 150, 70),
        (250, 210, 54),
        (350, 120, 86),
        (1420, 190, 60),
        (1530, 130, 92),
        (1680, 230, 50),
        (1780, 160, 74),
    ):
        bottle = (
            Stencil()
            .box(x, 318 - tall, x + wide, 318, round=12)
            .box(x + wide * 0.3, 318 - tall - 40, x + wide * 0.7, 322 - tall, round=4)
        )
        sheet.ink(bottle, mix(inks.MIST, inks.LAGOON, 0.4), opacity=0.8)
        sheet.ink(bottle, inks.TEAL, grain.across(x - 20, x + wide * 1.6, 0.7))
    sheet.ink(shelf, inks.STEEL)
    sheet.wash([(1010, mix(inks.TEAL, inks.BOTTLE, 0.3)), (HEIGHT, inks.NIGHT)], Stencil().box(0, 1010, WIDTH, HEIGHT))
    for x, radius in ((410, 210), (980, 190), (1560, 180)):
        sheet.ink(Stencil().disc(x, 1024, radius, 20), inks.NIGHT, grain.even(0.7))
    conical(sheet, 410, 1020, 1.0, inks.FERN)
    conical(sheet, 1560, 1020, 0.86, inks.OCHRE)
    globe(sheet, 980, 700, 300)
    tubes(sheet, 640, 1150)


def globe(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """The round flask, two thirds full, with weed and the seahorse."""
    neck = (
        Stencil()
        .box(x - 74, y - radius - 210, x + 74, y - radius + 60)
        .box(x - 98, y - radius - 226, x + 98, y - radius - 196, round=14)
    )
    glass = Stencil().disc(x, y, radius)
    sheet.ink(neck, inks.MIST, opacity=0.85)
    sheet.ink(glass, inks.MIST)
    brine = Stencil().disc(x, y, radius - 14).box(x - 400, y - 400, x + 400, y - 110, keep=True)
    sheet.wash([(y - 110, inks.LAGOON), (y + radius, inks.TEAL)], brine)
    weed = Stencil()
    for step in range(17):
        foot = (x - 190 + step * 24, y + math.sqrt(max(0.0, (radius - 24) ** 2 - (-190 + step * 24) ** 2)))
        bend, tall = sheet.random.uniform(-40, 40), sheet.random.uniform(160, 350)
        if abs(foot[0] - x) > 60:
            weed.line(
                smooth([foot, (foot[0] + bend, foot[1] - tall * 0.5), (foot[0] - bend * 0.3, foot[1] - tall)]),
                sheet.random.uniform(8, 14),
            )
    sheet.ink(weed, inks.PINE)
    sheet.ink(weed, inks.FERN, grain.down(y + 240, y - 200, 0.9))
    seahorse(sheet, x, y + 66, 1.0)
    sheet.ink(
        Stencil().disc(x, y - 110, math.sqrt((radius - 14) ** 2 - 110**2), 22), mix(inks.LAGOON, inks.FROST, 0.55)
    )
    sheet.ink(glass, inks.BOTTLE, grain.slope(x + 20, y, x + radius * 1.1, y + radius * 0.9, 0.75))
    shine = (
        Stencil()
        .arc(x, y, radius - 36, 150, 232, 20)
        .arc(x, y, radius - 36, 244, 256, 20)
        .box(x - 52, y - radius - 180, x - 36, y - radius - 10, round=8)
    )
    sheet.ink(shine, inks.CREAM)


def seahorse(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A short-snouted seahorse, facing left."""
    spine = smooth(
        [
            (x + dx * size, y + dy * size)
            for dx, dy in (
                (-10, -130),
                (26, -128),
                (44, -88),
                (34, -40),
                (16, 4),
                (18, 60),
                (34, 112),
                (24, 160),
                (-16, 168),
                (-30, 138),
                (-10, 122),
            )
        ]
    )
    widths = np.interp(
        np.linspace(0, 1, len(spine)), [0, 0.1, 0.2, 0.3, 0.42, 0.55, 0.75, 1], [32, 36, 27, 42, 58, 40, 20, 8]
    )
    body = Stencil()
    for (px, py), wide in zip(spine, widths.tolist(), strict=True):
        body.disc(px, py, wide / 2 * size)
    body.taper((x - 4 * size, y - 126 * size), (x - 78 * size, y - 104 * size), 28 * size, 15 * size)
    for dx, dy in ((4, -154), (22, -156), (38, -142), (56, -116), (58, -84)):
        body.disc(x + dx * size, y + dy * size, 8 * size)
    body.polygon(Place(x, y, size).at("40,-26 92,-40 88,20 38,24"))
    sheet.ink(body, inks.CORAL)
    sheet.ink(body, inks.BRICK, grain.across(x - 10 * size, x + 76 * size, 0.9))
    rings = Stencil()
    for index in range(28, len(spine) - 10, 7):
        (px, py), wide = spine[index], widths[index]
        rings.line([(px - wide * 0.4 * size, py + 4), (px + wide * 0.4 * size, py)], 3.2 * size)
    sheet.ink(rings, inks.WINE, opacity=0.7)
    sheet.ink(Stencil().disc(x - 2 * size, y - 134 * size, 8 * size), inks.CREAM)
    sheet.ink(Stencil().disc(x - 3 * size, y - 134 * size, 4.6 * size), inks.NIGHT)


def conical(sheet: Sheet, x: float, foot: float, size: float, fill: inks.Ink) -> None:
    """A conical flask with sediment in it."""
    glass = Stencil().polygon(
        Place(x, foot, size).at("-46,-480 46,-480 46,-360 190,-30 176,0 -176,0 -190,-30 -46,-360")
    )
    glass.box(x - 62 * size, foot - 496 * size, x + 62 * size, foot - 474 * size, round=8)
    sheet.ink(glass, inks.MIST)
    level = Stencil().polygon(Place(x, foot, size).at("-118,-180 118,-180 178,-32 166,-12 -166,-12 -178,-32"))
    sheet.ink(level, fill)
    sheet.ink(level, mix(fill, inks.NIGHT, 0.5), grain.down(foot - 190 * size, foot, 0.9))
    sheet.ink(glass, inks.BOTTLE, grain.across(x + 10 * size, x + 210 * size, 0.6))
    marks = Stencil()
    for step in range(5):
        marks.box(
            x - 20 * size,
            foot - (70 + step * 44) * size,
            x + (30 if step % 2 else 52) * size,
            foot - (65 + step * 44) * size,
        )
    sheet.ink(marks, inks.CREAM)
    sheet.ink(
        Stencil().line(
            Place(x, foot, size).at("-30,-460 -30,-356 -130,-120"),
            11 * size,
        ),
        inks.CREAM,
    )


def tubes(sheet: Sheet, x: float, foot: float) -> None:
    """A rack of test tubes, in front."""
    for step in range(7):
        left = x + step * 96
        glass = (
            Stencil()
            .box(left, foot - 210, left + 48, foot - 10, round=24)
            .box(left - 5, foot - 216, left + 53, foot - 200, round=6)
        )
        sheet.ink(glass, inks.MIST)
        level = foot - 60 - 22 * ((step * 3) % 5)
        fluid = (
            Stencil()
            .box(left + 5, foot - 205, left + 43, foot - 15, round=19)
            .box(left - 10, foot - 230, left + 60, level, keep=True)
        )
        sheet.ink(fluid, (inks.FERN, inks.LAGOON, inks.CORAL, inks.OCHRE)[step % 4])
        sheet.ink(glass, inks.NIGHT, grain.across(left + 10, left + 70, 0.7))
    rack = (
        Stencil()
        .box(x - 44, foot - 142, x + 676, foot - 116, round=6)
        .box(x - 44, foot - 30, x + 676, foot + 10, round=6)
        .box(x - 44, foot - 142, x - 18, foot + 10)
        .box(x + 650, foot - 142, x + 676, foot + 10)
    )
    sheet.ink(rack, inks.BARK)
    sheet.ink(rack, inks.NIGHT, grain.down(foot - 160, foot + 40, 0.7))
