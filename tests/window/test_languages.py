"""The whole window in a language that nobody speaks, and from right to left: no word untranslated, none cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.language.left_over import words_of_ours
from tests.language.pseudo import greek, pseudo_spoken
from tests.window import greek_course
from tests.window.fits import misfits
from tests.window.tour import DIALOGS, dialog, other_screens, pages
from tests.window.untranslated import untranslated
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.outline import read_outline
from workbook.course.reading import read_course
from workbook.licences import licences_text
from workbook.own_files import resources_folder
from workbook.packaging.signing import fingerprint
from workbook.window.accessible.told import OnAScale
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.parts.scale_line import ScaleLine

LONG = greek("A sentence that explains what happened and what can be done about it. ") * 8


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("workbook.window.app.speak_as_set", lambda *_: None)
    with pseudo_spoken():
        yield


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    made = tmp_path / "mine.workbook"
    with create_workbook(made, greek_course.course(), name=greek("Ana")) as file:
        for exercise in read_course(file.files())[0].exercises():
            if exercise.kind != "recall":
                file.save_answer(exercise, greek_course.answer(exercise.kind))
    return made


@pytest.fixture
def own_words() -> set[str]:
    """The words of ours that are no words of the program: of answers, of recovery sheets, and letters of a key."""
    recovery = (resources_folder() / "words" / "english.txt").read_text("utf-8")
    return greek_course.own_words() | words_of_ours(f"{recovery} {fingerprint(b'1' * 32)}")


@pytest.fixture
def window(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a course in Greek letters in the place of the program's own."""
    folder = tmp_path / "greek"
    for name, content in greek_course.course().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    window._courses = [folder]
    return window


def test_no_word_of_a_page_is_untranslated_and_none_is_cut_off(
    qtbot: QtBot, window: MainWindow, workbook: Path, own_words: set[str]
) -> None:
    left, cut = set[str](), list[str]()
    for name in pages(qtbot, window, workbook):
        left |= {f"{name}: {words}" for words in untranslated(window, own_words)}
        cut += [f"{name}: {words}" for words in misfits(window)]
    assert "\n".join(sorted(left)) == ""
    assert "\n".join(cut) == ""


def test_no_word_of_another_screen_is_untranslated_and_none_is_cut_off(
    qtbot: QtBot, window: MainWindow, workbook: Path, own_words: set[str]
) -> None:
    left, cut = set[str](), list[str]()
    for name in other_screens(qtbot, window, workbook, LONG):
        if name != "the guide":  # it is in no such language, and says so
            left |= {f"{name}: {words}" for words in untranslated(window, own_words)}
        cut += [f"{name}: {words}" for words in misfits(window)]
    assert "\n".join(sorted(left)) == ""
    assert "\n".join(cut) == ""


@pytest.mark.parametrize("name", DIALOGS)
def test_no_word_of_a_dialog_is_untranslated_and_none_is_cut_off(
    qtbot: QtBot, window: MainWindow, own_words: set[str], name: str
) -> None:
    if name in ("about", "licences"):  # names of others' works and licences, and their own words
        own_words |= words_of_ours(f"BIP {licences_text()}")
    with dialog(name, window, read_outline(greek_course.course()), LONG) as shown:
        assert sorted(untranslated(shown, own_words)) == []
        assert misfits(shown) == []


@pytest.fixture
def from_the_right(qtbot: QtBot) -> Iterator[None]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("from_the_right")
def test_from_right_to_left_everything_fits(qtbot: QtBot, window: MainWindow, workbook: Path) -> None:
    cut = [f"{name}: {words}" for name in pages(qtbot, window, workbook) for words in misfits(window)]
    for name in other_screens(qtbot, window, workbook, LONG):
        cut += [f"{name}: {words}" for words in misfits(window)]
    assert "\n".join(cut) == ""


def test_what_assistive_tools_call_an_action_is_the_same_in_every_language(qtbot: QtBot) -> None:
    """They ask for it by its name, which is no word that anybody reads."""
    line = ScaleLine(Theme(resources_folder() / "icons", "light"), range(11), greek("How?"))
    qtbot.addWidget(line)
    told = OnAScale(line)
    assert {"Increase", "Decrease"} <= set(told.actionNames())
    told.doAction("Increase")
    assert line.number() == 0


def test_new_workbooks_lie_in_the_same_folder_in_every_language() -> None:
    assert workbooks_folder().name == "Workbooks"
