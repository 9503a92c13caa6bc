"""One field that is written in: its words that no dictionary knows get a quiet line, which is no part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.scrolling import page_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from workbook.window.look.theme import Theme

PAUSE_MS = 800  # nothing is looked up, and nothing marked, while somebody types on
LONGEST = 20_000  # letters of a paragraph; longer ones are left in peace
MOST = 3_000  # paragraphs that are looked through for the next word
_OURS = int(QTextFormat.Property.UserProperty) + 42  # tells our lines in a text from colours of others
Field = QTextEdit | QPlainTextEdit


class Place(NamedTuple):
    """A word in a field, in Qt's count."""

    word: str
    start: int
    end: int
    paragraph: str


class KnowsWords(Protocol):
    """What looks paragraphs up: it knows some already, and is asked for others."""

    def places(self, paragraph: str) -> Sequence[tuple[int, int]] | None:
        """Where unknown words stand; None if that is not known yet."""
        ...

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Look them up; `FieldWords.show_words` is called once they are known."""
        ...


class FieldWords(QObject):
    """While a field has the keyboard. What a key does to it costs nothing here: a timer begins anew, no more."""

    menu_wanted = Signal(object, object)  # a place, and the point on the screen

    def __init__(self, field: Field, words: KnowsWords, theme: Theme) -> None:
        super().__init__(field)
        self.field, self._words, self._theme = field, words, theme
        self._goes_on = self._hushes = False
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.look)
        self._starts = [
            field.textChanged,
            field.cursorPositionChanged,
            field.verticalScrollBar().valueChanged,
        ]
        if (page := page_around(field)) is not None:
            self._starts.append(page.verticalScrollBar().valueChanged)
        for signal in self._starts[:2]:
            signal.connect(self.pause.start)
        for signal in self._starts[2:]:
            signal.connect(self._wait)
        theme.changed.connect(self.pause.start)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)
        self.pause.start()

    def let_go(self) -> None:
        """The field is left: nothing of it is marked any more."""
        self.pause.stop()
        if isValid(self.field):
            self.field.removeEventFilter(self)
            self.field.viewport().removeEventFilter(self)
            self._draw([])
        self.deleteLater()

    def look(self) -> None:
        """Look up what can be seen."""
        if not isValid(self.field) or self.field.isReadOnly():
            return
        if getattr(self.field, "_composed", ""):
            self.pause.start()
            return
        self._ask(self._seen())
        self.show_words()

    def show_words(self) -> None:
        """Draw the lines as far as words are looked up, save below the one that is being typed."""
        if not isValid(self.field):
            return
        caret = self.field.textCursor()
        typed = caret.position() if not caret.hasSelection() else -1
        self._draw([place for block in self._seen() for place in self._of(block) if place.end != typed])
        self._hush_at_next_key()
        if self._goes_on and all(self._words.places(block.text()) is not None for block in self._all()):
            self._go_on()

    def next_unknown(self) -> None:
        """To the next word that is in no dictionary, around at the end, with what was perhaps meant."""
        self._goes_on = True
        self._ask(self._all())
        self.show_words()

    def at(self, position: int) -> Place | None:
        """The unknown word at a place of the text."""
        found = self._of(self.field.document().findBlock(position))
        return next((place for place in found if place.start <= position <= place.end), None)

    def word_at(self, position: int) -> str:
        """Whatever word is there."""
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(position)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor.selectedText()

    def put(self, place: Place, word: str) -> None:
        """Write another word in a word's place; it can be taken back like anything typed."""
        cursor = self._cursor(place)
        if cursor.selectedText() == place.word:  # else it was changed meanwhile
            cursor.insertText(word)
            self.field.setTextCursor(cursor)
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if watched is self.field:  # it comes to what is seen of the field first
                return False
            position, point = self.field.cursorForPosition(event.pos()).position(), event.globalPos()
        else:
            position = self.field.textCursor().position()
            point = self._point(position)
        place = self.at(position) or self._own(position)
        if place is None:
            return False
        self.menu_wanted.emit(place, point)
        return True

    def _own(self, position: int) -> Place | None:
        """A word of one's own, which can be taken out again."""
        word = self.word_at(position)
        return Place(word, -1, -1, "") if word and getattr(self._words, "is_own", bool)(word) else None

    def _hush_at_next_key(self) -> None:
        """Where somebody goes on writing, the paragraph is without lines until they pause.

        It is calmer so, and Qt would draw the whole line of text once more at each key for every word in it.
        """
        if not self._hushes:
            self._hushes = True
            self.field.textChanged.connect(self._hush, Qt.ConnectionType.SingleShotConnection)

    def _hush(self) -> None:
        self._hushes = False
        here, all_of_them = self.field.textCursor().block(), self.field.extraSelections()
        kept = [one for one in all_of_them if not one.format.hasProperty(_OURS) or one.cursor.block() != here]
        if len(kept) < len(all_of_them):
            self.field.setExtraSelections(kept)

    def _wait(self, _unused: int) -> None:
        self.pause.start()

    def _go_on(self) -> None:
        self._goes_on = False
        places = [place for block in self._all() for place in self._of(block)]
        if not places:
            announce(self.field, _("In this field every word is known."))
            return
        caret = self.field.textCursor().selectionEnd()
        place = next((one for one in places if one.start >= caret), places[0])
        cursor = self._cursor(place)
        self.field.setTextCursor(cursor)
        self.field.ensureCursorVisible()
        announce(self.field, _("“{word}” is in no dictionary that you chose.").format(word=place.word))
        self.menu_wanted.emit(place, self._point(place.start))

    def _point(self, position: int) -> QPoint:
        """Below a place of the text, on the screen."""
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(position)
        return self.field.viewport().mapToGlobal(self.field.cursorRect(cursor).bottomLeft())

    def _seen(self) -> list[QTextBlock]:
        """The paragraphs that can be seen."""
        seen = self.field.viewport().visibleRegion().boundingRect()
        if seen.isEmpty():
            return []
        first, last = (
            self.field.cursorForPosition(at).block() for at in (seen.topLeft(), seen.bottomRight())
        )
        found: list[QTextBlock] = []
        while first.isValid() and len(found) < MOST:
            found.append(first)
            if first == last:
                break
            first = first.next()
        return found

    def _all(self) -> Iterator[QTextBlock]:
        block, left = self.field.document().firstBlock(), MOST
        while block.isValid() and left:
            yield block
            block, left = block.next(), left - 1

    def _ask(self, blocks: Iterable[QTextBlock]) -> None:
        texts = (block.text() for block in blocks if block.length() <= LONGEST)
        self._words.ask(text for text in texts if self._words.places(text) is None)

    def _of(self, block: QTextBlock) -> list[Place]:
        paragraph = block.text()
        if len(paragraph) > LONGEST:
            return []
        places = self._words.places(paragraph) or ()
        if not places:
            return []
        wide = paragraph.encode("utf-16-le", "surrogatepass")
        at = block.position()
        return [
            Place(wide[2 * a : 2 * b].decode("utf-16-le", "replace"), at + a, at + b, paragraph)
            for a, b in places
        ]

    def _draw(self, places: Iterable[Place]) -> None:
        others = [one for one in self.field.extraSelections() if not one.format.hasProperty(_OURS)]
        ours = [self._line(place) for place in places]
        if ours or len(others) != len(self.field.extraSelections()):
            self.field.setExtraSelections(others + ours)

    def _line(self, place: Place) -> QTextEdit.ExtraSelection:
        made, form, theme = QTextEdit.ExtraSelection(), QTextCharFormat(), self._theme
        form.setProperty(_OURS, True)
        styles, is_strong = QTextCharFormat.UnderlineStyle, theme.tokens.high_contrast
        form.setUnderlineStyle(styles.DashUnderline if is_strong else styles.DotLine)
        form.setUnderlineColor(theme.colour("ink" if is_strong else "muted"))
        made.format, made.cursor = form, self._cursor(place)
        return made

    def _cursor(self, place: Place) -> QTextCursor:
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
