"""What is to be mended in a course, for whoever writes it: errors, missing ids, and advice, with the lines quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.authoring.report import Quotes, grouped, summary
from workbook.course.checks.ids import MISSING_IDS
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.files import Files
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme

MOST_SHOWN = 200
WRITE = N_("Write the missing ids")


class CheckScreen(AsideScreen):
    """`again` asks to look once more, `ids_wanted` to write the missing ids into the course's files."""

    again = Signal()
    ids_wanted = Signal()

    def __init__(self, theme: Theme, title: str, files: Files, problems: Sequence[Problem]) -> None:
        super().__init__(theme, _("Back to where I was"))
        self._quotes = Quotes(files)
        column = self.centred(760)
        column.addWidget(Words(theme, _("Check: {title}").format(title=title), "screen-title", wrap=True))
        column.addWidget(Words(theme, summary(problems), "lead", wrap=True))
        column.addSpacing(theme.px(8))
        self.look_again = Button(theme, _("Check again"), kind="primary")
        self.look_again.clicked.connect(self.again)
        self.write_ids = Button(theme, _(WRITE))
        self.write_ids.clicked.connect(self.ids_wanted)
        self.write_ids.setVisible(any(problem.code in MISSING_IDS for problem in problems))
        column.addWidget(WrapRow(theme, [self.look_again, self.write_ids]))
        for group in grouped(problems, f"“{_(WRITE)}”"):
            column.addSpacing(theme.px(14))
            column.addWidget(Words(theme, group.head, "section-title", wrap=True))
            for problem in group.problems[:MOST_SHOWN]:
                column.addWidget(rule())
                column.addWidget(self._entry(problem))
            if (more := len(group.problems) - MOST_SHOWN) > 0:
                words = _("And {n} more. Mend some of these first.").format(n=more)
                column.addWidget(Words(theme, words, "interface", ink="muted", wrap=True))
        column.addStretch(1)

    def focus_first(self) -> None:
        """To look again, once something was mended."""
        self.look_again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry(self, problem: Problem) -> QWidget:
        """The file and line, what is wrong, the line itself, and what to do."""
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(3))
        place = _("{file}, line {line}").format(file=problem.path, line=problem.line)
        column.addWidget(Words(theme, place, "meta", ink="muted", wrap=True))
        column.addWidget(Words(theme, problem.what, "button", wrap=True))
        if quoted := self._quotes.line(problem):
            column.addWidget(Words(theme, quoted, "recalled", wrap=True))
        if problem.hint:
            column.addWidget(Words(theme, problem.hint, "interface", ink="muted", wrap=True))
        return holder
