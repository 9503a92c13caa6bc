"""The window in each language that it speaks whole: no word is cut off, and each menu opens what its letters say."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.window import greek_course
from tests.window.fits import misfits
from tests.window.tour import DIALOGS, dialog, other_screens, pages
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.files import FolderFiles
from workbook.course.outline import open_text, read_outline
from workbook.course.reading import read_course
from workbook.language.languages import load_language
from workbook.language.translation import WHOLE, gettext, speaking
from workbook.own_files import resources_folder
from workbook.pdf.shaping.bidi import is_written_from_the_right
from workbook.window.app import make_application
from workbook.window.help_screen import read_help_text
from workbook.window.main_window import MainWindow


@pytest.fixture(params=WHOLE, autouse=True)
def code(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr("workbook.window.app.speak_as_set", lambda *_: None)
    app = make_application()
    before, ways = app.layoutDirection(), Qt.LayoutDirection
    app.setLayoutDirection(ways.RightToLeft if is_written_from_the_right(request.param) else ways.LeftToRight)
    with speaking(load_language(request.param)):
        yield request.param
    app.setLayoutDirection(before)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    made = tmp_path / "mine.workbook"
    with create_workbook(made, greek_course.course(), name="Ana") as file:
        for exercise in read_course(file.files())[0].exercises():
            if exercise.kind != "recall":
                file.save_answer(exercise, greek_course.answer(exercise.kind))
    return made


def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, workbook: Path) -> None:
    cut = [f"{name}: {words}" for name in pages(qtbot, window, workbook) for words in misfits(window)]
    for name in other_screens(qtbot, window, workbook, gettext("The end of the course")):
        cut += [f"{name}: {words}" for words in misfits(window)]
    for name in DIALOGS:
        with dialog(
            name, window, read_outline(greek_course.course()), gettext("The end of the course")
        ) as shown:
            cut += [f"{name}: {words}" for words in misfits(shown)]
    assert "\n".join(cut) == ""


def test_the_programs_own_help_is_in_the_language_and_has_the_same_numbers(
    window: MainWindow, code: str
) -> None:
    page = window._help_page()
    assert page.markdown == open_text(FolderFiles(resources_folder()), f"help.{code}.md").body.strip()
    english = read_help_text(open_text(FolderFiles(resources_folder()), "help.md").body)
    own = read_help_text(page.markdown)
    assert [line.number for line in own.lines] == [line.number for line in english.lines]
    assert len(own.sections) == len(english.sections)


def test_a_letter_opens_one_thing_of_a_menu(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert twice(menu.title() for menu in menus if isinstance(menu, QMenu)) == []
    window.menus.show_version_before("1.0.0")
    for menu in menus:
        assert isinstance(menu, QMenu)
        assert menu.actions()
        assert twice(action.text() for action in menu.actions()) == [], menu.title()


def twice(texts: Iterable[str]) -> list[str]:
    """Letters that several of these have."""
    letters = [found[1].lower() for text in texts if (found := re.search(r"&([^&])", text))]
    return sorted({letter for letter in letters if letters.count(letter) > 1})
