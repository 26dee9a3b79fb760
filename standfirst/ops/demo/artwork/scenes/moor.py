"""Turbines on a moor, sheep below them."""

import math

from standfirst.ops.demo.artwork import grain, inks, land
from standfirst.ops.demo.artwork.grain import WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.scenes.harbour import cloud
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def turbines(sheet: Sheet) -> None:
    """Moorland in ranks of haze, turbines on the crests, sheep below."""
    sheet.wash([(0, mix(inks.TEAL, inks.LAGOON, 0.35)), (420, mix(inks.LAGOON, inks.MIST, 0.5)), (700, inks.APRICOT)])
    for x, y, size in ((130.0, 500, 0.9), (960.0, 470, 0.8)):
        cloud(sheet, x, y, size)
    ranks = (
        (600, 50, mix(inks.MIST, inks.LAGOON, 0.3), 190.0, 7),
        (730, 70, mix(inks.LAGOON, inks.FERN, 0.35), 330.0, 4),
        (890, 80, inks.MOSS, 500.0, 2),
    )
    for height, swell, colour, tall, count in ranks:
        edge = land.ridge(sheet.random, height, swell, 1.1)
        mills, shadow = Stencil(), Stencil().under(edge)
        for step in range(count):
            x = (step + 0.5) * WIDTH / count + sheet.random.uniform(-70, 70)
            turbine(
                mills, x, land.height_at(edge, x) + 8, tall * sheet.random.uniform(0.9, 1.1), sheet.random.uniform(0, 2)
            )
        sheet.ink(mills, inks.CREAM if tall > 250 else inks.FROST)
        sheet.ink(mills, inks.STEEL, grain.down(height - tall * 0.5, height + 60, 0.7))
        sheet.ink(shadow, colour)
        sheet.ink(shadow, mix(colour, inks.NIGHT, 0.45), grain.down(height + 20, height + 360, 0.8))
    near = land.ridge(sheet.random, 1090, 60, 0.9)
    sheet.ink(Stencil().under(near), inks.OCHRE)
    sheet.ink(Stencil().under(near), inks.MOSS, grain.down(1060, 1290))
    tufts(sheet, near)
    for x, size, face in ((420, 1.2, 1), (610, 0.9, -1), (1390, 1.1, 1), (1540, 0.85, 1), (1700, 1.0, -1)):
        sheep(sheet, x, land.height_at(near, x) + 34, size, face)


def turbine(cut: Stencil, x: float, foot: float, tall: float, turn: float) -> None:
    """One turbine seen from the front, its first blade at `turn` radians."""
    hub = (x, foot - tall)
    cut.taper((x, foot), hub, tall * 0.035, tall * 0.018)
    cut.disc(*hub, tall * 0.026)
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        reach, back = tall * 0.62, angle - 0.1
        tip = (hub[0] + reach * math.cos(angle), hub[1] - reach * math.sin(angle))
        belly = (hub[0] + reach * 0.24 * math.cos(back), hub[1] - reach * 0.24 * math.sin(back))
        root = (hub[0] + tall * 0.03 * math.cos(angle + 1.4), hub[1] - tall * 0.03 * math.sin(angle + 1.4))
        cut.polygon([root, tip, belly, hub])


def tufts(sheet: Sheet, edge: list[Point]) -> None:
    """Bents of moor grass along and below an edge."""
    blades = Stencil()
    for _ in range(420):
        x = sheet.random.uniform(0, WIDTH)
        foot = land.height_at(edge, x) + 230 * sheet.random.random() ** 1.5
        lean, tall = sheet.random.uniform(-8, 16), sheet.random.uniform(14, 40)
        blades.taper((x, foot + 4), (x + lean, foot - tall), 4, 0.8)
    sheet.ink(blades, mix(inks.MOSS, inks.PINE, 0.6))


def sheep(sheet: Sheet, x: float, foot: float, size: float, face: int) -> None:
    """A sheep that grazes."""
    legs = Stencil()
    for dx in (-26, -14, 16, 28):
        legs.box(x + dx * size - 3 * size, foot - 26 * size, x + dx * size + 3 * size, foot)
    legs.disc(x + 52 * size * face, foot - 30 * size, 12 * size, 17 * size)
    sheet.ink(legs, inks.NIGHT)
    fleece = Stencil()
    for dx, dy, radius in ((-28, -40, 22), (0, -46, 27), (28, -42, 22), (-12, -32, 24), (16, -32, 24)):
        fleece.disc(x + dx * size, foot + dy * size, radius * size)
    sheet.ink(fleece, inks.CREAM)
    sheet.ink(fleece, inks.STEEL, grain.down(foot - 50 * size, foot, 0.8))
