"""A learner's pictures as word processors show them: upright, in a format that all of them know, one at a time."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.file import in_parts
from workbook.pictures.pictures import Looks, PictureTrouble, look_at

if TYPE_CHECKING:
    from workbook.answers.file.workbook_file import WorkbookFile

_ENDINGS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "png"}
_ON_ITS_SIDE = 5  # the least orientation in which what is wide is shown high
DOTS = 150  # to an inch, where that fits
WIDEST, HIGHEST = 5.1, 5.5  # inches


class KeptPicture(NamedTuple):
    """A picture as it is put into a document: its file there, and its size on paper in inches."""

    name: str
    file: str
    width: float
    height: float


class Pictures:
    """Those that a document shows. Each is read twice and never kept: once to be measured, once to be written."""

    def __init__(self, file: WorkbookFile) -> None:
        self._file = file
        self.shown: dict[str, KeptPicture] = {}

    def find(self, name: str) -> KeptPicture | None:
        """A picture by its name; None if it is not there, or not what it was."""
        if name not in self.shown:
            content = in_parts.pictures_named(self._file, [name]).get(name)
            if content is None:
                return None
            with suppress(PictureTrouble):
                looks = look_at(content)
                file = f"picture{len(self.shown) + 1}.{_ENDINGS[looks.type]}"
                self.shown[name] = KeptPicture(name, file, *_on_paper(looks))
        return self.shown.get(name)

    def content(self, kept: KeptPicture) -> bytes:
        """The picture's bytes, as they go into the document."""
        content = in_parts.pictures_named(self._file, [kept.name])[kept.name]
        looks = look_at(content)
        if looks.type != "WEBP" and looks.orientation == 1:
            return content
        from workbook.pictures.true_colours import upright_in_srgb

        made = io.BytesIO()
        upright_in_srgb(content).save(made, "JPEG" if looks.type == "JPEG" else "PNG")
        return made.getvalue()


def _on_paper(looks: Looks) -> tuple[float, float]:
    width, height = looks.width, looks.height
    if looks.orientation >= _ON_ITS_SIDE:
        width, height = height, width
    shrink = min(1 / DOTS, WIDEST / width, HIGHEST / height)
    return width * shrink, height * shrink
