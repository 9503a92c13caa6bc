"""What is heard: the right length at every speed, from any place; and nothing where there is no sound."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sounds
from tests.conftest import ROOT
from workbook.recordings import playing
from workbook.recordings.playing import Measuring, Playing
from workbook.recordings.slower_faster import RATE, at_speed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0
MAKERS: list[Callable[..., bytes]] = [sounds.wav, sounds.mp3, sounds.flac]


@pytest.fixture(autouse=True)
def into_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that takes sound as one does that is heard, in the same time."""
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(playing, "BACKENDS", ["NULL"])


def until_over(sound: Playing) -> float:
    """Wait until it is over; how long that took."""
    began = time.monotonic()
    sound._thread.join(PATIENCE)
    return time.monotonic() - began


@pytest.mark.parametrize("make", MAKERS)
def test_it_is_played_to_its_end(make: Callable[..., bytes]) -> None:
    sound = Playing(lambda: make(0.6))
    took = until_over(sound)
    assert sound.state == "over"
    assert abs(sound.position - 0.6) < 0.5
    assert took > 0.5


@pytest.mark.parametrize("make", MAKERS)
def test_it_begins_where_it_is_told(make: Callable[..., bytes]) -> None:
    sound = Playing(lambda: make(3.0), 2.5)
    assert until_over(sound) < 2.5
    assert sound.state == "over"
    assert abs(sound.position - 3.0) < 0.2


def test_it_stops_at_once_and_says_where() -> None:
    sound = Playing(lambda: sounds.wav(60))
    while sound.position < 0.2:
        time.sleep(0.01)
    sound.stop()
    assert until_over(sound) < 2
    assert sound.state == "stopped"
    assert 0.2 <= sound.position < 5


@pytest.mark.parametrize("data", [b"", b"no recording", sounds.wav()[:-9], sounds.opus()])
def test_what_is_no_recording_never_comes_to_the_decoder(data: bytes) -> None:
    sound = Playing(lambda: data)
    until_over(sound)
    assert sound.state == "damaged"
    measuring = Measuring(lambda: data)
    while measuring.seconds is None:
        time.sleep(0.01)
    assert measuring.seconds == 0


def test_a_file_that_is_gone_is_told() -> None:
    def gone() -> bytes:
        raise OSError

    sound = Playing(gone)
    until_over(sound)
    assert sound.state == "damaged"


def test_without_a_device_or_without_miniaudio_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import miniaudio

    def none(**_: object) -> None:
        raise miniaudio.MiniaudioError

    monkeypatch.setattr(miniaudio, "PlaybackDevice", none)
    sound = Playing(sounds.wav)
    until_over(sound)
    assert sound.state == "no-sound"
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    sound = Playing(sounds.wav)
    until_over(sound)
    assert sound.state == "no-sound"


def test_all_is_silent_when_the_program_ends() -> None:
    sound = Playing(lambda: sounds.wav(60))
    playing.stop_all()
    assert not sound._thread.is_alive()


# Slower and faster


def tone(seconds: float, hertz: float = 150.0) -> array[int]:
    return array(
        "h", (round(9000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(round(seconds * RATE)))
    )


def stretched(sound: array[int], speed: float) -> tuple[array[int], int]:
    def pieces() -> Iterator[array[int]]:
        for at in range(0, len(sound), 4096):
            yield sound[at : at + 4096]

    heard, passed = array("h"), 0
    for piece, gone in at_speed(playing._puller(pieces()), speed):
        heard += piece
        passed += gone
    return heard, passed


@given(st.floats(0.0, 1.5), st.sampled_from([0.75, 1.25, 1.5]))
def test_all_of_it_is_heard_in_the_time_that_the_speed_says(seconds: float, speed: float) -> None:
    sound = tone(seconds)
    heard, passed = stretched(sound, speed)
    assert passed == len(sound)
    assert abs(len(heard) - len(sound) / speed) < RATE * 0.15


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5])
def test_its_pitch_stays_and_no_piece_begins_with_a_crack(speed: float) -> None:
    heard, _unused = stretched(tone(1.0), speed)
    steps = [abs(b - a) for a, b in pairwise(heard)]
    steepest = 9000 * 2 * math.pi * 150 / RATE
    assert max(steps) < 3 * steepest
    crossings = sum(a < 0 <= b for a, b in pairwise(heard))
    assert abs(crossings / (len(heard) / RATE) - 150) < 12


LISTENING = """
import gc
from tests import sounds
from tests.conftest import ROOT
from workbook.recordings import playing
playing.BACKENDS.append("NULL")
sound = playing.Playing(lambda: sounds.wav(0.8))
while sound.state in ("begins", "plays"):
    gc.collect()
print(sound.state)
"""


def test_a_look_for_garbage_while_it_sounds_does_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTENING], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, "over"), done.stderr
