"""The learner's part of a sentence: a field without a frame whose first line may begin further in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from workbook.language.signs import lines_of, meant
from workbook.window.look import fonts
from workbook.window.parts.dropping import LONGEST_PASTE
from workbook.window.parts.pasting import short_enough, tell_cut, text_of
from workbook.window.parts.scrolling import follow_line, page_around
from workbook.window.parts.taking_back import change_between
from workbook.window.parts.writing import TextArea, keep_glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextBlock, QTextLayout
    from PySide6.QtWidgets import QScrollArea

    from workbook.window.look.theme import Theme

_LINE_END = "\u2028"  # keeps all lines in one block, so that only the first of them is moved in
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BELOW = 3  # pixels below the last line, for the underline
_ONE_LINE = 400  # characters; longer words are never measured as one line


class Line(NamedTuple):
    """The place of a line's words in the field."""

    left: float
    top: float
    right: float
    bottom: float
    start: int  # of its words among all


def _lines_of(layout: QTextLayout, first: int = 0) -> list[Line]:
    down, found = layout.position().y(), []
    for n in range(first, layout.lineCount()):
        line = layout.lineAt(n)
        place = line.naturalTextRect()
        found.append(
            Line(place.left(), place.top() + down, place.right(), place.bottom() + down, line.textStart())
        )
    return found


def _blocks(block: QTextBlock) -> Iterator[QTextBlock]:
    while block.isValid():
        yield block
        block = block.next()


class SentenceField(TextArea, QTextEdit):
    """Plain words that continue what stands before them. Enter goes on to the next field, Shift+Enter to a new line.

    The editor's own undo takes back what was typed, so this field keeps none of its own: its layout may then
    change at any time.
    """

    edited = Signal()  # the learner changed the words
    entered = Signal()  # the focus came or went
    lines_pasted = Signal(list)  # several lines, for who `takes_lines` one by one

    def __init__(self, theme: Theme, name: str, draw_behind: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._theme, self._draw_behind = theme, draw_behind
        self._words = ""
        self.takes_lines = False
        self._indent = -1.0
        self._height = 0
        self._known: list[Line] = []
        self._rtl = False
        self._page: QScrollArea | None = None
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.restyle()
        self.document().contentsChange.connect(self._forget_lines)
        self.textChanged.connect(self._tell)

    def restyle(self) -> None:
        """Take font and ground anew; a full ground, so that a key does not draw card and page below it anew."""
        self.setFont(self._theme.font("answer"))
        self._known.clear()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("card"))
        self.setPalette(palette)

    def words(self) -> str:
        """The words exactly as typed."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show words from the file; nothing is said."""
        words = meant(words)
        if words != self._words:
            fonts.need_for(words)
            at = change_between(self._words, words).behind
            self._words = words
            self.blockSignals(True)
            self.setPlainText(words.replace("\n", _LINE_END))
            self.blockSignals(False)
            self._indent = -1.0
            if self.hasFocus():
                cursor = self.textCursor()
                cursor.setPosition(at)
                self.setTextCursor(cursor)

    def place(self, width: int, indent: float, *, roomy: bool = False) -> int:
        """Lay the words out in a width, the first line moved in; returns the height they take.

        `roomy` gives what is being written half as much room again, so that a long text grows a few times only.
        """
        self._known.clear()
        narrower = self.lineWrapColumnOrWidth() != width
        if narrower:
            self.setLineWrapColumnOrWidth(width)
        if (indent, self.isRightToLeft()) != (self._indent, self._rtl):
            self._indent, self._rtl = indent, self.isRightToLeft()
            self._move_first_line_in()
        height = wanted = self.height_wanted()
        if roomy and self._height and not narrower:
            height = self._height if wanted <= self._height else self._and_half_again(wanted)
        self._height = height
        self.setFixedSize(width, height + self._theme.px(BELOW))
        return self.height()

    def _and_half_again(self, height: int) -> int:
        lines = len(self.lines())
        return height + height * (lines // 2) // lines

    def has_room(self) -> bool:
        """Whether all words are in view."""
        return self.height_wanted() <= self._height

    def height_wanted(self) -> int:
        """The height of all lines."""
        return int(self.document().size().height() + 0.99)

    def wanted(self) -> float:
        """The room that the words take on one line; endless for several lines."""
        if "\n" in self._words or len(self._words) > _ONE_LINE:
            return float("inf")
        return QFontMetricsF(self.font()).horizontalAdvance(self._words)

    def lines(self) -> list[Line]:
        """Where each line of words stands. Asked for at every key, so what was not touched is not asked again."""
        known, document = self._known, self.document()
        block = document.begin()
        if document.blockCount() > 1:  # words from a file may have brought paragraphs of their own
            return [line for at in _blocks(block) for line in _lines_of(at.layout())]
        known += _lines_of(block.layout(), len(known))
        return known

    def _forget_lines(self, changed: int) -> None:
        """A change moves its own line and those below, and may move a word up or down over the end above it."""
        known = self._known
        while known and known[-1].start >= changed:
            known.pop()
        del known[-2:]

    def _move_first_line_in(self) -> None:
        form = QTextBlockFormat()
        form.setTextIndent(self._indent)
        form.setLayoutDirection(self.layoutDirection())
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.blockSignals(True)
        cursor.mergeBlockFormat(form)
        self.blockSignals(False)

    def _tell(self) -> None:
        keep_glyphs(self.document().begin())
        if self._indent > 0 and self.document().begin().blockFormat().textIndent() != self._indent:
            self._move_first_line_in()  # somebody else than a key put other words here
        words = self.text().replace(_LINE_END, "\n")
        if words != self._words:
            self._words = words
            self.edited.emit()
            self._page = self._page or page_around(self)
            follow_line(self._page, self, self.cursorRect())

    # Input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText(_LINE_END)
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        whole = text_of(source)
        words = short_enough(whole)
        if self.takes_lines and len(lines := lines_of(words)) > 1:
            goes_on = (
                " " if self._words and words[:1] == " " else ""
            )  # the first line goes on with what is here
            self.lines_pasted.emit([goes_on + lines[0], *lines[1:]])
        elif words:  # a file or a picture brings none, and what is selected stays
            self.insertPlainText(words.strip("\n").replace("\n", _LINE_END))
        if len(whole) > LONGEST_PASTE:
            tell_cut(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._draw_behind(painter)
        painter.end()
        super().paintEvent(event)
