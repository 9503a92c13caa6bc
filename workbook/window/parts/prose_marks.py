"""What lies over course text: links that are easy to hit and to reach, and what is more than words to who listens.

To assistive tools a text is one run of letters. So each heading, picture and table in it has a mark with a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QAbstractButton, QTextEdit, QWidget

from workbook.course.model import FOOTNOTE
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import pressed_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument, QTextFragment

    from workbook.window.look.theme import Theme

TARGET = 26  # pixels: no link is harder to hit than a square of this size
_Role = QAccessible.Role
_NUMBER = re.compile(r"\[(\d+)\]")


class LinkSpot(QAbstractButton):
    """Lies over a link: Tab comes to it, Enter follows it, and a finger finds it."""

    def __init__(self, over: QTextEdit, theme: Theme, words: str, address: str) -> None:
        super().__init__(over)
        self._theme, self.words, self.address = theme, words, address
        self._lines: list[QRect] = []
        self.setAccessibleName(_name_of_link(words, address))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def lie_over(self, lines: list[QRectF]) -> None:
        """Take the place of the link's words, line by line, and as much around them as a finger needs."""
        least = self._theme.px(TARGET)
        found = [_at_least(line.toAlignedRect(), least) for line in lines]
        region = QRegion()
        for line in found:
            region += line
        box = region.boundingRect()
        self._lines = [line.translated(-box.topLeft()) for line in found]
        self.setGeometry(box)
        self.setMask(region.translated(-box.topLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_alone(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            for line in self._lines:
                painter.drawRoundedRect(QRectF(line).adjusted(2, 2, -2, -2), 5, 5)
            painter.end()


def _name_of_link(words: str, address: str) -> str:
    """What a link is called to who listens: the number of a source or a footnote alone would say little."""
    if address.startswith(FOOTNOTE):
        return _("Footnote {number}").format(number=words)
    number = _NUMBER.fullmatch(words.strip())
    return _("Source {number}").format(number=number[1]) if number else words


class Mark(QWidget):
    """The place of a heading (with its level), a picture, or a part of a table; the mouse goes through it."""

    def __init__(self, over: QWidget, role: QAccessible.Role, name: str, *, level: int = 0) -> None:
        super().__init__(over)
        self.role, self.level = role, level
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)


class Marks:
    """All marks and links of one text; made anew with the text, laid anew with its width."""

    def __init__(self, over: QTextEdit, theme: Theme) -> None:
        self._over, self._theme = over, theme
        self._placed: list[tuple[QWidget, int, int]] = []  # each with the letters it stands for
        self.links: list[LinkSpot] = []

    def make(self) -> list[LinkSpot]:
        """Read the text through and make what belongs over it; gives the links."""
        for widget, *_unused in self._placed:
            widget.hide()
            widget.deleteLater()
        self._placed, self.links = [], []
        document = self._over.document()
        tables: set[int] = set()
        for block in _blocks(document):
            table: QTextTable | None = QTextCursor(block).currentTable()
            if table is not None and table.objectIndex() not in tables:
                tables.add(table.objectIndex())
                self._mark_table(table)
            self._mark_block(block)
        return self.links

    def lay(self) -> None:
        """Put each in its place."""
        for widget, start, end in self._placed:
            lines = lines_of(self._over.document(), start, end)
            if not lines:
                continue
            if isinstance(widget, LinkSpot):
                widget.lie_over(lines)
                continue
            box = lines[0]
            for line in lines:
                box = box.united(line)
            at = box.toAlignedRect()
            parent = widget.parentWidget()
            if isinstance(parent, Mark):
                at.translate(-parent.mapTo(self._over, parent.rect().topLeft()))
            widget.setGeometry(at)

    def _mark_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        if level:
            mark = Mark(self._over, _Role.Heading, block.text(), level=max(2, level - 1))
            self._place(mark, block.position(), block.position() + block.length() - 1)
        link: tuple[str, str, int, int] | None = None
        for part in _fragments(block):
            form, start = part.charFormat(), part.position()
            if form.isImageFormat():
                words = str(form.property(QTextFormat.Property.ImageAltText) or "")
                self._place(
                    Mark(self._over, _Role.Graphic, words or _("Picture")), start, start + part.length()
                )
            href = form.anchorHref() if form.isAnchor() else ""
            if link is not None and href == link[0]:
                link = (href, link[1] + part.text(), link[2], start + part.length())
                continue
            self._add_link(link)
            link = (href, part.text(), start, start + part.length()) if href else None
        self._add_link(link)

    def _add_link(self, link: tuple[str, str, int, int] | None) -> None:
        if link is not None:
            spot = LinkSpot(self._over, self._theme, link[1], link[0])
            self.links.append(spot)
            self._place(spot, link[2], link[3])

    def _mark_table(self, table: QTextTable) -> None:
        """The table, its rows, and each cell with the words of its column before its own."""
        headed = table.format().headerRowCount() > 0 or table.rows() > 1
        heads = [_words_at(table, 0, column) for column in range(table.columns())] if headed else []
        said = _("Table: {columns}").format(columns=", ".join(filter(None, heads)))
        whole = Mark(self._over, _Role.Table, said)
        self._place(whole, table.firstPosition(), table.lastPosition())
        for row in range(table.rows()):
            line = Mark(whole, _Role.Row, "")
            self._place(
                line, table.cellAt(row, 0).firstPosition(),
                table.cellAt(row, table.columns() - 1).lastPosition(),
            )  # fmt: skip
            for column in range(table.columns()):
                head, words = heads[column] if heads else "", _words_at(table, row, column)
                first = headed and row == 0
                role = _Role.ColumnHeader if first else _Role.Cell
                name = words if first or not head else f"{head}: {words}"
                cell = table.cellAt(row, column)
                self._place(Mark(line, role, name), cell.firstPosition(), cell.lastPosition())

    def _place(self, widget: QWidget, start: int, end: int) -> None:
        self._placed.append((widget, start, end))
        widget.show()


def _words_at(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", " ").strip()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def lines_of(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Where letters stand: a box for each line of them."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        layout, above = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first <= last and (first < last or start == end):
                ends = sorted((_x(line.cursorToX(first)), _x(line.cursorToX(last))))
                found.append(
                    QRectF(above.x() + ends[0], above.y() + line.y(), ends[1] - ends[0], line.height())
                )
        block = block.next()
    return found


def _x(found: object) -> float:
    """The stubs do not know that Qt gives two numbers."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _at_least(box: QRect, side: int) -> QRect:
    wide, high = max(0, side - box.width()), max(0, side - box.height())
    return box.adjusted(-(wide // 2), -(high // 2), wide - wide // 2, high - high // 2)
