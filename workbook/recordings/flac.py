"""The head of a FLAC file: what it was made of, and how much of it there is."""

from __future__ import annotations

import struct

from workbook.language.translation import gettext as _
from workbook.recordings.sound import RecordingTrouble, Sound

_MOST_BLOCKS = 256
_STREAMINFO, _HEAD = 0, 34


def flac_sound(data: bytes) -> Sound | None:
    """What it says of itself; None if it is none."""
    if data[:4] != b"fLaC":
        return None
    if data[4] & 0x7F != _STREAMINFO or int.from_bytes(data[5:8], "big") != _HEAD:
        return None
    largest, least_frame = struct.unpack_from(">H", data, 10)[0], int.from_bytes(data[12:15], "big")
    packed = int.from_bytes(data[18:26], "big")
    rate, channels, samples = packed >> 44, (packed >> 41 & 7) + 1, packed & (1 << 36) - 1
    if not rate or not samples or largest < 16:
        return None
    rest = len(data) - _first_frame(data)
    if rest < max(1, least_frame) * -(-samples // largest):
        raise RecordingTrouble(_("the recording is cut off"))
    return Sound("FLAC", samples / rate, channels, rate)


def _first_frame(data: bytes) -> int:
    """Where the sound begins, behind all that is told of it."""
    at = 4
    for _unused in range(_MOST_BLOCKS):
        last, size = data[at] & 0x80, int.from_bytes(data[at + 1 : at + 4], "big")
        at += 4 + size
        if last:
            if data[at] != 0xFF or data[at + 1] & 0xFE != 0xF8:
                raise RecordingTrouble(_("not a recording"))
            return at
    raise RecordingTrouble(_("the recording is in too many pieces"))
