"""The tidal barrier and the harbour wall with the sea going over them."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, land, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def barrier(sheet: Sheet) -> None:
    """The tidal barrier's hooded piers, and the sea going over its gates."""
    sheet.wash([(0, inks.INDIGO), (420, inks.SLATE), (760, mix(inks.STEEL, inks.OCHRE, 0.35))])
    sheet.lamp(1560, 640, 560, inks.AMBER, 0.45, 1.6)
    for height, part in ((300, 0.25), (210, 0.5), (120, 0.8)):
        squall = land.ridge(sheet.random, height, 60, 2.2, 0.15)
        sheet.ink(
            Stencil().polygon([*squall, (WIDTH + 10, -5), (-10, -5)]),
            mix(inks.SLATE, inks.NIGHT, part),
            grain.down(height + 60, -120),
        )
    sheet.ink(Stencil().under(land.ridge(sheet.random, 706, 12, 2), 760), mix(inks.INDIGO, inks.SLATE, 0.5))
    sheet.wash([(720, mix(inks.STEEL, inks.TEAL, 0.4)), (HEIGHT, inks.BOTTLE)], Stencil().box(0, 738, WIDTH, HEIGHT))
    places = [(1880 - 1500 * size, 735 + 190 * size, size * 1.45) for size in (0.14, 0.21, 0.31, 0.46, 0.68, 1.0)]
    for (x, foot, size), after in zip(places[1:], places, strict=False):
        gate(sheet, (x, foot - 60 * size), (after[0], after[1] - 60 * after[2]), size)
    sheet.ink(Stencil().polygon(outline("1640,770 1668,704 1930,690 1930,800 1640,800")), inks.NIGHT)
    for x, foot, size in places:
        pier(sheet, x, foot, size)
    for x, y, reach in ((640, 850, 300), (1090, 820, 190), (1360, 800, 120), (120, 940, 260)):
        sheet.ink(water.spray(sheet.random, x, y, reach, 520, 0.2), inks.FROST)
    for height, lift, length, colour in (
        (960, 64, 400, inks.TEAL),
        (1070, 92, 560, inks.BOTTLE),
        (1215, 120, 760, mix(inks.BOTTLE, inks.NIGHT, 0.6)),
    ):
        sea(sheet, height, lift, length, colour)
    rain(sheet, inks.MIST, 210, 0.5)


def sea(sheet: Sheet, height: float, lift: float, length: float, colour: inks.Ink) -> None:
    """One rank of waves: body, light behind the crests, foam on them."""
    crest = water.swell(sheet.random, height, lift, length, 1.2)
    body = Stencil().under(crest)
    sheet.ink(body, colour)
    sheet.ink(body, inks.LAGOON, grain.down(height + 30, height - lift, 0.7))
    sheet.ink(water.foam(crest, lift * 0.3), inks.FROST)
    sheet.ink(
        Stencil().polygon([*crest, *[(x, y + lift * 0.5) for x, y in reversed(crest)]]),
        inks.FROST,
        grain.down(height - lift * 0.1, height - lift * 1.1, 0.6),
    )


def gate(sheet: Sheet, start: Point, end: Point, size: float) -> None:
    """The raised gate between two piers, with its walkway."""
    sheet.ink(Stencil().polygon([start, end, (end[0], HEIGHT), (start[0], HEIGHT)]), mix(inks.NIGHT, inks.INDIGO, 0.7))
    sheet.ink(Stencil().taper((start[0], start[1] - 5 * size), end, 22 * size, 15 * size), inks.OCHRE)


