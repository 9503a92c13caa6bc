"""What there is to look at in a draft, below it: what keeps it from being packed, and what is only advice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.authoring.report import blocks_packing
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.calm_words import CalmWords
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.tab_order import stops_in, tab_from
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme
    from workbook.window.studio.mending import Mending

MOST_SHOWN = 60


class ProblemsView(QFrame):
    """One row a problem, with its place, a way there, and an idea that mends it where there is one."""

    shown_wanted = Signal(object)  # a problem
    idea_wanted = Signal(object)

    def __init__(self, theme: Theme, mending: Mending) -> None:
        super().__init__()
        self._theme, self._mending = theme, mending
        self._problems: list[Problem] = []
        self.is_folded = False
        self.setObjectName("bar-bottom")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
        column.setSpacing(theme.px(2))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        self.count = Words(theme, "", "button")
        self.more = Words(theme, "", "small", ink="muted", wrap=True)
        self.when = Words(theme, _("Checked while you write"), "small", ink="muted")
        self.fold = IconButton(theme, "chevron-down", _("Hide what there is to look at"))
        self.fold.clicked.connect(self._turn)
        for widget, stretch in ((self.count, 0), (self.more, 1), (self.when, 0), (self.fold, 0)):
            head.addWidget(widget, stretch)
        nest(column, head)
        self._told: dict[str, None] = {}
        self._told_count = -1
        body = Desk("page")
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._area = scrolled(theme, body)
        self._area.setAccessibleName(_("What there is to look at"))
        column.addWidget(self._area, 1)
        self.rows: list[QWidget] = []
        self.calm = CalmWords(self, self._told_now)
        self.show_problems([])

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what was found, the errors first."""
        problems = list(problems)
        self._say(problems)
        if problems == self._problems and self.rows:
            return
        self._problems = problems
        self._fit()
        self._build()

    def say_anew(self) -> None:
        """The same problems, in the words of the form or of the text, whichever is written in."""
        if self.rows:
            self._build()

    def _build(self) -> None:
        problems = self._problems
        self.calm.changed()
        kept, at_row = self._area.verticalScrollBar().value(), self._row_with_keyboard()
        clear(self._rows)
        self.rows = [self._row(problem) for problem in problems[:MOST_SHOWN]]
        if (more := len(problems) - MOST_SHOWN) > 0:
            words = _("And {n} more. Mend some of these first.").format(n=more)
            self.rows.append(Words(self._theme, words, "small", ink="muted", wrap=True))
        for at, row in enumerate(self.rows):
            self._rows.insertWidget(at, row)
        QWidget.setTabOrder(self.fold, self._area)
        tab_from(self._area, *self.rows)
        if at_row >= 0:
            stops = stops_in(self.rows[min(at_row, len(self.rows) - 1)]) if self.rows else []
            (stops[-1] if stops else self.fold).setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(kept)

    def _row_with_keyboard(self) -> int:
        focused = QApplication.focusWidget()
        return next((n for n, row in enumerate(self.rows) if focused and row.isAncestorOf(focused)), -1)

    def _told_now(self) -> str:
        """How many there are, and what is new among them."""
        there = {one.what: None for one in self._problems}
        new = [what for what in there if what not in self._told]
        is_same, self._told = not new and len(self._problems) == self._told_count, there
        self._told_count = len(self._problems)
        return "" if is_same else ". ".join([self.count.text(), *new[:1]])

    def _say(self, problems: Sequence[Problem]) -> None:
        errors = sum(map(blocks_packing, problems))
        advice = len(problems) - errors
        if not problems:
            self.count.setText(_("Nothing to mend"))
            self.more.setText("")
            return
        self.count.setText(counted("{n} thing to look at", "{n} things to look at", len(problems)))
        mend = _("{n} to mend before packing").format(n=errors) if errors else ""
        think = _("{n} to think about").format(n=advice) if advice else ""
        both = _("{first}, {second}").format(first=mend, second=think)
        self.more.setText(both if mend and think else mend or think)

    def _row(self, problem: Problem) -> QWidget:
        theme = self._theme
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, theme.px(5), theme.px(14), theme.px(5))
        row.setSpacing(theme.px(10))
        blocks = blocks_packing(problem)
        icon = IconLabel(theme, "triangle-alert" if blocks else "info", "error" if blocks else "caution", 16)
        icon.setAccessibleName(_("To mend before packing") if blocks else _("To think about"))
        row.addWidget(icon)
        said = self._mending.said(problem)
        row.addWidget(Words(theme, str(said), "interface", wrap=True), 5)
        where = self._mending.place_words(problem)
        row.addWidget(Words(theme, where, "small", ink="muted", wrap=True), 2)
        if self._mending.has_idea(problem):
            idea = Button(theme, _("Use the idea"), kind="link", style="small-button")
            idea.setAccessibleDescription(said.what)
            idea.clicked.connect(partial(self._use, problem))
            row.addWidget(idea)
        show = Button(theme, _("Show it"), kind="link", style="small-button")
        show.setAccessibleDescription(said.what)
        show.clicked.connect(partial(self._show, problem))
        row.addWidget(show)
        return frame

    def _show(self, problem: Problem, _checked: bool = False) -> None:
        self.shown_wanted.emit(problem)

    def _use(self, problem: Problem, _checked: bool = False) -> None:
        self.idea_wanted.emit(problem)

    def _turn(self) -> None:
        self.is_folded = not self.is_folded
        hide, show = _("Hide what there is to look at"), _("Show what there is to look at")
        self.fold.change("chevron-up" if self.is_folded else "chevron-down", show if self.is_folded else hide)
        self._fit()

    def _fit(self) -> None:
        """As high as it was made, or as its first line alone."""
        opened = bool(self._problems) and not self.is_folded
        self.fold.setVisible(bool(self._problems))
        self._area.setVisible(opened)
        self.setMaximumHeight(16_777_215 if opened else self.count.sizeHint().height() + self._theme.px(24))
