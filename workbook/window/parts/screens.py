"""The screens of the window: one is shown, some wait behind it to be come back to, and something may lie over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbook.window.parts.announce import announce
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection


class Screens(QStackedWidget):
    """Screens take turns in a stack. While a cover lies over it, the stack is not even among the children of this.

    So nothing of a screen is seen behind a cover, and no screen reader finds it there.
    """

    covered = Signal()  # something was laid over the screens, or taken away

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        self.addWidget(self._stack)

    def now(self) -> QWidget | None:
        """The screen that is shown, or would be without the cover."""
        return self._stack.currentWidget()

    def all(self) -> list[QWidget]:
        """The screen that is shown and those that wait."""
        found = (self._stack.widget(n) for n in range(self._stack.count()))
        return [screen for screen in found if screen is not None]

    def turn_to(self, screen: QWidget, kept: Collection[QWidget | None]) -> None:
        """Show a screen and let go of the ones that nobody can come back to."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        for old in self.all():
            if old is not screen and old not in kept:
                let_go(old)
                self._stack.removeWidget(old)
                old.deleteLater()
        say_title(screen)

    def put_in_place(self, old: QWidget, screen: QWidget) -> None:
        """The same screen, built anew: it stands where the old one stood, shown or waiting."""
        was_shown = old is self.now()
        screen.resize(old.size())
        self._stack.insertWidget(self._stack.indexOf(old), screen)
        if was_shown:
            self._stack.setCurrentWidget(screen)
        let_go(old)
        self._stack.removeWidget(old)
        old.deleteLater()

    def over(self) -> QWidget | None:
        """What lies over the screens: a blank, a lock, or help over a lock."""
        top = self.currentWidget()
        return None if top is self._stack else top

    def cover(self, screen: QWidget | None) -> None:
        """Put something in the place of what is seen; None brings the screens back."""
        before, shown = self.currentWidget(), screen or self._stack
        self.lay_over(shown)
        if before is not None and before is not shown:
            self.removeWidget(before)
            if before is not self._stack:
                before.deleteLater()
        self.covered.emit()

    def lay_over(self, screen: QWidget) -> None:
        """Show something on top, and keep what is below for when it is taken away."""
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        say_title(screen)

    def take_away(self, screen: QWidget) -> None:
        """Show again what is below."""
        self.removeWidget(screen)
        screen.deleteLater()


def say_title(screen: QWidget) -> None:
    """Tell screen readers which screen is shown now: its first title, if it has one and does not tell it itself."""
    if callable(tell := getattr(screen, "tell_place", None)):
        tell()
        return
    titles = (words for words in screen.findChildren(Words) if words.level == 1 and words.isVisibleTo(screen))
    if title := next(titles, None):
        announce(screen, title.text())


def let_go(screen: QWidget) -> None:
    """Stop what a screen still does in the background."""
    if callable(close_pool := getattr(screen, "close_pool", None)):
        close_pool()
