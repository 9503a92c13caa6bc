"""What a learner marked in a text, drawn in it: each colour with a line of its own, so that grey tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QPainter, QPen, QTextBlockFormat, QTextCursor

from workbook.window.parts.prose_marks import Mark, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.parts.prose import Prose

LINE = 2  # pixels
# Each colour by its name: the tokens of its ground and its line, and how the line is drawn.
COLOURS = {
    "honey": ("mark", "caution", Qt.PenStyle.SolidLine),
    "mint": ("success_soft", "success", Qt.PenStyle.DashLine),
    "slate": ("lock_soft", "lock", Qt.PenStyle.DotLine),
}


class Passage(NamedTuple):
    """Marked words of a text, from one place in it to another; `told` is what is said of them."""

    id: str
    colour: str
    start: int
    end: int
    told: str


def line_pen(theme: Theme, colour: str) -> QPen:
    """The line of a colour."""
    _ground, ink, style = COLOURS[colour]
    pen = QPen(theme.colour(ink), LINE + theme.tokens.high_contrast, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class Passages:
    """The marks of one text. Where it makes room below a paragraph, something else can stand."""

    def __init__(self, over: Prose, theme: Theme, changed: Callable[[], None]) -> None:
        self._over, self._theme, self._changed = over, theme, changed
        self._shown: list[Passage] = []
        self._told: list[Mark] = []
        self._room: dict[
            int, tuple[int, float]
        ] = {}  # blocks with more below: how much, and what was there before

    def show(self, passages: list[Passage]) -> None:
        """Draw these, and no others."""
        self._shown = passages
        for told in self._told:
            told.hide()
            told.deleteLater()
        self._told = [Mark(self._over, QAccessible.Role.StaticText, one.told) for one in passages]
        for told in self._told:
            told.show()
        self.lay()
        self._over.viewport().update()

    def text_changed(self) -> None:
        """The text was laid out anew, perhaps another part of it; what is marked has to be looked for again."""
        self._room.clear()
        self._changed()

    def at(self, place: int) -> Passage | None:
        """The passage at a place of the text; of several the one that was drawn last."""
        return next((one for one in reversed(self._shown) if one.start <= place <= one.end), None)

    def around(self, start: int, end: int) -> Passage | None:
        """The passage that holds all of these words."""
        return next((one for one in reversed(self._shown) if one.start <= start and end <= one.end), None)

    def box_of(self, start: int, end: int) -> QRect:
        """All lines of some words in one."""
        box = QRect()
        for line in lines_of(self._over.document(), start, end):
            box = box.united(line.toAlignedRect())
        return box

    def lay(self) -> None:
        """Put what is told of them in its place."""
        for passage, told in zip(self._shown, self._told, strict=True):
            told.setGeometry(self.box_of(passage.start, passage.end))

    def make_room(self, wanted: dict[int, int]) -> None:
        """Leave so many pixels below the paragraphs of these numbers, and none below others."""
        document = self._over.document()
        if wanted == {number: room for number, (room, _before) in self._room.items()}:
            return
        kept = {}
        for number in {*wanted, *self._room}:
            block = document.findBlockByNumber(number)
            before = self._room[number][1] if number in self._room else block.blockFormat().bottomMargin()
            spacing = QTextBlockFormat()
            spacing.setBottomMargin(before + wanted.get(number, 0))
            QTextCursor(block).mergeBlockFormat(spacing)
            if number in wanted:
                kept[number] = wanted[number], before
        self._room = kept
        self._over.fit()

    def below(self, number: int) -> int:
        """Where the room below a paragraph begins."""
        document = self._over.document()
        layout = document.documentLayout()
        box = layout.blockBoundingRect(document.findBlockByNumber(number))
        room = self._room.get(number, (0, 0.0))[0]
        lines = document.findBlockByNumber(number).layout().boundingRect()
        return round(box.top() + lines.height()) if room else round(box.bottom())

    def paint_below(self, on: QWidget, area: QRect) -> None:
        """The grounds, on which the letters stand."""
        if self._shown:
            painter = QPainter(on)
            for passage in self._shown:
                ground = self._theme.colour(COLOURS[passage.colour][0])
                for line in self._lines(passage, area):
                    painter.fillRect(line, ground)
            painter.end()

    def paint_above(self, on: QWidget, area: QRect) -> None:
        """The lines below the letters."""
        if self._shown:
            painter = QPainter(on)
            for passage in self._shown:
                painter.setPen(line_pen(self._theme, passage.colour))
                for line in self._lines(passage, area):
                    y = line.bottom() - LINE / 2
                    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
            painter.end()

    def _lines(self, passage: Passage, area: QRect) -> list[QRectF]:
        found = lines_of(self._over.document(), passage.start, passage.end)
        return [line for line in found if line.toAlignedRect().intersects(area)]
