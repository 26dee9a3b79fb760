"""Paper lanterns on the river under an old bridge."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place
from standfirst.ops.demo.artwork.scenes.city import post, skyline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def lanterns(sheet: Sheet) -> None:
    """Paper lanterns going down the river under an old bridge."""
    sheet.wash([(0, inks.NIGHT), (380, inks.INDIGO), (760, mix(inks.PLUM, inks.CORAL, 0.3))])
    skyline(sheet, 700, 60, 230, mix(inks.INDIGO, inks.PLUM, 0.5), inks.OCHRE)
    sheet.wash([(690, mix(inks.INDIGO, inks.PLUM, 0.6)), (HEIGHT, inks.NIGHT)], Stencil().box(0, 690, WIDTH, HEIGHT))
    sheet.ink(water.ripples(sheet.random, 700, HEIGHT, 260), inks.NIGHT, opacity=0.7)
    span(sheet)
    places = [
        (float(x), y, s)
        for y, s, xs in (
            (742.0, 0.3, (260, 410, 600, 800, 1010, 1180, 1420, 1610)),
            (800.0, 0.5, (140, 480, 720, 960, 1320, 1750)),
            (900.0, 0.85, (330, 860, 1240, 1600)),
            (1060.0, 1.35, (590, 1050, 1720, 120)),
        )
        for x in xs
    ]
    for x, y, size in places:
        x, y = x + sheet.random.uniform(-30, 30), y + sheet.random.uniform(-16, 16)
        sheet.ink(water.glitter(sheet.random, x, y + 8 * size, y + 200 * size, 40 * size, 110 * size, 34), inks.CORAL)
        lantern(sheet, x, y, size)


def lantern(sheet: Sheet, x: float, y: float, size: float) -> None:
    """One paper lantern on its float."""
    sheet.lamp(x, y - 50 * size, 190 * size, inks.AMBER, 0.7)
    paper = Stencil().polygon(Place(x, y, size).at("-40,0 -52,-104 52,-104 40,0"))
    sheet.ink(paper, inks.AMBER)
    sheet.ink(paper, inks.CORAL, grain.down(y - 40 * size, y - 130 * size, 0.9))
    sheet.ink(Stencil().disc(x, y - 32 * size, 15 * size, 25 * size), inks.CREAM)
    frame = (
        Stencil()
        .line(Place(x, y, size).at("-16,0 -20,-104"), 2.6 * size)
        .line(Place(x, y, size).at("16,0 20,-104"), 2.6 * size)
    )
    sheet.ink(frame.box(x - 56 * size, y - 108 * size, x + 56 * size, y - 100 * size), inks.BRICK)
    sheet.ink(
        Stencil().polygon(Place(x, y, size).at("-66,-4 66,-4 54,12 -54,12")),
        inks.UMBER,
    )


def span(sheet: Sheet) -> None:
    """The bridge: five arches, a parapet, people and lamps on it."""
    stone = Stencil().polygon([(-10, 520), (960, 462), (WIDTH + 10, 520), (WIDTH + 10, 742), (-10, 742)])
    for x, half, tall in (
        (960.0, 190, 176),
        (520.0, 165, 150),
        (1400.0, 165, 150),
        (130.0, 140, 128),
        (1790.0, 140, 128),
    ):
        stone.disc(x, 744, half, tall, keep=True)
    sheet.ink(stone, mix(inks.NIGHT, inks.INDIGO, 0.35))
    sheet.ink(stone, inks.CORAL, grain.down(690, 780, 0.45))
    rings = Stencil()
    for x, half, tall in (
        (960.0, 190, 176),
        (520.0, 165, 150),
        (1400.0, 165, 150),
        (130.0, 140, 128),
        (1790.0, 140, 128),
    ):
        rings.line(
            [(x + (half + 9) * math.cos(a), 744 - (tall + 9) * math.sin(a)) for a in np.linspace(0, math.pi, 40)], 8
        )
    sheet.ink(rings, mix(inks.INDIGO, inks.ROSE, 0.35))
    sheet.ink(Stencil().line([(-10, 516), (960, 458), (WIDTH + 10, 516)], 12), mix(inks.INDIGO, inks.ROSE, 0.35))
    crowd = Stencil()
    for place in np.arange(40, WIDTH, 38).tolist():
        if sheet.random.random() < 0.72:
            rail = 458 + abs(place - 960) * 0.06
            top = rail - sheet.random.uniform(26, 44)
            crowd.disc(place, top - 9, 9).box(place - 12, top, place + 12, rail, round=9)
    sheet.ink(crowd, inks.NIGHT)
    for lamp in (240, 720, 1200, 1680):
        post(sheet, lamp, 462 + abs(lamp - 960) * 0.06, 0.62)
