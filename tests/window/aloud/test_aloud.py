"""Reading aloud: a program on the PATH speaks, is given the words by a pipe, and is silent when it should be."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbook.window.aloud.reading_aloud import ReadingAloud
from workbook.window.aloud.voice import Voice, pieces, voice_for
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

SPEAKS = """#!/bin/sh
if [ "$1" = "-S" ]; then echo stopped >> "{log}"; exit 0; fi
echo "args: $*" >> "{log}"
cat >> "{log}"
{then}
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="spd-say is Linux’s")
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Speaker:
    """A program in the place of the system's."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log"
        self.log.write_text("")

    def install(self, name: str = "spd-say", then: str = "") -> None:
        program = self.folder / name
        program.write_text(SPEAKS.format(log=self.log, then=then))
        program.chmod(0o755)

    def said(self) -> str:
        return self.log.read_text("utf-8")


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speaker:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), "/bin"]))
    return Speaker(folder)


@pytest.fixture
def page(window: MainWindow, opened: WorkbookScreen, speaker: Speaker) -> WorkbookScreen:
    """A page on which something was written, in a window that can read aloud."""
    opened.show_page("all", "words")
    return opened


def begin(window: MainWindow, speaker: Speaker, then: str = "") -> ReadingAloud:
    speaker.install(then=then)
    window.begin_aloud()
    assert window._aloud is not None
    return window._aloud


def offered(window: MainWindow) -> str:
    action = window.menus._actions["aloud"]
    return action.text() if action.isVisible() else ""


@LINUX
def test_where_there_is_no_voice_nothing_of_it_is_seen(
    window: MainWindow, page: WorkbookScreen, monkeypatch: pytest.MonkeyPatch, speaker: Speaker
) -> None:
    monkeypatch.setenv("PATH", str(speaker.folder))
    window.begin_aloud()
    assert offered(window) == ""
    QTest.keyClick(window, Qt.Key.Key_R, BOTH)
    assert speaker.said() == ""


@LINUX
def test_the_page_is_read_through_a_pipe_in_its_language(
    qtbot: QtBot, window: MainWindow, page: WorkbookScreen, speaker: Speaker
) -> None:
    aloud = begin(window, speaker)
    field = page.current().cards["tell"].editor.focus_target()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("Like <b>rain</b>")
    assert offered(window) == "Read al&oud"
    QTest.keyClick(window, Qt.Key.Key_R, BOTH)
    assert offered(window) == "Stop reading al&oud"
    qtbot.waitUntil(lambda: not aloud.is_reading())
    lines = speaker.said().splitlines()
    told = [line for line in lines if line.startswith("args:")]
    assert set(told) == {"args: -e -w -N workbook -l en"}
    said = [line for line in lines if line not in told]
    assert said.index("What was it like?") < said.index("Like <b>rain</b>")
    assert "Just for me" not in said
    assert offered(window) == "Read al&oud"


@LINUX
def test_what_is_selected_is_read_alone(
    qtbot: QtBot, window: MainWindow, page: WorkbookScreen, speaker: Speaker
) -> None:
    aloud = begin(window, speaker)
    field = page.current().cards["tell"].editor.focus_target()
    field.insertPlainText("like rain")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(window, Qt.Key.Key_R, BOTH)
    qtbot.waitUntil(lambda: not aloud.is_reading())
    assert speaker.said().splitlines()[1:] == ["like rain"]


@LINUX
@pytest.mark.parametrize("how", ["key", "page", "hide", "screen", "home", "close"])
def test_it_is_silent_when_it_should_be(
    qtbot: QtBot, window: MainWindow, page: WorkbookScreen, speaker: Speaker, how: str
) -> None:
    aloud = begin(window, speaker, then="exec sleep 60")
    window.do("aloud")
    qtbot.waitUntil(lambda: "args" in speaker.said())
    assert aloud.is_reading()
    {
        "key": lambda: QTest.keyClick(window, Qt.Key.Key_R, BOTH),
        "page": page.next_page,
        "hide": window.toggle_hidden,
        "screen": window.show_search,
        "home": window.show_home,
        "close": window.close,
    }[how]()
    assert not aloud.is_reading()
    qtbot.waitUntil(lambda: "stopped" in speaker.said())  # the service itself is told too
    assert speaker.said().count("args") == 1


@LINUX
def test_a_voice_that_cannot_speak_is_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, page: WorkbookScreen, speaker: Speaker, told: list[str]
) -> None:
    aloud = begin(window, speaker, then="exit 3")
    window.do("aloud")
    qtbot.waitUntil(lambda: bool(told))
    assert "does not answer" in " ".join(told)
    assert not aloud.is_reading()
    assert len(told) == 1


@LINUX
def test_a_voice_that_hangs_is_ended(qtbot: QtBot, window: MainWindow, speaker: Speaker) -> None:
    speaker.install(then="exec sleep 60")
    aloud = ReadingAloud(window, limit_ms=-150)
    with qtbot.waitSignal(aloud.failed):
        aloud.read(["a"], Voice((str(speaker.folder / "spd-say"),)))
    assert not aloud.is_reading()


def test_a_voice_that_is_not_there_is_told(qtbot: QtBot, window: MainWindow) -> None:
    aloud = ReadingAloud(window)
    with qtbot.waitSignal(aloud.failed):
        aloud.read(["a"], Voice(("/nowhere/at-all",)))
    assert not aloud.is_reading()


def test_long_texts_are_parted_at_sentences_and_nothing_is_lost() -> None:
    text = "It rained. " * 50
    parted = pieces([text, "", "…", "زهرة" * 300], 200)
    assert all(len(piece.encode()) <= 200 for piece in parted)
    assert all(piece.endswith("rained.") for piece in parted[:3])
    assert "".join("".join(parted).split()) == "".join((text + "زهرة" * 300).split())


def test_words_are_no_commands_to_the_program() -> None:
    assert pieces(["!-!SET SELF RATE 100", "a [[slnc 9000]]"], 900) == [
        " !-!SET SELF RATE 100",
        "a [ [slnc 9000]]",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_macos_speaks_with_a_voice_of_the_language(
    qtbot: QtBot, window: MainWindow, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(speaker.folder), "/usr/bin", "/bin"]))
    program = speaker.folder / "say"
    program.write_text(
        '#!/bin/sh\nif [ "$2" = "?" ]; then echo "Alex en_US # Hi"; echo "Anna (Enhanced) de_DE # Hallo"; exit; fi\n'
        f'echo "args: $*" >> "{speaker.log}"\ncat >> "{speaker.log}"\n'
    )
    program.chmod(0o755)
    voice = voice_for("de-AT", "darwin")
    assert voice
    aloud = ReadingAloud(window)
    aloud.read(["Guten Tag"], voice)
    qtbot.waitUntil(lambda: not aloud.is_reading())
    assert speaker.said() == "args: -v Anna (Enhanced) -f -\nGuten Tag\n"


def test_windows_is_told_the_language_and_never_the_words(speaker: Speaker) -> None:
    assert voice_for("pt-BR", "win32") is None
    speaker.install("powershell")
    voice = voice_for("pt-BR", "win32")
    assert voice
    assert "'pt'" in voice.command[-1]
    odd = voice_for("x';rm", "win32")
    assert odd
    assert "'en'" in odd.command[-1]
