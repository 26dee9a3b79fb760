"""A land-yacht on wet sand."""

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import outline, smooth
from standfirst.ops.demo.artwork.scenes.harbour import cloud
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def land_yacht(sheet: Sheet) -> None:
    """A land-yacht heeling on wet sand, her wheel in the air."""
    sheet.wash([(0, mix(inks.TEAL, inks.LAGOON, 0.5)), (420, inks.MIST), (660, inks.CREAM)])
    for x, y, size in ((1380, 200, 1.7), (1700, 380, 1.0), (200, 420, 0.8)):
        cloud(sheet, x, y, size)
    sheet.ink(Stencil().under(land.ridge(sheet.random, 640, 20, 1.2), 700), mix(inks.LAGOON, inks.MIST, 0.5))
    sheet.ink(Stencil().box(0, 668, WIDTH, 712), inks.TEAL)
    surf = Stencil()
    for _ in range(60):
        surf.disc(sheet.random.uniform(0, WIDTH), sheet.random.uniform(690, 722), sheet.random.uniform(30, 120), 3)
    sheet.ink(surf, inks.CREAM)
    sheet.wash(
        [(712, mix(inks.SAND, inks.MIST, 0.3)), (900, inks.SAND), (HEIGHT, inks.OCHRE)],
        Stencil().box(0, 712, WIDTH, HEIGHT),
    )
    rills = Stencil()
    for _ in range(150):
        y = 740 + 540 * sheet.random.random() ** 1.5
        near = (y - 700) / 560
        rills.disc(sheet.random.uniform(0, WIDTH), y, 40 + 190 * near, 1.5 + 5 * near)
    sheet.ink(rills, inks.BARK, grain.even(0.35))
    pool = (
        Stencil()
        .polygon(land.blob(sheet.random, 1500, 1010, 330, 0.12, 0.16))
        .polygon(land.blob(sheet.random, 300, 900, 230, 0.12, 0.14))
    )
    sheet.ink(pool, inks.MIST)
    sheet.ink(pool, inks.LAGOON, grain.down(900, 1080, 0.6))
    tracks = (
        Stencil()
        .polygon(outline("640,1098 -20,1190 -20,1214 640,1110"))
        .polygon(outline("980,1140 -20,1270 -20,1300 980,1154"))
    )
    sheet.ink(tracks, inks.UMBER, grain.across(-300, 1100, 0.8))
    racer(sheet)


def racer(sheet: Sheet) -> None:
    """The machine: raked wing mast, wide axle, a helmet low in the pod."""
    sheet.ink(Stencil().polygon(outline("520,1150 1420,1150 1560,1220 760,1230")), inks.UMBER, grain.even(0.5))
    sail = Stencil().polygon(smooth(outline("900,1010 872,640 806,60 720,150 566,520 424,940 640,990 900,1010")))
    sheet.ink(sail, inks.CORAL)
    sheet.ink(sail, inks.WINE, grain.slope(880, 500, 480, 860, 0.75))
    battens = Stencil()
    for part in (0.16, 0.34, 0.53, 0.72, 0.89):
        battens.line([(812 + 84 * part, 70 + 900 * part), (762 - 318 * part, 120 + 810 * part)], 6)
    sheet.ink(battens, inks.CREAM)
    sheet.ink(Stencil().taper((910, 1050), (802, 40), 27, 11), inks.NIGHT)
    frame = (
        Stencil()
        .line(outline("640,1080 900,1044 1170,906"), 20)
        .line(outline("424,944 600,1030"), 9)
        .line(outline("900,700 1390,1070"), 4)
    )
    sheet.ink(frame, inks.NIGHT)
    pod = Stencil().polygon(
        smooth(outline("560,1040 700,1010 960,1010 1240,1050 1430,1092 1380,1118 960,1122 640,1110 540,1080 560,1040"))
    )
    sheet.ink(pod, inks.CREAM)
    sheet.ink(pod, inks.SLATE, grain.down(1050, 1140, 0.9))
    sheet.ink(Stencil().polygon(outline("980,1044 1180,1062 1180,1082 980,1074")), inks.CORAL)
    sheet.ink(Stencil().disc(720, 1000, 52, 46), inks.AMBER)
    sheet.ink(Stencil().polygon(outline("730,976 772,984 772,1012 730,1014")), inks.NIGHT)
    for x, y, radius in ((640, 1094, 56), (1420, 1112, 46), (1186, 896, 56)):
        sheet.ink(Stencil().disc(x, y, radius), inks.NIGHT)
        sheet.ink(Stencil().disc(x, y, radius * 0.62), inks.STEEL)
        sheet.ink(Stencil().disc(x, y, radius * 0.16), inks.CREAM)
    grit = Stencil()
    for _ in range(320):
        reach = abs(sheet.random.normal(0, 160))
        grit.disc(600 - reach, 1130 - abs(sheet.random.normal(0, 0.35)) * reach, sheet.random.uniform(1.5, 7))
    sheet.ink(grit, inks.BARK)
