"""Things that once went wrong in the window, so that they do not again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.ids import ExerciseId
from workbook.window import main_window as main
from workbook.window.help_screen import HelpScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.focus_edge import FocusEdge
from workbook.window.privacy.hidden_screen import HiddenScreen

LINE = ExerciseId("name-it")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs would say; the first way out is taken."""
    said: list[str] = []

    def ask(_window: MainWindow, title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(f"{title}: {words}")
        return choices[-1]

    monkeypatch.setattr(MainWindow, "ask", ask)
    return said


def full(*_: object, **__: object) -> None:
    raise WorkbookTrouble("disk-full", "The disk is full.")


def type_into(screen: WorkbookScreen, words: str) -> None:
    screen.show_page("all", "words")
    QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), words)


def test_what_is_open_stays_alive_when_another_file_cannot_be_opened(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, tmp_path: Path, told: list[str]
) -> None:
    damaged = tmp_path / "damaged.workbook"
    damaged.write_bytes(path.read_bytes()[:3000])
    window.entrance.open_path(str(damaged))
    qtbot.waitUntil(lambda: bool(told))
    assert window.screen_now() is opened
    type_into(opened, "oats")
    window.show_home()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "oats"


def test_text_size_and_theme_keep_all_exercises(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.show_page("all", "words")
    window.show_home()
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    window.theme.larger()
    qtbot.waitUntil(lambda: screen.scale == window.theme.scale)
    assert set(screen.current()._cards) == {"name-it", "tell"}


def test_a_choice_of_privacy_that_failed_is_tried_again_and_counts_at_the_end(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(opened, "oats")
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "set_share", full)
        opened.session.choices.set_share(LINE, "private")
        qtbot.waitUntil(lambda: opened.session.state(LINE) == "failed")
        assert opened.session.finish(10) == "The disk is full."
    opened.session.retry()
    qtbot.waitUntil(lambda: opened.session.whole_state() == "saved")
    window.show_home()
    with open_workbook(path) as file:
        assert file.answer_settings()[LINE].share == "private"


def test_a_copy_taken_a_moment_later_is_whole(
    qtbot: QtBot, opened: WorkbookScreen, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(opened, "oats")
    settled: list[bool] = []
    settle = WorkbookFile.settle

    def watched(file: WorkbookFile) -> None:
        settle(file)
        settled.append(True)

    monkeypatch.setattr(WorkbookFile, "settle", watched)
    opened.session.save_now()
    opened.session.file._settle.setInterval(1)
    qtbot.waitUntil(lambda: bool(settled), timeout=10_000)
    journal = path.with_name(path.name + "-wal")
    assert not journal.exists() or journal.stat().st_size == 0


def test_while_hidden_nothing_uncovers_the_window(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.toggle_hidden()
    assert window.windowTitle() == main.APP
    hidden = window.screens.over()
    assert isinstance(hidden, HiddenScreen)
    for _ in range(2):  # Tab has one place to go to
        QTest.keyClick(window, Qt.Key.Key_Tab)
        assert hidden.button.hasFocus()
    allowed = {action.text().replace("&", "") for action in window.actions() if action.isEnabled()}
    assert allowed == {"Hide this page", "Need help now?", "Quit"}
    window.toggle_hidden()
    assert window.windowTitle() == "A small course"
    assert opened.isVisible()


def test_larger_text_on_the_help_page_stays_on_the_help_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    window.show_help()
    window.theme.larger()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), HelpScreen) and window.theme.scale > 1)
    window.go_back()
    assert isinstance(window.screen_now(), HomeScreen)


def test_a_folder_that_cannot_be_made_is_told(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes], tmp_path: Path, told: list[str]
) -> None:
    (tmp_path / "Workbooks").write_text("a plain file")
    window.entrance.start_workbook(files, tmp_path / "Workbooks" / "one.workbook", "")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("This workbook could not be opened: ")


def test_a_module_that_cannot_be_read_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": b"---\ntitle: One\n---\nCaf\xe9",
    }
    window.entrance.start_workbook(files, tmp_path / "one.workbook", "")
    screen = wait_for_workbook(qtbot, window)
    screen.current().complete()
    said = [label.text() for label in screen.current().findChildren(QLabel)]
    assert any(words.startswith("This module’s file could not be read.") for words in said)


def test_f6_goes_from_region_to_region(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: opened.outline is not None and opened.outline.isVisible())
    opened.take_focus()
    qtbot.waitUntil(lambda: opened.focusWidget() is opened.current())
    seen = []
    for _ in range(4):
        window.do("next region")
        seen.append(opened.focusWidget())
    assert len(set(seen)) == 4
    assert opened.current() in seen


def test_a_page_that_a_key_leads_to_has_an_edge(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    page = opened.current()
    edge = page.findChild(FocusEdge)
    assert edge is not None
    opened.take_focus()
    qtbot.waitUntil(lambda: opened.focusWidget() is page)
    assert not edge.isVisible()
    window.do("next region")
    window.do("region before")
    assert opened.focusWidget() is page
    assert edge.isVisible()
    assert edge.rect() == page.rect()
    window.do("next region")
    assert not edge.isVisible()


def test_every_region_that_takes_the_keyboard_shows_that_it_has_it(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for show in (window.show_help, window.show_pdf, window.locking.show_privacy, window.show_home):
        show()
        screen = window.screen_now()
        regions = [
            area for area in screen.findChildren(QAbstractScrollArea)
            if area.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(area, QListWidget)
        ]  # fmt: skip
        assert regions
        for region in regions:
            region.setFocus(Qt.FocusReason.TabFocusReason)
            edge = region.findChild(FocusEdge, options=Qt.FindChildOption.FindDirectChildrenOnly)
            assert edge is not None
            assert edge.isVisible()


def test_arrows_go_from_one_edition_to_the_other(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    screen.editions["workshop"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(screen.editions["workshop"], Qt.Key.Key_Right)
    assert screen.editions["keepsake"].hasFocus()
    assert screen.edition == "keepsake"


def test_a_button_is_no_longer_lit_once_its_menu_has_closed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    button, menu = QToolButton(), window.menus._view_menu
    qtbot.addWidget(button)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    monkeypatch.setattr(menu, "popup", lambda _at: None)
    window.menus.pop_up_view(button)
    menu.aboutToHide.emit()
    assert not button.underMouse()


def test_the_system_ends_the_program_without_a_question(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, told: list[str]
) -> None:
    type_into(opened, "oats")
    assert window.finish()
    assert told == []
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "oats"
