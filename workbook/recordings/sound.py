"""What a recording says of itself."""

from __future__ import annotations

from typing import NamedTuple

from workbook.trouble import Trouble


class RecordingTrouble(Trouble):
    """Bytes that are no recording, or a broken one."""


class Sound(NamedTuple):
    """The sort of a recording, how long it takes, and in how many channels and samples a second it was made."""

    type: str
    seconds: float
    channels: int
    rate: int
