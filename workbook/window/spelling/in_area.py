"""The words of a field of several lines, as spelling sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbook.window.parts.scrolling import page_around
from workbook.window.spelling.places import OURS, Paragraph, line_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QObject, QPoint, SignalInstance
    from PySide6.QtGui import QTextBlock

    from workbook.window.look.theme import Theme
    from workbook.window.spelling.places import Place

MOST = 3_000  # paragraphs that are looked through for the next word
Area = QTextEdit | QPlainTextEdit


class InArea:
    """What is drawn is no part of the text: it is a selection more, as a find bar has them too."""

    def __init__(self, area: Area, theme: Theme) -> None:
        self._area, self._theme = area, theme

    def field(self) -> Area:
        """The field itself."""
        return self._area

    def watched(self) -> Iterable[QObject]:
        """A right click comes to what is seen of the field, the menu key to the field."""
        return self._area, self._area.viewport()

    def edits(self) -> Iterable[SignalInstance]:
        """Other words, or the caret elsewhere."""
        return self._area.textChanged, self._area.cursorPositionChanged

    def others(self) -> Iterable[SignalInstance]:
        """The field, or the page around it."""
        page = page_around(self._area)
        scrolled = [self._area] if page is None else [self._area, page]
        return [one.verticalScrollBar().valueChanged for one in scrolled]

    def words_changed(self) -> SignalInstance:
        """Other words."""
        return self._area.textChanged

    def can_be_marked(self) -> bool:
        """Whether no input method is at work."""
        return not getattr(self._area, "_composed", "")

    def seen(self) -> Iterator[Paragraph]:
        """The paragraphs in view."""
        seen = self._area.viewport().visibleRegion().boundingRect()
        if seen.isEmpty():
            return
        first, last = (
            self._area.cursorForPosition(at).block() for at in (seen.topLeft(), seen.bottomRight())
        )
        for block in self._from(first):
            yield _paragraph(block)
            if block == last:
                return

    def all(self) -> Iterator[Paragraph]:
        """All paragraphs, as far as anybody looks through them."""
        return (_paragraph(block) for block in self._from(self._area.document().firstBlock()))

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph around a place."""
        return _paragraph(self._area.document().findBlock(position))

    def caret(self) -> int:
        """Where the caret is."""
        return self._area.textCursor().position()

    def selected(self) -> tuple[int, int]:
        """What is selected; where the caret is, if nothing is."""
        cursor = self._area.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def at_point(self, point: QPoint) -> int:
        """The place below a point of what is seen of the field."""
        return self._area.cursorForPosition(point).position()

    def below(self, position: int) -> QPoint:
        """Below a place, on the screen."""
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(position)
        return self._area.viewport().mapToGlobal(self._area.cursorRect(cursor).bottomLeft())

    def word_at(self, position: int) -> str:
        """Whatever word is there."""
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(position)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor.selectedText()

    def select(self, place: Place) -> None:
        """Select a word and bring it into view."""
        self._area.setTextCursor(self._cursor(place))
        self._area.ensureCursorVisible()

    def put(self, place: Place, word: str) -> bool:
        """Write another word there, which can be taken back; nothing if it was changed meanwhile."""
        cursor = self._cursor(place)
        if cursor.selectedText() != place.word:
            return False
        cursor.insertText(word)
        self._area.setTextCursor(cursor)
        return True

    def draw(self, places: Iterable[Place]) -> None:
        """A line below these words and no others; colours of others stay."""
        there = self._area.extraSelections()
        others = [one for one in there if not one.format.hasProperty(OURS)]
        ours = [self._line(place) for place in places]
        if ours or len(others) != len(there):
            self._area.setExtraSelections(others + ours)

    def hush(self) -> None:
        """No line in the paragraph that is written in."""
        here, there = self._area.textCursor().block(), self._area.extraSelections()
        kept = [one for one in there if not one.format.hasProperty(OURS) or one.cursor.block() != here]
        if len(kept) < len(there):
            self._area.setExtraSelections(kept)

    def _from(self, block: QTextBlock) -> Iterator[QTextBlock]:
        left = MOST
        while block.isValid() and left:
            yield block
            block, left = block.next(), left - 1

    def _line(self, place: Place) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.format, made.cursor = line_format(self._theme), self._cursor(place)
        return made

    def _cursor(self, place: Place) -> QTextCursor:
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _paragraph(block: QTextBlock) -> Paragraph:
    return Paragraph(block.text(), block.position())
