"""A night match, and the figures in it."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def floodlights(sheet: Sheet) -> None:
    """A ground at night from behind the goal: pylons, stands, striped turf, a shot on its way."""
    sheet.wash([(0, inks.NIGHT), (420, inks.INDIGO), (640, mix(inks.SLATE, inks.TEAL, 0.5))])
    stands(sheet)
    turf = Stencil().box(0, 660, WIDTH, HEIGHT)
    sheet.wash([(660, inks.MOSS), (HEIGHT, inks.PINE)], turf)
    stripes = Stencil()
    for step in range(-12, 13, 2):
        stripes.polygon(
            [
                (960 + step * 92, 660),
                (960 + (step + 1) * 92, 660),
                (960 + (step + 1) * 330, 1300),
                (960 + step * 330, 1300),
            ]
        )
    sheet.ink(stripes, mix(inks.FERN, inks.MOSS, 0.4), opacity=0.75)
    chalk = Stencil().line([(-10, 676), (WIDTH + 10, 676)], 4).polygon(outline("330,900 1590,900 1592,908 328,908"))
    chalk.line(outline("330,904 20,1300"), 8).line(outline("1590,904 1900,1300"), 8).line(
        outline("640,1070 1280,1070"), 8
    ).line(outline("640,1070 540,1300"), 8).line(outline("1280,1070 1380,1300"), 8)
    chalk.line(
        [(960 + 190 * math.cos(a), 900 - 46 * math.sin(a)) for a in np.linspace(0.1, math.pi - 0.1, 30)], 6
    ).disc(960, 984, 9, 4)
    sheet.ink(chalk, inks.CREAM, opacity=0.85)
    for side in (-1, 1):
        pylon(sheet, 960 + side * 720, side)
    for x, foot, size, colour, pose in (
        (700, 880, 0.92, inks.CREAM, 1),
        (1130, 860, 0.86, inks.CORAL, 0),
        (480, 800, 0.7, inks.CORAL, 1),
        (1370, 830, 0.76, inks.CREAM, 0),
        (1010, 1010, 1.3, inks.CORAL, 2),
        (1250, 1030, 1.3, inks.CREAM, 1),
    ):
        player(sheet, x, foot, size, colour, pose)
    ball(sheet, 800, 1010, 24)
    net(sheet)


def stands(sheet: Sheet) -> None:
    """The far stand: roof, and a crowd made of specks."""
    bank = Stencil().polygon([(-10, 470), (WIDTH + 10, 470), (WIDTH + 10, 662), (-10, 662)])
    sheet.ink(bank, inks.NIGHT)
    for colour, count in ((inks.CORAL, 800), (inks.CREAM, 420), (inks.SLATE, 760), (inks.AMBER, 160)):
        faces = Stencil()
        for _ in range(count):
            faces.disc(
                sheet.random.uniform(0, WIDTH),
                486 + 12 * int(sheet.random.integers(0, 12)) + sheet.random.uniform(-2, 2),
                4.4,
                5.4,
            )
        sheet.ink(faces, colour, opacity=0.9)
    sheet.ink(
        Stencil().polygon([(-10, 392), (WIDTH + 10, 392), (WIDTH + 10, 450), (-10, 450)]),
        mix(inks.INDIGO, inks.NIGHT, 0.4),
    )
    sheet.ink(Stencil().box(0, 442, WIDTH, 454), inks.CORAL)
    for x in range(120, WIDTH, 280):
        sheet.ink(Stencil().box(x, 454, x + 8, 640), inks.SLATE)
    sheet.ink(Stencil().box(0, 634, WIDTH, 662), inks.TEAL)
    boards = Stencil()
    for x in range(0, WIDTH, 240):
        boards.box(x + 26, 643, x + 92, 652).box(x + 110, 643, x + 214, 652)
    sheet.ink(boards, inks.CREAM)


def pylon(sheet: Sheet, x: float, side: int) -> None:
    """A floodlight pylon and its cone of light."""
    beam = Stencil().polygon(
        [(x - 110, 190), (x + 110, 190), (x - side * 380 + 640, 1290), (x - side * 380 - 640, 1290)]
    )
    sheet.ink(beam, inks.CREAM, grain.down(1100, 130, 0.26))
    mast = Stencil().taper((x - 26, 660), (x - 8, 200), 8, 6).taper((x + 26, 660), (x + 8, 200), 8, 6)
    for step in range(9):
        y = 240 + step * 48
        half = 8 + 18 * (y - 200) / 460
        mast.line([(x - half, y), (x + half, y + 40)], 3).line([(x + half, y), (x - half, y + 40)], 3)
    sheet.ink(mast.box(x - 130, 96, x + 130, 220, round=8), inks.SLATE)
    sheet.lamp(x, 156, 360, inks.FROST, 0.9)
    lamps = Stencil()
    for row in range(3):
        for column in range(6):
            lamps.disc(x - 102 + column * 41, 120 + row * 38, 14)
    sheet.ink(lamps, inks.CREAM)


def player(sheet: Sheet, x: float, foot: float, size: float, shirt: inks.Ink, pose: int) -> None:
    """A footballer: standing off (0), running (1), or shooting (2)."""

    place = Place(x, foot, size)

    shorts = inks.NIGHT if shirt == inks.CORAL else inks.TEAL
    legs = {
        0: (((-8, -88), (-26, -44), (-24, 0)), ((8, -88), (26, -46), (36, 0))),
        1: (((-6, -88), (-44, -56), (-74, -26)), ((6, -88), (36, -56), (26, 0))),
        2: (((8, -88), (30, -46), (44, 0)), ((-6, -88), (-62, -72), (-112, -34))),
    }[pose]
    arms = {
        0: (((-22, -146), (-44, -112), (-36, -86)), ((22, -146), (46, -116), (42, -88))),
        1: (((-20, -146), (-48, -122), (-28, -98)), ((20, -146), (46, -118), (64, -140))),
        2: (((-18, -146), (14, -116), (-30, -92)), ((20, -146), (62, -150), (96, -128))),
    }[pose]
    skin = Stencil()
    for leg in legs:
        skin.line(place.put(*leg), 15 * size)
    for arm in arms:
        skin.line(place.put(*arm), 11 * size)
    sheet.ink(skin.disc(x + 4 * size, foot - 178 * size, 16 * size, 19 * size), inks.BARK)
    socks = Stencil()
    for leg in legs:
        (kx, ky), (fx, fy) = leg[1], leg[2]
        socks.line(place.put((kx + (fx - kx) * 0.35, ky + (fy - ky) * 0.35), (fx, fy)), 16 * size)
    sheet.ink(socks, shirt)
    sheet.ink(Stencil().polygon(place.at("-24,-100 24,-100 34,-58 4,-56 0,-74 -4,-56 -34,-58")), shorts)
    body = Stencil().polygon(place.at("-27,-158 27,-158 25,-94 -25,-94"))
    for arm in arms:
        body.line(place.put(arm[0], ((arm[0][0] + arm[1][0]) / 2, (arm[0][1] + arm[1][1]) / 2)), 19 * size)
    sheet.ink(body, shirt)
    sheet.ink(body, mix(shirt, inks.NIGHT, 0.5), grain.across(x, x + 44 * size, 0.7))
    sheet.ink(Stencil().disc(x + 2 * size, foot - 189 * size, 17 * size, 11 * size), inks.NIGHT)
    for reach in (-1, 1):
        sheet.ink(
            Stencil().polygon([(x, foot), (x + 12 * size, foot + 3), (x + reach * 150 * size, foot + 34 * size)]),
            inks.NIGHT,
            grain.even(0.45),
        )


def ball(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A ball with five dark panels."""
    sheet.ink(Stencil().disc(x, y, radius), inks.CREAM)
    panels = Stencil().disc(x, y, radius * 0.3)
    for step in range(5):
        angle = step * math.tau / 5 - 0.6
        panels.disc(x + radius * 0.8 * math.cos(angle), y + radius * 0.8 * math.sin(angle), radius * 0.2)
    sheet.ink(panels, inks.NIGHT)
    sheet.ink(
        Stencil().disc(x, y, radius),
        inks.SLATE,
        grain.slope(x - radius * 0.3, y - radius * 0.5, x + radius, y + radius, 0.8),
    )


def net(sheet: Sheet) -> None:
    """The goal seen from behind: cord, then posts."""
    cords = Stencil()
    for step in range(-4, 40):
        x = step * 62.0 - 220
        cords.line([(x, 1300), (x + 190, 690 - 26 * math.sin(step / 5))], 2.2).line(
            [(x + 190, 1300), (x, 690 - 26 * math.sin(step / 5))], 2.2
        )
    sheet.ink(cords, inks.CREAM, opacity=0.35)
