"""Everything in a workbook as files that any program can read, and a workbook made of them again.

In the folder: `answers.md` to read; `workbook.json` with every row of every table; and, to which that refers by
their names, the course's files below `course` and the learner's pictures below `pictures`.
"""

from __future__ import annotations

import base64
import codecs
import os
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.json_parts import JsonParts
from workbook.answers.copies.long_strings import LongString, WithoutLongStrings
from workbook.answers.damage.checkup import prove_whole
from workbook.answers.disk import trouble
from workbook.answers.disk.claims import real_path
from workbook.answers.disk.connection import transaction
from workbook.answers.disk.trouble import DamageError
from workbook.answers.file.making import refuse_taken, sync_folder, write_new
from workbook.answers.tables import schema
from workbook.answers.tables.copying import CONTENTS, columns_of, rows_of, tables_of
from workbook.answers.tables.long_answers import LongAnswer, write_long
from workbook.bounded_json import read_json
from workbook.course.answer_text import from_text, to_text
from workbook.course.file_names import name_problem
from workbook.language.translation import gettext as _
from workbook.whole_file import private_folder, write_whole
from workbook.wiping import wipe_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.file.workbook_file import WorkbookFile

FORMAT = 1
DATA = "workbook.json"
NOT_KEPT = frozenset({"ready"})  # made of the course, and made again
LONGEST = 512 * 1024 * 1024
PIECE = 1 << 20  # characters that are there a second time as bytes
_SIGNS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp"}
# Whatever a stranger's folder makes of our reading of it.
_UNFIT = (
    DamageError, ValueError, KeyError, TypeError, OverflowError, RecursionError, OSError, apsw.Error,
)  # fmt: skip
_DISK = (apsw.FullError, apsw.IOError, apsw.CantOpenError)  # of the new file, not of what it is made of


def save_as_text(file: WorkbookFile, folder: Path) -> None:
    """Write everything to a new folder, its owner's alone: whole or not at all. Raises trouble."""
    if os.path.lexists(folder):
        raise trouble.exists(folder)
    if not folder.parent.is_dir():
        raise trouble.missing(folder.parent)
    try:
        # Not hidden: what a killed program leaves is plain text, and whoever owns it must see it.
        part = Path(tempfile.mkdtemp(prefix=f"{folder.name[:60]} (not finished) ", dir=folder.parent))
        try:
            _Writer(part).write_all(file)
            part.rename(folder)
            sync_folder(folder.parent)
        except BaseException:
            wipe_folder(part)
            raise
    except OSError as error:
        raise trouble.cannot_make(folder, error, error.errno) from error


def workbook_from_text(folder: Path, target: Path) -> None:
    """Make the same workbook of such a folder at a free name. Trouble if it is none, and then nothing is left."""
    refuse_taken(target)

    def fill(db: apsw.Connection) -> None:
        try:
            _Reader(folder).fill(db)
            prove_whole(db)
        except _DISK:
            raise
        except _UNFIT as error:
            raise trouble.no_text_folder(folder) from error

    write_new(target, fill, check=prove_whole)


class _Writer:
    """Writes rows as data, and large contents as files of their own; one row after the other is read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        self._names: dict[tuple[str, Any, Any], str] = {}  # a large content's table and key: its file
        self._hashes: dict[str, str] = {}
        self._json = JsonParts(1)

    def write_all(self, file: WorkbookFile) -> None:
        with file.reading() as db:
            tables = [table for table in tables_of(db) if table not in NOT_KEPT]
            for table in filter(CONTENTS.get, tables):
                self._write_contents(db, table)
            self._write(DATA, _in_bytes(self._data(db, tables)))
        self._write("answers.md", _in_bytes(markdown_parts(file, history=True)))

    def _write_contents(self, db: apsw.Connection, table: str) -> None:
        newest = int(db.execute("SELECT max(number) FROM snapshot").get)
        for row in _rows(db, table):
            if name := self._free_name(table, row, newest):
                content = row[CONTENTS[table]]
                self._write(name, content)
                self._hashes[name] = sha256(content).hexdigest()
                self._names[_key(table, row)] = name

    def _data(self, db: apsw.Connection, tables: list[str]) -> Iterator[str]:
        made = self._json
        front_matter = {"format": FORMAT, "schema": schema.VERSION, "hashes": self._hashes}
        rows = ((table, made.of_list(self._told(db, table), 2)) for table in tables)
        return made.of_object(
            [
                *((name, [made.value(fact, 1)]) for name, fact in front_matter.items()),
                ("tables", made.of_object(rows, 1)),
            ]
        )

    def _told(self, db: apsw.Connection, table: str) -> Iterator[Iterator[str]]:
        for row in _rows(db, table):
            yield self._json.of_object(self._columns(table, row), 3)

    def _columns(self, table: str, row: dict[str, Any]) -> Iterator[tuple[str, Iterator[str]]]:
        name = self._names.get(_key(table, row)) if table in CONTENTS else None
        for column, value in row.items():
            is_file = name and column == CONTENTS[table]
            yield column, self._column(table, column, {"file": name} if is_file else value)

    def _column(self, table: str, column: str, value: Any) -> Iterator[str]:
        """Told in its turn: a long answer is not there as many times as it is looked at."""
        if isinstance(value, LongAnswer):
            yield from self._json.of_object([("json", value.json())], 4)
        else:
            yield self._json.value(value if isinstance(value, dict) else _value(table, column, value), 4)

    def _free_name(self, table: str, row: dict[str, Any], newest: int) -> str:
        """A name that any disk can have; empty for one that none should, whose content stays in the data."""
        if table == "pictures":
            content = row["content"]
            ending = next((ending for sign, ending in _SIGNS.items() if content.startswith(sign)), ".bin")
            name = f"pictures/{row['hash']}{ending}"
        else:
            place = "course" if row["number"] == newest else f"course before {row['number']}"
            name = "" if name_problem(row["path"]) else f"{place}/{row['path']}"
        if name.casefold() in self._taken:
            return ""
        self._taken.add(name.casefold())
        return name

    def _write(self, name: str, content: bytes | Iterable[bytes]) -> None:
        place = self._folder / name
        private_folder(place.parent)
        write_whole(place, content, private=True)


def _in_bytes(parts: Iterable[str]) -> Iterator[bytes]:
    for part in parts:
        for start in range(0, len(part), PIECE):
            yield part[start : start + PIECE].encode()


def _rows(db: apsw.Connection, table: str) -> Iterator[dict[str, Any]]:
    columns = columns_of(db, table)
    with closing(rows_of(db, table, columns)) as rows:
        for row in rows:
            yield dict(zip(columns, row, strict=True))


def _key(table: str, row: dict[str, Any]) -> tuple[str, Any, Any]:
    return (table, row["hash"], None) if table == "pictures" else (table, row["number"], row["path"])


def _value(table: str, column: str, value: Any) -> Any:
    """A value as data: bytes in base64, JSON as it is."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if table == "answer_history" and column in ("answer", "wording"):
        try:
            return {"json": from_text(value)}
        except ValueError as error:
            raise DamageError(_("an answer cannot be read")) from error
    return value


