"""The concert hall from the back of the stalls."""

import math

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def concert(sheet: Sheet) -> None:
    """The hall from the back of the stalls: organ, orchestra, conductor, rows of heads."""
    sheet.wash([(0, inks.WINE), (520, inks.BRICK), (HEIGHT, inks.WINE)])
    for step in range(5):
        inset = step * 120.0
        shell = Stencil().polygon([(inset, -10), (WIDTH - inset, -10), (WIDTH - inset - 70, 880), (inset + 70, 880)])
        sheet.ink(shell, mix(inks.BRICK, inks.AMBER, 0.1 + step * 0.13))
        sheet.ink(shell, inks.WINE, grain.down(330, -150, 0.8))
    balconies(sheet)
    organ(sheet)
    sheet.lamp(960, 760, 640, inks.AMBER, 0.6, 1.3)
    sheet.ink(Stencil().polygon(outline("470,800 1450,800 1600,1010 320,1010")), inks.OCHRE)
    sheet.ink(Stencil().polygon(outline("470,800 1450,800 1600,1010 320,1010")), inks.BARK, grain.down(770, 1040, 0.9))
    orchestra(sheet)
    heads(sheet)


def balconies(sheet: Sheet) -> None:
    """Boxes down both sides, a lamp to each."""
    for side in (-1, 1):
        for level in (300, 520):
            for step in range(3):
                x = 960 + side * (880 - step * 150)
                half, y = 78 - step * 9, level + step * 34
                front = (
                    Stencil().box(x - half, y, x + half, y + 74 - step * 6, round=24).box(x - half, y, x + half, y + 20)
                )
                sheet.ink(Stencil().box(x - half + 6, y - 84, x + half - 6, y + 4), inks.WINE)
                sheet.ink(
                    Stencil()
                    .disc(x - 26, y - 22, 15, 18)
                    .disc(x + 22, y - 20, 14, 17)
                    .box(x - 46, y - 12, x + 44, y + 4, round=8),
                    inks.NIGHT,
                )
                sheet.ink(front, inks.OCHRE)
                sheet.ink(front, inks.WINE, grain.down(y - 10, y + 100, 0.9))
                sheet.lamp(x, y + 30, 90, inks.CREAM, 0.8)
                sheet.ink(Stencil().disc(x, y + 30, 9), inks.CREAM)


def organ(sheet: Sheet) -> None:
    """Pipes in five towers."""
    case = Stencil().box(600, 560, 1320, 812)
    sheet.ink(case, inks.UMBER)
    pipes, mouths = Stencil(), Stencil()
    for step in range(31):
        x = 612 + step * 22.6
        wave = 0.5 + 0.5 * math.cos((step - 15) / 15 * math.pi * 2.5)
        top = 470 - 300 * (1 - abs(step - 15) / 22) * (0.45 + 0.55 * wave)
        pipes.box(x, top, x + 18, 640, round=4).polygon(Place(x, 0).at("0,640 18,640 11,700 7,700"))
        mouths.polygon(Place(x, 0).at("3,628 15,628 9,602"))
    sheet.ink(pipes, inks.AMBER)
    sheet.ink(pipes, inks.CREAM, grain.around(960, 330, 460, 0.75))
    sheet.ink(pipes, inks.BRICK, grain.across(900, 1500, 0.7))
    sheet.ink(mouths, inks.UMBER)
    sheet.ink(Stencil().box(590, 696, 1330, 716).box(590, 796, 1330, 812), inks.OCHRE)


def orchestra(sheet: Sheet) -> None:
    """Three ranks of players, bows up, and the conductor."""
    for rank, (y, count, size) in enumerate(((812, 15, 0.72), (868, 13, 0.86), (936, 11, 1.04))):
        players, fiddles, bows, desks = Stencil(), Stencil(), Stencil(), Stencil()
        for step in range(count):
            x = 960 + (step - (count - 1) / 2) * 76 * size
            if abs(x - 960) < 70 and rank == 2:
                continue
            players.disc(x, y - 78 * size, 15 * size, 18 * size).box(
                x - 25 * size, y - 58 * size, x + 25 * size, y + 24 * size, round=18 * size
            )
            fiddles.disc(x + 15 * size, y - 44 * size, 13 * size, 9 * size)
            bows.line(Place(x, y, size).at("-10,-20 34,-78"), 3 * size)
            desks.polygon(Place(x, y, size).at("14,-16 52,-24 48,12 14,14"))
        sheet.ink(players, inks.NIGHT)
        sheet.ink(fiddles, inks.CORAL)
        sheet.ink(bows, inks.CREAM)
        sheet.ink(desks, inks.CREAM, opacity=0.85)
    leader = (
        Stencil()
        .box(900, 984, 1020, 1024)
        .polygon(outline("930,990 936,850 984,850 990,990"))
        .disc(960, 852, 25, 17)
        .disc(960, 818, 21, 25)
    )
    leader.line(outline("940,862 876,816 850,758"), 17).line(outline("980,862 1046,838 1086,790"), 17)
    sheet.ink(leader, inks.NIGHT)
    sheet.ink(Stencil().line(outline("1086,790 1140,716"), 4), inks.CREAM)


def heads(sheet: Sheet) -> None:
    """The audience, dark, larger as they come nearer."""
    for y, size, count, colour in (
        (1090, 0.9, 25, mix(inks.WINE, inks.NIGHT, 0.35)),
        (1170, 1.15, 20, mix(inks.WINE, inks.NIGHT, 0.65)),
        (1270, 1.5, 15, inks.NIGHT),
    ):
        row = Stencil().box(-10, y + 34 * size, WIDTH + 10, HEIGHT + 5)
        for step in range(count):
            x = (step + 0.5) * WIDTH / count + sheet.random.uniform(-9, 9)
            row.disc(x, y - 36 * size + sheet.random.uniform(-8, 8), 24 * size, 29 * size).box(
                x - 44 * size, y - 8 * size, x + 44 * size, y + 60 * size, round=26 * size
            )
        sheet.ink(row, colour)
        sheet.ink(row, inks.CORAL, grain.down(y, y - 90 * size, 0.28))
