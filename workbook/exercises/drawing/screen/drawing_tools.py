"""The quiet row of tools above a sheet: colours with the eraser, widths, undo and redo, clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from workbook.exercises.drawing.strokes import COLOURS, LINES, WIDTHS
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.drawing_ground import PAPER
from workbook.window.parts.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

ERASER = "eraser"
_DOTS, _FULL_DOT = (1.5, 3.0, 5.5), 7.5  # radii
_SIDE = 30


class Chip(ToldOnce, QRadioButton):
    """One choice as a round piece of paper with a dot of colour, or with an icon. The chosen one has a ring."""

    def __init__(self, theme: Theme, name: str, dot: tuple[float, str] | None, icon: str = "") -> None:
        super().__init__()
        self._theme, self._dot, self._icon = theme, dot, icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, centre = self._theme, QPointF(self.width() / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_choice(painter, centre)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, theme.px(13), theme.px(13))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_choice(self, painter: QPainter, centre: QPointF) -> None:
        theme = self._theme
        if self._icon:
            picture = theme.pixmap(self._icon, "ink", 16)
            half = picture.deviceIndependentSize() / 2
            painter.drawPixmap(centre - QPointF(half.width(), half.height()), picture)
        if self._dot:
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.setBrush(PAPER)
            painter.drawEllipse(centre, theme.px(10), theme.px(10))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._dot[1]))
            painter.drawEllipse(centre, *(theme.px(self._dot[0] * 10) / 10,) * 2)


class DrawingTools(QWidget):
    """What one draws with. In a narrow card the row becomes two."""

    colour_chosen = Signal(str)  # a colour's name, or the eraser
    width_chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(2))
        self.colours = {
            key: Chip(theme, _(name), (_FULL_DOT, paint)) for key, (name, paint) in COLOURS.items()
        }
        self.colours[ERASER] = Chip(theme, _("Eraser, takes away whole strokes"), None, "eraser")
        ink = COLOURS["ink"][1]
        self.widths = {
            width: Chip(theme, _(LINES[name]), (dot, ink))
            for (name, width), dot in zip(WIDTHS.items(), _DOTS, strict=True)
        }
        self.undo = IconButton(theme, "undo-2", _("Undo"), size=17)
        self.redo = IconButton(theme, "redo-2", _("Redo"), size=17)
        self.clear = Button(theme, _("Clear"), kind="text", style="small-button")
        self.clear.setAccessibleName(_("Clear the sheet"))
        self._colour_group = self._group([*self.colours.values()])
        self._width_group = self._group([*self.widths.values()])
        pens = self._part([*self.colours.values()], 10, [*self.widths.values()])
        rest = self._part([self.undo, self.redo], 2, [self.clear])
        self._row.addWidget(pens)
        self._row.addStretch(1)
        self._row.addWidget(rest)
        self.colours["ink"].setChecked(True)
        self.widths[WIDTHS["Medium"]].setChecked(True)
        self._colour_group.buttonToggled.connect(self._colour_toggled)
        self._width_group.buttonToggled.connect(self._width_toggled)

    def _group(self, chips: Sequence[Chip]) -> QButtonGroup:
        group = QButtonGroup(self)
        group.buttonToggled.connect(_one_tab_stop)
        for chip in chips:
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            group.addButton(chip)
        return group

    def _part(self, first: Sequence[QWidget], gap: int, second: Sequence[QWidget]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(1))
        for widget in first:
            row.addWidget(widget)
        row.addSpacing(self._theme.px(gap))
        for widget in second:
            row.addWidget(widget)
        row.addStretch(1)
        return part

    def _colour_toggled(self, _chip: QAbstractButton, checked: bool) -> None:
        if checked:
            self.colour_chosen.emit(next(name for name, chip in self.colours.items() if chip.isChecked()))

    def _width_toggled(self, _chip: QAbstractButton, checked: bool) -> None:
        if checked:
            self.width_chosen.emit(next(width for width, chip in self.widths.items() if chip.isChecked()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(260), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(440)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)


def _one_tab_stop(chip: QAbstractButton, checked: bool) -> None:
    """Tab reaches the chosen one of a group; arrow keys go on from there, and a click leaves the focus where it was."""
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if checked else Qt.FocusPolicy.NoFocus)
