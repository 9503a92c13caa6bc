"""Looks through a workbook for the command `verify`, and writes what is whole to a new one; the file is not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.trouble import WorkbookTrouble
from workbook.unlocking import ask_passphrase, read_passphrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import apsw

    from workbook.answers.locked.keys import Keys

COUNTS = (
    ("SELECT count(*) FROM current WHERE answered", "answer"),
    ("SELECT count(*) FROM answer_history", "version"),
    ("SELECT count(*) FROM pictures", "picture"),
)


def looked_through(path: Path, passphrase_file: Path | None) -> tuple[bool, str]:
    """Whether everything is as it was written, and what to say. Trouble for what is no workbook, or is in use."""
    from workbook.answers.damage.looking import look_into

    try:
        keys = _keys(path, passphrase_file)
        with look_into(path, keys) as db:
            return True, _sound(path, db)
    except WorkbookTrouble as trouble:
        if trouble.code != "damaged":
            raise
        return False, str(trouble)


def bring_back_to(path: Path, target: Path, passphrase_file: Path | None) -> Iterator[str]:
    """Write what is whole, filled up from the newest good backup, to a free name; says what there is."""
    from workbook.answers.damage.repairing import repair
    from workbook.answers.damage.rescue import complete_backup

    path, target = path.resolve(), target.resolve()
    keys = _keys(path, passphrase_file)
    with complete_backup(path, keys) as found:
        repaired = repair(path, target, keys, found[1] if found else None)
    yield f"{target.name} is ready: {_count(repaired.answers, 'answer')}, {_count(repaired.versions, 'version')}."
    if found:
        yield f"What was lost was looked for in the backup of {found[0].day.isoformat()}."
    yield from repaired.missing or ("Nothing is missing.",)


def _keys(path: Path, passphrase_file: Path | None) -> Keys | None:
    from workbook.answers.damage.rescue import keys_of

    try:
        return keys_of(path, read_passphrase(passphrase_file))
    except WorkbookTrouble as trouble:
        if trouble.code != "locked":
            raise
    return keys_of(path, ask_passphrase(path))


def _sound(path: Path, db: apsw.Connection) -> str:
    counts = ", ".join(_count(int(db.execute(asked).get), word) for asked, word in COUNTS)
    return f"{path.name} is sound: {counts}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"
