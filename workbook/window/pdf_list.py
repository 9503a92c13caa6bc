"""What is scrolled to choose: the editions, and a line an answer, in the order of the PDF, each with who sees it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.printing import ACTION_PLAN, BEFORE_AND_AFTER, QUESTIONS, sections
from workbook.window.parts.buttons import Button
from workbook.window.parts.desk import Desk
from workbook.window.parts.focus_edge import EdgedArea
from workbook.window.parts.options import TickRow
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.visibility import COLOURS, SEGMENTS
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.exercises.exercise import Exercise
    from workbook.pdf.material import Edition
    from workbook.window.session import Session
    from workbook.window.theme import Theme

ALWAYS_OFFERED = (BEFORE_AND_AFTER, ACTION_PLAN, QUESTIONS)
_ICONS = {share: icon for share, _, icon, _ in SEGMENTS}
_SEEN: dict[str, str] = {share: words for share, words, _, _ in SEGMENTS}
_MAY_COME = "This was just for you. Bring it?"


class PdfList(EdgedArea):
    """Ticks are kept for each edition while the screen is open."""

    changed = Signal()

    def __init__(self, session: Session, theme: Theme, above: QWidget) -> None:
        super().__init__(theme)
        self._session, self._theme = session, theme
        self._edition: Edition = "workshop"
        self._ticks: dict[tuple[Edition, ExerciseId], bool] = {}
        self.lines: dict[ExerciseId, _Line] = {}
        self._private: TickRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = Desk("desk")
        self._around = QVBoxLayout(body)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._above = above
        self._around.addWidget(above)
        self._lines = QWidget()
        self._around.addWidget(self._lines)
        self.setWidget(body)

    def put_below(self, part: QWidget) -> None:
        """What has no room beside the list comes after it."""
        self._around.addWidget(part)

    def show_course(self, course: Course, edition: Edition) -> None:
        """List what an edition may take along."""
        self._edition = edition
        self.lines = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(self._theme.px(8), 0, self._theme.px(8), self._theme.px(16))
        column.setSpacing(0)
        if edition == "keepsake":
            column.addWidget(self._private_line(course))
        for section in sections(course, edition, self._session.share):
            offered = [e for e in section.exercises if self._answered(e) or section.title in ALWAYS_OFFERED]
            if not offered:
                continue
            column.addSpacing(self._theme.px(12))
            column.addWidget(Words(self._theme, section.title, "button", wrap=True).as_heading(2))
            for exercise in offered:
                self._add(column, exercise)
        column.addStretch(1)
        self._around.replaceWidget(self._lines, body)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = body
        tab_on(self._above, body)

    def chosen(self) -> Iterable[ExerciseId]:
        """What is ticked and answered."""
        return [key for key, line in self.lines.items() if line.tick.isChecked()]

    def counts(self) -> tuple[int, int]:
        """How many answers come along, and how many stay."""
        answered = sum(saved.answered for saved in self._session.saved.values())
        come = len(list(self.chosen()))
        return come, answered - come

    def _answered(self, exercise: Exercise) -> bool:
        saved = self._session.saved.get(exercise.id)
        return bool(saved and saved.answered)

    def _add(self, column: QVBoxLayout, exercise: Exercise) -> None:
        share, answered = self._session.share(exercise), self._answered(exercise)
        usual = share == "bring" if self._edition == "workshop" else share != "private"
        ticked = self._ticks.get((self._edition, exercise.id), usual) and answered
        asks = self._edition == "workshop" and share == "private"
        line = _Line(exercise, share, self._theme, answered=answered, ticked=ticked, asks=asks)
        line.changed.connect(partial(self._line_changed, exercise.id))
        self.lines[exercise.id] = line
        column.addWidget(line)

    def _line_changed(self, exercise_id: ExerciseId) -> None:
        self._ticks[(self._edition, exercise_id)] = self.lines[exercise_id].tick.isChecked()
        self.changed.emit()

    def _private_line(self, course: Course) -> QWidget:
        """Asked once, plainly: whether what is just for me comes into this private PDF."""
        mine = [e for e in course.exercises() if self._session.share(e) == "private" and self._answered(e)]
        words = f"Take the {len(mine)} answers that are just for me into this PDF as well. It is for my own shelf."
        if len(mine) == 1:
            words = "Take the one answer that is just for me into this PDF as well. It is for my own shelf."
        row = TickRow(self._theme, words)
        row.setVisible(bool(mine))
        row.setChecked(bool(mine) and all(self._ticks.get(("keepsake", e.id), False) for e in mine))
        row.toggled.connect(partial(self._private_toggled, [e.id for e in mine]))
        self._private = row
        return row

    def _private_toggled(self, mine: list[ExerciseId], checked: bool) -> None:
        for key in mine:
            self._ticks[("keepsake", key)] = checked
            if key in self.lines:
                self.lines[key].show_tick(ticked=checked)
        self.changed.emit()


class _Line(QWidget):
    """A tick, number and name; why not, if it cannot come; and who sees it."""

    changed = Signal()

    def __init__(
        self, exercise: Exercise, share: str, theme: Theme, *, answered: bool, ticked: bool, asks: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        self._asks = asks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.tick = TickRow(theme, f"{exercise.number}   {exercise.title}")
        self.tick.setChecked(ticked)
        self.tick.setEnabled(answered)
        row.addWidget(self.tick, 1)
        note = "" if answered else "no answer in it"
        note = "Just for me" if answered and share == "private" else note
        row.addWidget(Words(theme, note, "small", ink="muted", told=False))
        self.tick.setAccessibleDescription(note or _SEEN[share])
        row.addWidget(IconLabel(theme, _ICONS[share], COLOURS[share], 18))  # type: ignore[index]
        column.addLayout(row)
        self._question = self._ask_row(theme)
        column.addWidget(self._question)
        self.tick.toggled.connect(self._toggled)

    def show_tick(self, *, ticked: bool) -> None:
        """Tick it or not, without telling anyone."""
        blocker = QSignalBlocker(self.tick)
        self.tick.setChecked(ticked)
        blocker.unblock()
        self.tick.update()

    def _ask_row(self, theme: Theme) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(theme.px(27), 0, 0, theme.px(6))
        row.addWidget(Words(theme, _MAY_COME, "small", ink="lock", wrap=True), 1)
        self.bring = Button(theme, "Bring it", style="small-button")
        self.leave = Button(theme, "Leave it", kind="text", style="small-button")
        self.leave.setAccessibleDescription(_MAY_COME)  # the keyboard comes here first
        self.bring.clicked.connect(self._bring_clicked)
        self.leave.clicked.connect(self._leave_clicked)
        row.addWidget(self.bring)
        row.addWidget(self.leave)
        widget.hide()
        return widget

    def _toggled(self, checked: bool) -> None:
        """It was ticked or not, by whatever means; what was just for the learner is asked about first."""
        if checked and self._asks:
            self.show_tick(ticked=False)
            self._question.show()
            self.leave.setFocus()
            return
        self._question.hide()
        self.changed.emit()

    def _bring_clicked(self) -> None:
        self._asks = False
        self._question.hide()
        self.tick.setChecked(True)

    def _leave_clicked(self) -> None:
        self._question.hide()
        self.tick.setFocus()
