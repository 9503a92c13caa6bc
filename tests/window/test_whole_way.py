"""The whole way in the window: start, answer each kind, close, come back, take the PDF along."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.conftest import COURSE, ROOT
from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.files import FolderFiles
from workbook.course.ids import ExerciseId
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.help_screen import HelpScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.look.settings import Settings
from workbook.window.main_window import MainWindow
from workbook.window.pages.exercise_card import ExerciseCard
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts import file_dialogs
from workbook.window.parts.visibility import Visibility


def card(screen: WorkbookScreen, page: str, exercise: str, module: str = "all") -> ExerciseCard:
    screen.show_page(module, page)
    return screen.current().cards[exercise]


def test_start_answer_close_come_back_and_export(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, files: dict[str, bytes]
) -> None:
    path = tmp_path / "new.workbook"
    window.entrance.start_workbook(files, path, "Ana")
    screen = wait_for_workbook(qtbot, window)
    answer_every_kind(qtbot, screen)
    window.show_home()
    assert isinstance(window.screen_now(), HomeScreen)

    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    assert screen.place()[1].id == "marks"
    see_every_answer(screen)

    target = tmp_path / "mine.pdf"
    export(qtbot, window, target)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    for words in (
        "oats",
        "Ana",
        "A small course",
        "with people",
        "a tight jaw",
        "cold hands",
        "I rush",
        "I stop",
    ):
        assert words in text
    assert "It was long" not in text  # that one is just for me


def answer_every_kind(qtbot: QtBot, screen: WorkbookScreen) -> None:
    QTest.keyClicks(card(screen, "words", "name-it").editor.focus_target(), "oats")
    QTest.keyClicks(card(screen, "words", "tell").editor.focus_target(), "It was long.")
    QTest.keyClick(card(screen, "marks", "calm").editor.focus_target(), Qt.Key.Key_3)
    people = card(screen, "marks", "nearest").editor.findChildren(QAbstractButton)[1]
    QTest.mouseClick(people, Qt.MouseButton.LeftButton)
    signs = card(screen, "marks", "signs").editor
    QTest.mouseClick(signs.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    add = next(b for b in signs.findChildren(QAbstractButton) if b.text() == "Add my own")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(signs.findChildren(QLineEdit)[0], "cold hands")
    for field, words in zip(
        card(screen, "marks", "quarter").editor.findChildren(QPlainTextEdit),
        ("I rush", "I stop"),
        strict=False,
    ):
        QTest.keyClicks(field, words)
    QTest.keyClick(card(screen, "marks", "calm-after").editor.focus_target(), Qt.Key.Key_8)


def see_every_answer(screen: WorkbookScreen) -> None:
    field = card(screen, "words", "tell").editor.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == "It was long."
    session = screen.session
    assert session.answer(ExerciseId("name-it")) == "oats"
    assert session.answer(ExerciseId("nearest")) == {"chosen": "people"}
    assert session.answer(ExerciseId("signs"))["ticked"] == ["jaw"]
    after = card(screen, "marks", "calm-after")
    assert "3 before, 8 after. Higher by 5." in spoken(after)


def spoken(shown: ExerciseCard) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in shown.findChildren(QLabel) if not label.isHidden())


def export(qtbot: QtBot, window: MainWindow, target: Path) -> None:
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: bool(screen.list.lines), timeout=10_000)
    screen.choose_edition("keepsake")
    screen.export_to(target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not screen.foot.make.isHidden(), timeout=20_000)


def test_the_start_button_makes_a_workbook(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "Workbooks" / "Mine.workbook")
    window.show_home()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    QTest.mouseClick(home.start_buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FrontScreen))
    front = window.screen_now()
    assert isinstance(front, FrontScreen)
    front.new.elsewhere.click()
    front.new.name.setText("Marta")
    front.begin.click()
    screen = wait_for_workbook(qtbot, window)
    assert window.windowTitle() == "Explore This Further"
    assert screen.session.choices.name == "Marta"
    assert (tmp_path / "Workbooks" / "Mine.workbook").is_file()


def test_turning_the_page_saves_at_once(qtbot: QtBot, opened: WorkbookScreen, path: Path) -> None:
    QTest.keyClicks(card(opened, "words", "name-it").editor.focus_target(), "oats")
    opened.next_page()
    qtbot.waitUntil(lambda: opened.session.state(ExerciseId("name-it")) == "saved", timeout=300)


def test_progress_and_neighbours(qtbot: QtBot, opened: WorkbookScreen) -> None:
    opened.show_page("all", "words")
    assert opened.next.text() == "Marks"
    assert opened.previous.text() == "All kinds"
    opened.next_page()
    opened.next_page()
    assert opened.place()[0].id == "next"
    assert opened.next.text() == "The end of the course"
    opened.next_page()
    assert opened.next.isHidden()


def test_not_today_folds_the_card_and_counts(qtbot: QtBot, opened: WorkbookScreen) -> None:
    shown = card(opened, "words", "name-it")
    shown.set_aside()
    assert "Not today. This counts as done." in spoken(shown)
    assert opened.session.progress.module_count(opened.place()[0]) == (1, 7)
    again = next(b for b in shown.findChildren(QAbstractButton) if b.text() == "Open it")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert not opened.session.choices.is_not_today(ExerciseId("name-it"))


def test_a_cleared_answer_can_be_brought_back(qtbot: QtBot, opened: WorkbookScreen) -> None:
    shown = card(opened, "words", "name-it")
    QTest.keyClicks(shown.editor.focus_target(), "oats")
    shown.clear()
    assert opened.session.answer(ExerciseId("name-it")) is None
    assert shown.undo.isVisible()
    QTest.mouseClick(shown.undo, Qt.MouseButton.LeftButton)
    assert opened.session.answer(ExerciseId("name-it")) == "oats"
    field = shown.editor.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "oats"


def test_who_sees_it_is_chosen_by_keyboard_and_kept(qtbot: QtBot, opened: WorkbookScreen) -> None:
    shown = card(opened, "words", "tell")
    control = shown.findChild(Visibility)
    assert control is not None
    assert control.share() == "private"
    QTest.keyClick(control, Qt.Key.Key_Right)
    QTest.keyClick(control, Qt.Key.Key_Right)
    assert control.share() == "bring"
    assert opened.session.choices.share(shown.exercise) == "bring"


def test_help_is_one_step_away_and_leads_back(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.show_help()
    assert isinstance(window.screen_now(), HelpScreen)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.screen_now() is opened)


def test_help_works_without_a_workbook(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    window.show_help()
    screen = window.screen_now()
    assert isinstance(screen, HelpScreen)
    assert "112" in [line.number for line in screen._text.lines]


def test_hiding_shows_nothing_of_the_workbook(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.toggle_hidden()
    assert window.is_hidden()
    assert not opened.isVisible()
    window.toggle_hidden()
    assert window.screen_now() is opened


def test_theme_and_text_size_change_what_is_open(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "words")
    before = opened.current().cards["tell"].editor.focus_target().font().pointSizeF()
    for _ in range(5):
        window.theme.larger()
    qtbot.waitUntil(lambda: "tell" in opened.current().cards and size_now(opened) > before * 1.9)
    window.theme.choose("dark")
    assert window.theme.tokens.dark


def size_now(screen: WorkbookScreen) -> float:
    size: float = screen.current().cards["tell"].editor.focus_target().font().pointSizeF()
    return size


def test_the_first_screen_knows_where_one_stopped(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "marks")
    window.show_home()
    recent = window.settings.recents()[0]
    assert (recent.title, recent.module, recent.page, recent.page_title) == ("A small course", 1, 3, "Marks")


def test_the_first_screen_counts_what_was_written_just_now(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    QTest.keyClicks(card(opened, "words", "name-it").editor.focus_target(), "rain")
    before = window.session
    assert before is not None
    share = before.choices.share(card(opened, "words", "name-it").exercise)
    window.show_home()
    recent = window.settings.recents()[0]
    assert {"private": recent.private, "keep": recent.keep, "bring": recent.bring}[share] == 1


def test_the_place_is_known_even_if_the_program_is_killed(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    opened.show_page("all", "marks")

    def known_to_the_next_start() -> list[str]:
        return [recent.page_title for recent in Settings(tmp_path / "settings").recents()]

    qtbot.waitUntil(lambda: known_to_the_next_start() == ["Marks"])


def test_nothing_that_was_answered_is_in_the_settings(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    QTest.keyClicks(card(opened, "words", "name-it").editor.focus_target(), "xylophone")
    window.show_home()
    for file in (tmp_path / "settings").iterdir():
        assert b"xylophone" not in file.read_bytes()


TYPE_AND_TERM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from workbook.window import app, main_window

take_in = main_window.MainWindow.take_in
def then_type(self, session):
    take_in(self, session)
    screen = self.screen_now()
    screen.show_page("start", "your-own-way")
    card = screen.current().cards["start-hopes"]
    QTest.keyClicks(card.editor.focus_target(), "typed and gone")
    os.kill(os.getpid(), signal.SIGTERM)
main_window.MainWindow.take_in = then_type
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of this sort are POSIX")
def test_sigterm_saves_what_was_just_typed(tmp_path: Path) -> None:
    from workbook.answers.file.workbook_file import create_workbook

    path = tmp_path / "mine.workbook"
    create_workbook(path, dict(FolderFiles(COURSE))).close()
    done = subprocess.run(
        [sys.executable, "-c", TYPE_AND_TERM, str(path)],
        cwd=ROOT,
        timeout=60,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    with open_workbook(path) as file:
        assert file.answers()[ExerciseId("start-hopes")].answer == "typed and gone"


def test_the_window_does_not_load_paper_or_a_network() -> None:
    code = (
        "import sys, workbook.window.app; print([m for m in ('reportlab', 'pypdfium2') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, timeout=60, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
