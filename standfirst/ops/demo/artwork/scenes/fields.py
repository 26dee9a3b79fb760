"""Fields from the air, and an older plan beneath the crops."""

import math
from itertools import pairwise

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil

TONES = (
    inks.SAND, inks.OCHRE, inks.FERN, inks.MOSS, inks.AMBER,
    mix(inks.OCHRE, inks.BARK, 0.5), mix(inks.SAND, inks.FERN, 0.4),
)  # fmt: skip


def fields(sheet: Sheet) -> None:
    """Drought fields from the air: strips, a river, and the ghost of an older plan beneath the crops."""
    sheet.image.paste(inks.OCHRE, (0, 0, WIDTH, HEIGHT))
    columns = np.cumsum([-160, *sheet.random.uniform(190, 390, 9)]).tolist()
    rows = np.cumsum([-220, *sheet.random.uniform(170, 330, 9)]).tolist()
    for left, right in pairwise(columns):
        for top, bottom in pairwise(rows):
            parcel(
                sheet,
                [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)],
                TONES[int(sheet.random.integers(len(TONES)))],
            )
    hedges(sheet, columns, rows)
    ghost(sheet)
    stream(sheet)


def stream(sheet: Sheet) -> None:
    """The river, with willows on both banks."""
    river = [(1490 + 150 * math.sin(y / 210) + 60 * math.sin(y / 97 + 1), y) for y in range(-20, 1320, 20)]
    sheet.ink(Stencil().line(river, 112), mix(inks.MOSS, inks.PINE, 0.5))
    sheet.ink(Stencil().line(river, 66), inks.TEAL)
    sheet.ink(Stencil().line([(x - 12, y) for x, y in river], 22), inks.LAGOON, grain.even(0.7))
    trees = Stencil()
    for x, y in river:
        for side in (-1, 1):
            if sheet.random.random() < 0.6:
                trees.disc(
                    x + side * sheet.random.uniform(44, 74),
                    y + sheet.random.uniform(-8, 8),
                    sheet.random.uniform(9, 22),
                )
    sheet.ink(trees, inks.PINE)


def corner(x: float, y: float) -> Point:
    """Where a corner of the grid of fields has come to lie on the bent land."""
    return x + 60 * math.sin(y / 330) + y * 0.16 - 90, y + 46 * math.sin(x / 420) - x * 0.07 + 60


def parcel(sheet: Sheet, corners: list[Point], colour: inks.Ink) -> None:
    """One field: its colour, its furrows, a shade across it."""
    cut = Stencil().polygon(corners)
    sheet.ink(cut, colour)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    furrows = Stencil()
    count = int(sheet.random.integers(9, 26))
    for step in range(1, count):
        part = step / count
        if sheet.random.random() < 0.5 or count % 2:
            furrows.line(
                [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part), (x3 + (x2 - x3) * part, y3 + (y2 - y3) * part)], 2
            )
        else:
            furrows.line(
                [(x0 + (x3 - x0) * part, y0 + (y3 - y0) * part), (x1 + (x2 - x1) * part, y1 + (y2 - y1) * part)], 2
            )
    sheet.ink(furrows, mix(colour, inks.UMBER, 0.35), opacity=0.6)
    sheet.ink(cut, mix(colour, inks.UMBER, 0.45), grain.slope(x0, y0, x2, y2, float(sheet.random.uniform(0.1, 0.5))))


def hedges(sheet: Sheet, columns: list[float], rows: list[float]) -> None:
    """Hedges along some field edges, with trees in them."""
    lines, trees = Stencil(), Stencil()
    for x in columns:
        lines.line([corner(x, y) for y in range(-300, 1700, 40)], 7)
    for y in rows:
        lines.line([corner(x, y) for x in range(-300, 2300, 40)], 7)
    for _ in range(70):
        x = columns[int(sheet.random.integers(len(columns)))]
        trees.disc(*corner(x, sheet.random.uniform(-100, 1400)), sheet.random.uniform(7, 17))
    sheet.ink(lines, mix(inks.MOSS, inks.PINE, 0.5))
    sheet.ink(trees, inks.PINE)


def ghost(sheet: Sheet) -> None:
    """Parch marks: a ring ditch, a causeway, the rooms of a hall."""
    marks = Stencil().arc(720, 640, 300, 20, 340, 15).arc(720, 640, 236, 20, 340, 10)
    marks.line(outline("1004,590 1330,500"), 11).line(outline("1010,694 1350,610"), 11)
    marks.line(outline("580,560 850,530 868,690 598,722 580,560"), 12).line(outline("672,550 690,711"), 9).line(
        outline("760,540 778,701"), 9
    )
    for step in range(7):
        angle = 0.9 + step * 0.72
        marks.disc(720 + 180 * math.cos(angle), 640 + 180 * math.sin(angle), 11)
    sheet.ink(marks, inks.CREAM, grain.even(0.72))
