"""How a document becomes the bytes of its file: reportlab's objects and the structure's, small ones packed together.

reportlab writes each object by itself and a table of them all. A structure has so many small objects that this would
double the file; since PDF 1.5 they may stand in compressed streams, with the table compressed as well.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase.pdfdoc import format as written

from workbook.pdf.bookmarks import Bookmark, outline
from workbook.pdf.tagged import RESERVED, reserve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.pdf.tagged import Structure

_PACKED = 200  # objects in one stream
_STREAM_ENDS = b"endstream\n"
_ID = re.compile(rb"\[.*?\]", re.DOTALL)


class _Pack(NamedTuple):
    """Several objects pressed into one stream, with their numbers."""

    numbers: list[int]
    stream: bytes


class PdfFile:
    """The bytes of one file as they grow, and where each object stands in it."""

    def __init__(self, document: Any) -> None:
        major, minor = document._pdfVersion  # noqa: SLF001 - reportlab has no other door
        self._document = document
        self._parts = [b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % (major, minor)]
        self._length = len(self._parts[0])
        self._waiting: list[tuple[int, bytes]] = []
        self._packs: list[_Pack] = []
        self._places: dict[int, bytes] = {}

    def take_all(self) -> int:
        """Take reportlab's objects, to which some may be added while they are written; how many there are."""
        document, number = self._document, 0
        while (number := number + 1) in document.numberToId:
            made = written(document.idToObject[document.numberToId[number]], document, toplevel=1)
            if made.endswith(_STREAM_ENDS):
                self._put(number, made.removesuffix(_STREAM_ENDS) + b"\r\nendstream")
            elif made != RESERVED:
                self.take([(number, made)])
        return number - 1

    def take(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Take further objects that are no streams, by their numbers."""
        for numbered in objects:
            self._waiting.append(numbered)
            if len(self._waiting) == _PACKED:
                self._pack()

    def finish(self) -> bytes:
        """The whole file."""
        self._pack()
        last = max([*self._places, *(number for pack in self._packs for number in pack.numbers)], default=0)
        for number, pack in enumerate(self._packs, last + 1):
            for place, key in enumerate(pack.numbers):
                self._places[key] = b"\2%b%b" % (number.to_bytes(4, "big"), place.to_bytes(2, "big"))
            self._put(number, pack.stream)
        self._end(last + len(self._packs) + 1)
        return b"".join(self._parts)

    def _put(self, number: int, made: bytes) -> None:
        """An object by itself."""
        self._places[number] = b"\1%b\0\0" % self._length.to_bytes(4, "big")
        made = b"%d 0 obj\n%b\nendobj\n" % (number, made)
        self._parts.append(made)
        self._length += len(made)

    def _pack(self) -> None:
        """Press the objects that wait into one stream. It gets its number when all others have theirs."""
        objects, self._waiting = self._waiting, []
        if not objects:
            return
        head, at = list[bytes](), 0
        for number, made in objects:
            head.append(b"%d %d" % (number, at))
            at += len(made) + 1
        first = b" ".join(head) + b"\n"
        body = zlib.compress(first + b"\n".join([made for _number, made in objects]))
        facts = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first))
        self._packs.append(_Pack([number for number, _made in objects], _stream(facts, body)))

    def _end(self, number: int) -> None:
        """The table of all objects, and where reading begins."""
        document, start = self._document, self._length
        self._places[number] = b"\1%b\0\0" % start.to_bytes(4, "big")
        free = b"\0\0\0\0\0\xff\xff"
        table = zlib.compress(b"".join([self._places.get(key, free) for key in range(number + 1)]))
        root, info = (document.Reference(made).format(document) for made in (document.Catalog, document.info))
        identity = _ID.search(document.ID())
        assert identity
        facts = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID%b" % (number + 1, root, info, identity[0])
        self._parts.append(
            b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, _stream(facts, table), start)
        )


def _stream(facts: bytes, body: bytes) -> bytes:
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream" % (facts, len(body), body)


def to_bytes(canvas: Any, structure: Structure, bookmarks: Sequence[Bookmark] = ()) -> bytes:
    """The file of all that was drawn on a canvas, with its structure."""
    document = canvas._doc  # noqa: SLF001
    structure.register()
    top = reserve(document) if bookmarks else 0
    document.Catalog.Outlines = f"{top} 0 R" if top else None
    _prepare(document)
    file = PdfFile(document)
    taken = file.take_all()
    if bookmarks:
        file.take(outline(bookmarks, top, taken + 1, structure.pages()))
    file.take(structure.objects(taken + len(bookmarks)))
    return file.finish()


def _prepare(document: Any) -> None:
    """What reportlab does before it writes: fonts, and a name for the file that its content gives it."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
