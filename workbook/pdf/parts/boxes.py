"""Callouts: a hairline frame that may run over pages, and the tag that says how far the research goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Frame, Measured, least_of, stack
from workbook.pdf.parts.text import Text, place_line
from workbook.pdf.style import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.pdf.flow import Flow, Piece
    from workbook.pdf.sheet import Sheet

EVIDENCE = {
    "well-supported": (N_("Well supported"), N_("many good studies agree")),
    "promising": (N_("Promising"), N_("some studies, still open")),
    "debated": (N_("Debated"), N_("researchers disagree")),
    "idea": (N_("An idea, not a finding"), N_("a picture, for thinking")),
}
_SIDE = 12.0
_BEGUN = 2  # lines more than its first pieces need
_DOT = 3.8


class _Outline:
    """The frame of a box on one sheet after the other."""

    def __init__(self, colour: str, dash: str = "") -> None:
        self.padding = 9.0
        self._colour = colour
        self._dash = dash
        self._top = 0.0

    def open(self, flow: Flow) -> None:
        """The frame begins here, or at the top of a page after a turn."""
        self._top = flow.y if flow.y < flow.top else flow.top + self.padding

    def close(self, flow: Flow) -> None:
        """Draw it down to here, or to the foot of a page before a turn."""
        bottom = flow.y - self.padding
        flow.sheet.frame(
            flow.left - _SIDE, bottom, flow.width + 2 * _SIDE, self._top - bottom, 3,
            colour=self._colour, dash=self._dash,
        )  # fmt: skip


class Boxed:
    """Pieces in a frame. A box of up to half a page stays in one piece, unless much of a page would be empty."""

    keep: ClassVar[bool] = False

    def __init__(self, pieces: Sequence[Piece], *, colour: str = MUTED, dash: str = "") -> None:
        self._pieces = Measured(pieces)
        self._frame: Frame = _Outline(colour, dash)

    def height(self, flow: Flow) -> float:
        """The pieces and the room around them."""
        with flow.inset(_SIDE, _SIDE):
            return self._pieces.height(flow) + 2 * self._frame.padding

    def least(self, flow: Flow) -> float:
        """All of a small box; of a large one, or where much would be empty, so much that it is worth beginning."""
        height = self.height(flow)
        if height > flow.style.page_room / 2:
            return flow.style.page_room / 4
        if not flow.loose:
            return height
        with flow.inset(_SIDE, _SIDE):
            begun = least_of(flow, self._pieces.pieces) + _BEGUN * flow.style.small.lead
        return min(height, begun + 2 * self._frame.padding)

    def lay(self, flow: Flow) -> None:
        """Draw the pieces, and the frame around them on each page."""
        flow.want(self.least(flow))
        with flow.tags.tag("Div"), flow.inset(_SIDE, _SIDE), flow.framed(self._frame):
            stack(flow, self._pieces.pieces)


class TagTitle:
    """An evidence tag, and the box's title beside it."""

    keep: ClassVar[bool] = True

    def __init__(self, label: str, title: str) -> None:
        self._label = label
        self._title = title
        self._made: Text | None = None

    def height(self, flow: Flow) -> float:
        """The tag, or the title if it is longer."""
        return max(self._indented(flow)[1], tag_height(flow)) + 3

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the tag and the title."""
        indent, height = self._indented(flow)
        bottom = flow.y - max(height, tag_height(flow)) - 3
        with flow.tags.tag("P"):
            draw_tag(flow, flow.left, flow.y - tag_height(flow), self._label)
            with flow.inset(indent):
                text = self._text(flow)
                flow.y -= (tag_height(flow) - text.style.lead) / 2
                text.lay(flow)
        flow.y = min(flow.y, bottom)

    def _indented(self, flow: Flow) -> tuple[float, float]:
        indent = tag_width(flow, self._label) + 8
        with flow.inset(indent):
            return indent, self._text(flow).height(flow)

    def _text(self, flow: Flow) -> Text:
        if self._made is None:
            self._made = Text(self._title, flow.style.text("sans-medium", 9.5, 14.5))
        return self._made


def tag_height(flow: Flow) -> float:
    """The height of an evidence tag."""
    return 14.0 * flow.style.scale


def tag_width(flow: Flow, label: str) -> float:
    """The width of an evidence tag with its words."""
    style = flow.style.text("sans-medium", 8.5, 12)
    return flow.fonts[style.face].text_width(_(EVIDENCE[label][0])) * style.size + 25 * flow.style.scale


def draw_tag(flow: Flow, x: float, y: float, label: str, width: float = 0.0) -> None:
    """Draw an evidence tag upwards from y: a dot that says it in shape, and its words."""
    height, scale = tag_height(flow), flow.style.scale
    flow.sheet.frame(x, y, width or tag_width(flow, label), height, 2.6, colour=MUTED)
    _dot(flow.sheet, x + 10 * scale, y + height / 2, _DOT * scale, label)
    style = flow.style.text("sans-medium", 8.5, 12)
    place_line(flow, _(EVIDENCE[label][0]), x + 19 * scale, y + height / 2 - 0.33 * style.size, style)


def _dot(sheet: Sheet, x: float, y: float, radius: float, label: str) -> None:
    """Filled, half, empty or dashed."""
    if label == "well-supported":
        sheet.disc(x, y, radius)
        return
    sheet.ring(x, y, radius, pen=1.1, dash="1.6 1.4" if label == "idea" else "")
    if label == "promising":
        k = radius * 0.5523
        sheet.fill(
            f"{x:.2f} {y + radius:.2f} m {x + k:.2f} {y + radius:.2f} {x + radius:.2f} {y + k:.2f} "
            f"{x + radius:.2f} {y:.2f} c {x + radius:.2f} {y - k:.2f} {x + k:.2f} {y - radius:.2f} "
            f"{x:.2f} {y - radius:.2f} c h",
            INK,
        )
