"""A recorded voice on screen: by mouse and by keyboard, at every speed, and calm where nothing can be heard."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import sounds
from workbook.recordings import playing
from workbook.recordings.playing import Playing, State
from workbook.window.look.theme import Theme
from workbook.window.parts.player import DAMAGED, READ_IT, SILENT, Player

FILES = {"media/a.mp3": sounds.mp3(60), "media/a.md": b"Sit as you *like*.\n\nBreathe."}


class Sounding(Playing):
    """A recording whose time passes when a test says so."""

    made: ClassVar[list["Sounding"]] = []

    def __init__(self, read: Callable[[], bytes], at: float = 0.0, speed: float = 1.0) -> None:
        self.state: State = "plays"
        self.position, self.speed, self.data = at, speed, read()
        Sounding.made.append(self)

    def stop(self) -> None:
        self.state = "stopped"


@pytest.fixture
def player(qtbot: QtBot, theme: Theme) -> Player:
    Sounding.made = []
    return shown(qtbot, Player(theme, "media/a.mp3", "An evening", FILES, play=Sounding))


def shown(qtbot: QtBot, made: Player) -> Player:
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    qtbot.waitUntil(lambda: made._measuring is None, timeout=10_000)
    return made


def by_mouse(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_space(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def by_enter(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def goes_on(player: Player, to: float) -> None:
    Sounding.made[-1].position = to
    player.look()


def test_how_long_it_is_is_told_before_it_begins(player: Player) -> None:
    assert player.place.text() == "1 minute"
    assert not player.back.isEnabled()


@pytest.mark.parametrize("press", [by_mouse, by_space, by_enter])
def test_listen_pause_and_back(player: Player, press: Callable[[QWidget], None]) -> None:
    press(player.listen)
    assert player.listen.text() == "Pause"
    assert Sounding.made[-1].data == FILES["media/a.mp3"]
    goes_on(player, 25.4)
    assert player.place.text() == "25 seconds of 1 minute"
    press(player.listen)
    assert player.listen.text() == "Listen"
    assert Sounding.made[-1].state == "stopped"
    press(player.listen)
    assert Sounding.made[-1].position == 25.4
    press(player.back)
    assert Sounding.made[-1].position == pytest.approx(15.4)
    assert player.is_playing
    assert player.place.text() == "15 seconds of 1 minute"


def test_back_while_it_is_paused_begins_nothing(player: Player) -> None:
    player.turn()
    goes_on(player, 5)
    player.turn()
    player.back.click()
    assert not player.is_playing
    assert player.position == 0
    assert len(Sounding.made) == 1


def test_another_speed_goes_on_where_it_was(player: Player) -> None:
    player.turn()
    goes_on(player, 30)
    player.speed.pick(3)
    assert (Sounding.made[-1].position, Sounding.made[-1].speed) == (30, 1.5)
    assert player.speed.accessibleName() == "Speed: Faster"
    player.speed.pick(1)
    assert Sounding.made[-1].speed == 0.75


def test_at_its_end_it_says_how_much_was_heard_and_begins_anew(qtbot: QtBot, player: Player) -> None:
    player.turn()
    goes_on(player, 59.9)
    Sounding.made[-1].state = "over"
    with qtbot.waitSignal(player.heard) as told:
        player.look()
    assert told.args == [59.9, True]
    assert player.listen.text() == "Listen"
    player.turn()
    assert Sounding.made[-1].position == 0


def test_one_voice_at_a_time(qtbot: QtBot, theme: Theme, player: Player) -> None:
    other = shown(qtbot, Player(theme, "media/a.mp3", "Another", FILES, play=Sounding))
    player.turn()
    goes_on(player, 7)
    other.turn()
    assert not player.is_playing
    assert player.position == 7
    assert other.is_playing


def test_whoever_goes_to_another_page_pauses(player: Player) -> None:
    player.turn()
    player.hide()
    assert Sounding.made[-1].state == "stopped"


@pytest.mark.parametrize("press", [by_mouse, by_space])
def test_its_words_are_folded_and_can_be_read(player: Player, press: Callable[[QWidget], None]) -> None:
    assert player.text is None
    press(player.read)
    assert player.text is not None
    assert player.text.toPlainText() == "Sit as you like.\nBreathe."
    assert player.read.text() == "Hide the words"
    press(player.read)
    assert not player.text.isVisible()
    press(player.read)
    assert player.text.isVisible()


@pytest.mark.parametrize(
    ("state", "files", "said"),
    [
        ("no-sound", FILES, READ_IT),
        ("no-sound", {"media/a.mp3": FILES["media/a.mp3"]}, SILENT),
        ("damaged", FILES, DAMAGED),
    ],
)
def test_where_nothing_can_be_heard_one_sentence_says_so_and_the_words_are_there(
    qtbot: QtBot, theme: Theme, state: State, files: dict[str, bytes], said: str
) -> None:
    player = shown(qtbot, Player(theme, "media/a.mp3", "An evening", files, play=Sounding))
    player.turn()
    Sounding.made[-1].state = state
    player.look()
    assert player.said.isVisible()
    assert player.said.text() == said
    assert player.listen.text() == "Listen"
    assert (player.text is not None and player.text.isVisible()) == ("media/a.md" in files)


def test_each_control_has_a_name(player: Player) -> None:
    assert player.accessibleName() == "A recorded voice: An evening"
    names = {
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in player.findChildren(QPushButton)
    }
    assert names == {"Listen", "Ten seconds back", "Speed: As spoken", "Show the words"}


def test_a_recording_that_is_not_there_is_calm(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "BACKENDS", ["NULL"])
    player = shown(qtbot, Player(theme, "media/gone.mp3", "", {}))
    player.turn()
    qtbot.waitUntil(lambda: not player.is_playing, timeout=10_000)
    assert player.said.text() == DAMAGED


def test_it_is_really_heard_by_a_device_that_hears_nothing(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(playing, "BACKENDS", ["NULL"])
    player = shown(qtbot, Player(theme, "media/a.wav", "", {"media/a.wav": sounds.wav(1.2)}))
    with qtbot.waitSignal(player.heard, timeout=20_000) as told:
        player.turn()
    assert told.args is not None
    assert told.args[1] is True
