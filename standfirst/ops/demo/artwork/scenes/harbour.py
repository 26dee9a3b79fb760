"""The port: cranes at dawn, a ship at night, the electric ferry."""

import math

from standfirst.ops.demo.artwork import grain, inks, land, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def crane(cut: Stencil, x: float, foot: float, size: float, luff: float = 0.0, face: int = 1) -> None:
    """A ship-to-shore crane: legs, boom, stays and trolley; `luff` lifts the boom (radians)."""
    top, beam = foot - 330 * size, foot - 210 * size
    for leg in (-52, 52):
        cut.taper((x + leg * size, foot), (x + leg * 0.86 * size, beam - 14 * size), 13 * size, 9 * size)
    cut.line(Place(x, foot, size).at("-50,-84 50,-84"), 8 * size)
    cut.line([(x - 50 * size, foot - 84 * size), (x + 46 * size, beam)], 4 * size)
    cut.box(
        x - 46 * size - 30 * size * (face < 0),
        beam - 46 * size,
        x + 46 * size + 30 * size * (face > 0),
        beam - 14 * size,
    )
    cut.taper((x, beam), (x + 12 * size * face, top), 12 * size, 6 * size)
    tip = (x - 330 * size * math.cos(luff) * face, beam - 330 * size * math.sin(luff))
    cut.line([(x + 190 * size * face, beam), (x, beam), tip], 11 * size)
    for part in (0.5, 0.97):
        cut.line([(x + 12 * size * face, top), (x + (tip[0] - x) * part, beam + (tip[1] - beam) * part)], 3 * size)
    cut.line([(x + 12 * size * face, top), (x + 186 * size * face, beam)], 3.5 * size)
    trolley = (x + (tip[0] - x) * 0.62, beam + (tip[1] - beam) * 0.62)
    if luff < 0.3:
        cut.box(trolley[0] - 14 * size, trolley[1], trolley[0] + 14 * size, trolley[1] + 16 * size)
        cut.line([trolley, (trolley[0], trolley[1] + 110 * size)], 2.4 * size)
        cut.box(trolley[0] - 26 * size, trolley[1] + 108 * size, trolley[0] + 26 * size, trolley[1] + 128 * size)


def containers(
    sheet: Sheet, left: float, foot: float, columns: int, size: float, colours: tuple[inks.Ink, ...], most: int = 4
) -> None:
    """Stacks of boxes, a colour a box."""
    plates = [Stencil() for _ in colours]
    for column in range(columns):
        for level in range(int(sheet.random.integers(1, most + 1))):
            x, y = left + column * 66 * size, foot - level * 25 * size
            plates[int(sheet.random.integers(len(plates)))].box(x, y - 24 * size, x + 64 * size, y)
    for plate, colour in zip(plates, colours, strict=True):
        sheet.ink(plate, colour)


