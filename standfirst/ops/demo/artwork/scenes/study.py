"""A writer's table above the sea."""

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def desk(sheet: Sheet) -> None:
    """A writer's table under a round window, lamp lit, the sea outside."""
    sheet.wash([(0, inks.PINE), (HEIGHT, inks.NIGHT)])
    x, y, radius = 960.0, 470.0, 370.0
    view = Stencil().disc(x, y, radius)
    sheet.wash(
        [(100, inks.PLUM), (380, inks.CORAL), (520, inks.AMBER), (540, inks.TEAL), (840, inks.BOTTLE)], view, grain=0.03
    )
    isles = (
        Stencil()
        .polygon(smooth(outline("640,540 720,500 800,470 880,516 980,540")))
        .polygon(smooth(outline("1080,540 1160,508 1260,520 1300,540")))
    )
    sheet.ink(isles.box(752, 420, 764, 490).box(748, 410, 768, 424), mix(inks.PLUM, inks.NIGHT, 0.5))
    sheet.lamp(758, 416, 90, inks.CREAM, 0.9)
    strokes = Stencil()
    for _ in range(60):
        px, py = x + sheet.random.uniform(-300, 300), sheet.random.uniform(556, 800)
        if (px - x) ** 2 + (py - y) ** 2 < 310**2:
            strokes.disc(px, py, sheet.random.uniform(10, 54), 2.4)
    sheet.ink(strokes, inks.AMBER, opacity=0.85)
    rim = (
        Stencil()
        .arc(x, y, radius + 36, 0, 360, 46)
        .line(Place(x, 0).at("0,100 0,840"), 15)
        .line(Place(0, y).at("590,0 1330,0"), 15)
    )
    sheet.ink(rim, mix(inks.BARK, inks.UMBER, 0.4))
    sheet.ink(rim, inks.NIGHT, grain.slope(700, 200, 1360, 900, 0.8))
    sheet.wash(
        [(960, inks.BARK), (HEIGHT, inks.UMBER)], Stencil().polygon([(0, 960), (WIDTH, 960), (WIDTH, 1300), (0, 1300)])
    )
    sheet.lamp(1420, 780, 520, inks.AMBER, 0.75)
    props(sheet)


def props(sheet: Sheet) -> None:
    """What stands on the table."""
    lamp(sheet)
    typewriter(sheet)
    books(sheet)
    mug(sheet)


def lamp(sheet: Sheet) -> None:
    """A jointed lamp and its light."""
    arm = (
        Stencil()
        .box(1470, 1066, 1660, 1090, round=10)
        .line(outline("1564,1072 1610,820 1490,660"), 17)
        .disc(1610, 820, 17)
    )
    arm.polygon(outline("1440,584 1530,640 1470,800 1330,712"))
    sheet.ink(arm, inks.CORAL)
    sheet.ink(arm, inks.WINE, grain.across(1480, 1720, 0.8))
    sheet.ink(
        Stencil().polygon(outline("1334,716 1466,800 1330,1110 1000,1050")),
        inks.CREAM,
        grain.slope(1180, 1130, 1400, 750, 0.5),
    )


def typewriter(sheet: Sheet) -> None:
    """With a page in it."""
    machine = (
        Stencil()
        .polygon(outline("690,1150 740,1000 1140,1000 1190,1150 1210,1200 670,1200"))
        .box(700, 950, 1180, 1000, round=24)
        .box(660, 962, 706, 988, round=8)
        .box(1174, 962, 1220, 988, round=8)
    )
    page = Stencil().polygon(outline("800,700 1070,690 1080,958 806,958"))
    sheet.ink(page, inks.CREAM)
    words = Stencil()
    for row in range(8):
        words.box(832, 736 + row * 26, 1046 - (row * 53) % 90, 742 + row * 26)
    sheet.ink(words, inks.SLATE)
    sheet.ink(machine, inks.TEAL)
    sheet.ink(machine, inks.NIGHT, grain.down(1010, 1230, 0.8))
    keys = Stencil()
    for row in range(4):
        for key in range(10 - row % 2):
            keys.disc(772 + row * -8 + key * (41 + row * 2) + (row % 2) * 20, 1048 + row * 36, 13, 10)
    sheet.ink(keys, inks.CREAM)


def books(sheet: Sheet) -> None:
    """A pile of five."""
    for step, (wide, colour) in enumerate(
        ((390, inks.BRICK), (350, inks.OCHRE), (370, inks.SLATE), (310, inks.CREAM), (280, inks.PLUM))
    ):
        left = 150 + (step * 37) % 50
        sheet.ink(Stencil().box(left, 1110 - step * 48, left + wide, 1156 - step * 48, round=6), colour)
        sheet.ink(
            Stencil()
            .box(left + 30, 1110 - step * 48, left + 44, 1156 - step * 48)
            .box(left + wide - 50, 1110 - step * 48, left + wide - 36, 1156 - step * 48),
            mix(colour, inks.NIGHT, 0.5),
        )
        sheet.ink(
            Stencil().box(left, 1110 - step * 48, left + wide, 1156 - step * 48),
            inks.NIGHT,
            grain.across(left + wide * 0.6, left - 100, 0.6),
        )


def mug(sheet: Sheet) -> None:
    """Hot."""
    cup = Stencil().box(1360, 1040, 1450, 1150, round=14).arc(1352, 1092, 34, 60, 300, 13)
    sheet.ink(cup, inks.FROST)
    sheet.ink(cup, inks.SLATE, grain.across(1440, 1340, 0.8))
    steam = (
        Stencil()
        .line(smooth(outline("1390,1020 1374,986 1398,950 1384,912")), 6)
        .line(smooth(outline("1420,1020 1408,990 1430,958")), 6)
    )
    sheet.ink(steam, inks.FROST, opacity=0.6)
