"""The marks and notes of one open page: finds their words in its texts, draws them, and lets more be made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbook.answers.marking.anchor import BETWEEN, Span, begins_of, best_in, quote, span_in
from workbook.answers.tables.marks import LONGEST_WORDS
from workbook.course.page_words import page_words
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.marking.margin import GAP, NotesHead, NotesMargin, height_of
from workbook.window.marking.mark_bar import MarkBar
from workbook.window.marking.note_card import NoteCard
from workbook.window.parts.announce import announce
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.prose_passages import Passage, Passages
from workbook.window.parts.scrolling import keep_in_view
from workbook.window.session.marks import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QScrollArea

    from workbook.answers.marking.order import PageName
    from workbook.answers.tables.marks import Colour, Mark, Quotation
    from workbook.window.look.theme import Theme
    from workbook.window.parts.prose import Prose
    from workbook.window.session.session import Session

WIDE = 930  # of a page with notes beside it
WAIT_MS = 150  # after the mouse was let go
_PLAIN = str.maketrans(
    {"\u2029": "\n", "\u2028": "\n", "\ufffc": "", "\ufdd0": "", "\ufdd1": "", "\t": " ", "•": ""}
)


class Around(Protocol):
    """The page that marks are on, as far as they know it."""

    def is_whole(self) -> bool:
        """Whether all its parts are there."""

    def keep_margin(self, margin: QWidget | None) -> None:
        """Have something beside the text, or nothing."""

    def add_at_end(self, widget: QWidget) -> None:
        """Have something below all parts."""

    def say_below(self, words: str) -> None:
        """Tell a sentence."""


class _Placed(NamedTuple):
    """Where the words of a mark are: in which text, from where to where, as Qt counts."""

    text: Prose
    start: int
    end: int


class Chosen(NamedTuple):
    """Words that something is about to be done with, and the mark that they have."""

    text: Prose
    start: int
    end: int
    mark: str = ""


class PageMarks(QObject):
    """Belongs to a page, and is made when there is something to show or to mark."""

    def __init__(
        self, view: QScrollArea, page: Around, session: Session, theme: Theme, name: PageName
    ) -> None:
        super().__init__(view)
        self._view, self._page, self._session = view, page, session
        self._theme, self._name = theme, name
        self._marks = session.marks
        self._texts: list[Prose] = []
        self._placed: dict[str, _Placed] = {}
        self.cards: dict[str, NoteCard] = {}
        self._written: set[str] = set()  # notes that are open although they have no words yet
        self._chosen: Chosen | None = None
        self._inside = ""  # the mark that the caret is in
        self._bar: MarkBar | None = None
        self._margin: NotesMargin | None = None
        self._below: QWidget | None = None
        self._head: NotesHead | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._open_bar_by_mouse)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_all)
        self._lay_soon = QTimer(self, singleShot=True, interval=0)
        self._lay_soon.timeout.connect(self.lay)
        self._marks.changed.connect(self._changed)
        self._marks.folded.connect(self.lay)
        view.installEventFilter(self)

    # The texts of the page

    def take(self, text: Prose) -> None:
        """One more text is there."""
        self._texts.append(text)
        text.passages = Passages(text, self._theme, self._soon.start)
        text.selected.connect(partial(self._selected, text))
        text.cursorPositionChanged.connect(partial(self._caret_moved, text))
        text.installEventFilter(self)
        self._soon.start()

    def show_all(self) -> None:
        """Look for the words of all marks, and show them with their notes."""
        self._texts = [text for text in self._texts if isValid(text)]
        found = self._marks.of_page(self._name)
        self._placed = {mark.id: place for mark in found if (place := self._place(mark))}
        for text in self._texts:
            if text.passages is not None:
                text.passages.show([_passage(m, self._placed[m.id]) for m in found if self._is_in(m, text)])
        self._show_notes(found)

    def _is_in(self, mark: Mark, text: Prose) -> bool:
        return mark.id in self._placed and self._placed[mark.id].text is text

    def _place(self, mark: Mark) -> _Placed | None:
        if not mark.is_passage:
            return None
        best: tuple[int, Prose, Span] | None = None
        for text in self._texts:
            there = best_in(mark.quotation, text.document().toRawText())
            if there and (best is None or there.around > best[0]):
                best = there.around, text, there.span
        if best is None:
            return None
        raw = best[1].document().toRawText()
        return _Placed(best[1], _units(raw, best[2].begin), _units(raw, best[2].end))

    # Notes

    def _show_notes(self, found: list[Mark]) -> None:
        wanted = [mark for mark in found if mark.note.strip() or mark.id in self._written]
        for gone in self.cards.keys() - {mark.id for mark in wanted}:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for mark in wanted:
            if mark.id not in self.cards:
                self.cards[mark.id] = card = NoteCard(self._theme, self._marks, mark)
                card.grown.connect(self._lay_soon.start)
                card.left_empty.connect(self._left_empty)
                card.left.connect(self._leave_note)
            self.cards[mark.id].show_mark(mark)
            lost = mark.is_passage and mark.id not in self._placed and self._page.is_whole()
            self.cards[mark.id].elsewhere.setVisible(lost)
        self.lay()

    def lay(self) -> None:
        """Put the notes beside their lines, or below their paragraphs where there is no room beside."""
        folded = self._marks.notes_folded
        wide = bool(self.cards) and self._view.width() >= self._theme.px(WIDE)
        self._page.keep_margin(self._the_margin() if wide else None)
        if self._margin is not None and not wide:
            self._margin.hide()
        head = self._the_head()
        head.tell(len(self.cards), folded=folded)
        for card in self.cards.values():
            card.setVisible(not folded)
        order = [] if folded else sorted(self.cards, key=self._top_of)
        if wide:
            for text in self._texts:
                if text.passages is not None:
                    text.passages.make_room({})
            self._the_margin().lay(head, [(self.cards[key], self._top_of(key)[1]) for key in order])
        else:
            if self.cards:
                self._put_below(head)
            head.setVisible(bool(self.cards))
            self._lay_below(order)

    def fold_notes(self, _checked: bool = False) -> None:
        """Fold all notes away, on every page, or show them again; the words stay marked."""
        folded = not self._marks.notes_folded
        self._marks.fold_notes(folded)
        announce(self._view, _("The notes are folded away.") if folded else _("The notes are shown."))

    def _the_head(self) -> NotesHead:
        if self._head is None or not isValid(self._head):
            self._head = NotesHead(self._theme)
            self._head.fold.clicked.connect(self.fold_notes)
        return self._head

    def take_keyboard(self) -> None:
        """Give the keyboard to the first note, or to what shows the notes again."""
        if self._marks.notes_folded:
            self._the_head().fold.setFocus(Qt.FocusReason.TabFocusReason)
            return
        first = self.cards[min(self.cards, key=self._top_of)]
        first.field.setFocus(Qt.FocusReason.TabFocusReason)
        keep_in_view(first, first.rect())

    def hold(self, focused: QWidget | None) -> bool:
        """Whether the keyboard is in one of the notes."""
        places: list[QWidget] = [*self.cards.values(), self._the_head()]
        return focused is not None and any(place.isAncestorOf(focused) for place in places)

    def _top_of(self, mark_id: str) -> tuple[bool, int, str]:
        """Notes of the whole page, and those without a place, come last."""
        place, page = self._placed.get(mark_id), self._view.widget()
        if place is None or page is None or place.text.passages is None:
            return (True, 0, self._marks.all[mark_id].at if mark_id in self._marks.all else "")
        box = place.text.passages.box_of(place.start, place.end)
        return (False, place.text.mapTo(page, box.topLeft()).y(), "")

    def _lay_below(self, order: list[str]) -> None:
        rows: dict[Prose, dict[int, list[NoteCard]]] = {}
        for key in order:
            place = self._placed.get(key)
            if place is None:
                self._put_below(self.cards[key])
                continue
            block = place.text.document().findBlock(max(place.start, place.end - 1)).blockNumber()
            rows.setdefault(place.text, {}).setdefault(block, []).append(self.cards[key])
        for text in self._texts:
            self._lay_in(text, rows.get(text, {}))

    def _lay_in(self, text: Prose, rows: Mapping[int, list[NoteCard]]) -> None:
        """Notes below the paragraphs of one text."""
        passages = text.passages
        if passages is None:
            return
        heights = {}
        for block, cards in rows.items():
            for card in cards:
                card.setParent(text)
                card.setFixedWidth(max(60, text.width() - 2))
                card.show()
            heights[block] = sum(height_of(card) + GAP for card in cards) + GAP
        passages.make_room(heights)
        for block, cards in rows.items():
            top = passages.below(block) + GAP
            for card in cards:
                card.setGeometry(0, top, card.width(), height_of(card))
                top += card.height() + GAP

    def _put_below(self, card: QWidget) -> None:
        """At the end of the page."""
        if self._below is None:
            self._below = QWidget()
            column = QVBoxLayout(self._below)
            column.setContentsMargins(0, 0, 0, 0)
            self._page.add_at_end(self._below)
        card.setMinimumWidth(0)
        card.setMaximumWidth(16_777_215)
        layout = self._below.layout()
        assert layout
        layout.addWidget(card)
        card.show()

    def _the_margin(self) -> NotesMargin:
        if self._margin is None:
            self._margin = NotesMargin(self._theme)
            self._margin.page_note.clicked.connect(self.note_page)
        return self._margin

    def _left_empty(self, mark_id: str) -> None:
        self._written.discard(mark_id)
        mark = self._marks.all.get(mark_id)
        if mark is not None and mark.sort == "page":
            self._marks.remove(mark_id)
        self._soon.start()

    def _leave_note(self, mark_id: str) -> None:
        """The keyboard goes to the passage that a note is about; from one about the page, to the page."""
        place = self._placed.get(mark_id)
        if place is not None and isValid(place.text):
            place.text.read_at(place.start, place.start)
        else:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_page(self, _checked: bool = False) -> None:
        """Write a note for the whole page."""
        mark = self._marks.note_page(self._name)
        self._write(mark.id)

    def _write(self, mark_id: str) -> None:
        """Open a note, and give it the keyboard."""
        self._written.add(mark_id)
        self._marks.fold_notes(False)
        self.show_all()
        card = self.cards[mark_id]
        card.write_here()
        keep_in_view(card, card.rect())

    # Choosing words, and what is done with them

    def mark_by_keyboard(self) -> bool:
        """Open the bar at what is selected in a text, or at the mark that the caret is in; False if there is none."""
        text = next((text for text in self._texts if text.hasFocus()), None)
        if text is None:
            return False
        chosen = self._chosen_in(text)
        if chosen is None:
            return False
        self._open_bar(chosen)
        if self._bar is not None:
            self._bar.take_keyboard()
        return True

    def text_with(self, mark_id: str) -> Prose | None:
        """The text in which a mark is."""
        self.show_all()
        place = self._placed.get(mark_id)
        return place.text if place is not None else None

    def show_mark(self, mark_id: str) -> None:
        """Bring a mark into view, and the caret to it."""
        self.show_all()
        place = self._placed.get(mark_id)
        if place is not None and place.text.passages is not None:
            place.text.read_at(place.start, place.start)
            keep_in_view(place.text, place.text.passages.box_of(place.start, place.end))
        elif mark_id in self.cards:
            self._marks.fold_notes(False)
            self.lay()
            keep_in_view(self.cards[mark_id], self.cards[mark_id].rect())
            self.cards[mark_id].write_here()

    def _selected(self, text: Prose) -> None:
        self.close_bar()
        self._chosen = self._chosen_in(text)
        if self._chosen is not None:
            self._wait.start()

    def _open_bar_by_mouse(self) -> None:
        if self._chosen is not None and isValid(self._chosen.text):
            self._open_bar(self._chosen)

    def _chosen_in(self, text: Prose) -> Chosen | None:
        cursor = text.textCursor()
        if text.passages is None:
            return None
        if cursor.hasSelection() and cursor.selectedText().strip():
            there = text.passages.around(cursor.selectionStart(), cursor.selectionEnd())
            return Chosen(text, cursor.selectionStart(), cursor.selectionEnd(), there.id if there else "")
        there = text.passages.at(cursor.position())
        return Chosen(text, there.start, there.end, there.id) if there else None

    def _open_bar(self, chosen: Chosen) -> None:
        page = self._view.widget()
        if page is None or chosen.text.passages is None:
            return
        if self._bar is None:
            self._bar = bar = MarkBar(self._theme, page)
            bar.colour_chosen.connect(self._choose_colour)
            bar.note_wanted.connect(self._note)
            bar.copy_wanted.connect(self._copy)
            bar.remove_wanted.connect(self._remove)
            bar.closed.connect(self._back_to_text)
        self._chosen = chosen
        box = chosen.text.passages.box_of(chosen.start, chosen.end)
        words = QRect(chosen.text.mapTo(page, box.topLeft()), box.size())
        mark = self._marks.all.get(chosen.mark)
        self._bar.open_at(words, mark.sort if mark and mark.is_passage else None)  # type: ignore[arg-type]

    def close_bar(self) -> bool:
        """Put the bar away; False if there was none."""
        self._wait.stop()
        if self._bar is None or self._bar.isHidden():
            return False
        self._bar.hide()
        return True

    def leave_bar(self) -> bool:
        """Put the bar away by key: the words stay selected; False if there was none."""
        if not self.close_bar():
            return False
        self._back_to_text()
        return True

    def _back_to_text(self) -> None:
        """The words are selected as before, and the caret goes on there."""
        if self._chosen is not None and isValid(self._chosen.text):
            self._chosen.text.read_at(self._chosen.start, self._chosen.end)

    def _end(self, chosen: Chosen) -> None:
        """Something was done with the words: the caret stands behind them, if it was the keyboard."""
        focused = QApplication.focusWidget()
        by_keyboard = self._bar is not None and focused is not None and self._bar.isAncestorOf(focused)
        self.close_bar()
        cursor = chosen.text.textCursor()
        cursor.clearSelection()
        chosen.text.setTextCursor(cursor)
        if by_keyboard:
            chosen.text.read_at(chosen.end, chosen.end)

    def _choose_colour(self, colour: Colour) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        mark = self._marks.all.get(chosen.mark) or self._new(chosen, colour)
        if mark is None:
            return
        if mark.sort != colour:
            self._marks.choose_colour(mark.id, colour)
        self._end(chosen)
        announce(chosen.text, _("Marked in {colour}.").format(colour=_(NAMES[colour])))

    def _note(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        mark = self._marks.all.get(chosen.mark) or self._new(chosen, "honey")
        if mark is not None:
            self._end(chosen)
            self._write(mark.id)

    def _copy(self) -> None:
        if (chosen := self._chosen) is not None:
            copy_to_stay(_words_of(chosen))
            self._end(chosen)

    def _remove(self) -> None:
        chosen = self._chosen
        if chosen is not None and chosen.mark in self._marks.all:
            self._end(chosen)
            self._marks.remove(chosen.mark)
            announce(chosen.text, _("The mark is removed."))

    def _new(self, chosen: Chosen, colour: Colour) -> Mark | None:
        """Mark words that have no mark yet; None if there are too many of them, which is said."""
        quotation = self._quotation(chosen)
        if len(quotation.words) > LONGEST_WORDS:
            self._end(chosen)
            words = counted(
                "A mark can have {n} letter. Choose a shorter passage.",
                "A mark can have {n} letters. Choose a shorter passage.",
                LONGEST_WORDS,
            )
            self._page.say_below(words)
            return None
        return self._marks.mark(self._name, quotation, colour)

    def _quotation(self, chosen: Chosen) -> Quotation:
        """The words as they are found again, with the number of their paragraph on the page."""
        raw = chosen.text.document().toRawText()
        span = Span(_letters(raw, chosen.start), _letters(raw, chosen.end))
        there = quote(raw, span)
        plain = there._replace(
            before=there.before.translate(_PLAIN), words=there.words.translate(_PLAIN).strip(),
            after=there.after.translate(_PLAIN),
        )  # fmt: skip
        page = self._session.course.page(self._name.module, self._name.page)  # type: ignore[arg-type]
        paragraphs = page_words(page, self._session.course.reader)
        there_span = span_in(plain, BETWEEN.join(paragraphs), anywhere=True)
        begins = begins_of(paragraphs)
        number = sum(begin <= there_span.begin for begin in begins) - 1 if there_span else 0
        return plain._replace(paragraph=number)

    # What happens around

    def _changed(self, mark_id: str) -> None:
        """A mark was made, changed or removed, here or elsewhere."""
        mark = self._marks.all.get(mark_id)
        card = self.cards.get(mark_id)
        if mark is not None and card is not None and card.field.hasFocus() and card.field.text() == mark.note:
            return  # it is being written right there
        if (card is not None or mark_id in self._placed) or (mark and (mark.module, mark.page) == self._name):
            self.show_all()

    def _caret_moved(self, text: Prose) -> None:
        """Who goes through the text by keyboard hears where a mark begins and ends."""
        if not text.reads or text.passages is None:
            return
        there = text.passages.at(text.textCursor().position())
        before, self._inside = self._inside, there.id if there else ""
        if self._inside == before:
            return
        if there is not None:
            announce(text, _("{mark}, begins").format(mark=there.told))
        else:
            announce(text, _("the mark ends"))

    def eventFilter(self, of: QObject, event: QEvent) -> bool:
        """The page has another width, or a key is pressed in it."""
        if event.type() == QEvent.Type.Resize:
            self._lay_soon.start()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.close_bar()
        return False


def _passage(mark: Mark, place: _Placed) -> Passage:
    words = " ".join(mark.words.split())
    colour = _(NAMES[mark.sort])
    told = _("{colour} mark, with a note: {words}") if mark.note.strip() else _("{colour} mark: {words}")
    return Passage(mark.id, mark.sort, place.start, place.end, told.format(colour=colour, words=words))


def _words_of(chosen: Chosen) -> str:
    raw = chosen.text.document().toRawText()
    return raw[_letters(raw, chosen.start) : _letters(raw, chosen.end)].translate(_PLAIN).strip()


def _units(raw: str, letters: int) -> int:
    """A place in a text as Qt counts, for which what lies beyond 65,535 is two."""
    return letters + sum(sign > "\uffff" for sign in raw[:letters])


def _letters(raw: str, units: int) -> int:
    """The same in the other direction."""
    if raw.isascii() or max(raw) <= "\uffff":
        return units
    at = letters = 0
    for sign in raw:
        if at >= units:
            break
        at += 2 if sign > "\uffff" else 1
        letters += 1
    return letters
