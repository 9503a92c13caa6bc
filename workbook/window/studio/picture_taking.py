"""How pictures come into a draft: looked for, dropped, or pasted; each becomes a file of the course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject

from workbook.drafts.course_pictures import new_picture
from workbook.language.system_words import why
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pictures.own_picture import LARGEST
from workbook.pictures.pictures import PictureTrouble
from workbook.window.parts import file_dialogs
from workbook.window.parts.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from workbook.window.parts.asking import Ask
    from workbook.window.studio.drafting import Drafting
    from workbook.window.studio.prose_field import ProseField

LIKE_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic", ".heif", ".bmp", ".avif")
ASK_WORDS = N_("The picture is in. Write what is to be seen on it, for those who cannot see it.")


def pictures_among(paths: Sequence[Path]) -> list[Path]:
    """Files that are pictures by their names."""
    return [path for path in paths if path.suffix.lower() in LIKE_PICTURES]


class PictureTaking(QObject):
    """Each picture that comes in is one step of Undo; one that cannot be taken is told in a sentence."""

    def __init__(self, drafting: Drafting, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._drafting, self._ask, self._window = drafting, ask, parent

    def choose(self) -> None:
        """Look for a picture."""
        self._choose(None)

    def choose_for(self, field: ProseField) -> None:
        """Look for a picture, and put it where one writes."""
        self._choose(field)

    def choose_then(self, call: Callable[[str], None]) -> None:
        """Look for a picture, and tell under which name it is in the course."""
        self._choose(None, call)

    def _choose(self, field: ProseField | None, call: Callable[[str], None] | None = None) -> None:
        endings = " ".join(f"*{ending}" for ending in LIKE_PICTURES)
        names = _("Pictures ({endings})").format(endings=endings)
        chosen = file_dialogs.open_one(self._window, _("Choose a picture"), Path.home(), names)
        if chosen is not None:
            self.take_files([chosen], field, call)

    def take_files(
        self,
        paths: Sequence[Path],
        field: ProseField | None = None,
        call: Callable[[str], None] | None = None,
    ) -> None:
        """Take pictures from the disk, and put them where one writes if that is given."""
        for path in paths:
            try:
                data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
            except OSError as error:
                self._tell(path.name, _("cannot be read ({reason})").format(reason=why(error)))
                continue
            if data:
                self._take(path.name, data, field, call)
            else:
                self._tell(path.name, _("is larger than {most} MB").format(most=LARGEST // 1_000_000))

    def paste_into(self, field: ProseField, image: QImage) -> None:
        """Take a picture from the clipboard."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self._take(_("picture"), bytes(buffer.data().data()), field)

    def _take(
        self, name: str, data: bytes, field: ProseField | None, call: Callable[[str], None] | None = None
    ) -> None:
        try:
            made = new_picture(self._drafting.draft, name, data)
        except PictureTrouble as trouble:
            self._tell(name, str(trouble))
            return
        self._drafting.take({made.path: made.content}, N_("take a picture"))
        if field is not None:
            field.put_picture(made.path)
            announce(self._window, _(ASK_WORDS))
        if call is not None:
            call(made.path)

    def remove(self, path: str) -> None:
        """Without a picture; Undo brings it back."""
        self._drafting.take({path: None}, N_("remove a picture"))
        announce(self._window, _("It is removed. Undo brings it back."))

    def _tell(self, name: str, what: str) -> None:
        # Translators: {what} goes on, as in “cat.heic is damaged, so it cannot be shown.”
        words = _("“{name}” {what}.").format(name=name, what=what)
        self._ask(_("This picture was not taken"), words, (_("All right"),))
