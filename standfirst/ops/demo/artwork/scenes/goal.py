"""A goalkeeper at full stretch."""

import math

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.artwork.scenes.football import ball
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def keeper(sheet: Sheet) -> None:
    """A goalkeeper at full stretch, the ball at her fingertips."""
    sheet.wash([(0, inks.BOTTLE), (640, inks.TEAL), (1000, inks.LAGOON)])
    sheet.lamp(1480, 300, 620, inks.FROST, 0.55)
    cords = Stencil()
    for step in range(24):
        y = 130 + step * 44
        cords.line(smooth([(150, y), (640, y + 34 + step), (1120, y + 40 + step), (1760, y)], 8), 3)
    for step in range(36):
        x = 150 + step * 46
        cords.line(smooth(Place(x, 0).at("0,110 20,420 14,760 -10,1070"), 6), 3)
    sheet.ink(cords, inks.FROST, opacity=0.42)
    sheet.ink(Stencil().box(118, 92, 152, 1090).box(1756, 92, 1790, 1090).box(118, 92, 1790, 126), inks.CREAM)
    sheet.ink(Stencil().box(138, 92, 152, 1090).box(1776, 92, 1790, 1090), inks.SLATE, grain.even(0.7))
    grass = land.ridge(sheet.random, 1080, 8, 3)
    sheet.wash([(1060, inks.MOSS), (HEIGHT, inks.PINE)], Stencil().under(grass))
    blades = Stencil()
    for _ in range(500):
        root, foot = sheet.random.uniform(0, WIDTH), sheet.random.uniform(1074, HEIGHT)
        blades.taper((root, foot + 6), (root + sheet.random.uniform(-9, 9), foot - sheet.random.uniform(14, 34)), 5, 1)
    sheet.ink(blades, inks.FERN, opacity=0.6)
    sheet.ink(Stencil().disc(830, 1140, 430, 26), inks.NIGHT, grain.around(830, 1140, 430, 0.9, 6))
    dive(sheet)
    ball(sheet, 1530, 330, 66)
    dashes = (
        Stencil()
        .line(outline("1640,380 1790,452"), 8)
        .line(outline("1620,432 1740,500"), 8)
        .line(outline("1650,330 1810,380"), 8)
    )
    sheet.ink(dashes, inks.CREAM, opacity=0.8)


def dive(sheet: Sheet) -> None:
    """The diver's body, from boots on the left to gloves on the right."""
    legs = (
        Stencil()
        .line(smooth(outline("720,760 560,850 430,800 330,880")), 78)
        .line(smooth(outline("700,730 540,720 390,690 250,720")), 74)
    )
    sheet.ink(legs, inks.INDIGO)
    sheet.ink(legs, inks.NIGHT, grain.down(690, 930, 0.8))
    socks = Stencil().line(outline("440,806 344,872"), 72).line(outline("400,692 270,716"), 70)
    sheet.ink(socks, inks.AMBER)
    sheet.ink(
        Stencil()
        .polygon(smooth(outline("352,840 300,856 252,930 268,960 336,930 380,890 352,840")))
        .polygon(smooth(outline("280,684 216,678 160,730 168,764 240,762 292,746 280,684"))),
        inks.NIGHT,
    )
    shorts = Stencil().polygon(smooth(outline("860,610 700,650 590,690 570,790 650,860 780,790 900,720 860,610")))
    sheet.ink(shorts, inks.NIGHT)
    body = Stencil().polygon(
        smooth(outline("830,560 1000,470 1130,430 1190,500 1180,590 1060,660 900,740 820,690 830,560"))
    )
    body.line(smooth(outline("1120,470 1240,420 1370,372")), 82).line(smooth(outline("1150,560 1270,520 1390,450")), 80)
    sheet.ink(body, inks.CORAL)
    sheet.ink(body, inks.WINE, grain.slope(1000, 500, 1060, 740, 0.9))
    sheet.ink(Stencil().line(outline("930,540 990,690"), 22), inks.CREAM)
    face(sheet)
    for x, y, turn in ((1436, 344, -0.35), (1450, 424, -0.5)):
        glove(sheet, x, y, turn)


def face(sheet: Sheet) -> None:
    """The head, turned to the ball."""
    head = Stencil().disc(1236, 604, 68, 78)
    sheet.ink(Stencil().line(outline("1150,560 1220,590"), 60), inks.APRICOT)
    sheet.ink(head, inks.APRICOT)
    sheet.ink(head, inks.BRICK, grain.slope(1236, 600, 1200, 690, 0.7))
    hair = Stencil().polygon(
        smooth(outline("1180,560 1216,516 1276,522 1300,562 1250,556 1214,590 1196,640 1170,640 1180,560"))
    )
    hair.line(smooth(outline("1182,580 1120,640 1070,700 1010,708")), 30)
    sheet.ink(hair, inks.UMBER)
    sheet.ink(
        Stencil()
        .disc(1276, 590, 7, 9)
        .line(smooth(outline("1262,570 1276,562 1292,568")), 6)
        .line(smooth(outline("1268,644 1284,640 1292,632")), 6),
        inks.WINE,
    )


def glove(sheet: Sheet, x: float, y: float, turn: float) -> None:
    """One glove, fingers spread."""
    cut = Stencil().disc(x, y, 44)
    for step in range(4):
        angle = turn - 0.5 + step * 0.36
        cut.line([(x, y), (x + 84 * math.cos(angle), y + 84 * math.sin(angle))], 24).disc(
            x + 84 * math.cos(angle), y + 84 * math.sin(angle), 12
        )
    cut.line(Place(x, y).at("0,0 -6,-66"), 24).disc(x - 6, y - 66, 12)
    sheet.ink(cut, inks.AMBER)
    sheet.ink(cut, inks.BRICK, grain.down(y - 20, y + 80, 0.8))
    sheet.ink(Stencil().line(Place(x, y).at("-52,-16 -36,48"), 24), inks.NIGHT)
