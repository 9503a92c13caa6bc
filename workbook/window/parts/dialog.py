"""What every dialog of the program's own has: a title, plain words, what is asked, and its buttons at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.pasting import SaysWhatIsCut
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from workbook.window.look.theme import Theme

FRAME = 60  # pixels that a title bar and the edges of a dialog may take from the screen


class Dialog(SaysWhatIsCut, QDialog):
    """What is asked goes into `column`, then `add_buttons` closes it.

    What the screen has no room for is scrolled; the buttons stand below it and are always there.
    """

    def __init__(self, theme: Theme, title: str, words: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(parent)
        self.theme, self._wide = theme, width
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._body = Desk("desk")
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(theme.px(26), theme.px(24), theme.px(26), theme.px(10))
        self.column.setSpacing(theme.px(10))
        self._area = scrolled(theme, self._body)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName(title)
        outer.addWidget(self._area, 1)
        self._feet: WrapRow | None = None
        self._body.installEventFilter(self)
        if title:
            self.column.addWidget(Words(theme, title, "section-title", wrap=True))
        if words:
            self.column.addWidget(Words(theme, words, "interface", wrap=True))

    def add_field(self, label: str, field: QWidget) -> None:
        """A field below its label."""
        above = Words(self.theme, label, "button", wrap=True)
        above.setBuddy(field)
        self.column.addWidget(above)
        self.column.addWidget(field)

    def add_buttons(self, buttons: Sequence[QWidget]) -> None:
        """A row of buttons at the end, the one that goes on last."""
        self._feet = WrapRow(self.theme, buttons, trailing=True)
        px = self.theme.px
        self._feet.setContentsMargins(px(26), px(10), px(26), px(20))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._feet)

    def sizeHint(self) -> QSize:
        """As wide as is meant and as high as is needed, and never larger than the screen."""
        room = self._room()
        feet = self._feet.sizeHint() if self._feet is not None else QSize(0, 0)
        width = min(room.width(), max(self.theme.px(self._wide), feet.width()))
        foot = self._feet.height_at(width) if self._feet is not None else 0
        return QSize(width, min(room.height(), self._body.heightForWidth(width) + foot))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(self.theme.px(280), self.theme.px(160)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is said, as far as the screen goes."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body and self.isVisible():
            self._grow()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        super().showEvent(event)

    def _grow(self) -> None:
        wanted = self.sizeHint().expandedTo(self.size()).boundedTo(self._room())
        if wanted.height() > self.height():
            self.resize(self.width(), wanted.height())

    def _room(self) -> QSize:
        parent = self.parentWidget()
        screen = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
        return screen.availableGeometry().size() - QSize(FRAME // 2, FRAME)
