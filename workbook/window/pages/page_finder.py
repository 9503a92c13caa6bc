"""Finds words on the page that is open: in its text, its questions and what was written there, and shows where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from workbook.answers.searching.folding import occurrences, spans_of, words_in
from workbook.window.parts.announce import announce
from workbook.window.parts.prose import Prose
from workbook.window.parts.scrolling import keep_in_view, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex

    from workbook.window.look.theme import Theme
    from workbook.window.pages.page_view import PageView

_TAG = re.compile(r"<[^<>]*>")
_MAY_BREAK = "\u200b"
_OURS = int(QTextFormat.Property.UserProperty) + 41  # tells our colours in a text from those of others
MOST = 2000  # places that are shown of one page
AROUND = 30  # letters before and after, which are spoken
Texts = QTextEdit, QPlainTextEdit


class Spot(NamedTuple):
    """Where words stand: in a widget, of a table in a cell, from one letter to another; `words` is all of it."""

    widget: QWidget
    words: str
    start: int
    end: int
    cell: QModelIndex | None = None


class _ReadingOrder(QObject):
    """The widgets of a page in the order in which one reads, measured anew only when the page was laid out anew."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view.widget())
        self._view = view
        self._known: list[QWidget] | None = None
        if (page := view.widget()) is not None:
            page.installEventFilter(self)

    def widgets(self) -> list[QWidget]:
        """All that is seen."""
        if self._known is None:
            self._known = self._view.in_order()
        return [widget for widget in self._known if isValid(widget)]

    def forget(self) -> None:
        """Measure at the next time."""
        self._known = None

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._known = None
        return False


class PageFinder:
    """Looks through one page, and marks what was found without touching what is written."""

    def __init__(self, view: PageView, theme: Theme) -> None:
        self._view, self._theme = view, theme
        self._spots: list[Spot] = []
        self._coloured: list[QTextEdit | QPlainTextEdit] = []
        self._at = -1
        self._reading_order = _ReadingOrder(view)
        self._ring = QFrame(view.widget())
        self._ring.setObjectName("found")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()

    @property
    def count(self) -> int:
        """How many places have the words."""
        return len(self._spots)

    @property
    def at(self) -> int:
        """Which of them is shown, from 0; -1 for none."""
        return self._at

    def find(self, typed: str) -> None:
        """Look for words; the first place that is not above what is seen is shown."""
        self._reading_order.forget()
        self._look(typed)
        here = self._view.verticalScrollBar().value()
        below = (n for n, spot in enumerate(self._spots) if self._top(spot) >= here)
        self._show(next(below, 0 if self._spots else -1))

    def put_keyboard(self, typed: str, inside: QWidget | None) -> None:
        """Bring the keyboard to the first place with the words, all in a row or else one of them."""
        self._view.complete()
        self._open_examples(typed)
        pieces = [one for one in self._pieces() if inside is None or inside.isAncestorOf(one.widget)]
        for find in (occurrences, _any_of):
            for piece in pieces:
                for start, end in find(piece.words, typed):
                    spot = piece._replace(start=start, end=end)
                    self._focus(spot)
                    keep_in_view(spot.widget, _rect(spot))
                    return

    def _focus(self, spot: Spot) -> None:
        """The caret at the words where there is one; of a question its exercise has the keyboard."""
        widget, reason = spot.widget, Qt.FocusReason.OtherFocusReason
        if isinstance(widget, Prose):
            cursor = _cursor(spot)
            widget.read_at(cursor.anchor(), cursor.position())
            return
        if isinstance(widget, QAbstractItemView) and spot.cell is not None:
            widget.setCurrentIndex(spot.cell)
        elif isinstance(widget, QLabel):
            card = next((one for one in self._view.cards.values() if one.isAncestorOf(widget)), None)
            if card is not None:
                card.take_focus()
            return
        widget.setFocus(reason)
        if isinstance(widget, Texts):
            cursor = _cursor(spot)
            cursor.setPosition(cursor.anchor())
            widget.setTextCursor(cursor)
        elif isinstance(widget, QLineEdit):
            widget.setCursorPosition(len(spot.words[: spot.start].encode("utf-16-le", "surrogatepass")) // 2)

    def step(self, typed: str, by: int) -> None:
        """To the next place or the one before, and around at the end; what was written meanwhile counts."""
        before = self._at
        self._look(typed)
        self._show((max(before, 0 if by < 0 else -1) + by) % len(self._spots) if self._spots else -1)

    def clear(self) -> None:
        """Nothing is marked any more."""
        self._spots, self._at = [], -1
        self._colour()
        if isValid(self._ring):
            self._ring.hide()

    def let_go(self) -> None:
        """The page is left."""
        self.clear()
        for ours in (self._ring, self._reading_order):
            if isValid(ours):
                ours.deleteLater()

    def show_again(self) -> None:
        """The page has other measures now."""
        if 0 <= self._at < len(self._spots):
            self._show_ring(self._spots[self._at])

    def tell(self) -> None:
        """Say the words around the place that is shown."""
        if self._at >= 0:
            spot = self._spots[self._at]
            announce(
                self._view, " ".join(spot.words[max(0, spot.start - AROUND) : spot.end + AROUND].split())
            )

    def _look(self, typed: str) -> None:
        self._view.complete()
        self._open_examples(typed)
        self._spots = []
        for piece in self._pieces():
            self._spots += [piece._replace(start=s, end=e) for s, e in occurrences(piece.words, typed)]
            if len(self._spots) >= MOST:
                break

    def _open_examples(self, typed: str) -> None:
        """What is folded away is found as well, and opened to be seen."""
        for box in self._view.examples():
            if box.is_folded and box.holds(typed):
                box.turn()
                settle(box.text)
                self._reading_order.forget()

    def _pieces(self) -> Iterator[Spot]:
        for widget in self._reading_order.widgets():
            if isinstance(widget, QHeaderView):
                yield from _names(widget)
            elif isinstance(widget, QAbstractItemView):
                yield from _cells(widget)
            elif not _is_in_a_table(widget) and (words := _words(widget)):
                yield Spot(widget, words, 0, 0)

    def _show(self, at: int) -> None:
        self._at = at
        self._colour()
        if at < 0:
            self._ring.hide()
            return
        spot = self._spots[at]
        keep_in_view(spot.widget, _rect(spot))
        self._show_ring(spot)

    def _show_ring(self, spot: Spot) -> None:
        """Around what cannot be coloured letter by letter."""
        page = self._view.widget()
        if isinstance(spot.widget, Texts) or page is None or not isValid(spot.widget):
            self._ring.hide()
            return
        rect = _rect(spot)
        at = spot.widget.mapTo(page, rect.topLeft())
        self._ring.setGeometry(QRect(at, rect.size()).adjusted(-3, -2, 3, 2))
        self._ring.raise_()
        self._ring.show()

    def _top(self, spot: Spot) -> int:
        page = self._view.widget()
        return spot.widget.mapTo(page, _rect(spot).bottomLeft()).y() if page is not None else 0

    def _colour(self) -> None:
        """Colour what was found in texts, the one that is shown most; colours of others stay."""
        found: dict[QWidget, list[QTextEdit.ExtraSelection]] = {}
        for n, spot in enumerate(self._spots):
            if isinstance(spot.widget, Texts):
                found.setdefault(spot.widget, []).append(self._selection(spot, is_shown=n == self._at))
        for text in {*self._coloured, *(text for text in found if isinstance(text, Texts))}:
            if isValid(text):
                others = [one for one in text.extraSelections() if not one.format.hasProperty(_OURS)]
                text.setExtraSelections(others + found.get(text, []))
        self._coloured = [text for text in found if isinstance(text, Texts)]

    def _selection(self, spot: Spot, *, is_shown: bool) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setProperty(_OURS, True)
        theme = self._theme
        form.setBackground(theme.colour("accent" if is_shown else "mark"))
        if is_shown:
            form.setForeground(theme.colour("on_accent"))
        elif theme.tokens.high_contrast:
            form.setFontUnderline(True)
        made.format, made.cursor = form, _cursor(spot)
        return made


def _any_of(words: str, typed: str) -> list[tuple[int, int]]:
    return spans_of(words, words_in(typed))


def _words(widget: QWidget) -> str:
    """What somebody reads in a widget; nothing for one whose words are those of another."""
    if isinstance(widget, Texts):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QLabel):
        text = widget.text().replace(_MAY_BREAK, "")
        return _TAG.sub("", text) if widget.textFormat() == Qt.TextFormat.RichText else text
    if isinstance(widget, QAbstractButton) and not isinstance(widget, QToolButton):
        return widget.text()
    return ""


