"""A sheet with a drawing: strokes as lines over a picture, an outline or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from workbook.exercises.drawing.body_figure import COLOUR, LABEL_AT, BodyFigure, labels
from workbook.exercises.drawing.strokes import BLANK_HIGH, Stroke, sheet_high
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import place_line
from workbook.pdf.sheet import rounded
from workbook.pdf.style import HAIRLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow

_HIGHEST = 0.5  # of the page
_SMALLEST = 0.74  # of that
_RADIUS = 4.0


class Ground(NamedTuple):
    """What is drawn on: an outline, or a picture that reportlab can place, or neither."""

    outline: BodyFigure | None = None
    picture: Any = None

    @property
    def high(self) -> float:
        """The sheet's height in parts of its width."""
        if self.outline:
            return self.outline.height / self.outline.width
        return sheet_high(*self.picture.getSize()) if self.picture else BLANK_HIGH


class _Box(NamedTuple):
    """Where the sheet is on the page."""

    left: float
    bottom: float
    width: float
    height: float


class DrawnSheet:
    """The sheet with its strokes. `words` say what is on it; `highest` bounds it, in parts of the page."""

    keep: ClassVar[bool] = False
    shrinks: ClassVar[bool] = True

    def __init__(
        self, ground: Ground, words: str, strokes: Sequence[Stroke] = (), highest: float = _HIGHEST
    ) -> None:
        self._words = words
        self._ground = ground
        self._strokes = strokes
        self._highest = highest

    def height(self, flow: Flow) -> float:
        """The sheet."""
        return self._size(flow)[1]

    def least(self, flow: Flow) -> float:
        """It stays in one piece, a little smaller where that saves the rest of a page."""
        return _SMALLEST * self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the ground, the strokes inside the frame, the frame."""
        flow.want(self.least(flow))
        width, height = self._size(flow)
        shrink = min(flow.room / height, 1.0)
        width, height = width * shrink, height * shrink
        with figure(flow, self._words, width, height), flow.sheet.as_drawn(flow.left, width):
            flow.y -= height
            self._draw(flow, _Box(flow.left, flow.y, width, height))

    def _draw(self, flow: Flow, box: _Box) -> None:
        if self._ground.outline:
            _lay_outline(flow, box, self._ground.outline)
        elif self._ground.picture:
            _place(flow, self._ground.picture, box)
        radius = 0.0 if self._ground.picture else _RADIUS
        if self._strokes:
            flow.sheet.draw(_operators(self._strokes, box, radius))
        flow.sheet.frame(*box, radius, colour=HAIRLINE)

    def _size(self, flow: Flow) -> tuple[float, float]:
        high = self._ground.high
        width = min(flow.width, self._highest * flow.style.page_room / high)
        return width, width * high


def _place(flow: Flow, picture: Any, box: _Box) -> None:
    wide, high = picture.getSize()
    shrink = min(box.width / wide, box.height / high)
    width, height = wide * shrink, high * shrink
    left = box.left + (box.width - width) / 2
    flow.sheet.picture(picture, left, box.bottom + (box.height - height) / 2, width, height)


def _lay_outline(flow: Flow, box: _Box, outline: BodyFigure) -> None:
    scale = box.width / outline.width
    top = box.bottom + box.height
    for pen, steps in outline.paths:
        path = " ".join(
            " ".join(
                f"{top - value * scale if at % 2 else box.left + value * scale:.2f}"
                for at, value in enumerate(step.numbers)
            )
            + {"M": " m", "C": " c", "Z": "h"}[step.sort]
            for step in steps
        )
        flow.sheet.stroke(path, paint(COLOUR), round(pen * scale, 2))
    for words, middle in labels():
        at = top - LABEL_AT * box.height
        place_line(flow, words, box.left + middle * box.width, at, flow.style.meta, align="centre")


def paint(colour: str) -> str:
    """A colour of the screen as PDF operands."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _operators(strokes: Sequence[Stroke], box: _Box, radius: float) -> str:
    """All strokes, cut at the frame; the page's own pen is as it was afterwards."""
    shape = rounded(*box, radius)
    return "\n".join([f"q {shape} W n 1 J 1 j [] 0 d", *(_stroke(stroke, box) for stroke in strokes), "Q"])


def _stroke(stroke: Stroke, box: _Box) -> str:
    points = [
        f"{box.left + x * box.width:.2f} {box.bottom + (1 - y) * box.height:.2f}"
        for x, y, *_unused in stroke.points
    ]
    colour = f"{paint(stroke.paint)} RG"
    if not stroke.is_pressed or len(points) == 1:
        lines = " ".join(f"{point} l" for point in points[1:] or points)
        return f"{colour} {stroke.width_at(stroke.points[0]) * box.width:.2f} w {points[0]} m {lines} S"
    parts = (
        f"{stroke.width_at(stroke.points[at]) * box.width:.2f} w {points[at - 1]} m {points[at]} l S"
        for at in range(1, len(points))
    )
    return "\n".join([colour, *parts])


class ColourKey:
    """One line that names the colours used, so that a grey print can be read."""

    keep: ClassVar[bool] = False

    def __init__(self, colours: Sequence[tuple[str, str]]) -> None:
        self._colours = colours

    def height(self, flow: Flow) -> float:
        """One line, with some room above it."""
        return 1.4 * flow.style.meta.lead

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw a short thick line and a name for each."""
        flow.want(self.height(flow))
        flow.y -= self.height(flow)
        style, x = flow.style.meta, flow.left
        base = flow.y + 0.3 * style.lead
        for name, colour in self._colours:
            y = base + 0.3 * style.size
            flow.sheet.rule(x, y, 16, colour=paint(colour), pen=4)
            x += 21 + place_line(flow, name, x + 21, base, style) + 14
