"""Esc closes the innermost thing, and the keyboard is where it came from; a page is left only when nothing is open."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window.studio.conftest import COURSE
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.prose import Prose
from workbook.window.studio.pack_screen import PackScreen
from workbook.window.studio.start_screen import StartScreen
from workbook.window.studio.studio_screen import StudioScreen


def press_esc(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)


@pytest.fixture
def jumped(qtbot: QtBot, opened: WorkbookScreen) -> WorkbookScreen:
    """A page that one jumped to: Esc on it leads back to where one was."""
    opened.window().activateWindow()
    opened.jump_to("calm")
    qtbot.waitUntil(lambda: opened.current().isVisible())
    assert not opened.back.isHidden()
    return opened


@pytest.fixture
def studio(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> StudioScreen:
    folder = tmp_path / "saying-no"
    (folder / "modules").mkdir(parents=True)
    for path, text in COURSE.items():
        (folder / path).write_bytes(text.encode())
    window.activateWindow()
    window.studio.draft_opened.emit(folder)
    screen = window.screen_now()
    assert isinstance(screen, StudioScreen)
    qtbot.waitUntil(lambda: screen.preview.trying.session is not None)
    return screen


def test_esc_in_a_note_leads_to_what_it_is_about_and_not_away(
    qtbot: QtBot, window: MainWindow, jumped: WorkbookScreen
) -> None:
    page = jumped.current()
    page.note_page()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    note: Any = QApplication.focusWidget()
    QTest.keyClicks(note, "by the lake")
    press_esc(window)
    assert jumped.current() is page
    assert page.hasFocus()
    assert note.toPlainText() == "by the lake"


def test_esc_in_a_note_on_words_leads_to_these_words(
    qtbot: QtBot, window: MainWindow, jumped: WorkbookScreen
) -> None:
    jumped.show_page("next", "next")
    page = jumped.current()
    page.complete()
    text = page.findChildren(Prose)[0]
    text.read_at(5, 9)
    page.mark()
    jumped.back.show()
    bar: Any = page.marking._bar
    bar.note.click()
    note: Any = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    press_esc(window)
    assert jumped.current() is page
    assert text.hasFocus()
    assert text.textCursor().position() == 5


def test_esc_in_the_find_bar_gives_the_keyboard_back_and_stays_on_the_page(
    window: MainWindow, jumped: WorkbookScreen
) -> None:
    page, field = jumped.current(), jumped.current().cards["calm"].editor.focus_target()
    field.setFocus()
    jumped.find_on_page()
    press_esc(window)
    assert jumped.find_bar is not None
    assert jumped.find_bar.isHidden()
    assert field.hasFocus()
    jumped.find_on_page()
    jumped.next_page()
    jumped.find_bar.field.setFocus()
    press_esc(window)
    assert jumped.current() is not page
    assert jumped.current().hasFocus()


def test_esc_leads_back_from_what_lies_over_the_studio_to_where_one_was(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen
) -> None:
    desk = studio._stack.currentWidget()
    press_esc(window)
    assert window.screen_now() is studio
    for button in (studio.try_button, studio.earlier_button, studio.pack_button):
        button.setFocus()
        button.click()
        qtbot.waitUntil(lambda: studio._stack.currentWidget() is not desk)
        press_esc(window)
        qtbot.waitUntil(lambda: studio._stack.currentWidget() is desk)
        assert button.hasFocus(), button.text() or button.accessibleName()


def test_esc_in_words_that_are_typed_over_the_studio_first_leaves_the_field(
    qtbot: QtBot, window: MainWindow, studio: StudioScreen
) -> None:
    studio.pack_button.click()
    qtbot.waitUntil(lambda: studio._stack.currentIndex() > 0)
    over = studio._stack.currentWidget()
    assert isinstance(over, PackScreen)
    over.changed.setFocus()
    QTest.keyClicks(over.changed, "One more page.")
    press_esc(window)
    assert studio._stack.currentWidget() is over
    assert not over.changed.hasFocus()
    press_esc(window)
    assert studio._stack.currentIndex() == 0


def test_esc_in_the_studios_find_bar_closes_it(window: MainWindow, studio: StudioScreen) -> None:
    studio.middle.ways.buttons["text"].click()
    view = studio.middle.text_view
    view.find_bar.open_up(replace=True)
    press_esc(window)
    assert view.find_bar.isHidden()
    assert view.editor.hasFocus()


def test_esc_leads_back_from_looking_at_a_template_and_then_home(qtbot: QtBot, window: MainWindow) -> None:
    window.do("make")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))
    window.studio.look_at("short-course")
    assert isinstance(window.screen_now(), FrontScreen)
    press_esc(window)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))
    start: QWidget = window.screen_now()
    press_esc(window)
    assert window.screen_now() is not start
