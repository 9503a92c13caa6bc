"""All I wrote, to be read like a diary: in both orders, by parts, private answers included."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.overviews.conftest import at, never_saved, writer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.overviews import all_screen
from workbook.window.overviews.all_screen import NOTHING, AllScreen
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.recall_box import TOO_LARGE
from workbook.window.parts.words import Words


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        write = writer(file)
        write("quarter", {"rows": [{"row": "plan-1", "if": "it is five", "then": "I walk"}]}, at(2))
        write("name-it", "lighter", at(5))
        write("tell", "a secret", at(5, 21))
        write("tell", "another one", at(9))
    return path


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, written: Path) -> Callable[[], AllScreen]:
    def ask() -> AllScreen:
        window.entrance.open_path(str(written))
        wait_for_workbook(qtbot, window)
        window.do("all")
        screen = window.screen_now()
        assert isinstance(screen, AllScreen)
        return screen

    return ask


@pytest.fixture
def everything(qtbot: QtBot, asked: Callable[[], AllScreen]) -> AllScreen:
    screen = asked()
    qtbot.waitUntil(screen.is_whole, timeout=10_000)
    return screen


def words_of(screen: AllScreen) -> list[str]:
    return [entry.words.text() for entry in screen.entries.entries]


def headings(screen: AllScreen) -> list[str]:
    return [words.text() for words in screen.entries.findChildren(Words) if words.level == 2]


def test_every_answer_is_there_in_the_order_of_the_course(everything: AllScreen) -> None:
    assert words_of(everything) == ["lighter", "another one", "If it is five\nthen I walk"]
    assert headings(everything) == ["1  One", "2  Two"]
    assert everything.entries.entries[1].entry.share == "private"
    assert everything.entries.entries[0].entry.when == "5 November 2026"
    assert not everything.more.isVisible()


def test_or_day_by_day_as_it_was_written_then(qtbot: QtBot, everything: AllScreen) -> None:
    everything.order.buttons["days"].setChecked(True)
    qtbot.waitUntil(lambda: len(everything.entries.entries) == 4, timeout=10_000)
    assert words_of(everything) == ["If it is five\nthen I walk", "lighter", "a secret", "another one"]
    assert headings(everything) == [
        "Monday 2 November 2026", "Thursday 5 November 2026", "Monday 9 November 2026",
    ]  # fmt: skip
    everything.order.buttons["course"].setChecked(True)
    qtbot.waitUntil(lambda: words_of(everything)[:1] == ["lighter"] and everything.is_whole())


def test_a_large_workbook_is_read_by_parts(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    blocks = "".join(f"::: line q{n}\nQuestion {n}?\n:::\n\n" for n in range(600))
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": f"---\ntitle: One\n---\n{blocks}".encode(),
    }
    large = tmp_path / "large.workbook"
    with create_workbook(large, files) as file:
        write = writer(file)
        with file.in_one_go():
            for n in range(600):
                write(f"q{n}", f"words {n}")
    window.entrance.open_path(str(large))
    wait_for_workbook(qtbot, window)
    window.do("all")
    screen = window.screen_now()
    assert isinstance(screen, AllScreen)
    qtbot.waitUntil(lambda: screen.more.isVisible() and not screen._waits_for, timeout=10_000)
    begun = len(screen.entries.entries)
    assert 0 < begun < 200
    screen.area.verticalScrollBar().setValue(screen.area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(screen.entries.entries) > begun, timeout=10_000)


def test_the_keyboard_follows_what_comes(
    qtbot: QtBot, asked: Callable[[], AllScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_screen, "AT_ONCE", 1)
    monkeypatch.setattr(AllScreen, "_look_ahead", lambda *_unused: None)
    screen = asked()
    qtbot.waitUntil(screen.more.isVisible, timeout=10_000)
    screen.more.setFocus()
    QTest.keyClick(screen.more, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.entries.entries) == 2)
    assert screen.entries.entries[1].words.hasFocus()


def test_with_nothing_written_it_is_said_calmly(window: MainWindow, opened: WorkbookScreen) -> None:
    window.do("all")
    screen = window.screen_now()
    assert isinstance(screen, AllScreen)
    assert screen.state.text() == NOTHING


def test_one_that_cannot_be_read_leaves_the_others(
    qtbot: QtBot, asked: Callable[[], AllScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = in_parts.answers_to

    def fail(file: object, ids: list[ExerciseId]) -> object:
        if ids == ["tell"]:
            raise WorkbookTrouble("cannot-read", "The disk does not answer.")
        return read(file, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(in_parts, "answers_to", fail)
    screen = asked()
    qtbot.waitUntil(screen.is_whole, timeout=10_000)
    assert words_of(screen) == ["lighter", "If it is five\nthen I walk"]
    assert "The disk does not answer." in screen.trouble.text()


def test_one_that_is_too_large_is_told_of(
    qtbot: QtBot, written: Path, asked: Callable[[], AllScreen]
) -> None:
    with open_workbook(written) as file:
        writer(file)("name-it", "x" * 20_000)
    screen = asked()
    qtbot.waitUntil(screen.is_whole, timeout=10_000)
    assert words_of(screen)[0] == TOO_LARGE


def test_the_way_to_a_page_and_esc_back(window: MainWindow, everything: AllScreen) -> None:
    everything.entries.entries[1].page.click()
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    assert "tell" in pages.current().cards
    window.do("all")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.screen_now() is pages


def test_hiding_shows_nothing_of_it(window: MainWindow, everything: AllScreen) -> None:
    window.toggle_hidden()
    assert not everything.isVisible()
    window.toggle_hidden()
    assert everything.isVisible()


def waiting_in(screen: AllScreen) -> list[str]:
    """The words of what is said not to be saved yet."""
    return [entry.words.text() for entry in screen.entries.entries if entry.when.text() == "Not saved yet"]


@pytest.mark.parametrize("order", ["course", "days"])
def test_what_could_not_be_saved_yet_is_there_and_says_so(
    qtbot: QtBot, window: MainWindow, everything: AllScreen, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    session = everything.session
    monkeypatch.setattr(WorkbookFile, "save_answer", never_saved)
    for key, words in (("name-it", "only in the window"), ("younger", "a letter in the window")):
        exercise = session.course.find(ExerciseId(key))
        assert exercise
        session.give(exercise, words)
    session.save_now()
    qtbot.waitUntil(lambda: session.state(ExerciseId("younger")) == "failed")
    window.do("all")
    screen = window.screen_now()
    assert isinstance(screen, AllScreen)
    screen.order.buttons[order].setChecked(True)
    waiting = ["only in the window", "a letter in the window"]
    qtbot.waitUntil(lambda: sorted(waiting_in(screen)) == sorted(waiting), timeout=10_000)
    assert ("lighter" in words_of(screen)) == (order == "days")  # as it was left that day
    monkeypatch.undo()
    session.retry()
    qtbot.waitUntil(lambda: waiting_in(screen) == [])
    assert "only in the window" in words_of(screen)
