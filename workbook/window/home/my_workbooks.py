"""My workbooks: cards or a list, in an order of one's choice, found by course, person or file name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.answers.searching.folding import folded, words_in
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.home.workbook_card import WorkbookCard, WorkbookRow
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Pick
from workbook.window.parts.folding import Folding
from workbook.window.parts.last_opened import last_opened
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.segments import Segments
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.theme import Theme

FROM = 4  # so many workbooks have a field to find one, an order and a list
MOST_TYPED = 200
LEAST_TOOLS = 700  # pixels; below that the field has a line of its own
ORDERS = (
    ("opened", N_("Last opened")),
    ("course", N_("Course")),
    ("person", N_("Person")),
    ("progress", N_("Progress")),
)
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class MyWorkbooks(QWidget):
    """All workbooks but the one that the first screen shows large."""

    open_wanted = Signal(str)
    look_wanted = Signal(str)
    remove_wanted = Signal(str)
    act_wanted = Signal(str, object)  # what is to be done, and the workbook as it is listed
    view_chosen = Signal(str, str)  # the order, and `cards` or `list`

    def __init__(self, theme: Theme, workbooks: Sequence[Listed], order: str = "", view: str = "") -> None:
        super().__init__()
        self._theme, self._all = theme, list(workbooks)
        self.cards: list[WorkbookCard | WorkbookRow] = []
        self.field: LineField | None = None
        self.people: Pick | None = None
        self.order: Pick | None = None
        self.view: Segments | None = None
        self._names = sorted({one.recent.name for one in workbooks if one.recent.name}, key=str.casefold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Words(theme, _("My workbooks"), "section-title"))
        if len(workbooks) >= FROM:
            column.addWidget(Words(theme, self._count(), "small", ink="muted", wrap=True))
            column.addWidget(self._tools(order, view))
        self.nothing = Words(theme, _("No workbook with these words."), "interface", ink="muted", wrap=True)
        column.addWidget(self.nothing)
        self._place = QVBoxLayout()
        nest(column, self._place)
        self._shown: QWidget | None = None
        self.show_them()

    def _count(self) -> str:
        """How many there are, and that each is a file of one's own."""
        count = counted("{n} more on this computer.", "{n} more on this computer.", len(self._all))
        return " ".join([count, _("Each is one file, and stays where you put it.")])

    def _tools(self, order: str, view: str) -> Folding:
        theme = self._theme
        name = _("Course, person or file name")
        self.field = LineField(
            theme, _("Find a workbook: course, person or file name"), name, style="interface", most=MOST_TYPED
        )
        self.field.edited.connect(self._find)
        self.order = Pick(theme, _("In order of"), [_(words) for _value, words in ORDERS])
        values = [value for value, _words in ORDERS]
        self.order.show_choice(values.index(order) if order in values else 0)
        self.order.picked.connect(self._turned)
        views = [("cards", _("Cards")), ("list", _("List"))]
        self.view = Segments(theme, _("How they are shown"), views, view if view == "list" else "cards")
        self.view.chosen.connect(self._turned)
        beside = Folding(theme, gap=10)
        if len(self._names) > 1:
            self.people = Pick(theme, _("Whose"), [_("Everyone"), *self._names])
            self.people.picked.connect(self.show_them)
            beside.add(self.people)
        beside.add(self.order)
        beside.add(self.view)
        beside.add(QWidget(), 1, extra=True)
        tools = Folding(theme, least=LEAST_TOOLS, gap=10)
        tools.add(self.field, 1)
        tools.add(beside)
        return tools

    def _turned(self, *_unused: object) -> None:
        self.view_chosen.emit(self._order(), self._view())
        self.show_them()

    def _order(self) -> str:
        return ORDERS[self.order.at][0] if self.order is not None else "opened"

    def _view(self) -> str:
        return self.view.value() if self.view is not None else "cards"

    def _find(self, _words: str) -> None:
        self.show_them()
        if not self.cards:
            announce(self, self.nothing.text())

    def chosen(self) -> list[Listed]:
        """Those that have the typed words, in order; missing ones come last."""
        words = words_in(self.field.text()) if self.field is not None else []
        person = self._names[self.people.at - 1] if self.people is not None and self.people.at else ""
        found = [one for one in self._all if _has(one, words) and (not person or one.recent.name == person)]
        order = self._order()
        if order == "course":
            found.sort(key=lambda one: folded(one.recent.title))
        elif order == "person":
            found.sort(key=lambda one: (not one.recent.name, folded(one.recent.name)))
        elif order == "progress":
            found.sort(key=lambda one: -one.recent.walked / max(1, one.recent.modules))
        return sorted(found, key=lambda one: one.missing)

    def show_them(self, *_unused: object) -> None:
        """Show what was chosen, as it was chosen."""
        if self._shown is not None:
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        listed = self.chosen()
        self.cards = []
        self._shown = self._as_list(listed) if self._view() == "list" else self._as_cards(listed)
        self._place.addWidget(self._shown)
        self.nothing.setVisible(not listed)

    def _as_cards(self, workbooks: Sequence[Listed]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(16))
        pair = Folding(self._theme)
        for n, listed in enumerate(workbooks):
            card = WorkbookCard(self._theme, listed, last_opened(listed.recent.opened))
            self._follow(card, listed)
            if n % 2 == 0:
                pair = Folding(self._theme, least=560, gap=16)
                column.addWidget(pair)
            pair.add(card, 1)
        if len(workbooks) % 2:
            pair.add(QWidget(), 1)
        return holder

    def _as_list(self, workbooks: Sequence[Listed]) -> QWidget:
        holder = QFrame()
        holder.setObjectName("card")
        column = QVBoxLayout(holder)
        column.setContentsMargins(self._theme.px(6), self._theme.px(4), self._theme.px(6), self._theme.px(4))
        column.setSpacing(0)
        for listed in workbooks:
            row = WorkbookRow(self._theme, listed, last_opened(listed.recent.opened))
            self._follow(row, listed)
            column.addWidget(row)
        return holder

    def _follow(self, card: WorkbookCard | WorkbookRow, listed: Listed) -> None:
        card.open_wanted.connect(self.open_wanted)
        card.look_wanted.connect(self.look_wanted)
        card.remove_wanted.connect(self.remove_wanted)
        card.act_wanted.connect(partial(self._want, listed))
        self.cards.append(card)

    def _want(self, listed: Listed, act: str) -> None:
        self.act_wanted.emit(act, listed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card."""
        step = _STEPS.get(event.key(), 0)
        at = next((n for n, card in enumerate(self.cards) if card.isAncestorOf(self.focusWidget())), -1)
        if step and at >= 0 and 0 <= at + step < len(self.cards):
            self.cards[at + step].go.setFocus(Qt.FocusReason.TabFocusReason)
        elif not step or at < 0:
            super().keyPressEvent(event)


def _has(listed: Listed, words: Sequence[str]) -> bool:
    recent = listed.recent
    text = f" {folded(f'{recent.title} {recent.name} {Path(recent.path).stem}')}"
    return all(word in text for word in words)
