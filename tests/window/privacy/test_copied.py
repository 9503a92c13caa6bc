"""What was copied out of a workbook leaves the clipboard; what somebody still needs does not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from workbook.window.look.settings import Settings
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.copied import Copied, copy_to_stay

ANSWER = "what nobody is to read"


class Given:
    """What the window and the system would say."""

    opened = True
    owned = True


@pytest.fixture
def given() -> Given:
    return Given()


@pytest.fixture
def copied(qapp: object, tmp_path: Path, given: Given) -> Iterator[Copied]:
    parent = QObject()
    QGuiApplication.clipboard().clear()
    yield Copied(Settings(tmp_path), lambda: given.opened, parent, lambda: given.owned)
    QGuiApplication.clipboard().clear()


def on_the_clipboard() -> str:
    return QGuiApplication.clipboard().text()


def copy_an_answer() -> None:
    QGuiApplication.clipboard().setText(ANSWER)


def test_an_answer_leaves_after_the_minutes_that_were_chosen(copied: Copied) -> None:
    copy_an_answer()
    assert copied.timer.isActive()
    assert copied.timer.interval() == 10 * 60_000
    copied.choose_minutes(1)
    assert copied.timer.interval() == 60_000
    assert on_the_clipboard() == ANSWER
    copied.timer.timeout.emit()
    assert on_the_clipboard() == ""


def test_it_leaves_at_once_when_one_locks_or_quits(copied: Copied, given: Given) -> None:
    copy_an_answer()
    given.opened = False  # it was closed meanwhile
    copied.clear()
    assert on_the_clipboard() == ""


def test_it_stays_if_that_was_chosen(copied: Copied) -> None:
    copied.choose_minutes(0)
    copy_an_answer()
    assert not copied.timer.isActive()
    copied.clear()
    assert on_the_clipboard() == ANSWER


@pytest.mark.parametrize("act", [copy_to_stay, len], ids=["to stay", "by another program"])
def test_what_was_copied_since_stays(copied: Copied, given: Given, act: Callable[[str], object]) -> None:
    copy_an_answer()
    act("a number to call")
    given.owned = act is copy_to_stay
    before = on_the_clipboard()
    copied.clear()
    assert on_the_clipboard() == before != ""


def test_what_is_copied_without_a_workbook_is_left_alone(copied: Copied, given: Given) -> None:
    given.opened = False
    copy_an_answer()
    copied.clear()
    assert on_the_clipboard() == ANSWER


def test_closing_the_window_takes_along_what_was_copied(
    opened: WorkbookScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.copied, "_owns", lambda: True)
    copy_an_answer()
    window.close()
    assert on_the_clipboard() == ""


class Selections:
    """A clipboard that also offers what is selected, as on Linux; the one of the tests does not."""

    def __init__(self, owned: bool) -> None:
        self.owned, self.selected = owned, ANSWER

    def supportsSelection(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return self.owned

    def ownsClipboard(self) -> bool:
        return False

    def mimeData(self) -> None:
        return None

    def clear(self, mode: QClipboard.Mode) -> None:
        if mode == QClipboard.Mode.Selection:
            self.selected = ""


@pytest.mark.parametrize("ours", [True, False])
@pytest.mark.parametrize("way", ["lock", "home", "close"])
def test_what_is_selected_here_is_offered_to_no_other_program_once_it_is_left(
    opened: WorkbookScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch, way: str, *, ours: bool
) -> None:
    clipboard = Selections(ours)
    choices = {"lock": window.copied.clear, "home": window.show_home, "close": window.close}
    with monkeypatch.context() as here:
        here.setattr(QGuiApplication, "clipboard", lambda: clipboard)
        choices[way]()
    assert clipboard.selected == ("" if ours else ANSWER)


def test_the_choice_is_kept(copied: Copied, tmp_path: Path) -> None:
    copied.choose_minutes(1)
    assert Settings(tmp_path).get("copies leave after") == 1
