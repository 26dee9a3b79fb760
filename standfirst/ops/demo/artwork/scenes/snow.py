"""A pass under snow, and a plough."""

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def snow(sheet: Sheet) -> None:
    """A pass under snow: three ranges, a wood, a plough with its lamp lit."""
    sheet.wash([(0, mix(inks.INDIGO, inks.SLATE, 0.6)), (360, inks.STEEL), (700, mix(inks.ROSE, inks.FROST, 0.55))])
    for tops, foot, light, dark in (
        (
            outline("120,380 520,300 980,410 1400,290 1800,390"),
            800,
            mix(inks.FROST, inks.STEEL, 0.45),
            inks.STEEL,
        ),
        (outline("300,330 830,190 1240,400 1660,300"), 900, inks.FROST, inks.SLATE),
    ):
        mountains(sheet, tops, foot, light, dark)
    drift = land.ridge(sheet.random, 850, 40, 1.2)
    sheet.wash([(800, inks.CREAM), (HEIGHT, inks.MIST)], Stencil().under(drift))
    wood = Stencil()
    for x in np.sort(sheet.random.uniform(-20, WIDTH + 20, 90)).tolist():
        if not 760 < x < 1180:
            pine_foot = land.height_at(drift, x) + sheet.random.uniform(4, 70)
            land.pine(wood, x, pine_foot, sheet.random.uniform(90, 170))
    sheet.ink(wood, mix(inks.PINE, inks.INDIGO, 0.45))
    sheet.ink(wood, inks.FROST, grain.even(0.16))
    road = Stencil().polygon(outline("940,868 990,866 1120,960 1500,1300 420,1300 860,960"))
    sheet.ink(road, mix(inks.MIST, inks.STEEL, 0.5))
    sheet.ink(road, inks.CREAM, grain.down(1250, 840, 0.9))
    poles = Stencil()
    for y, gap in ((920, 92), (1000, 168), (1120, 300), (1270, 470)):
        for side in (-1, 1):
            poles.taper((960 + gap * side, y + 10), (960 + gap * side, y - gap * 0.62), gap * 0.05, gap * 0.04)
    sheet.ink(poles, inks.BRICK)
    plough(sheet, 960, 1090)
    flakes = Stencil()
    for _ in range(330):
        flakes.disc(sheet.random.uniform(0, WIDTH), sheet.random.uniform(0, HEIGHT), 1 + sheet.random.exponential(2.2))
    sheet.ink(flakes, inks.CREAM, opacity=0.9)


def mountains(sheet: Sheet, tops: list[Point], foot: float, light: inks.Ink, dark: inks.Ink) -> None:
    """A range lit from the left: each summit has a shaded face that falls away to the right."""
    edge = land.peaks(sheet.random, tops, foot, 26)
    whole = Stencil().under(edge)
    sheet.ink(whole, light)
    faces = Stencil()
    ends = [(x + after) / 2 for (x, _), (after, _) in zip(tops, [*tops[1:], (WIDTH + 400, 0)], strict=True)]
    for (x, y), end in zip(tops, ends, strict=True):
        y = land.height_at(edge, x)
        fall = foot - y
        spine = land.crackle(
            sheet.random,
            [(x, y), (x - fall * 0.08, y + fall * 0.34), (x + fall * 0.06, y + fall * 0.62), (x - 10, foot + 40)],
            22,
        )
        right = [point for point in edge if x <= point[0] <= end]
        faces.polygon([*spine, (end + 20, foot + 40), *reversed(right)])
    sheet.ink(faces, dark, grain.down(foot + 120, foot - 560, 1.25))
    sheet.veil(inks.FROST, grain.down(foot - 220, foot + 40, 0.75), (0, int(foot - 220), WIDTH, int(foot + 60)))


def plough(sheet: Sheet, x: float, foot: float) -> None:
    """A snow plough, head on."""
    sheet.lamp(x, foot - 196, 240, inks.AMBER, 0.7)
    sheet.ink(Stencil().box(x - 62, foot - 172, x + 62, foot - 20, round=14), inks.OCHRE)
    sheet.ink(Stencil().box(x - 62, foot - 100, x + 62, foot - 20), inks.UMBER, grain.down(foot - 120, foot, 0.9))
    sheet.ink(Stencil().box(x - 50, foot - 158, x + 50, foot - 108, round=8), inks.NIGHT)
    sheet.ink(Stencil().box(x - 18, foot - 190, x + 18, foot - 172, round=5), inks.CORAL)
    sheet.ink(Stencil().disc(x - 44, foot - 84, 11).disc(x + 44, foot - 84, 11), inks.CREAM)
    sheet.ink(
        Stencil().polygon(Place(x, foot).at("-112,-62 0,-74 112,-62 124,0 0,8 -124,0")),
        inks.CORAL,
    )
    sheet.ink(
        Stencil().polygon(Place(x, foot).at("-124,-4 0,-18 124,-4 170,24 -170,24")),
        inks.CREAM,
    )
