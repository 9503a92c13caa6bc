"""Reads a zip archive by parts and believes nothing that it says of itself.

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
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

MOST_PACKED = 100 << 20
MOST_ENTRIES = 2000
MOST_ONE = 20 << 20
MOST_ALL = 200 << 20
MOST_RATIO = 200
MOST_REMARK = 0xFFFF
MOST_LISTED = 4 << 20  # of the table of contents
MOST_SWOLLEN = 1 << 16  # bytes by which packing may make a file larger
RATIO_FROM = 1 << 20  # a short text of one repeated letter is no bomb

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_NEEDED, _FIRST_DAY, _READABLE = 20, 0x21, 0o100644
_UNIX, _FILE, _FOLDER, _KINDS = 3, 0o100000, 0o040000, 0o170000


class Archive:
    """A package in memory or on the disk, of which any part can be read; nothing of it is held. OSError."""

    def __init__(self, source: bytes | Path) -> None:
        self._source = source
        self.size = len(source) if isinstance(source, bytes) else source.stat().st_size

    def read(self, start: int, size: int) -> bytes:
        """Some bytes of it, as far as there are so many."""
        if isinstance(self._source, bytes):
            return self._source[start : start + size]
        with self._source.open("rb") as file:
            file.seek(start)
            return file.read(size)


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


def first_name(archive: Archive) -> bytes:
    """The name of the first file in an archive, as it stands there; nothing is checked but that it is an archive."""
    if archive.size > MOST_PACKED:
        raise PackageTrouble(_("It is larger than 100 MB; no course file is."))
    header = archive.read(0, _LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise PackageTrouble(_("This is not a course file."))
    *_unused, name_size, _extra = _LOCAL.unpack(header)
    return archive.read(_LOCAL.size, int(name_size))


def list_entries(archive: Archive, *, by_hand: bool = False) -> list[Entry]:
    """Everything in the archive in the order of its table of contents.

    What is to be unpacked has to pass `check_bounds` first.
    """
    first_name(archive)
    count, offset, size = _end_of_archive(archive, most_remark=MOST_REMARK if by_hand else 0)
    table, at = archive.read(offset, size), 0
    entries = []
    for _unused in range(count):
        entry, at = _entry(archive, table, at, offset, by_hand=by_hand)
        entries.append(entry)
    if at != size:
        raise PackageTrouble(_("Its table of contents is damaged."))
    _check_places(entries, offset)
    return entries


def check_bounds(entries: Collection[Entry]) -> None:
    """Plain files and folders only, packed as we know it, none too large, and not too much in all."""
    for entry in entries:
        _check_sort(entry)
        _check_size(entry)
    if sum(entry.size for entry in entries) > MOST_ALL:
        raise PackageTrouble(_("Unpacked it would be larger than 200 MB."))


def unpack(archive: Archive, entry: Entry) -> bytes:
    """An entry's bytes; never more than it announces, and only if they are what it announces."""
    packed = archive.read(entry.data, entry.packed)
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


class ArchiveWriter:
    """Makes an archive of stored files one after the other; what each call gives is its next bytes."""

    def __init__(self) -> None:
        self._listed: list[bytes] = []
        self._at = 0

    def file(self, name: str, data: bytes) -> Iterator[bytes]:
        """One more file. The day is the first that an archive can name, so that it says nothing of its making."""
        raw = name.encode()
        flags = 0 if name.isascii() else _UTF8
        facts = (_NEEDED, flags, _STORED, 0, _FIRST_DAY, zlib.crc32(data), len(data), len(data), len(raw), 0)
        begins = _LOCAL.pack(b"PK\x03\x04", *facts)
        made_by = _UNIX << 8 | _NEEDED
        rest = (0, 0, 0, _READABLE << 16, self._at)
        self._listed.append(_CENTRAL.pack(b"PK\x01\x02", made_by, *facts, *rest) + raw)
        self._at += len(begins) + len(raw) + len(data)
        yield from (begins, raw, data)

    def end(self) -> bytes:
        """The table of contents."""
        table = b"".join(self._listed)
        count = len(self._listed)
        return table + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(table), self._at, 0)


def size_packed(sizes: Mapping[str, int]) -> int:
    """How large an archive of these files will be."""
    names = sum(len(name.encode()) for name in sizes)
    return sum(sizes.values()) + len(sizes) * (_LOCAL.size + _CENTRAL.size) + 2 * names + _END.size


def _end_of_archive(archive: Archive, most_remark: int) -> tuple[int, int, int]:
    """How many entries there are, where their table begins, and how long it is; behind it a remark may stand."""
    first = max(0, archive.size - _END.size - most_remark)
    tail = archive.read(first, archive.size - first)
    at = tail.rfind(b"PK\x05\x06", 0, max(0, len(tail) - _END.size) + 4)
    if at < 0:
        raise PackageTrouble(_("It is cut off, or something was added to its end."))
    place = first + at
    _unused, disk, first_disk, here, count, size, offset, remark = _END.unpack_from(tail, at)
    whole = place + _END.size + remark == archive.size and offset + size == place
    if not whole or disk or first_disk or here != count:
        raise PackageTrouble(_("Its table of contents is damaged."))
    if not 0 < count <= MOST_ENTRIES:
        raise PackageTrouble(
            _("It holds {count} files; a course file has 1 to {most}.").format(
                count=count, most=whole_number(MOST_ENTRIES)
            )
        )
    if size > MOST_LISTED:
        raise PackageTrouble(_("Its table of contents is damaged."))
    return count, offset, size


def _entry(archive: Archive, table: bytes, at: int, end: int, *, by_hand: bool) -> tuple[Entry, int]:
    """The entry at a place in the table of contents, which begins at `end`, and the place of the next."""
    if at + _CENTRAL.size > len(table) or table[at : at + 4] != b"PK\x01\x02":
        raise PackageTrouble(_("Its table of contents is damaged."))
    fields = _CENTRAL.unpack_from(table, at)
    _unused, made_by, _unused, flags, method, _unused, _unused, crc, packed, size = fields[:10]
    name_size, extra, remark, _unused, _unused, attributes, start = fields[10:]
    name_at = at + _CENTRAL.size
    raw = table[name_at : name_at + name_size]
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
        data=_data_start(archive, start, raw, end),
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
    if entry.size > MOST_ONE or entry.packed > MOST_ONE + MOST_SWOLLEN:
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


def _data_start(archive: Archive, start: int, raw_name: bytes, end: int) -> int:
    """Where an entry's bytes begin; the header before them has to name the same file."""
    header = archive.read(start, _LOCAL.size + len(raw_name))
    if start + _LOCAL.size > end or len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise PackageTrouble(_("Its table of contents is damaged."))
    *_unused, name_size, extra = _LOCAL.unpack_from(header)
    if int(name_size) != len(raw_name) or header[_LOCAL.size :] != raw_name:
        raise PackageTrouble(_("Its table of contents names other files than it holds."))
    return start + _LOCAL.size + int(name_size) + int(extra)


def _check_places(entries: list[Entry], end: int) -> None:
    """No entry reaches into the next, or into the table of contents."""
    spans = sorted((entry.start, entry.data + entry.packed) for entry in entries)
    spans.append((end, end))
    if any(stop > start for (_unused, stop), (start, _unused) in pairwise(spans)):
        raise PackageTrouble(_("Files in it overlap."))
