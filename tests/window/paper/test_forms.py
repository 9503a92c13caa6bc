"""A filled-in form, in the window: seen first beside one's own answers, then taken in, and nothing replaced unasked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.answers.filling.filled import by_pikepdf
from tests.window.conftest import SMALL
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.reading import read_course
from workbook.pdf.export import PaperOptions, build_pdf
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.form_screen import FormScreen
from workbook.window.parts import file_dialogs
from workbook.window.parts.words import Words

Asked = list[tuple[str, str]]
FILLED = {"a/name-it//": "wide", "a/tell//": "By the sea.", "a/signs/jaw/": "ticked", "a/calm/value/": "6"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.workbook"
    with create_workbook(made, SMALL, name="Ana") as file:
        exercises = {str(exercise.id): exercise for exercise in read_course(SMALL)[0].exercises()}
        file.save_answer(exercises["name-it"], "soft")
        file.save_answer(exercises["signs"], {"ticked": ["shoulders"], "own": []})
        file.save_answer(exercises["calm"], {"values": {"value": 6}})
    return made


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Asked:
    said: Asked = []

    def ask(title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        said.append((title, words))
        return choices[0]

    monkeypatch.setattr(window, "ask", ask)
    return said


def form_with(tmp_path: Path, values: dict[str, str]) -> Path:
    empty = build_pdf(read_course(SMALL)[0], {}, "blank", PaperOptions(fillable=True), files=SMALL)
    return by_pikepdf(empty, values, tmp_path / "filled.pdf")


def shown(qtbot: QtBot, window: MainWindow, form: Path, monkeypatch: pytest.MonkeyPatch) -> FormScreen:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: form)
    window.do("form")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FormScreen))
    screen = window.screen_now()
    assert isinstance(screen, FormScreen)
    return screen


def said_on(screen: FormScreen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(Words))


def answers(path: Path) -> dict[str, Any]:
    with open_workbook(path) as file:
        return {str(key): saved.answer for key, saved in file.answers().items()}


def test_a_form_is_shown_beside_ones_own_answers_then_taken_in(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = shown(qtbot, window, form_with(tmp_path, FILLED), monkeypatch)
    said = said_on(screen)
    for words in (
        "filled.pdf, made from version 1.0.0 of the course",
        "4 answers were found.",
        "By the sea.",
        "Empty",
        "wide",
        "soft",
        "The same on both sides",
    ):
        assert words in said
    assert [row.choice() for row in screen.rows] == ["keep", "take", "keep", "both"]
    assert screen.take.text() == "Take in 2 answers"
    assert screen.take.hasFocus() or screen.focusWidget() is screen.take
    before = window.session
    screen.take.click()
    qtbot.waitUntil(lambda: window.session is not before and isinstance(window.screen_now(), WorkbookScreen))
    assert asked[-1][0] == "2 answers were taken in"
    assert window.session
    window.close()
    now = answers(path)
    assert now["name-it"] == "soft"
    assert now["tell"] == "By the sea."
    assert now["signs"] == {"ticked": ["shoulders", "jaw"], "own": []}


def test_what_is_newer_says_so_and_arrow_keys_choose(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    form = form_with(tmp_path, FILLED)
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        later = datetime.now(UTC) + timedelta(hours=2)
        pdf.docinfo["/ModDate"] = pikepdf.String(later.strftime("D:%Y%m%d%H%M%SZ"))
        pdf.save(form)
    screen = shown(qtbot, window, form, monkeypatch)
    assert "Newer" in said_on(screen)
    assert [row.choice() for row in screen.rows] == ["take", "take", "keep", "both"]
    choices = screen.rows[0].choices
    assert choices is not None
    assert "in the form, newer: wide; in your workbook: soft" in choices.accessibleName()
    choices.buttons["take"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(choices.buttons["take"], Qt.Key.Key_Right)
    assert screen.rows[0].choice() == "keep"
    assert screen.take.text() == "Take in 2 answers"
    screen.all_theirs.click()
    assert screen.rows[0].choice() == "take"
    stops = [b for b in choices.buttons.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [choices.buttons["take"]]
    window.close()


def test_words_of_a_question_that_is_gone_go_to_the_kept_answers(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    older = {
        **SMALL,
        "modules/00-old.md": b"---\ntitle: Old\n---\n\n::: line sea\nWhat did the sea say?\n:::\n",
    }
    empty = build_pdf(read_course(older)[0], {}, "blank", PaperOptions(fillable=True), files=older)
    form = by_pikepdf(empty, {"a/sea//": "Nothing, and that was enough."}, tmp_path / "filled.pdf")
    screen = shown(qtbot, window, form, monkeypatch)
    assert "It goes to Kept answers." in said_on(screen)
    before = window.session
    screen.take.click()
    qtbot.waitUntil(lambda: window.session is not before and isinstance(window.screen_now(), WorkbookScreen))
    assert window.session
    assert window.session.kept() == ["sea"]
    window.close()
    assert answers(path)["sea"] == "Nothing, and that was enough."


def test_the_button_stays_in_sight_however_much_there_is(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = shown(qtbot, window, form_with(tmp_path, {**FILLED, "a/tell//": "Wave.\n" * 90}), monkeypatch)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: screen.take.mapTo(screen, screen.take.rect().bottomLeft()).y() < screen.height())
    assert not screen.body.isAncestorOf(screen.take)
    window.close()


def test_all_can_be_taken_or_kept_and_going_back_changes_nothing(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = shown(qtbot, window, form_with(tmp_path, FILLED), monkeypatch)
    screen.all_theirs.click()
    assert screen.take.text() == "Take in 3 answers"
    screen.all_mine.click()
    assert screen.take.text() == "Nothing to take in"
    assert not screen.take.isEnabled()
    session = window.session
    screen.leave.click()
    assert isinstance(window.screen_now(), WorkbookScreen)
    assert window.session is session
    window.close()
    assert "tell" not in answers(path)


def test_another_persons_form_is_said_and_nothing_of_it_chosen(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = shown(qtbot, window, form_with(tmp_path, {**FILLED, "name": "Jonas"}), monkeypatch)
    assert "This form says “Jonas”. Your workbook says “Ana”." in said_on(screen)
    assert not screen.take.isEnabled()


def test_what_is_no_form_is_said_where_one_was(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path,
    asked: Asked, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear all")
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: letter)
    window.do("form")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("This form could not be read", "“letter.pdf” is no PDF. Nothing was taken in.")]
    empty = form_with(tmp_path, {})
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: empty)
    window.do("form")
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1] == ("This form is empty", "Nothing was filled in in “filled.pdf”.")
    assert isinstance(window.screen_now(), WorkbookScreen)


def test_a_form_that_is_dropped_on_an_open_workbook_is_read(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path, asked: Asked
) -> None:
    window.entrance.open_dropped([form_with(tmp_path, FILLED)])
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FormScreen))
    window.close()


def test_without_a_workbook_a_pdf_is_nothing_to_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, asked: Asked
) -> None:
    window.entrance.open_dropped([form_with(tmp_path, FILLED)])
    assert [title for title, _words in asked] == ["Nothing was opened"]
