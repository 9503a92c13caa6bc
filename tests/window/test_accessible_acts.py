"""What is done through assistive tools is kept: every action, value and text of every kind, in a real file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.answers.workbook_file import create_workbook, open_workbook
from workbook.answers.worker import Worker
from workbook.course.ids import ExerciseId
from workbook.exercises import KINDS
from workbook.window import file_dialogs
from workbook.window.exercise_card import ExerciseCard
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.parts.day_row import DayButton
from workbook.window.parts.day_squares import DaySquare
from workbook.window.parts.drawing_tools import Chip
from workbook.window.parts.grid_view import GridView
from workbook.window.session import Session, read_contents
from workbook.window.surroundings import Surroundings
from workbook.window.theme import Theme

ANSWERED = sorted(kind for kind in KINDS if kind != "recall")
LOOKS = (DayButton, DaySquare, Chip)  # what is looked at, or drawn with: no answer
IT = ExerciseId("it")


class Room:
    """A card of one kind in a window, on a real file."""

    def __init__(self, qtbot: QtBot, theme: Theme, path: Path) -> None:
        self.worker = Worker(lambda: open_workbook(path))
        self.session = Session(self.worker, self.worker.submit(read_contents).result(10))
        self.session.outline  # noqa: B018 - the course is read
        self.exercise = self.session.find(IT)
        assert self.exercise is not None
        around = Surroundings(self.session, lambda _: None)
        self.card = ExerciseCard(self.exercise, self.session, theme, around)
        qtbot.addWidget(self.card)
        self.session.put_back_there.connect(lambda _: self.card.show_turned())
        self.session.keeping_changed.connect(lambda _: self.card.show_folded())
        self.card.resize(640, 600)
        self.card.show()
        self.card.activateWindow()

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
        assert self.card.visibility.share() == self.session.share(self.session.find(IT))  # type: ignore[arg-type]

    def close(self) -> None:
        self.session.finish(10)
        self.session.close()


@pytest.fixture
def open_room(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, Any], Room]]:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: None)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    monkeypatch.setattr(CalendarPopup, "open_at", lambda *_: None)
    rooms: list[Room] = []

    def open_it(kind: str, answer: Any) -> Room:
        path = tmp_path / "mine.workbook"
        course = {
            "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
            "modules/01-one.md": f"---\ntitle: One\n---\n{sample(kind).SOURCE}\n".encode(),
        }
        with create_workbook(path, course) as file:
            if answer is not None:
                file.save_answer(make(kind), answer)
        rooms.append(Room(qtbot, theme, path))
        return rooms[0]

    yield open_it
    for room in rooms:
        room.close()


def actions_of(thing: Any, met: QAccessibleInterface) -> list[str]:
    actions = met.actionInterface()
    if actions is None or isinstance(thing, LOOKS):
        return []
    opens = isinstance(thing, QPushButton | QToolButton) and thing.menu() is not None
    return [name for name in actions.actionNames() if name != "ShowMenu" and not (opens and name == "Press")]


def is_state(thing: Any) -> bool:
    """Whether to act on it is a change of what is shown; a plain button may only begin something."""
    return not isinstance(thing, QAbstractButton) or thing.isCheckable()


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
@pytest.mark.parametrize("kind", ANSWERED)
def test_what_assistive_tools_do_is_kept(
    open_room: Callable[[str, Any], Room], tmp_path: Path, kind: str, filled: bool
) -> None:
    room = open_room(kind, sample(kind).ANSWER if filled else None)
    said: list[Any] = []
    room.card.editor.answered.connect(said.append)
    done: set[tuple[str, str]] = set()
    for _ in range(3):  # what was done may have brought new controls
        for thing, met in list(room.interfaces()):
            if isinstance(thing, QWidget) and not thing.isVisibleTo(room.card):
                continue
            name = met.text(QAccessible.Text.Name)
            for act, do in acts_on(thing, met):
                if (name, act) in done:
                    continue
                done.add((name, act))
                count = len(said)
                do()
                if is_state(thing) or len(said) > count:
                    room.check(f"{name}: {act}")
    assert done
    kept, share = room.session.answer(IT), room.card.visibility.share()
    room.close()
    with open_workbook(tmp_path / "mine.workbook") as file:
        answers = file.answers()
        assert (answers[IT].answer if IT in answers else None) == kept
        keeping = file.keepings().get(IT)
    assert (keeping.share if keeping and keeping.share else "keep") == share


def acts_on(thing: Any, met: QAccessibleInterface) -> Iterator[tuple[str, Callable[[], None]]]:
    actions: QAccessibleActionInterface = met.actionInterface()
    for name in actions_of(thing, met):
        yield name, lambda name=name: actions.doAction(name)
    if (value := met.valueInterface()) is not None:
        for number in (value.maximumValue(), value.minimumValue() + 1):
            yield f"value {number}", lambda number=number: value.setCurrentValue(number)
    if (text := met.editableTextInterface()) is not None:
        yield "insert", lambda: text.insertText(0, "7 ")
        yield "delete", lambda: text.deleteText(0, 1)
        yield "replace", lambda: text.replaceText(0, 1, "quiet")
    if isinstance(thing, tuple) or text is not None:
        yield "text", lambda: met.setText(QAccessible.Text.Value, "8")


def toggle(widget: QWidget) -> None:
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Toggle")


def test_just_for_me_chosen_through_the_tree_is_in_the_file(
    open_room: Callable[[str, Any], Room], tmp_path: Path
) -> None:
    room = open_room("line", "hello")
    bring, private = (
        next(b for b in room.card.visibility.findChildren(QToolButton) if b.accessibleName() == name)
        for name in ("Bring to the workshop", "Just for me")
    )
    for segment, kept in ((bring, "bring"), (private, "private")):
        segment.setChecked(True)
        assert room.session.share(room.exercise) == kept  # type: ignore[arg-type]
    room.close()
    with open_workbook(tmp_path / "mine.workbook") as file:
        assert file.keepings()[IT].share == "private"


@pytest.mark.parametrize("kind", ["list", "log"])
def test_a_day_chosen_through_the_tree_is_the_day_one_writes_to(
    open_room: Callable[[str, Any], Room], kind: str
) -> None:
    room = open_room(kind, None)
    days = [day for day in room.card.findChildren(QRadioButton) if isinstance(day, DayButton | DaySquare)]
    other = next(day for day in days if not day.isChecked())
    toggle(other)
    day = other.day if isinstance(other, DayButton) else other.face.day  # type: ignore[union-attr]
    assert getattr(room.card.editor, "day", getattr(room.card.editor, "_day", None)) == day
    QApplication.processEvents()
    assert other.isChecked()


def test_the_eraser_chosen_through_the_tree_erases(open_room: Callable[[str, Any], Room]) -> None:
    room = open_room("drawing", None)
    eraser = next(chip for chip in room.card.findChildren(Chip) if chip.accessibleName().startswith("Eraser"))
    toggle(eraser)
    assert room.card.editor.sheet.erasing
    assert eraser.focusPolicy() & Qt.FocusPolicy.TabFocus
