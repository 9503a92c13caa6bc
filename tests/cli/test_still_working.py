"""Slow work says that it goes on, and quick work says nothing."""

import sys
import threading
from io import StringIO
from time import monotonic

import pytest

from workbook.cli import still_working


class Ear(StringIO):
    """A standard error that notes when it is spoken to."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__()
        self.terminal, self.hears = terminal, threading.Event()

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.hears.set()
        return super().write(text)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still_working, "EVERY", 0.001)


def listen(monkeypatch: pytest.MonkeyPatch, *, terminal: bool = False) -> Ear:
    ear = Ear(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", ear)
    return ear


@pytest.mark.usefixtures("impatient")
def test_slow_work_is_told_of_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch)
    with still_working.told():
        for _ in range(3):
            assert ear.hears.wait(30)
            ear.hears.clear()
    lines = ear.getvalue().splitlines()
    assert len(lines) >= 3
    assert set(lines) == {"Still working: 1 second so far."}


@pytest.mark.usefixtures("impatient")
def test_it_says_how_far_a_part_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch)
    with still_working.told():
        still_working.reached(0.25, "the PDF")
        ear.hears.clear()
        assert ear.hears.wait(30)
    assert ear.getvalue().splitlines()[-1] == "Still working: the PDF is 25 % done."


@pytest.mark.usefixtures("impatient")
def test_a_terminal_has_one_line_that_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    ear = listen(monkeypatch, terminal=True)
    with still_working.told():
        assert ear.hears.wait(30)
    said = ear.getvalue()
    assert "\n" not in said
    assert said.startswith("\rStill working: 1 second so far.")
    assert said.endswith(f"\r{' ' * len('Still working: 1 second so far.')}\r")


@pytest.mark.usefixtures("impatient")
def test_nothing_is_said_while_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ear, looks = listen(monkeypatch), threading.Semaphore(0)

    def clock() -> float:
        looks.release()
        return monotonic()

    with still_working.told(), still_working.asking():
        monkeypatch.setattr(still_working, "monotonic", clock)
        said = ear.getvalue()
        for _ in range(20):
            assert looks.acquire(timeout=30)
        assert ear.getvalue() == said


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still_working, "EVERY", 3600)
    ear = listen(monkeypatch)
    with still_working.told():
        still_working.heard()
    assert not ear.getvalue()


def test_without_anybody_to_speak_to_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    still_working.heard()
    with still_working.told():
        still_working.reached(1, "the PDF")
