"""The small bar at words that are selected: three colours, a note, copy; on an old mark also to remove it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, pressed_alone
from workbook.window.parts.prose_passages import COLOURS, line_pen
from workbook.window.session.marks import NAMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from workbook.answers.tables.marks import Colour
    from workbook.window.look.theme import Theme

GAP = 6  # pixels between the bar and the words
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = {Qt.Key.Key_1: "honey", Qt.Key.Key_2: "mint", Qt.Key.Key_3: "slate"}


class MarkBar(QFrame):
    """Lies over the page, above the words or below them, and never over them."""

    colour_chosen = Signal(str)
    note_wanted = Signal()
    copy_wanted = Signal()
    remove_wanted = Signal()
    closed = Signal()  # by Esc: the words stay selected

    def __init__(self, theme: Theme, on: QWidget) -> None:
        super().__init__(on)
        self._theme = theme
        self.setObjectName("markbar")
        self.setAccessibleName(_("Mark the selected words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        self.colours: dict[str, QToolButton] = {}
        for number, (colour, name) in enumerate(NAMES.items(), 1):
            self.colours[colour] = disc = _Colour(theme, colour, _(name), number)
            disc.clicked.connect(partial(self._choose, colour))
            row.addWidget(disc)
        self.note = Button(theme, _("Note"), icon="pencil-line", kind="bar", style="small-button")
        self.copy = Button(theme, _("Copy"), icon="copy", kind="bar", style="small-button")
        self.remove = Button(theme, _("Remove the mark"), icon="eraser", kind="bar", style="small-button")
        for button, signal in (
            (self.note, self.note_wanted), (self.copy, self.copy_wanted), (self.remove, self.remove_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
            button.can_shrink = False
            row.addWidget(button)
        self.hide()

    def open_at(self, words: QRect, chosen: Colour | None) -> None:
        """Show it at some words of the page; `chosen` is the colour of the mark that they have."""
        self.remove.setVisible(chosen is not None)
        for colour, button in self.colours.items():
            button.setDown(colour == chosen)
        self.adjustSize()
        page = self.parentWidget()
        assert page is not None
        around, px = page.rect(), self._theme.px(GAP)
        left = words.right() - self.width() if self.isRightToLeft() else words.left()
        left = max(px, min(left, around.width() - self.width() - px))
        above = words.top() - self.height() - px
        self.move(left, above if above >= page.visibleRegion().boundingRect().top() else words.bottom() + px)
        self.show()
        self.raise_()

    def take_keyboard(self) -> None:
        """The first of its buttons gets the keyboard."""
        self._buttons()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in _STEPS:
            buttons = self._buttons()
            at = next((n for n, button in enumerate(buttons) if button.hasFocus()), 0)
            step = -_STEPS[Qt.Key(event.key())] if self.isRightToLeft() else _STEPS[Qt.Key(event.key())]
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in _KEYS:
            self._choose(_KEYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, colour: str, _checked: bool = False) -> None:
        self.colour_chosen.emit(colour)

    def _buttons(self) -> list[QAbstractButton]:
        every: list[QAbstractButton] = [*self.colours.values(), self.note, self.copy, self.remove]
        return [button for button in every if not button.isHidden()]


class _Colour(QToolButton):
    """A colour with its line and its name."""

    def __init__(self, theme: Theme, colour: str, name: str, number: int) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({number})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = theme.px(22)
        self.setIconSize(QSize(side, side))
        self.setIcon(QIcon(swatch(theme, colour, side)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_alone(self, event):
            super().keyPressEvent(event)


def swatch(theme: Theme, colour: str, side: int) -> QPixmap:
    """A colour as a disc on its line, so that it is known without the colour too."""
    ratio = 2
    made = QPixmap(side * ratio, side * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, ink, _style = COLOURS[colour]
    disc = side * 0.36
    painter.setPen(QPen(theme.colour(ink), 1))
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(QPointF(side / 2, side * 0.4), disc, disc)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(line_pen(theme, colour))
    painter.drawLine(QPointF(1, side - 2), QPointF(side - 1, side - 2))
    painter.end()
    return made
