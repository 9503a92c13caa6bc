"""What I bring: every answer that is set to be brought to the workshop, in the order of the course."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course.ids import ExerciseId
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.overviews.bring_row import BringRow
from workbook.window.overviews.brought import all_brought
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import NARROW
from workbook.window.parts.bars import Bar
from workbook.window.parts.layouts import nest
from workbook.window.parts.tab_order import tab_from, tab_on
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from workbook.window.look.theme import Theme
    from workbook.window.parts.acts import Act
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session

AT_ONCE = 12  # rows that are built before the first picture; the others follow by themselves
ABOUT = N_("In the order of the course. Change the words here; they change in your workbook too.")
NOTHING = N_("Nothing to bring yet. Mark any answer with “Bring to the workshop”, or come with empty hands.")
ALWAYS = N_("There is room to write beside and after your words: for a plan, for questions, and for notes.")
LOOK_OVER = N_(
    "Before a page is made you look through it, line by line. Nothing leaves this computer by itself."
)
EMPTY_HANDS = N_("You may also come with empty hands. You read out only what you choose on the day.")


class BringScreen(OverviewScreen):
    """A row an answer. One of them at a time is open to be changed."""

    takes_acts = True  # what is done here can be taken back by menu and key
    door = "bring"

    def __init__(self, session: Session, theme: Theme, around: Callable[[], EditorContext]) -> None:
        super().__init__(session, theme)
        self._scale = theme.scale
        self._around = around()
        self.rows: list[BringRow] = []
        self._waiting: list[ExerciseId] = all_brought(session)
        self._touched: set[str] = set()
        self.foot = self._foot()
        column = self.centred(720, self._beside(), 400)
        self.add_title(column, _("What I bring"), _(ABOUT))
        self.nothing = Words(theme, _(NOTHING), "section-title", wrap=True).as_heading(0)
        column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        nest(column, self._list)
        column.addStretch(1)
        session.answer_changed.connect(self._answer_changed)
        session.state_changed.connect(self._state_changed)
        session.put_back_there.connect(self._put_back)
        session.choices.answer_settings_changed.connect(self._settings_changed)
        session.acts.turned.connect(self._turned)
        session.ending.connect(self._end_editing)
        self._build(AT_ONCE)
        self._tell()

    def focus_first(self) -> None:
        """The first answer, if there is any."""
        to: QWidget = self.rows[0].change if self.rows else self.back
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def complete(self) -> None:
        """Build all that is not there yet."""
        self._build(len(self._waiting))

    def _build(self, most: int) -> None:
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for exercise_id in now:
            exercise = self.session.course.find(exercise_id)
            if exercise is not None:
                self._add(BringRow(exercise, self.session, self.theme, self._around))
        if self._waiting:
            QTimer.singleShot(0, self, partial(self._build, 1))

    def _add(self, row: BringRow) -> None:
        row.given.connect(self._touched.add)
        row.page_wanted.connect(self.exercise_wanted)
        row.taken_back.connect(partial(self._say_taken_back, row))
        row.change.clicked.connect(partial(self._close_others, row))
        before = self.rows[-1] if self.rows else None
        self.rows.append(row)
        self._list.addWidget(row)
        if before is not None:
            tab_on(before, row)
        else:
            tab_from(self.area, row)

    def _beside(self) -> QWidget:
        """What there will be on paper, and the way to it."""
        theme, px = self.theme, self.theme.px
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(20), px(16), px(20), px(18))
        column.setSpacing(px(10))
        column.addWidget(IconLabel(theme, "users-round", "bring", 20))
        column.addWidget(Words(theme, _("In your workshop pages"), "section-title", wrap=True))
        self.count = Words(theme, "", "button", wrap=True)
        column.addWidget(self.count)
        self.pdf = self.pdf_button("primary")
        for words in (ALWAYS, LOOK_OVER, EMPTY_HANDS):
            column.addWidget(Words(theme, _(words), "interface", ink="muted", wrap=True))
        column.addWidget(self.pdf, 0, Qt.AlignmentFlag.AlignLeading)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        around.addStretch(1)
        return holder

    def _foot(self) -> Bar:
        """Where the card has no room beside the list: how many come along, and the way to paper, always in view."""
        bar = Bar(self.theme, "bar-bottom", height=52)
        self._short = Words(self.theme, "", "small", wrap=True)
        bar.row.addWidget(self._short, 1)
        self.pdf_below = self.pdf_button("primary")
        bar.row.addWidget(self.pdf_below)
        bar.hide()
        outer = self.layout()
        assert outer
        outer.addWidget(bar)
        return bar

    def _fit(self) -> None:
        super()._fit()
        if hasattr(self, "pdf"):
            narrow = self.width() < self.theme.px(NARROW)
            self.foot.setVisible(narrow)
            self.pdf.setVisible(not narrow)

    # How it is

    def _tell(self) -> None:
        """How many come along, and how many stay."""
        come = sum(row.is_brought() for row in self.rows) + len(self._waiting)
        marks = self.session.course.outline.exercises()
        kept = len(self.session.kept())
        answered = sum(self.session.is_answered(mark.id) for mark in marks) + kept
        self.nothing.setVisible(not self.rows)
        self.line.setVisible(bool(self.rows))
        words = counted("{n} answer comes along.", "{n} answers come along.", come)
        words += " " + counted("{n} stays here.", "{n} stay here.", answered - come)
        self.count.setText(words)
        self._short.setText(words)

    def _row_of(self, exercise_id: str) -> BringRow | None:
        return next((row for row in self.rows if row.exercise.id == exercise_id), None)

    def _answer_changed(self, exercise_id: ExerciseId) -> None:
        """At every key: the row that is open shows its own words."""
        for other in self.rows:
            if other.card is not None and exercise_id in other.card.depends_on():
                other.card.refresh()
        if (row := self._row_of(exercise_id)) and row.card is None:
            row.refresh()

    def _state_changed(self, exercise_id: ExerciseId) -> None:
        if (row := self._row_of(exercise_id)) and row.card is not None:
            row.card.show_state()
        self._tell()

    def _put_back(self, exercise_id: ExerciseId) -> None:
        """It has an answer that was not given in its editor here."""
        if (row := self._row_of(exercise_id)) is None:
            return
        if row.card is not None:
            row.card.show_turned()
        else:
            row.refresh()

    def _settings_changed(self, exercise_id: ExerciseId) -> None:
        if row := self._row_of(exercise_id):
            if row.card is not None:
                row.card.show_folded()
            row.refresh()
        self._tell()

    def _turned(self, act: Act, back: bool) -> None:
        """Something was taken back by menu or key: say what, and show where."""
        if self.isHidden():
            return
        words = _("Taken back: {what}") if back else _("Done again: {what}")
        announce(self, words.format(what=_(act.what)))
        if row := self._row_of(act.exercise):
            self.area.ensureWidgetVisible(row, 0, self.theme.px(40))

    # What the learner does

    def _close_others(self, opened: BringRow, _checked: bool = False) -> None:
        for row in self.rows:
            if row is not opened:
                row.close_card()

    def _say_taken_back(self, row: BringRow) -> None:
        announce(self, f"{row.exercise.title}. {row.said.text()}")

    def step_back(self) -> bool:
        """Esc: close what is open to be changed; False if nothing is."""
        opened = [row for row in self.rows if row.card is not None]
        for row in opened:
            row.close_card()
        return bool(opened)

    def _restyle(self) -> None:
        super()._restyle()
        if self._scale != self.theme.scale:
            self._scale = self.theme.scale
            QTimer.singleShot(0, self, self._rebuild_cards)  # once all has taken the new size

    def _rebuild_cards(self) -> None:
        for row in self.rows:
            row.rebuild_card()

    def _end_editing(self) -> None:
        """What is being written comes to its end, as if the field were left."""
        field: QWidget | None = self.window().focusWidget()
        if field is not None and any(row.isAncestorOf(field) for row in self.rows):
            field.clearFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Left, or covered: the pages behind show what was written here, before anybody writes there."""
        super().hideEvent(event)
        touched, self._touched = self._touched, set()
        try:
            for exercise_id in touched:
                self.session.put_back_there.emit(ExerciseId(exercise_id))
        except WorkbookTrouble:
            return  # what cannot be read is told where it stands
