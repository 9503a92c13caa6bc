"""A picture of the course, bounded in pixels and on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.language.translation import gettext as _
from workbook.pdf.parts.figure import figure
from workbook.pdf.parts.text import Text

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.paper_picture import PaperPicture

_POINTS_A_PIXEL = 0.48  # 150 pixels an inch
_HIGHEST = 0.45  # of the page
_SMALLEST, _SMALLEST_BEFORE_MUCH = 0.8, 0.6  # of its size; and where much of a page would be empty


class PicturePiece:
    """A picture with its caption in italics. `alt` says what it shows."""

    keep: ClassVar[bool] = False
    shrinks: ClassVar[bool] = True

    def __init__(self, image: PaperPicture, caption: str, alt: str = "") -> None:
        self._image = image
        self._caption = caption
        self._alt = alt.strip() or picture_words(image)

    def height(self, flow: Flow) -> float:
        """Picture and caption."""
        return self._size(flow)[1] + 6 + self._text(flow).height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece, a little smaller where that saves the rest of a page."""
        smallest = _SMALLEST_BEFORE_MUCH if flow.loose else _SMALLEST
        return self.height(flow) - (1 - smallest) * self._size(flow)[1]

    def lay(self, flow: Flow) -> None:
        """Place the picture, draw the caption."""
        flow.want(self.least(flow))
        width, height = self._size(flow)
        shrink = min(max(1 - (self.height(flow) - flow.room) / height, _SMALLEST_BEFORE_MUCH), 1.0)
        width, height = width * shrink, height * shrink
        with figure(flow, self._alt, width, height):
            flow.y -= height
            flow.sheet.picture(self._image, flow.left, flow.y, width, height)
        flow.y -= 6
        self._text(flow).lay(flow)

    def _size(self, flow: Flow) -> tuple[float, float]:
        wide, high = self._image.getSize()
        shrink = min(_POINTS_A_PIXEL, flow.width / wide, _HIGHEST * flow.style.page_room / high)
        return wide * shrink, high * shrink

    def _text(self, flow: Flow) -> Text:
        return Text(self._caption, flow.style.text("serif-italic", 9.5, 13.5))


def picture_words(image: PaperPicture) -> str:
    """What can be said of a picture that nobody described."""
    wide, high = image.getSize()
    return _("A picture without a description, {width} by {height} dots.").format(width=wide, height=high)