def pier(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """One hooded pier: a shell of ribbed steel on a block of stone."""
    sheet.ink(Stencil().box(x - 92 * size, foot - 112 * size, x + 92 * size, foot + 300 * size), inks.SLATE)
    sheet.ink(
        Stencil().box(x - 92 * size, foot - 112 * size, x + 92 * size, foot + 300 * size),
        inks.NIGHT,
        grain.slope(x - 60 * size, foot - 200 * size, x + 60 * size, foot + 40 * size, 0.95),
    )
    top = foot - 112 * size
    arch = np.linspace(0, math.pi, 48)
    hood = Stencil().polygon([(x + 112 * size * math.cos(a), top - 300 * size * math.sin(a) ** 0.85) for a in arch])
    sheet.ink(hood, inks.MIST)
    sheet.ink(hood, inks.INDIGO, grain.slope(x - 70 * size, top - 220 * size, x + 100 * size, top - 10 * size, 0.95))
    seams = Stencil()
    for part in (-0.55, 0, 0.55):
        seams.line(
            [
                (x + 112 * size * part * math.cos(a), top - 300 * size * math.sin(a) ** 0.85)
                for a in np.linspace(0.02, math.pi / 2, 16)
            ],
            3.2 * size,
        )
    sheet.ink(seams, inks.SLATE)
    sheet.ink(Stencil().box(x - 116 * size, top - 16 * size, x + 116 * size, top + 10 * size), inks.NIGHT)
    sheet.ink(Stencil().disc(x, top - 312 * size, 11 * size), inks.CORAL)


def rain(sheet: Sheet, colour: inks.Ink, count: int, opacity: float) -> None:
    """Slanting rain over all."""
    streaks = Stencil()
    for _ in range(count):
        x, y, far = sheet.random.uniform(-50, WIDTH), sheet.random.uniform(-50, HEIGHT), sheet.random.uniform(30, 90)
        streaks.line([(x, y), (x - far * 0.38, y + far)], 1.6)
    sheet.ink(streaks, colour, opacity=opacity)


def wave(sheet: Sheet) -> None:
    """A sea breaking over the harbour wall, and the small lamp at its end."""
    sheet.wash([(0, inks.PLUM), (360, mix(inks.PLUM, inks.CORAL, 0.45)), (640, inks.APRICOT), (800, inks.SAND)])
    for height, part in ((250, 0.15), (150, 0.4)):
        squall = land.ridge(sheet.random, height, 70, 1.7, 0.1)
        sheet.ink(
            Stencil().polygon([*squall, (WIDTH + 10, -5), (-10, -5)]),
            mix(inks.PLUM, inks.NIGHT, part),
            grain.down(height + 90, -160),
        )
    for height, lift, length, colour in ((760, 40, 300, mix(inks.TEAL, inks.SAND, 0.35)), (850, 60, 430, inks.TEAL)):
        sea(sheet, height, lift, length, colour)
    mole(sheet)
    breaker(sheet)
    for height, lift, length, colour in ((1080, 70, 560, inks.BOTTLE), (1200, 80, 740, inks.NIGHT)):
        sea(sheet, height, lift, length, colour)


def mole(sheet: Sheet) -> None:
    """The harbour wall and the light at its end."""
    wall = Stencil().polygon([(WIDTH + 10, 770), (1130, 812), (1060, 830), (1040, 1180), (WIDTH + 10, 1200)])
    sheet.ink(wall, inks.INDIGO)
    courses = Stencil()
    for row in range(9):
        y = 850 + row * 36
        courses.line([(1050, y), (WIDTH, y - 34 + row * 3)], 3)
        for column in range(12):
            x = 1090 + column * 76 + (row % 2) * 38
            courses.line(Place(x, y).at("0,-2 0,33"), 3)
    sheet.ink(courses, inks.SLATE, opacity=0.8)
    sheet.ink(
        Stencil()
        .taper((1190, 812), (1190, 610), 76, 48)
        .box(1158, 596, 1222, 612)
        .polygon(outline("1164,556 1190,526 1216,556")),
        inks.NIGHT,
    )
    sheet.ink(Stencil().box(1170, 556, 1210, 598), inks.AMBER)
    sheet.lamp(1190, 578, 210, inks.AMBER, 0.8)


def breaker(sheet: Sheet) -> None:
    """The wave itself: a wall that curls to the right, its lip torn to drops."""
    back = outline("-60,1300 -60,760 120,640 290,470 450,330 620,250 800,236 940,290 1030,384 1060,470")
    face = outline("1000,428 900,392 800,420 730,520 720,660 790,800 930,920 1090,1000 1100,1300")
    body = Stencil().polygon(smooth([*back, *face]))
    sheet.wash([(230, inks.LAGOON), (620, inks.TEAL), (1150, inks.BOTTLE)], body)
    ribs = Stencil()
    for step in range(9):
        part = step / 8
        ribs.line(
            smooth(
                [
                    (60 + part * 560, 1180 - part * 60),
                    (150 + part * 500, 820 - part * 150),
                    (360 + part * 330, 520 - part * 120),
                    (660 + part * 150, 330 + part * 6),
                ]
            ),
            9 - part * 4,
        )
    sheet.ink(ribs, inks.CREAM, grain.slope(300, 1150, 620, 330, 0.95))
    hollow = Stencil().polygon(
        smooth(
            outline(
                "1000,428 900,392 800,420 730,520 720,660 790,800 930,920 820,940 660,800 610,620 "
                "660,450 780,350 900,340"
            )
        )
    )
    sheet.ink(hollow, inks.NIGHT, grain.slope(620, 500, 900, 760, 0.95))
    crest(sheet, back)


def crest(sheet: Sheet, back: list[Point]) -> None:
    """The foam on the wave's back and its torn lip."""
    foam = Stencil()
    for step, (x, y) in enumerate(smooth(back[1:], 40)):
        foam.disc(x, y, min(16.0, 0.8 + step * 0.1))
    for x, y in smooth(back[4:]):
        for _ in range(5):
            foam.disc(x + sheet.random.normal(14, 26), y + sheet.random.normal(-4, 24), sheet.random.uniform(3, 17))
    for _ in range(120):
        part = sheet.random.random()
        foam.disc(
            1040 + sheet.random.normal(0, 46) - part * 70,
            400 + part * 150 + sheet.random.normal(0, 40),
            sheet.random.uniform(2, 15) * (1.2 - part),
        )
    sheet.ink(foam, inks.CREAM)
    sheet.ink(water.spray(sheet.random, 980, 330, 420, 500, -0.7), inks.CREAM)
    sheet.ink(water.spray(sheet.random, 1080, 960, 340, 620, -0.1), inks.CREAM)
