"""One of two or three ways, as segments in a frame: one tab stop, Left and Right choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbook.window.look.theme import Theme


class Segments(QFrame):
    """`choices` are ids with their words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme, self._shown = theme, ""
        self.setObjectName("visibility")  # the style sheet's frame for segments
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for key, words in choices:
            self.buttons[key] = self._segment(words, f"{name}: {words}")
            self._group.addButton(self.buttons[key])
            row.addWidget(self.buttons[key])
        self.choose(choices[0][0])
        self._group.buttonToggled.connect(self._toggled)
        theme.changed.connect(self._restyle)

    def choice(self) -> str:
        """The chosen one."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose without telling anyone."""
        self._shown = key
        self.buttons[key].setChecked(True)
        self._restyle()

    def _segment(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setProperty("share", "keep")  # the quiet green of a chosen segment
        button.setAccessibleName(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _restyle(self) -> None:
        for button in self.buttons.values():
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
            button.setFont(self._theme.font("small-button" if chosen else "small"))

    def _toggled(self, _segment: QAbstractButton, checked: bool) -> None:
        """A segment was chosen, by whatever means."""
        if checked and (choice := self.choice()) != self._shown:
            self._shown = choice
            self._restyle()
            self.chosen.emit(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(cast("Qt.Key", event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        order = [key for key, button in self.buttons.items() if button.isEnabled()]
        step = -step if self.isRightToLeft() else step
        at = min(len(order) - 1, max(0, order.index(self.choice()) + step))
        if order[at] != self.choice():
            self.buttons[order[at]].setChecked(True)
        self.buttons[order[at]].setFocus(Qt.FocusReason.TabFocusReason)
