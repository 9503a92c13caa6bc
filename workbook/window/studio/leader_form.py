"""For whoever leads: how long each module takes, and what its boxes say to them; written in place, seen together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.model import Box
from workbook.course.plain_paragraphs import plain
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.course_front import in_hours
from workbook.window.parts.layouts import clear
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.studio.form_fields import NumberField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.model import Module
    from workbook.window.look.theme import Theme
    from workbook.window.studio.drafting import ReadModule

LEADER = "leader"


class LeaderForm(QWidget):
    """It shows modules that were read, and says what was changed or is to be gone to."""

    minutes_said = Signal(str, object)  # the file of a module, and the values of its minutes
    line_wanted = Signal(str, int)  # a note is to be changed: its file and line
    note_wanted = Signal(str)  # a module is to have one
    paper_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[Any, ...]] = []
        self.minutes: dict[str, NumberField] = {}
        self.notes: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        said = _(
            "How long each module takes, and your notes to whoever leads it. Learners see none of the notes."
        )
        column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        self.total = Words(theme, "", "question", wrap=True)
        column.addWidget(self.total)
        self.paper = Button(theme, _("The leader’s copy on paper"), icon="printer", style="small-button")
        self.paper.clicked.connect(self.paper_wanted)
        column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeading)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(10))
        column.addWidget(holder)
        column.addStretch(1)

    def show_modules(self, modules: Sequence[ReadModule]) -> None:
        """Show what the modules say; a field that is being typed in stays."""
        now = [_facts(read) for read in modules]
        if [facts[:-1] for facts in now] != [facts[:-1] for facts in self._shown]:
            clear(self._list)
            self.minutes, self.notes = {}, []
            for read in modules:
                self._list.addWidget(self._module(read))
        self._shown = now
        for read in modules:
            minutes = read.module.minutes
            self.minutes[read.mark.path].show_values((str(minutes),) if minutes else ())
        self._tell(modules)

    def _tell(self, modules: Sequence[ReadModule]) -> None:
        """All of it together, and how many modules say nothing."""
        each = [minutes_of(read.module) for read in modules]
        words = _("All together {time}").format(time=in_hours(sum(each))) if sum(each) else ""
        if without := each.count(0):
            lacks = counted("{n} module says no time.", "{n} modules say no time.", without)
            words = f"{words}. {lacks}" if words else lacks
        self.total.setText(words)

    def _module(self, read: ReadModule) -> QWidget:
        theme, path = self._theme, read.mark.path
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(rule())
        title = f"{read.mark.number} {read.mark.title}"
        column.addWidget(Words(theme, title, "question", wrap=True).as_heading(2))
        steps = sum(exercise.minutes or 0 for exercise in read.module.exercises())
        beside = _("its exercises say {n}").format(n=steps) if steps else _("about how long it takes")
        self.minutes[path] = field = NumberField(theme, _("Minutes"), beside, 1, 600)
        field.field.setAccessibleName(_("{title}: minutes").format(title=title))
        field.said.connect(partial(self.minutes_said.emit, path))
        column.addWidget(field)
        for exercise in read.module.exercises():
            if exercise.minutes:
                said = _("{exercise}: {n} min").format(
                    exercise=f"{exercise.number} {exercise.title}", n=exercise.minutes
                )
                column.addWidget(Words(theme, said, "small", ink="muted", wrap=True))
        for box in _boxes(read.module):
            words = ": ".join(filter(None, (box.title, plain(box.markdown))))
            column.addWidget(Words(theme, words, "interface", wrap=True))
            column.addWidget(
                self._way(_("Change this note"), partial(self.line_wanted.emit, path, box.line), title)
            )
        add = self._way(_("A note for the leader"), partial(self.note_wanted.emit, path), title)
        column.addWidget(WrapRow(theme, [add]))
        return holder

    def _way(self, words: str, act: Any, title: str) -> Button:
        button = Button(self._theme, words, kind="link", style="small-button")
        button.setAccessibleDescription(title)
        button.clicked.connect(partial(_without_tick, act))
        self.notes.append(button)
        return button


def minutes_of(module: Module) -> int:
    """How long a module takes: as it says, else as long as its exercises do."""
    return module.minutes or sum(exercise.minutes or 0 for exercise in module.exercises())


def _boxes(module: Module) -> list[Box]:
    parts = (part for page in module.pages for part in page.parts)
    return [part for part in parts if isinstance(part, Box) and part.kind == LEADER]


def _facts(read: ReadModule) -> tuple[Any, ...]:
    """All that is shown of a module, its own minutes last."""
    exercises = tuple((e.number, e.title, e.minutes) for e in read.module.exercises())
    boxes = tuple((box.title, box.markdown, box.line) for box in _boxes(read.module))
    return read.mark.path, read.mark.number, read.mark.title, exercises, boxes, read.module.minutes


def _without_tick(act: Any, _checked: bool = False) -> None:
    act()
