"""The side of an open workbook: its title, how far one has come, and the outline; beside the page, or drawn over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.progress_ring import ProgressRing
from workbook.window.parts.words import Words
from workbook.window.session.progress import modules_walked

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from workbook.window.look.theme import Theme
    from workbook.window.pages.outline_view import OutlineView
    from workbook.window.session.session import Session

WIDE = 276
# The names of their commands, what they are called, and their icons.
OVERVIEWS = (
    ("marks", N_("Marks and notes"), "bookmark"),
    ("bring", N_("What I bring"), "users-round"),
    ("changes", N_("How it changed"), "gauge"),
    ("my days", N_("My days"), "calendar-days"),
    ("all", N_("All I wrote"), "book-open"),
)
LEAST_FOR_FOOT = 520  # pixels of height
LEAVES = 48  # pixels of the page that a drawn-over side always leaves to be clicked


class Side(QWidget):
    """What stands at the leading side. It is made before the outline, which comes after the first page."""

    welcome_wanted = Signal()
    overview_wanted = Signal(str)  # the name of its command
    left = Signal()  # Tab went on to something else

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.outline: OutlineView | None = None
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._ring = ProgressRing(theme)
        self._walked = Words(theme, "", "meta", ink="muted", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, 0, 0)
        head.setSpacing(theme.px(12))
        head.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        nest(head, self._words(), 1)
        nest(self._column, head)
        self._column.addSpacing(theme.px(8))
        self._column.addStretch(0)
        self.restyle()

    def _words(self) -> QVBoxLayout:
        about = self._session.course.outline.about
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(self._theme, about.title, "question", wrap=True))
        words.addWidget(self._walked)
        if about.text.strip():
            welcome = Button(self._theme, _("About this course"), kind="link", style="small-button")
            welcome.clicked.connect(self.welcome_wanted)
            words.addWidget(welcome, 0, Qt.AlignmentFlag.AlignLeading)
        return words

    def focusNextPrevChild(self, ahead: bool) -> bool:
        moved = super().focusNextPrevChild(ahead)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.left.emit()
        return moved

    def restyle(self) -> None:
        """Take the measures anew."""
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(16), px(12), px(12))

    def take(self, outline: OutlineView) -> None:
        """The outline is made."""
        self.outline = outline
        self._column.addWidget(outline, 1)
        self.foot = _Foot(self._theme)
        self.foot.wanted.connect(self.overview_wanted)
        self._column.addWidget(self.foot)
        self._fit_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The outline comes first where there is little height; the menu has the same."""
        if self.outline is not None:
            self.foot.setVisible(self.height() >= self._theme.px(LEAST_FOR_FOOT))

    def show_progress(self) -> None:
        """How many modules are walked."""
        modules = self._session.course.outline.modules
        done = sum(self._session.progress.module_done(module) for module in modules)
        self._walked.setText(modules_walked(done, len(modules)))
        self._ring.show_progress(done, len(modules), str(done), self._walked.text())


class _Foot(QWidget):
    """Below the outline: the ways to what one wrote, seen together."""

    wanted = Signal(str)  # the name of a command

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(6), 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self.ways: dict[str, Button] = {}
        for name, words, icon in OVERVIEWS:
            self.ways[name] = way = Button(
                theme, _(words), icon=icon, kind="bar", style="interface", ink="muted"
            )
            way.can_shrink = False
            way.clicked.connect(partial(self._clicked, name))
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)

    def _clicked(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)


class Veil(QWidget):
    """Lies over the page while the side is drawn over it; a click on it puts the side away."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 60))
        painter.end()
