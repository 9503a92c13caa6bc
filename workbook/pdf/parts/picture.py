"""A picture of the course, bounded in pixels and on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.parts.text import Text
from workbook.pdf.sheet import Picture

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.paper_picture import PaperPicture

_POINTS_A_PIXEL = 0.48  # 150 pixels an inch
_HIGHEST = 0.45  # of the page


class PicturePiece:
    """A picture with its caption in italics."""

    keep: ClassVar[bool] = False

    def __init__(self, image: PaperPicture, caption: str) -> None:
        self._image = image
        self._caption = caption

    def height(self, flow: Flow) -> float:
        """Picture and caption."""
        return self._size(flow)[1] + 6 + self._text(flow).height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Place the picture, draw the caption."""
        flow.want(self.height(flow))
        width, height = self._size(flow)
        flow.y -= height
        flow.sheet.pictures.append(Picture(self._image, flow.left, flow.y, width, height))
        flow.y -= 6
        self._text(flow).lay(flow)

    def _size(self, flow: Flow) -> tuple[float, float]:
        wide, high = self._image.getSize()
        shrink = min(_POINTS_A_PIXEL, flow.width / wide, _HIGHEST * flow.style.page_room / high)
        return wide * shrink, high * shrink

    def _text(self, flow: Flow) -> Text:
        return Text(self._caption, flow.style.text("serif-italic", 9.5, 13.5))