def dawn(sheet: Sheet) -> None:
    """Cranes against a rising sun, three depths of haze."""
    line = 800.0
    sheet.wash(
        [
            (0, mix(inks.SLATE, inks.TEAL, 0.35)),
            (330, mix(inks.LAGOON, inks.SAND, 0.45)),
            (620, inks.APRICOT),
            (line, inks.AMBER),
        ]
    )
    sheet.lamp(1230, 690, 620, inks.CREAM, 0.75)
    sheet.ink(Stencil().disc(1230, 690, 112), inks.CREAM)
    for height, part in ((690, 0.3), (735, 0.52)):
        hill = Stencil().under(land.ridge(sheet.random, height, 26, 1.6), line)
        sheet.ink(hill, mix(inks.APRICOT, inks.SLATE, part))
    sheet.wash(
        [(line, inks.APRICOT), (900, mix(inks.CORAL, inks.SLATE, 0.55)), (HEIGHT, inks.INDIGO)],
        Stencil().box(0, line, WIDTH, HEIGHT),
    )
    far, near = Stencil(), Stencil()
    for x, luff in ((190, 0.0), (430, 1.15), (1590, 0.0), (1790, 1.2)):
        crane(far, x, line, 0.72, luff)
    sheet.ink(far.box(0, line - 16, 720, line).box(1440, line - 16, WIDTH, line), mix(inks.SLATE, inks.CORAL, 0.25))
    containers(sheet, 30, line - 16, 10, 0.7, (inks.BRICK, inks.SLATE, inks.OCHRE, inks.TEAL), 3)
    crane(near, 560, 930, 1.75)
    crane(near, 930, 930, 1.75, 1.12)
    sheet.ink(water.ripples(sheet.random, line, HEIGHT, 260), mix(inks.SLATE, inks.NIGHT, 0.2), opacity=0.75)
    sheet.ink(water.glitter(sheet.random, 1230, line + 4, HEIGHT, 90, 330, 190), inks.AMBER)
    sheet.ink(water.glitter(sheet.random, 1230, line + 4, 1180, 50, 150, 90), inks.CREAM)
    sheet.ink(near.box(-5, 926, 1130, 992).polygon(outline("1130,926 1146,936 1130,992")), inks.NIGHT)
    containers(sheet, 40, 927, 6, 1.15, (inks.BRICK, inks.INDIGO, inks.OCHRE, inks.BOTTLE), 3)
    sheet.ink(Stencil().box(-5, 992, 1136, 1150), inks.NIGHT, grain.down(1170, 980))
    sheet.ink(water.ripples(sheet.random, 960, 1180, 60, right=1200), inks.NIGHT, opacity=0.9)
    gulls(sheet, [(1420, 380, 30), (1500, 330, 22), (1375, 300, 18), (1600, 420, 20)], inks.INDIGO)


def gulls(sheet: Sheet, places: list[tuple[float, float, float]], colour: inks.Ink) -> None:
    """Birds far off: two bent strokes each, as (x, y, span)."""
    flock = Stencil()
    for x, y, span in places:
        for side in (-1, 1):
            elbow = (x + side * span * 0.5, y - span * 0.38)
            flock.taper((x, y), elbow, span * 0.16, span * 0.12)
            flock.taper(elbow, (x + side * span * 1.1, y - span * 0.16), span * 0.12, 1)
    sheet.ink(flock, colour)


def hull(line: float, left: float, right: float, deck: float, rake: float) -> Stencil:
    """A ship's side seen square on, bow to the right."""
    return Stencil().polygon(
        [
            (left, deck),
            (right - rake * 2.2, deck),
            (right - rake, deck - rake * 0.28),
            (right + rake * 0.2, deck - rake * 0.5),
            (right - rake * 0.55, line),
            (left + rake * 0.35, line),
            (left + rake * 0.1, line - (line - deck) * 0.35),
        ]
    )


def pilot(sheet: Sheet) -> None:
    """A tanker under the moon, and the pilot boat that comes out to her."""
    line = 850.0
    sheet.wash([(0, inks.NIGHT), (480, inks.INDIGO), (line, mix(inks.SLATE, inks.TEAL, 0.55))])
    stars = Stencil()
    for _ in range(130):
        stars.disc(sheet.random.uniform(0, WIDTH), 560 * sheet.random.random() ** 1.4, sheet.random.uniform(0.8, 2.3))
    sheet.ink(stars, inks.FROST, opacity=0.8)
    sheet.lamp(440, 300, 560, inks.MIST, 0.5)
    sheet.ink(Stencil().disc(440, 300, 92), inks.CREAM)
    sheet.ink(Stencil().disc(468, 286, 84), inks.SAND, grain.around(500, 330, 130, 0.55))
    sheet.ink(Stencil().under(land.ridge(sheet.random, 806, 18, 1.3), line), mix(inks.INDIGO, inks.TEAL, 0.25))
    lamps = Stencil()
    for _ in range(46):
        lamps.disc(sheet.random.uniform(1240, 1900), sheet.random.uniform(815, 846), sheet.random.uniform(1.5, 3.2))
    sheet.ink(lamps, inks.AMBER)
    sheet.wash(
        [(line, mix(inks.SLATE, inks.TEAL, 0.5)), (980, inks.INDIGO), (HEIGHT, inks.NIGHT)],
        Stencil().box(0, line, WIDTH, HEIGHT),
    )
    sheet.ink(water.ripples(sheet.random, line, HEIGHT, 240), inks.NIGHT, opacity=0.6)
    sheet.ink(water.glitter(sheet.random, 440, line, HEIGHT, 60, 300, 210), inks.MIST)
    sheet.ink(water.glitter(sheet.random, 440, line, 1150, 40, 130, 80), inks.CREAM)
    tanker(sheet, 905)
    launch(sheet, 560, 1030)


