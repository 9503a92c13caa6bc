"""Opens a Word file with distrust: every bound is checked before anything is inflated, and no macro is ever run."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Self
from xml.etree import ElementTree as ET
from xml.parsers import expat

from workbook.authoring.importing.trouble import Cancelled, ImportTrouble
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

MOST_BYTES = 100_000_000  # of the file, and of all its pictures unpacked
MOST_FILES = 5_000
MOST_XML = 60_000_000  # of one text in it, unpacked
MOST_RATIO = 300
RATIO_FROM = 2_000_000  # a short text of one repeated word is no bomb
MOST_ELEMENTS = 3_000_000
DEEPEST = 120
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


class DocxFile:
    """The parts of a `.docx` or `.docm`. OSError, ImportTrouble."""

    def __init__(self, path: Path, going_on: Callable[[], bool] | None = None) -> None:
        self.name = path.name
        self._going_on = going_on
        _refuse_others(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE:
            raise self._damaged() from None
        self._sizes: dict[str, int] = {}
        self._left = MOST_BYTES
        try:
            self._check_bounds()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_unused: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    def _check_bounds(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MOST_FILES:
            raise self.huge()
        for info in infos:
            if info.flag_bits & 0x1:
                raise ImportTrouble(_encrypted(self.name))
            packed_well = info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * info.compress_size
            if info.filename.endswith((".xml", ".rels")) and (info.file_size > MOST_XML or packed_well):
                raise self.huge()
            self._sizes[info.filename] = info.file_size
        if "[Content_Types].xml" not in self._sizes:
            raise ImportTrouble(_other_zip(self.name)) if "mimetype" in self._sizes else self._damaged()

    def data(self, part: str) -> bytes:
        """The bytes of a part such as a picture; never more than it announces. ImportTrouble."""
        size = self._sizes[part]
        self._left -= size
        if self._left < 0:
            raise self.huge()
        self._ask()
        try:
            with self._zip.open(part) as file:
                return file.read(size + 1)[:size]
        except _DAMAGE:
            raise self._damaged() from None

    def tree(self, part: str) -> ET.Element | None:
        """A whole part, such as the styles; nothing if there is none. ImportTrouble."""
        if part not in self._sizes:
            return None
        return next((root for root, _unused in self._elements(part, depth=0)), None)

    def blocks(self, part: str, depth: int) -> Iterator[ET.Element]:
        """The elements that stand `depth` deep in a part, one after the other; each is forgotten when it was used."""
        for _unused, element in self._elements(part, depth):
            yield element
            element.clear()

    def _elements(self, part: str, depth: int) -> Iterator[tuple[ET.Element, ET.Element]]:
        try:
            with self._zip.open(part) as file:
                _refuse_entities(file, self.name)
            with self._zip.open(part) as file:
                yield from self._parsed(file, depth)
        except (ET.ParseError, *_DAMAGE):
            raise self._damaged() from None

    def _parsed(self, file: IO[bytes], wanted: int) -> Iterator[tuple[ET.Element, ET.Element]]:
        """The root with each element that ended `wanted` deep, at the bounds of depth and number."""
        at = count = 0
        root: ET.Element | None = None
        for event, element in ET.iterparse(file, ("start", "end")):  # noqa: S314 - entities were refused
            if event == "start":
                root = element if root is None else root
                at += 1
                count += 1
                if at > DEEPEST or count > MOST_ELEMENTS:
                    raise self.huge()
                continue
            at -= 1
            if at == wanted and root is not None:
                self._ask()
                yield root, element

    def _ask(self) -> None:
        if self._going_on is not None and not self._going_on():
            raise Cancelled

    def _damaged(self) -> ImportTrouble:
        return ImportTrouble(
            _(
                "“{name}” is damaged, so it cannot be read. Open it in Word or LibreOffice, save it under a new "
                "name, and take that."
            ).format(name=self.name)
        )

    def huge(self) -> ImportTrouble:
        """Too large, too many or too deep."""
        return ImportTrouble(
            _("“{name}” is larger than what can be taken in. Part it into several files in Word.").format(
                name=self.name
            )
        )


def _refuse_others(path: Path) -> None:
    """Files that are no `.docx`, each by its name."""
    if path.stat().st_size > MOST_BYTES:
        raise ImportTrouble(
            _("“{name}” is larger than 100 MB. Make its pictures smaller, or part it.").format(name=path.name)
        )
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(b"PK\x03\x04"):
            return
        if start.startswith(_OLE) and _LOCKED in start + file.read(MOST_BYTES):
            raise ImportTrouble(_encrypted(path.name))
    raise ImportTrouble(_what_it_is(start, path.name))


def _what_it_is(start: bytes, name: str) -> str:
    if start.startswith(_OLE):
        return _(
            "“{name}” was made by a Word before 2007, or under another name. Open it in Word, and save it as a "
            "Word document (.docx)."
        ).format(name=name)
    if start.startswith(b"{\\rtf"):
        return _("“{name}” is an RTF file. Open it in Word, and save it as a Word document (.docx).").format(
            name=name
        )
    if start.startswith(b"%PDF"):
        return _(
            "“{name}” is a PDF, which has lost what is a heading and what is a list. Take the Word file that it "
            "was made of."
        ).format(name=name)
    if not start:
        return _("“{name}” is empty.").format(name=name)
    return _("“{name}” is not a Word file. A Word file ends in .docx.").format(name=name)


def _other_zip(name: str) -> str:
    return _(
        "“{name}” is not a Word file. Open it in LibreOffice, and save it as a Word document (.docx)."
    ).format(name=name)


def _encrypted(name: str) -> str:
    return _("“{name}” is locked with a password. Save it in Word without one, and take that.").format(
        name=name
    )


class _Begun(Exception):
    """The root of a part was reached, and no entities can follow."""


def _refuse_entities(file: IO[bytes], name: str) -> None:
    """Word writes no document types; one that is there could make a short file endless."""
    parser = expat.ParserCreate()

    def refuse(*_unused: object) -> None:
        raise ImportTrouble(
            _("“{name}” holds instructions that no Word file has, so it was not read.").format(name=name)
        )

    def begun(*_unused: object) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    try:
        while piece := file.read(512):
            parser.Parse(piece)
    except _Begun:
        return
    except expat.ExpatError:
        return  # said by who reads it
