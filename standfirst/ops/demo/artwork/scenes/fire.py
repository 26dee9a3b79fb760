"""A warehouse alight at night."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, land, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import outline
from standfirst.ops.demo.artwork.scenes.city import skyline, walker
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def blaze(sheet: Sheet) -> None:
    """A chandler's warehouse alight on the quay at night."""
    sheet.wash([(0, inks.NIGHT), (500, inks.WINE), (860, inks.BRICK)])
    sheet.lamp(1020, 560, 860, inks.CORAL, 0.9)
    for _ in range(15):
        x, y = sheet.random.uniform(700, 1500), sheet.random.uniform(-20, 300)
        sheet.ink(
            Stencil().polygon(
                land.blob(sheet.random, x + (300 - y) * 0.5, y, sheet.random.uniform(90, 210), 0.16, 0.7)
            ),
            mix(inks.NIGHT, inks.WINE, 0.45),
            grain.down(520, -80, 0.85),
        )
    skyline(sheet, 946, 130, 270, mix(inks.NIGHT, inks.WINE, 0.5))
    flames(sheet)
    warehouse(sheet)
    hose(sheet)


def warehouse(sheet: Sheet) -> None:
    """Two gables and three floors, alight inside; the quay takes the glow."""
    house = (
        Stencil()
        .box(560, 470, 1420, 950)
        .polygon(outline("540,474 770,330 990,474"))
        .polygon(outline("980,474 1210,330 1440,474"))
    )
    sheet.ink(house, inks.NIGHT)
    holes = Stencil()
    for row in range(3):
        for column in range(7):
            x, y = 604 + column * 116, 520 + row * 132
            holes.box(x, y + 16, x + 66, y + 84).disc(x + 33, y + 18, 33, 26)
    sheet.ink(holes.disc(770, 424, 30).disc(1210, 424, 30), inks.AMBER)
    sheet.ink(holes, inks.CORAL, grain.down(470, 900, 0.95))
    bars = Stencil()
    for column in range(7):
        bars.box(634 + column * 116, 516, 640 + column * 116, 880)
    sheet.ink(bars, inks.NIGHT)
    sheet.wash([(944, mix(inks.WINE, inks.NIGHT, 0.3)), (HEIGHT, inks.NIGHT)], Stencil().box(0, 944, WIDTH, HEIGHT))
    sheet.ink(Stencil().box(420, 944, 1560, HEIGHT), inks.CORAL, grain.around(990, 950, 620, 0.9, 1.7))


def hose(sheet: Sheet) -> None:
    """Those who fight it, their jet of water, and the sparks."""
    for x, foot, size in ((380, 1090, 1.5), (470, 1110, 1.6), (1560, 1080, 1.45)):
        walker(sheet, x, foot, size, inks.NIGHT)
    jet = Stencil()
    for part in np.linspace(0, 1, 260).tolist():
        jet.disc(520 + 330 * part, 1000 - 880 * part + 320 * part * part, 3 + 15 * part)
    sheet.ink(jet, inks.FROST, grain.down(300, 560))
    sheet.ink(water.spray(sheet.random, 850, 450, 120, 260, -0.4), inks.FROST)
    sparks = Stencil()
    for _ in range(200):
        rise = sheet.random.random() ** 1.4
        sparks.disc(960 + rise * 240 + sheet.random.normal(0, 260), 420 - 430 * rise, sheet.random.uniform(1.2, 4.4))
    sheet.ink(sparks, inks.AMBER)


def flames(sheet: Sheet) -> None:
    """Tongues of fire over the roof, three inks deep."""
    for colour, reach, wide, count in ((inks.BRICK, 330, 74, 30), (inks.CORAL, 260, 58, 26), (inks.AMBER, 170, 44, 22)):
        cut = Stencil()
        for _ in range(count):
            x, tall = sheet.random.uniform(590, 1390), reach * sheet.random.uniform(0.5, 1.15)
            half, bend = wide * sheet.random.uniform(0.6, 1.2), sheet.random.uniform(-10, 70)
            left = [
                (x - half * math.cos(t) ** 1.3 + bend * (t / 1.57) ** 2, 500 - tall * math.sin(t) ** 1.5)
                for t in np.linspace(0, 1.57, 14)
            ]
            right = [
                (x + half * math.cos(t) ** 0.8 + bend * (t / 1.57) ** 2, 500 - tall * math.sin(t) ** 1.5)
                for t in np.linspace(1.57, 0, 14)
            ]
            cut.polygon([*left, *right])
        sheet.ink(cut, colour)