class _Reader:
    """Reads what a stranger may have written: everything is of our shape, and lies in the folder, or it is refused."""

    def __init__(self, folder: Path) -> None:
        self._folder = real_path(folder)
        self._hashes: dict[str, Any] = {}
        self._long = WithoutLongStrings(self._place(DATA))

    def fill(self, db: apsw.Connection) -> None:
        """Make all tables in memory. Anything of `_UNFIT`, or trouble if it is of a newer program."""
        data = read_json(self._long.data())
        if _number(data["format"]) > FORMAT or _number(data["schema"]) > schema.VERSION:
            raise trouble.newer(self._folder)
        self._hashes = dict(data.get("hashes", {}))  # folders of an earlier program have none
        schema.bring_up_to_date(db, 0, data["schema"])
        wanted = [table for table in tables_of(db) if table not in NOT_KEPT]
        if set(data["tables"]) != set(wanted):
            raise ValueError("other tables than a workbook has")
        with transaction(db):
            for table in wanted:
                self._fill_table(db, table, data["tables"][table])
        schema.bring_up_to_date(db, data["schema"])

    def _fill_table(self, db: apsw.Connection, table: str, rows: list[dict[str, Any]]) -> None:
        columns = columns_of(db, table)
        marks = ", ".join("?" * len(columns))
        for row in rows:
            if set(row) != set(columns):
                raise ValueError("other columns than a workbook has")
            values = [self._stored(row[column]) for column in columns]
            db.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)  # noqa: S608 - our own names
            if long := self._long_answer(row.get("answer")):
                size = sum(len(part.encode()) for part in long.json())
                write_long(db, row["row"], size, (part.encode() for part in long.json()))

    def _long_answer(self, told: Any) -> LongString | None:
        return self._long.find(told.get("json")) if isinstance(told, dict) else None

    def _stored(self, value: Any) -> Any:
        if self._long_answer(value):
            return ""  # it is written by parts
        if not isinstance(value, dict):
            return self._long.restored(value)
        [(how, told)] = value.items()
        told = self._long.restored(told)
        if how == "file":
            return self._content(told)
        return base64.b64decode(told, validate=True) if how == "base64" else to_text({"json": told}[how])

    def _content(self, name: str) -> bytes:
        """A file as it was saved, also if another program has changed its line ends since."""
        found, wanted = self._read(name), self._hashes.get(name)
        for content in _with_other_line_ends(found) if wanted else (found,):
            if wanted in (None, sha256(content).hexdigest()):
                return content
        raise trouble.text_changed(self._folder, name)

    def _read(self, name: str) -> bytes:
        return self._place(name).read_bytes()

    def _place(self, name: str) -> Path:
        place = real_path(self._folder / name)
        if not place.is_relative_to(self._folder) or not place.is_file() or place.stat().st_size > LONGEST:
            raise ValueError("a file that is not there, or not in the folder")
        return place


def _with_other_line_ends(content: bytes) -> Iterator[bytes]:
    """A file as it is, and as it was before a program gave it the line ends or the first mark of its own system."""
    yield content
    plain = content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for begin in (b"", codecs.BOM_UTF8):
        for end in (b"\n", b"\r\n", b"\r"):
            changed = begin + plain.replace(b"\n", end)
            yield changed
            yield changed.removesuffix(end)
            yield changed + end


def _number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError("no number of a version")
    return value
