"""Days as squares: darker for more, dashed for a day without a note; one of them is chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from workbook.language.dates import full_day, short_weekday
from workbook.language.translation import gettext as _
from workbook.window.look.style_sheet import mix
from workbook.window.parts.buttons import ARROWS
from workbook.window.parts.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.exercises.log.spec import DayFace
    from workbook.window.look.theme import Theme

_PER_ROW = (7, 4, 2)  # a week, or what parts it evenly
_LEAST_WIDTH, _HEIGHT, _GAP = 38, 44, 5
_HEAT = (0.06, 0.50, 0.56, 0.40)  # at zero, more at the most, the most in light, the most in dark
_NO_NUMBER = 0.4  # the heat of a note without a number


class DaySquare(ToldOnce, QRadioButton):
    """One day: its weekday, its number on a square, its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.face: DayFace | None = None
        self._first = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_face(self, face: DayFace, *, first: bool) -> None:
        """Show a day; the first of a row says which day of the month it is."""
        self.face, self._first = face, first
        said = ", ".join(part for part in (face.spoken, face.word) if part)
        said = said or (_("a note") if face.filled else _("no note"))
        self.setAccessibleName(f"{full_day(face.day)}: {said}")
        self.setToolTip(full_day(face.day))
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("meta")).height() + QFontMetrics(self._word_font()).height()
        return QSize(self._theme.px(_LEAST_WIDTH), words + self._theme.px(_HEIGHT + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _word_font(self) -> QFont:
        font = QFont(self._theme.font("recalled"))
        font.setPointSizeF(font.pointSizeF() * 0.86)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = QFontMetrics(self._theme.font("meta")).height() + self._theme.px(2)
        painter.setFont(self._theme.font("meta-strong" if self.isChecked() else "meta"))
        painter.setPen(self._theme.colour("ink" if self.isChecked() else "muted"))
        asked = QRectF(event.rect())  # a scrolled page asks for a strip at a time
        if asked.top() < top:
            self._draw_line(painter, QRectF(0, 0, self.width(), top), self._day_words())
        square = QRectF(2, top + 2, self.width() - 4, self._theme.px(_HEIGHT) - 4)
        if asked.intersects(square.adjusted(-2, -2, 2, 2)):
            self._draw_square(painter, square)
        below = square.bottom() + self._theme.px(3)
        if asked.bottom() > below:
            painter.setFont(self._word_font())
            painter.setPen(self._theme.colour("ink"))
            self._draw_line(painter, QRectF(0, below, self.width(), self.height() - below), self.face.word)
        painter.end()

    def _day_words(self) -> str:
        assert self.face
        day = self.face.day
        weekday = short_weekday(day)
        return f"{weekday} {day.day}" if self._first or day.day == 1 else weekday

    def _draw_line(self, painter: QPainter, box: QRectF, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)

    def _draw_square(self, painter: QPainter, square: QRectF) -> None:
        assert self.face
        filled, chosen = self.face.filled, self.isChecked()
        colour = self._theme.colour("accent" if chosen else "edge" if not filled else "line")
        pen = QPen(colour, 2 if chosen else 1)
        if not filled:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._fill() if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 4, 4)
        painter.setFont(self._number_font(square.width()))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.face.numbers)
        if self.hasFocus():
            wide = 3 if self._theme.tokens.high_contrast else 2
            painter.setPen(QPen(self._theme.colour("focus"), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), 6, 6)

    def _number_font(self, room: float) -> QFont:
        """Smaller where two numbers would not fit."""
        assert self.face
        font = QFont(self._theme.font("button"))
        wide = QFontMetrics(font).horizontalAdvance(self.face.numbers)
        if wide > room - 4:
            font.setPointSizeF(font.pointSizeF() * (room - 4) / wide)
        return font

    def _fill(self) -> str:
        """The card's colour with accent in it, by the day's heat; the number on it stays readable."""
        tokens = self._theme.tokens
        heat = self.face.heat if self.face and self.face.heat is not None else _NO_NUMBER
        zero, more, most_light, most_dark = _HEAT
        return mix(
            tokens.card, tokens.accent, min(zero + more * heat, most_dark if tokens.dark else most_light)
        )


class DayStrip(QWidget):
    """Squares in rows of seven, or four where it is narrow. One tab stop; arrow keys choose."""

    chosen = Signal(object)  # a date, perhaps one that is not shown

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._columns, self._showing = theme, 0, False
        self.setAccessibleName(name)
        self.squares: list[_Square] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(_GAP))
        self._grid.setVerticalSpacing(theme.px(4))
        theme.changed.connect(self._arrange)
        self._group.buttonToggled.connect(self._toggled)

    def show_days(self, faces: Sequence[DayFace], chosen: date) -> None:
        """Show some days, one of them chosen."""
        for _unused in range(len(faces) - len(self.squares)):
            square = _Square(self._theme)
            square.stepped.connect(self._stepped)
            self._group.addButton(square)
            self.squares.append(square)
            self._columns = 0
        self._showing = True
        for place, (square, face) in enumerate(zip(self.squares, faces, strict=True)):
            square.show_face(face, first=place == 0)
            square.setChecked(face.day == chosen)
        self._showing = False
        stop = self.chosen_square() or next(iter(self.squares), None)
        for square in self.squares:  # Qt does this only once one of them has had the keyboard
            square.setFocusPolicy(Qt.FocusPolicy.StrongFocus if square is stop else Qt.FocusPolicy.ClickFocus)
        self._arrange()

    def focus_chosen(self) -> None:
        """Give the keyboard to the chosen day."""
        square = self.chosen_square()
        if square:
            square.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_square(self) -> DaySquare | None:
        """The square of the chosen day."""
        return next((square for square in self.squares if square.isChecked()), None)

    def per_row(self) -> int:
        """How many squares stand in a row."""
        gap, least = self._theme.px(_GAP), self._theme.px(_LEAST_WIDTH)
        fitting = (self.width() + gap) // (least + gap)
        return next((count for count in _PER_ROW if count <= fitting), 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = self.per_row()
        if columns == self._columns:
            return
        self._columns = columns
        for place, square in enumerate(self.squares):
            self._grid.addWidget(square, place // columns, place % columns)
        for column in range(_PER_ROW[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _toggled(self, square: DaySquare, checked: bool) -> None:
        """A day was chosen, by whatever means."""
        if checked and not self._showing and square.face:
            self.chosen.emit(square.face.day)

    def _stepped(self, day: date, key: Qt.Key) -> None:
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Up: -self.per_row(),
            Qt.Key.Key_Down: self.per_row(),
        }
        self.chosen.emit(day + timedelta(days=steps[key]))


class _Square(DaySquare):
    """A square of a strip; what the arrow keys mean there is the strip's."""

    stepped = Signal(object, Qt.Key)  # from which day, and by which arrow

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.face and event.key() in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(self.face.day, Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)
