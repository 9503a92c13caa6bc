"""Knows a picture by its content, and takes out of it what tells where and by whom it was made.

Nothing is decoded here: the blocks that a picture's format is made of are copied or left out, so that not a
dot changes and the result is the same everywhere.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import gettext as _
from workbook.pictures.other_pictures import other_format
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PIXELS = 40_000_000
MOST_BYTES = 20_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP"),
        *(b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
    )
)
_JPEG_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_JPEG_USUAL = (0xC0, 0xC1, 0xC2)  # what every reader knows
_JPEG_BARE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length
_SCAN = b"\xff\xda"
_MOST_SCANS = 50  # a camera writes one, a progressive picture about ten; each one may go over all dots again
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_ORIENTATION, _LONG = 0x0112, 4
_MOST_BLOCKS = 2048
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


class PictureTrouble(Trouble):
    """Bytes that are no picture, or a broken one."""


class Looks(NamedTuple):
    """What a picture says of itself: its type and size, and how it is to be turned (1: not at all)."""

    type: str
    width: int
    height: int
    orientation: int = 1


def picture_problem(data: bytes) -> str | None:
    """Why these bytes cannot be a course's picture, as the end of a sentence that begins with its name."""
    if len(data) > MOST_BYTES:
        return _("is larger than 20 MB")
    try:
        looks = look_at(data)
    except PictureTrouble:
        return other_format(data) or _("is not a PNG, JPEG, GIF or WebP picture, or it is damaged")
    if looks.width * looks.height > MOST_PIXELS:
        return _("has {width} × {height} dots; at most 40 million are possible").format(
            width=looks.width, height=looks.height
        )
    return None


def look_at(data: bytes) -> Looks:
    """A picture's type, size and orientation from its first blocks; PictureTrouble if there are none."""
    try:
        found = _looks(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise PictureTrouble(_("the picture is cut off")) from None
    if found is None or found.width < 1 or found.height < 1:
        raise PictureTrouble(_("not a picture"))
    return found


def _bounded() -> Iterator[int]:
    """Goes on for as many blocks as a picture has at most: millions of tiny ones would keep everybody waiting."""
    yield from range(_MOST_BLOCKS)
    raise PictureTrouble(_("the picture is in too many pieces"))


def for_a_decoder(data: bytes) -> bytes:
    """The picture with nothing but what its dots and colours need, not turned; one that is cut off as it is.

    A decoder would unfold every text in it, however large that becomes.
    """
    try:
        return bare(data, look_at(data).type)
    except PictureTrouble:
        return data


def bare(data: bytes, kind: str) -> bytes:
    """The blocks of a picture of this type that are kept."""
    try:
        return _STRIP[kind](data)
    except (struct.error, IndexError):
        raise PictureTrouble(_("the picture is cut off")) from None


def _looks(data: bytes) -> Looks | None:
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        width, height = struct.unpack_from(">2L", data, 16)
        return Looks("PNG", width, height, _png_orientation(data))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return Looks("GIF", *struct.unpack_from("<2H", data, 6))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_looks(data)
    return _jpeg_looks(data) if data.startswith(b"\xff\xd8\xff") else None


# JPEG


def _jpeg_segments(data: bytes, *, dots: bool = True) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment; a scan reaches to the next marker behind its coded `dots`."""
    at = 2
    for _unused in _bounded():
        if data[at] != 0xFF:
            raise PictureTrouble(_("no segment where one should be"))
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1  # a fill byte
            continue
        if marker == 0:
            raise PictureTrouble(_("no segment where one should be"))
        if marker in _JPEG_BARE or marker == 0xD9:
            end = at + 2
        else:
            end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == 0xDA:
            if not dots:
                return
            end = _end_of_scan(data, end)
        if end > len(data):
            raise PictureTrouble(_("cut off"))
        yield marker, at, end
        if marker == 0xD9:
            return
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded dots of a scan end: at a marker that is no restart and no escaped byte."""
    found = _NEXT_MARKER.search(data, at)
    if found is None:
        raise PictureTrouble(_("the picture is cut off"))
    return found.start()


def _jpeg_looks(data: bytes) -> Looks:
    """Everything that stands before the dots; what is cut off behind that does not matter here."""
    size, orientation = None, 1
    for marker, start, end in _jpeg_segments(data, dots=False):
        if marker == 0xE1 and data[start + 4 : start + 10] == b"Exif\0\0":
            orientation = _exif_orientation(data[start + 10 : end])
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">2H", data, start + 5)
            size = (width, height)
    if size is None:
        raise PictureTrouble(_("a JPEG without a frame"))
    if data.count(_SCAN) > _MOST_SCANS and _scans(data) > _MOST_SCANS:
        raise PictureTrouble(_("a JPEG that keeps a decoder busy"))
    return Looks("JPEG", *size, orientation)


def plain_jpeg(data: bytes) -> int:
    """How many colours a JPEG has, 1 or 3, that every reader shows alike as it is; 0 for any other picture.

    It is not turned, has no colour profile, and says of its colours what they are.
    """
    if not data.startswith(b"\xff\xd8\xff"):
        return 0
    told, colours = False, 0
    for marker, start, end in _jpeg_segments(data, dots=False):
        if marker == 0xE1 and data[start + 4 : start + 10] == b"Exif\0\0":
            if _exif_orientation(data[start + 10 : end]) != 1:
                return 0
        elif marker == 0xE2 and data[start + 4 : start + 16] == b"ICC_PROFILE\0":
            return 0
        elif marker == 0xE0 and data[start + 4 : start + 9] == b"JFIF\0":
            told = told or _is_kept(marker, data, start)
        elif marker in _JPEG_FRAMES:
            usual = marker in _JPEG_USUAL and data[start + 4] == 8
            colours = data[start + 9] if usual else 0
            told = told or data[start + 10 : start + 17 : 3] == b"\1\2\3"  # as a photograph numbers them
    return colours if colours == 1 or (colours == 3 and told) else 0


