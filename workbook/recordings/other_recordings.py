"""Tells what a file is that stands in place of a recording, by how it begins."""

from __future__ import annotations

from workbook.language.translation import gettext as _
from workbook.pictures.other_pictures import other_format
from workbook.pictures.pictures import PictureTrouble
from workbook.pictures.pictures import look_at as look_at_picture

_OTHERS = (
    (b"FORM", "AIFF"),
    (b"caff", "CAF"),
    (b"#!AMR", "AMR"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMA"),
    (b"\x1aE\xdf\xa3", "WebM"),
    (b"\xff\xf1", "AAC"),
    (b"\xff\xf9", "AAC"),
)
_BRANDS = (b"M4A", b"M4B", b"mp4", b"iso", b"qt ")  # of the family of MP4


def other_recording(data: bytes) -> str:
    """What it is, as the end of a sentence; empty if that is not known."""
    if kind := _kind(data):
        return _("is a recording in the format {kind}, which cannot be played here").format(kind=kind)
    return _picture(data)


def _kind(data: bytes) -> str:
    if data.startswith(b"OggS"):
        return "Opus" if data[28:36] == b"OpusHead" else "Ogg"
    if data[4:8] == b"ftyp" and data[8:11] in _BRANDS:
        return "M4A"
    return next((name for begins, name in _OTHERS if data.startswith(begins)), "")


def _picture(data: bytes) -> str:
    try:
        look_at_picture(data)
    except PictureTrouble:
        return _("is a picture, not a recording") if other_format(data) else ""
    return _("is a picture, not a recording")
