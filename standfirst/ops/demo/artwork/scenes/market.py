"""Fish stalls under an iron roof."""

from itertools import pairwise

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place
from standfirst.ops.demo.artwork.scenes.city import walker
from standfirst.ops.demo.artwork.scenes.harbour import gulls
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def market(sheet: Sheet) -> None:
    """Fish stalls under an iron roof, early, with the harbour beyond."""
    sheet.wash([(0, inks.MIST), (420, inks.CREAM), (720, inks.APRICOT)])
    sheet.ink(Stencil().under(land.ridge(sheet.random, 640, 24, 1.3), 760), mix(inks.MIST, inks.TEAL, 0.35))
    masts = Stencil()
    for x in np.linspace(90, 1850, 15).tolist():
        tall = sheet.random.uniform(170, 330)
        masts.taper((x, 720), (x + 6, 720 - tall), 7, 3).line([(x, 700), (x + 64, 690 - tall * 0.2)], 3).line(
            [(x + 6, 722 - tall), (x + 74, 706)], 1.6
        )
    sheet.ink(masts, mix(inks.TEAL, inks.SLATE, 0.5))
    sheet.ink(Stencil().box(0, 716, WIDTH, 770), inks.LAGOON)
    sheet.wash([(768, mix(inks.SAND, inks.STEEL, 0.35)), (HEIGHT, inks.SLATE)], Stencil().box(0, 768, WIDTH, HEIGHT))
    ironwork(sheet)
    for x, stripe, size in ((70, inks.TEAL, 0.86), (740, inks.CORAL, 0.86), (1410, inks.OCHRE, 0.86)):
        stall(sheet, x, 1010, size, stripe)
    for x, foot, size, colour in (
        (640, 1130, 1.9, inks.INDIGO),
        (1330, 1160, 2.1, inks.WINE),
        (1240, 1120, 1.8, inks.PINE),
        (1830, 1180, 2.2, inks.NIGHT),
    ):
        walker(sheet, x, foot, size, colour)
    gulls(sheet, [(880, 380, 36), (1010, 330, 26), (520, 420, 24)], inks.SLATE)
    crate(sheet, 200, 1230, 1.5)
    crate(sheet, 470, 1256, 1.5)


def ironwork(sheet: Sheet) -> None:
    """The roof: trusses, columns, hanging lamps."""
    roof = Stencil().polygon([(-10, -10), (WIDTH + 10, -10), (WIDTH + 10, 180), (960, 60), (-10, 180)])
    sheet.ink(roof, inks.BOTTLE)
    sheet.ink(roof, inks.NIGHT, grain.down(160, -60))
    iron = Stencil().line([(-10, 184), (960, 64), (WIDTH + 10, 184)], 20).line([(-10, 250), (WIDTH + 10, 250)], 14)
    for step in range(17):
        x = step * 120.0
        y = 64 + abs(x - 960) * 0.125
        iron.line([(x, y), (x, 250)], 6).line([(x, y), (x + (120 if x < 960 else -120), 250)], 5)
    for x in (-6, 640, 1280, 1926):
        iron.taper((x, 1000), (x, 250), 34, 26).box(x - 34, 960, x + 34, 1004)
        for side in (-1, 1):
            iron.arc(x + side * 90, 340, 90, 180 if side > 0 else 270, 270 if side > 0 else 360, 10)
    sheet.ink(iron, inks.BOTTLE)
    for x in (320, 960, 1600):
        sheet.ink(
            Stencil().line(Place(x, 0).at("0,250 0,350"), 4).polygon(Place(x, 0).at("-46,392 -14,350 14,350 46,392")),
            inks.NIGHT,
        )
        sheet.lamp(x, 400, 230, inks.AMBER, 0.7)
        sheet.ink(Stencil().disc(x, 394, 19), inks.CREAM)


def stall(sheet: Sheet, x: float, foot: float, size: float, stripe: inks.Ink) -> None:
    """One stall: striped awning, trader, a slab of ice and fish."""
    wide, top = 500 * size, foot - 470 * size
    sheet.ink(Stencil().box(x + 20, top, x + 34, foot).box(x + wide - 34, top, x + wide - 20, foot), inks.UMBER)
    sheet.ink(
        Stencil().box(x + 20, top + 60, x + wide - 20, foot - 180 * size),
        inks.NIGHT,
        grain.down(top + 330 * size, top, 0.7),
    )
    trader(sheet, x + wide * 0.46, foot - 150 * size, size, stripe)
    slab(sheet, x, foot, size)
    awning(sheet, x, top, size, stripe)


