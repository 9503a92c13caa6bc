"""A sentence that the learner goes on with: fixed words in grey, theirs on an underline, in one flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workbook.window.parts.scrolling import settle
from workbook.window.parts.sentence_field import BELOW, SentenceField

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from workbook.window.look.theme import Theme
    from workbook.window.parts.sentence_field import Line

_LEAST_SHARE = 0.3  # of the width; a field that would begin with less begins on the next line


class _Piece(NamedTuple):
    """Fixed words on one line: how far along the line and how far down they stand."""

    words: str
    along: float
    baseline: float
    width: float


class Sentence(QWidget):
    """Words before, the learner's own, words after. It takes the height it needs, whatever its width."""

    edited = Signal()
    grew = Signal()  # its words want another room; who lays it out does so anew

    def __init__(
        self, theme: Theme, name: str, before: str = "", after: str = "", *, own_direction: bool = True
    ) -> None:
        super().__init__()
        self.theme = theme
        self._before, self._after = before, after
        self._pieces: list[_Piece] = []
        self._ruled: list[Line] = []
        self._rules: list[QRect] = []
        self._thick = 0
        self.quiet = False  # no underline below words, as long as nobody writes there
        self.steady = False  # its room depends on nothing but the height of the field
        self.roomy = False  # while it is written in, it has room for more lines than there are
        self.field = SentenceField(theme, name, self._draw_in_field)
        self.field.setParent(self)
        direction = _direction(before + after) if own_direction else None
        if direction is not None:
            self.setLayoutDirection(direction)  # a sentence runs as its own words do
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.field.edited.connect(self._edited)
        self.field.entered.connect(self.field.viewport().update)
        theme.changed.connect(self._restyle)

    def set_words(self, words: str) -> None:
        """Show the learner's words."""
        if words != self.field.words():
            self.field.set_words(words)
            self.grew.emit()

    def wanted(self) -> float:
        """The width of the whole sentence on one line."""
        room = self._metrics().horizontalAdvance(self._before + self._after) + 3 * self._gap()
        return room + max(self.field.wanted(), self.theme.px(60))

    def lay_out(self, width: int) -> int:
        """Arrange everything in a width; returns and takes the height needed."""
        metrics, gap = self._metrics(), self._gap()
        line = metrics.lineSpacing()
        before = _flow(self._before, self._font(), width, 0.0)
        self._pieces = [_Piece(p.words, p.along, n * line, p.width) for n, p in enumerate(before)]
        indent = before[-1].along + before[-1].width + gap if before else 0.0
        top = max(0, len(before) - 1) * line
        if before and width - indent < _LEAST_SHARE * width:
            indent, top = 0.0, len(before) * line
        height = top + self.field.place(width, indent, roomy=self.roomy)
        self.field.move(0, round(top))
        self._stand_on_the_base_line(top, line)
        bottom = self._lay_after(width, round(top)) if self._after else 0.0
        self.setFixedHeight(int(max(height, bottom + self.theme.px(BELOW)) + 0.99))
        self.update()
        return self.height()

    def _stand_on_the_base_line(self, top: float, line: float) -> None:
        """The words before stand level with the learner's, whatever script those are in."""
        ascent = self._metrics().ascent()
        self._pieces = [piece._replace(baseline=piece.baseline + ascent) for piece in self._pieces]
        first = self.field.document().begin().layout().lineAt(0)
        last = len(self._pieces) - 1
        if last >= 0 and top == last * line and first.isValid():
            self._pieces[last] = self._pieces[last]._replace(baseline=round(top) + first.ascent())

    def _lay_after(self, width: int, top: int) -> float:
        """The words after follow the learner's last line; returns how far down they reach."""
        last = self.field.lines()[-1]
        start = self._blank_end(last) + (self._gap() if self._after[:1].isspace() else self.theme.px(2))
        line, ascent = self._metrics().lineSpacing(), self._metrics().ascent()
        pieces = _flow(self._after, self._font(), width, start)
        y = top + last.top
        for n, piece in enumerate(pieces):
            self._pieces.append(piece._replace(baseline=y + (n + piece.baseline) * line + ascent))
        down = pieces[-1].baseline if pieces else 0
        return y + (len(pieces) + down) * line

    def _blank_end(self, last: Line) -> float:
        """Where the underline of an empty field ends; of a filled one, a little after its words."""
        start, end = self._along(last)
        if not self.field.words():
            room = self.width_left(start) if not self._after else self.theme.px(130)
            return start + min(room, self.width_left(start))
        return end

    def width_left(self, start: float) -> float:
        """The room from a place to the end of the line."""
        return max(0.0, self.field.width() - start)

    def _along(self, line: Line) -> tuple[float, float]:
        """Where a line of words begins and ends, counted in the direction of reading."""
        if self.isRightToLeft():
            return self.field.width() - line.right, self.field.width() - line.left
        return line.left, line.right

    def _edited(self) -> None:
        if not self.steady or not self.field.has_room():
            self.grew.emit()
        self.edited.emit()

    def _restyle(self) -> None:
        self.field.restyle()
        self.grew.emit()

    def _font(self) -> QFont:
        return self.theme.font("answer")

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._font())

    def _gap(self) -> float:
        return float(self.theme.px(5))

    # Input and painting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_pieces(painter)
        painter.end()

    def _draw_in_field(self, painter: QPainter) -> None:
        """What stands behind the learner's words is drawn in the field, which lies over the rest of the sentence."""
        self._draw_underline(painter)
        painter.translate(0, -self.field.y())
        self._draw_pieces(painter)

    def _draw_pieces(self, painter: QPainter) -> None:
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._font())
        painter.setPen(self.theme.colour("muted"))
        for piece in self._pieces:
            x = self.width() - piece.along - piece.width if self.isRightToLeft() else piece.along
            painter.drawText(QPointF(x, piece.baseline), piece.words)

    def _draw_underline(self, painter: QPainter) -> None:
        focused, words = self.field.hasFocus(), self.field.words()
        lines = self.field.lines()
        if not lines or (self.quiet and words and not focused):
            return
        thick = 1 + focused + (focused and self.theme.tokens.high_contrast)
        colour = self.theme.colour("focus" if focused else "edge")
        last = lines[-1]
        for rule in self._rules_below(lines[:-1], thick):
            painter.fillRect(rule, colour)
        start, end = self._along(last)[0], self._last_end(last, focused=focused)
        left, right = (self.width() - end, self.width() - start) if self.isRightToLeft() else (start, end)
        painter.fillRect(_rule(left, right, last.bottom, thick), colour)

    def _rules_below(self, lines: list[Line], thick: int) -> list[QRect]:
        """A rule below each line; lines that are as they were when last drawn keep theirs."""
        ruled, rules = self._ruled, self._rules
        same = (
            sum(line is old for line, old in zip(lines, ruled, strict=False)) if thick == self._thick else 0
        )
        ruled[same:] = lines[same:]
        rules[same:] = [_rule(line.left, line.right, line.bottom, thick) for line in lines[same:]]
        self._thick = thick
        return rules

    def _last_end(self, line: Line, *, focused: bool) -> float:
        """While somebody writes the line runs on to the edge; it does not jump at every letter."""
        if not self.field.words():
            return self._blank_end(line)
        end = self._along(line)[1]
        if focused and not self._after:
            return float(self.field.width())
        return min(end + self.theme.px(0 if self._after else 6), float(self.field.width()))


