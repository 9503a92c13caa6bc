"""What happens around an overview that is open: a lock, another language, and a workbook with very many answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.overviews.conftest import at, writer
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.marks import new_mark
from workbook.language.translation import spoken
from workbook.window.main_window import MainWindow
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.privacy.locked_screen import LockedScreen

pytestmark = pytest.mark.usefixtures("cheap_locks")

OVERVIEWS = ("bring", "changes", "my days", "all", "marks")
PASSPHRASE, SECRET = "four small boats at noon", "nobody knows of this"


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        write = writer(file)
        write("name-it", SECRET, at(2))
        write("tell", SECRET, at(5))
        mark = new_mark("honey", "one", "begin", at(5))
        file.put_mark(mark._replace(words="Some words.", note=SECRET))
    return path


def words_in(window: MainWindow) -> str:
    """Everything that any widget of the window has to say."""
    labels = [label.text() for label in window.findChildren(QLabel)]
    fields = [field.toPlainText() for field in window.findChildren(QTextEdit)]
    plain = [field.toPlainText() for field in window.findChildren(QPlainTextEdit)]
    return "\n".join([*labels, *fields, *plain])


@pytest.mark.parametrize("overview", OVERVIEWS)
def test_a_lock_in_the_middle_of_looking_leaves_no_word(
    qtbot: QtBot, window: MainWindow, written: Path, overview: str
) -> None:
    with open_workbook(written) as file:
        lock_workbook(file, BackupFolder(file.uuid), PASSPHRASE, new_words())
    window.entrance.open_path(str(written))
    locked = window.screen_now
    qtbot.waitUntil(lambda: isinstance(locked(), LockedScreen), timeout=10_000)
    type_passphrase(window)
    wait_for_workbook(qtbot, window)
    window.do(overview)
    window.locking.lock_now()
    assert isinstance(window.screen_now(), LockedScreen)
    qtbot.waitUntil(lambda: not window.findChildren(OverviewScreen))
    assert SECRET not in words_in(window)
    type_passphrase(window)
    assert wait_for_workbook(qtbot, window).session.marks.all


def type_passphrase(window: MainWindow) -> None:
    screen = window.screen_now()
    assert isinstance(screen, LockedScreen)
    QTest.keyClicks(screen.field, PASSPHRASE)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("overview", OVERVIEWS)
def test_another_language_waits_until_one_is_back_at_the_pages(
    qtbot: QtBot, window: MainWindow, written: Path, overview: str
) -> None:
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    before = spoken().code
    window.do(overview)
    screen = window.screen_now()
    assert isinstance(screen, OverviewScreen)
    window.speak("de")
    assert window.screen_now() is screen
    assert spoken().code == before