def slab(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """Ice and fish on a wooden front."""
    wide = 500 * size
    sheet.ink(
        Stencil().polygon(
            [
                (x, foot - 210 * size),
                (x + wide, foot - 210 * size),
                (x + wide + 24, foot - 110 * size),
                (x - 24, foot - 110 * size),
            ]
        ),
        inks.FROST,
    )
    for row in range(3):
        for column in range(9 - row):
            fish(
                sheet,
                x + (38 + column * 56 + row * 22) * size,
                foot - (188 - row * 27) * size,
                size,
                (inks.STEEL, inks.ROSE, inks.SLATE)[(row + column) % 3],
            )
    front = Stencil().box(x - 24, foot - 112 * size, x + wide + 24, foot)
    sheet.ink(front, mix(inks.UMBER, inks.BARK, 0.6))
    sheet.ink(front, inks.NIGHT, grain.down(foot - 130 * size, foot + 40, 0.8))


def awning(sheet: Sheet, x: float, top: float, size: float, stripe: inks.Ink) -> None:
    """Striped canvas with a scalloped edge."""
    wide = 500 * size
    edges = np.linspace(x - 34, x + wide + 34, 11).tolist()
    for step, (left, right) in enumerate(pairwise(edges)):
        colour = stripe if step % 2 else inks.CREAM
        inner = [left + (x + wide / 2 - left) * 0.1, right + (x + wide / 2 - right) * 0.1]
        strip = Stencil().polygon(
            [
                (inner[0], top - 74 * size),
                (inner[1], top - 74 * size),
                (right, top + 56 * size),
                (left, top + 56 * size),
            ]
        )
        sheet.ink(strip.disc((left + right) / 2, top + 56 * size, (right - left) / 2, 22 * size), colour)
    canopy = Stencil().polygon(
        [
            (x + wide * 0.02, top - 74 * size),
            (x + wide * 0.98, top - 74 * size),
            (x + wide + 34, top + 56 * size),
            (x - 34, top + 56 * size),
        ]
    )
    sheet.ink(canopy, inks.INDIGO, grain.down(top - 60 * size, top + 150 * size, 0.8))


def trader(sheet: Sheet, x: float, foot: float, size: float, apron: inks.Ink) -> None:
    """Head and shoulders behind the slab, with an apron and a flat cap."""
    sheet.ink(Stencil().box(x - 62 * size, foot - 178 * size, x + 62 * size, foot, round=44 * size), inks.CREAM)
    sheet.ink(
        Stencil()
        .box(x - 36 * size, foot - 132 * size, x + 36 * size, foot)
        .line(Place(x, foot, size).at("-28,-176 -28,-120"), 9 * size)
        .line(Place(x, foot, size).at("28,-176 28,-120"), 9 * size),
        apron,
    )
    sheet.ink(Stencil().disc(x, foot - 214 * size, 35 * size, 42 * size), inks.BARK)
    sheet.ink(Stencil().disc(x + 4 * size, foot - 242 * size, 44 * size, 20 * size), inks.NIGHT)


def fish(sheet: Sheet, x: float, y: float, size: float, colour: inks.Ink) -> None:
    """One fish on ice."""
    cut = Stencil().disc(x, y, 24 * size, 8 * size).polygon(Place(x, y, size).at("18,0 36,-10 36,10"))
    sheet.ink(cut, colour)


def crate(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A box of ice and mackerel, near."""
    for step in range(5):
        fish(
            sheet,
            x + (step * 36 - 72) * size,
            foot - (98 + (step % 2) * 9) * size,
            size * 1.1,
            (inks.TEAL, inks.STEEL)[step % 2],
        )
    wood = Stencil()
    for row in range(3):
        wood.box(x - 118 * size, foot - (88 - row * 30) * size, x + 118 * size, foot - (64 - row * 30) * size, round=3)
    sheet.ink(Stencil().box(x - 108 * size, foot - 86 * size, x + 108 * size, foot), inks.NIGHT)
    sheet.ink(wood, inks.BARK)
    sheet.ink(wood, inks.NIGHT, grain.across(x - 60 * size, x + 190 * size, 0.8))
