"""A sheet to write a letter on: page-coloured, full width, taller lines, nothing around the words but paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.words import Words
from workbook.window.parts.writing import GrowingArea

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

LINE_HEIGHT = 1.55
LEAST_LINES = 7
_MOST_OF_WINDOW = 0.6


class LetterField(GrowingArea, QTextEdit):
    """Plain words in tall lines; the sheet around it draws border and focus."""

    edited = Signal()
    entered = Signal()  # the focus came or went

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Write here, if you like"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.restyle()
        self._make_lines_tall()
        theme.changed.connect(self.restyle)
        self.begin()

    def restyle(self) -> None:
        """Take font and paper anew; a full ground, so that a key does not draw the sheet below anew."""
        self.setFont(self._theme.font("answer"))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("page"))
        self.setPalette(palette)
        self._grow()

    def set_text(self, text: str) -> None:
        """Show a text from the file, in tall lines."""
        if text != self.text():
            super().set_text(text)
            self._make_lines_tall()

    def _make_lines_tall(self) -> None:
        """Every line begun from here on is as tall as the one before it."""
        form = QTextBlockFormat()
        wanted = 100 * self._line() / QFontMetricsF(self.font()).lineSpacing()
        form.setLineHeight(wanted, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.setUndoRedoEnabled(False)  # this is no step to take back
        self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.blockSignals(False)
        self.setUndoRedoEnabled(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit()

    def _lines_wanted(self) -> int:
        return max(LEAST_LINES, round(self.document().size().height() / self._line() + 0.4))

    def _height_of(self, lines: int) -> int:
        most = max(LEAST_LINES * self._line(), self.window().height() * _MOST_OF_WINDOW)
        return round(min(lines * self._line(), most)) + 4

    def _line(self) -> float:
        """The height of a line in pixels."""
        return LINE_HEIGHT * self.font().pointSizeF() * self.logicalDpiY() / 72


class LetterSheet(QWidget):
    """The sheet: a quiet greeting, the field, a quiet signature."""

    def __init__(self, theme: Theme, name: str, greeting: str = "", signature: str = "") -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(13), theme.px(12), theme.px(13))
        column.setSpacing(theme.px(4))
        self.field = LetterField(theme, name)
        self.greeting = Words(theme, greeting, "answer", ink="muted", wrap=True)
        self.signature = Words(theme, signature, "answer", ink="muted", wrap=True)
        for words, shown in ((self.greeting, greeting), (self.field, True), (self.signature, signature)):
            column.addWidget(words)
            words.setVisible(bool(shown))
        self.field.entered.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._theme.tokens.high_contrast
        focused = self.field.hasFocus()
        width = (3 if strong else 2) if focused else 1
        painter.setPen(QPen(self._theme.colour("focus" if focused else "line"), width))
        painter.setBrush(self._theme.colour("page"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()
