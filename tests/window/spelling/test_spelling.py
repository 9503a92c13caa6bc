"""Spelling in the window: off until chosen, quiet when on, by mouse and by keyboard, and no part of what is written."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.window.spelling.conftest import Field, lined
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.erasing.erasing import erase_all
from workbook.answers.file.workbook_file import open_workbook
from workbook.spelling.aside import ASIDE
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.spelling import spelling, words_aside
from workbook.window.spelling.spelling import Spelling
from workbook.window.spelling.words_aside import WordsAside

pytestmark = pytest.mark.qt_log_ignore(
    ".*does not support.*", extend=True
)  # the screenless platform, of menus
Begin = Callable[[], Spelling]
OFF = "Off"
COURSE = "Language of the course (English)"


def lines(window: MainWindow) -> dict[str, QAction]:
    """What the menu offers."""
    return {action.text(): action for action in window.menus._spelling_menu.actions() if action.text()}


def ticked(window: MainWindow) -> list[str]:
    return [words for words, action in lines(window).items() if action.isChecked()]


def choose(window: MainWindow, words: str) -> None:
    lines(window)[words].trigger()


def write(field: Field, words: str) -> None:
    field.setFocus()
    for n, line in enumerate(words.split("\n")):
        if n:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)


def ask_menu(field: Field, spelling: Spelling, *, position: int | None = None) -> QMenu:
    """The menu of a word: by key where the caret is, or by mouse at a place."""
    if position is None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(field, event)
    else:
        cursor = QTextCursor(field.document())
        cursor.setPosition(position)
        at = field.cursorRect(cursor).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.viewport().mapToGlobal(at))
        QApplication.sendEvent(field.viewport(), event)
    assert spelling.menu is not None
    return spelling.menu.menu


def words_in(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def line(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


@pytest.fixture
def on(qtbot: QtBot, window: MainWindow, begun: Begin, field: Field) -> Spelling:
    """Spelling in the course's language, in a field with a word that is not in the dictionary."""
    spelling = begun()
    choose(window, COURSE)
    write(field, "it was like raim and snow")
    qtbot.waitUntil(lambda: lined(field) == ["raim"])
    return spelling


def test_it_is_off_until_it_is_chosen(window: MainWindow, begun: Begin, field: Field) -> None:
    spelling = begun()
    assert list(lines(window)) == [OFF, COURSE, "Deutsch", "English", "Next &unknown word"]
    assert ticked(window) == [OFF]
    assert not lines(window)["Next &unknown word"].isVisible()
    write(field, "raim ")
    assert not spelling._aside.is_running()
    assert lined(field) == []


def test_without_a_dictionary_nothing_of_it_is_seen(
    window: MainWindow, begun: Begin, places: list[Path], opened: WorkbookScreen
) -> None:
    places.clear()
    spelling = begun()
    assert spelling.offers() == []
    assert not window.menus._spelling_menu.menuAction().isVisible()


def test_an_unknown_word_has_a_quiet_line_and_nothing_else_changes(on: Spelling, field: Field) -> None:
    (one,) = field.extraSelections()
    assert one.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert one.format.underlineColor() == on._theme.colour("muted")
    assert field.toPlainText() == "it was like raim and snow"
    steps = field.document().availableUndoSteps()
    on._words.look()  # type: ignore[union-attr]
    assert field.document().availableUndoSteps() == steps


def test_the_word_that_is_being_typed_is_left_alone_until_it_is_left(
    qtbot: QtBot, on: Spelling, field: Field
) -> None:
    write(field, " snaw")
    qtbot.waitUntil(lambda: lined(field) == ["raim"])
    QTest.keyClick(field, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lined(field) == ["raim", "snaw"])


def test_the_lines_go_when_the_field_is_left(qtbot: QtBot, on: Spelling, field: Field) -> None:
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert lined(field) == []
    field.setFocus()
    qtbot.waitUntil(lambda: lined(field) == ["raim"])


def test_a_suggestion_by_right_click_can_be_taken_back(
    qtbot: QtBot, on: Spelling, field: Field, opened: WorkbookScreen
) -> None:
    menu = ask_menu(field, on, position=14)
    assert words_in(menu)[:3] == [
        "Looking for suggestions…",
        "Add “raim” to my words",
        "Ignore “raim” for now",
    ]
    qtbot.waitUntil(lambda: words_in(menu)[0] == "rain")
    line(menu, "rain").trigger()
    menu.close()
    assert field.toPlainText() == "it was like rain and snow"
    exercise = opened.current().cards["tell"].exercise
    assert opened.session.answer(exercise.id) == "it was like rain and snow"
    assert lined(field) == []
    field.undo()
    assert field.toPlainText() == "it was like raim and snow"


