"""A card of one kind in a window, on a real file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.file.worker import Worker
from workbook.course.ids import ExerciseId
from workbook.exercises.drawing.screen.drawing_tools import Chip
from workbook.exercises.list.screen.day_row import DayButton
from workbook.exercises.log.screen.day_squares import DaySquare
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.look.theme import Theme
from workbook.window.pages.exercise_card import ExerciseCard
from workbook.window.parts.clock import Clock
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session
from workbook.window.session.session_context import SessionContext

LOOKS = (DayButton, DaySquare, Chip)  # what is looked at, or drawn with: no answer
IT = ExerciseId("it")


class Room:
    """A card of one kind in a window, on a real file."""

    def __init__(self, qtbot: QtBot, theme: Theme, path: Path, clock: Clock | None = None) -> None:
        self.worker = Worker(lambda: open_workbook(path))
        self.session = Session(self.worker, self.worker.submit(read_opened_file).result(10))
        self.session.course.outline  # noqa: B018 - the course is read
        self.exercise = self.session.course.find(IT)
        assert self.exercise is not None
        context = SessionContext(self.session, lambda _: None, clock=clock)
        self.card = ExerciseCard(self.exercise, self.session, theme, context)
        qtbot.addWidget(self.card)
        self.session.put_back_there.connect(self.card.show_turned)
        self.session.state_changed.connect(self.card.show_state)
        self.session.choices.answer_settings_changed.connect(self.card.show_folded)
        self.card.resize(640, 600)
        self.card.show()
        self.card.activateWindow()
        qtbot.waitUntil(self.card.isActiveWindow)

    def interfaces(self) -> Iterator[tuple[Any, QAccessibleInterface]]:
        """Everything on the card that can be met now: widgets, and cells of tables."""
        for widget in [self.card, *self.card.findChildren(QWidget)]:
            if widget.isVisibleTo(self.card) and widget.isEnabled() and widget is not self.card.more:
                met = QAccessible.queryAccessibleInterface(widget)
                yield widget, met
                if isinstance(widget, GridView):
                    for place in range(met.childCount()):
                        yield (widget, place), met.child(place)

    def shown(self) -> list[tuple[str, Any]]:
        """What a screen reader is told of the controls that hold something."""
        found: list[tuple[str, Any]] = []
        for thing, met in self.interfaces():
            name = met.text(QAccessible.Text.Name)
            if isinstance(thing, LOOKS):
                continue
            if met.state().checkable and met.state().checked:
                found.append((name, "checked"))
            if (value := met.valueInterface()) is not None:
                found.append((name, value.currentValue()))
            if met.editableTextInterface() is not None and met.text(QAccessible.Text.Value).strip():
                found.append((name, met.text(QAccessible.Text.Value)))
            if isinstance(thing, tuple):
                found.append((str(thing[1]), name))
        return found

    def check(self, what: str) -> None:
        """What is shown is what is kept: to show the kept answer anew changes nothing that is seen."""
        before = self.shown()
        self.card.editor.turn_to(self.session.answer(IT))
        assert self.shown() == before, what
        assert self.card.visibility.share() == self.session.choices.share(self.session.course.find(IT))  # type: ignore[arg-type]

    def close(self) -> None:
        self.session.finish(10)
        self.session.close()
