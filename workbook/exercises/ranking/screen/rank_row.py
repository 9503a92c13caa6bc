"""One line of a ranking: a grip, its number, its words, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton, unmarked
from workbook.window.parts.line_field import LineField

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading
_HEIGHT = 33
_WORDS_AT, _NUMBER_AT = 54, 30


class RankRow(QPushButton):
    """A line that can be placed, moved and taken out. An own line has a field for its words."""

    asked = Signal(str)  # "place", "up", "down", "out", "remove"
    stepped = Signal(int)  # the keyboard goes so many rows on
    dragged = Signal(QPointF)  # where the mouse is, in the row's own place
    dropped = Signal()
    let_go = Signal()  # Escape while dragging
    reworded = Signal(str)
    entered = Signal()  # the keyboard came here

    def __init__(self, theme: Theme, words: str, *, own: bool) -> None:
        super().__init__(unmarked(words))
        self._theme, self.words = theme, words
        self.number, self._top, self._pressed_at = 0, False, QPointF()
        self.lifted = False
        self._measured: tuple[object, int] = (None, 0)  # a layout asks for the same height many times
        self.setAutoDefault(False)
        self.setSizePolicy(_policy())
        self.field = self._add_field(words) if own else None
        self.up = self._button("arrow-up", _("Move up"), "up")
        self.down = self._button("arrow-down", _("Move down"), "down")
        self.out = self._button("minus", _("Take out of the order"), "out")
        self.place = self._button("plus", _("Place next"), "place")
        self.remove = self._button("x", _("Remove this line"), "remove")
        self.clicked.connect(self._clicked)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take fonts and measures anew."""
        font = QFont(self._theme.font("interface"))
        font.setPointSizeF(font.pointSizeF() * 1.05)
        self.setFont(font)
        icon = self._theme.px(16)
        for button in self._buttons():
            button.setFixedSize(icon + 16, icon + 12)  # the style sheet's own room around an icon
        self.updateGeometry()
        self._settle()

    def show_place(self, number: int, count: int, *, top: bool) -> None:
        """Show its number of so many; 0 says that it has no place yet."""
        self.number, self._top = number, top
        self.up.setVisible(number > 0)
        self.down.setVisible(number > 0)
        self.out.setVisible(number > 0)
        self.place.setVisible(not number)
        self.remove.setVisible(not number and self.field is not None)
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        where = _("{number} of {count}").format(number=number, count=count) if number else _("not placed yet")
        name = self.words or _("an own line without words")
        self.setAccessibleName(f"{name}, {where}")
        keys = (
            _("Alt with the arrow keys moves it, Delete takes it out.")
            if number
            else _("Enter places it next.")
        )
        self.setAccessibleDescription(keys)
        self._settle()
        self.update()

    def show_words(self, words: str) -> None:
        """Show other words."""
        if self.field:
            self.field.set_text(words)
        if words != self.words:
            self.words = words
            self.updateGeometry()
            self.update()

    # Measures

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.words, self.number > 0, self._theme.scale)
        if key != self._measured[0]:
            self._measured = (key, self._height_for(width))
        return self._measured[1]

    def _height_for(self, width: int) -> int:
        room = QRect(0, 0, max(40, width - self._theme.px(_WORDS_AT) - self._buttons_width()), 100_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.words[:2000])
        high = self.field.sizeHint().height() if self.field else words.height()
        return max(self._theme.px(_HEIGHT), high + self._theme.px(10))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Put the buttons at the end and the field into the room that is left."""
        gap, mirrored = self._theme.px(6), self.isRightToLeft()
        x = gap if mirrored else self.width() - gap
        for button in reversed([b for b in self._buttons() if not b.isHidden()]):
            x -= 0 if mirrored else button.width()
            button.move(x, (self._line() - button.height()) // 2)
            x += button.width() if mirrored else 0
        if self.field:
            box, high = self._words_box(), self.field.sizeHint().height()
            self.field.setGeometry(box.x(), (self.height() - high) // 2, box.width(), high)

    def _words_box(self) -> QRect:
        left, right = self._theme.px(_WORDS_AT), self._buttons_width()
        if self.isRightToLeft():
            left, right = right, left
        return self.rect().adjusted(left, 0, -right, 0)

    def _buttons_width(self) -> int:
        shown = [button for button in self._buttons() if not button.isHidden()]
        return sum(button.width() for button in shown) + self._theme.px(12)

    def _buttons(self) -> tuple[IconButton, ...]:
        return (self.up, self.down, self.out, self.place, self.remove)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            up = key == Qt.Key.Key_Up
            if alt:
                self.asked.emit(("up" if up else "down") if self.number else "place")
            else:
                self.stepped.emit(-1 if up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.number:
            self.asked.emit("place")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.number or self.field:
                self.asked.emit("out" if self.number else "remove")
        elif not (key == Qt.Key.Key_Escape and self.step_out()):
            super().keyPressEvent(event)

    def step_out(self) -> bool:
        """Esc: a line that is held goes back where it was."""
        was_lifted, self.lifted = self.lifted, False
        if was_lifted:
            self.let_go.emit()
        return was_lifted

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = (event.position() - self._pressed_at).manhattanLength()
        if self.isDown() and not self.lifted and way > QApplication.startDragDistance():
            self.lifted = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.lifted:
            self.dragged.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.lifted:
            self.lifted = False
            self.setDown(False)
            self.unsetCursor()
            self.update()
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _clicked(self) -> None:
        if not self.number:
            self.asked.emit("place")

    # Parts

    def _button(self, icon: str, name: str, what: str) -> IconButton:
        button = IconButton(self._theme, icon, f"{name}: {self.words[:60]}" if self.words else name, size=16)
        button.setParent(self)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("asks", what)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        self.asked.emit(self.sender().property("asks"))

    def _add_field(self, words: str) -> LineField:
        field = LineField(self._theme, _("My own line"), _("In your own words"), own=True, prose=True)
        field.setParent(self)
        field.set_text(words)
        field.setFont(self._theme.font("recalled"))
        field.edited.connect(self._field_edited)
        return field

    def _field_edited(self, words: str) -> None:
        self.words = words
        self.reworded.emit(words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        box = QRectF(self.rect()).adjusted(2.5, 1.5, -2.5, -1.5)
        pen = QPen(theme.colour("accent" if self.lifted else "line"), 2 if self.lifted else 1)
        painter.setPen(pen if self.number or self.lifted else QPen(pen.color(), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft" if self.lifted else "card"))
        painter.drawRoundedRect(box, 6, 6)
        self._draw_grip(painter)
        self._draw_number(painter)
        if self.field is None:
            painter.setFont(self.font())
            painter.setPen(theme.colour("ink"))
            painter.drawText(self._words_box(), _WRAP | Qt.AlignmentFlag.AlignVCenter, self.words[:2000])
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 3 if theme.tokens.high_contrast else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 0.5, -1, -0.5), 8, 8)
        painter.end()

    def _draw_grip(self, painter: QPainter) -> None:
        grip = self._theme.pixmap("grip-vertical", "muted", 16)
        wide = grip.deviceIndependentSize()
        x = self._theme.px(9)
        left = self.width() - x - wide.width() if self.isRightToLeft() else x
        painter.drawPixmap(QPointF(left, (self._line() - wide.height()) / 2), grip)

    def _draw_number(self, painter: QPainter) -> None:
        if not self.number:
            return
        wide = self._theme.px(22)
        x = self._theme.px(_NUMBER_AT)
        left = self.width() - x - wide if self.isRightToLeft() else x
        painter.setFont(self._theme.font("small-button" if self._top else "small"))
        painter.setPen(self._theme.colour("accent" if self._top else "muted"))
        box = QRectF(left, 0, wide, self._line())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, str(self.number))

    def _line(self) -> int:
        """The height of the first line; grip and number stand in its middle."""
        return self.height() if self.height() < self._theme.px(2 * _HEIGHT) else self._theme.px(_HEIGHT)


def _policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    return policy
