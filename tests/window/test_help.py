"""The help page: each number says whose it is, to eyes, to the keyboard and to screen readers."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL, wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.model import Help
from workbook.own_files import resources_folder
from workbook.window.help_screen import HelpLine, HelpScreen, read_help_line, read_help_text
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.parts.buttons import IconButton

SAMARITANS = HelpLine("116 123", "Samaritans, UK and Ireland", "Day and night, free")


@pytest.mark.parametrize(
    "written",
    [
        "- **116 123** Samaritans, UK and Ireland. Day and night, free",
        "* **116 123**: Samaritans, UK and Ireland. Day and night, free",
        "- **116 123** – Samaritans, UK and Ireland. Day and night, free",
        "- [116 123](tel:116123) Samaritans, UK and Ireland. Day and night, free",
        "- 116 123 Samaritans, UK and Ireland. Day and night, free",
        "- **Samaritans, UK and Ireland:** 116 123. Day and night, free",
        "- **Samaritans, UK and Ireland** 116 123. Day and night, free.",
    ],
)
def test_a_number_is_told_from_whose_it_is_however_it_is_written(written: str) -> None:
    assert read_help_line(written) == SAMARITANS


@pytest.mark.parametrize(
    "written",
    ["- **112**", "- Put both feet on the floor.", "**112** Emergency.", "- **Remember** to breathe."],
)
def test_other_text_stays_as_it_was_written(written: str) -> None:
    assert read_help_line(written) is None
    assert written in read_help_text(written).above


@pytest.fixture
def screen(qtbot: QtBot) -> HelpScreen:
    page = Help(
        markdown="Call now.\n\n- **112** Emergency, European Union. Day and night\n"
        "- **findahelpline.com** Lines in other countries. In any browser\n",
        place="",
        checked="",
        by="",
    )
    screen = HelpScreen(Theme(resources_folder() / "icons", "light"), page)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def copiers(screen: HelpScreen) -> list[IconButton]:
    return [
        button for button in screen.findChildren(IconButton) if button.accessibleName().startswith("Copy ")
    ]


def words(screen: HelpScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_by_tab_one_hears_whose_number_is_copied(screen: HelpScreen) -> None:
    assert [button.accessibleName() for button in copiers(screen)] == [
        "Copy 112, Emergency, European Union",
        "Copy findahelpline.com, Lines in other countries",
    ]


def test_copying_says_what_was_copied(screen: HelpScreen) -> None:
    copiers(screen)[1].click()
    assert QGuiApplication.clipboard().text() == "findahelpline.com"
    copiers(screen)[0].click()
    assert QGuiApplication.clipboard().text() == "112"
    said = [text for text in words(screen) if text.startswith("Copied")]
    assert said == ["Copied: 112, Emergency, European Union. You can paste it where you like."]


def test_numbers_that_nobody_checked_ask_to_be_checked(screen: HelpScreen) -> None:
    assert any(text.startswith("Please check the numbers for where you are.") for text in words(screen))


@pytest.mark.parametrize("page", [b"---\nplace: Lisbon\n---\n", b"---\nplace: Lisbon\n---\nCall **112**.\n"])
def test_a_help_page_that_is_not_written_yet_gives_way_to_the_programs_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, page: bytes
) -> None:
    path = tmp_path / "x.workbook"
    create_workbook(path, {**SMALL, "help.md": page}).close()
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    own = "findahelpline.com" in window._help_page().markdown
    assert own == (b"112" not in page)
