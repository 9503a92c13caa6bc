"""The head of a WAV file (RIFF): its format and how much sound it has."""

from __future__ import annotations

import struct

from workbook.language.translation import gettext as _
from workbook.recordings.sound import RecordingTrouble, Sound

_MOST_CHUNKS = 64
_CODINGS = frozenset(
    (1, 3, 6, 7, 0xFFFE)
)  # whole numbers, fractions, the two of telephones, and one that is told later


def wav_sound(data: bytes) -> Sound | None:
    """What it says of itself; None if it is none."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    at, form = 12, None
    for _unused in range(_MOST_CHUNKS):
        name, size = struct.unpack_from("<4sL", data, at)
        at += 8
        if at + size > len(data):
            raise RecordingTrouble(_("the recording is cut off"))
        if name == b"fmt ":
            form = struct.unpack_from("<HHLLHH", data, at)
        elif name == b"data":
            return _sound(form, size)
        at += size + size % 2
    raise RecordingTrouble(_("the recording is in too many pieces"))


def _sound(form: tuple[int, ...] | None, size: int) -> Sound | None:
    if form is None:
        return None
    coding, channels, rate, _bytes_a_second, frame, bits = form
    if coding not in _CODINGS or bits not in (8, 16, 24, 32, 64) or frame != channels * bits // 8 or not rate:
        return None
    return Sound("WAV", size / frame / rate, channels, rate)
