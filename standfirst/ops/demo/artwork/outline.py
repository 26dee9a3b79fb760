"""Outlines written down as text, as in SVG: "x,y x,y …", put in their place and made smooth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from standfirst.ops.demo.artwork.stencil import Point


def outline(text: str) -> list[Point]:
    """The points of "x,y x,y …". Raises ValueError for anything else."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands on the sheet, how large it is drawn, and how far it is turned (radians, clockwise)."""

    x: float
    y: float
    size: float = 1.0
    turn: float = 0.0

    def at(self, text: str) -> list[Point]:
        """An outline drawn round (0, 0), put in its place."""
        return self.put(*outline(text))

    def put(self, *points: Point) -> list[Point]:
        """Points drawn round (0, 0), put in their place."""
        cosine, sine = math.cos(self.turn) * self.size, math.sin(self.turn) * self.size
        return [(self.x + x * cosine - y * sine, self.y + x * sine + y * cosine) for x, y in points]


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A curve through points, after Catmull and Rom."""
    padded = [points[0], *points, points[-1]]
    curve = [
        (spline(a[0], b[0], c[0], d[0], step / steps), spline(a[1], b[1], c[1], d[1], step / steps))
        for (a, b), (c, d) in zip(pairwise(padded[:-2]), pairwise(padded[2:]), strict=True)
        for step in range(steps)
    ]
    return [*curve, points[-1]]


def spline(before: float, start: float, end: float, after: float, part: float) -> float:
    """One coordinate of the curve between `start` and `end`."""
    linear = (end - before) * part
    square = (2 * before - 5 * start + 4 * end - after) * part**2
    cube = (3 * start - before - 3 * end + after) * part**3
    return 0.5 * (2 * start + linear + square + cube)
