"""The map itself: me in the middle, rings, names; to drag about, and to double click for one more."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy

from workbook.exercises.map.positions import USUAL_RINGS, Box, Ground, Node, place_names
from workbook.exercises.map.screen.map_signs import draw_line, draw_sign
from workbook.language.translation import gettext as _
from workbook.window.parts.kept_picture import KeptPicture
from workbook.window.parts.ring_colour import ring_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QMouseEvent, QResizeEvent

    from workbook.window.look.theme import Theme

_LONGEST_NAME = 60  # characters that are measured
_WIDEST_NAME = 150


class MapPicture(KeptPicture):
    """Says what was done in it by the place of an item in the list. The list beside it does the same by keyboard."""

    chosen = Signal(int)
    opened = Signal(int)
    moved = Signal(int, float, float)  # the item, its new distance and angle
    added = Signal(float, float)

    def __init__(self, theme: Theme, name: str, rings: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._rings = theme, list(rings)
        self._nodes: list[Node] = []
        self._chosen = -1
        self._held = -1
        self._pressed = QPointF()
        self._names: list[tuple[Box, str, str]] | None = None  # measured when first painted
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def show_nodes(self, nodes: Sequence[Node], said: str) -> None:
        """Show what stands on the map; `said` is all of it in words."""
        self._nodes = list(nodes)
        self.setAccessibleDescription(said)
        self._measure_anew()

    def show_chosen(self, at: int) -> None:
        """Show which one is being looked at."""
        self._chosen = at
        self.redraw()

    # Measures

    def heightForWidth(self, width: int) -> int:
        return min(max(round(width * 0.66), self._theme.px(270)), self._theme.px(400))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(270))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._names = None

    def ground(self) -> Ground:
        """Where the rings are."""
        side, top = self._theme.px(14), self._theme.px(38)
        middle = QRectF(self.rect()).center()
        return Ground(middle.x(), middle.y(), self.width() / 2 - side, self.height() / 2 - top)

    def _spot(self, node: Node) -> QPointF:
        return QPointF(*self.ground().point(node.distance, node.angle))

    def _measure_anew(self) -> None:
        self._names = None
        self.redraw()

    def _measured(self) -> list[tuple[Box, str, str]]:
        """Each name's place, the name as far as there is room, and its tags."""
        if self._names is None:
            strong, plain = QFontMetricsF(self._theme.font("meta-strong")), QFontMetricsF(self._tag_font())
            widest, cut = self._theme.px(_WIDEST_NAME), Qt.TextElideMode.ElideRight
            shown = [
                (
                    strong.elidedText(node.name[:_LONGEST_NAME], cut, widest),
                    plain.elidedText(node.tags[:_LONGEST_NAME], cut, widest),
                )
                for node in self._nodes
            ]
            sizes = [
                (
                    max(strong.horizontalAdvance(name), plain.horizontalAdvance(tags)) + 4,
                    strong.height() * bool(name) + plain.height() * bool(tags),
                )
                for name, tags in shown
            ]
            spots = [(spot.x(), spot.y()) for spot in map(self._spot, self._nodes)]
            room = Box(2, 2, self.width() - 4, self.height() - 4)
            boxes = place_names(spots, sizes, room, self.height() / 2, self._theme.px(11))
            self._names = [(box, *words) for box, words in zip(boxes, shown, strict=True)]
        return self._names

    def _tag_font(self) -> QFont:
        font = self._theme.font("meta")
        font = type(font)(font)
        font.setItalic(True)
        return font

    # Input

    def _under(self, at: QPointF) -> int:
        """The item under the pointer, or -1."""
        near = [
            (hypot((spot := self._spot(node)).x() - at.x(), spot.y() - at.y()), place)
            for place, node in enumerate(self._nodes)
        ]
        distance, place = min(near, default=(1e9, -1))
        return place if distance <= self._theme.px(18) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        place = self._under(event.position())
        self._held = place if event.button() == Qt.MouseButton.LeftButton else -1
        if place >= 0:
            self.chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        offset = event.position() - self._pressed
        if self._held < 0 or hypot(offset.x(), offset.y()) < QApplication.startDragDistance():
            return
        distance, angle = self.ground().place(event.position().x(), event.position().y())
        self._nodes[self._held] = self._nodes[self._held]._replace(distance=distance, angle=angle)
        self._measure_anew()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, -1
        offset = event.position() - self._pressed
        if held >= 0 and hypot(offset.x(), offset.y()) >= QApplication.startDragDistance():
            self.moved.emit(held, *self.ground().place(event.position().x(), event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position())
        if place >= 0:
            self.opened.emit(place)
        else:
            self.added.emit(*self.ground().place(event.position().x(), event.position().y()))

    # Painting

    def draw(self, painter: QPainter) -> None:
        """Rings, lines, signs and names."""
        self._draw_rings(painter)
        middle = QPointF(self.ground().x, self.ground().y)
        for node in self._nodes:
            draw_line(painter, self._theme, middle, self._spot(node), node.line)
        for place, node in enumerate(self._nodes):
            draw_sign(painter, self._theme, self._spot(node), node.sort, chosen=place == self._chosen)
        self._draw_me(painter, middle)
        for box, name, tags in self._measured():
            self._draw_name(painter, box, name, tags)

    def _draw_rings(self, painter: QPainter) -> None:
        ground, count = self.ground(), len(self._rings) or USUAL_RINGS
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in range(count):
            outermost = at == count - 1
            style = Qt.PenStyle.DashLine if outermost else Qt.PenStyle.SolidLine
            painter.setPen(QPen(ring_colour(self._theme), 1.25, style))
            wide, high = ground.ring(at, count)
            painter.drawEllipse(QPointF(ground.x, ground.y), wide, high)
        painter.setPen(self._theme.colour("muted"))
        font = self._theme.font("meta")
        metrics = QFontMetricsF(font)
        for at, words in enumerate(self._rings):
            high = ground.ring(at, count)[1]
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(130))
            wide = metrics.horizontalAdvance(shown)
            corner = QPointF(ground.x - wide / 2, ground.y + high + metrics.ascent() / 2 - 2)
            self._haloed(painter, corner, shown, font, "muted")

    def _draw_me(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        radius = self._theme.px(16)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(self._theme.colour("on_accent"))
        painter.setFont(self._theme.font("meta-strong"))
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Me"))

    def _draw_name(self, painter: QPainter, box: Box, name: str, tags: str) -> None:
        """The name and its tags, one under the other, in the middle of their place."""
        y = box.y
        for words, font, ink in (
            (name, self._theme.font("meta-strong"), "ink"),
            (tags, self._tag_font(), "muted"),
        ):
            if words:
                metrics = QFontMetricsF(font)
                x = box.x + (box.width - metrics.horizontalAdvance(words)) / 2
                self._haloed(painter, QPointF(x, y + metrics.ascent()), words, font, ink)
                y += metrics.height()

    def _haloed(self, painter: QPainter, at: QPointF, words: str, font: QFont, ink: str) -> None:
        """Words with a rim of the card's colour, so that lines do not run through them."""
        path = QPainterPath()
        path.addText(at, font, words)
        painter.strokePath(path, QPen(self._theme.colour("card"), self._theme.px(4)))
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(at, words)
