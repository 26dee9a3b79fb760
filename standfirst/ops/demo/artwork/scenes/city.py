"""The Rotunda at dusk, and what other streets borrow of it: gables, lamps, walkers."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def skyline(sheet: Sheet, foot: float, low: float, high: float, colour: inks.Ink, lit: inks.Ink | None = None) -> None:
    """A street of gables and chimneys across the sheet; some windows lit."""
    roofs, panes = Stencil(), Stencil()
    x = -30.0
    while x < WIDTH:
        wide, tall = sheet.random.uniform(70, 170), sheet.random.uniform(low, high)
        roofs.box(x, foot - tall, x + wide + 1, foot + 2)
        if sheet.random.random() < 0.7:
            roofs.polygon(
                [(x - 5, foot - tall), (x + wide / 2, foot - tall - wide * 0.42), (x + wide + 5, foot - tall)]
            )
            roofs.box(x + wide * 0.7, foot - tall - wide * 0.4, x + wide * 0.82, foot - tall)
        for column in range(int(wide // 34)):
            for row in range(int(tall // 52)):
                if sheet.random.random() < 0.4:
                    panes.box(
                        x + 14 + column * 34,
                        foot - tall + 18 + row * 52,
                        x + 28 + column * 34,
                        foot - tall + 42 + row * 52,
                    )
        x += wide
    sheet.ink(roofs, colour)
    if lit is not None:
        sheet.ink(panes, lit)


def rotunda(sheet: Sheet) -> None:
    """The Assembly's dome at dusk, lit from inside, with its steps and its flags."""
    sheet.wash([(0, inks.INDIGO), (330, inks.PLUM), (620, mix(inks.PLUM, inks.CORAL, 0.55)), (860, inks.APRICOT)])
    for x, y in ((250, 160), (420, 90), (1500, 120), (1690, 230), (1330, 60), (120, 330), (1810, 90)):
        sheet.ink(Stencil().disc(x, y, 2.4), inks.CREAM)
    skyline(sheet, 1014, 170, 300, mix(inks.PLUM, inks.CORAL, 0.3))
    skyline(sheet, 1014, 90, 180, mix(inks.PLUM, inks.INDIGO, 0.4), inks.AMBER)
    sheet.lamp(960, 640, 620, inks.AMBER, 0.5)
    dome(sheet)
    colonnade(sheet)
    square = Stencil().box(0, 1040, WIDTH, HEIGHT)
    sheet.wash([(1040, mix(inks.PLUM, inks.INDIGO, 0.5)), (HEIGHT, inks.NIGHT)], square)
    sheet.ink(
        Stencil().polygon(outline("620,1040 1300,1040 1560,1300 360,1300")),
        inks.AMBER,
        grain.down(1270, 960, 0.6),
    )
    for x, size in ((330, 1.0), (1590, 1.0), (120, 1.4), (1800, 1.4)):
        post(sheet, x, 1070 + 90 * (size - 1), size)
    for x, foot, size in (
        (700, 1110, 0.9),
        (745, 1112, 0.84),
        (1180, 1140, 1.05),
        (1010, 1090, 0.8),
        (480, 1180, 1.3),
        (1420, 1210, 1.4),
    ):
        walker(sheet, x, foot, size, inks.NIGHT)


def dome(sheet: Sheet) -> None:
    """Drum, ribs, lantern."""
    arch = np.linspace(math.pi, 0, 60)
    shell = Stencil().polygon([(960 + 300 * math.cos(a), 560 - 320 * math.sin(a) ** 0.92) for a in arch])
    sheet.ink(shell, inks.TEAL)
    sheet.ink(shell, inks.NIGHT, grain.slope(820, 420, 1240, 560, 0.98))
    sheet.ink(shell, inks.LAGOON, grain.around(800, 360, 260, 0.8))
    ribs = Stencil()
    for part in (-0.82, -0.52, -0.18, 0.18, 0.52, 0.82):
        ribs.line(
            [
                (960 + 300 * part * math.cos(a), 560 - 320 * math.sin(a) ** 0.92)
                for a in np.linspace(0.02, math.pi / 2, 20)
            ],
            5,
        )
    sheet.ink(ribs, inks.NIGHT, opacity=0.6)
    lantern = (
        Stencil()
        .box(916, 176, 1004, 246)
        .polygon(outline("904,180 960,104 1016,180"))
        .taper((960, 110), (960, 30), 9, 4)
        .box(898, 240, 1022, 256)
    )
    sheet.ink(lantern, inks.NIGHT)
    sheet.ink(Stencil().box(928, 188, 944, 238).box(952, 188, 968, 238).box(976, 188, 992, 238), inks.AMBER)
    sheet.ink(Stencil().polygon(outline("964,34 1060,52 1040,72 1058,96 964,82")), inks.CORAL)
    drum = Stencil().box(640, 556, 1280, 700)
    sheet.ink(drum, inks.SAND)
    sheet.ink(drum, inks.PLUM, grain.across(840, 1330, 0.9))
    sheet.ink(Stencil().box(616, 546, 1304, 570).box(616, 690, 1304, 712), inks.INDIGO)
    arches = Stencil()
    for x in range(672, 1270, 64):
        arches.box(x, 610, x + 32, 682).disc(x + 16, 610, 16)
    sheet.ink(arches, inks.AMBER)


