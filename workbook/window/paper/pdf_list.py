"""What is scrolled to choose: the editions, and a line an answer, in the order of the PDF, each with who sees it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.phrases import KEPT
from workbook.printing import sections
from workbook.window.parts.buttons import Button
from workbook.window.parts.desk import Desk
from workbook.window.parts.focus_edge import EdgedArea
from workbook.window.parts.layouts import nest, replace
from workbook.window.parts.options import TickRow
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.visibility import COLOURS, SEGMENTS
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.exercise import Exercise
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.pdf.material import Edition
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

AT_ONCE = 200  # lines; of a longer list more are shown when the learner asks for them
_ICONS = {share: icon for share, _unused, icon, _unused in SEGMENTS}
_SEEN: dict[str, str] = {share: words for share, words, _unused, _unused in SEGMENTS}
_MAY_COME = N_("This was just for you. Bring it?")


def side_room(theme: Theme) -> int:
    """The room at both sides of everything on the screen, so that all of it begins at one edge."""
    return min(theme.px(32), 48)


class _Offered(NamedTuple):
    """An exercise in the list, with the title of the section that it begins, and whether it is answered."""

    exercise: Exercise
    title: str
    answered: bool


class PdfList(EdgedArea):
    """Ticks are kept for each edition while the screen is open."""

    changed = Signal()

    def __init__(self, session: Session, theme: Theme, above: QWidget) -> None:
        super().__init__(theme)
        self._session, self._theme = session, theme
        self._edition: Edition = "workshop"
        self._ticks: dict[tuple[Edition, ExerciseId], bool] = {}
        self.lines: dict[ExerciseId, _Line] = {}
        self._offered: list[_Offered] = []
        self._chosen: dict[ExerciseId, bool] = {}
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
        self.lines, self._chosen, self._most = {}, {}, AT_ONCE
        self._offered = list(self._all_offered(course, edition))
        body = QWidget()
        column = QVBoxLayout(body)
        side = side_room(self._theme)
        column.setContentsMargins(side, 0, side, self._theme.px(16))
        column.setSpacing(0)
        if edition == "keepsake":
            column.addWidget(self._private_line(course))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        nest(column, self._column)
        self.more = Button(self._theme, "", icon="chevron-down", kind="text", style="small-button")
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._show_lines()
        replace(self._around, self._lines, body)
        self._lines = body
        tab_on(self._above, body)

    def _all_offered(self, course: Course, edition: Edition) -> Iterator[_Offered]:
        """What an edition may take along, in order; the first of a section has its title."""
        for section in sections(course, edition, self._session.choices.share):
            title = section.title
            for exercise in section.exercises:
                if (answered := self._answered(exercise)) or section.blank_too:
                    yield _Offered(exercise, title, answered)
                    self._chosen[exercise.id] = answered and self._is_ticked(exercise)
                    title = ""
        if edition == "keepsake":
            yield from self._kept_offered()

    def _kept_offered(self) -> Iterator[_Offered]:
        """Answers whose questions the course has no longer: they stand at the end."""
        title = _(KEPT)
        for key in self._session.kept():
            exercise, _answer = self._session.as_it_was_asked(key)
            yield _Offered(exercise, title, True)
            self._chosen[key] = self._is_ticked(exercise)
            title = ""

    def _show_lines(self) -> None:
        """Make the lines that are to be seen and are not there yet; of very many only some at once."""
        for offered in self._offered[len(self.lines) : self._most]:
            if offered.title:
                self._column.addSpacing(self._theme.px(12))
                self._column.addWidget(Words(self._theme, offered.title, "button", wrap=True).as_heading(2))
            self._add(offered)
        hidden = len(self._offered) - len(self.lines)
        self.more.setText(_("Show {hidden} more").format(hidden=min(hidden, AT_ONCE)))
        self.more.setAccessibleDescription(
            _("{hidden} more are in the list. They come along if they are meant to.").format(hidden=hidden)
        )
        self.more.setVisible(hidden > 0)
        self.more.raise_()  # last among the children, so that Tab comes to it last

    def _show_more(self) -> None:
        first = len(self.lines)
        self._most += AT_ONCE
        self._show_lines()
        tab_on(self._above, self._lines)
        list(self.lines.values())[first].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Iterable[ExerciseId]:
        """What is ticked and answered, whether its line is to be seen already or not."""
        return [key for key, ticked in self._chosen.items() if ticked]

    def can_choose(self) -> bool:
        """Whether there is anything that could be ticked."""
        return any(offered.answered for offered in self._offered)

    def counts(self) -> tuple[int, int]:
        """How many answers come along, and how many stay."""
        come = len(list(self.chosen()))
        return come, self._session.saved_count() - come

    def _answered(self, exercise: Exercise) -> bool:
        return self._session.has_saved(exercise.id)

    def _is_ticked(self, exercise: Exercise) -> bool:
        """As it was ticked before, else as the edition has it."""
        share = self._session.choices.share(exercise)
        usual = share == "bring" if self._edition == "workshop" else share != "private"
        return self._ticks.get((self._edition, exercise.id), usual)

    def _add(self, offered: _Offered) -> None:
        exercise, share = offered.exercise, self._session.choices.share(offered.exercise)
        ticked = self._chosen[exercise.id]
        asks = self._edition == "workshop" and share == "private"
        line = _Line(exercise, share, self._theme, answered=offered.answered, ticked=ticked, asks=asks)
        line.changed.connect(partial(self._line_changed, exercise.id))
        self.lines[exercise.id] = line
        self._column.addWidget(line)

    def _line_changed(self, exercise_id: ExerciseId) -> None:
        self._take(exercise_id, ticked=self.lines[exercise_id].tick.isChecked())
        self.changed.emit()

    def _take(self, exercise_id: ExerciseId, *, ticked: bool) -> None:
        self._ticks[(self._edition, exercise_id)] = ticked
        if exercise_id in self._chosen:
            self._chosen[exercise_id] = ticked

    def _private_line(self, course: Course) -> QWidget:
        """Asked once, plainly: whether what is just for me comes into this private PDF."""
        kept = (self._session.as_it_was_asked(key)[0] for key in self._session.kept())
        asked = [e for e in course.exercises() if self._answered(e)]
        mine = [e for e in (*asked, *kept) if self._session.choices.share(e) == "private"]
        words = _(
            "Take the {count} answers that are just for me into this PDF as well. It is for my own shelf."
        ).format(count=len(mine))
        if len(mine) == 1:
            words = _(
                "Take the one answer that is just for me into this PDF as well. It is for my own shelf."
            )
        row = TickRow(self._theme, words)
        row.setVisible(bool(mine))
        row.setChecked(bool(mine) and all(self._ticks.get(("keepsake", e.id), False) for e in mine))
        row.toggled.connect(partial(self._private_toggled, [e.id for e in mine]))
        self._private = row
        return row

    def _private_toggled(self, mine: list[ExerciseId], checked: bool) -> None:
        for key in mine:
            self._take(key, ticked=checked)
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
        self.tick = TickRow(theme, f"{exercise.number}   {exercise.title}".strip())
        self.tick.setChecked(ticked)
        self.tick.setEnabled(answered)
        row.addWidget(self.tick, 1)
        note = "" if answered else _("no answer in it")
        note = _("Just for me") if answered and share == "private" else note
        row.addWidget(Words(theme, note, "small", ink="muted", told=False))
        self.tick.setAccessibleDescription(note or _(_SEEN[share]))
        row.addWidget(IconLabel(theme, _ICONS[share], COLOURS[share], 18))  # type: ignore[index]
        nest(column, row)
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
        row.addWidget(Words(theme, _(_MAY_COME), "small", ink="lock", wrap=True), 1)
        self.bring = Button(theme, _("Bring it"), style="small-button")
        self.leave = Button(theme, _("Leave it"), kind="text", style="small-button")
        self.leave.setAccessibleDescription(_(_MAY_COME))  # the keyboard comes here first
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
