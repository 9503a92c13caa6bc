"""Words of a text that are marked without being changed: what is wrong, and what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from workbook.window.look.theme import Theme

Span = tuple[int, int]


def wrong_words(document: QTextDocument, theme: Theme, span: Span) -> QTextEdit.ExtraSelection:
    """A wave below them."""
    made = _marked(document, span)
    made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.format.setUnderlineColor(theme.colour("error"))
    return made


def found_words(document: QTextDocument, theme: Theme, span: Span, *, now: bool) -> QTextEdit.ExtraSelection:
    """A colour behind them; those that one is at have a line too."""
    made = _marked(document, span)
    made.format.setBackground(theme.colour("accent_soft" if now else "mark"))
    if now:
        made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.format.setUnderlineColor(theme.colour("accent"))
    return made


def _marked(document: QTextDocument, span: Span) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor, last = QTextCursor(document), document.characterCount() - 1
    cursor.setPosition(min(span[0], last))
    cursor.setPosition(min(span[1], last), QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, QTextCharFormat()
    return made
