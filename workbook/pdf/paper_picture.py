"""A picture as it goes on paper: no larger than paper can show, pressed once, and stored once in a document.

A photograph that is small enough goes in as it is; what was pressed with loss before is again: else it would swell
tenfold.
"""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.files import WrappedFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL import Image

_PRINTED = (1600, 2200)  # pixels that paper can show; more would only make the file heavy
_LOSSY = ("JPEG", "WEBP")
_QUALITY = 90  # no loss that is seen on paper
_NEARLY_WHITE = 247  # of 255, in each colour
_GREY, _COLOUR = "DeviceGray", "DeviceRGB"
_PRESSED, _PACKED = "DCTDecode", "FlateDecode"


class _Dots(NamedTuple):
    """The dots of a picture as they stand in a PDF: how they are made small, and in which colours."""

    data: bytes
    how: str
    colours: str = _COLOUR


class PaperPicture:
    """A picture and how large it is. Its dots are here until they stand in the document, which needs them once."""

    def __init__(self, key: str, size: tuple[int, int], dots: _Dots, clear: _Dots | None = None) -> None:
        self.key = key
        self._size = size
        self._dots: _Dots | None = dots
        self._clear = clear

    def getSize(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._size

    def hand_over(self) -> tuple[Any, Any]:
        """The picture for reportlab, and where it is clear if it is anywhere; its dots go with them."""
        assert self._dots is not None
        made = self._for_reportlab(self.key, self._dots)
        clear = self._for_reportlab(f"{self.key} clear", self._clear) if self._clear else None
        self._dots = self._clear = None
        return made, clear

    def _for_reportlab(self, name: str, dots: _Dots) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFImageXObject

        made: Any = PDFImageXObject(name)
        made.width, made.height = self._size
        made.bitsPerComponent, made.mask = 8, None
        made.streamContent, made.colorSpace = dots.data, dots.colours
        made._filters = (dots.how,)  # noqa: SLF001 - there is no other way to tell it
        return made


class PaperFiles(WrappedFiles):
    """The files of one document, of which each picture is made ready for paper once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self._made: dict[str, PaperPicture | None] = {}

    def picture(self, name: str) -> PaperPicture | None:
        """A picture ready for drawing, or None."""
        if name not in self._made:
            self._made[name] = _made(self._files, name)
        return self._made[name]


def load_picture(files: Mapping[str, bytes], name: str) -> PaperPicture | None:
    """A picture ready for drawing, or None if it is not there, no picture, or too large."""
    return files.picture(name) if isinstance(files, PaperFiles) else _made(files, name)


def _made(files: Mapping[str, bytes], name: str) -> PaperPicture | None:
    from workbook.pictures.pictures import MOST_PIXELS, PictureTrouble, look_at

    try:
        data = files[name]
        looks = look_at(data)
        if looks.width * looks.height > MOST_PIXELS:
            return None
        return _as_it_is(data) or _pressed(data, looks.type)
    except (KeyError, OSError, PictureTrouble):
        return None


def _as_it_is(data: bytes) -> PaperPicture | None:
    """A photograph that needs no change but to lose what tells where it was made."""
    from workbook.pictures.pictures import bare, look_at, plain_jpeg
    from workbook.pictures.true_colours import is_whole

    looks = look_at(data)
    if looks.width > _PRINTED[0] or looks.height > _PRINTED[1]:
        return None
    colours = plain_jpeg(data)
    if not colours or not is_whole(data):
        return None
    dots = _Dots(bare(data, "JPEG"), _PRESSED, _GREY if colours == 1 else _COLOUR)
    return PaperPicture(_key(data), (looks.width, looks.height), dots)


def _pressed(data: bytes, kind: str) -> PaperPicture:
    from workbook.pictures.true_colours import upright_in_srgb

    picture = upright_in_srgb(data, _PRINTED)
    if picture.mode == "RGB" and kind in _LOSSY:
        made = BytesIO()
        picture.save(made, "JPEG", quality=_QUALITY, subsampling=0)
        return PaperPicture(_key(data), picture.size, _Dots(made.getvalue(), _PRESSED))
    picture = _on_white(picture)
    clear = _packed(picture.getchannel("A"), _GREY) if picture.mode == "RGBA" else None
    return PaperPicture(_key(data), picture.size, _packed(picture.convert("RGB"), _COLOUR), clear)


def _on_white(picture: Image.Image) -> Image.Image:
    """A drawing on a ground that is nearly white stands on the paper itself, not on a box of cream."""
    wide, high = picture.size
    corners = ((0, 0), (wide - 1, 0), (0, high - 1), (wide - 1, high - 1))
    grounds = {picture.crop((x, y, x + 1, y + 1)).tobytes() for x, y in corners}
    ground = grounds.pop()
    if picture.mode != "RGB" or grounds or min(ground) < _NEARLY_WHITE:
        return picture
    return picture.point([min(255, round(255 * level / most)) for most in ground for level in range(256)])


def _packed(picture: Image.Image, colours: str) -> _Dots:
    return _Dots(zlib.compress(picture.tobytes()), _PACKED, colours)


def _key(data: bytes) -> str:
    """What tells a picture from others: one that is there under two names is the same."""
    return hashlib.sha256(data).hexdigest()
