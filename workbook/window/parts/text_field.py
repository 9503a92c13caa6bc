"""A field for the learner's own words: it takes plain text only, and grows with it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from workbook.language.translation import gettext as _
from workbook.window.parts.writing import GrowingArea, never_sideways

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShowEvent

    from workbook.window.look.theme import Theme

LEAST_LINES = 3


class TextField(GrowingArea, QPlainTextEdit):
    """A text of any length. At least `lines` high, at most 60 % of the window, then it scrolls."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str | None = None,
        *,
        lines: int = LEAST_LINES,
    ) -> None:
        super().__init__()
        self._theme, self._least = theme, lines
        self._writing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Write here, if you like") if placeholder is None else placeholder)
        self.setTabChangesFocus(True)
        never_sideways(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        theme.changed.connect(self.restyle)
        self.begin()

    def set_text(self, text: str) -> None:
        """Show a text from the file, in the height that it takes."""
        if text != self.text():
            self._writing = False
        super().set_text(text)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font("answer"))
        self._grow()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._writing = True
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._writing = True
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill()

    def _fill(self) -> None:
        """The words lie on a full ground, so that a key does not draw card and page below them anew."""
        self.viewport().setAutoFillBackground(True)

    def _is_written_in(self) -> bool:
        return self._writing

    def _lines_wanted(self) -> int:
        return max(self._least, int(self.document().size().height()))

    def _height_of(self, lines: int) -> int:
        line = self.fontMetrics().lineSpacing()
        most = max(self._least * line, int(self.window().height() * 0.6))
        return min(self._measured(lines, line, most), most) + 2 * int(self.document().documentMargin()) + 14

    def _measured(self, lines: int, line: int, most: int) -> int:
        """The height of the words as they are laid out, whatever their face says, and of empty lines below them."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height <= most:
            height += self.blockBoundingRect(block).height()
            lines -= block.layout().lineCount()
            block = block.next()
        return ceil(height) + max(0, lines) * line
