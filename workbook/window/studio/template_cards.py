"""The shapes to begin a course with, as cards of which one is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbook.language.translation import gettext as _
from workbook.window.parts.cover import Cover
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from workbook.authoring.templates import Template
    from workbook.window.look.theme import Theme

MOST_ACROSS, LEAST_WIDE, GAP = 3, 216, 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TemplateCard(QPushButton):
    """A cover, a title and a line; the whole of it is what is clicked."""

    wanted = Signal()  # it is to be begun with

    def __init__(self, theme: Theme, template: Template) -> None:
        super().__init__()
        self.template = template
        self.setCheckable(True)
        self.setProperty("kind", "edition")
        self.setAccessibleName(f"{template.title}. {template.line}.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(12), theme.px(10), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(Cover(theme, template.title, template.cover, 84), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Words(theme, template.title, "question", wrap=True, told=False))
        words.addWidget(Words(theme, template.line, "small", ink="muted", wrap=True, told=False))
        words.addStretch(1)
        nest(row, words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(layout.minimumSize().width(), self.heightForWidth(layout.minimumSize().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.wanted.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # for the cards around it
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit()


class TemplateCards(QWidget):
    """One tab stop: arrows choose, Enter begins. As many stand side by side as there is room for.

    Down leads to the card below; who listens goes from each to the next, and misses none.
    """

    chosen = Signal(str)  # the name of a template
    wanted = Signal(str)

    def __init__(self, theme: Theme, templates: Sequence[Template]) -> None:
        super().__init__()
        self._theme, self._across = theme, 0
        self.setAccessibleName(_("Templates, {n}").format(n=len(templates)))
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(GAP))
        self.cards: list[TemplateCard] = []
        for template in templates:
            card = TemplateCard(theme, template)
            card.wanted.connect(partial(self.wanted.emit, template.name))
            self._group.addButton(card)
            self.cards.append(card)
        self._arrange(MOST_ACROSS)
        self.cards[0].setChecked(True)
        self._take_tab()
        self._group.buttonToggled.connect(self._toggled)

    def template(self) -> Template:
        """The one that is chosen."""
        return next(card.template for card in self.cards if card.isChecked())

    def focus_chosen(self) -> None:
        """The keyboard begins here."""
        next(card for card in self.cards if card.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, _card: object, checked: bool) -> None:
        if checked:
            self._take_tab()
            self.chosen.emit(self.template().name)

    def _take_tab(self) -> None:
        for card in self.cards:
            stops = Qt.FocusPolicy.TabFocus if card.isChecked() else Qt.FocusPolicy.NoFocus
            card.setFocusPolicy(stops)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest card: the cards stand below each other before they are squeezed."""
        widest = max(card.minimumSizeHint().width() for card in self.cards)
        return QSize(widest, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_WIDE) * MOST_ACROSS, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._theme.px(GAP)
        least = max(self._theme.px(LEAST_WIDE), *(card.minimumSizeHint().width() for card in self.cards))
        self._arrange(min(MOST_ACROSS, max(1, (self.width() + gap) // (least + gap))))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for card in self.cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // across, at % across)
        for column in range(MOST_ACROSS):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onwards = -1 if self.isRightToLeft() else 1
        down = 1 if QAccessible.isActive() else self._across
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Up: -down,
            Qt.Key.Key_Down: down,
            Qt.Key.Key_Home: -len(self.cards),
            Qt.Key.Key_End: len(self.cards),
        }
        step = steps.get(event.key(), 0)
        if not step:
            super().keyPressEvent(event)
            return
        at = next(n for n, card in enumerate(self.cards) if card.isChecked())
        to = at + step
        if abs(step) == len(self.cards):
            to = min(len(self.cards) - 1, max(0, to))
        if 0 <= to < len(self.cards):
            self.cards[to].setChecked(True)
            self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)
