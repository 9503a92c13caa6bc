"""A picture of the course, bounded in pixels and on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar

from workbook.pdf.parts.text import Text
from workbook.pdf.sheet import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.pdf.flow import Flow

_PRINTED = (1600, 2200)  # pixels that paper can show; more would only make the file heavy
_LOSSY = ("JPEG", "WEBP")
_QUALITY = 90  # no loss that is seen on paper
_POINTS_A_PIXEL = 0.48  # 150 pixels an inch
_HIGHEST = 0.45  # of the page


class PaperPicture:
    """A picture and how large it is. It is decoded anew when its page is written, so that few are in memory."""

    def __init__(self, files: Mapping[str, bytes], name: str, size: tuple[int, int]) -> None:
        self._files, self._name, self._size = files, name, size

    def getSize(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._size

    def reader(self) -> Any:
        """The picture for reportlab. One that was pressed with loss before is again: else it would swell tenfold."""
        from reportlab.lib.utils import ImageReader

        from workbook.pictures.pictures import look_at
        from workbook.pictures.true_colours import upright_in_srgb

        data = self._files[self._name]
        picture = upright_in_srgb(data, _PRINTED)
        if picture.mode != "RGB" or look_at(data).type not in _LOSSY:
            return ImageReader(picture)
        made = BytesIO()
        picture.save(made, "JPEG", quality=_QUALITY, subsampling=0)
        made.seek(0)
        return ImageReader(made)


def load_picture(files: Mapping[str, bytes], name: str) -> PaperPicture | None:
    """A picture ready for drawing, or None if it is not there, no picture, or too large."""
    from workbook.pictures.pictures import MOST_PIXELS, PictureTrouble, look_at
    from workbook.pictures.true_colours import upright_in_srgb

    try:
        data = files[name]
        looks = look_at(data)
        if looks.width * looks.height > MOST_PIXELS:
            return None
        return PaperPicture(files, name, upright_in_srgb(data, _PRINTED).size)
    except (KeyError, OSError, PictureTrouble):
        return None


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
