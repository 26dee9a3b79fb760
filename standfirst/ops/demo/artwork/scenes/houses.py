"""A terrace at evening, and house fronts that stand like a graph."""

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import outline
from standfirst.ops.demo.artwork.scenes.harbour import gulls
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def terrace(sheet: Sheet) -> None:
    """A street of cottages above the sea at six in the evening: one window lit."""
    sheet.wash([(0, inks.INDIGO), (380, inks.SLATE), (640, mix(inks.STEEL, inks.ROSE, 0.5)), (760, inks.APRICOT)])
    sheet.ink(Stencil().disc(1610, 190, 40), inks.CREAM)
    sheet.ink(Stencil().box(0, 720, WIDTH, 800), mix(inks.SLATE, inks.TEAL, 0.4))
    walls = (
        mix(inks.ROSE, inks.PLUM, 0.45),
        mix(inks.STEEL, inks.PLUM, 0.4),
        mix(inks.SAND, inks.PLUM, 0.5),
        mix(inks.LAGOON, inks.PLUM, 0.55),
        mix(inks.CREAM, inks.PLUM, 0.45),
    )
    for step in range(7):
        x, foot = -60 + step * 290, 1060 - step * 34
        cottage(sheet, x, foot, 290, walls[step % 5], lit=step == 4)
    street = Stencil().polygon([(-10, 1066), (WIDTH + 10, 838), (WIDTH + 10, 1300), (-10, 1300)])
    sheet.wash([(900, mix(inks.SLATE, inks.PLUM, 0.5)), (HEIGHT, inks.NIGHT)], street)
    kerb = Stencil().polygon([(-10, 1066), (WIDTH + 10, 838), (WIDTH + 10, 868), (-10, 1104)])
    sheet.ink(kerb, mix(inks.STEEL, inks.PLUM, 0.5))
    glow = Stencil().polygon(outline("1130,960 1330,936 1450,1190 1010,1240"))
    sheet.ink(glow, inks.AMBER, grain.down(1240, 880, 0.75))
    cat = (
        Stencil()
        .disc(860, 1050, 30, 22)
        .disc(892, 1030, 14)
        .polygon(outline("882,1022 884,1006 892,1018"))
        .polygon(outline("894,1018 902,1006 903,1022"))
    )
    cat.line(outline("832,1052 806,1040 800,1012"), 8).box(844, 1060, 852, 1080).box(872, 1058, 880, 1078)
    sheet.ink(cat, inks.NIGHT)
    gulls(sheet, [(420, 250, 34), (520, 210, 22)], inks.MIST)


def cottage(sheet: Sheet, x: float, foot: float, wide: float, wall: inks.Ink, *, lit: bool) -> None:
    """One house of the terrace; dark panes with blinds down unless lit."""
    top = foot - 450
    sheet.ink(
        Stencil()
        .box(x + wide - 66, top - 190, x + wide - 18, top - 60)
        .box(x + wide - 72, top - 198, x + wide - 12, top - 178),
        inks.WINE,
    )
    roof = Stencil().polygon([(x - 8, top), (x + 16, top - 118), (x + wide - 14, top - 118), (x + wide + 8, top)])
    sheet.ink(roof, mix(inks.SLATE, inks.NIGHT, 0.4))
    sheet.ink(roof, inks.NIGHT, grain.down(top - 120, top + 60, 0.7))
    front = Stencil().box(x, top, x + wide, foot + 60)
    sheet.ink(front, wall)
    sheet.ink(front, inks.NIGHT, grain.slope(x - 40, top - 100, x + wide + 160, foot + 160, 0.75))
    glazing(sheet, x, top, wall, lit=lit)
    sheet.ink(Stencil().box(x + 176, top + 240, x + 252, foot + 6, round=4), inks.CORAL if lit else inks.BOTTLE)
    sheet.ink(
        Stencil().disc(x + 238, top + 356, 5).box(x + 186, top + 252, x + 242, top + 290, round=3),
        inks.AMBER if lit else inks.SLATE,
    )


HOLES = ((44, 66, 106, 180), (184, 66, 246, 180), (44, 252, 126, 380))
"""Left, top, right and bottom of a cottage's windows."""


