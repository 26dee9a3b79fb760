"""Runners on a ridge at evening."""

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def runners(sheet: Sheet) -> None:
    """Fell runners strung along a ridge at evening."""
    sheet.wash([(0, inks.TEAL), (380, inks.LAGOON), (700, inks.SAND), (860, inks.AMBER)])
    sheet.lamp(420, 560, 520, inks.CREAM, 0.75)
    sheet.ink(Stencil().disc(420, 560, 96), inks.CREAM)
    ranges = (
        (outline("200,620 700,520 1250,640 1700,500"), 900, 0.15),
        (outline("60,700 520,660 1020,600 1500,700"), 980, 0.45),
    )
    for tops, foot, part in ranges:
        edge = land.peaks(sheet.random, tops, foot, 20)
        sheet.ink(Stencil().under(edge), mix(inks.LAGOON, inks.BOTTLE, part))
        sheet.veil(inks.AMBER, grain.down(foot - 260, foot + 60, 0.5), (0, foot - 260, WIDTH, foot + 60))
    crest = land.crackle(
        sheet.random,
        outline("-40,1080 260,1010 560,960 900,860 1220,790 1500,640 1700,560 1960,600"),
        14,
    )
    sheet.ink(Stencil().under(crest), inks.NIGHT)
    sheet.ink(Stencil().under(crest), inks.BOTTLE, grain.slope(900, 1300, 700, 880, 0.6))
    tones = (inks.CORAL, inks.CREAM, inks.AMBER, inks.ROSE, inks.LAGOON, inks.CORAL)
    for step, (x, colour) in enumerate(zip((210, 520, 770, 1060, 1310, 1540), tones, strict=True)):
        runner(sheet, x, land.height_at(crest, x) + 4, 1.18 - step * 0.09, step, colour)
    cairn = Stencil()
    for dx, dy, radius in (
        (-34, -10, 26),
        (0, -12, 30),
        (34, -8, 24),
        (-16, -40, 24),
        (18, -42, 22),
        (0, -70, 20),
        (2, -94, 14),
    ):
        cairn.polygon(land.blob(sheet.random, 1712 + dx, 560 + dy, radius, 0.12, 0.72))
    sheet.ink(cairn, inks.NIGHT)


def runner(sheet: Sheet, x: float, foot: float, size: float, stride: int, colour: inks.Ink) -> None:
    """One runner, leaning uphill, in one of two phases of the stride."""

    place = Place(x, foot, size)

    limbs = Stencil()
    if stride % 2:
        limbs.line(place.at("0,-82 40,-62 22,-24 40,-18"), 15 * size).line(
            place.at("-4,-82 -36,-46 -84,-38"), 15 * size
        )
        limbs.line(place.at("22,-138 -10,-112 14,-94"), 10 * size).line(place.at("22,-138 56,-112 76,-130"), 10 * size)
    else:
        limbs.line(place.at("0,-82 52,-66 64,-16 82,-14"), 15 * size).line(
            place.at("-4,-82 -22,-42 -44,-2 -30,2"), 15 * size
        )
        limbs.line(place.at("22,-138 -22,-126 -40,-96"), 10 * size).line(place.at("22,-138 38,-100 66,-108"), 10 * size)
    sheet.ink(limbs, mix(inks.NIGHT, inks.UMBER, 0.6))
    sheet.ink(Stencil().line(place.at("28,-146 -2,-80"), 31 * size), colour)
    sheet.ink(Stencil().line(place.at("2,-92 -2,-74"), 30 * size), inks.NIGHT)
    sheet.ink(Stencil().disc(x + 42 * size, foot - 172 * size, 17 * size), mix(inks.NIGHT, inks.UMBER, 0.6))
