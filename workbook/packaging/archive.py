"""Reads a zip archive from bytes and believes nothing that it says of itself.

The standard library's reader is made to open as much as it can. This one opens only what a course file may
be, so that every bound is checked before a byte is inflated, and each refusal has its own sentence. Of an archive
that a person packed by hand it takes names and a remark as such archives have them; the bounds are the same.
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbook.course.file_names import shown
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.packaging.trouble import PackageTrouble

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_PACKED = 100 << 20
MOST_ENTRIES = 2000
MOST_ONE = 20 << 20
MOST_ALL = 200 << 20
MOST_RATIO = 200
MOST_REMARK = 0xFFFF
RATIO_FROM = 1 << 20  # a short text of one repeated letter is no bomb

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_UNIX, _FILE, _FOLDER, _KINDS = 3, 0o100000, 0o040000, 0o170000


@dataclass(frozen=True)
class Entry:
    """One file as the archive's table of contents describes it, with the place of its packed bytes."""

    name: str
    flags: int
    system: int
    mode: int
    method: int
    crc: int
    packed: int
    size: int
    start: int  # offset of its local header
    data: int  # offset of its first packed byte


def first_name(data: bytes) -> bytes:
    """The name of the first file in an archive, as it stands there; nothing is checked but that it is an archive."""
    if len(data) > MOST_PACKED:
        raise PackageTrouble(_("It is larger than 100 MB; no course file is."))
    if not data.startswith(b"PK\x03\x04") or len(data) < _LOCAL.size:
        raise PackageTrouble(_("This is not a course file."))
    *_unused, name_size, _extra = _LOCAL.unpack_from(data)
    return data[_LOCAL.size : _LOCAL.size + int(name_size)]


def list_entries(data: bytes, *, by_hand: bool = False) -> list[Entry]:
    """Everything in the archive in the order of its table of contents.

    What is to be unpacked has to pass `check_bounds` first.
    """
    first_name(data)
    count, at, end = _end_of_archive(data, most_remark=MOST_REMARK if by_hand else 0)
    table, entries = at, []
    for _unused in range(count):
        entry, at = _entry(data, at, end, by_hand=by_hand)
        entries.append(entry)
    if at != end:
        raise PackageTrouble(_("Its table of contents is damaged."))
    _check_places(entries, table)
    return entries


def check_bounds(entries: Collection[Entry]) -> None:
    """Plain files and folders only, packed as we know it, none too large, and not too much in all."""
    for entry in entries:
        _check_sort(entry)
        _check_size(entry)
    if sum(entry.size for entry in entries) > MOST_ALL:
        raise PackageTrouble(_("Unpacked it would be larger than 200 MB."))


def unpack(data: bytes, entry: Entry) -> bytes:
    """An entry's bytes; never more than it announces, and only if they are what it announces."""
    packed = data[entry.data : entry.data + entry.packed]
    found = packed if entry.method == _STORED else _inflate(packed, entry)
    if len(found) != entry.size or zlib.crc32(found) != entry.crc:
        raise PackageTrouble(_("{shown} in it is damaged.").format(shown=shown(entry.name)))
    return found


def _inflate(packed: bytes, entry: Entry) -> bytes:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = machine.decompress(packed, entry.size + 1)
    except zlib.error:
        raise PackageTrouble(_("{shown} in it is damaged.").format(shown=shown(entry.name))) from None
    if not machine.eof or machine.unused_data:
        raise PackageTrouble(_("{shown} in it is not as long as it says.").format(shown=shown(entry.name)))
    return found


