"""Pear trees in blossom among frost candles."""

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def orchard(sheet: Sheet) -> None:
    """Rows of old pear trees in blossom, small fires lit between them against the frost."""
    sheet.wash([(0, inks.INDIGO), (330, mix(inks.PLUM, inks.ROSE, 0.35)), (600, inks.ROSE), (730, inks.APRICOT)])
    sheet.ink(Stencil().disc(1500, 250, 44), inks.CREAM)
    sheet.ink(Stencil().disc(1482, 240, 40), mix(inks.INDIGO, inks.PLUM, 0.6))
    for height, part in ((610, 0.35), (670, 0.7)):
        sheet.ink(Stencil().under(land.ridge(sheet.random, height, 34, 1.3)), mix(inks.ROSE, inks.INDIGO, part))
    sheet.wash(
        [(730, mix(inks.MIST, inks.FERN, 0.4)), (960, inks.MOSS), (HEIGHT, inks.PINE)],
        Stencil().box(0, 724, WIDTH, HEIGHT),
    )
    lanes = Stencil()
    for side in range(-9, 10):
        lanes.polygon(
            [
                (960 + side * 34 - 5, 724),
                (960 + side * 34 + 5, 724),
                (960 + side * 330 + 64, 1300),
                (960 + side * 330 - 64, 1300),
            ]
        )
    sheet.ink(lanes, inks.FROST, grain.down(1300, 640, 0.85))
    for foot, size, xs in (
        (770, 0.34, range(60, 1920, 150)),
        (850, 0.6, range(-40, 2000, 330)),
        (1000, 1.05, (130, 700, 1290, 1830)),
    ):
        for x in xs:
            pear(sheet, x + sheet.random.uniform(-16, 16), foot, size)
        for x in xs:
            brazier(sheet, x + 150 * size / 0.6, foot + 16 * size, size)


def pear(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """One tree: bare wood first, then blossom at every twig."""
    wood = Stencil()
    tips: list[Point] = []
    wood.taper((x, foot), (x, foot - 120 * size), 34 * size, 25 * size)
    for angle in (1.05, 1.57, 2.09):
        root, forks = (x, foot - 112 * size), 3 if size < 0.5 else 4
        tips += land.branches(wood, sheet.random, root, angle, 104 * size, 21 * size, forks)
    sheet.ink(wood, mix(inks.NIGHT, inks.WINE, 0.4))
    shade, bloom = Stencil(), Stencil()
    for tx, ty in tips:
        for _ in range(5):
            dx, dy = sheet.random.normal(0, 20 * size, 2).tolist()
            shade.disc(tx + dx + 5 * size, ty + dy + 9 * size, sheet.random.uniform(9, 20) * size)
            bloom.disc(tx + dx, ty + dy, sheet.random.uniform(6, 16) * size)
    sheet.ink(shade, mix(inks.ROSE, inks.PLUM, 0.35))
    sheet.ink(bloom, inks.CREAM)
    sheet.ink(bloom, inks.ROSE, grain.down(foot - 420 * size, foot - 100 * size, 0.8))


def brazier(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A frost candle: a tin with a flame, and its light on the grass."""
    sheet.lamp(x, foot - 30 * size, 190 * size, inks.AMBER, 0.8, 1.3)
    sheet.ink(Stencil().box(x - 17 * size, foot - 32 * size, x + 17 * size, foot), inks.NIGHT)
    sheet.ink(
        Stencil().polygon(Place(x, foot, size).at("-15,-32 -10,-58 2,-92 13,-52 15,-32")),
        inks.CORAL,
    )
    sheet.ink(
        Stencil().polygon(Place(x, foot, size).at("-8,-32 0,-66 8,-32")),
        inks.CREAM,
    )
