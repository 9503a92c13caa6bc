"""The words of the recordings that a part names, to be written below its other fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.signs import in_own_direction
from workbook.language.translation import gettext as _
from workbook.window.parts.layouts import clear
from workbook.window.studio.form_fields import TextsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.window.look.theme import Theme


class Transcripts(QWidget):
    """A field for each; there is none where nothing is to be heard."""

    said = Signal(str, str)  # a recording, and its words

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, TextsField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.hide()

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show the words of these recordings, by their paths; a field that is typed in stays."""
        if list(words) != list(self.fields):
            clear(self._column)
            self.fields = {path: self._field(path) for path in words}
        for path, said in words.items():
            self.fields[path].show_values((said,))
        self.setVisible(bool(words))

    def _field(self, path: str) -> TextsField:
        name = _("What is said in {file}").format(file=in_own_direction(path.rpartition("/")[2]))
        field = TextsField(self._theme, name, _("for whoever cannot listen, and for paper"), lines=4)
        field.said.connect(partial(self._tell, path))
        self._column.addWidget(field)
        return field

    def _tell(self, path: str, values: tuple[str, ...]) -> None:
        self.said.emit(path, "\n".join(values))
