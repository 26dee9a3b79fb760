"""No 9: a black door, a fanlight, a lamp and two clipped trees."""

import math

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.scenes.city import walker
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def door(sheet: Sheet) -> None:
    """The Provost's door at nightfall, someone leaving with a coat over one arm."""
    sheet.wash([(0, mix(inks.WINE, inks.NIGHT, 0.45)), (1120, inks.WINE)])
    bricks(sheet)
    sheet.lamp(960, 300, 760, inks.AMBER, 0.5)
    windows(sheet)
    surround(sheet)
    leaf(sheet)
    sheet.wash([(1120, mix(inks.STEEL, inks.PLUM, 0.6)), (HEIGHT, inks.NIGHT)], Stencil().box(0, 1120, WIDTH, HEIGHT))
    for step in range(3):
        slab = Stencil().box(690 - step * 50, 1090 + step * 32, 1230 + step * 50, 1124 + step * 32)
        sheet.ink(slab, mix(inks.SAND, inks.PLUM, 0.2 + step * 0.2))
        sheet.ink(slab, inks.NIGHT, grain.across(860, 1380, 0.7))
    for x in (610, 1310):
        bay_tree(sheet, x, 1130)
    sheet.ink(
        Stencil().polygon([(760, 1190), (1160, 1190), (1420, HEIGHT), (500, HEIGHT)]),
        inks.AMBER,
        grain.down(1300, 1060, 0.6),
    )
    walker(sheet, 1480, 1240, 3.0, inks.NIGHT)
    sheet.ink(Stencil().polygon(outline("1424,1000 1470,980 1480,1120 1400,1130")), mix(inks.NIGHT, inks.SLATE, 0.6))


def bricks(sheet: Sheet) -> None:
    """Courses of brick, a few of them paler."""
    joints, pale = Stencil(), Stencil()
    for row in range(29):
        y = row * 39
        joints.box(0, y, WIDTH, y + 4)
        for column in range(18):
            x = column * 112 + (row % 2) * 56 - 56
            joints.box(x, y, x + 4, y + 39)
            if sheet.random.random() < 0.14:
                pale.box(x + 4, y + 4, x + 112, y + 39)
    sheet.ink(pale, mix(inks.WINE, inks.BRICK, 0.6), opacity=0.7)
    sheet.ink(joints, inks.NIGHT, opacity=0.5)


def windows(sheet: Sheet) -> None:
    """A tall sash on each side, one of them lit and with a figure in it."""
    for x, lit in ((120, True), (1440, False)):
        frame = Stencil().box(x - 24, 150, x + 384, 950)
        sheet.ink(Stencil().box(x - 50, 100, x + 410, 154).box(x - 50, 944, x + 410, 990), inks.SAND)
        sheet.ink(
            Stencil().box(x - 50, 100, x + 410, 154).box(x - 50, 944, x + 410, 990),
            inks.NIGHT,
            grain.down(60, 180, 0.5),
        )
        sheet.ink(frame, inks.CREAM)
        glass = Stencil().box(x, 174, x + 360, 926)
        sheet.ink(glass, inks.AMBER if lit else inks.INDIGO)
        if lit:
            sheet.ink(glass, inks.CORAL, grain.down(400, 1000, 0.8))
            figure = Stencil().disc(x + 220, 560, 58, 70).box(x + 110, 650, x + 330, 926, round=90)
            sheet.ink(figure, inks.WINE)
        else:
            sheet.ink(glass, inks.STEEL, grain.slope(x + 360, 926, x, 174, 0.5))
        bars = Stencil().box(x + 112, 174, x + 124, 926).box(x + 236, 174, x + 248, 926)
        for y in (350, 544, 738):
            bars.box(x, y, x + 360, y + (18 if y == 544 else 12))
        sheet.ink(bars, inks.CREAM)


def surround(sheet: Sheet) -> None:
    """Columns, lintel and fanlight."""
    stone = Stencil().box(700, 250, 1220, 1100).disc(960, 256, 260, 210)
    sheet.ink(stone, inks.CREAM)
    sheet.ink(stone, inks.PLUM, grain.across(900, 1300, 0.8))
    sheet.ink(Stencil().disc(960, 260, 186, 150).box(760, 260, 1160, 420, keep=True), inks.AMBER)
    ribs = Stencil()
    for step in range(7):
        angle = math.pi * step / 6
        ribs.line([(960, 258), (960 + 192 * math.cos(angle), 258 - 156 * math.sin(angle))], 8)
    for reach in (70, 130):
        ribs.line(
            [
                (960 + reach * math.cos(a / 20 * math.pi), 258 - reach * 0.8 * math.sin(a / 20 * math.pi))
                for a in range(21)
            ],
            6,
        )
    sheet.ink(ribs, inks.NIGHT)
    fluting = Stencil()
    for side in (708, 1146):
        for step in range(4):
            fluting.box(side + 8 + step * 15, 330, side + 13 + step * 15, 1060)
    sheet.ink(fluting, mix(inks.SAND, inks.PLUM, 0.6))
    sheet.ink(
        Stencil().box(690, 262, 1230, 306).box(690, 1060, 778, 1100).box(1142, 1060, 1230, 1100),
        mix(inks.CREAM, inks.SAND, 0.6),
    )


def leaf(sheet: Sheet) -> None:
    """The door itself: six panels, a brass 9, knocker and letterbox."""
    panel = Stencil().box(784, 306, 1136, 1100)
    sheet.ink(panel, inks.NIGHT)
    edges = Stencil()
    for x in (816, 976):
        for top, bottom in ((346, 470), (510, 760), (800, 1056)):
            edges.box(x, top, x + 128, bottom).box(x + 6, top + 6, x + 122, bottom - 6, keep=True)
    sheet.ink(edges, inks.SLATE)
    sheet.ink(panel, inks.SLATE, grain.slope(1000, 900, 800, 300, 0.4))
    brass = Stencil().disc(960, 402, 30, 32).disc(960, 402, 15, 16, keep=True)
    brass.line(outline("988,402 984,440 958,474 938,476"), 15)
    brass.arc(960, 590, 34, 0, 360, 11).disc(960, 552, 15).box(886, 774, 1034, 812, round=6).disc(1106, 690, 15)
    sheet.ink(brass, inks.AMBER)
    sheet.ink(Stencil().box(898, 786, 1022, 798), inks.UMBER)
    lamp = (
        Stencil()
        .line(outline("960,20 960,60"), 7)
        .polygon(outline("920,66 1000,66 986,140 934,140"))
        .polygon(outline("912,68 960,36 1008,68"))
    )
    sheet.ink(lamp, inks.NIGHT)
    sheet.ink(Stencil().polygon(outline("930,74 990,74 980,132 940,132")), inks.CREAM)


def bay_tree(sheet: Sheet, x: float, foot: float) -> None:
    """A clipped bay in a lead tub."""
    sheet.ink(Stencil().taper((x, foot - 100), (x, foot - 330), 14, 12), inks.UMBER)
    tub = Stencil().polygon(Place(x, foot).at("-74,-130 74,-130 58,0 -58,0"))
    sheet.ink(tub, inks.SLATE)
    sheet.ink(tub, inks.NIGHT, grain.across(x - 30, x + 110, 0.9))
    for y, radius in ((foot - 260, 84), (foot - 420, 62), (foot - 540, 42)):
        ball = Stencil().polygon(land.blob(sheet.random, x, y, radius, 0.05))
        sheet.ink(ball, inks.PINE)
        sheet.ink(ball, inks.FERN, grain.around(x - radius * 0.4, y - radius * 0.4, radius, 0.7))
