"""Ground, trees and stone: outlines shared by the outdoor scenes."""

import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from standfirst.ops.demo.artwork.grain import WIDTH
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def ridge(
    random: np.random.Generator, height: float, swell: float, waves: float = 2.0, rough: float = 0.0
) -> list[Point]:
    """A skyline across the sheet round `height`: rolling for `rough` 0, craggy as it rises towards 1."""
    x = np.linspace(-10, WIDTH + 10, 260)
    y = np.full_like(x, height)
    for octave in range(5):
        strength = swell / 2**octave * (1 if octave < 2 else 0.35 + rough)
        y += strength * np.sin(
            x / WIDTH * math.tau * waves * 2**octave * random.uniform(0.8, 1.25) + random.uniform(0, math.tau)
        )
    if rough:
        y += np.cumsum(random.normal(0, rough * 2.2, len(x))) * np.hanning(len(x)) + random.normal(0, rough * 2, len(x))
    return list(zip(x.tolist(), y.tolist(), strict=True))


def height_at(edge: list[Point], x: float) -> float:
    """Where a skyline stands at `x`."""
    return float(np.interp(x, [point[0] for point in edge], [point[1] for point in edge]))


def peaks(random: np.random.Generator, tops: Iterable[Point], foot: float, jag: float = 14.0) -> list[Point]:
    """A mountain skyline through given summits and the saddles between them, broken by fracture."""
    summits = sorted(tops)
    line: list[Point] = [(-40.0, foot)]
    for index, (x, y) in enumerate(summits):
        line.append((x, y))
        after = summits[index + 1] if index + 1 < len(summits) else (WIDTH + 40.0, foot)
        saddle = max(y, after[1]) + (foot - max(y, after[1])) * random.uniform(0.45, 0.7)
        line.append(((x + after[0]) / 2 + random.uniform(-40, 40), saddle))
    line.append((WIDTH + 40.0, foot))
    return crackle(random, line, jag)


def crackle(random: np.random.Generator, line: list[Point], jag: float, rounds: int = 4) -> list[Point]:
    """A line with each piece broken in two again and again, each break moved a little less than the last."""
    for _ in range(rounds):
        broken = [line[0]]
        for start, end in pairwise(line):
            part = random.uniform(0.35, 0.65)
            middle = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            broken += [(middle[0] + random.uniform(-jag, jag) * 0.6, middle[1] + random.uniform(-jag, jag)), end]
        line, jag = broken, jag * 0.55
    return line


def blob(
    random: np.random.Generator, x: float, y: float, radius: float, rough: float = 0.12, squash: float = 1.0
) -> list[Point]:
    """A closed outline that no compass drew: stones, clouds, crowns of trees."""
    angles = np.linspace(0, math.tau, 48, endpoint=False)
    reach = np.ones_like(angles)
    for wave in range(2, 7):
        reach += rough / wave * 1.6 * np.sin(wave * angles + random.uniform(0, math.tau))
    return [
        (x + radius * r * math.cos(a), y + radius * r * math.sin(a) * squash)
        for a, r in zip(angles.tolist(), reach.tolist(), strict=True)
    ]


def pine(stencil: Stencil, x: float, foot: float, tall: float) -> None:
    """A conifer in three skirts."""
    stencil.box(x - tall * 0.025, foot - tall * 0.2, x + tall * 0.025, foot)
    for lift, half in ((0.1, 0.2), (0.34, 0.155), (0.58, 0.11)):
        base = foot - tall * lift
        stencil.polygon([(x - tall * half, base), (x, base - tall * 0.44), (x + tall * half, base)])


def branches(
    stencil: Stencil, random: np.random.Generator, start: Point, angle: float, length: float, wide: float, depth: int
) -> list[Point]:
    """Cuts a bare tree from a limb upwards, forking `depth` times; returns the ends of its twigs."""
    end = (start[0] + math.cos(angle) * length, start[1] - math.sin(angle) * length)
    stencil.taper(start, end, wide, wide * 0.66)
    stencil.disc(*end, wide * 0.33)
    if depth == 0 or wide < 1.2:
        return [end]
    tips: list[Point] = []
    for side in (-1, 1):
        turn = side * random.uniform(0.24, 0.62) + random.uniform(-0.1, 0.1)
        tips += branches(
            stencil, random, end, angle + turn, length * random.uniform(0.68, 0.84), wide * 0.66, depth - 1
        )
    return tips
