"""Before the first module stands the course's welcome, after the last one a page that says that it ends."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.edge_pages import THE_END, LastPage
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.prose import Prose
from workbook.window.session.session import Session

WELCOME = "Hello. This is what *you* will find."


@pytest.fixture
def files(files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {"course.md": files["course.md"] + WELCOME.encode()}


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, session: Session) -> WorkbookScreen:
    window.take_in(session)
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    screen.complete()
    return screen


def shown(screen: WorkbookScreen) -> str:
    return " ".join(prose.toPlainText() for prose in screen.current().findChildren(Prose))


def go_to_the_end(screen: WorkbookScreen) -> LastPage:
    for _ in range(20):
        screen.next_page()
    page = screen.current()
    assert isinstance(page, LastPage)
    return page


def test_a_new_workbook_begins_with_the_welcome(screen: WorkbookScreen) -> None:
    assert screen.current().accessibleName() == "A small course"
    assert "Hello. This is what you will find." in shown(screen)
    assert "Module 0" not in shown(screen)
    screen.next_page()
    assert screen.place()[0].number == 1


def test_the_welcome_can_be_read_again(screen: WorkbookScreen) -> None:
    screen.next_page()
    [again] = [b for b in screen.findChildren(QPushButton) if b.text() == "About this course"]
    again.click()
    assert "Hello." in shown(screen)


def test_one_who_stopped_at_the_welcome_comes_back_to_it(
    screen: WorkbookScreen, window: MainWindow, open_session: Callable[[], Session]
) -> None:
    screen.next_page()
    screen.previous_page()
    window.show_home()
    again = WorkbookScreen(open_session(), window.theme)
    again.complete()
    assert "Hello." in shown(again)
    again.deleteLater()


def test_a_course_without_a_welcome_begins_with_its_first_module(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    files["course.md"] = files["course.md"].removesuffix(WELCOME.encode())
    path = tmp_path_factory.mktemp("b") / "plain.workbook"
    window.entrance.start_workbook(files, path, "")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    assert screen.place()[0].number == 1


def test_the_course_ends_with_a_page_that_says_so(screen: WorkbookScreen) -> None:
    page = go_to_the_end(screen)
    assert page.accessibleName() == THE_END
    assert "Here the course ends." in shown(screen)
    assert not screen.next.isVisible()


def test_from_the_last_page_one_can_make_the_pdf(screen: WorkbookScreen, window: MainWindow) -> None:
    go_to_the_end(screen).pdf.click()
    assert isinstance(window.screen_now(), PdfScreen)


def test_from_the_last_page_one_can_go_home(screen: WorkbookScreen, window: MainWindow) -> None:
    page = go_to_the_end(screen)
    [home] = [b for b in page.findChildren(QPushButton) if b.text() == "My workbooks"]
    home.click()
    assert window.session is None


def test_the_welcome_and_the_last_page_count_for_nothing(screen: WorkbookScreen, session: Session) -> None:
    go_to_the_end(screen)
    assert [session.progress.module_count(module)[1] for module in session.course.outline.modules] == [7, 0]
    assert [module.number for module in session.course.outline.modules] == [1, 2]


def test_about_this_course_tells_of_its_version_and_its_modules_also_the_second_time(
    qtbot: QtBot, screen: WorkbookScreen, window: MainWindow, open_session: Callable[[], Session]
) -> None:
    for shown_screen in (screen, None):
        again = shown_screen or WorkbookScreen(open_session(), window.theme)
        again.complete()
        again.show_welcome()
        again.current().complete()
        said = [label.text() for label in again.current().findChildren(QLabel)]
        assert said.count("Version 1.0.0") == 1
        assert said.count("2 modules") == 1
        if shown_screen:
            window.show_home()
    again.deleteLater()