def test_a_suggestion_by_keyboard_alone(qtbot: QtBot, window: MainWindow, on: Spelling, field: Field) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert field.textCursor().selectedText() == "raim"
    assert on.menu is not None
    menu = on.menu.menu
    qtbot.waitUntil(lambda: words_in(menu)[0] == "rain" and menu.isVisible())
    assert menu.activeAction().text() == "rain"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert field.toPlainText() == "it was like rain and snow"


def test_the_menu_key_on_the_word(qtbot: QtBot, on: Spelling, field: Field) -> None:
    cursor = field.textCursor()
    cursor.setPosition(13)
    field.setTextCursor(cursor)
    menu = ask_menu(field, on)
    qtbot.waitUntil(lambda: words_in(menu)[0] == "rain")
    menu.close()


def test_f8_goes_around_and_finds_what_is_not_seen(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field
) -> None:
    write(field, "\n" * 60 + "and katze ")
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: field.textCursor().selectedText() == "raim")
    on.menu.menu.close()  # type: ignore[union-attr]
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: field.textCursor().selectedText() == "katze")
    on.menu.menu.close()  # type: ignore[union-attr]


def test_an_own_word_is_kept_in_the_workbook_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field, path: Path
) -> None:
    menu = ask_menu(field, on, position=14)
    line(menu, "Add “raim” to my words").trigger()
    menu.close()
    assert lined(field) == []
    assert window.session
    window.session.acts.undo()
    assert lined(field) == ["raim"]
    window.session.acts.redo()
    assert lined(field) == []
    window.show_home()
    with open_workbook(path) as file:
        assert file.spelling() == ("course", frozenset({"raim"}))
        file.set_own_word("raim", known=False)
        assert file.spelling() == ("course", frozenset())


def test_an_own_word_can_be_taken_out_again(on: Spelling, field: Field) -> None:
    on._session.choices.know_word("raim")  # type: ignore[union-attr]
    assert lined(field) == []
    menu = ask_menu(field, on, position=14)
    assert words_in(menu)[0] == "Take “raim” out of my words"
    line(menu, "Take “raim” out of my words").trigger()
    menu.close()
    assert lined(field) == ["raim"]


def test_what_is_ignored_is_kept_nowhere(window: MainWindow, on: Spelling, field: Field, path: Path) -> None:
    menu = ask_menu(field, on, position=14)
    line(menu, "Ignore “raim” for now").trigger()
    menu.close()
    assert lined(field) == []
    window.show_home()
    with open_workbook(path) as file:
        assert file.spelling() == ("course", frozenset())


def test_two_languages_are_told_apart_by_paragraph(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field
) -> None:
    choose(window, "Deutsch")
    assert ticked(window) == [COURSE, "Deutsch"]
    write(field, "\nes war wie Regem und ")
    qtbot.waitUntil(lambda: lined(field) == ["raim", "Regem"])
    choose(window, "English")  # of three the first is let go
    assert ticked(window) == ["Deutsch", "English"]
    choose(window, OFF)
    assert ticked(window) == [OFF]
    assert lined(field) == []
    assert not on._aside.is_running()


def test_it_is_as_it_was_when_the_workbook_is_opened_again(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field, path: Path
) -> None:
    window.show_home()
    assert not on._aside.is_running()
    assert not window.menus._spelling_menu.menuAction().isVisible()
    window.entrance.open_path(str(path))
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    assert ticked(window) == [COURSE]
    assert window.menus._spelling_menu.menuAction().isVisible()


def test_the_find_bar_and_spelling_keep_each_others_marks(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field, opened: WorkbookScreen
) -> None:
    opened.find_on_page()
    bar = opened.find_bar
    assert bar
    field.setFocus()
    qtbot.waitUntil(lambda: lined(field) == ["raim"])
    bar._finder.find("snow")  # type: ignore[union-attr]
    assert lined(field) == ["raim", "snow"]
    on._words.look()  # type: ignore[union-attr]
    assert sorted(lined(field)) == ["raim", "snow"]
    bar._finder.clear()  # type: ignore[union-attr]
    assert lined(field) == ["raim"]


def test_a_broken_dictionary_is_told_in_one_line(
    qtbot: QtBot, window: MainWindow, begun: Begin, places: list[Path], field: Field
) -> None:
    (places[0] / "de_DE.dic").write_bytes(b"")
    begun()
    choose(window, "Deutsch")
    words = "This dictionary cannot be read: Deutsch (Deutschland)"
    qtbot.waitUntil(lambda: words in lines(window))
    assert not lines(window)[words].isEnabled()
    write(field, "raim ")
    assert lined(field) == []


