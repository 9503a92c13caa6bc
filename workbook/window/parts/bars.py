"""The bars at the top and bottom of a screen, and the button for help that is in every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import widgets_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class Bar(QFrame):
    """Grows and shrinks with the size of the text; where there is no room, words of buttons give way to their icons."""

    def __init__(self, theme: Theme, name: str, height: int = 48) -> None:
        super().__init__()
        self.setObjectName(name)  # bar-top or bar-bottom
        self._theme, self._high = theme, height
        self._extras: list[QWidget] = []
        self.row = QHBoxLayout(self)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the measures anew."""
        px = self._theme.px
        self.setMinimumHeight(px(self._high))
        side = min(px(16), 20)
        self.row.setContentsMargins(side, px(4), side, px(4))
        self.row.setSpacing(min(px(12), 14))

    def can_lack(self, *extras: QWidget) -> None:
        """What is the first to go where there is no room, and is nowhere else needed."""
        self._extras = list(extras)

    def minimumSizeHint(self) -> QSize:
        # Nothing here may keep the window wide.
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show what there is room for."""
        shown = self._shown()
        over = self._needed(shown) - self.width()
        for extra in self._extras:
            if not extra.property("empty") and self._gone(extra, over > 0):
                over -= extra.sizeHint().width() + self.row.spacing()
        for button in self._shrinking(shown):
            button.show_words(over <= 0)
            over -= button.words_width() if over > 0 else 0

    def _gone(self, extra: QWidget, gone: bool) -> bool:
        if extra.isHidden() != gone:
            extra.setHidden(gone)
        return gone

    def _shown(self) -> list[QWidget]:
        return [one for one in widgets_in(self.row) if not one.isHidden() or one in self._extras]

    def _needed(self, shown: Sequence[QWidget]) -> int:
        """The width at which every word is there."""
        margins = self.row.contentsMargins()
        room = margins.left() + margins.right() + self.row.spacing() * max(0, len(shown) - 1)
        return room + sum(_full_width(widget) for widget in shown)

    def _shrinking(self, shown: Sequence[QWidget]) -> list[Button]:
        """The buttons whose icon can stand alone, the way to help last."""
        buttons = [one for one in shown if isinstance(one, Button) and one.can_shrink]
        return sorted(buttons, key=lambda button: isinstance(button, HelpButton))


def _full_width(widget: QWidget) -> int:
    if isinstance(widget, Button):
        return widget.sizeHint().width() + (0 if widget.text() else widget.words_width())
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.minimumSizeHint().width()
    return widget.sizeHint().width()


class Head(Bar):
    """The bar at the top of a screen: where one came from at its beginning, help at its end."""

    def __init__(
        self, theme: Theme, begin: Sequence[QWidget], end: Sequence[QWidget], middle: QWidget | None = None
    ) -> None:
        super().__init__(theme, "bar-top")
        for widget in begin:
            self.row.addWidget(widget)
        if middle is None:
            self.row.addStretch(1)
        else:
            self.row.addWidget(middle, 1)
        for widget in end:
            self.row.addWidget(widget)


class WayBack(Button):
    """To where one came from."""

    def __init__(self, theme: Theme, words: str, wanted: SignalInstance) -> None:
        super().__init__(theme, words, icon="arrow-left", kind="bar", style="interface", ink="muted")
        self.clicked.connect(wanted)


class HideButton(IconButton):
    """Hides what is on the page from somebody who comes by."""

    def __init__(self, theme: Theme, wanted: SignalInstance) -> None:
        super().__init__(theme, "eye-off", _("Hide this page"), key="Ctrl+Shift+H")
        self.clicked.connect(wanted)


class HelpButton(Button):
    """Need help now? The same place on every screen."""

    def __init__(self, theme: Theme, wanted: SignalInstance) -> None:
        super().__init__(theme, _("Need help now?"), icon="life-buoy", kind="help")
        self.can_shrink = True
        self.setToolTip(_("Where to get help (Ctrl+Shift+N)"))
        self.clicked.connect(wanted)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
