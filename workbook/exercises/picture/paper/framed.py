"""A learner's picture on paper, framed like a print; or an empty frame to glue one into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import Text
from workbook.pdf.style import HAIRLINE

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow

_HIGHEST = 0.42  # of the page
_POINTS_A_DOT = 0.48  # 150 dots an inch
_MARGIN = 7.0
_CAPTION_LINES = 3  # that stay with the picture; a longer caption flows on


class FramedPicture:
    """The picture with a white edge and a thin line around it, its caption in italics below.

    `words` say what is on it.
    """

    keep: ClassVar[bool] = False

    def __init__(self, image: Any, caption: str, words: str) -> None:
        self._words = words
        self._image = image
        self._caption = caption
        self._made: Text | None = None

    def height(self, flow: Flow) -> float:
        """Frame and caption."""
        return self._frame(flow)[1] + self._text(flow).height(flow) + (5 if self._caption else 0)

    def least(self, flow: Flow) -> float:
        """The frame with the caption's first lines."""
        caption = self._text(flow)
        return self._frame(flow)[1] + 5 + min(caption.height(flow), _CAPTION_LINES * caption.style.lead)

    def lay(self, flow: Flow) -> None:
        """Place the picture, draw its frame, then the caption."""
        flow.want(self.least(flow))
        width, height = self._frame(flow)
        with figure(flow, self._words, width, height):
            flow.y -= height
            edge = 2 * _MARGIN
            flow.sheet.picture(
                self._image, flow.left + _MARGIN, flow.y + _MARGIN, width - edge, height - edge
            )
        flow.sheet.frame(flow.left, flow.y, width, height, 0, colour=HAIRLINE)
        if self._caption:
            flow.gap(5)
            self._text(flow).lay(flow)

    def _frame(self, flow: Flow) -> tuple[float, float]:
        wide, high = self._image.getSize()
        room = flow.width - 2 * _MARGIN, _HIGHEST * flow.style.page_room
        shrink = min(_POINTS_A_DOT, room[0] / wide, room[1] / high)
        return wide * shrink + 2 * _MARGIN, high * shrink + 2 * _MARGIN

    def _text(self, flow: Flow) -> Text:
        if self._made is None:
            self._made = Text(self._caption, flow.style.text("serif-italic", 10.5, 15.5))
        return self._made


class EmptyFrame:
    """A frame to put a picture into by hand."""

    keep: ClassVar[bool] = False

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, flow: Flow) -> float:
        """The frame."""
        return self._height

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self._height

    def lay(self, flow: Flow) -> None:
        """Draw it."""
        flow.want(self._height)
        flow.y -= self._height
        flow.sheet.frame(
            flow.left, flow.y, min(flow.width, 1.5 * self._height), self._height, 0, colour=HAIRLINE
        )
