"""A damaged workbook in the window: told calmly, read only from then on, and brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL, wait_for_workbook
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.checkup import Checkup
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.course.outline import read_about
from workbook.course.reading import read_course
from workbook.window.main_window import MainWindow
from workbook.window.message import Message
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.damage_screen import DamageScreen
from workbook.window.privacy.which_workbook import WhichWorkbook

LINE, TELL = ExerciseId("name-it"), ExerciseId("tell")


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def ask(_window: MainWindow, title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(f"{title}: {words}")
        return "Leave without them" if "Leave without them" in choices else choices[0]

    monkeypatch.setattr(MainWindow, "ask", ask)
    return said


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        exercises = {e.id: e for e in read_course(file.files())[0].exercises()}
        file.save_answer(exercises[LINE], "early oats")
        file.save_answer(exercises[TELL], "It rained for days.")
        BackupFolder(file.uuid).make(file, "day")
        file.save_answer(exercises[LINE], "late oats")
    return path


def harm(path: Path, old: bytes, new: bytes) -> bytes:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    return path.read_bytes()


def damage_screen(qtbot: QtBot, window: MainWindow) -> DamageScreen:
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), DamageScreen), timeout=10_000)
    screen = window.screen_now()
    assert isinstance(screen, DamageScreen)
    return screen


def test_a_file_that_cannot_be_opened_is_brought_back_and_kept(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    harmed = harm(written, b"It rained for days.", b"It rained for dais.")
    window.entrance.open_path(str(written))
    screen = damage_screen(qtbot, window)
    qtbot.waitUntil(lambda: "with 2 answers" in words_on(screen), timeout=10_000)
    assert written.read_bytes() == harmed
    QTest.mouseClick(screen.bring, Qt.MouseButton.LeftButton)
    again = wait_for_workbook(qtbot, window)
    assert again.session.answer(TELL) == "It rained for days."
    assert again.session.answer(LINE) == "late oats"
    [aside] = [p for p in written.parent.iterdir() if "damaged" in p.name]
    assert aside.read_bytes() == harmed
    assert "2 answers are there.\n\nNothing is missing." in asked[-1]
    assert sorted(p.name for p in written.parent.glob("mine*.workbook")) == sorted([written.name, aside.name])


def test_damage_that_is_found_later_makes_the_pages_read_only(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    harm(written, b"early oats", b"early oast")
    window.entrance.open_path(str(written))
    opened = wait_for_workbook(qtbot, window)
    opened.show_page("all", "words")
    window.maintenance.begin()
    screen = damage_screen(qtbot, window)
    assert opened.session.read_only
    before = written.read_bytes()
    screen.pages.emit()
    assert window.screen_now() is opened
    QTest.keyClicks(opened.current().cards["name-it"].editor.focus_target(), "!")
    opened.session.save_now()
    qtbot.waitUntil(lambda: opened.session.state(LINE) == "failed")
    assert written.read_bytes() == before


def test_words_that_were_only_in_the_window_go_into_the_one_that_is_brought_back(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    harm(written, b"early oats", b"early oast")
    window.entrance.open_path(str(written))
    opened = wait_for_workbook(qtbot, window)
    opened.show_page("all", "words")
    window.maintenance.begin()
    screen = damage_screen(qtbot, window)
    screen.pages.emit()
    QTest.keyClicks(opened.current().cards["name-it"].editor.focus_target(), " and rye")
    opened.session.save_now()
    window.rescuer.found("")
    screen = damage_screen(qtbot, window)
    QTest.mouseClick(screen.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session and not window.session.read_only), timeout=10_000)
    assert window.session
    assert window.session.answer(LINE) == " and ryelate oats"
    assert window.session.finish(5) == ""


def test_the_first_change_of_a_day_is_preceded_by_a_backup(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.maintenance.begin()
    folder = BackupFolder(opened.session.uuid)
    qtbot.waitUntil(lambda: bool(folder.list()), timeout=10_000)
    window.maintenance.begin()
    window.show_home()
    assert [backup.reason for backup in folder.list()] == ["day"]


def test_an_older_copy_of_a_workbook_is_told_once(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    older = written.read_bytes()
    with open_workbook(written) as file:
        exercises = {e.id: e for e in read_course(file.files())[0].exercises()}
        file.save_answer(exercises[LINE], "no oats at all")
    written.write_bytes(older)
    for _ in range(2):
        window.entrance.open_path(str(written))
        wait_for_workbook(qtbot, window)
        window.maintenance.begin()
        assert window.session is not None
        window.session.finish(5.0)  # what was asked of the file's thread is done
        qtbot.waitUntil(lambda: bool(asked))
        window.show_home()
    [told] = asked
    assert told.startswith(
        f"This is an older copy: “{written.name}” had come further on this computer before"
    )


@pytest.mark.parametrize("content", [b"", b"Dear diary, nobody is to know this. " * 200])
def test_a_file_that_never_was_a_workbook_gets_nobodys_answers_by_enter(
    qtbot: QtBot,
    window: MainWindow,
    written: Path,
    tmp_path: Path,
    content: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def press_enter(message: Message) -> int:
        asked.append("\n".join(label.text() for label in message.findChildren(QLabel)))
        QTest.keyClick(message, Qt.Key.Key_Return)
        return 0

    monkeypatch.setattr(Message, "exec", press_enter)
    monkeypatch.setattr(WhichWorkbook, "exec", lambda _: pytest.fail("nobody asked for that"))
    other = tmp_path / "other.workbook"
    other.write_bytes(content)
    window.entrance.open_path(str(other))
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    [said] = asked
    assert said.startswith("This is not a workbook\n“other.workbook” is called a workbook, but nothing in it")
    assert "It was not changed." in said
    assert not isinstance(window.screen_now(), DamageScreen)
    assert other.read_bytes() == content
    assert {path.name for path in tmp_path.glob("*.workbook")} == {written.name, "other.workbook"}


def test_whoever_knows_which_workbook_it_was_gets_an_earlier_day_beside_it(
    qtbot: QtBot, window: MainWindow, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has nothing left in it; it is not filled, and nothing is chosen until the learner chooses."""
    written.write_bytes(bytes(40_000))
    monkeypatch.setattr(MainWindow, "ask", lambda _w, _title, _words, choices, **_: choices[0])
    looked: list[str] = []

    def choose(dialog: WhichWorkbook) -> int:
        assert not dialog.write.isEnabled()
        looked.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.list.setCurrentRow(0)
        assert dialog.write.isEnabled()
        return WhichWorkbook.DialogCode.Accepted.value

    monkeypatch.setattr(WhichWorkbook, "exec", choose)
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    assert window.session is not None
    [told] = looked
    assert told.startswith(read_about(window.session.course.files).title)
    assert window.session.path.name.startswith(f"{written.stem} (earlier day, ")
    assert window.session.answer(LINE) == "early oats"
    assert written.read_bytes() == bytes(40_000)


def test_what_was_begun_for_a_workbook_ends_with_it(
    qtbot: QtBot, window: MainWindow, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one is opened while the first is looked through: no slice of the first comes to the second."""
    looked: list[str] = []
    step = Checkup.step

    def told(checkup: Checkup) -> bool:
        looked.append(Path(checkup._file.path).name)
        return step(checkup)

    monkeypatch.setattr(Checkup, "step", told)
    other = tmp_path / "other.workbook"
    create_workbook(other, SMALL).close()
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    window.maintenance.begin()
    window.entrance.open_path(str(other))
    qtbot.waitUntil(lambda: window.session is not None and window.session.path == other)
    begun = len(looked)
    window.maintenance.begin()
    qtbot.waitUntil(lambda: looked[begun:].count(other.name) > 2)
    assert set(looked[begun:]) == {other.name}
