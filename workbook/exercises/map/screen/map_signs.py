"""The signs of a map: a shape for each sort, a kind of line for how often, and the key that explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from workbook.window.look.theme import Theme

_SHAPES = (("person", N_("person or animal")), ("group", N_("group or helper")), ("place", N_("place")))
_LINES = (("often", N_("often")), ("seldom", N_("seldom")), ("new", N_("new")), ("", N_("not said")))
_LINE_KEYS = [key for key, _unused in _LINES]


def draw_sign(
    painter: QPainter, theme: Theme, at: QPointF, sort: str, *, size: float = 8.5, chosen: bool = False
) -> None:
    """A circle for a person or an animal, a square for a group, a triangle for a place."""
    radius = theme.px(size)
    if chosen:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(at, radius + theme.px(5), radius + theme.px(5))
    painter.setPen(QPen(theme.colour("accent"), 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(theme.colour("card"))
    if sort == "group":
        painter.drawRect(QRectF(at.x() - radius * 0.9, at.y() - radius * 0.9, radius * 1.8, radius * 1.8))
    elif sort == "place":
        corners = ((0, -1.15), (1.1, 0.85), (-1.1, 0.85))
        painter.drawPolygon(QPolygonF([at + QPointF(x * radius, y * radius) for x, y in corners]))
    else:
        painter.drawEllipse(at, radius, radius)


def draw_line(painter: QPainter, theme: Theme, start: QPointF, stop: QPointF, line: str) -> None:
    """Thick for often, thin and dashed for seldom, dotted for new, thin for what was not said."""
    widths = {"often": 3.0, "seldom": 1.5, "new": 2.0}
    styles = {"seldom": Qt.PenStyle.DashLine, "new": Qt.PenStyle.DotLine}
    pen = QPen(theme.colour("accent"), widths.get(line, 1.5), styles.get(line, Qt.PenStyle.SolidLine))
    painter.setPen(pen)
    painter.drawLine(start, stop)


def _translated(entries: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key, _(words)) for key, words in entries)


class MapKey(QLabel):
    """What the shapes and lines mean, in as many rows as it takes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._widths: dict[str, float] = {}
        self.setAccessibleName(
            _(
                "Key: a circle is a person or an animal, a square a group or helper, a triangle a place. "
                "A thick line means often, a dashed one seldom, a dotted one new, "
                "a thin one that it was not said."
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def entries(self) -> tuple[tuple[str, str], ...]:
        """The shapes and lines, each with its words."""
        return _translated(_SHAPES + _LINES)

    def heightForWidth(self, width: int) -> int:
        return len(self._rows(width)) * self._theme.px(22)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._theme.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(22))

    def _width(self, key: str, words: str) -> float:
        if key not in self._widths:
            wide = QFontMetricsF(self._theme.font("meta")).horizontalAdvance(words)
            self._widths[key] = self._theme.px(30 if key in _LINE_KEYS else 17) + wide + self._theme.px(16)
        return self._widths[key]

    def _measure_anew(self) -> None:
        self._widths.clear()
        self.updateGeometry()

    def _rows(self, width: int) -> list[list[tuple[str, str]]]:
        """All in one row if they fit, else the lines below the shapes."""
        if sum(self._width(*entry) for entry in self.entries()) <= width:
            return [list(self.entries())]
        return [row for entries in (_SHAPES, _LINES) for row in self._wrapped(_translated(entries), width)]

    def _wrapped(self, entries: tuple[tuple[str, str], ...], width: int) -> list[list[tuple[str, str]]]:
        rows: list[list[tuple[str, str]]] = [[]]
        room = float(width)
        for entry in entries:
            needed = self._width(*entry)
            if rows[-1] and needed > room:
                rows.append([])
                room = float(width)
            rows[-1].append(entry)
            room -= needed
        return rows

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("meta"))
        for number, row in enumerate(self._rows(self.width())):
            left = (self.width() - sum(self._width(*entry) for entry in row)) / 2
            middle = (number + 0.5) * self._theme.px(22)
            for key, words in row:
                self._draw(painter, left, middle, key, words)
                left += self._width(key, words)
        painter.end()

    def _draw(self, painter: QPainter, left: float, middle: float, key: str, words: str) -> None:
        px = self._theme.px
        mark = px(30 if key in _LINE_KEYS else 17)
        if key in _LINE_KEYS:
            draw_line(painter, self._theme, QPointF(left, middle), QPointF(left + px(24), middle), key)
        else:
            draw_sign(painter, self._theme, QPointF(left + px(6), middle), key, size=5)
        painter.setPen(self._theme.colour("muted"))
        box = QRectF(left + mark, middle - px(11), self._width(key, words) - mark, px(22))
        flags = Qt.AlignmentFlag
        painter.drawText(box, flags.AlignVCenter | flags.AlignLeft | flags.AlignAbsolute, words)
