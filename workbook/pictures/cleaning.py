"""Takes out of a picture what tells where and by whom it was made, and turns it for good where it would be turned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.language.translation import gettext as _
from workbook.pictures.pictures import PictureTrouble, bare, look_at

if TYPE_CHECKING:
    from PIL import Image

_ON_ITS_SIDE = (5, 6, 7, 8)  # the orientations that turn rows into columns
_ALIKE_BOTH_WAYS = (0, 2)  # how Pillow calls colours that are kept for every dot, or for every four
_SIDE = 8  # of the squares that a JPEG is made of


def without_metadata(data: bytes) -> bytes:
    """The same picture without EXIF, GPS, comments, previews and whatever hides behind its end.

    A photo that its EXIF would turn is turned for good, which is the one case where it is encoded anew: as it was
    encoded before, so that what the first encoding kept is kept.
    """
    looks = look_at(data)
    return bare(data if looks.orientation == 1 else _turned(data, looks.type), looks.type)


def prove_cleanable(data: bytes) -> None:
    """PictureTrouble if it could not be done; it is not done for that."""
    looks = look_at(data)
    bare(data, looks.type)
    if looks.orientation != 1:
        from workbook.pictures.true_colours import is_whole

        if not is_whole(data):
            raise PictureTrouble(_("the picture is damaged"))


def _turned(data: bytes, kind: str) -> bytes:
    """The picture as its EXIF says that it is to be seen, encoded anew."""
    from io import BytesIO

    picture, how = _upright(data)
    made = BytesIO()
    picture.save(made, kind, **how)
    return made.getvalue()


def _upright(data: bytes) -> tuple[Image.Image, dict[str, Any]]:
    """The turned picture, and how it is to be saved."""
    from workbook.pictures.true_colours import opened, upright

    looks = look_at(data)
    with opened(data) as picture:
        how: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
        if looks.type == "JPEG":
            how |= _as_before(picture, on_its_side=looks.orientation in _ON_ITS_SIDE)
        elif looks.type == "WEBP":
            how |= {"quality": 92, "method": 4}
        if looks.type != "JPEG" or picture.mode != "RGB":
            return upright(picture, looks), how
        bands = list(picture.split())
    del picture  # one colour after the other needs less room than all of them twice
    for place, band in enumerate(bands):
        bands[place] = upright(band, looks)
    return _merged(bands), how


def _merged(bands: list[Image.Image]) -> Image.Image:
    from PIL import Image

    return Image.merge("RGB", bands)


def _as_before(picture: Image.Image, *, on_its_side: bool) -> dict[str, Any]:
    """How coarse a JPEG was pressed, for the same picture turned."""
    from PIL.JpegImagePlugin import get_sampling

    coarseness: dict[int, list[int]] = picture.quantization  # type: ignore[attr-defined]
    tables = [
        _transposed(table) if on_its_side else list(table) for _unused, table in sorted(coarseness.items())
    ]
    sampling = get_sampling(picture)
    return {"qtables": tables, "subsampling": sampling if sampling in _ALIKE_BOTH_WAYS else 0}


def _transposed(table: list[int]) -> list[int]:
    return [table[_SIDE * column + row] for row in range(_SIDE) for column in range(_SIDE)]
