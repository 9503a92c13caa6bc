"""Another language while the program runs: everything is said in it, and nothing that is open or typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.language.pseudo import Pseudo, greek
from tests.window import greek_course
from tests.window.conftest import type_into, wait_for_workbook
from tests.window.tour import settle
from tests.window.untranslated import untranslated
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.language import languages
from workbook.language.locales import own_name
from workbook.language.translation import WHOLE, Language, gettext, speak, spoken
from workbook.window.help_screen import HelpScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.look.settings import Settings
from workbook.window.main_window import MainWindow
from workbook.window.pages.edge_pages import LAST, NOBODYS
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.keys import key_words
from workbook.window.searching.search_screen import SearchScreen

TELL = ExerciseId("tell")


@pytest.fixture(autouse=True)
def english_again(qtbot: QtBot) -> Iterator[None]:
    yield
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    speak(Language())
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for one in app.findChildren(QTranslator):
        app.removeTranslator(one)


def choose(window: MainWindow, name: str) -> None:
    """Choose a language in the menu, by what it is called there."""
    action(window, name).trigger()
    settle()


def action(window: MainWindow, name: str) -> QAction:
    return next(one for one in speeches(window).actions() if one.text() == name)


def speeches(window: MainWindow) -> QMenu:
    view = window.menuBar().actions()[2].menu()
    assert isinstance(view, QMenu)
    menus = [one.menu() for one in view.actions() if one.menu() is not None]
    menu = menus[-1]
    assert isinstance(menu, QMenu)
    return menu


def field_of(screen: QWidget, exercise: str) -> QWidget:
    assert isinstance(screen, WorkbookScreen)
    field: QWidget = screen.current().cards[exercise].editor.focus_target()
    return field


def words_in(field: QWidget) -> str:
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()


def titles(window: MainWindow) -> list[str]:
    return [one.text().replace("&", "") for one in window.menuBar().actions()]


def test_in_the_middle_of_typing_nothing_is_lost_and_the_typing_goes_on(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path
) -> None:
    opened.show_page("all", "words")
    field = field_of(opened, TELL)
    field.setFocus()
    QTest.keyClicks(field, "It was cold, and then warm")
    for _n in range(4):
        QTest.keyClick(field, Qt.Key.Key_Left)
    choose(window, "Deutsch")
    screen = window.screen_now()
    assert screen is not opened
    assert spoken().code == "de"
    assert titles(window) == ["Datei", "Bearbeiten", "Ansicht", "Gehe zu", "Hilfe"]
    now = field_of(screen, TELL)
    assert window.focusWidget() is now
    assert words_in(now) == "It was cold, and then warm"
    QTest.keyClicks(now, "very ")
    assert words_in(now) == "It was cold, and then very warm"
    window.leave_workbook()
    with open_workbook(path) as file:
        assert file.answers()[TELL].answer == "It was cold, and then very warm"


def test_what_is_selected_stays_so(window: MainWindow, opened: WorkbookScreen) -> None:
    type_into(opened, "one two three")
    field = field_of(opened, "name-it")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setSelection(7, -3)
    choose(window, "Español")
    now = field_of(window.screen_now(), "name-it")
    assert isinstance(now, QLineEdit)
    assert (now.selectedText(), now.cursorPosition()) == ("two", 4)


def test_what_was_done_is_named_in_the_new_language_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "marks")
    opened.current().cards["calm"].editor.say({"value": 3}, "choose a number")
    assert window.menus._actions["undo"].text() == "&Undo: choose a number"
    choose(window, "Deutsch")
    assert window.menus._actions["undo"].text() == "&Rückgängig: eine Zahl wählen"
    window.do("undo")
    assert opened.session.answer(ExerciseId("calm")) is None
    choose(window, "English")
    assert window.menus._actions["redo"].text() == "&Redo: choose a number"


def test_one_writes_on_in_larger_text(window: MainWindow, opened: WorkbookScreen) -> None:
    type_into(opened, "One ")
    field_of(opened, "name-it").setFocus()
    window.theme.larger()
    settle()
    focus = QApplication.focusWidget()
    assert focus is field_of(opened, "name-it")
    QTest.keyClicks(focus, "two")
    assert opened.session.answer(ExerciseId("name-it")) == "One two"


def test_typing_is_named_in_the_language_too(window: MainWindow, opened: WorkbookScreen) -> None:
    type_into(opened, "a")
    assert window.menus._actions["undo"].text() == "&Undo: typing"
    choose(window, "Deutsch")
    assert window.menus._actions["undo"].text() == "&Rückgängig: schreiben"


def test_the_page_stays_where_it_is_scrolled(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)
    for module in screen.session.course.outline.modules:  # to the first page that can be scrolled
        screen.show_page(module.id, module.pages[0].id)
        screen.current().complete()
        settle()
        bar = screen.current().verticalScrollBar()
        if bar.maximum() > 1:
            break
    bar.setValue(bar.maximum() // 2)
    settle()
    assert bar.value() > 0
    place, spot = screen.place(), screen.current().spot()
    assert spot[0] >= 0
    choose(window, "Deutsch")
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    assert now.place() == place
    assert now.current().spot() == spot
    qtbot.wait(1)
    settle()
    assert now.current().spot() == spot


def test_a_folded_outline_and_the_way_back_from_a_jump_stay(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "marks")
    opened.jump_to("name-it")
    opened.put_side_away()
    choose(window, "Deutsch")
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    assert now.side.isHidden()
    assert now.back.isVisible()
    assert now.back.text() == gettext("Back to where I was") != "Back to where I was"
    now.go_back()
    assert now.place()[1].id == "marks"


def test_it_is_spoken_the_next_time_too_and_the_way_back_is_the_same(
    window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    choose(window, "Deutsch")
    assert Settings(tmp_path / "settings").get("language") == "de"
    assert [one.text() for one in speeches(window).actions() if one.isChecked()] == ["Deutsch"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    choose(window, "English")
    assert titles(window) == ["File", "Edit", "View", "Go", "Help"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert [one.text() for one in speeches(window).actions() if one.isChecked()] == ["English"]
    choose(window, "Like the system")
    assert Settings(tmp_path / "settings").get("language") == "system"


def test_each_whole_language_is_offered_by_its_own_name(window: MainWindow) -> None:
    names = [own_name(code) for code in WHOLE]
    assert [*WHOLE.values()] == names
    assert [one.text() for one in speeches(window).actions() if one.isCheckable()] == [
        "Like the system",
        "English",
        *names,
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_is_chosen_by_keyboard_alone(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> None:
    menu = speeches(window)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(action(window, "Español"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert spoken().code == "es"
    assert window.focusWidget() is not None


def test_a_language_from_the_right_turns_the_window_and_one_from_the_left_turns_it_back(
    window: MainWindow, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "load_language", lambda code: Language("ar" if code == "de" else code))
    choose(window, "Deutsch")
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    assert now.isRightToLeft()
    assert now.side.x() > now.current().mapTo(now, QPoint()).x()
    choose(window, "Español")
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    assert not now.isRightToLeft()
    assert now.side.x() == 0


def test_the_first_screen_and_help_over_it_are_said_anew(window: MainWindow) -> None:
    window.show_home()
    choose(window, "Deutsch")
    assert isinstance(window.screen_now(), HomeScreen)
    window.show_help()
    choose(window, "Español")
    assert isinstance(window.screen_now(), HelpScreen)
    window.go_back()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    assert home.findChild(QWidget) is not None
    assert gettext("Need help now?") in [
        one.property("text") for one in home.findChildren(QWidget) if one.isVisible()
    ]


def test_a_search_goes_on_and_the_pages_behind_it_speak_too(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    type_into(opened, "oats and milk")
    window.show_search()
    search = window.screen_now()
    assert isinstance(search, SearchScreen)
    search._search.finish()
    QTest.keyClicks(search.field, "milk")
    search._look()
    search.hits.go(1)
    choose(window, "Deutsch")
    now = window.screen_now()
    assert isinstance(now, SearchScreen)
    assert now.field.text() == "milk"
    assert window.focusWidget() is now.field
    chosen = now.hits.chosen()
    assert chosen is not None
    assert chosen.hit.words == "oats and milk"
    window.show_help()
    choose(window, "Español")
    assert isinstance(window.screen_now(), HelpScreen)
    window.go_back()
    assert isinstance(window.screen_now(), SearchScreen)
    window.go_to_workbook()
    assert wait_for_workbook(qtbot, window)._home.text() == gettext("My workbooks") == "Mis cuadernos"


def test_it_is_not_offered_where_something_half_done_would_be_lost(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    assert any(one.isEnabled() for one in speeches(window).actions())
    window.locking.changes.set_up_lock()
    shown = window.screen_now()
    assert not any(one.isEnabled() for one in speeches(window).actions())
    window.speak("de")
    assert window.screen_now() is shown
    assert spoken().code == "en"
    window.go_to_workbook()
    assert any(one.isEnabled() for one in speeches(window).actions())
    window.toggle_hidden()
    window.speak("de")
    assert spoken().code == "en"
    window.toggle_hidden()


def test_a_day_that_is_half_typed_stays_as_it_is_typed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    course = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": b"---\ntitle: One\n---\n::: date when\nWhen?\n:::\n",
    }
    create_workbook(tmp_path / "d.workbook", course).close()
    window.entrance.open_path(str(tmp_path / "d.workbook"))
    field = field_of(wait_for_workbook(qtbot, window), "when")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "3.")
    choose(window, "Deutsch")
    now = field_of(window.screen_now(), "when")
    assert window.focusWidget() is now
    assert isinstance(now, QLineEdit)
    assert now.text() == "3."


def test_no_word_of_menus_bars_and_pages_is_left_in_the_language_before(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo = Language("el", Pseudo())
    monkeypatch.setattr(languages, "load_language", lambda code: pseudo if code == "de" else Language(code))
    made = tmp_path / "mine.workbook"
    with create_workbook(made, greek_course.course(), name=greek("Ana")) as file:
        for exercise in read_course(file.files())[0].exercises():
            if exercise.kind != "recall":
                file.save_answer(exercise, greek_course.answer(exercise.kind))
    window._courses = []
    window.entrance.open_path(str(made))
    screen = wait_for_workbook(qtbot, window)
    places = [(m.id, p.id) for m in screen.session.course.outline.modules for p in m.pages]
    for place in [*places, (NOBODYS, LAST)]:
        screen.show_page(*place)
        screen.current().complete()
    screen.show_page(*places[0])
    settle()
    choose(window, "Deutsch")
    left = set[str]()
    for place in [places[0], *places, (NOBODYS, LAST)]:
        now = window.screen_now()
        assert isinstance(now, WorkbookScreen)
        now.show_page(*place)
        now.current().complete()
        settle()
        left |= {f"{place}: {words}" for words in untranslated(window, greek_course.own_words())}
    assert "\n".join(sorted(left)) == ""
    window.show_home()
    left = untranslated(window, greek_course.own_words())
    assert "\n".join(sorted(left)) == ""


def test_where_the_language_cannot_be_changed_the_menu_says_why(window: MainWindow) -> None:
    menu = window.menus._speech_menu
    for can_change in (False, True):
        window.menus.show_speech("system", can_change=can_change)
        shown = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
        assert menu.isEnabled()
        assert {action.isEnabled() for action in shown if action.isCheckable()} == {can_change}
        said = [action.text() for action in shown if not action.isCheckable()]
        assert said == ([] if can_change else ["Not here: what is half done would be lost by it."])


def test_keys_are_called_in_the_language_of_the_window(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.speak("de")
    settle()
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    screen.find_on_page()
    window.go_anywhere()
    told = [
        words
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        for words in (widget.toolTip(), widget.accessibleDescription(), widget.accessibleName())
    ]
    assert any("Strg+" in words for words in told)
    assert not [words for words in told if "Ctrl" in words or "Shift" in words]
    assert key_words("Ctrl+Shift+F") == "Strg+Umschalt+F"