def colonnade(sheet: Sheet) -> None:
    """Wings, pediment, columns, steps."""
    wings = Stencil().box(300, 780, 1620, 1010)
    sheet.ink(wings, mix(inks.SAND, inks.ROSE, 0.35))
    sheet.ink(wings, inks.PLUM, grain.across(700, 1700, 0.95))
    panes = Stencil()
    for x in [*range(336, 640, 76), *range(1300, 1600, 76)]:
        panes.box(x, 830, x + 40, 890, round=2).box(x, 920, x + 40, 986, round=2)
    sheet.ink(panes, inks.AMBER)
    porch = Stencil().box(640, 712, 1280, 1010)
    sheet.ink(porch, inks.AMBER)
    sheet.ink(porch, inks.CORAL, grain.down(820, 700))
    columns = Stencil()
    for x in range(664, 1270, 84):
        columns.box(x, 812, x + 38, 1000).box(x - 8, 800, x + 46, 818).box(x - 8, 992, x + 46, 1010)
    sheet.ink(columns, inks.CREAM)
    for x in range(664, 1270, 84):
        sheet.ink(Stencil().box(x, 812, x + 38, 1000), inks.PLUM, grain.across(x + 4, x + 52, 0.9))
    roof = Stencil().polygon(outline("610,772 960,668 1310,772")).box(610, 770, 1310, 804)
    sheet.ink(roof, inks.SAND)
    sheet.ink(roof, inks.PLUM, grain.across(760, 1340, 0.9))
    sheet.ink(Stencil().polygon(outline("704,760 960,688 1216,760")), inks.INDIGO)
    sheet.ink(Stencil().disc(960, 736, 17), inks.AMBER)
    sheet.ink(Stencil().box(286, 766, 612, 784).box(1308, 766, 1634, 784), inks.INDIGO)
    for step in range(4):
        sheet.ink(
            Stencil().box(600 - step * 26, 1008 + step * 10, 1320 + step * 26, 1020 + step * 10),
            mix(inks.SAND, inks.PLUM, 0.3 + step * 0.18),
        )
    sheet.ink(Stencil().box(0, 1010, 540, 1042).box(1380, 1010, WIDTH, 1042), mix(inks.PLUM, inks.INDIGO, 0.7))


def post(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A street lamp."""
    sheet.lamp(x, foot - 250 * size, 180 * size, inks.AMBER, 0.75)
    sheet.ink(
        Stencil()
        .taper((x, foot), (x, foot - 226 * size), 13 * size, 7 * size)
        .box(x - 17 * size, foot - 14 * size, x + 17 * size, foot)
        .polygon(Place(x, foot, size).at("-24,-274 0,-296 24,-274")),
        inks.NIGHT,
    )
    sheet.ink(
        Stencil().polygon(Place(x, foot, size).at("-20,-272 20,-272 12,-226 -12,-226")),
        inks.CREAM,
    )


def walker(sheet: Sheet, x: float, foot: float, size: float, colour: inks.Ink, brolly: inks.Ink | None = None) -> None:
    """Someone in a long coat, walking; with an umbrella where a colour is given for it."""
    figure = Stencil().line(Place(x, foot, size).at("-5,-44 -16,0"), 9 * size)
    figure.line(Place(x, foot, size).at("4,-44 17,-2"), 9 * size)
    figure.polygon(Place(x, foot, size).at("-15,-96 15,-96 24,-30 -24,-30"))
    figure.disc(x, foot - 96 * size, 15 * size, 10 * size).disc(x + 2 * size, foot - 119 * size, 13 * size)
    sheet.ink(figure, colour)
    if brolly is not None:
        shade = (
            Stencil()
            .disc(x + 4 * size, foot - 138 * size, 58 * size, 44 * size)
            .box(x - 70 * size, foot - 138 * size, x + 80 * size, foot - 80 * size, keep=True)
        )
        sheet.ink(shade, brolly)
        sheet.ink(shade, inks.NIGHT, grain.across(x - 30 * size, x + 80 * size, 0.7))
        sheet.ink(Stencil().line(Place(x, foot, size).at("4,-186 4,-84"), 3.4 * size), colour)
