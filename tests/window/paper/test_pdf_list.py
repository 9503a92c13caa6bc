"""What comes into a PDF, where there is very much of it: lines in parts, and no page made that nobody waits for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.pdf import export
from workbook.pdf.material import ExportCancelled
from workbook.window.main_window import MainWindow
from workbook.window.paper import pdf_list
from workbook.window.paper.pdf_screen import PdfScreen

COUNT = 25


@pytest.fixture
def files() -> dict[str, bytes]:
    blocks = "".join(f"::: line l{n}\nWhat about {n}?\n:::\n\n" for n in range(COUNT))
    return {"course.md": b"---\ntitle: Long\nid: long\n---\n", "modules/01-a.md": blocks.encode()}


@pytest.fixture
def path(tmp_path: Path, files: dict[str, bytes]) -> Path:
    made = tmp_path / "mine.workbook"
    with create_workbook(made, files) as file:
        for exercise in read_course(files)[0].exercises():
            file.save_answer(exercise, f"about {exercise.id}")
            file.set_share(exercise.id, "bring")
    return made


@pytest.fixture
def show_pdf(qtbot: QtBot, window: MainWindow, path: Path) -> Callable[[], PdfScreen]:
    def show() -> PdfScreen:
        window.entrance.open_path(str(path))
        wait_for_workbook(qtbot, window)
        window.show_pdf()
        screen = window.screen_now()
        assert isinstance(screen, PdfScreen)
        qtbot.waitUntil(lambda: bool(screen.list.lines), timeout=10_000)
        return screen

    return show


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_list, "AT_ONCE", 10)


def test_a_long_list_is_shown_in_parts_and_comes_along_whole(show_pdf: Callable[[], PdfScreen]) -> None:
    screen = show_pdf()
    assert len(screen.list.lines) == 10
    assert screen.list.more.text() == "Show 10 more"
    assert screen.list.counts() == (COUNT, 0)
    assert set(screen.list.chosen()) == {f"l{n}" for n in range(COUNT)}
    screen.list.more.click()
    assert len(screen.list.lines) == 20
    assert screen.list.more.text() == "Show 5 more"
    screen.list.more.click()
    assert list(screen.list.lines) == [f"l{n}" for n in range(COUNT)]
    assert screen.list.more.isHidden()


def test_what_is_left_out_stays_so_when_more_is_shown(show_pdf: Callable[[], PdfScreen]) -> None:
    screen = show_pdf()
    screen.list.lines[ExerciseId("l3")].tick.setChecked(False)
    screen.list.more.click()
    screen.list.lines[ExerciseId("l13")].tick.setChecked(False)
    assert screen.list.counts() == (COUNT - 2, 2)
    screen.choose_edition("keepsake")
    assert len(screen.list.lines) == 10
    screen.choose_edition("workshop")
    assert set(screen.list.chosen()) == {f"l{n}" for n in range(COUNT) if n not in (3, 13)}
    screen.list.more.click()
    assert not screen.list.lines[ExerciseId("l13")].tick.isChecked()


def test_a_page_that_nobody_waits_for_is_not_made_to_its_end(
    qtbot: QtBot, show_pdf: Callable[[], PdfScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, endless = export.build_pdf, [True]

    def build(*arguments: Any, cancelled: Callable[[], bool], **rest: Any) -> bytes:
        if endless and endless.pop():
            while not cancelled():
                pass
            raise ExportCancelled
        return real(*arguments, cancelled=cancelled, **rest)

    monkeypatch.setattr(export, "build_pdf", build)
    screen = show_pdf()
    qtbot.waitUntil(lambda: not endless, timeout=10_000)
    screen.choose_edition("keepsake")
    qtbot.waitUntil(lambda: screen.preview.count() > 0, timeout=20_000)
    assert "pages" in screen.foot.size_words.text()


@pytest.mark.parametrize(
    ("most", "said"), [("MOST_LETTERS", "longer than one PDF can hold"), ("MOST_EXERCISES", "more exercises")]
)
def test_what_no_pdf_can_hold_is_said_on_the_screen_and_nothing_is_made(
    qtbot: QtBot, show_pdf: Callable[[], PdfScreen], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    most: str, said: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(export, most, 20)
    screen = show_pdf()
    qtbot.waitUntil(lambda: said in screen.foot.size_words.text(), timeout=20_000)
    target = tmp_path / "mine.pdf"
    screen.export_to(target)
    qtbot.waitUntil(lambda: said in screen.foot.outcome.text(), timeout=20_000)
    assert not target.exists()


def test_everything_on_the_screen_begins_at_one_edge(show_pdf: Callable[[], PdfScreen]) -> None:
    screen = show_pdf()
    screen.resize(1200, 700)
    QApplication.processEvents()
    first = next(iter(screen.list.lines.values())).tick
    edges = {widget.mapTo(screen, QPoint()).x() for widget in (first, screen.editions["workshop"])}
    assert len(edges) == 1
