"""Room below one line of a plain editor, for a message: the lines behind it stand lower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from workbook.window.studio import folds

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QPlainTextEdit


class RoomBelow:
    """A plain editor knows no margins between lines; so the first piece of the next line is laid lower.

    Qt lays a line out anew when its words, its colours or the width change, and then `settle` is asked for it again.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._next: QTextBlock | None = None
        self._height = self._wanted = 0

    def height(self) -> int:
        """How much was asked for; below the last line there is room enough."""
        return self._wanted

    def make(self, block: QTextBlock | None, height: int) -> None:
        """Make room below a line, and nowhere else; None takes it away."""
        below = folds.below(block.next()) if block is not None and height else None
        below = below if below is not None and below.isValid() else None
        if self._next is not None and self._next != below and self._next.isValid():
            _lay(self._next, 0)
        self._next, self._wanted = below, height
        self._height = height if below is not None else 0
        self.settle()
        self._editor.viewport().update()

    def above(self, block: QTextBlock) -> int:
        """How much room stands above the words of a line."""
        return self._height if self._next is not None and block == self._next else 0

    def settle(self) -> None:
        """See to it that it is there."""
        if self._next is None:
            return
        if not self._next.isValid() or not self._next.isVisible():
            self._next = None
            return
        self._editor.blockBoundingRect(self._next)  # lays it out, if it is not
        layout = self._next.layout()
        if layout.lineCount() and round(layout.lineAt(0).y()) != self._height:
            _lay(self._next, self._height)
            self._editor.viewport().update()


def _lay(block: QTextBlock, top: float) -> None:
    layout = block.layout()
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        line.setPosition(QPointF(line.x(), top))
        top += line.height()
