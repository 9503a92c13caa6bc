"""A map on paper: me in the middle, rings, a shape and a line for each name. Readable in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.exercises.map.positions import USUAL_RINGS, Box, Ground, Node, place_names
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import cut_line, place_line, single_line
from workbook.pdf.sheet import circle
from workbook.pdf.style import HAIRLINE, INK, MUTED, WHITE, TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.line import Line
    from workbook.pdf.sheet import Sheet

_SMALLEST = 0.74  # of its height
_SHARE = 0.43  # of a page's height, at most
_WIDEST_NAME = 125.0
_RADIUS, _ME = 5.2, 12.0
_PENS = {"often": (2.6, ""), "seldom": (0.9, "5 3.5"), "new": (1.5, "1.2 2.6"), "": (0.9, "")}
_SIGNS = (("person", N_("person or animal")), ("group", N_("group or helper")), ("place", N_("place")))
_LINES = (("often", N_("often")), ("seldom", N_("seldom")), ("new", N_("new")))
_NOT_SAID = (("", N_("not said")),)


class MapChart:
    """Half a page with its key, in one piece. Without nodes it is there to be filled in by hand.

    `words` say what is on it.
    """

    keep: ClassVar[bool] = False
    shrinks: ClassVar[bool] = True

    def __init__(self, nodes: Sequence[Node], rings: Sequence[str], words: str, key: MapKey) -> None:
        self._key = key
        self._words = words
        self._nodes = nodes
        self._rings = rings

    def height(self, flow: Flow) -> float:
        """As wide as the text, up to nearly half a page, and the key."""
        return self._tall(flow) + self._key.height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece, a little less tall where that saves the rest of a page."""
        return _SMALLEST * self._tall(flow) + self._key.height(flow)

    def _tall(self, flow: Flow) -> float:
        return min(flow.width * 0.78, _SHARE * flow.style.page_room)

    def lay(self, flow: Flow) -> None:
        """Draw rings, lines, shapes, and the names with a white rim above all; then the key."""
        flow.want(self.least(flow))
        height = min(self._tall(flow), flow.room - self._key.height(flow))
        top = flow.y
        with figure(flow, self._words, flow.width, height), flow.sheet.as_drawn(flow.left, flow.width):
            self._draw(flow, top, height)
        flow.y = top - height
        self._key.lay(flow)

    def _draw(self, flow: Flow, top: float, height: float) -> None:
        ground = Ground(flow.left + flow.width / 2, height / 2, flow.width / 2 - 8, height / 2 - 20)
        ring_words = self._draw_rings(flow, ground, top)
        spots = [ground.point(node.distance, node.angle) for node in self._nodes]
        for node, (x, y) in zip(self._nodes, spots, strict=True):
            path = f"{ground.x:.2f} {top - ground.y:.2f} m {x:.2f} {top - y:.2f} l"
            flow.sheet.stroke(path, INK, *_PENS[node.line])
        for node, (x, y) in zip(self._nodes, spots, strict=True):
            draw_sign(flow.sheet, x, top - y, node.sort, _RADIUS * flow.style.scale)
        self._draw_me(flow, ground.x, top - ground.y)
        self._draw_names(flow, spots, Box(flow.left, 0, flow.width, height), top, ring_words)

    def _draw_rings(self, flow: Flow, ground: Ground, top: float) -> list[Box]:
        """Draw the rings with their names; returns where those stand."""
        count = len(self._rings) or USUAL_RINGS
        for at in range(count):
            wide, high = ground.ring(at, count)
            dash = "4 3" if at == count - 1 else ""
            path = ellipse(ground.x, top - ground.y, wide, high)
            flow.sheet.stroke(path, HAIRLINE, 0.8, dash)
        style = flow.style.text("sans", 8, 10, MUTED)
        boxes = []
        for at, words in enumerate(self._rings):
            line = cut_line(flow, words, style, _WIDEST_NAME)
            high = ground.ring(at, count)[1]
            y = top - ground.y - high - 0.3 * style.size
            _haloed(flow, line, ground.x - line.width / 2, y, style)
            box_top = ground.y + high - style.size / 2
            boxes.append(Box(ground.x - line.width / 2, box_top, line.width, style.size))
        return boxes

    def _draw_me(self, flow: Flow, x: float, y: float) -> None:
        style, radius = flow.style.text("sans-medium", 8.5, 10, WHITE), _ME * flow.style.scale
        flow.sheet.disc(x, y, radius)
        wide = single_line(flow, _("Me"), style).width
        if wide > 1.7 * radius:  # in a language that says it at greater length
            style = TextStyle(style.face, style.size * 1.7 * radius / wide, style.lead, style.colour)
        place_line(flow, _("Me"), x, y - 0.34 * style.size, style, align="centre")

    def _draw_names(
        self, flow: Flow, spots: Sequence[tuple[float, float]], room: Box, top: float, others: Sequence[Box]
    ) -> None:
        """Each name with its tags under it, where there is room for both and no other words stand."""
        bold, italic = flow.style.text("sans-medium", 9, 11), flow.style.text("sans-italic", 8.5, 10.5, MUTED)
        shown = [
            [
                (cut_line(flow, words, style, _WIDEST_NAME * flow.style.scale), style)
                for words, style in ((node.name, bold), (node.tags, italic))
                if words
            ]
            for node in self._nodes
        ]
        sizes = [
            (
                max((line.width for line, _unused in lines), default=0.0) + 2,
                sum(style.lead for _unused, style in lines),
            )
            for lines in shown
        ]
        boxes = place_names(spots, sizes, room, room.height / 2, _RADIUS * flow.style.scale + 2, others)
        for box, lines in zip(boxes, shown, strict=True):
            y = box.y
            for line, style in lines:
                x = box.x + (box.width - line.width) / 2
                _haloed(flow, line, x, top - y - style.first_baseline(), style)
                y += style.lead


