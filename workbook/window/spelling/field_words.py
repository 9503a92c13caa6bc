"""One field that is written in: its words that no dictionary knows get a quiet line, which is no part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from shiboken6 import isValid

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.line_field import OneLine
from workbook.window.spelling.in_area import Area, InArea
from workbook.window.spelling.in_line import InLine
from workbook.window.spelling.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.window.look.theme import Theme
    from workbook.window.spelling.places import Paragraph, Written

PAUSE_MS = 800  # nothing is looked up, and nothing marked, while somebody types on
LONGEST = 20_000  # letters of a paragraph; longer ones are left in peace
Field = Area | OneLine


class KnowsWords(Protocol):
    """What looks paragraphs up: it knows some already, and is asked for others."""

    def places(self, paragraph: str) -> Sequence[tuple[int, int]] | None:
        """Where unknown words stand; None if that is not known yet."""
        ...

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Look them up; `FieldWords.show_words` is called once they are known."""
        ...

    def is_own(self, word: str) -> bool:
        """Whether it is one of the learner's own words."""
        ...


class FieldWords(QObject):
    """While a field has the keyboard. What a key does to it costs nothing here: a timer begins anew, no more."""

    menu_wanted = Signal(object, object)  # a place, and the point on the screen

    def __init__(self, field: Field, words: KnowsWords, theme: Theme) -> None:
        super().__init__(field)
        self.field, self._words = field, words
        self._written: Written = InLine(field, theme) if isinstance(field, OneLine) else InArea(field, theme)
        self._goes_on = self._hushes = False
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self.look)
        for signal in self._written.edits():
            signal.connect(self.pause.start)  # Qt calls Qt: a key costs no Python
        for signal in self._written.others():
            signal.connect(self._wait)
        theme.changed.connect(self.pause.start)
        for watched in self._written.watched():
            watched.installEventFilter(self)
        self.pause.start()

    def let_go(self) -> None:
        """The field is left: nothing of it is marked any more."""
        self.pause.stop()
        if isValid(self.field):
            for watched in self._written.watched():
                watched.removeEventFilter(self)
            self._written.draw([])
        self.deleteLater()

    def look(self) -> None:
        """Look up what can be seen."""
        if not isValid(self.field) or self.field.isReadOnly():
            return
        if not self._written.can_be_marked():
            self.pause.start()
            return
        self._ask(self._written.seen())
        self.show_words()

    def show_words(self) -> None:
        """Draw the lines as far as words are looked up, save below the one that is being typed."""
        if not isValid(self.field) or not self._written.can_be_marked():
            return
        start, end = self._written.selected()
        typed = end if start == end else -1
        found = (place for paragraph in self._written.seen() for place in self._of(paragraph))
        self._written.draw([place for place in found if place.end != typed])
        self._hush_at_next_key()
        if self._goes_on and all(self._words.places(one.text) is not None for one in self._written.all()):
            self._go_on()

    def next_unknown(self) -> None:
        """To the next word that is in no dictionary, around at the end, with what was perhaps meant."""
        self._goes_on = True
        self._ask(self._written.all())
        self.show_words()

    def at(self, position: int) -> Place | None:
        """The unknown word at a place of the text."""
        found = self._of(self._written.paragraph_at(position))
        return next((place for place in found if place.start <= position <= place.end), None)

    def put(self, place: Place, word: str) -> None:
        """Write another word in a word's place; it can be taken back like anything typed."""
        if self._written.put(place, word):
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if watched is not list(self._written.watched())[-1]:
                return False  # it comes to what is seen of the field first
            position, point = self._written.at_point(event.pos()), event.globalPos()
        else:
            position = self._written.caret()
            point = self._written.below(position)
        place = self.at(position) or self._own(position)
        if place is None:
            return False
        self.menu_wanted.emit(place, point)
        return True

    def _own(self, position: int) -> Place | None:
        """A word of one's own, which can be taken out again."""
        word = self._written.word_at(position)
        return Place(word, -1, -1, "") if word and self._words.is_own(word) else None

    def _hush_at_next_key(self) -> None:
        """Where somebody goes on writing, the paragraph is without lines until they pause.

        It is calmer so, and Qt would draw the whole line of text once more at each key for every word in it.
        """
        if not self._hushes:
            self._hushes = True
            self._written.words_changed().connect(self._hush, Qt.ConnectionType.SingleShotConnection)

    def _hush(self) -> None:
        self._hushes = False
        self._written.hush()

    def _wait(self) -> None:
        """A timer would take the number that such a signal carries for its own."""
        self.pause.start()

    def _go_on(self) -> None:
        self._goes_on = False
        places = [place for one in self._written.all() for place in self._of(one)]
        if not places:
            announce(self.field, _("In this field every word is known."))
            return
        caret = self._written.selected()[1]
        place = next((one for one in places if one.start >= caret), places[0])
        self._written.select(place)
        announce(self.field, _("“{word}” is in no dictionary that you chose.").format(word=place.word))
        self.menu_wanted.emit(place, self._written.below(place.start))

    def _ask(self, paragraphs: Iterable[Paragraph]) -> None:
        texts = (one.text for one in paragraphs if len(one.text) < LONGEST)
        self._words.ask(text for text in texts if self._words.places(text) is None)

    def _of(self, paragraph: Paragraph) -> list[Place]:
        text, at = paragraph
        if len(text) > LONGEST:
            return []
        places = self._words.places(text) or ()
        if not places:
            return []
        wide = text.encode("utf-16-le", "surrogatepass")
        return [
            Place(wide[2 * a : 2 * b].decode("utf-16-le", "replace"), at + a, at + b, text) for a, b in places
        ]
