"""The pages of an Ogg file, and the head of the Vorbis sound in it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import gettext as _
from workbook.recordings.sound import RecordingTrouble, Sound

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"OggS"
VORBIS = b"\x01vorbis"
_MOST_PAGES = 100_000
_HEAD = struct.Struct("<4sBBqLLLB")
_FIRST, _LAST = 2, 4
_NO_PLACE = -1


class _Page(NamedTuple):
    flags: int
    samples: int  # that have passed when it ends
    stream: int
    begins: int
    ends: int


def ogg_sound(data: bytes) -> Sound | None:
    """What it says of itself; None if it is none, or has another sort of sound in it."""
    if data[:4] != MARK:
        return None
    pages = _pages(data)
    first = next(pages)
    head = data[first.begins : first.ends]
    if not head.startswith(VORBIS) or not first.flags & _FIRST or len(head) < 30:
        return None
    version, channels, rate = struct.unpack_from("<LBL", head, 7)
    if version or not rate:
        return None
    samples = 0
    for page in pages:
        if page.stream != first.stream or page.flags & _FIRST:
            raise RecordingTrouble(_("the recording is in too many pieces"))
        if page.samples != _NO_PLACE:
            if page.samples < samples:
                raise RecordingTrouble(_("not a recording"))
            samples = page.samples
    return Sound("Ogg Vorbis", samples / rate, channels, rate)


def first_words(data: bytes) -> bytes:
    """How the sound in an Ogg file begins, which says what sort it is."""
    return data[28:36] if data[:4] == MARK and len(data) > 36 else b""


def _pages(data: bytes) -> Iterator[_Page]:
    """All pages, which follow one another to the end of the file."""
    at = 0
    for _unused in range(_MOST_PAGES):
        mark, version, flags, samples, stream, _number, _sum, segments = _HEAD.unpack_from(data, at)
        if mark != MARK or version:
            raise RecordingTrouble(_("not a recording"))
        begins = at + _HEAD.size + segments
        ends = begins + sum(data[at + _HEAD.size : begins])
        if ends > len(data):
            raise RecordingTrouble(_("the recording is cut off"))
        yield _Page(flags, samples, stream, begins, ends)
        at = ends
        if at == len(data):
            return
    raise RecordingTrouble(_("the recording is in too many pieces"))
