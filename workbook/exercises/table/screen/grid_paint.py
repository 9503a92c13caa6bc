"""How a table looks: hairlines, a header on the page's colour, words that wrap, ticks that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbook.exercises.table.screen.cell_fields import ShortCell, WordsCell
from workbook.window.parts.options import draw_tick_box

if TYPE_CHECKING:
    from workbook.exercises.table.screen.grid_model import GridModel
    from workbook.window.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

MOST_SHOWN = 3000  # characters of one cell; the whole text is there when it is edited
SIDE, ABOVE = 9, 4  # room around the words of a cell
LEAST_HEIGHT = 30
_DATE_WIDTH = 150  # of the field for a day, which holds a calendar too
_KEPT = 4000  # laid-out texts


class CellWords:
    """Words laid out in the width of a cell; what was measured once is kept for painting."""

    def __init__(self) -> None:
        self._laid: dict[tuple[Any, ...], QStaticText] = {}

    def laid(self, words: str, font: QFont, width: int, align: Qt.AlignmentFlag) -> QStaticText:
        """The words broken into lines of this width."""
        key = (words, font.key(), width, align)
        if key not in self._laid:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            self._laid[key] = _lay(words, font, width, align)
        return self._laid[key]

    def height(self, words: str, font: QFont, width: int) -> int:
        """How high the words are."""
        if not words:
            return QFontMetrics(font).height()
        return round(self.laid(words, font, width, Qt.AlignmentFlag.AlignLeft).size().height())


def _lay(words: str, font: QFont, width: int, align: Qt.AlignmentFlag) -> QStaticText:
    shown = words if len(words) <= MOST_SHOWN else words[:MOST_SHOWN] + " …"
    made = QStaticText(shown.replace("\n", "\u2028"))
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption(align)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.setTextWidth(max(8, width))
    made.prepare(font=font)
    return made


class CellDelegate(QStyledItemDelegate):
    """Paints cells and makes the fields in which they are edited."""

    left = Signal(QWidget, int)  # a field that is done, and the key that said so
    settled = Signal(QWidget)  # a field in which a value was chosen

    def __init__(self, theme: Theme, model: GridModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.words = CellWords()

    # Looks

    def font_of(self, index: Index) -> QFont:
        """Words in the text face, numbers and dates in the other."""
        sort = "text" if self._model.locked(index) else self._model.column(index).sort
        return self._theme.font("answer" if sort in ("text", "pick") else "interface")

    def line_room(self) -> int:
        """The height of a row of one line."""
        words = QFontMetrics(self._theme.font("answer")).height() + 2 * self._theme.px(ABOVE)
        return max(self._theme.px(LEAST_HEIGHT), words)

    def _baseline(self) -> float:
        """Where the first line of every cell of a row stands, whatever its face."""
        words = QFontMetrics(self._theme.font("answer"))
        return (self.line_room() - words.height()) / 2 + words.ascent()

    def height_of(self, index: Index, width: int) -> int:
        """The height a cell needs in its column."""
        words = self.words.height(
            self._model.words(index), self.font_of(index), width - 2 * self._theme.px(SIDE)
        )
        return max(self.line_room(), words + 2 * self._theme.px(ABOVE))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        rect: QRect = option.rect
        return QSize(self._theme.px(60), self.height_of(index, rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view: Any = option.widget
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected) and view.selects_several()
        painter.fillRect(rect, self._theme.colour("accent_soft" if selected else "card"))
        if self._model.column(index).sort == "tick" and not self._model.locked(index):
            self._draw_tick(painter, rect, ticked=self._model.value(index) is True)
        else:
            painter.setPen(self._theme.colour("accent_ink" if selected else "ink"))
            self._draw_words(painter, rect, index, mirrored=view.isRightToLeft())
        draw_lines(painter, rect, self._theme, first=index.column() == 0, mirrored=view.isRightToLeft())
        if view.currentIndex() == index and view.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 3 if self._theme.tokens.high_contrast else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, index: Index, *, mirrored: bool) -> None:
        words = self._model.words(index)
        if not words:
            return
        side, font = self._theme.px(SIDE), self.font_of(index)
        align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        laid = self.words.laid(words, font, rect.width() - 2 * side, align | Qt.AlignmentFlag.AlignAbsolute)
        painter.setFont(font)
        painter.setClipRect(rect)
        top = rect.y() + self._baseline() - QFontMetrics(font).ascent()
        painter.drawStaticText(QPointF(rect.x() + side, top), laid)
        painter.setClipping(False)

    def _draw_tick(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(17)
        line = self.line_room()
        box = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (line - side) / 2, side, side)
        draw_tick_box(painter, box, self._theme, checked=ticked)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.column(index)
        name = f"{column.text}, {self._model.row_name(index.row())}"
        field: WordsCell | ShortCell
        if column.sort == "text":
            field = WordsCell(self._theme, name, parent)
        else:
            field = ShortCell(self._theme, name, column, self._model.reader, parent)
            field.settled.connect(self.settled)
        field.touched.connect(self._touched)
        field.left.connect(self.left)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, WordsCell | ShortCell) and not editor.filled:
            editor.fill(self._model.words_to_edit(index))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, WordsCell) or (isinstance(editor, ShortCell) and editor.is_changed):
            self._model.give(index, editor.text() or None)  # what is half typed is only words

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        if isinstance(editor, ShortCell):
            least = self._theme.px(_DATE_WIDTH) if self._model.column(index).sort == "date" else 0
            wide = max(rect.width(), least)
            left = rect.right() + 1 - wide if editor.isRightToLeft() else rect.left()
            context = editor.parentWidget()
            left = max(0, min(left, (context.width() if context else wide) - wide))
            rect = QRect(left, rect.y(), wide, self.line_room())
        editor.setGeometry(rect)

    def _touched(self, field: QWidget) -> None:
        self.commitData.emit(field)


class GridHeader(QHeaderView):
    """The names of the columns, small and quiet, wrapped where a column is narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._words = CellWords()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(theme.px(24))

    def height_for(self, widths: list[int]) -> int:
        """The height that all names need."""
        font, side = self._theme.font("meta-strong"), 2 * self._theme.px(SIDE)
        model = self.model()
        names = (str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(len(widths)))
        heights = [self._words.height(name, font, w - side) for name, w in zip(names, widths, strict=True)]
        return max([*heights, 0]) + 2 * self._theme.px(ABOVE)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.colour("page"))
        font, side = self._theme.font("meta-strong"), self._theme.px(SIDE)
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        laid = self._words.laid(name, font, rect.width() - 2 * side, align | Qt.AlignmentFlag.AlignAbsolute)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        painter.setClipRect(rect)
        painter.drawStaticText(
            QPointF(rect.x() + side, rect.y() + (rect.height() - laid.size().height()) / 2), laid
        )
        painter.setClipping(False)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        draw_lines(painter, rect, self._theme, first=logicalIndex == 0, mirrored=self.isRightToLeft())
        painter.restore()


def draw_lines(painter: QPainter, rect: QRect, theme: Theme, *, first: bool, mirrored: bool) -> None:
    """The hairlines below and after a cell; before it too if it is the first of its row."""
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if first or not mirrored:
        painter.drawLine(rect.topRight(), rect.bottomRight())
    if first or mirrored:
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
