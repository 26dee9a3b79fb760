"""The budget as a balance."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def balance(sheet: Sheet) -> None:
    """The budget: a beam on a dome, coins against a school and a tram; forty-one seats and forty."""
    sheet.image.paste(inks.PAPER, (0, 0, WIDTH, HEIGHT))
    sheet.ink(Stencil().box(0, 1030, WIDTH, HEIGHT), inks.INDIGO)
    rays = Stencil()
    for step in range(18):
        a, b = math.pi + step * math.pi / 18, math.pi + (step + 0.5) * math.pi / 18
        rays.polygon(
            [
                (960, 1030),
                (960 + 1500 * math.cos(a), 1030 + 1500 * math.sin(a)),
                (960 + 1500 * math.cos(b), 1030 + 1500 * math.sin(b)),
            ]
        )
    sheet.ink(rays, inks.SAND, grain.around(960, 1030, 1300, 0.9))
    base = Stencil().polygon([(960 + 250 * math.cos(a), 1030 - 290 * math.sin(a)) for a in np.linspace(0, math.pi, 50)])
    sheet.ink(base, inks.TEAL)
    sheet.ink(base, inks.NIGHT, grain.slope(880, 760, 1230, 1010, 0.95))
    seams = Stencil()
    for part in (-0.7, -0.36, 0, 0.36, 0.7):
        seams.line(
            [(960 + 250 * part * math.cos(a), 1030 - 290 * math.sin(a)) for a in np.linspace(0.02, math.pi / 2, 18)], 5
        )
    sheet.ink(seams, inks.BOTTLE)
    turn = math.radians(5)
    left, right = (
        (960 - 740 * math.cos(turn), 700 - 740 * math.sin(turn)),
        (960 + 740 * math.cos(turn), 700 + 740 * math.sin(turn)),
    )
    sheet.ink(
        Stencil().line([left, right], 26).disc(960, 700, 38).polygon(outline("926,744 994,744 980,690 940,690")),
        inks.NIGHT,
    )
    sheet.ink(Stencil().disc(960, 700, 18), inks.AMBER)
    coins(sheet, right[0] - 470, right[1] - 52)
    services(sheet, left[0] + 30, left[1] + 4, turn)
    seats(sheet)


def coins(sheet: Sheet, x: float, foot: float) -> None:
    """Stacks of coins, each a column of a graph."""
    for step, count in enumerate((4, 7, 11, 15)):
        left = x + step * 116
        for coin in range(count):
            y = foot + step * 10 - coin * 25
            sheet.ink(Stencil().box(left, y, left + 100, y + 22, round=10), inks.AMBER)
            sheet.ink(
                Stencil().box(left, y, left + 100, y + 22, round=10),
                inks.BRICK,
                grain.across(left + 30, left + 120, 0.85),
            )
            sheet.ink(Stencil().box(left + 6, y + 19, left + 94, y + 22), inks.UMBER)


def services(sheet: Sheet, x: float, foot: float, turn: float) -> None:
    """What the money is for: a school, a tram."""
    slope = math.tan(turn)
    school = foot + slope * 110 - 14
    sheet.ink(
        Stencil().box(x, school - 130, x + 210, school).polygon(Place(x, school).at("-14,-128 105,-206 224,-128")),
        inks.CORAL,
    )
    panes = Stencil()
    for column in range(4):
        panes.box(x + 22 + column * 46, school - 100, x + 50 + column * 46, school - 50)
    sheet.ink(panes.disc(x + 105, school - 156, 18), inks.CREAM)
    tram = foot + slope * 350 - 14
    sheet.ink(
        Stencil()
        .box(x + 250, tram - 118, x + 450, tram - 12, round=20)
        .disc(x + 290, tram - 12, 14)
        .disc(x + 410, tram - 12, 14),
        inks.TEAL,
    )
    sheet.ink(
        Stencil()
        .box(x + 268, tram - 98, x + 318, tram - 54, round=6)
        .box(x + 326, tram - 98, x + 376, tram - 54, round=6)
        .box(x + 384, tram - 98, x + 434, tram - 54, round=6),
        inks.CREAM,
    )


def seats(sheet: Sheet) -> None:
    """Eighty-one seats in an arc: one more on the left than on the right."""
    yes, no = Stencil(), Stencil()
    places = []
    for row, count in enumerate((17, 20, 22, 22)):
        for seat in range(count):
            angle = math.pi * (seat + 0.5) / count
            places.append((angle, 960 + (360 + row * 62) * math.cos(angle), 1268 - (104 + row * 34) * math.sin(angle)))
    for index, (_, x, y) in enumerate(sorted(places, reverse=True)):
        (yes if index < 41 else no).disc(x, y, 13)
    sheet.ink(yes, inks.AMBER)
    sheet.ink(no, inks.STEEL)
