"""The gate for recordings: what is one by its content, how long it is, and that nothing else comes through."""

import random
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sounds
from tests.authoring.mistakes import png
from workbook.recordings.recordings import MOST_BYTES, look_at, recording_problem
from workbook.recordings.sound import RecordingTrouble

MAKERS: list[Callable[..., bytes]] = [sounds.wav, sounds.mp3, sounds.flac]
NO_RECORDING = "is not an MP3, FLAC or WAV recording, or it is damaged"


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("seconds", [1.0, 5.0, 61.0])
def test_how_long_it_is(make: Callable[..., bytes], seconds: float) -> None:
    sound = look_at(make(seconds))
    assert abs(sound.seconds - seconds) < 0.6
    assert sound.channels == 1
    assert recording_problem(make(seconds)) is None


def test_an_mp3_says_how_many_frames_it_has_or_they_are_counted() -> None:
    whole = round(2 * 44_100 / 1152)
    assert look_at(sounds.mp3(2, promised=whole)).seconds == look_at(sounds.mp3(2)).seconds
    assert look_at(sounds.mp3(2, tag=b"a title" * 9)).seconds == look_at(sounds.mp3(2)).seconds
    assert recording_problem(sounds.mp3(2) + b"TAG".ljust(128, b"\0")) is None


@pytest.mark.parametrize(
    "data",
    [
        sounds.wav()[:-1],
        sounds.flac(9, rate=44_100)[:60],
        sounds.mp3(9, promised=344)[:9000],
        sounds.mp3(2)[:300],
        sounds.mp3(2) + b"and something that does not belong there",
        sounds.wav().replace(b"fmt ", b"fmx "),
        sounds.wav()[:20] + b"\2" + sounds.wav()[21:],
        b"",
        b"ID3",
        b"ID3\4\0\0\x7f\x7f\x7f\x7f",
        b"RIFF\0\0\0\0WAVE" + b"junk\0\0\0\0" * 9999,
        b"fLaC" + b"\1\0\0\0" * 999,
        bytes(4000),
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_cut_off_or_damaged_is_none(data: bytes) -> None:
    with pytest.raises(RecordingTrouble):
        look_at(data)
    assert recording_problem(data) == NO_RECORDING


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"OggS" + bytes(99), "is a recording in the format Ogg, which cannot be played here"),
        (sounds.opus(), "is a recording in the format Opus, which cannot be played here"),
        (b"\0\0\0\x20ftypM4A \0\0\2\0", "is a recording in the format M4A, which cannot be played here"),
        (b"\xff\xf1\x50\x80", "is a recording in the format AAC, which cannot be played here"),
        (b"FORM\0\0\0\0AIFF", "is a recording in the format AIFF, which cannot be played here"),
        (b"caff\0\1\0\0", "is a recording in the format CAF, which cannot be played here"),
        (b"#!AMR\n", "is a recording in the format AMR, which cannot be played here"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "is a recording in the format WMA, which cannot be played here"),
        (b"\x1aE\xdf\xa3", "is a recording in the format WebM, which cannot be played here"),
        (png(2, 2), "is a picture, not a recording"),
        (b"BM" + bytes(60), "is a picture, not a recording"),
        (sounds.mp3(1, tag=bytes(MOST_BYTES)), "is larger than 20 MB"),
        (sounds.flac(3.1 * 3600, rate=4000), "takes longer than three hours"),
    ],
    ids=range(13),
)  # fmt: skip
def test_other_things_are_told_by_their_names(data: bytes, said: str) -> None:
    assert recording_problem(data) == said


def test_a_flac_that_promises_far_more_than_it_has_is_none() -> None:
    made = sounds.flac(2)
    head = int.from_bytes(made[18:26], "big") | (1 << 36) - 1
    endless = made[:12] + b"\0\0\x0a" + made[15:18] + head.to_bytes(8, "big") + made[26:]
    assert recording_problem(endless) == NO_RECORDING


@pytest.mark.parametrize("make", MAKERS)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_changed_in_it_is_told_or_passes_and_never_raises(
    make: Callable[..., bytes], seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(make(1.0))
    for _unused in range(chance.randrange(1, 9)):
        data[chance.randrange(min(len(data), 200))] = chance.randrange(256)
    del data[chance.randrange(len(data)) :]
    problem = recording_problem(bytes(data))
    assert problem is None or problem


@given(st.binary(max_size=300))
def test_any_bytes_are_told(data: bytes) -> None:
    for begins in (b"", b"RIFF\0\0\0\0WAVEfmt ", b"fLaC", b"OggS", b"\xff\xfb\x50\xc4", b"ID3"):
        assert recording_problem(begins + data) != ""


def test_a_wav_of_another_coding_than_is_played_is_none() -> None:
    made = sounds.wav()
    at = made.index(b"fmt ") + 8
    assert recording_problem(made[:at] + struct.pack("<H", 0x11) + made[at + 2 :]) == NO_RECORDING
