"""Knows a recording by its content: which sort it is and how long it takes. Nothing is decoded here.

A name says nothing: what decodes a recording later is made for files of good will, so that only what has a sound head,
and is whole as far as its own figures tell, comes as far as that. Ogg Vorbis is not taken: a few
changed bytes make the decoder that is at hand for it, stb_vorbis, write where it must not; that was tried.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.recordings.flac import flac_sound
from workbook.recordings.mp3 import mp3_sound
from workbook.recordings.other_recordings import other_recording
from workbook.recordings.sound import RecordingTrouble
from workbook.recordings.wav import wav_sound

if TYPE_CHECKING:
    from workbook.recordings.sound import Sound

MOST_BYTES = 20_000_000
MOST_SECONDS = 3 * 3600
MOST_CHANNELS = 8
RATES = range(4_000, 192_001)

_SORTS = (wav_sound, flac_sound, mp3_sound)


def recording_problem(data: bytes) -> str | None:
    """Why these bytes cannot be a course's recording, as the end of a sentence that begins with its name."""
    if len(data) > MOST_BYTES:
        return _("is larger than 20 MB")
    try:
        sound = look_at(data)
    except RecordingTrouble:
        return other_recording(data) or _("is not an MP3, FLAC or WAV recording, or it is damaged")
    if sound.seconds > MOST_SECONDS:
        return _("takes longer than three hours")
    return None


def look_at(data: bytes) -> Sound:
    """What a recording says of itself; RecordingTrouble if it is none, or not whole."""
    try:
        sound = next(filter(None, (read(data) for read in _SORTS)), None)
    except (struct.error, IndexError):
        raise RecordingTrouble(_("the recording is cut off")) from None
    if (
        sound is None
        or sound.rate not in RATES
        or not 1 <= sound.channels <= MOST_CHANNELS
        or sound.seconds <= 0
    ):
        raise RecordingTrouble(_("not a recording"))
    return sound
