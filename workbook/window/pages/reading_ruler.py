"""A reading ruler: on a page, all but the line that is read is a little dimmed; off until somebody wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from workbook.window.pages.workbook_screen import WorkbookScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from workbook.window.look.theme import Theme
    from workbook.window.pages.page_view import PageView

FOLLOW_MS = 60
BAND = 64  # pixels at normal text size: the line, and a little of those around it
DIM = 0.28


class ReadingRuler(QWidget):
    """Lies over the open page and takes no click; it follows the mouse, and the caret while one writes or reads."""

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._y, self._mouse, self._caret = 0, QPoint(), QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        self._timer.start()

    def follow(self) -> None:
        """Be where the mouse has gone, or else the caret; nowhere but on a page."""
        view = self._page()
        if view is None:
            self.hide()
            return
        port = view.viewport()
        self.setGeometry(QRect(port.mapTo(self._window, QPoint(0, 0)), port.size()))
        mouse, caret = port.mapFromGlobal(QCursor.pos()), self._caret_on(port)
        if caret is not None and caret != self._caret:
            self._caret = caret
            self._move_to(caret.y())
        elif mouse != self._mouse:
            self._mouse = mouse
            if port.rect().contains(mouse):
                self._move_to(mouse.y())
        if self.isHidden():
            self.raise_()
            self.show()

    def band(self) -> QRect:
        """What is not dimmed."""
        high = self._theme.px(BAND)
        return QRect(0, self._y - high // 2, self.width(), high)

    def _page(self) -> PageView | None:
        """The page that is shown, with nothing over it."""
        screens = [screen for screen in self._window.findChildren(WorkbookScreen) if screen.isVisible()]
        if not screens or not screens[0].has_pages():
            return None
        view = screens[0].current()
        over = [one for one in self._window.findChildren(QWidget, "over-the-page") if one.isVisible()]
        return view if view.isVisible() and not over else None

    def _caret_on(self, port: QWidget) -> QPoint | None:
        field = QApplication.focusWidget()
        if isinstance(field, QPlainTextEdit | QTextEdit) and isValid(field) and port.isAncestorOf(field):
            return field.viewport().mapTo(port, field.cursorRect().center())
        return None

    def _move_to(self, y: int) -> None:
        if y != self._y:
            self._y = y
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, band = QPainter(self), self._theme.tokens, self.band()
        if not tokens.high_contrast:
            dim = QColor(tokens.desk if tokens.dark else tokens.ink)
            dim.setAlphaF(DIM if not tokens.dark else 2 * DIM)
            painter.fillRect(QRect(0, 0, self.width(), band.top()), dim)
            painter.fillRect(QRect(0, band.bottom() + 1, self.width(), self.height() - band.bottom()), dim)
        painter.setPen(self._theme.colour("ink" if tokens.high_contrast else "edge"))
        painter.drawLine(0, band.top(), self.width(), band.top())
        painter.drawLine(0, band.bottom(), self.width(), band.bottom())
