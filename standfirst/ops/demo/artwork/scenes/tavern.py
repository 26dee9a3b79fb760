"""A king's portrait on a tavern wall."""

import math

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def tavern(sheet: Sheet) -> None:
    """A king's portrait on a tavern wall; the dartboard that hid it leans below."""
    sheet.wash([(0, mix(inks.BOTTLE, inks.PINE, 0.5)), (860, inks.PINE)])
    paper = Stencil()
    for row in range(9):
        for column in range(17):
            px, py = 60 + column * 120 + (row % 2) * 60, 40 + row * 108
            paper.polygon(Place(px, py).at("0,-26 14,0 0,26 -14,0")).disc(px, py - 36, 6).disc(px, py + 36, 6)
    sheet.ink(paper, mix(inks.PINE, inks.TEAL, 0.35))
    sheet.lamp(960, 380, 720, inks.AMBER, 0.5)
    wood = Stencil().box(0, 870, WIDTH, HEIGHT)
    sheet.ink(wood, inks.UMBER)
    grooves = Stencil()
    for px in range(0, WIDTH, 160):
        grooves.box(px, 900, px + 5, HEIGHT).box(px + 26, 940, px + 134, 946).box(px + 26, 940, px + 31, HEIGHT).box(
            px + 129, 940, px + 134, HEIGHT
        )
    sheet.ink(grooves, inks.NIGHT, opacity=0.7)
    sheet.ink(Stencil().box(0, 862, WIDTH, 892), inks.BARK)
    sheet.ink(wood, inks.NIGHT, grain.down(880, 1400, 0.9))
    king(sheet, 960, 450)
    for px in (420, 1500):
        sconce(sheet, px, 430)
    dartboard(sheet, 1330, 1050, 190)


def king(sheet: Sheet, x: float, y: float) -> None:
    """Aldric III in a long wig, in a gilt frame."""
    for inset, colour in ((0, inks.OCHRE), (20, inks.BARK), (32, inks.AMBER), (58, inks.UMBER)):
        sheet.ink(
            Stencil().box(
                x - 290 + inset, y - 380 + inset, x + 290 - inset, y + 380 - inset, round=10 if inset == 0 else 0
            ),
            colour,
        )
    field = Stencil().box(x - 222, y - 312, x + 222, y + 312)
    sheet.wash([(y - 312, inks.WINE), (y + 312, inks.NIGHT)], field)
    robes(sheet, x, y)
    wig(sheet, x, y)
    likeness(sheet, x, y)
    wear(sheet, x, y)


def robes(sheet: Sheet, x: float, y: float) -> None:
    """The coat."""
    clip = Stencil()
    clip.polygon(Place(x, y).at("-222,312 -200,170 -90,96 90,96 200,170 222,312"))
    sheet.ink(clip, inks.BRICK)
    sheet.ink(clip, inks.WINE, grain.across(x - 60, x + 260, 0.9))


def wig(sheet: Sheet, x: float, y: float) -> None:
    """Long and curled: a lock on each side for every one named."""
    hair = Stencil().disc(x, y - 166, 96)
    for dx, dy, radius in ((84, -110, 70), (112, -20, 64), (116, 74, 58), (100, 150, 44)):
        hair.disc(x - dx, y + dy, radius).disc(x + dx, y + dy, radius)
    sheet.ink(hair, inks.UMBER)
    curls = Stencil()
    for cx, cy in Place(x, y).at("-120,-70 -130,10 -128,90 120,-70 130,10 128,90 -60,-180 20,-210 80,-160"):
        curls.arc(cx, cy, 30, 130, 380, 7)
    sheet.ink(curls, inks.BARK)


