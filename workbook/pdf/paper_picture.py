"""A picture as it goes on paper: bounded in pixels, and decoded when it is needed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRINTED = (1600, 2200)  # pixels that paper can show; more would only make the file heavy
_LOSSY = ("JPEG", "WEBP")
_QUALITY = 90  # no loss that is seen on paper


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
