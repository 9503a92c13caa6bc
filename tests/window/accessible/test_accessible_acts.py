"""What is done through assistive tools is kept: every action, value and text of every kind, in a real file."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.window.room import IT, LOOKS, Room
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.course.kinds import KINDS
from workbook.exercises.drawing.screen.drawing_tools import Chip
from workbook.exercises.list.screen.day_row import DayButton
from workbook.exercises.log.screen.day_squares import DaySquare
from workbook.exercises.table.screen.cell_fields import WordsCell
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen

ANSWERED = sorted(kind for kind in KINDS if kind != "recall")


def actions_of(thing: Any, met: QAccessibleInterface) -> list[str]:
    actions: QAccessibleActionInterface | None = met.actionInterface()
    if actions is None or isinstance(thing, LOOKS):
        return []
    opens = isinstance(thing, QPushButton | QToolButton) and thing.menu() is not None
    if isinstance(thing, tuple) and met.role() == QAccessible.Role.Cell:
        opens = thing[0].grid.columns[met.tableCellInterface().columnIndex()].sort == "pick"
    return [
        name
        for name in actions.actionNames()
        if name != "ShowMenu" and not (opens and name in ("Press", "Toggle"))
    ]


def is_state(thing: Any) -> bool:
    """Whether to act on it is a change of what is shown; a plain button may only begin something."""
    return not isinstance(thing, QAbstractButton) or thing.isCheckable()


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
@pytest.mark.parametrize("kind", ANSWERED)
def test_what_assistive_tools_do_is_kept(
    open_room: Callable[..., Room], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, filled: bool
) -> None:
    # A press of Qt's is done a moment later, when the test may be over: a dialog would then wait for ever.
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)
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
        keeping = file.answer_settings().get(IT)
    assert (keeping.share if keeping and keeping.share else "keep") == share


def acts_on(thing: Any, met: QAccessibleInterface) -> Iterator[tuple[str, Callable[[], None]]]:
    actions: QAccessibleActionInterface = met.actionInterface()
    for name in actions_of(thing, met):
        yield name, partial(actions.doAction, name)
    if (value := met.valueInterface()) is not None:
        for number in (value.maximumValue(), value.minimumValue() + 1):
            yield f"value {number}", partial(value.setCurrentValue, number)
    if (text := met.editableTextInterface()) is not None:
        yield "insert", partial(text.insertText, 0, "7 ")
        yield "delete", partial(text.deleteText, 0, 1)
        yield "replace", partial(text.replaceText, 0, 1, "quiet")
    if isinstance(thing, tuple) or text is not None:
        yield "text", partial(met.setText, QAccessible.Text.Value, "8")


def toggle(widget: QWidget) -> None:
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Toggle")


def test_just_for_me_chosen_through_the_tree_is_in_the_file(
    open_room: Callable[..., Room], tmp_path: Path
) -> None:
    room = open_room("line", "hello")
    bring, private = (
        next(b for b in room.card.visibility.findChildren(QToolButton) if b.accessibleName() == name)
        for name in ("Bring to the workshop", "Just for me")
    )
    for segment, kept in ((bring, "bring"), (private, "private")):
        segment.setChecked(True)
        assert room.session.choices.share(room.exercise) == kept  # type: ignore[arg-type]
    room.close()
    with open_workbook(tmp_path / "mine.workbook") as file:
        assert file.answer_settings()[IT].share == "private"


@pytest.mark.parametrize("kind", ["list", "log"])
def test_a_day_chosen_through_the_tree_is_the_day_one_writes_to(
    open_room: Callable[..., Room], kind: str
) -> None:
    room = open_room(kind, None)
    days = [day for day in room.card.findChildren(QRadioButton) if isinstance(day, DayButton | DaySquare)]
    other = next(day for day in days if not day.isChecked())
    toggle(other)
    day = other.day if isinstance(other, DayButton) else other.face.day  # type: ignore[union-attr]
    assert getattr(room.card.editor, "day", getattr(room.card.editor, "_day", None)) == day
    QApplication.processEvents()
    assert other.isChecked()


def test_the_eraser_chosen_through_the_tree_erases(open_room: Callable[..., Room]) -> None:
    room = open_room("drawing", None)
    eraser = next(chip for chip in room.card.findChildren(Chip) if chip.accessibleName().startswith("Eraser"))
    toggle(eraser)
    assert room.card.editor.sheet.erasing
    assert eraser.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_is_just_for_me_is_asked_about_however_it_is_ticked_for_the_workshop(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_exercise("tell")
    QTest.keyClicks(opened.current().cards["tell"].editor.focus_target(), "quince")
    opened.session.save_now()
    qtbot.waitUntil(lambda: opened.session.whole_state() == "saved")
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: ExerciseId("tell") in screen.list.lines)
    qtbot.waitUntil(screen.list.lines[ExerciseId("tell")].isVisible)
    toggle(screen.list.lines[ExerciseId("tell")].tick)
    assert list(screen.list.chosen()) == []
    assert screen.list.lines[ExerciseId("tell")].leave.isVisible()
    screen.list.lines[ExerciseId("tell")].bring.click()
    assert list(screen.list.chosen()) == ["tell"]
    toggle(screen.editions["keepsake"])
    assert screen.edition == "keepsake"
    assert not screen.options().chosen
    window.go_back()


def test_a_cell_that_is_selected_through_the_tree_is_filled_where_one_stands(
    qtbot: QtBot, open_room: Callable[..., Room]
) -> None:
    room = open_room("table", None)
    (view,) = room.card.findChildren(GridView)
    cells = [
        met
        for thing, met in room.interfaces()
        if isinstance(thing, tuple) and met.role() == QAccessible.Role.Cell
    ]
    sorts = [column.sort for column in view.grid.columns]
    words = sorts.index("text")
    cells[words].actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), WordsCell))
    told = QAccessible.queryAccessibleInterface(view.indexWidget(view.currentIndex()))
    told.editableTextInterface().insertText(0, "quince")
    assert view.grid.rows[0][view.grid.columns[words].id] == "quince"
    below = cells[len(sorts) + words]
    assert [head.text(QAccessible.Text.Name) for head in below.tableCellInterface().columnHeaderCells()] == [
        view.grid.columns[words].text
    ]
    below.actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: view.currentIndex().row() == 1)
    room.close()