def likeness(sheet: Sheet, x: float, y: float) -> None:
    """The face."""
    face = (
        Stencil()
        .polygon(smooth(Place(x, y).at("-70,-120 -76,-20 -40,74 0,96 40,74 76,-20 70,-120 0,-146 -70,-120")))
        .box(x - 34, y + 60, x + 34, y + 130)
    )
    sheet.ink(face, inks.APRICOT)
    sheet.ink(face, inks.BRICK, grain.across(x - 8, x + 110, 0.8))
    lines = (
        Stencil()
        .line(smooth(Place(x, y).at("-50,-48 -32,-58 -14,-50")), 7)
        .line(smooth(Place(x, y).at("14,-50 32,-58 50,-48")), 7)
    )
    lines.disc(x - 30, y - 30, 9, 6).disc(x + 32, y - 30, 9, 6).line(
        smooth(Place(x, y).at("2,-30 -8,14 8,20")), 6
    ).line(smooth(Place(x, y).at("-24,48 0,52 26,44")), 7)
    sheet.ink(lines, inks.WINE)


def wear(sheet: Sheet, x: float, y: float) -> None:
    """Lace, the chain of office, one dart and the holes of others."""
    lace = Stencil().polygon(smooth(Place(x, y).at("-40,108 40,108 66,200 30,236 0,212 -30,236 -66,200 -40,108")))
    sheet.ink(lace, inks.CREAM)
    sheet.ink(lace, inks.STEEL, grain.down(y + 120, y + 280, 0.8))
    chain = Stencil()
    for t in np.linspace(0, math.pi, 15).tolist():
        chain.disc(x + 176 * math.cos(t), y + 170 + 92 * math.sin(t), 11)
    sheet.ink(chain.disc(x, y + 284, 24), inks.AMBER)
    dart = (
        Stencil()
        .line(Place(x, y).at("-60,-232 -132,-276"), 7)
        .polygon(Place(x, y).at("-120,-268 -160,-306 -172,-284 -152,-270"))
    )
    sheet.ink(dart, inks.CORAL)
    for step in range(9):
        angle = step * 2.4
        sheet.ink(
            Stencil().disc(
                x - 40 + 30 * step * math.cos(angle) * 0.7, y - 100 + 34 * step * math.sin(angle) * 0.7, 3.5
            ),
            inks.NIGHT,
        )


def sconce(sheet: Sheet, x: float, y: float) -> None:
    """A wall lamp with a glass shade."""
    sheet.lamp(x, y - 30, 330, inks.AMBER, 0.75)
    sheet.ink(
        Stencil().box(x - 9, y + 10, x + 9, y + 130).disc(x, y + 136, 32, 46).box(x - 40, y + 10, x + 40, y + 24),
        inks.OCHRE,
    )
    sheet.ink(
        Stencil().polygon(smooth(Place(x, y).at("-34,10 -62,-50 -44,-104 44,-104 62,-50 34,10"))),
        inks.CREAM,
    )


def dartboard(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """The board, taken down."""
    sheet.ink(Stencil().disc(x, y, radius), inks.NIGHT)
    wedges = (Stencil(), Stencil(), Stencil(), Stencil())
    for step in range(20):
        a, b = math.radians(step * 18 - 9), math.radians(step * 18 + 9)
        for plate, inner, outer in (
            (wedges[step % 2], 0.1, 0.8),
            (wedges[2 + step % 2], 0.76, 0.84),
            (wedges[2 + step % 2], 0.44, 0.5),
        ):
            ring = [
                (x + radius * r * math.cos(t), y + radius * r * math.sin(t))
                for r, ts in ((inner, np.linspace(a, b, 5)), (outer, np.linspace(b, a, 5)))
                for t in ts
            ]
            plate.polygon(ring)
    for plate, colour in zip(wedges, (inks.NIGHT, inks.SAND, inks.BRICK, inks.MOSS), strict=True):
        sheet.ink(plate, colour)
    sheet.ink(Stencil().disc(x, y, radius * 0.1), inks.MOSS)
    sheet.ink(Stencil().disc(x, y, radius * 0.05), inks.BRICK)
    sheet.ink(Stencil().disc(x, y, radius), inks.NIGHT, grain.slope(x - 40, y - 60, x + 190, y + 190, 0.8))
