"""Opens a picture by the format that its content has, and makes its colours those that every screen and paper mean.

A camera's wide colours, a scanner's sixteen bits and a printer's four inks are converted to sRGB by what the
picture says of itself. What is cut off at its end is shown as far as it goes.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageFile

from workbook.language.translation import gettext as _
from workbook.pictures.pictures import Looks, PictureTrouble, for_a_decoder, look_at

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_PROFILE = 4_000_000
_GREYS = ("I", "F")  # and those of sixteen bits, which begin with I
_CLEAR = ("RGBA", "LA", "PA", "RGBa", "La")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, MemoryError)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)
_ROWS = 64  # of a picture that is made smaller, at once
_REACH = 3  # dots of the smaller picture, to which a dot of the larger one counts
_one_at_a_time = threading.Lock()
# Who calls has bounded the dots by what `look_at` says, and `opened` holds a picture to that.
# Pillow's own bound would refuse what the largest cameras take.
Image.MAX_IMAGE_PIXELS = None


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, not decoded yet, read as what its first bytes say and nothing else; PictureTrouble if it is none.

    It is one of the size that it says at first: a second size further on would pass by every bound.
    """
    looks = look_at(data)
    try:
        with Image.open(BytesIO(for_a_decoder(data)), formats=[looks.type]) as picture:
            if picture.size != (looks.width, looks.height):
                raise PictureTrouble(_("the picture has two sizes"))
            yield picture
    except _BROKEN as error:
        raise PictureTrouble(_("the picture is damaged")) from error


def upright_in_srgb(data: bytes, most: tuple[int, int] | None = None) -> Image.Image:
    """The picture as it is to be seen: 8 bits, RGB or RGBA in sRGB, turned upright, no larger than `most`."""
    looks = look_at(data)
    if most is not None and looks.orientation in _ON_ITS_SIDE:
        most = most[::-1]
    return in_srgb(upright(_decoded(data, most), looks))


def _decoded(data: bytes, most: tuple[int, int] | None) -> Image.Image:
    """Its dots, no more than asked for; when this ends all others are let go."""
    with opened(data) as picture:
        if most is not None:
            picture.draft(None, most)  # a JPEG need not be decoded whole
        _load(picture)
        return picture if most is None else _no_larger(picture, most)


def upright(picture: Image.Image, looks: Looks) -> Image.Image:
    """Turned as it is to be seen; only what `look_at` finds counts, so that all who show it show the same."""
    turn = _TURNS.get(looks.orientation)
    return picture if turn is None else picture.transpose(turn)


def in_srgb(picture: Image.Image) -> Image.Image:
    """The same dots in sRGB with 8 bits, RGB or, where something shines through, RGBA."""
    profile = picture.info.pop("icc_profile", None)
    picture = _eight_bits(picture)
    if profile is None and picture.mode in ("RGB", "RGBA"):
        return picture
    clear = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if clear is not None else picture
    if isinstance(profile, bytes) and 0 < len(profile) <= LARGEST_PROFILE:
        colours = _by_profile(colours, profile)
    colours = colours.convert("RGB")
    if clear is not None:
        colours.putalpha(clear)
    colours.info.pop("icc_profile", None)
    return colours


def is_whole(data: bytes) -> bool:
    """Whether every dot can be decoded."""
    try:
        with opened(data) as picture:
            picture.draft(None, (1, 1))  # all of a JPEG is read, but not unfolded
            picture.load()
    except PictureTrouble:
        return False
    return True


def _load(picture: Image.Image) -> None:
    """Decode what is there; the missing end of a picture stays empty. Pillow has one switch for all of its readers."""
    with _one_at_a_time:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            picture.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _no_larger(picture: Image.Image, most: tuple[int, int]) -> Image.Image:
    """With 8 bits no larger than that, made strip by strip: a copy of all its dots could be larger than all else."""
    scale = max(picture.width / most[0], picture.height / most[1])
    if scale <= 1:
        return picture
    size = max(1, round(picture.width / scale)), max(1, round(picture.height / scale))
    strips = [_strip(picture, size, top, min(top + _ROWS, size[1])) for top in range(0, size[1], _ROWS)]
    made = Image.new(strips[0].mode, size)
    for place, strip in enumerate(strips):
        made.paste(strip, (0, place * _ROWS))
    made.info = {key: value for key, value in picture.info.items() if key != "transparency"}
    return made


def _strip(picture: Image.Image, size: tuple[int, int], top: int, bottom: int) -> Image.Image:
    """The rows from `top` to `bottom` of a picture that is made smaller; dots around it count as if it were whole."""
    each = picture.height / size[1]
    around = ceil(_REACH * each) + 1
    first, last = max(0, int(top * each) - around), min(picture.height, ceil(bottom * each) + around)
    strip = _eight_bits(picture.crop((0, first, picture.width, last)))
    box = (0, top * each - first, picture.width, min(bottom * each - first, strip.height))
    return strip.resize((size[0], bottom - top), Image.Resampling.LANCZOS, box)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """L, RGB, RGBA or CMYK of the same look; `info` stays."""
    info = dict(picture.info)
    if picture.mode in _GREYS or picture.mode.startswith("I;"):
        picture = picture.convert("I") if picture.mode != "F" else picture
        picture = picture.point(lambda grey: grey * (1 / 256)).convert("L")
    elif picture.mode in _CLEAR or "transparency" in info:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        info.pop("transparency", None)
    elif picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    picture.info = info
    return picture


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """Converted by its colour profile; one that makes no sense, or is for other colours, changes nothing."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if source.profile.xcolor_space.strip() != {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}[picture.mode]:
            return picture
        target = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError, KeyError):
        return picture
    return picture if made is None else made
