"""Words that are put into a field at once: plain, no more than keeps the window alive, and it is said what is not here.

A field tells what is around it, an editor or a dialog; that shows the sentence, in the same way for every field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextDocument

from workbook.language.numbers import whole_number
from workbook.language.signs import meant
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.composing import listener
from workbook.window.parts.dropping import LONGEST_PASTE, has_words
from workbook.window.parts.scrolling import keep_in_view
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from workbook.window.look.theme import Theme
else:
    QWidget = object  # the Qt class itself comes behind it in the bases of what is around fields

LONGEST_WORD = 5_000
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


class SaysWhatIsCut(QWidget):
    """What is around fields, and says below them how much of a long paste is here."""

    theme: Theme
    column: QVBoxLayout
    _cut: Words | None = None

    def show_cut(self, words: str) -> None:
        """Say it, until something else is shown here."""
        if self._cut is None:
            self._cut = Words(self.theme, "", "small", ink="muted", wrap=True)
            self.column.addWidget(self._cut)
        self._cut.setText(words)
        self._cut.show()
        announce(self._cut, words)
        QTimer.singleShot(0, self._cut, self._keep_cut_in_view)

    def hide_cut(self) -> None:
        """It no longer holds."""
        if self._cut is not None:
            self._cut.hide()

    def _keep_cut_in_view(self) -> None:
        if self._cut is not None:
            keep_in_view(self._cut, self._cut.rect())


def cut_words(taken: int = LONGEST_PASTE) -> str:
    """How much is here of what was longer."""
    return _("The first {count} characters of it are here. The rest is still where you took it from.").format(
        count=whole_number(taken)
    )


def tell_cut(field: QWidget, taken: int = LONGEST_PASTE) -> None:
    """Let what is around a field say that not all of what was put into it is here."""
    if show := listener(field, "show_cut"):
        show(cut_words(taken))


def text_of(source: QMimeData) -> str:
    """The words on the clipboard, without their looks, and with the meaning of other programs' signs."""
    if not has_words(source):
        return ""
    if source.hasText():
        return meant(source.text())
    document = QTextDocument()
    document.setHtml(source.html())
    return meant(document.toPlainText())


def short_enough(text: str) -> str:
    """As much as keeps the window alive; a word without end is broken, everything else is as it was."""
    return _ENDLESS.sub(r"\g<0>\n", text[:LONGEST_PASTE])
