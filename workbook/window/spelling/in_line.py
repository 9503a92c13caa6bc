"""The words of a field of one line, as spelling sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbook.spelling.words import words_of
from workbook.window.parts.scrolling import page_around
from workbook.window.spelling.places import Paragraph, line_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QObject, QPoint, QRect, SignalInstance

    from workbook.window.look.theme import Theme
    from workbook.window.parts.line_field import OneLine
    from workbook.window.spelling.places import Place


class InLine:
    """It is one paragraph."""

    def __init__(self, line: OneLine, theme: Theme) -> None:
        self._line, self._theme = line, theme

    def field(self) -> OneLine:
        """The field itself."""
        return self._line

    def watched(self) -> Iterable[QObject]:
        """Right click and menu key both come to the field."""
        return (self._line,)

    def edits(self) -> Iterable[SignalInstance]:
        """None of them: all say more than that something changed."""
        return ()

    def others(self) -> Iterable[SignalInstance]:
        """Other words, the caret elsewhere, or the page around it."""
        page = page_around(self._line)
        scrolled = [] if page is None else [page.verticalScrollBar().valueChanged]
        return [self._line.textChanged, self._line.cursorPositionChanged, *scrolled]

    def words_changed(self) -> SignalInstance:
        """Other words."""
        return self._line.textChanged

    def can_be_marked(self) -> bool:
        """Whether no input method is at work."""
        return not self._line.is_composed()

    def seen(self) -> Iterator[Paragraph]:
        """The line, if it is in view."""
        if not self._line.visibleRegion().isEmpty():
            yield self.paragraph_at(0)

    def all(self) -> Iterator[Paragraph]:
        """The line."""
        yield self.paragraph_at(0)

    def paragraph_at(self, _position: int) -> Paragraph:
        """The line."""
        return Paragraph(self._line.text(), 0)

    def caret(self) -> int:
        """Where the caret is."""
        return self._line.cursorPosition()

    def selected(self) -> tuple[int, int]:
        """What is selected; where the caret is, if nothing is."""
        if self._line.hasSelectedText():
            return self._line.selectionStart(), self._line.selectionEnd()
        return self.caret(), self.caret()

    def at_point(self, point: QPoint) -> int:
        """The place below a point of the field."""
        return self._line.cursorPositionAt(point)

    def below(self, _position: int) -> QPoint:
        """Below the caret, which is at the word that is asked for, on the screen."""
        caret: QRect = self._line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return self._line.mapToGlobal(caret.bottomLeft())

    def word_at(self, position: int) -> str:
        """Whatever word is there."""
        found = words_of(self._line.text())
        return next((word.word for word in found if word.start <= position <= word.end), "")

    def select(self, place: Place) -> None:
        """Select a word and bring it into view."""
        self._line.setSelection(place.start, place.end - place.start)

    def put(self, place: Place, word: str) -> bool:
        """Write another word there, which can be taken back; nothing if it was changed meanwhile."""
        self.select(place)
        if self._line.selectedText() != place.word:
            self._line.deselect()
            return False
        self._line.insert(word)
        return True

    def draw(self, places: Iterable[Place]) -> None:
        """A line below these words and no others."""
        form = line_format(self._theme)
        self._line.draw_parts([(place.start, place.end, form) for place in places])

    def hush(self) -> None:
        """No line where somebody goes on writing."""
        self._line.draw_parts([])
