"""Water: ripples, glitter, swell and breaking waves."""

import math
from collections.abc import Sequence

import numpy as np

from standfirst.ops.demo.artwork.grain import WIDTH
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def ripple(stencil: Stencil, x: float, y: float, half: float, thick: float) -> None:
    """One lens of light or dark that lies on the water."""
    stencil.polygon(
        [
            (x - half, y),
            (x - half * 0.3, y - thick / 2),
            (x + half * 0.4, y - thick * 0.4),
            (x + half, y),
            (x + half * 0.3, y + thick / 2),
            (x - half * 0.4, y + thick * 0.35),
        ]
    )


def ripples(
    random: np.random.Generator,
    top: float,
    bottom: float,
    count: int,
    size: float = 1.0,
    left: float = 0,
    right: float = WIDTH,
) -> Stencil:
    """Ripples that lie closer and smaller towards the horizon at `top`."""
    stencil = Stencil()
    for depth in np.sort(random.random(count) ** 1.6):
        y = top + (bottom - top) * float(depth)
        near = 0.12 + 0.88 * float(depth)
        ripple(
            stencil,
            random.uniform(left, right),
            y,
            near * size * random.uniform(40, 150),
            near * size * random.uniform(3, 9),
        )
    return stencil


def glitter(
    random: np.random.Generator, x: float, top: float, bottom: float, narrow: float, wide: float, count: int
) -> Stencil:
    """The road of light under the sun or a lamp, `narrow` at the horizon and `wide` at the near end."""
    stencil = Stencil()
    for depth in random.random(count):
        near = float(depth)
        spread = narrow + (wide - narrow) * near
        ripple(
            stencil,
            x + random.normal(0, 0.42) * spread,
            top + (bottom - top) * near,
            (0.25 + near) * random.uniform(0.16, 0.5) * spread,
            2 + 7 * near,
        )
    return stencil


def swell(random: np.random.Generator, height: float, lift: float, length: float, sharp: float = 1.0) -> list[Point]:
    """The edge of a sea that runs: crests that sharpen as `sharp` grows."""
    x = np.linspace(-20, WIDTH + 20, 400)
    phase = x / length * math.tau + random.uniform(0, math.tau) + 1.1 * np.sin(x / length * 1.7 + random.uniform(0, 6))
    size = 0.72 + 0.28 * np.sin(x / length * 2.3 + random.uniform(0, math.tau))
    lean = phase + 0.45 * np.cos(phase)
    crest = size * (0.5 + 0.5 * np.sin(lean)) ** (1 + sharp)
    return list(zip(x.tolist(), (height - lift * crest).tolist(), strict=True))


def foam(edge: Sequence[Point], thick: float) -> Stencil:
    """White water along an edge: a thread in the troughs, `thick` at the crests."""
    highest, lowest = min(y for _, y in edge), max(y for _, y in edge)
    lower = [(x, y + 1.5 + thick * ((lowest - y) / (lowest - highest)) ** 2.5) for x, y in edge]
    return Stencil().polygon([*edge, *reversed(lower)])


def spray(random: np.random.Generator, x: float, y: float, reach: float, count: int, lean: float = 0.0) -> Stencil:
    """Drops thrown up from a point, thinning out with height."""
    stencil = Stencil()
    for _ in range(count):
        angle = random.normal(math.pi / 2 - lean, 0.5)
        far = reach * abs(random.normal(0, 0.5))
        size = max(0.7, random.exponential(reach / 90) * (1.25 - min(1.0, far / reach)))
        stencil.disc(x + math.cos(angle) * far, y - math.sin(angle) * far, size)
    return stencil


def reflected(points: Sequence[Point], line: float, shrink: float = 0.8) -> list[Point]:
    """An outline turned over at a water line."""
    return [(x, line + (line - y) * shrink) for x, y in points]
