"""Everything in a workbook as files that any program can read, and a workbook made of them again.

In the folder: `answers.md` to read, `workbook.json` with all that there is, the course's files below `course`, the
learner's pictures below `pictures`.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from workbook.answers import schema, trouble
from workbook.answers.as_markdown import answers_as_markdown
from workbook.answers.connection import transaction
from workbook.answers.copying import columns_of, rows_of, tables_of
from workbook.answers.damage.checkup import slices
from workbook.answers.making import read_again, sync_folder, write_new
from workbook.answers.trouble import DamageError, WorkbookTrouble
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    import apsw

    from workbook.answers.workbook_file import WorkbookFile

FORMAT = 1
DATA = "workbook.json"
NOT_KEPT = frozenset({"ready"})  # made of the course, and made again
LONGEST = 512 * 1024 * 1024
_SIGNS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp"}


def save_as_text(file: WorkbookFile, folder: Path) -> None:
    """Write everything to a new folder, its owner's alone: whole or not at all. Raises trouble."""
    if os.path.lexists(folder):
        raise trouble.exists(folder)
    if not folder.parent.is_dir():
        raise trouble.missing(folder.parent)
    try:
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=".part", dir=folder.parent))
        try:
            _write_all(file, part)
            part.rename(folder)
            sync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        raise trouble.cannot_make(folder, error, error.errno) from error


def workbook_from_text(folder: Path, target: Path) -> None:
    """Make a workbook of such a folder at a free name. Trouble if it is none, and then nothing is left."""
    try:
        data = json.loads(_read(folder, DATA).decode("utf-8-sig"))
        if data["format"] > FORMAT:
            raise trouble.newer(folder)
        tables = data["tables"]
    except (ValueError, KeyError, TypeError, OSError, RecursionError) as error:
        raise trouble.no_text_folder(folder) from error
    if not isinstance(tables, dict):
        raise trouble.no_text_folder(folder)
    try:
        write_new(target, lambda db: _fill(db, data["schema"], tables))
        read_again(target, _prove)
    except (DamageError, ValueError, KeyError, TypeError, WorkbookTrouble) as error:
        if isinstance(error, WorkbookTrouble) and error.code in ("exists", "disk-full", "missing"):
            raise
        target.unlink(missing_ok=True)
        raise trouble.no_text_folder(folder) from error


# Writing


def _write_all(file: WorkbookFile, part: Path) -> None:
    with file.reading() as db:
        tables = {
            table: [_told(table, column_names, row) for row in rows_of(db, table, column_names)]
            for table in tables_of(db)
            if table not in NOT_KEPT
            for column_names in [columns_of(db, table)]
        }
    data = {"format": FORMAT, "schema": schema.VERSION, "tables": tables}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_whole(part / DATA, text.encode(), private=True)
    write_whole(part / "answers.md", answers_as_markdown(file, history=True).encode(), private=True)
    _write_files(part / "course", file.all_files())
    _write_files(part / "pictures", {name + _ending(data): data for name, data in file.pictures().items()})


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        place = folder / PurePosixPath(name)
        if not place.resolve().is_relative_to(folder.resolve()):
            continue  # a name that leads out of the folder is in workbook.json alone
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, content, private=True)


def _told(table: str, columns: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    """A row by its columns. Bytes are told in base64, JSON as it is."""
    return {column: _value(table, column, value) for column, value in zip(columns, row, strict=True)}


def _value(table: str, column: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if table == "answer_history" and column in ("answer", "wording"):
        return {"json": json.loads(value)}
    return value


def _ending(data: bytes) -> str:
    return next((ending for sign, ending in _SIGNS.items() if data.startswith(sign)), ".bin")


# Reading


def _read(folder: Path, name: str) -> bytes:
    place = folder / name
    if place.stat().st_size > LONGEST:
        raise ValueError("larger than any workbook")
    return place.read_bytes()


def _fill(db: apsw.Connection, version: int, tables: dict[str, Any]) -> None:
    schema.bring_up_to_date(db, 0, version)
    with transaction(db):
        for table in tables_of(db):
            columns = columns_of(db, table)
            marks = ", ".join("?" * len(columns))
            rows = [[_stored(row[column]) for column in columns] for row in tables.get(table, [])]
            db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - our own names
    schema.bring_up_to_date(db, version)


def _stored(value: Any) -> Any:
    if isinstance(value, dict) and "base64" in value:
        return base64.b64decode(value["base64"], validate=True)
    if isinstance(value, dict):
        from workbook.answers.records import to_text

        return to_text(value["json"])
    if isinstance(value, list):
        raise TypeError("a list where a value is to be")
    return value


def _prove(db: apsw.Connection) -> None:
    for _ in slices(db):
        pass
