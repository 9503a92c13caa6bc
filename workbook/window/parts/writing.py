"""What every field that one writes in does alike with composed words and with what is dropped on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbook.window.parts.composing import take_composed, tell_composing
from workbook.window.parts.dropping import has_words, is_too_long, leave_source

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QInputMethodEvent
    from PySide6.QtWidgets import QAbstractScrollArea, QWidget
else:
    QWidget = object  # the Qt class itself comes behind these in each field's bases


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


class TakesWords(QWidget):
    """A field of several lines that takes words dropped on it, and leaves them where they came from."""

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

    if TYPE_CHECKING:

        def viewport(self) -> QWidget: ...


def never_sideways(field: QAbstractScrollArea) -> None:
    """Lines are wrapped, so nothing lies beside the field; Qt counts the blank at a line's end as if it did."""
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.horizontalScrollBar().rangeChanged.connect(partial(_no_range, field))


def _no_range(field: QAbstractScrollArea, _least: int, most: int) -> None:
    if most:
        field.horizontalScrollBar().setRange(0, 0)
