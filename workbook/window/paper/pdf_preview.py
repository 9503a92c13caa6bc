"""The page as it will be on paper, drawn from the very PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    import pypdfium2

    from workbook.window.look.theme import Theme


class PdfPreview(QWidget):
    """One page at a time, with arrows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._sheet = PdfPage(theme)
        column.addWidget(self._sheet, 1)
        row = QHBoxLayout()
        self.back = IconButton(theme, "arrow-left", _("Page before"))
        self.on = IconButton(theme, "arrow-right", _("Next page"))
        self.where = Words(theme, "", "interface")
        self.back.clicked.connect(self._back_clicked)
        self.on.clicked.connect(self._on_clicked)
        row.addStretch(1)
        for widget in (self.back, self.where, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        nest(column, row)
        under = Words(theme, _("This is exactly what will be on the paper."), "small", ink="muted", wrap=True)
        under.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(under)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF, at the page that was open if there is one."""
        self._sheet.open(data)
        self._show(min(self._sheet.at, self.count() - 1))

    def show_numbered(self, number: str) -> None:
        """The page on which an exercise or a module of this number begins, if there is one."""
        at = self._sheet.page_of(f"{number} ") if number else None
        if at is not None:
            self._show(at)

    def count(self) -> int:
        """How many pages there are."""
        return self._sheet.count()

    def _show(self, at: int) -> None:
        self._sheet.turn_to(at)
        at, count = self._sheet.at, self.count()
        self._sheet.setAccessibleName(_("Page {at} of the PDF").format(at=whole_number(at + 1)))
        self.where.setText(
            _("Page {at} of {count}").format(at=whole_number(at + 1), count=whole_number(count))
        )
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at + 1 < count)

    def _back_clicked(self) -> None:
        self._show(self._sheet.at - 1)

    def _on_clicked(self) -> None:
        self._show(self._sheet.at + 1)


class PdfPage(QWidget):
    """A page of a PDF, framed by a hairline; paper is white in every theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: pypdfium2.PdfDocument | None = None
        self._picture: QImage | None = None
        self.at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def open(self, data: bytes) -> None:
        """Take another PDF; no page of it is shown yet."""
        import pypdfium2

        if self._document is not None:
            self._document.close()
        self._document = pypdfium2.PdfDocument(data)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._document) if self._document is not None else 0

    def page_of(self, beginning: str) -> int | None:
        """The page that a bookmark leads to whose words begin so."""
        for mark in self._document.get_toc() if self._document is not None else ():
            target = mark.get_dest()
            if target is not None and (mark.get_title() or "").startswith(beginning):
                return int(target.get_index())
        return None

    def turn_to(self, at: int) -> None:
        """Show a page."""
        self.at = max(0, at)
        self._draw()

    def _draw(self) -> None:
        if self._document is None:
            return
        page = self._document[self.at]
        width, height = page.get_size()
        room = self.size() * self.devicePixelRatioF()
        scale = max(0.1, min(room.width() / width, room.height() / height))
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        self._picture = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGBX8888).copy()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = min(self.width() / self._picture.width(), self.height() / self._picture.height())
        width, height = self._picture.width() * ratio, self._picture.height() * ratio
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.drawImage(box, self._picture)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
