"""What can be done with a word that no dictionary knows; below it stands what the field offers anyway."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from shiboken6 import isValid

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from workbook.window.spelling.field_words import Field


class WordMenu:
    """Opened at once; what was perhaps meant comes into it when it is found."""

    def __init__(self, field: Field) -> None:
        self.menu: QMenu = field.createStandardContextMenu()
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first = self.menu.actions()[0]
        self._waits = self._first

    def offer(self, words: str, call: Callable[[], object]) -> None:
        """One thing to do with the word."""
        action = self.menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(partial(_call, call))
        self.menu.removeAction(action)
        self.menu.insertAction(self._first, action)

    def end_offers(self) -> None:
        """A line between these and what the field offers."""
        self.menu.insertSeparator(self._first)

    def wait(self) -> None:
        """Suggestions are looked for."""
        self._waits = self.menu.addAction(_("Looking for suggestions…"))
        self._waits.setEnabled(False)
        self.menu.removeAction(self._waits)
        self.menu.insertAction(self.menu.actions()[0], self._waits)

    def suggest(self, found: Sequence[str], put: Callable[[str], object]) -> None:
        """What was perhaps meant stands first, and Enter takes the first of it."""
        if not isValid(self.menu):
            return
        if not found:
            self._waits.setText(_("No suggestion"))
            return
        for word in found:
            action = self.menu.addAction(word.replace("&", "&&"))
            action.triggered.connect(partial(_call, partial(put, word)))
            self.menu.removeAction(action)
            self.menu.insertAction(self._waits, action)
        self.menu.removeAction(self._waits)
        if self.menu.isVisible():
            if self.menu.activeAction() is None:
                self.menu.setActiveAction(self.menu.actions()[0])
            self.menu.resize(self.menu.sizeHint())

    def popup(self, point: QPoint) -> None:
        """Show it."""
        self.menu.popup(point)


def _call(call: Callable[[], object], _checked: bool = False) -> None:
    call()
