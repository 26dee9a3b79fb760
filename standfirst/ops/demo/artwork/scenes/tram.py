"""A tram in the rain."""

from PIL import Image

from standfirst.ops.demo.artwork import grain, inks, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place
from standfirst.ops.demo.artwork.scenes.city import skyline, walker
from standfirst.ops.demo.artwork.scenes.storm import rain
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def tram(sheet: Sheet) -> None:
    """A tram in the rain, all of it again in the wet street."""
    sheet.wash([(0, inks.NIGHT), (420, inks.INDIGO), (800, mix(inks.SLATE, inks.PLUM, 0.5))])
    skyline(sheet, 850, 250, 560, mix(inks.INDIGO, inks.PLUM, 0.35), mix(inks.AMBER, inks.CORAL, 0.4))
    skyline(sheet, 850, 80, 200, inks.NIGHT, inks.AMBER)
    sheet.wash([(848, mix(inks.INDIGO, inks.PLUM, 0.4)), (HEIGHT, inks.NIGHT)], Stencil().box(0, 848, WIDTH, HEIGHT))
    wires = Stencil()
    for y in (250, 286):
        wires.line([(0, y), (960, y + 24), (WIDTH, y)], 3)
    sheet.ink(wires, inks.NIGHT)
    carriage(sheet, 880.0)
    for x, size, brolly in ((1500, 1.5, inks.CORAL), (1640, 1.42, inks.AMBER), (180, 1.6, inks.LAGOON)):
        walker(sheet, x, 904 + 30 * size, size, inks.NIGHT, brolly)
    mirror(sheet, 912, 368)
    rails = (
        Stencil()
        .polygon([(-10, 946), (WIDTH, 938), (WIDTH, 944), (-10, 953)])
        .polygon([(-10, 1026), (WIDTH, 1008), (WIDTH, 1016), (-10, 1036)])
    )
    sheet.ink(rails, inks.STEEL)
    sheet.ink(water.ripples(sheet.random, 930, HEIGHT, 110, 1.1), inks.NIGHT, opacity=0.6)
    sheet.ink(water.glitter(sheet.random, 780, 960, 1200, 640, 640, 26), inks.AMBER, opacity=0.7)
    rain(sheet, inks.MIST, 300, 0.45)


def carriage(sheet: Sheet, foot: float) -> None:
    """The tram itself: two cars, lit, red over cream."""
    body = Stencil().box(300, foot - 430, 1330, foot - 36, round=46)
    sheet.ink(body, inks.CORAL)
    sheet.ink(Stencil().box(300, foot - 170, 1330, foot - 60), inks.CREAM)
    sheet.ink(body, inks.WINE, grain.down(foot - 130, foot + 10, 0.9))
    sheet.ink(Stencil().box(318, foot - 376, 1312, foot - 186, round=22), inks.NIGHT)
    panes = Stencil()
    for x in range(336, 1290, 122):
        panes.box(x, foot - 364, x + 104, foot - 198, round=10)
    sheet.ink(panes, inks.AMBER)
    sheet.ink(panes, inks.CREAM, grain.down(foot - 220, foot - 420, 0.9))
    riders = Stencil()
    for x, tall in (
        (372, 92),
        (420, 84),
        (512, 96),
        (640, 80),
        (760, 98),
        (806, 88),
        (990, 92),
        (1110, 84),
        (1160, 94),
    ):
        riders.disc(x, foot - 198 - tall, 17).box(x - 25, foot - 176 - tall, x + 25, foot - 190, round=18)
    sheet.ink(riders, inks.WINE)
    gear = (
        Stencil()
        .box(340, foot - 40, 1290, foot - 14, round=8)
        .box(806, foot - 430, 824, foot - 40)
        .box(420, foot - 452, 700, foot - 428, round=8)
    )
    for x in (450, 560, 1040, 1150):
        gear.disc(x, foot - 14, 30)
    gear.line(Place(0, foot).at("1010,-430 940,-510 1010,-574"), 7).line(Place(0, foot).at("960,-576 1060,-576"), 8)
    sheet.ink(gear, inks.NIGHT)
    sheet.lamp(1322, foot - 110, 230, inks.CREAM, 0.85)
    sheet.ink(Stencil().disc(1318, foot - 110, 17), inks.CREAM)
    sheet.ink(Stencil().box(1120, foot - 426, 1290, foot - 386, round=8), inks.NIGHT)
    sheet.ink(Stencil().box(1136, foot - 416, 1206, foot - 396).box(1222, foot - 416, 1250, foot - 396), inks.AMBER)


def mirror(sheet: Sheet, line: int, deep: int) -> None:
    """Turn what stands above a line over into the wet ground below it, darker as it goes down."""
    above = sheet.image.crop((0, line - deep, WIDTH, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    fade = grain.stipple(grain.down(deep, -60, 0.95), (0, 0, WIDTH, deep))
    sheet.image.paste(above, (0, line), Image.fromarray(fade))
