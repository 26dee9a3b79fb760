"""Grain: the noise that turns a smooth shade into a stipple, as ink on a rough stone does.

A shade is a function from pixel coordinates to a density from 0 (no ink) to 1 (full ink).
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1920, 1280
Plane = NDArray[np.floating]
Shade = Callable[[Plane, Plane], Plane]
"""(x, y) in pixels, broadcast against each other, to density."""
Box = tuple[int, int, int, int]
HARDNESS = 3.0
"""How crisp a speck is: 1 is a blur, 8 is salt and pepper."""


@lru_cache(maxsize=1)
def specks() -> Plane:
    """One field of even noise from 0 to 1, a tenth of it softened: the tooth of the paper."""
    fine = np.random.default_rng(1847).random((HEIGHT, WIDTH), dtype=np.float32)
    soft = (fine + np.roll(fine, 1, 0) + np.roll(fine, 1, 1)) / 3
    return (0.55 * fine + 0.45 * soft).astype(np.float32)


@lru_cache(maxsize=1)
def mottle() -> Plane:
    """Slow unevenness from -1 to 1: where the roller carried less ink."""
    random = np.random.default_rng(1902)
    coarse = random.random((HEIGHT // 320 + 2, WIDTH // 320 + 2), dtype=np.float32)
    rows = np.linspace(0, coarse.shape[0] - 1.001, HEIGHT, dtype=np.float32)
    columns = np.linspace(0, coarse.shape[1] - 1.001, WIDTH, dtype=np.float32)
    top, left = rows.astype(int), columns.astype(int)
    down, along = (rows - top)[:, None], (columns - left)[None, :]
    upper = coarse[top][:, left] * (1 - along) + coarse[top][:, left + 1] * along
    lower = coarse[top + 1][:, left] * (1 - along) + coarse[top + 1][:, left + 1] * along
    return ((upper * (1 - down) + lower * down) * 2 - 1).astype(np.float32)


def axes(box: Box) -> tuple[Plane, Plane]:
    """The x row and the y column of a box of pixels."""
    left, top, right, bottom = box
    x = np.arange(left, right, dtype=np.float32)[None, :]
    y = np.arange(top, bottom, dtype=np.float32)[:, None]
    return x, y


def stipple(shade: Shade, box: Box) -> NDArray[np.uint8]:
    """A shade as specks of ink inside a box: 0 (none) to 255."""
    left, top, right, bottom = box
    density = shade(*axes(box))
    covered = (density - specks()[top:bottom, left:right]) * HARDNESS + density
    return (np.clip(covered, 0, 1) * 255).astype(np.uint8)


def ramp(value: Plane, start: float, end: float) -> Plane:
    """0 at `start`, 1 at `end`, straight between, held beyond."""
    return np.clip((value - start) / (end - start), 0, 1).astype(np.float32)


def down(start: float, end: float, most: float = 1.0) -> Shade:
    """Denser from `start` to `end` down the sheet (or up it, where `end` is the smaller)."""
    return lambda x, y: ramp(y, start, end) * most + np.zeros_like(x)


def across(start: float, end: float, most: float = 1.0) -> Shade:
    """Denser from `start` to `end` along the sheet."""
    return lambda x, y: ramp(x, start, end) * most + np.zeros_like(y)


def slope(x0: float, y0: float, x1: float, y1: float, most: float = 1.0) -> Shade:
    """Denser along the line from the first point to the second."""
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    return lambda x, y: np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1) * most


def around(x0: float, y0: float, radius: float, most: float = 1.0, squash: float = 1.0) -> Shade:
    """Dense at a point, nothing at `radius`; `squash` above 1 flattens the circle."""

    def density(x: Plane, y: Plane) -> Plane:
        reach = np.sqrt((x - x0) ** 2 + ((y - y0) * squash) ** 2) / radius
        return np.clip(1 - reach, 0, 1) ** 1.5 * most

    return density


def even(most: float) -> Shade:
    """The same density everywhere."""
    return lambda x, y: np.full((y.shape[0], x.shape[1]), most, dtype=np.float32)