def test_a_dictionary_that_has_gone_is_told_in_one_line(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, begun: Begin, places: list[Path]
) -> None:
    opened.session.choices.choose_spelling(("de_DE",))
    shutil.rmtree(places[0])
    begun()
    assert "A dictionary that you chose is not on this computer." in lines(window)
    choose(window, OFF)
    assert not window.menus._spelling_menu.menuAction().isVisible()


def test_a_process_that_ends_or_hangs_is_told_and_can_be_begun_again(
    qtbot: QtBot, window: MainWindow, on: Spelling, field: Field
) -> None:
    assert on._aside._process is not None
    on._aside._process.kill()
    words = "Looking words up has ended. Choose a language to go on."
    qtbot.waitUntil(lambda: words in lines(window))
    assert field.toPlainText() == "it was like raim and snow"
    write(field, " and ")
    choose(window, COURSE)
    qtbot.waitUntil(lambda: lined(field) == ["raim"])
    assert words not in lines(window)


def test_what_does_not_answer_in_time_is_ended(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(words_aside, "command", lambda: [sys.executable, "-c", "input(); input(); input()"])
    aside = WordsAside(window, limit_ms=50)
    with qtbot.waitSignal(aside.failed):
        aside.ask({"paragraphs": ["secret"]}, lambda _answer: None)
    assert not aside.is_running()


def test_what_cannot_be_started_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_aside, "command", lambda: ["/nowhere/at-all"])
    aside = WordsAside(window)
    with qtbot.waitSignal(aside.failed):
        aside.ask({"paragraphs": ["secret"]}, lambda _answer: None)
    assert not aside.is_running()


def test_a_key_press_asks_nothing_and_draws_nothing(
    on: Spelling, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    watched = on._words
    assert watched is not None
    write(field, " ")
    assert lined(field) == []  # where somebody writes on nothing is marked until they pause
    for part, names in (
        (watched, ("look", "show_words", "_hush")),
        (watched._written, ("seen", "draw", "hush")),
    ):
        for name in names:
            monkeypatch.setattr(part, name, lambda *_, name=name: done.append(name))
    monkeypatch.setattr(on, "ask", lambda *_: done.append("ask"))
    monkeypatch.setattr(on._aside, "ask", lambda *_: done.append("process"))
    write(field, "and the cat")
    assert done == []
    assert watched.pause.isActive()


def test_nothing_of_it_is_in_settings(window: MainWindow, on: Spelling, field: Field, tmp_path: Path) -> None:
    on._session.choices.know_word("raim")  # type: ignore[union-attr]
    window.show_home()
    kept = json.loads((tmp_path / "settings" / "settings.json").read_text("utf-8"))
    assert "raim" not in json.dumps(kept)


def test_own_words_go_when_everything_is_erased(
    window: MainWindow, on: Spelling, path: Path, tmp_path: Path
) -> None:
    on._session.choices.know_word("raimonda")  # type: ignore[union-attr]
    window.show_home()
    assert b"raimonda" in path.read_bytes()
    with open_workbook(path) as file:
        erase_all(file, BackupFolder(file.uuid, tmp_path / "backups"))
        assert file.spelling() == ("course", frozenset())
    assert b"raimonda" not in path.read_bytes()


def test_a_rebuilt_page_goes_on(
    qtbot: QtBot, window: MainWindow, on: Spelling, opened: WorkbookScreen
) -> None:
    window.theme.larger()
    again = opened.current().cards["tell"].editor.focus_target()
    again.setFocus()
    qtbot.waitUntil(lambda: lined(again) == ["raim"])


def test_the_process_is_this_program_however_it_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words_aside.command()[1:3] == ["-P", "-m"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/workbook/workbook")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    assert words_aside.command() == ["/opt/workbook/workbook", ASIDE]
    assert words_aside._environment().value("PYTHONPATH") == "/somewhere"
    monkeypatch.setattr(sys, "platform", "win32")
    program, said = words_aside.command()
    assert program.endswith("workbook.exe")
    assert said == ASIDE


def test_f8_where_nobody_writes_says_where_it_can_look(
    window: MainWindow, opened: WorkbookScreen, on: Spelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(spelling, "announce", lambda _at, words: heard.append(words))
    opened.current().setFocus()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert heard == [
        "Go into a field that you write in first: F8 looks for the next unknown word of that field."
    ]