def glazing(sheet: Sheet, x: float, top: float, wall: inks.Ink, *, lit: bool) -> None:
    """The windows: someone at home, or blinds."""
    frames = Stencil()
    for left, high, right, low in HOLES:
        frames.box(x + left - 8, top + high - 8, x + right + 8, top + low + 12)
    sheet.ink(frames, mix(inks.CREAM, wall, 0.35))
    panes = Stencil()
    for left, high, right, low in HOLES:
        panes.box(x + left, top + high, x + right, top + low)
    sheet.ink(panes, inks.AMBER if lit else inks.NIGHT)
    if lit:
        for left, high, right, low in HOLES:
            sheet.lamp(x + (left + right) / 2, top + (high + low) / 2, 190, inks.AMBER, 0.7)
        sheet.ink(
            Stencil().disc(x + 84, top + 330, 15, 18).box(x + 58, top + 350, x + 110, top + 380, round=12), inks.WINE
        )
    else:
        blinds = Stencil()
        for left, high, right, low in HOLES:
            for slat in range(high + 6, low - 8, 12):
                blinds.box(x + left, top + slat, x + right, top + slat + 4)
        sheet.ink(blinds, inks.SLATE, opacity=0.8)
    bars = Stencil()
    for left, high, right, low in HOLES:
        bars.box(x + (left + right) / 2 - 3, top + high, x + (left + right) / 2 + 3, top + low).box(
            x + left, top + (high + low) / 2 - 3, x + right, top + (high + low) / 2 + 3
        )
    sheet.ink(bars, mix(inks.CREAM, wall, 0.35))


def roofs(sheet: Sheet) -> None:
    """House fronts as the columns of a graph, a line falling over them."""
    sheet.wash([(0, inks.CREAM), (800, inks.SAND)])
    for y in range(180, 1080, 128):
        sheet.ink(Stencil().box(100, y, 1820, y + 3), inks.BARK, opacity=0.35)
    heights = (520, 610, 640, 690, 700, 650, 590, 560, 520)
    tones = (inks.TEAL, inks.LAGOON, inks.OCHRE, inks.CORAL, inks.BRICK, inks.PLUM, inks.SLATE, inks.TEAL, inks.INDIGO)
    line = []
    for step, (tall, colour) in enumerate(zip(heights, tones, strict=True)):
        x = 130 + step * 188
        townhouse(sheet, x, 1090, 164, tall, colour)
        line.append((x + 82.0, 1090 - tall - 176.0))
    sheet.ink(Stencil().box(70, 1086, 1850, 1100), inks.NIGHT)
    sheet.wash([(1100, inks.MOSS), (HEIGHT, inks.PINE)], Stencil().box(0, 1100, WIDTH, HEIGHT))
    trend = Stencil().line(line, 12)
    dots = Stencil()
    for dot in line:
        trend.disc(*dot, 19)
        dots.disc(*dot, 9)
    sheet.ink(trend, inks.NIGHT)
    sheet.ink(dots, inks.AMBER)


def townhouse(sheet: Sheet, x: float, foot: float, wide: float, tall: float, colour: inks.Ink) -> None:
    """A narrow gabled house with a door and as many floors as fit."""
    top = foot - tall
    cut = (
        Stencil()
        .box(x, top, x + wide, foot)
        .polygon([(x - 8, top + 2), (x + wide / 2, top - 104), (x + wide + 8, top + 2)])
    )
    cut.box(x + wide * 0.7, top - 110, x + wide * 0.84, top - 20)
    sheet.ink(cut, colour)
    sheet.ink(cut, mix(colour, inks.NIGHT, 0.6), grain.across(x + 30, x + wide + 90, 0.9))
    panes, sills = Stencil(), Stencil()
    for row in range(int((tall - 130) // 112)):
        for column in (0, 1):
            left, high = x + 26 + column * 64, top + 28 + row * 112
            panes.box(left, high, left + 48, high + 70, round=2)
            sills.box(left - 6, high + 72, left + 54, high + 79)
    panes.disc(x + wide / 2, top - 36, 17)
    sheet.ink(panes, inks.CREAM)
    sheet.ink(panes, inks.AMBER, grain.down(foot - 100, top - 200, 0.9))
    sheet.ink(sills, mix(colour, inks.NIGHT, 0.5))
    sheet.ink(
        Stencil().box(x + 54, foot - 104, x + 110, foot, round=4).disc(x + 82, foot - 104, 28),
        mix(colour, inks.NIGHT, 0.72),
    )