def _is_in_a_table(widget: QWidget) -> bool:
    """Whether it lies in a cell, whose words are found as those of the table."""
    port = widget.parentWidget()
    view = port.parentWidget() if port is not None else None
    return isinstance(view, QAbstractItemView) and view.viewport() is port


def _names(header: QHeaderView) -> Iterator[Spot]:
    """The names of columns or rows."""
    for section in range(header.count()):
        words = header.model().headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole)
        if words and not header.isSectionHidden(section):
            yield Spot(header, str(words), 0, 0)


def _cells(view: QAbstractItemView) -> Iterator[Spot]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if words := str(index.data(Qt.ItemDataRole.DisplayRole) or ""):
                yield Spot(view, words, 0, 0, index)


def _rect(spot: Spot) -> QRect:
    widget = spot.widget
    if isinstance(widget, Texts):
        cursor = _cursor(spot)
        end = widget.cursorRect(cursor)
        cursor.setPosition(cursor.anchor())
        rect = widget.cursorRect(cursor).united(end)
        return rect.translated(widget.viewport().mapTo(widget, QPoint(0, 0)))
    if isinstance(widget, QAbstractItemView) and spot.cell is not None:
        return widget.visualRect(spot.cell).translated(widget.viewport().mapTo(widget, QPoint(0, 0)))
    return widget.rect()


def _cursor(spot: Spot) -> QTextCursor:
    """The found letters; Qt counts what lies beyond 65,535 as two."""
    assert isinstance(spot.widget, Texts)
    document: QTextDocument = spot.widget.document()
    cursor = QTextCursor(document)
    cursor.setPosition(_units(spot.words[: spot.start]))
    cursor.setPosition(_units(spot.words[: spot.end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(words: str) -> int:
    return len(words) + sum(sign > "\uffff" for sign in words)
