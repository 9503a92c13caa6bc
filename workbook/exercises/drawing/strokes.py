"""The strokes of a drawing: read from an answer of any shape, made small, and found where somebody points."""

from __future__ import annotations

import re
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.values import mapping, number
from workbook.language.translation import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, ...]
"""x and y from 0 to 1 of the sheet, and perhaps the pen's pressure from 0 to 1."""

# Told apart by name, by hue and, printed in grey, by tone: from dark to light in even steps.
COLOURS = {
    "ink": (N_("Ink"), "#22282B"),
    "rust": (N_("Rust"), "#8C4420"),
    "blue": (N_("Blue"), "#4A86C5"),
    "green": (N_("Green"), "#79B082"),
    "amber": (N_("Amber"), "#E3B650"),
}
LINES = {"Thin": N_("Thin line"), "Medium": N_("Medium line"), "Thick": N_("Thick line")}
WIDTHS = {"Thin": 0.004, "Medium": 0.009, "Thick": 0.022}  # parts of the sheet's width
NEAR = 0.0012  # parts of the sheet that nobody can tell apart
BLANK_HIGH = 0.64  # a blank sheet's height, in parts of its width
_FLATTEST, _TALLEST = 0.35, 1.5
_FIRST_COLOUR, _FIRST_WIDTH = next(iter(COLOURS)), WIDTHS["Medium"]
_NARROWEST, _WIDEST = 0.001, 0.2
_RUN = 400  # points that are made small at a time, so that no stroke takes long


class Stroke(NamedTuple):
    """One stroke as it is drawn, and its place in the answer's list."""

    colour: str
    width: float
    points: tuple[Point, ...]
    place: int = -1

    @property
    def paint(self) -> str:
        """The colour as six hex digits behind a `#`."""
        return COLOURS[self.colour][1] if self.colour in COLOURS else self.colour

    def width_at(self, point: Point) -> float:
        """How wide the line is at a point: a pen that presses draws a little wider."""
        return self.width * (0.4 + 1.2 * point[2]) if len(point) > 2 else self.width

    @property
    def is_pressed(self) -> bool:
        """Whether it was drawn with a pen that tells its pressure."""
        return any(len(point) > 2 for point in self.points)


def read_strokes(answer: Any) -> list[Stroke]:
    """What of an answer of any shape can be drawn."""
    written = mapping(answer).get("strokes")
    found = (_stroke(place, item) for place, item in enumerate(written if isinstance(written, list) else []))
    return [stroke for stroke in found if stroke]


def _stroke(place: int, item: Any) -> Stroke | None:
    stroke = mapping(item)
    written = stroke.get("points")
    points = tuple(_points(written if isinstance(written, list) else []))
    if not points:
        return None
    width = number(stroke.get("width")) or _FIRST_WIDTH
    return Stroke(_colour(stroke.get("colour")), min(max(width, _NARROWEST), _WIDEST), points, place)


def _colour(value: Any) -> str:
    """A colour of the palette, or one written as `#22282B`; anything else is ink."""
    if isinstance(value, str) and (value in COLOURS or re.fullmatch("#[0-9A-Fa-f]{6}", value)):
        return value
    return _FIRST_COLOUR


def _points(written: Iterable[Any]) -> Iterator[Point]:
    for item in written:
        numbers = [number(value) for value in item[:3]] if isinstance(item, list) else []
        if len(numbers) < 2 or numbers[0] is None or numbers[1] is None:
            continue
        yield tuple(_within(value) for value in numbers if value is not None)


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def as_written(colour: str, width: float, points: Sequence[Point]) -> dict[str, Any]:
    """A new stroke as it goes into an answer: fewer points, and no more digits than anybody could see."""
    kept = simplified([tuple(map(_within, point)) for point in points])
    return {
        "colour": colour,
        "width": width,
        "points": [[round(value, 4) for value in point] for point in kept],
    }


def simplified(points: Sequence[Point], near: float = NEAR) -> list[Point]:
    """The fewest of the points whose lines pass near all the others (Ramer, Douglas and Peucker)."""
    made = list(points[:1])
    for start in range(0, len(points) - 1, _RUN):
        made += _run(points[start : start + _RUN + 1], near)
    return made


def _run(points: Sequence[Point], near: float) -> list[Point]:
    """The points to keep of a short run, without its first."""
    keep = {len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far, at = max((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if far > near:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, stop: Point) -> float:
    """How far a point is from the line between two others."""
    dx, dy = stop[0] - start[0], stop[1] - start[1]
    length = dx * dx + dy * dy
    part = _within(((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length) if length else 0.0
    return hypot(point[0] - start[0] - part * dx, point[1] - start[1] - part * dy)


def sheet_high(width: float, height: float) -> float:
    """How high the sheet around a picture is, in parts of its width; a very long picture gets a margin."""
    return min(max(height / width, _FLATTEST), _TALLEST) if width > 0 else BLANK_HIGH


def is_hit(stroke: Stroke, point: Point, reach: float, high: float) -> bool:
    """Whether a stroke passes within `reach` of a point; `high` is the sheet's height over its width."""
    room = reach + stroke.width / 2
    at = (point[0], point[1] * high)
    path = [(x, y * high) for x, y, *_ in stroke.points]
    return any(distance(at, a, b) <= room for a, b in zip(path, [*path[1:], path[-1]], strict=True))
