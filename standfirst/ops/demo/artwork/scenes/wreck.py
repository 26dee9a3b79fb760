"""What lies below: divers, a bell, the ribs of a ship."""

import math

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def diver(sheet: Sheet) -> None:
    """Two divers over a wreck, a lamp on a bell."""
    sheet.wash([(0, inks.LAGOON), (420, inks.TEAL), (900, inks.BOTTLE), (HEIGHT, inks.NIGHT)])
    for lean, left, wide in ((-240, 500, 150), (-60, 860, 110), (120, 1150, 190), (330, 1480, 120)):
        shaft = Stencil().polygon(
            [(left, -5), (left + wide, -5), (left + wide * 1.9 + lean, 1150), (left - wide * 0.4 + lean, 1150)]
        )
        sheet.ink(shaft, inks.FROST, grain.down(1050, -260, 0.55))
    wreck(sheet)
    bell(sheet, 1240, 960)
    frogman(sheet, 880, 640, 1.0)
    frogman(sheet, 430, 380, 0.52)
    bubbles = Stencil()
    for x, y, reach in ((1010, 520, 480), (494, 320, 300)):
        for _ in range(26):
            rise = sheet.random.random()
            bubbles.disc(
                x + sheet.random.normal(0, 12 + 22 * rise), y - reach * rise, 3 + 10 * rise * sheet.random.random()
            )
    sheet.ink(bubbles, inks.FROST, opacity=0.75)
    motes = Stencil()
    for _ in range(170):
        motes.disc(sheet.random.uniform(0, WIDTH), sheet.random.uniform(60, HEIGHT), sheet.random.uniform(0.8, 2.6))
    sheet.ink(motes, inks.MIST, opacity=0.6)


def wreck(sheet: Sheet) -> None:
    """Ribs of a ship that lie in sand, weed among them."""
    sheet.ink(Stencil().under(land.ridge(sheet.random, 1010, 30, 1.6)), mix(inks.BOTTLE, inks.NIGHT, 0.35))
    ribs = Stencil()
    for step in range(9):
        x = 1180 + step * 92
        tall = 420 * math.sin(0.5 + step * 0.27)
        ribs.line(smooth([(x, 1120), (x + 64, 1120 - tall * 0.5), (x + 40, 1120 - tall)]), 26 - step)
        ribs.line(smooth([(x - 60, 1140), (x - 150, 1130 - tall * 0.3), (x - 160, 1130 - tall * 0.52)]), 22 - step)
    sheet.ink(ribs, inks.NIGHT)
    floor = land.ridge(sheet.random, 1130, 20, 2.4)
    sheet.wash([(1100, inks.SAND), (HEIGHT, inks.UMBER)], Stencil().under(floor))
    sheet.ink(Stencil().under(floor), inks.BOTTLE, grain.across(1100, -100, 0.9))
    sheet.ink(Stencil().under(floor), inks.NIGHT, grain.across(1350, 2100, 0.9))
    weed = Stencil()
    for _ in range(46):
        root, foot = sheet.random.uniform(0, 760), sheet.random.uniform(1120, 1290)
        tall, bend = sheet.random.uniform(90, 330), sheet.random.uniform(-50, 70)
        weed.line(
            smooth([(root, foot), (root + bend * 0.6, foot - tall * 0.5), (root + bend * 0.1, foot - tall)], 6),
            sheet.random.uniform(5, 12),
        )
    sheet.ink(weed, inks.PINE)


def bell(sheet: Sheet, x: float, foot: float) -> None:
    """A ship's bell, tilted, lit by the diver's lamp."""
    sheet.ink(
        Stencil().polygon([(1018, 676), (x - 180, foot + 40), (x + 190, foot + 190), (1030, 690)]),
        inks.AMBER,
        grain.slope(x + 160, foot + 180, 1010, 676, 0.75),
    )
    place = Place(x, foot, turn=math.radians(-16))

    shape = Stencil().polygon(
        smooth(
            place.at(
                "-40,-130 40,-130 66,-60 80,40 100,96 150,150 140,170 -140,170 -150,150 -100,96 -80,40 -66,-60 -40,-130"
            )
        )
    )
    sheet.ink(shape, inks.OCHRE)
    sheet.ink(shape, inks.UMBER, grain.slope(x - 20, foot - 10, x + 150, foot + 90, 0.95))
    sheet.ink(
        Stencil()
        .line(place.at("-98,92 98,92"), 7)
        .line(place.at("-70,-44 70,-44"), 7)
        .line(place.at("-136,150 136,150"), 5),
        inks.UMBER,
    )
    sheet.ink(
        Stencil().polygon(smooth(place.at("-52,-80 -38,-110 -42,-20 -64,60 -76,60 -60,-20"))),
        inks.CREAM,
        opacity=0.85,
    )
    crown = place.at("0,-150")[0]
    sheet.ink(Stencil().arc(*crown, 34, 150, 375, 16), inks.OCHRE)


def frogman(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A diver head down to the right, fins trailing, lamp in hand."""

    place = Place(x, y, size)

    body = Stencil().polygon(smooth(place.at("-190,-130 -60,-120 60,-50 96,0 70,44 0,22 -110,-60 -190,-90")))
    body.line(place.at("-170,-112 -300,-150 -400,-128"), 36 * size).line(
        place.at("-150,-88 -262,-60 -370,-84"), 34 * size
    )
    body.polygon(place.at("-395,-150 -520,-200 -540,-150 -395,-112")).polygon(
        place.at("-360,-104 -490,-96 -500,-44 -362,-68")
    )
    body.line(place.at("50,10 96,66 136,44"), 24 * size).disc(x + 112 * size, y - 4 * size, 42 * size)
    sheet.ink(body, inks.NIGHT)
    sheet.ink(Stencil().line(place.at("-120,-150 20,-92"), 50 * size), inks.CORAL)
    sheet.ink(Stencil().line(place.at("-120,-140 20,-82"), 26 * size), inks.BRICK, grain.even(0.8))
    sheet.ink(Stencil().polygon(place.at("124,-26 158,-2 140,28 108,8")), inks.FROST)
    sheet.ink(Stencil().disc(x + 140 * size, y + 44 * size, 13 * size), inks.CREAM)
