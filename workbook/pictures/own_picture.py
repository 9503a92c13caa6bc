"""Makes a learner's picture ready to be kept: without what tells where it was made, and not larger than needed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pictures.cleaning import without_metadata
from workbook.pictures.other_pictures import other_format
from workbook.pictures.pictures import Looks, PictureTrouble, look_at

if TYPE_CHECKING:
    from PIL import Image

MOST_SIDE = 2400  # dots; more would only make the workbook heavy
# A JPEG is made smaller as it is decoded; others are decoded whole, and a window with the largest stays below 300 MB.
# A WebP is there four times over while it is decoded.
MOST_BYTES = {"JPEG": 80_000_000, "PNG": 25_000_000, "WEBP": 12_000_000, "GIF": 30_000_000}  # of the file
LARGEST = max(MOST_BYTES.values())
MOST_PROGRESSIVE = 40_000_000
MOST_PIXELS = {"JPEG": 250_000_000, "PNG": 20_000_000, "WEBP": 8_000_000, "GIF": 40_000_000}
_AS_JPEG = N_("Open it on your computer and save it as JPEG, then take that")


def ready_picture(data: bytes) -> bytes:
    """The picture as it goes into a workbook.

    Raises:
        PictureTrouble: why not, as the end of a sentence that begins with the picture's name.
    """
    from workbook.pictures.true_colours import is_whole

    looks = _acceptable(data)
    if max(looks.width, looks.height) <= MOST_SIDE and is_whole(data):
        with suppress(PictureTrouble):  # its end may be missing though all dots are there
            return without_metadata(data)
    try:
        return without_metadata(_made_anew(data, looks.type))
    except PictureTrouble:
        raise PictureTrouble(_("is damaged, so it cannot be shown")) from None


def _acceptable(data: bytes) -> Looks:
    try:
        looks = look_at(data)
    except PictureTrouble:
        why = other_format(data) or _("is not a PNG, JPEG, GIF or WebP picture, or it is damaged")
        raise PictureTrouble(why) from None
    if len(data) > MOST_BYTES[looks.type]:
        raise PictureTrouble(_("is larger than {most} MB").format(most=MOST_BYTES[looks.type] // 1000000))
    most = MOST_PROGRESSIVE if looks.type == "JPEG" and _is_progressive(data) else MOST_PIXELS[looks.type]
    if looks.width * looks.height > most:
        sentence = _("has {width} × {height} dots; at most {most} million are possible")
        if looks.type != "JPEG":
            sentence = _("has {width} × {height} dots; at most {most} million are possible. {advice}")
        raise PictureTrouble(
            sentence.format(
                width=looks.width, height=looks.height, most=number_text(most / 1000000), advice=_(_AS_JPEG)
            )
        )
    return looks


def _is_progressive(data: bytes) -> bool:
    """Whether a JPEG comes in passes: then all of it is in memory before any dot is, and it cannot be read smaller."""
    from io import BytesIO

    from PIL import Image

    with suppress(OSError), Image.open(BytesIO(data), formats=("JPEG",)) as picture:
        return "progressive" in picture.info
    return False


def _is_one_colour(picture: Image.Image) -> bool:
    """Whether nearly all dots are alike: of a picture that is cut off that means that hardly any were found."""
    from PIL.Image import Resampling

    sample = picture.convert("RGB").resize((64, 64), Resampling.NEAREST)
    counts = [count for count, _unused in sample.getcolors(64 * 64) or []]
    return max(counts) > 64 * 64 * 0.98


def _made_anew(data: bytes, kind: str) -> bytes:
    """Small enough, upright, in colours that mean the same everywhere, and as whole as it can be."""
    from io import BytesIO

    from workbook.pictures.true_colours import is_whole, upright_in_srgb

    picture = upright_in_srgb(data, (MOST_SIDE, MOST_SIDE))
    if _is_one_colour(picture) and not is_whole(data):
        raise PictureTrouble(_("nothing of it is left"))
    made = BytesIO()
    if kind == "JPEG" and picture.mode == "RGB":
        picture.save(made, "JPEG", quality=88)
    elif kind == "WEBP":
        picture.save(made, "WEBP", quality=88)
    else:
        picture.save(made, "PNG")
    return made.getvalue()
