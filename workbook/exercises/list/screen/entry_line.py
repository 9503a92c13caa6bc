"""One numbered entry of a list: the thing, and in place after it "because …" if that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.window.parts.sentence import Sentence

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_EMPTY_SHARE = 0.5  # of the width, for a thing that is not written yet and its reason beside it


class EntryLine(QWidget):
    """A number, the thing, and perhaps its reason: beside it as long as both fit on one line, else below."""

    edited = Signal()

    def __init__(self, theme: Theme, *, because: str = "") -> None:
        super().__init__()
        self._theme, self._because, self._number = theme, because, 0
        self.thing = Sentence(theme, "")
        self.thing.quiet = bool(because)
        self.reason = Sentence(theme, because, f"{because} ", own_direction=False) if because else None
        for part in self.parts():
            part.setParent(self)
            part.edited.connect(self.edited)
            part.grew.connect(self._lay_anew)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_number(self, number: int, name: str) -> None:
        """Take a place in the list; `name` is what an entry is called."""
        if number != self._number:
            self._number = number
            self.thing.field.setAccessibleName(f"{name} {number}")
            if self.reason:
                self.reason.field.setAccessibleName(f"{name} {number}, {self._because}")
            self._lay_anew()

    def parts(self) -> list[Sentence]:
        """What can be written in, in order."""
        return [self.thing, self.reason] if self.reason else [self.thing]

    def show_words(self, thing: str, reason: str) -> None:
        """Show an entry."""
        self.thing.set_words(thing)
        if self.reason:
            self.reason.set_words(reason)

    def words(self) -> tuple[str, str]:
        """The thing and its reason, as typed."""
        return self.thing.field.words(), self.reason.field.words() if self.reason else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("button"))
        painter.setPen(self._theme.colour("accent"))
        number = self._room_for_number()
        x = self.width() - number if self.isRightToLeft() else 0
        base_line = QFontMetricsF(self._theme.font("answer")).ascent()
        box = QRectF(x, base_line - painter.fontMetrics().ascent(), number, painter.fontMetrics().height())
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"{self._number}")
        painter.end()

    def _room_for_number(self) -> int:
        digits = QFontMetricsF(self._theme.font("button")).horizontalAdvance(f"{self._number}")
        return max(self._theme.px(20), int(digits) + self._theme.px(10))

    def _lay_anew(self) -> None:
        left = self._room_for_number()
        room = max(1, self.width() - left)
        beside = self._width_beside(room)
        height = self.thing.lay_out(beside - self._theme.px(6) if beside else room)
        self._put(self.thing, left, 0)
        if self.reason and beside:
            height = max(height, self.reason.lay_out(room - beside))
            self._put(self.reason, left + beside, 0)
        elif self.reason:
            self.reason.lay_out(room)
            self._put(self.reason, left, height)
            height += self.reason.height()
        self.setFixedHeight(height)
        self.update()

    def _width_beside(self, room: int) -> int:
        """The width of a thing that leaves room for its reason on the same line, or 0."""
        if self.reason is None:
            return 0
        thing, reason = self.thing.field, self.reason
        wanted = thing.wanted() + self._theme.px(9) if thing.words() else _EMPTY_SHARE * room
        return int(wanted) if wanted + reason.wanted() <= room else 0

    def _put(self, part: Sentence, along: int, y: int) -> None:
        """Place a part by where it begins in the direction of reading."""
        part.setFixedWidth(part.field.width())
        part.move(self.width() - along - part.width() if self.isRightToLeft() else along, y)
        part.show()
