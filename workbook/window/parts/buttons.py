"""Buttons of every rank: one primary per screen, normal ones, text ones, and icons in bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from workbook.window.parts.keys import key_words
from workbook.window.parts.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

    from workbook.window.look.theme import Theme

ISOLATED, ENDS = "\u2068", "\u2069"  # between them words run as their first letter does
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ICON_COLOURS = {"primary": "on_accent", "text": "accent", "bar": "ink", "help": "ink", "link": "accent"}


def unmarked(words: str) -> str:
    """Words for a button or a menu as they stand: Qt takes a single & for the mark of a key, and hides it."""
    return words.replace("&", "&&")


def pressed_alone(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a key was dealt with for a button that stands alone: Enter clicks it, and arrows leave it in peace.

    Left to Qt, an arrow goes to whatever is next to the button, which may be what another exercise is set to.
    """
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
    elif event.key() in ARROWS and button.group() is None:
        event.ignore()
    else:
        return False
    return True


class Button(ToldOnce, QPushButton):
    """A button with words. `kind` is primary, normal, text, bar or help."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", kind: str = "normal", style: str = "button", ink: str = "",
        trailing: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._icon, self._style, self._kind, self._ink = theme, icon, style, kind, ink
        self._trailing, self._words, self._tip = trailing, "", ""
        self.setText(text)
        self.can_shrink = bool(icon) and kind == "bar"  # the icon can stand alone where there is no room
        self.setProperty("kind", kind)
        if ink:
            self.setProperty("ink", ink)
        if trailing:  # the icon stands where words end, which is the left where they begin at the right
            ways = Qt.LayoutDirection
            self.setLayoutDirection(ways.LeftToRight if self.isRightToLeft() else ways.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(kind == "primary")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves no focus ring behind
        self.restyle()
        theme.changed.connect(self.restyle)

    def setText(self, text: str) -> None:
        words = unmarked(text)
        # A button that is turned round for its icon would put what ends a title, such as “…”, before it.
        super().setText(f"{ISOLATED}{words}{ENDS}" if self._trailing and words else words)

    def text(self) -> str:
        return super().text().replace("&&", "&").strip(ISOLATED + ENDS)

    def show_words(self, shown: bool) -> None:
        """Show the words, or the icon alone with the words as name and tooltip."""
        if shown != bool(self.text()):
            self._words = self.text() or self._words
            self._tip = self._tip if shown else self.toolTip()
            self.setText(self._words if shown else "")
            self.setToolTip(self._tip if shown else self._tip or self._words)
            self.setAccessibleName(self.accessibleName() or self._words)

    def words_width(self) -> int:
        """The room that the words alone take."""
        words = self.text() or self._words
        return self.fontMetrics().size(Qt.TextFlag.TextSingleLine, words).width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_alone(self, event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take font and icon anew."""
        self.setFont(self._theme.font(self._style))
        if self._icon:
            colour = self._ink or _ICON_COLOURS.get(self._kind, "ink")
            picture = self._theme.spaced_pixmap(self._icon, colour, 18, before=self._trailing)
            self.setIconSize(picture.deviceIndependentSize().toSize())
            self.setIcon(QIcon(picture))

    def turn_into(self, text: str, icon: str = "") -> None:
        """Do something else from now on, and say so."""
        if text != self.text():
            self._icon = icon or self._icon
            self.setText(text)
            self.restyle()


class Pick(Button):
    """One of a few choices, as a button with a menu that Down and Up open as well."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, choices: Sequence[str]) -> None:
        super().__init__(theme, choices[0], icon="chevron-down", style="small-button", trailing=True)
        self._choices, self.at = list(choices), 0
        self.setAccessibleName(f"{name}: {choices[0]}")
        self._name = name
        menu = QMenu(self)
        for index, words in enumerate(choices):
            menu.addAction(unmarked(words)).setData(index)
        menu.triggered.connect(self._triggered)
        self.setMenu(menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def pick(self, index: int) -> None:
        """Take a choice, and say so if it is another."""
        if index != self.at:
            self.show_choice(index)
            self.picked.emit(index)

    def show_choice(self, index: int) -> None:
        """Show another choice without telling anyone."""
        self.at = index
        self.setText(self._choices[index])
        self.setAccessibleName(f"{self._name}: {self._choices[index]}")

    def _triggered(self, action: QAction) -> None:
        self.pick(action.data())


class IconButton(ToldOnce, QToolButton):
    """An icon alone, for bars: with a tooltip and an accessible name."""

    def __init__(self, theme: Theme, icon: str, name: str, *, size: int = 18, key: str = "") -> None:
        super().__init__()
        self._theme, self._icon, self._size = theme, icon, size
        self.setProperty("kind", "bar")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key_words(key)})" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle()
        theme.changed.connect(self.restyle)

    def change(self, icon: str, name: str) -> None:
        """Do something else from now on, and say so."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_alone(self, event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Draw the icon anew."""
        size = self._theme.px(self._size)
        self.setIconSize(QSize(size, size))
        self.setIcon(self._theme.icon(self._icon, "muted", self._size))