def tanker(sheet: Sheet, line: float) -> None:
    """The ship: black topsides, red boot, a lit bridge aft."""
    sheet.ink(hull(line, 780, 1800, line - 118, 92), inks.NIGHT)
    sheet.ink(Stencil().box(806, line - 26, 1744, line), inks.BRICK, opacity=0.9)
    house = Stencil().box(830, line - 290, 985, line - 116).box(806, line - 306, 1020, line - 286)
    house.box(870, line - 372, 930, line - 300).taper((900, line - 372), (900, line - 452), 9, 4)
    sheet.ink(house, inks.FROST)
    sheet.ink(Stencil().box(830, line - 290, 985, line - 116), inks.SLATE, grain.across(900, 1000, 0.9))
    panes = Stencil().box(836, line - 282, 1012, line - 262)
    for row in range(3):
        for column in range(6):
            panes.box(844 + column * 24, line - 240 + row * 38, 856 + column * 24, line - 226 + row * 38)
    sheet.ink(panes, inks.AMBER)
    gear = Stencil()
    for x in (1130, 1300, 1470, 1620):
        gear.taper((x, line - 116), (x, line - 210), 10, 5).line(Place(x, line).at("0,-205 90,-150"), 4)
    sheet.ink(gear.box(990, line - 132, 1700, line - 126), inks.SLATE)
    lights = Stencil()
    for x, y in ((900, 455), (1180, 150), (1560, 150), (1720, 170)):
        sheet.lamp(x, line - y, 90, inks.AMBER, 0.55)
        lights.disc(x, line - y, 6)
    sheet.ink(lights, inks.CREAM)
    sheet.ink(Stencil().box(780, line, 1790, line + 130), inks.NIGHT, grain.down(line + 150, line - 20))
    for x in (850, 900, 960):
        sheet.ink(water.glitter(sheet.random, x, line + 4, line + 190, 16, 40, 26), inks.AMBER)


def launch(sheet: Sheet, x: float, line: float) -> None:
    """The pilot boat, small, orange and hurrying."""
    wake = Stencil().polygon(Place(x, line).at("-20,6 -520,26 -560,44 -10,22"))
    sheet.ink(wake, inks.FROST, grain.across(x - 560, x + 120))
    sheet.ink(
        Stencil().polygon(Place(x, line).at("-96,-34 70,-38 132,-54 88,14 -84,14")),
        inks.CORAL,
    )
    cabin = Stencil().polygon(Place(x, line).at("-60,-36 -52,-92 22,-92 44,-38"))
    sheet.ink(cabin, inks.CREAM)
    sheet.ink(
        Stencil().polygon(Place(x, line).at("-34,-82 16,-82 30,-60 -34,-60")),
        inks.NIGHT,
    )
    sheet.ink(Stencil().taper((x - 30, line - 92), (x - 30, line - 150), 6, 3), inks.CREAM)
    sheet.lamp(x - 30, line - 152, 80, inks.AMBER, 0.7)
    sheet.ink(Stencil().disc(x - 30, line - 152, 6), inks.CREAM)
    sheet.ink(Stencil().box(x - 90, line + 8, x + 92, line + 20), inks.NIGHT)
    sheet.ink(water.spray(sheet.random, x + 108, line + 6, 70, 60, 0.6), inks.FROST)


