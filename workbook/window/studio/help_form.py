"""The help box as a form: for which place it is, who looked its numbers up and when, and what it says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.authoring.templates import filled
from workbook.course.checks.placeholders import check_placeholders
from workbook.course.front_matter import read_facts
from workbook.language.counting import counted
from workbook.language.dates import today
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.date_field import DateField
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import BODY, Problems, key_in_facts
from workbook.window.studio.fact_fields import FactFields

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.front_matter import FrontMatter
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme

HELP = "help.md"


class HelpForm(QWidget):
    """It knows no files: it shows facts and the text below them, and says what was changed."""

    fact_changed = Signal(str, object)  # a key, and its values as a tuple
    text_changed = Signal(str)

    def __init__(self, theme: Theme, now: Callable[[], date] = today) -> None:
        super().__init__()
        self._now = now
        self._facts: FrontMatter | None = None
        self.fields = FactFields(theme, self)
        self.fields.changed.connect(self.fact_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self.problems = Problems(theme, lambda: self.fields.labelled, self._key_of)
        column.addWidget(self.problems.above)
        said = _(
            "What people see under “Need help now?” while they are in your course. Without text here they see the "
            "program’s own page."
        )
        column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        column.addWidget(self.fields.line("place", _("For which place"), _("A country, or a town")))
        self.text = TextField(theme, _("What it says"), "", lines=12)
        self.text.edited.connect(self._edited)
        column.addWidget(self.fields.place(BODY, _("What it says"), self.text))
        self.begin = Button(theme, _("Begin with a page to fill in"), style="small-button")
        self.begin.clicked.connect(self._begin)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        self.left = Words(theme, "", "small", ink="caution", wrap=True)
        self.next = Button(theme, _("Show the next"), kind="link", style="small-button")
        self.next.clicked.connect(self._show_next)
        column.addWidget(self.left)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeading)
        self.checked = DateField(theme, _("Checked on"), now)
        self.checked.picked.connect(self._day_typed)
        self.checked.chosen.connect(self._day_chosen)
        self.checked.worded.connect(self._day_worded)
        note = _("The day on which you looked every number up, each on the line’s own website")
        column.addWidget(self.fields.place("checked", _("Checked on"), self.checked, note))
        self.today = Button(theme, _("Today"), kind="link", style="small-button")
        self.today.clicked.connect(self._took_today)
        column.addWidget(self.today, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.fields.line("by", _("Checked by")))
        column.addStretch(1)
        self._tell()

    def show_facts(self, front_matter: FrontMatter, body: str) -> None:
        """Show what help.md says; a field in which the same is being typed stays as it is."""
        self._facts = front_matter
        for key in ("place", "by"):
            self.fields.show(key, (front_matter.first(key),) if front_matter.first(key) else ())
        words = front_matter.first("checked")
        try:
            self.checked.show_day(date.fromisoformat(words) if words else None)
        except ValueError:
            self.checked.show_day(None, words)
        if self.text.text().strip() != body.strip():
            self.text.set_text(body.strip("\n"))
        self._tell()

    def _key_of(self, problem: Problem) -> str:
        return key_in_facts(self._facts, problem, BODY) if self._facts else ""

    def places_left(self) -> list[Problem]:
        """What of a page to fill in is still as it was."""
        return list(check_placeholders({HELP: self.text.text().encode("utf-8", "replace")}))

    def _edited(self) -> None:
        self._tell()
        self.text_changed.emit(self.text.text())

    def _begin(self) -> None:
        """The page of the starter: what helps everywhere, and the places that its author fills in."""
        page = filled("", "")[HELP].decode("utf-8")
        self.text.setPlainText(page[read_facts(HELP, page).end :].strip("\n"))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_next(self) -> None:
        """The next place after what is selected or the cursor, else the first one."""
        spots = [self._spot(problem) for problem in self.places_left()]
        cursor = self.text.textCursor()
        at = cursor.selectionStart() if cursor.hasSelection() else cursor.position() - 1
        start = next((spot for spot in sorted(spots) if spot > at), min(spots))
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spot(self, problem: Problem) -> int:
        block = self.text.document().findBlockByNumber(problem.line - 1)
        return block.position() + problem.column - 1

    def _took_today(self) -> None:
        self.checked.show_day(self._now())
        self._day_chosen(self._now())

    def _day_typed(self, day: date | None) -> None:
        self.fact_changed.emit("checked", (day.isoformat(),) if day else ())

    def _day_chosen(self, day: date) -> None:
        self.fact_changed.emit("checked", (day.isoformat(),))

    def _day_worded(self, words: str) -> None:
        self.fact_changed.emit("checked", (words,))

    def _tell(self) -> None:
        left = len(self.places_left())
        self.begin.setVisible(not self.text.text().strip())
        self.left.setText(
            counted("{n} place is still to be filled in.", "{n} places are still to be filled in.", left)
        )
        for part in (self.left, self.next):
            part.setVisible(bool(left))
