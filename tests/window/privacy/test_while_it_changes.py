"""Words that are typed while the whole file becomes another one, or while a damaged one is brought back."""

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.answers.locked.test_lock_stays import another_program, posix
from tests.window.conftest import wait_for_workbook
from tests.window.privacy.test_damage import damage_screen
from tests.window.privacy.test_past import LINE, click, earlier_words
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.opening import OpenFile
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import file_dialogs
from workbook.window.session.session import Session

TELL = ExerciseId("tell")


@pytest.fixture(autouse=True)
def _agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked, the first way is taken."""
    monkeypatch.setattr(MainWindow, "ask", lambda _window, _title, _words, choices, **_: choices[0])


@pytest.fixture
def written(path: Path) -> Path:
    """A workbook with an answer, and a backup of it."""
    with open_workbook(path) as file:
        exercise = next(e for e in read_course(file.files())[0].exercises() if e.id == LINE)
        file.save_answer(exercise, "rain and oats")
        BackupFolder(file.uuid).make(file, "day")
    return path


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, written: Path) -> WorkbookScreen:
    window.entrance.open_path(str(written))
    made = wait_for_workbook(qtbot, window)
    made.show_page("all", "words")
    return made


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def exercise_of(session: Session, exercise_id: str) -> Exercise:
    exercise = session.course.find(ExerciseId(exercise_id))
    assert exercise
    return exercise


def test_what_is_typed_while_an_answer_is_erased_stays(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    made = earlier_words(qtbot, window, screen)
    click(made.all_gone)
    old = session_of(window)
    window.go_to_workbook()
    QTest.keyClicks(screen.current().cards["tell"].editor.focus_target(), "typed meanwhile")
    assert window.session is old
    qtbot.waitUntil(lambda: window.session is not old, timeout=10_000)
    assert session_of(window).answer(TELL) == "typed meanwhile"
    window.show_home()
    with open_workbook(written) as file:
        assert file.answers()[TELL].answer == "typed meanwhile"


def test_what_was_sent_to_the_disk_meanwhile_is_shown(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    made = earlier_words(qtbot, window, screen)
    click(made.all_gone)
    old = session_of(window)
    window.go_to_workbook()
    QTest.keyClicks(screen.current().cards["tell"].editor.focus_target(), "typed meanwhile")
    window.save_now()
    assert window.session is old
    qtbot.waitUntil(lambda: window.session is not old, timeout=10_000)
    assert session_of(window).answer(TELL) == "typed meanwhile"


def test_what_could_not_be_saved_is_still_there_after_another_answer_is_erased(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path,
) -> None:  # fmt: skip
    def full(*_args: object, **_named: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    tell = exercise_of(session_of(window), TELL)
    line = exercise_of(session_of(window), LINE)
    made = earlier_words(qtbot, window, screen)
    old = session_of(window)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WorkbookFile, "save_answer", full)
        old.give(tell, "only in the window")
        old.give(line, "to be erased")
        old.save_now()
        qtbot.waitUntil(lambda: old.state(TELL) == old.state(LINE) == "failed")
    click(made.all_gone)
    qtbot.waitUntil(lambda: window.session is not old, timeout=10_000)
    assert session_of(window).answer(TELL) == "only in the window"
    assert session_of(window).answer(LINE) is None
    window.show_home()
    with open_workbook(written) as file:
        assert file.answers()[TELL].answer == "only in the window"
        assert LINE not in file.answers()


def test_who_may_see_an_answer_stays_as_it_was_chosen_meanwhile(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    made = earlier_words(qtbot, window, screen)
    click(made.all_gone)
    old = session_of(window)
    quarter = exercise_of(old, "quarter")
    assert old.choices.share(quarter) == "bring"
    old.choices.set_share(quarter.id, "private")
    qtbot.waitUntil(lambda: window.session is not old, timeout=10_000)
    assert session_of(window).choices.share(quarter) == "private"


def test_words_of_a_workbook_that_could_not_be_brought_back_go_into_no_other(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, tmp_path: Path, files: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from workbook.answers.damage import rescue

    def cannot(*_args: object) -> None:
        raise WorkbookTrouble("cannot-make", "The disk is full.")

    def broken(*_args: object, **_named: object) -> None:
        raise WorkbookTrouble("damaged", "It is damaged.")

    other = tmp_path / "other.workbook"
    create_workbook(other, files, name="Somebody else").close()
    monkeypatch.setattr(rescue, "bring_back", cannot)
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "save_answer", broken)
        QTest.keyClicks(screen.current().cards["tell"].editor.focus_target(), "only in the window")
        window.maintenance.damaged.emit("It is damaged.")
        made = damage_screen(qtbot, window)
        click(made.bring)
        qtbot.waitUntil(lambda: window.session is None, timeout=10_000)
        qtbot.waitUntil(made.bring.isEnabled, timeout=10_000)
    window.entrance.open_path(str(other))
    again = wait_for_workbook(qtbot, window)
    assert again.session.path == other
    assert again.session.answer(TELL) is None


@posix
def test_an_open_workbook_that_is_damaged_is_open_nowhere_else(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    window.save_now()
    assert "is open" in another_program(written)
    window.maintenance.damaged.emit("It is damaged.")
    made = damage_screen(qtbot, window)
    qtbot.waitUntil(lambda: "newest earlier day" in made.backup.text(), timeout=10_000)
    assert "is open" in another_program(written)


def test_what_a_killed_program_left_beside_an_open_workbook_goes(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    left = written.with_name(".new-abcd_123.part")
    left.write_text("in plain words")
    os.utime(left, (0, 0))
    window.maintenance.begin()
    qtbot.waitUntil(lambda: not left.exists())


def test_a_copy_is_saved_of_what_is_here_when_the_disk_went_before_all_was_read(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object, **_named: object) -> None:
        raise WorkbookTrouble("cannot-read", "The disk does not answer.")

    def ask(_window: MainWindow, _title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(words)
        return "Leave without them" if "Leave without them" in choices else choices[0]

    said: list[str] = []
    session, target = session_of(window), tmp_path / "copy.workbook"
    not_read = ExerciseId("quarter")
    session.saved._keys[not_read] = None
    session._answered = {**session._answered, not_read: True}
    monkeypatch.setattr(MainWindow, "ask", ask)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: target)
    for name in ("save_answer", "reading"):
        monkeypatch.setattr(WorkbookFile, name, gone)
    QTest.keyClicks(screen.current().cards["tell"].editor.focus_target(), "only in the window")
    session.save_now()
    qtbot.waitUntil(lambda: session.state(TELL) == "failed")
    window.copies.save_copy()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    monkeypatch.undo()
    assert "only what had been read" in said[-1]
    with open_workbook(target) as file:
        answers = {key: saved.answer for key, saved in file.answers().items()}
    assert answers == {LINE: "rain and oats", TELL: "only in the window"}
    session.retry()


def test_words_can_be_taken_along_when_the_changed_file_cannot_be_opened_again(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_window: MainWindow, title: str, _words: str, choices: tuple[str, ...], **_: object) -> str:
        asked.append(title)
        if title != "Not everything is saved yet":
            return choices[0]
        return "Leave without them" if QApplication.clipboard().text() else "Copy my words"

    def taken(self: OpenFile, *_: object) -> None:
        raise trouble.in_use(self.path, "in another program")

    monkeypatch.setattr(MainWindow, "ask", ask)
    QApplication.clipboard().clear()
    made = earlier_words(qtbot, window, screen)
    monkeypatch.setattr(OpenFile, "_open", taken)
    click(made.all_gone)
    window.go_to_workbook()
    QTest.keyClicks(screen.current().cards["tell"].editor.focus_target(), "typed meanwhile")
    qtbot.waitUntil(lambda: window.session is None, timeout=10_000)
    assert "Open it once more" in asked
    assert "typed meanwhile" in QApplication.clipboard().text()