def _scans(data: bytes) -> int:
    """How often the dots are gone over; where the segments make no sense, as often as a decoder might find."""
    try:
        return sum(marker == 0xDA for marker, _unused, _unused in _jpeg_segments(data))
    except (PictureTrouble, struct.error, IndexError):
        return data.count(_SCAN)


def _jpeg_stripped(data: bytes) -> bytes:
    whole = memoryview(data)
    kept = [whole[:2]]
    kept += [whole[start:end] for marker, start, end in _jpeg_segments(data) if _is_kept(marker, data, start)]
    return b"".join(kept)


def _is_kept(marker: int, data: bytes, start: int) -> bool:
    """Of the marked extras only colour profiles and Adobe's note on colours; previews have no place here."""
    if marker == 0xE0:
        return data[start + 4 : start + 9] == b"JFIF\0" and data[start + 16 : start + 18] == b"\0\0"
    if marker == 0xE2:
        return data[start + 4 : start + 16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return data[start + 4 : start + 9] == b"Adobe"
    return not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _exif_orientation(tiff: bytes) -> int:
    """The orientation in an EXIF block, or 1 if there is none or it makes no sense."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        offset = int(struct.unpack_from(order + "L", tiff, 4)[0])
        for n in range(struct.unpack_from(order + "H", tiff, offset)[0]):
            tag, sort, _unused, short = struct.unpack_from(order + "HHLH", tiff, offset + 2 + 12 * n)
            if tag == _ORIENTATION:
                (long,) = struct.unpack_from(order + "L", tiff, offset + 10 + 12 * n)
                value = int(long if sort == _LONG else short)
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


# PNG


def _png_orientation(data: bytes) -> int:
    """The turn in a PNG's own EXIF block, wherever that stands; a PNG that is cut off says none behind its end."""
    at = len(_PNG)
    for _unused in range(_MOST_BLOCKS):
        if at + 8 > len(data):
            break
        (length,) = struct.unpack_from(">L", data, at)
        if data[at + 4 : at + 8] == b"eXIf":
            return _exif_orientation(data[at + 8 : at + 8 + length])
        at += 12 + length
    return 1


def _png_stripped(data: bytes) -> bytes:
    whole, at = memoryview(data), len(_PNG)
    kept = [whole[:at]]
    while True:
        (length,) = struct.unpack_from(">L", data, at)
        sort, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise PictureTrouble(_("the picture is cut off"))
        if sort in _PNG_KEPT:
            kept.append(whole[at:end])
        if sort == b"IEND":
            return b"".join(kept)
        at = end


# GIF


def _gif_stripped(data: bytes) -> bytes:
    whole, at = memoryview(data), 13 + _colours(data[10])
    kept = [whole[:at]]
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _end_of_blocks(data, at + 11 + _colours(data[at + 9]))
            keep = True
        elif data[at] == 0x21:
            end = _end_of_blocks(data, at + 2)
            label = data[at + 1]
            keep = label == 0xF9 or (label == 0xFF and data[at + 3 : at + 14] in _GIF_KEPT)
        else:
            raise PictureTrouble(_("no block where one should be"))
        kept += [whole[at:end]] if keep else []
        at = end
    return b"".join([*kept, memoryview(b"\x3b")])


def _colours(flags: int) -> int:
    """The bytes of the colour table that these flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


# WebP


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each chunk; odd ones are followed by a byte that fills up."""
    stop = 8 + int(struct.unpack_from("<L", data, 4)[0])
    if stop > len(data):
        raise PictureTrouble(_("the picture is cut off"))
    at = 12
    for _unused in _bounded():
        if at >= stop:
            return
        name, length = struct.unpack_from("<4sL", data, at)
        end = at + 8 + length + (length & 1)
        if end > stop:
            raise PictureTrouble(_("the picture is cut off"))
        yield name, at, end
        at = end


def _webp_looks(data: bytes) -> Looks:
    size, orientation = None, 1
    for name, start, end in _webp_chunks(data):
        if name == b"EXIF":
            orientation = _exif_orientation(data[start + 8 : end].removeprefix(b"Exif\0\0"))
        size = size or _webp_size(name, data[start + 8 : end])
    if size is None:
        raise PictureTrouble(_("a WebP without a picture"))
    return Looks("WEBP", *size, orientation)


def _webp_size(name: bytes, chunk: bytes) -> tuple[int, int] | None:
    if name == b"VP8X":
        return int.from_bytes(chunk[4:7], "little") + 1, int.from_bytes(chunk[7:10], "little") + 1
    if name == b"VP8 ":
        width, height = struct.unpack_from("<2H", chunk, 6)
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<L", chunk, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _webp_stripped(data: bytes) -> bytes:
    kept = []
    for name, start, end in _webp_chunks(data):
        chunk = data[start:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]  # no EXIF, no XMP any more
        if name in (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            kept.append(chunk)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(body)) + body


_STRIP = {"JPEG": _jpeg_stripped, "PNG": _png_stripped, "GIF": _gif_stripped, "WEBP": _webp_stripped}
