"""Larger text or another theme in the middle of a practice: it goes on where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.exercises.samples.practice import FakeClock
from workbook.course.ids import ExerciseId
from workbook.exercises.practice.editor import PracticeEditor
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen


@pytest.fixture
def files() -> dict[str, bytes]:
    text = f"---\ntitle: One\n---\n{sample('practice').SOURCE}\n\n## Another {{#other}}\n\nOnly words.\n"
    return {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": text.encode(),
    }


class Practising:
    """A person in the middle of a practice, with a clock that goes when it is told to."""

    def __init__(self, screen: WorkbookScreen) -> None:
        self.screen, self.clock = screen, FakeClock()
        self.editor.clock = self.clock
        self.editor.start.begin[0].click()
        self.wait(20)

    @property
    def editor(self) -> PracticeEditor:
        editor = self.screen.current().cards["it"].editor
        assert isinstance(editor, PracticeEditor)
        return editor

    @property
    def left(self) -> float:
        assert self.editor.run is not None
        return self.editor.run.run.left

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.time += 1
            if self.editor.run is not None:
                self.editor.run.tick()


@pytest.fixture
def practising(qtbot: QtBot, opened: WorkbookScreen) -> Practising:
    return Practising(opened)


def change(qtbot: QtBot, window: MainWindow, practising: Practising, theme: str = "") -> None:
    before = practising.editor
    if theme:
        window.theme.choose(theme)
    else:
        window.theme.larger()
    qtbot.waitUntil(lambda: practising.editor is not before)


@pytest.mark.parametrize("theme", ["", "dark"])
def test_it_goes_on_where_it_was(
    qtbot: QtBot, window: MainWindow, practising: Practising, theme: str
) -> None:
    left = practising.left
    change(qtbot, window, practising, theme)
    view = practising.editor.run
    assert view is not None
    assert view.isVisible()
    assert not practising.editor.start.isVisible()
    assert practising.left == left
    assert view.run.state == "running"
    assert view.pause.text() == "Pause"
    practising.wait(1)
    assert practising.left == left - 1
    practising.wait(round(left))
    assert practising.editor.run is None
    answer = practising.screen.session.answer(ExerciseId("it"))
    assert len(answer["sessions"]) == 1


def test_what_was_paused_stays_paused(qtbot: QtBot, window: MainWindow, practising: Practising) -> None:
    assert practising.editor.run is not None
    QTest.mouseClick(practising.editor.run.ways.buttons["words"], Qt.MouseButton.LeftButton)
    practising.editor.run.pause.click()
    left = practising.left
    change(qtbot, window, practising)
    view = practising.editor.run
    assert view.pause.text() == "Go on"
    assert view.way() == "words"
    practising.wait(5)
    assert practising.left == left


def test_another_page_still_pauses_it(qtbot: QtBot, window: MainWindow, practising: Practising) -> None:
    page = practising.screen.place()[1].id
    practising.screen.next_page()
    window.theme.larger()
    qtbot.waitUntil(lambda: practising.screen.scale == window.theme.scale)
    practising.screen.show_page("one", page)
    assert practising.editor.run is not None
    assert practising.editor.run.run.state == "paused"
    assert practising.editor.run.pause.text() == "Go on"


def test_an_ended_practice_does_not_come_back(
    qtbot: QtBot, window: MainWindow, practising: Practising
) -> None:
    assert practising.editor.run is not None
    practising.editor.run.end.click()
    change(qtbot, window, practising)
    assert practising.editor.run is None
    assert practising.editor.start.isVisible()
