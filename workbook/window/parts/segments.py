"""A few choices side by side, one of them chosen; one below the other where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QToolButton

from workbook.window.parts.buttons import ARROWS
from workbook.window.parts.folding import Folding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ACROSS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class _Segment(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # Qt would go by where things are on the screen, beyond this choice
        else:
            super().keyPressEvent(event)


class Segments(Folding):
    """One tab stop; the arrow keys choose. `name` says what is chosen for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], first: str) -> None:
        super().__init__(theme)
        self.row.setSpacing(0)
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for value, words in choices:
            self.buttons[value] = button = self._segment(name, words)
            self._group.addButton(button)
            self.add(button)
        self.buttons[first].setChecked(True)
        self._restyle()
        self._group.buttonToggled.connect(self._toggled)
        theme.changed.connect(self._restyle)

    def value(self) -> str:
        """What is chosen."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def sizeHint(self) -> QSize:
        """As wide as all of them side by side, so that they unfold where there is room again."""
        wide = sum(button.sizeHint().width() for button in self.buttons.values())
        return QSize(wide, super().sizeHint().height())

    def _segment(self, name: str, words: str) -> QToolButton:
        button = _Segment()
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setProperty("share", "keep")  # the colours of what is chosen
        button.setText(words)
        button.setAccessibleName(words)
        button.setAccessibleDescription(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return button

    def _restyle(self) -> None:
        tick = self._theme.spaced_pixmap("check", "accent_ink", 15, before=False)
        for button in self.buttons.values():
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
            button.setFont(self._theme.font("small-button" if chosen else "small"))
            button.setIconSize(tick.deviceIndependentSize().toSize() if chosen else QSize(0, 0))
            button.setIcon(QIcon(tick) if chosen else QIcon())
        self.updateGeometry()

    def _toggled(self, _button: QAbstractButton, checked: bool) -> None:
        """Another was chosen, by whatever means."""
        if checked:
            self._restyle()
            self.chosen.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = cast("Qt.Key", event.key())
        step = _STEPS.get(key, 0)
        if not step:
            super().keyPressEvent(event)
            return
        if key in _ACROSS and self.isRightToLeft() and not self.is_folded():
            step = -step
        order = list(self.buttons.values())
        at = min(len(order) - 1, max(0, list(self.buttons).index(self.value()) + step))
        order[at].setChecked(True)
        order[at].setFocus(Qt.FocusReason.TabFocusReason)
