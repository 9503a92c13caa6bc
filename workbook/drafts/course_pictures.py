"""Pictures of a draft: taken in as a course shows them, and told where each is used."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.files import PICTURE_TYPES
from workbook.course.ids import id_from_words, unique
from workbook.course.outline import read_outline
from workbook.language.translation import gettext as _
from workbook.pictures.own_picture import ready_picture
from workbook.pictures.pictures import PictureTrouble, look_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL import Image

    from workbook.course.files import Files

_TIFF = (b"II*\0", b"MM\0*")
_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}
MOST_TIFF_DOTS = 40_000_000


class NewPicture(NamedTuple):
    """A picture as it goes into the course: its path, and its content."""

    path: str
    content: bytes


def new_picture(files: Files, name: str, data: bytes) -> NewPicture:
    """A picture turned upright, not larger than needed, without what tells where it was made, under a free name.

    Raises:
        PictureTrouble: why not, as the end of a sentence that begins with the picture's name.
    """
    content = ready_picture(_as_known(data))
    ending = _ENDINGS[look_at(content).type]
    stem = id_from_words(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    for path in files:  # the very same picture is there already
        if path.startswith("media/") and path.endswith(ending) and files[path] == content:
            return NewPicture(path, content)
    taken = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in files if path.startswith("media/")}
    return NewPicture(f"media/{unique(stem, taken)}{ending}", content)


def _as_known(data: bytes) -> bytes:
    """A TIFF as PNG, since courses have none; anything else as it is."""
    if not data.startswith(_TIFF):
        return data
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=["TIFF"]) as picture:
            dots = picture.width * picture.height
            content = _as_png(picture) if dots <= MOST_TIFF_DOTS else b""
    except Exception:  # noqa: BLE001 - whatever a decoder says of a broken file
        raise PictureTrouble(_("is damaged, so it cannot be shown")) from None
    if not content:
        raise PictureTrouble(_("has more dots than can be taken; save it smaller, as JPEG or PNG"))
    return content


def _as_png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(made, "PNG")
    return made.getvalue()


def uses_of(files: Files) -> dict[str, list[str]]:
    """Where each picture of the course is used: the title page, or modules by number and title."""
    pictures = [path for path in files if path.startswith("media/") and path.lower().endswith(PICTURE_TYPES)]
    places = {"course.md": _("About this course"), "help.md": _("Help box")}
    places |= {mark.path: f"{mark.number} {mark.title}" for mark in read_outline(files).modules}
    found: dict[str, list[str]] = {path: [] for path in pictures}
    for path, name in places.items():
        for picture in _named_in(files, path):
            if picture in found and name not in found[picture]:
                found[picture].append(name)
    return found


def _named_in(files: Files | Mapping[str, bytes], path: str) -> set[str]:
    if path not in files:
        return set()
    text = files[path].decode("utf-8", "replace")
    return set(re.findall(r"media/[^\s()<>\"'{}|]+", text))
