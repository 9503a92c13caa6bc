"""A sheet to draw on with mouse, touch, pen or the arrow keys; what was drawn is kept as one ready picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbook.exercises.drawing.strokes import COLOURS, WIDTHS, Point, Stroke, is_hit
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.parts.drawing_ground import Ground, paint_stroke, paint_strokes

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

HIGHEST = 540
_STEP, _SMALL_STEP = 0.02, 0.005  # how far an arrow key moves the pen, in parts of the sheet's width
_REACH = 0.014  # how near the eraser has to come
_CLOSE = 0.0015  # the hand did not really move
_LONGEST = 1500  # points; a longer stroke goes on as another
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MOVES = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class DrawingSheet(QLabel):
    """Says `drawn` with the points of a finished stroke, and `erased` with the places of strokes taken away.

    Arrow keys move the pen, Space puts it down and up, Delete takes away the stroke under it, Escape lets an
    unfinished stroke go. The base is a label with a picture, so that assistive technology meets a graphic.
    """

    drawn = Signal(list)
    erased = Signal(list)

    def __init__(self, theme: Theme, name: str, ground: Ground) -> None:
        super().__init__()
        self._theme, self._ground = theme, ground
        self.colour, self.line, self.erasing = next(iter(COLOURS)), WIDTHS["Medium"], False
        self._strokes: list[Stroke] = []
        self._points: list[Point] = []
        self._gone: set[int] = set()
        self._pen = (0.5, 0.5)
        self._down = self._by_keys = False
        self._ready: QPixmap | None = None
        self._painted = -1  # not even the ground
        self.setPixmap(QPixmap(1, 1))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._describe()

    # What is drawn

    def show_strokes(self, strokes: list[Stroke]) -> None:
        """Show an answer's strokes; if there are only more than before, only these are painted."""
        painted = max(0, self._painted)
        if self._gone or strokes[:painted] != self._strokes[:painted]:
            self._ready = None
        self._strokes = strokes
        self._gone.clear()
        self._describe()
        self.update()

    def lift(self) -> None:
        """End the stroke that is being drawn, or what is being erased."""
        points, self._points, self._down = self._points, [], False
        gone, self._gone = self._gone, set()
        if points:
            self.drawn.emit(points)
        if gone:
            self.erased.emit(sorted(gone))
        self._describe()
        self.update()

    def _let_go(self) -> None:
        self._points, self._down = [], False
        self._gone.clear()
        self._ready = None
        self._describe()
        self.update()

    def _go_on(self, point: Point) -> None:
        """The pen is down and came to a point."""
        if self.erasing:
            self._erase_at(point)
            return
        last = self._points[-1] if self._points else None
        if last is None or abs(last[0] - point[0]) + abs(last[1] - point[1]) > _CLOSE:
            self._points.append(point)
            self.update()
        if len(self._points) >= _LONGEST:
            self.drawn.emit(self._points)
            self._points = [point]

    def _erase_at(self, point: Point) -> None:
        left = [stroke for stroke in self._strokes if stroke.place not in self._gone]
        hit = {stroke.place for stroke in left if is_hit(stroke, point, _REACH, self._ground.high)}
        if hit:
            self._gone |= hit
            self._ready = None
            self.update()

    def _describe(self) -> None:
        count = len(self._strokes)
        strokes = counted("{n} stroke.", "{n} strokes.", count) if count else _("Nothing drawn.")
        across, down = (round(part * 100) for part in self._pen)
        if self.erasing:
            pen = _("The eraser is down") if self._down else _("The eraser is up")
        else:
            pen = _("The pen is down") if self._down else _("The pen is up")
        words = _(
            "{pen}, at {across} across and {down} down of 100. Arrow keys move it, Space puts it down and up, "
            "Delete takes away a stroke."
        ).format(pen=pen, across=across, down=down)
        self.setAccessibleDescription(f"{strokes} {words}")

    # Measures

    def box(self) -> QRectF:
        """The sheet inside the widget, which may be wider than a high sheet is."""
        high = self._ground.high
        width = min(self.width() - 2.0, (self.height() - 2.0) / high)
        made = QRectF(0, 0, width, width * high)
        made.moveCenter(QRectF(self.rect()).center())
        return made

    def _fit(self) -> None:
        """As high as the sheet is at this width, but not higher than a window shows."""
        self.setFixedHeight(round(min((self.width() - 2) * self._ground.high, self._theme.px(HIGHEST))) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.height())

    def _point(self, at: QPointF, pressure: float | None = None) -> Point:
        box = self.box()
        x = min(max((at.x() - box.left()) / max(1.0, box.width()), 0.0), 1.0)
        y = min(max((at.y() - box.top()) / max(1.0, box.height()), 0.0), 1.0)
        return (x, y) if pressure is None else (x, y, pressure)

    # Mouse, touch and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.box().contains(event.position()):
            event.ignore()
            return
        self._begin(self._point(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._down:
            self._go_on(self._point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._down:
            self.lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        point = self._point(event.position(), event.pressure())
        sort = event.type()
        if sort == QTabletEvent.Type.TabletPress and self.box().contains(event.position()):
            self._begin(point)
        elif sort == QTabletEvent.Type.TabletMove and self._down:
            self._go_on(point)
        elif sort == QTabletEvent.Type.TabletRelease and self._down:
            self.lift()
        event.accept()

    def _begin(self, point: Point) -> None:
        self.lift()
        self._by_keys = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._down = True
        self._go_on(point)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = cast("Qt.Key", event.key())
        if key in _MOVES:
            self._move(*_MOVES[key], fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Space:
            self._put_down_or_up()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.lift()
            self._erase_at(self._pen)
            self.lift()
        elif not (key == Qt.Key.Key_Escape and self.step_out()):
            super().keyPressEvent(event)
            return
        self._by_keys = True
        self._describe()
        self.update()

    def step_out(self) -> bool:
        """Esc: a stroke that was begun is let go."""
        was_down = self._down
        if was_down:
            self._let_go()
        return was_down

    def _move(self, right: int, down: int, *, fine: bool) -> None:
        step = _SMALL_STEP if fine else _STEP
        x = min(max(self._pen[0] + right * step, 0.0), 1.0)
        y = min(max(self._pen[1] + down * step / self._ground.high, 0.0), 1.0)
        self._pen = (x, y)
        if self._down:
            self._go_on(self._pen)

    def _put_down_or_up(self) -> None:
        if self._down:
            self.lift()
        else:
            self._down = True
            self._go_on(self._pen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.lift()
        super().focusOutEvent(event)

    # Painting

    def _restyle(self) -> None:
        self._ready = None
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.box()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.setClipPath(shape)
        painter.drawPixmap(box.topLeft(), self._drawing(box))
        if self._points:
            paint_stroke(painter, box, Stroke(self.colour, self.line, tuple(self._points)))
        painter.setClipping(False)
        focused = self.hasFocus() and self._by_keys
        painter.setPen(QPen(self._theme.colour("focus" if focused else "edge"), 2 if focused else 1))
        painter.drawRoundedRect(box, 6, 6)
        if focused:
            self._paint_pen(painter, box)
        painter.end()

    def _drawing(self, box: QRectF) -> QPixmap:
        """The sheet with its strokes, painted once; strokes that came since are added."""
        ratio = self.devicePixelRatio()
        size = (box.size() * ratio).toSize()
        inside = QRectF(0, 0, box.width(), box.height())
        if self._ready is None or self._ready.size() != size:
            self._ready, self._painted = QPixmap(size), -1
            self._ready.setDevicePixelRatio(ratio)
        if self._painted == len(self._strokes):
            return self._ready
        painter = QPainter(self._ready)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._painted < 0:
            self._ground.paint(painter, inside, self._theme.font("small"))
        new = self._strokes[max(0, self._painted) :]
        paint_strokes(painter, inside, [stroke for stroke in new if stroke.place not in self._gone])
        painter.end()
        self._painted = len(self._strokes)
        return self._ready

    def _paint_pen(self, painter: QPainter, box: QRectF) -> None:
        """Where the pen is: a ring with a cross; filled while it is down."""
        at = QPointF(box.left() + self._pen[0] * box.width(), box.top() + self._pen[1] * box.height())
        radius = self._theme.px(7)
        for colour, width in (("card", 4.0), ("focus", 2.0)):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("focus"))
        painter.drawEllipse(at, *((radius * 0.6,) * 2 if self._down else (1.5, 1.5)))
