"""The margin beside the text: numbers of lines, signs of what is wrong, and what folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from workbook.window.studio import folds

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QTextBlock, QWheelEvent

    from workbook.window.look.theme import Theme
    from workbook.window.studio.source_editor import SourceEditor

SIDE, SIGN, FOLD, GAP = 10, 16, 14, 8
LEAST_DIGITS = 3


class LineNumbers(QWidget):
    """Stands in the editor's margin, and is drawn with it. Assistive tools read lines in the text itself."""

    def __init__(self, theme: Theme, editor: SourceEditor) -> None:
        super().__init__(editor)
        self._theme, self._editor = theme, editor
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wide(self) -> int:
        """The room that the numbers of this text take."""
        digits = max(LEAST_DIGITS, len(str(self._editor.blockCount())))
        metrics, px = QFontMetrics(self._theme.font("code-small")), self._theme.px
        return px(SIDE) + max(px(SIGN), digits * metrics.horizontalAdvance("0")) + px(FOLD) + px(GAP)

    def sizeHint(self) -> QSize:
        return QSize(self.wide(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, editor = QPainter(self), self._editor
        painter.setFont(self._theme.font("code-small"))
        here = editor.textCursor().blockNumber()
        for block, area in editor.lines_in_view():
            if area.top() <= event.rect().bottom() and area.bottom() >= event.rect().top():
                self._line(painter, block, area, is_here=block.blockNumber() == here)

    def _line(self, painter: QPainter, block: QTextBlock, area: QRect, *, is_here: bool) -> None:
        theme, px, number = self._theme, self._theme.px, block.blockNumber()
        level = self._editor.levels.get(number, "")
        first = QRect(0, area.top(), self.width(), self._editor.fontMetrics().lineSpacing())
        band = QRect(0, area.top(), self.width(), area.height())
        if level:
            painter.fillRect(band, theme.colour(f"{_ink(level)}_soft"))
        elif is_here:
            painter.fillRect(band, theme.colour("page"))
        column = QRect(px(SIDE), first.top(), self.width() - px(SIDE + FOLD + GAP), first.height())
        if level:
            icon = theme.pixmap("triangle-alert" if level == "error" else "info", _ink(level), SIGN)
            self._picture(
                painter, QRect(column.right() - px(SIGN), column.top(), px(SIGN), column.height()), icon
            )
        else:
            painter.setPen(theme.colour("muted"))
            trailing = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(column, trailing, str(number + 1))
        if folds.can_fold(block):
            icon = theme.pixmap("chevron-right" if folds.is_folded(block) else "chevron-down", "muted", FOLD)
            at = QRect(self.width() - px(FOLD + GAP) + px(3), first.top(), px(FOLD), first.height())
            self._picture(painter, at, icon)

    def _picture(self, painter: QPainter, area: QRect, icon: object) -> None:
        size = icon.deviceIndependentSize().toSize()  # type: ignore[attr-defined]
        at = QRect(area.left(), area.center().y() - size.height() // 2, size.width(), size.height())
        painter.drawPixmap(at, icon)  # type: ignore[call-overload]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press folds what begins in the line, or goes to the line."""
        block = self._editor.line_at(round(event.position().y()))
        if block is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if folds.can_fold(block) and event.position().x() > self.width() - self._theme.px(FOLD + GAP):
            self._editor.toggle_fold(block)
        else:
            self._editor.go_to(block.blockNumber() + 1)
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        block = self._editor.line_at(round(event.position().y()))
        hand = block is not None and folds.can_fold(block)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._editor.wheelEvent(event)


def _ink(level: str) -> str:
    return "error" if level == "error" else "caution"