def ferry(sheet: Sheet) -> None:
    """A car ferry on a bright crossing, seen square on."""
    line = 860.0
    sheet.wash([(0, inks.LAGOON), (460, inks.MIST), (700, inks.CREAM)])
    for x, y, size in ((360, 220, 1.5), (1420, 150, 1.9), (980, 330, 1.0)):
        cloud(sheet, x, y, size)
    sheet.ink(Stencil().under(land.ridge(sheet.random, 640, 44, 1.2), line), mix(inks.LAGOON, inks.MIST, 0.4))
    sheet.ink(Stencil().under(land.ridge(sheet.random, 692, 30, 1.9), line), inks.LAGOON)
    sheet.wash(
        [(722, mix(inks.TEAL, inks.LAGOON, 0.6)), (980, inks.TEAL), (HEIGHT, inks.BOTTLE)],
        Stencil().box(0, 722, WIDTH, HEIGHT),
    )
    sheet.ink(water.ripples(sheet.random, 722, HEIGHT, 300), inks.BOTTLE, opacity=0.6)
    sheet.ink(water.ripples(sheet.random, 730, HEIGHT, 80), inks.MIST, opacity=0.7)
    vessel(sheet, line)
    sheet.ink(water.glitter(sheet.random, 960, line + 20, 1120, 700, 900, 64), inks.CREAM, opacity=0.8)
    sheet.ink(water.ripples(sheet.random, line + 40, HEIGHT, 70), inks.BOTTLE)
    gulls(sheet, [(300, 520, 34), (220, 470, 24), (1700, 430, 30), (1600, 500, 20)], inks.CREAM)


def vessel(sheet: Sheet, line: float) -> None:
    """The ferry: double-ended, white over coral, two decks of windows and a slim funnel."""
    side = Stencil().polygon(Place(0, line).at("330,-170 1590,-170 1640,-120 1560,16 360,16 280,-120"))
    sheet.ink(side, inks.CREAM)
    sheet.ink(Stencil().polygon(Place(0, line).at("300,-74 1612,-74 1560,16 360,16")), inks.CORAL)
    sheet.ink(
        Stencil().polygon(Place(0, line).at("300,-74 1612,-74 1560,16 360,16")),
        inks.BRICK,
        grain.down(line - 40, line + 60),
    )
    upper = Stencil().box(470, line - 262, 1450, line - 170, round=16).box(640, line - 340, 1280, line - 262, round=14)
    upper.polygon(Place(0, line).at("860,-420 1060,-420 1086,-340 834,-340"))
    sheet.ink(upper, inks.CREAM)
    sheet.ink(Stencil().box(470, line - 190, 1450, line - 170).box(640, line - 276, 1280, line - 262), inks.MIST)
    panes = Stencil().polygon(Place(0, line).at("872,-408 1048,-408 1062,-366 858,-366"))
    for x in range(500, 1420, 62):
        panes.box(x, line - 240, x + 42, line - 204, round=6)
    for x in range(668, 1250, 62):
        panes.box(x, line - 326, x + 42, line - 292, round=6)
    for x in range(400, 1540, 96):
        panes.disc(x, line - 122, 15)
    sheet.ink(panes, inks.INDIGO)
    rig = Stencil().taper((960, line - 420), (960, line - 540), 10, 4).line(Place(0, line).at("925,-490 995,-490"), 5)
    sheet.ink(rig.box(1130, line - 420, 1200, line - 340), inks.INDIGO)
    sheet.ink(Stencil().box(1130, line - 404, 1200, line - 372), inks.OCHRE)
    sheet.ink(Stencil().box(350, line + 10, 1570, line + 110), inks.BOTTLE, grain.down(line + 110, line - 10))
    sheet.ink(water.glitter(sheet.random, 960, line + 12, line + 34, 1300, 1300, 60), inks.CREAM)


def cloud(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A fair-weather cloud: flat below, lumpy above, its foot in shade."""
    cut = Stencil()
    for dx, lift, radius in ((-130, 0, 46), (-70, 26, 66), (10, 44, 84), (86, 22, 62), (142, 0, 40)):
        cut.disc(x + dx * size, y - lift * size, radius * size)
    cut.box(x - 400 * size, y + 22 * size, x + 400 * size, y + 140 * size, keep=True)
    sheet.ink(cut, inks.CREAM)
    sheet.ink(cut, inks.MIST, grain.down(y - 50 * size, y + 60 * size, 0.8))
