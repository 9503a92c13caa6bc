"""A filled-in form beside the workbook: what was found, what is there, which of them stays; nothing before a yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.answer_text import LongText
from workbook.course.form_fields import told
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen, note
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.folding import Folding
from workbook.window.parts.options import DotRow
from workbook.window.parts.visibility import COLOURS, SEGMENTS
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.answers.filling.matching import Choice, FoundAnswer, Match, WithoutPlace
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.window.look.theme import Theme

WORDS: dict[Choice, str] = {"take": N_("Take it in"), "keep": N_("Keep mine"), "both": N_("Both")}
LEAVE = N_("Leave it")  # where there is nothing of one's own to keep
LONGEST = 1500  # letters of an answer that are shown; all of it is taken in
STAYS = N_("Your earlier words stay under “What I wrote before”. Who sees an answer stays as it is now.")
_ICONS = {share: icon for share, _unused, icon, _unused in SEGMENTS}


class FormScreen(AsideScreen):
    """`wanted` takes in what is chosen; `back_wanted` leaves everything as it is."""

    wanted = Signal(object)  # answers that were found, with what is chosen for each

    def __init__(
        self, theme: Theme, match: Match, version: str, name: str, share: Callable[[Exercise], Share]
    ) -> None:
        super().__init__(theme, _("My workbook"))
        self._match, self._share = match, share
        column = QVBoxLayout(self.body)
        side = min(theme.px(48), 60)
        column.setContentsMargins(side, theme.px(28), side, theme.px(20))
        column.setSpacing(theme.px(6))
        self._head(column, version, name)
        self.rows = [self._found_row(column, found) for found in match.answers]
        for left in match.without_place:
            column.addWidget(rule())
            column.addWidget(_left_over(theme, left))
        column.addWidget(rule())
        column.addSpacing(theme.px(12))
        column.addWidget(Words(theme, _(STAYS), "interface", ink="muted", wrap=True))
        self.take = Button(theme, "", kind="primary")
        self.take.clicked.connect(self._take_clicked)
        self.leave = Button(theme, _("Not now"))
        self.leave.clicked.connect(self.back_wanted)
        column.addWidget(WrapRow(theme, [self.take, self.leave]))
        column.addStretch(1)
        self._changed()

    def focus_first(self) -> None:
        """What one came for; where there is nothing, the way back."""
        (self.take if self.take.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> list[tuple[FoundAnswer, Choice]]:
        """What is chosen for each answer that was found."""
        return [(row.found, row.choice()) for row in self.rows]

    def choose_for_all(self, *, take: bool) -> None:
        """For every answer at once: the form's, or one's own."""
        for row in self.rows:
            row.choose("take" if take else "keep")

    def _head(self, column: QVBoxLayout, version: str, name: str) -> None:
        theme, form = self.theme, self._match.form
        made = _("{file}, made from version {version} of the course").format(
            file=form.file_name, version=form.version
        )
        column.addWidget(
            Words(theme, made if form.version else form.file_name, "small", ink="muted", wrap=True)
        )
        column.addWidget(Words(theme, _("Read a filled-in form"), "screen-title", wrap=True))
        count = counted("{n} answer was found.", "{n} answers were found.", len(self._match.answers))
        lead = _("{found} Nothing is taken in until you say so, and empty lines change nothing.").format(
            found=count
        )
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        if self._match.is_anothers:
            said = _("This form says “{person}”. Your workbook says “{name}”.").format(
                person=form.person, name=name
            )
            column.addWidget(note(theme, "triangle-alert", said))
        if form.version and form.version != version:
            said = _("It is a form of version {other}; your workbook has version {mine}.").format(
                other=form.version, mine=version
            )
            column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        if form.has_scripts:
            said = _("Something in this form wants to be run. It was not.")
            column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        self.all_theirs = Button(theme, _("Take in all of it"), style="small-button")
        self.all_mine = Button(theme, _("Keep all mine"), style="small-button")
        self.all_theirs.clicked.connect(partial(self.choose_for_all, take=True))
        self.all_mine.clicked.connect(partial(self.choose_for_all, take=False))
        both = WrapRow(theme, [self.all_theirs, self.all_mine])
        both.setVisible(any(found.choices for found in self._match.answers))
        column.addWidget(both)
        column.addSpacing(theme.px(6))

    def _found_row(self, column: QVBoxLayout, found: FoundAnswer) -> FoundRow:
        first: Choice = "keep" if self._match.is_anothers else found.first_choice
        row = FoundRow(self.theme, found, self._share(found.exercise), first)
        row.changed.connect(self._changed)
        column.addWidget(rule())
        column.addWidget(row)
        return row

    def _changed(self) -> None:
        count = sum(choice != "keep" for _found, choice in self.chosen())
        words = (
            counted("Take in {n} answer", "Take in {n} answers", count) if count else _("Nothing to take in")
        )
        self.take.setText(words)
        self.take.setEnabled(count > 0)

    def _take_clicked(self) -> None:
        self.wanted.emit(self.chosen())


class FoundRow(QWidget):
    """One answer: in the form, in the workbook, and the choice between them."""

    changed = Signal()

    def __init__(self, theme: Theme, found: FoundAnswer, share: Share, first: Choice) -> None:
        super().__init__()
        self.found, self._theme = found, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(self._title(share))
        sides = Folding(theme, least=860, gap=24)
        ink = "muted" if found.is_same else "ink"
        sides.add(self._side(_("In the form"), shown(found.exercise, found.found), ink), 4)
        sides.add(self._side(_("In your workbook"), shown(found.exercise, found.mine) or _("Empty"), ink), 4)
        sides.add(self._choices(first), 2)
        column.addWidget(sides)

    def choice(self) -> Choice:
        """What is chosen."""
        return next((choice for choice, dot in self.dots.items() if dot.isChecked()), "keep")

    def choose(self, choice: Choice) -> None:
        """Choose, if it can be chosen here."""
        if choice in self.dots:
            self.dots[choice].setChecked(True)

    def _title(self, share: Share) -> QHBoxLayout:
        theme, exercise = self._theme, self.found.exercise
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Words(theme, exercise.number, "small-button", ink="accent"))
        row.addWidget(Words(theme, exercise.title, "interface", ink="muted", wrap=True).as_heading(2), 1)
        row.addWidget(IconLabel(theme, _ICONS[share], COLOURS[share], 16))
        return row

    def _side(self, label: str, words: str, ink: str) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Words(theme, label, "small", ink="muted"))
        column.addWidget(Words(theme, words, "answer", ink=ink, wrap=True))
        column.addStretch(1)
        return holder

    def _choices(self, first: Choice) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.dots: dict[Choice, DotRow] = {}
        group = QButtonGroup(holder)
        for choice in self.found.choices:
            words = LEAVE if choice == "keep" and self.found.is_new else WORDS[choice]
            dot = DotRow(theme, _(words))
            dot.setAccessibleName(f"{self.found.exercise.number}, {_(words)}")
            dot.setAccessibleDescription(self._spoken())
            dot.setChecked(choice == first)
            dot.toggled.connect(self._toggled)
            group.addButton(dot)
            column.addWidget(dot)
            self.dots[choice] = dot
        if not self.dots:
            column.addWidget(Words(theme, _("The same on both sides"), "small", ink="muted", wrap=True))
        column.addStretch(1)
        return holder

    def _spoken(self) -> str:
        exercise = self.found.exercise
        return _("In the form: {form}. In your workbook: {mine}.").format(
            form=shown(exercise, self.found.found), mine=shown(exercise, self.found.mine) or _("Empty")
        )

    def _toggled(self, checked: bool) -> None:
        if checked:
            self.changed.emit()


def shown(exercise: Exercise, answer: Answer) -> str:
    """An answer as lines, as far as there is room for it."""
    words = str(answer) + " …" if isinstance(answer, LongText) else "\n".join(told(exercise, answer))
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " …"


def _left_over(theme: Theme, left: WithoutPlace) -> QWidget:
    """Words that this version of the course has no place for: they are told, so that they can be copied."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
    title = f"{left.exercise.number} {left.exercise.title}" if left.exercise else left.exercise_id
    said = _("No place for this in your version of the course: {title}").format(title=title)
    column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
    words = Words(theme, "\n".join(left.words)[:LONGEST], "answer", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)
    return holder