class MapKey:
    """What the shapes and lines mean: in one row if it fits, else the shapes above the lines."""

    keep: ClassVar[bool] = False

    def __init__(self, nodes: Sequence[Node] = ()) -> None:
        self._lines = _LINES + (_NOT_SAID if any(node.line == "" for node in nodes) else ())

    def height(self, flow: Flow) -> float:
        """All rows."""
        return len(self._rows(flow)) * flow.style.meta.lead + 4

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw each sign with its words."""
        flow.want(self.height(flow))
        style, bottom = flow.style.meta, flow.y - self.height(flow)
        for row in self._rows(flow):
            x, y = flow.left, flow.y - style.first_baseline()
            for key, words in row:
                mark = self._mark(flow, key)
                self._draw(flow, x, y + 0.32 * style.size, key)
                place_line(flow, _(words), x + mark, y, style)
                x += self._width(flow, key, words)
            flow.y -= style.lead
        flow.y = bottom

    def _draw(self, flow: Flow, x: float, y: float, key: str) -> None:
        if key in _PENS:
            flow.sheet.stroke(f"{x:.2f} {y:.2f} m {x + 22:.2f} {y:.2f} l", INK, *_PENS[key])
        else:
            radius = 3.4 * flow.style.scale
            draw_sign(flow.sheet, x + radius, y, key, radius)

    def _mark(self, flow: Flow, key: str) -> float:
        return 27.0 if key in _PENS else 12.0 * flow.style.scale

    def _width(self, flow: Flow, key: str, words: str) -> float:
        style = flow.style.meta
        return self._mark(flow, key) + flow.fonts[style.face].text_width(_(words)) * style.size + 14

    def _rows(self, flow: Flow) -> list[list[tuple[str, str]]]:
        whole = [*_SIGNS, *self._lines]
        if sum(self._width(flow, *entry) for entry in whole) <= flow.width:
            return [whole]
        return [*self._wrapped(flow, _SIGNS), *self._wrapped(flow, self._lines)]

    def _wrapped(self, flow: Flow, entries: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
        rows: list[list[tuple[str, str]]] = [[]]
        room = flow.width
        for entry in entries:
            needed = self._width(flow, *entry)
            if rows[-1] and needed > room:
                rows.append([])
                room = flow.width
            rows[-1].append(entry)
            room -= needed
        return rows


def draw_sign(sheet: Sheet, x: float, y: float, sort: str, r: float) -> None:
    """A circle for a person or an animal, a square for a group, a triangle for a place; white inside."""
    if sort == "group":
        path = f"{x - 0.9 * r:.2f} {y - 0.9 * r:.2f} {1.8 * r:.2f} {1.8 * r:.2f} re"
    elif sort == "place":
        path = (
            f"{x:.2f} {y + 1.15 * r:.2f} m {x + 1.1 * r:.2f} {y - 0.85 * r:.2f} l "
            f"{x - 1.1 * r:.2f} {y - 0.85 * r:.2f} l h"
        )
    else:
        path = circle(x, y, r)
    sheet.fill(path, WHITE)
    sheet.stroke(path, INK, 1.3)


def ellipse(x: float, y: float, wide: float, high: float) -> str:
    """An ellipse's path."""
    k = 0.5523
    return (
        f"{x + wide:.2f} {y:.2f} m "
        f"{x + wide:.2f} {y + k * high:.2f} {x + k * wide:.2f} {y + high:.2f} {x:.2f} {y + high:.2f} c "
        f"{x - k * wide:.2f} {y + high:.2f} {x - wide:.2f} {y + k * high:.2f} {x - wide:.2f} {y:.2f} c "
        f"{x - wide:.2f} {y - k * high:.2f} {x - k * wide:.2f} {y - high:.2f} {x:.2f} {y - high:.2f} c "
        f"{x + k * wide:.2f} {y - high:.2f} {x + wide:.2f} {y - k * high:.2f} {x + wide:.2f} {y:.2f} c h"
    )


def _haloed(flow: Flow, line: Line, x: float, y: float, style: TextStyle) -> None:
    """A line of text on white, so that what runs under it does not disturb it."""
    halo = f"{x - 1.5:.2f} {y - 0.24 * style.size:.2f} {line.width + 3:.2f} {0.98 * style.size:.2f} re"
    flow.sheet.fill(halo, WHITE)
    flow.sheet.line(line, x, y, style)
