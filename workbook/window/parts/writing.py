"""What every field that one writes in does alike: words that are composed, pasted or dropped, the wheel, its height."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor

from workbook.language.signs import meant
from workbook.window.look import fonts
from workbook.window.parts.composing import take_composed, tell_composing, with_composed
from workbook.window.parts.dropping import LONGEST_PASTE, has_words, is_too_long, leave_source
from workbook.window.parts.pasting import short_enough, tell_cut, text_of
from workbook.window.parts.scrolling import follow_line, page_around, settle
from workbook.window.parts.taking_back import change_between, lead_around, turned_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData, QRect, SignalInstance
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QInputMethodEvent,
        QKeyEvent,
        QTextBlock,
        QTextDocument,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget
else:
    QWidget = QAbstractScrollArea = object  # the Qt class itself comes behind these in each field's bases

ROOM_TO_WRITE = 4


class Composes(QWidget):
    """A field in which what an input method composes counts as written, also when the field is left."""

    _composed = ""

    def _tell(self) -> None:
        """Tell what is seen now."""
        raise NotImplementedError

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()
        tell_composing(self, composing=bool(self._composed))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self, self._composed)
        super().focusOutEvent(event)


class TextArea(Composes, QAbstractScrollArea):
    """A field of several lines. It takes plain words, pasted or dropped, and leaves these where they came from.

    Ctrl+Tab is a tab; the wheel scrolls the page, unless the field is written in and has more than can be seen.
    """

    def text(self) -> str:
        """The words exactly as they are seen, with plain line ends; NBSP and the like are kept."""
        words = with_composed(self.document().toRawText(), self.textCursor().position(), self._composed)
        return words.replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\t")
        elif not turned_around(self, event):
            super().keyPressEvent(event)

    def createStandardContextMenu(self, *at: Any) -> QMenu:
        """Qt's menu; Undo in it is what its key is."""
        menu: QMenu = super().createStandardContextMenu(*at)  # type: ignore[misc]  # both of Qt's classes have it
        lead_around(menu, self)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        whole = text_of(source)
        if whole:  # a file or a picture brings no words, and what is selected stays
            self.insertPlainText(short_enough(whole))
        if len(whole) > LONGEST_PASTE:
            tell_cut(self)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_words(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        leave_source(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        leave_source(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if is_too_long(event.mimeData()) and event.source() in (self, self.viewport()):
            event.ignore()  # what is moved within the field is taken out first, and would not come back whole
            return
        super().dropEvent(event)
        leave_source(event)

    if TYPE_CHECKING:  # what both of Qt's classes have

        def document(self, /) -> QTextDocument: ...
        def textCursor(self, /) -> QTextCursor: ...

        def setTextCursor(self, cursor: QTextCursor, /) -> None: ...

        cursorRect: Callable[..., QRect]  # noqa: N815 - Qt's name

        def setPlainText(self, text: str, /) -> None: ...
        def insertPlainText(self, text: str, /) -> None: ...


class GrowingArea(TextArea):
    """A field that grows with its words, up to a part of the window, and then scrolls.

    `edited` says that other words are seen than before, however that came about, save by `set_text`. The field itself
    has the signal: PySide may crash when one that a mixin has is taken down.
    """

    _told = ""
    _lines = 0
    _line_seen = -1  # where the line stood that was last kept in view

    def begin(self) -> None:
        """Follow the words from now on; the last of what a field does when it is made."""
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._keep_glyphs)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._follow)

    def set_text(self, text: str) -> None:
        """Show a text from the file. Where somebody writes, the caret stands behind what became another."""
        text = meant(text)
        if text != self.text():
            fonts.need_for(text)
            self._told = text
            if self.hasFocus():
                self._change_to(text)
            else:
                self.setPlainText(text)
            self._told = self.text()

    def _change_to(self, text: str) -> None:
        change = change_between(self.text(), text)
        cursor = self.textCursor()
        cursor.setPosition(change.start)
        cursor.setPosition(change.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.words)
        self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        if (room := self.viewport().size()).width() != event.size().width():
            # A scroll bar came or went while this was being told, and the lines are still laid out without it.
            super().resizeEvent(QResizeEvent(room, event.size()))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _tell(self) -> None:
        if (words := self.text()) != self._told:
            self._told = words
            self.edited.emit()

    def _keep_glyphs(self) -> None:
        keep_glyphs(self.textCursor().block())

    def _grow(self) -> None:
        lines, writing = self._lines_wanted(), self._is_written_in()
        if writing:
            if lines <= self._lines:
                return
            lines += ROOM_TO_WRITE  # so that the page is not laid out anew at every line
        self._lines = lines
        self.setFixedHeight(self._height_of(lines))
        if writing:
            settle(self)
            self._line_seen = -1
            self._follow()

    def _follow(self) -> None:
        """Keep the line that is being written in view of the page; within a line there is nothing to do."""
        line = self.cursorRect()
        if self.hasFocus() and line.top() != self._line_seen:
            self._line_seen = line.top()
            follow_line(page_around(self), self, line)

    def _is_written_in(self) -> bool:
        """Whether somebody is at it: then there is room left, and it never shrinks under their hands."""
        return self.hasFocus()

    def _lines_wanted(self) -> int:
        """How many lines the words take, at least so many as an empty field has."""
        raise NotImplementedError

    def _height_of(self, lines: int) -> int:
        """The height of the field with so many lines."""
        raise NotImplementedError

    if TYPE_CHECKING:
        edited: SignalInstance
        textChanged: SignalInstance  # noqa: N815 - Qt's names
        cursorPositionChanged: SignalInstance  # noqa: N815


def keep_glyphs(block: QTextBlock) -> None:
    """Shape the words of the paragraph that is written in once a key; else Qt does so to lay out, find and draw."""
    block.layout().setCacheEnabled(True)


def never_sideways(field: QAbstractScrollArea) -> None:
    """Lines are wrapped, so nothing lies beside the field; Qt counts the blank at a line's end as if it did."""
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.horizontalScrollBar().rangeChanged.connect(partial(_no_range, field))


def _no_range(field: QAbstractScrollArea, _least: int, most: int) -> None:
    if most:
        field.horizontalScrollBar().setRange(0, 0)