def _end_of_archive(data: bytes, most_remark: int) -> tuple[int, int, int]:
    """How many entries there are, and where their table begins and ends; behind it a remark may stand, or nothing."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - most_remark), len(data) - _END.size + 4)
    if place < 0:
        raise PackageTrouble(_("It is cut off, or something was added to its end."))
    _unused, disk, first_disk, here, count, size, offset, remark = _END.unpack_from(data, place)
    if (
        place + _END.size + remark != len(data)
        or disk
        or first_disk
        or here != count
        or offset + size != place
    ):
        raise PackageTrouble(_("Its table of contents is damaged."))
    if not 0 < count <= MOST_ENTRIES:
        raise PackageTrouble(
            _("It holds {count} files; a course file has 1 to {most}.").format(
                count=count, most=whole_number(MOST_ENTRIES)
            )
        )
    return count, offset, place


def _entry(data: bytes, at: int, end: int, *, by_hand: bool) -> tuple[Entry, int]:
    """The entry at an offset of the table of contents, and the offset of the next."""
    if at + _CENTRAL.size > end or data[at : at + 4] != b"PK\x01\x02":
        raise PackageTrouble(_("Its table of contents is damaged."))
    fields = _CENTRAL.unpack_from(data, at)
    _unused, made_by, _unused, flags, method, _unused, _unused, crc, packed, size = fields[:10]
    name_size, extra, remark, _unused, _unused, attributes, start = fields[10:]
    name_at = at + _CENTRAL.size
    raw = data[name_at : name_at + name_size]
    entry = Entry(
        name=_name_by_hand(raw) if by_hand else _name(raw, flags),
        flags=flags,
        system=made_by >> 8,
        mode=attributes >> 16,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        start=start,
        data=_data_start(data, start, raw, end),
    )
    return entry, name_at + name_size + extra + remark


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        raise PackageTrouble(_("A name in it is not UTF-8 text.")) from None


def _name_by_hand(raw: bytes) -> str:
    """A name as systems write it: UTF-8 whether they say so or not, or letters of old; folders parted by any stroke.

    Where a system takes letters and their accents apart they are put together, as texts name their pictures.
    """
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _check_sort(entry: Entry) -> None:
    name = shown(entry.name)
    if entry.flags & _ENCRYPTED:
        raise PackageTrouble(_("{shown} in it is locked with a password.").format(shown=name))
    if entry.method not in (_STORED, _DEFLATED):
        raise PackageTrouble(
            _("{shown} in it is packed in a way that course files do not use.").format(shown=name)
        )
    wanted = _FOLDER if entry.name.endswith("/") else _FILE
    if entry.system == _UNIX and entry.mode & _KINDS not in (0, wanted):
        raise PackageTrouble(_("{shown} in it is a link or a device, not a file.").format(shown=name))


def _check_size(entry: Entry) -> None:
    name = shown(entry.name)
    if entry.size > MOST_ONE or entry.packed > MOST_PACKED:
        raise PackageTrouble(_("{shown} in it is larger than 20 MB.").format(shown=name))
    if entry.method == _STORED and entry.packed != entry.size:
        raise PackageTrouble(_("{shown} in it is not as long as it says.").format(shown=name))
    if entry.size > RATIO_FROM and entry.size > MOST_RATIO * entry.packed:
        raise PackageTrouble(
            _("{shown} in it would swell more than {most_ratio} times when unpacked.").format(
                shown=name, most_ratio=MOST_RATIO
            )
        )
    if entry.name.endswith("/") and entry.size:
        raise PackageTrouble(_("The folder {shown} in it has a content.").format(shown=name))


def _data_start(data: bytes, start: int, raw_name: bytes, end: int) -> int:
    """Where an entry's bytes begin; the header before them has to name the same file."""
    if start + _LOCAL.size > end or data[start : start + 4] != b"PK\x03\x04":
        raise PackageTrouble(_("Its table of contents is damaged."))
    *_unused, name_size, extra = _LOCAL.unpack_from(data, start)
    begin = start + _LOCAL.size + int(name_size)
    if data[start + _LOCAL.size : begin] != raw_name:
        raise PackageTrouble(_("Its table of contents names other files than it holds."))
    return begin + int(extra)


def _check_places(entries: list[Entry], end: int) -> None:
    """No entry reaches into the next, or into the table of contents."""
    spans = sorted((entry.start, entry.data + entry.packed) for entry in entries)
    spans.append((end, end))
    if any(stop > start for (_unused, stop), (start, _unused) in pairwise(spans)):
        raise PackageTrouble(_("Files in it overlap."))
