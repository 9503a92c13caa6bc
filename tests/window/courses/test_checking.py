"""A course of one's own is checked in the window, by whoever writes it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import COURSE
from tests.window.conftest import SMALL
from workbook.window.courses.check_screen import CheckScreen
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.main_window import MainWindow
from workbook.window.parts.words import Words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-course"
    for path, content in SMALL.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(content)
    return made


def front(qtbot: QtBot, window: MainWindow) -> FrontScreen:
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FrontScreen))
    screen = window.screen_now()
    assert isinstance(screen, FrontScreen)
    return screen


def checked(qtbot: QtBot, window: MainWindow, before: object = None) -> CheckScreen:
    qtbot.waitUntil(
        lambda: isinstance(window.screen_now(), CheckScreen) and window.screen_now() is not before
    )
    screen = window.screen_now()
    assert isinstance(screen, CheckScreen)
    return screen


def said(screen: CheckScreen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(Words))


def test_what_is_to_be_mended_is_told_with_its_line_and_again_when_it_is(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    module = folder / "modules" / "01-all.md"
    module.write_text(module.read_text(encoding="utf-8").replace("::: line name-it", "::: lime name-it"))
    window.entrance.open_path(str(folder))
    front(qtbot, window).check.click()
    screen = checked(qtbot, window)
    for words in (
        "Check: A small course",
        "The course cannot be packed yet.",
        "modules/01-all.md, line 9",
        "`lime` is not a kind of exercise or box.",
        "::: lime name-it",
        "Did you mean `line`?",
    ):
        assert words in said(screen)
    module.write_text(module.read_text(encoding="utf-8").replace("lime", "line"))
    screen.look_again.click()
    assert "`lime`" not in said(checked(qtbot, window, screen))


def test_missing_ids_are_written_where_they_are_missing(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    module = folder / "modules" / "01-all.md"
    module.write_text(
        module.read_text(encoding="utf-8").replace("- alone {#alone}", "- alone"), encoding="utf-8"
    )
    window.opening.check(folder)
    screen = checked(qtbot, window)
    assert "Missing ids: 1." in said(screen)
    assert "This writes them: “Write the missing ids”" in said(screen)
    screen.write_ids.click()
    again = checked(qtbot, window, screen)
    assert "Missing ids" not in said(again)
    assert "- alone {#alone}" in module.read_text(encoding="utf-8")
    assert again.write_ids.isHidden()


def test_from_there_one_goes_back_to_the_course(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.opening.check(folder)
    checked(qtbot, window).back.click()
    assert front(qtbot, window).check.isVisible()


def test_a_course_that_ships_and_a_package_offer_no_check(qtbot: QtBot, window: MainWindow) -> None:
    window.opening.show_front(str(COURSE))
    assert not front(qtbot, window).check.isVisible()
