"""The plain editor for a course's text: its margin, what is coloured behind lines, folding, and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit

from workbook.language.translation import gettext as _
from workbook.window.parts.writing import TextArea, keep_glyphs, never_sideways
from workbook.window.studio import folds
from workbook.window.studio.editor_keys import WRITES, indent, is_undo, own_act, pass_on
from workbook.window.studio.line_numbers import LineNumbers
from workbook.window.studio.marked_words import Span, found_words, wrong_words
from workbook.window.studio.room_below import RoomBelow
from workbook.window.studio.text_colours import TextColours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QPaintEvent,
        QResizeEvent,
        QTextBlock,
        QWheelEvent,
    )

    from workbook.window.look.theme import Theme

_MODES = QTextCursor.MoveMode


class SourceEditor(TextArea, QPlainTextEdit):
    """Shows and takes one text. What was written is taken back elsewhere, so Undo passes through it."""

    line_changed = Signal(int)
    offers_wanted = Signal()
    find_wanted = Signal(bool)  # whether to replace, too
    step_wanted = Signal(int)
    composed = Signal()  # an input method shows other words
    left = Signal()  # the keyboard is elsewhere; what was being composed is written
    moved = Signal()  # what is shown has scrolled, or has another size

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("source")
        self.setAccessibleName(_("Source text"))
        keys = _(
            "Tab writes blanks; Ctrl+Tab and Ctrl+Shift+Tab leave the text. Ctrl+Space offers what can stand here."
        )
        self.setAccessibleDescription(keys)
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # keys and kinds are; each line goes by its words
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        never_sideways(self)
        self.colours = TextColours(self.document(), theme)
        self.levels: dict[int, str] = {}  # line, counted from 0, to the level of what is wrong in it
        self._wrong: list[Span] = []
        self._bands: list[tuple[QRect, QColor]] = []
        self._has_marks = False
        self._found: Sequence[Span] = ()
        self._found_now = -1
        self._line = self._lines = self._folds = 0
        self.typed = False  # whether a key has written something since it was last asked
        self.numbers = LineNumbers(theme, self)
        self.room = RoomBelow(self)
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.blockCountChanged.connect(self._fit_margin)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.document().documentLayout().documentSizeChanged.connect(self._maybe_laid_out)
        self.colours.worked.connect(self._settle_room)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colours anew."""
        self.setFont(self._theme.font("code"))
        self.setCursorWidth(max(2, self._theme.px(1.5)))
        palette = self.palette()
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, self._theme.palette().color(role))
        self.setPalette(palette)
        self.colours.restyle()
        self._fit_margin()
        self._paint_behind()

    # Lines

    def line_at(self, y: int) -> QTextBlock | None:
        """The line at a height of the margin."""
        return next((block for block, area in self.lines_in_view() if area.top() <= y <= area.bottom()), None)

    def lines_in_view(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """The lines that are seen, each with its place."""
        block = self.firstVisibleBlock()
        geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
        top, bottom = geometry.top(), self.viewport().height()
        while block.isValid() and top <= bottom:
            if block.isVisible():
                height = self.blockBoundingRect(block).height()
                lead = self.room.above(block)
                yield block, QRect(0, round(top + lead), self.viewport().width(), round(height - lead))
                top += height
            block = block.next()

    def go_to(self, line: int) -> None:
        """Put the cursor at the beginning of a line, counted from 1; it is unfolded and seen."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        cursor = QTextCursor(block)
        self.show_block(block)
        self.setTextCursor(cursor)
        self.centre_if_out_of_view()

    def centre_if_out_of_view(self) -> None:
        """Scroll to the cursor, with lines around it if it was far."""
        here = self.cursorRect()
        if (
            not self.viewport()
            .rect()
            .adjusted(0, here.height(), 0, -2 * here.height())
            .contains(here.topLeft())
        ):
            self.centerCursor()
        self.ensureCursorVisible()

    def select(self, begin: int, end: int) -> None:
        """Select some of the text, and show it."""
        cursor = self.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, _MODES.KeepAnchor)
        self.show_block(self.document().findBlock(begin))
        self.setTextCursor(cursor)
        self.centre_if_out_of_view()

    def _cursor_moved(self) -> None:
        number = self.textCursor().blockNumber()
        if number == self._line:
            return  # as after nearly every key
        block = self.textCursor().block()
        if not block.isVisible():
            self._leave_hidden(block)
            return
        keep_glyphs(block)
        self._line = number
        self._paint_behind()
        self.line_changed.emit(number + 1)

    # Behind the lines

    def show_levels(self, levels: Mapping[int, str], wrong: Sequence[Span]) -> None:
        """Colour lines in which something is wrong, and underline words."""
        self.levels, self._wrong = dict(levels), list(wrong)
        self._paint_behind()

    def show_found(self, found: Sequence[Span], now: int) -> None:
        """Mark what was looked for."""
        self._found, self._found_now = found, now
        self._paint_behind()

    def _paint_behind(self) -> None:
        """Find out anew what lies behind the lines that are seen."""
        first = self.firstVisibleBlock().blockNumber()
        last = first + self.viewport().height() // max(1, self.fontMetrics().height()) + 1
        waves = [wrong_words(self.document(), self._theme, span) for span in self._wrong_in(first, last)]
        found = [
            found_words(self.document(), self._theme, span, now=n == self._found_now)
            for n, span in enumerate(self._found)
        ]
        if waves or found or self._has_marks:
            self.setExtraSelections([*waves, *found])
            self._has_marks = bool(waves or found)
        self._find_bands(first, last)
        self.numbers.update()

    def _find_bands(self, first: int, last: int) -> None:
        """The colours behind whole lines. Qt's own, full-width selections, have the words of a line drawn twice."""
        levels, wide = self.levels, self.viewport().width()
        tokens = {line: _SOFT[levels[line]] for line in range(first, last + 1) if line in levels}
        tokens.setdefault(self._line, "page")
        bands = []
        for line, token in tokens.items():
            place = self.place_of_line(line)
            if not place.isEmpty():
                bands.append((QRect(0, place.top(), wide, place.height()), self._theme.colour(token)))
        if bands != self._bands:
            self._bands = bands
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for area, colour in self._bands:
            painter.fillRect(area, colour)
        painter.end()
        QPlainTextEdit.paintEvent(self, event)

    def _wrong_in(self, first: int, last: int) -> Iterator[Span]:
        """The words to underline among some lines."""
        if self._wrong:
            document = self.document()
            begin = document.findBlockByNumber(first).position()
            after = document.findBlockByNumber(last + 1)
            end = after.position() if after.isValid() else document.characterCount()
            yield from (span for span in self._wrong if begin <= span[0] < end)

    # Folding

    def toggle_fold(self, block: QTextBlock) -> None:
        """Hide or show what begins in a line."""
        self.colours.finish()
        if folds.is_folded(block):
            folds.unfold(self.document(), block)
        elif folds.can_fold(block):
            folds.fold(self.document(), block)
            if not self.textCursor().block().isVisible():
                self.setTextCursor(QTextCursor(block))
        self._count_folds()
        self._laid_out()

    def _count_folds(self) -> None:
        had, self._folds = self._folds, len(folds.folded_lines(self.document()))
        if bool(had) != bool(self._folds):  # no key is to cost anything where nothing is folded
            change = self.document().contentsChange
            change.connect(self._unfold_changed) if self._folds else change.disconnect(self._unfold_changed)

    def fold_here(self, *, folded: bool) -> None:
        """Fold or unfold what the cursor stands in."""
        self.colours.finish()
        block = folds.around(self.textCursor().block())
        if block is not None and folds.is_folded(block) != folded:
            self.toggle_fold(block)

    def show_block(self, block: QTextBlock) -> None:
        """Unfold what hides a line."""
        if not block.isVisible():
            self.toggle_fold(folds.above(block))

    def folded(self) -> list[int]:
        """The lines, counted from 0, below which something is hidden."""
        return [block.blockNumber() for block in folds.folded_lines(self.document())] if self._folds else []

    def _leave_hidden(self, block: QTextBlock) -> None:
        """The cursor came into what is folded: it goes on to the next line that is seen, or back."""
        cursor, down = self.textCursor(), block.blockNumber() > self._line
        to = folds.below(block) if down else folds.above(block)
        to = to if to.isValid() else folds.above(block)
        mode = _MODES.KeepAnchor if cursor.hasSelection() else _MODES.MoveAnchor
        column = 0 if down and to.blockNumber() > block.blockNumber() else max(0, to.length() - 1)
        cursor.setPosition(to.position() + column, mode)
        self.setTextCursor(cursor)

    def _unfold_changed(self, position: int, removed: int, added: int) -> None:
        """What is written in a line unfolds what it begins; being coloured or hidden anew changes no words."""
        if self._folds and removed != added:
            block = folds.above(self.document().findBlock(position))
            if block.isValid() and folds.is_folded(block):
                self.toggle_fold(block)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mods = event.modifiers()
        # Nearly every key; nothing else is to cost it anything.
        if mods in WRITES and (words := event.text()) and words.isprintable():
            self.typed = True
            QPlainTextEdit.keyPressEvent(self, event)
            return
        key = event.key()
        tab = key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if is_undo(event):
            self.left.emit()  # what was typed until now is the first to be taken back
            pass_on(self, event)
        elif own := own_act(event):
            self._do(own, back=bool(mods & Qt.KeyboardModifier.ShiftModifier))
        elif tab and mods & Qt.KeyboardModifier.ControlModifier:
            QAbstractScrollArea.focusNextPrevChild(self, key == Qt.Key.Key_Tab)
        elif tab:
            indent(self, more=key == Qt.Key.Key_Tab)
        else:
            self.typed = True
            QPlainTextEdit.keyPressEvent(self, event)

    def _do(self, what: str, *, back: bool) -> None:
        """What a key of the editor's own asks for."""
        if what in ("fold", "unfold"):
            self.fold_here(folded=what == "fold")
        elif what in ("find", "replace"):
            self.find_wanted.emit(what == "replace")
        elif what == "step":
            self.step_wanted.emit(-1 if back else 1)
        else:
            self.offers_wanted.emit()

    def _tell(self) -> None:
        self.composed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        QPlainTextEdit.wheelEvent(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.exec(event.globalPos())
        menu.deleteLater()

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(True)

    def _fit_margin(self, *_unused: object) -> None:
        wide = self.numbers.wide()
        if self.viewportMargins().left() != wide:
            self.setViewportMargins(wide, self._theme.px(6), self._theme.px(6), 0)
        self._laid_out()

    def _laid_out(self, *_unused: object) -> None:
        inside = self.viewport().geometry()
        self.numbers.setGeometry(0, inside.top(), inside.left(), inside.height())
        self.room.settle()
        self._paint_behind()
        self.moved.emit()

    def _scrolled(self) -> None:
        self._paint_behind()
        self.moved.emit()

    def _maybe_laid_out(self) -> None:
        """Qt says so too when only the widest line is another."""
        lines = self.document().lineCount()
        if lines != self._lines:
            self._lines = lines
            self._laid_out()

    def _settle_room(self) -> None:
        self.room.settle()
        if self.room.height():
            self.moved.emit()

    def make_room(self, block: QTextBlock | None, height: int) -> None:
        """Room for a message below a line, and nowhere else."""
        self.room.make(block, height)
        self._paint_behind()

    def place_of_line(self, line: int) -> QRect:
        """Where a line, counted from 0, stands in the viewport; empty if it is hidden or not there."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid() or not block.isVisible():
            return QRect()
        area = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
        return area.adjusted(0, self.room.above(block), 0, 0)

    def corner(self) -> QPoint:
        """Where the text begins in the viewport."""
        return QPoint(round(self.document().documentMargin()), 0)


_SOFT = {"error": "error_soft", "advice": "caution_soft"}
