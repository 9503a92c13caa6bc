"""The frames of an MP3 file, one after the other, which together say how long it takes."""

from __future__ import annotations

from typing import NamedTuple

from workbook.language.translation import gettext as _
from workbook.recordings.sound import RecordingTrouble, Sound

_MOST_TAGS = 4
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KILOBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_LAYER_3 = 1
_FOLLOWING = 3  # frames that have to follow the first, if there are so many
_WHOLE = 0.98  # of the frames that it says it has
_AFTER = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3", b"3DI")


class _Frame(NamedTuple):
    size: int
    samples: int
    rate: int
    channels: int


def mp3_sound(data: bytes) -> Sound | None:
    """What it says of itself; None if it is none."""
    at = _behind_tags(data)
    first = _frame(data, at)
    if first is None:
        return None
    promised = _promised(data, at, first)
    frames = samples = 0
    while (frame := _frame(data, at)) and at + frame.size <= len(data):
        if frame.rate != first.rate:
            return None
        frames, samples, at = frames + 1, samples + frame.samples, at + frame.size
    rest = data[at:]
    ends = len(rest) < 4 or frame is not None or rest.startswith(_AFTER) or not rest.strip(b"\0")
    if not ends or frames < min(_FOLLOWING, promised or _FOLLOWING):
        return None
    if frames - 1 < promised * _WHOLE:  # the first frame holds the promise, and no sound
        raise RecordingTrouble(_("the recording is cut off"))
    return Sound("MP3", (samples - first.samples * bool(promised)) / first.rate, first.channels, first.rate)


def _behind_tags(data: bytes) -> int:
    """Where the sound begins, behind what is told of it."""
    at = 0
    for _unused in range(_MOST_TAGS):
        if data[at : at + 3] != b"ID3":
            return at
        sizes = data[at + 6 : at + 10]
        at += 10 + (sizes[0] << 21 | sizes[1] << 14 | sizes[2] << 7 | sizes[3])
    raise RecordingTrouble(_("the recording is in too many pieces"))


def _frame(data: bytes, at: int) -> _Frame | None:
    """The frame that begins here, if one does."""
    head = int.from_bytes(data[at : at + 4], "big")
    version, layer = head >> 19 & 3, head >> 17 & 3
    bits, rate = head >> 12 & 15, head >> 10 & 3
    if len(data) < at + 4 or head >> 21 != 0x7FF or layer != _LAYER_3 or version not in _RATES:
        return None
    if not 0 < bits < 15 or rate == 3:
        return None
    whole = version == 3
    samples, hertz = 1152 if whole else 576, _RATES[version][rate]
    size = samples // 8 * _KILOBITS[whole][bits] * 1000 // hertz + (head >> 9 & 1)
    return _Frame(size, samples, hertz, 1 if head >> 6 & 3 == 3 else 2)


def _promised(data: bytes, at: int, frame: _Frame) -> int:
    """How many frames a file says that it has, in place of its first; 0 if it says nothing."""
    whole = frame.samples == 1152
    aside = {(True, 2): 32, (True, 1): 17, (False, 2): 17, (False, 1): 9}[whole, frame.channels]
    place = at + 4 + aside
    if data[place : place + 4] in (b"Xing", b"Info") and data[place + 7] & 1:
        return int.from_bytes(data[place + 8 : place + 12], "big")
    if data[at + 36 : at + 40] == b"VBRI":
        return int.from_bytes(data[at + 50 : at + 54], "big")
    return 0