class StemLine(Sentence):
    """A sentence that stands by itself in a column."""

    def __init__(self, theme: Theme, name: str, before: str = "", after: str = "") -> None:
        super().__init__(theme, name, before, after)
        self.steady = not after
        self.grew.connect(self._lay_anew)
        self.field.entered.connect(self._entered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out(self.width())

    def _lay_anew(self) -> None:
        before, self.roomy = self.height(), self.field.hasFocus()
        if self.lay_out(self.width()) != before and self.roomy:
            settle(self)

    def _entered(self) -> None:
        """What was left has as many lines as it needs; nothing moves while a button of the mouse is held."""
        if not self.field.hasFocus() and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._lay_anew()


def _direction(words: str) -> Qt.LayoutDirection | None:
    """The direction of reading that words begin in; None for words that have none, such as a comma."""
    for sign in words:
        if (sort := bidirectional(sign)) in ("L", "R", "AL"):
            return Qt.LayoutDirection.LeftToRight if sort == "L" else Qt.LayoutDirection.RightToLeft
    return None


def _rule(left: float, right: float, bottom: float, thick: int) -> QRect:
    return QRect(round(left), round(bottom) - 1 - (thick - 1) // 2, round(right) - round(left), thick)


def _flow(words: str, font: QFont, width: float, first: float) -> list[_Piece]:
    """Words in lines of a width, the first of them begun at `first`; `baseline` is 1 if that line was left free."""
    words = words.strip()
    if not words:
        return []
    metrics = QFontMetricsF(font)
    skipped = first > 0 and first + metrics.horizontalAdvance(words.split(maxsplit=1)[0]) > width
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces: list[_Piece] = []
    while (line := layout.createLine()).isValid():
        start = first if not pieces and not skipped else 0.0
        line.setLineWidth(max(1.0, width - start))
        part = words[line.textStart() : line.textStart() + line.textLength()].rstrip()
        pieces.append(_Piece(part, start, float(skipped), metrics.horizontalAdvance(part)))
    layout.endLayout()
    return pieces
