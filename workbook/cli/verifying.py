"""Looks through a workbook for the command `verify`, and writes what is whole to a new one; the file is not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.cli.unlocking import with_passphrase
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import apsw

    from workbook.answers.locked.keys import Keys

OLDER = N_(
    "It is an older copy: it had come further on this computer before. If you miss something, look for a newer copy "
    "of the file, or go to an earlier day."
)


def keys_for(path: Path, passphrase_file: Path | None) -> Keys | None:
    """What opens a workbook, if it is locked; asked for once. Trouble if that does not open it."""
    from workbook.answers.damage.rescue import keys_of

    return with_passphrase(path, passphrase_file, lambda typed: keys_of(path, typed))


def looked_through(path: Path, keys: Keys | None) -> tuple[bool, str]:
    """Whether everything is as it was written, and what to say. Trouble for what is no workbook, or is in use."""
    from workbook.answers.damage.looking import look_into

    try:
        with look_into(path, keys) as db:
            return True, _sound(path, db)
    except WorkbookTrouble as trouble:
        if trouble.code != "damaged":
            raise
        return False, _damaged(path, trouble.__cause__)


def copy_to(path: Path, target: Path, keys: Keys | None) -> Iterator[str]:
    """Write all of a sound workbook to a free name, as it is in the present version; says what there is."""
    from workbook.answers.damage.checkup import prove_whole
    from workbook.answers.damage.looking import look_into
    from workbook.answers.file.making import write_new
    from workbook.answers.tables.copying import copy_workbook

    with look_into(path, keys) as db:
        write_new(target, lambda new: copy_workbook(db, new), keys, prove_whole)
        answers, versions, _pictures = _counts(db)
    yield _("{name} is ready: {answers}, {versions}.").format(
        name=target.name, answers=answers, versions=versions
    )
    yield _("Nothing was damaged, and nothing is missing.")


def bring_back_to(path: Path, target: Path, keys: Keys | None) -> Iterator[str]:
    """Write what is whole, filled up from the newest good backup, to a free name; says what there is."""
    from workbook.answers.damage.repairing import repair
    from workbook.answers.damage.rescue import complete_backup

    with complete_backup(path, keys, target) as found:
        repaired = repair(path, target, keys, found[1] if found else None)
    answers = counted("{n} answer", "{n} answers", repaired.answers)
    versions = counted("{n} version", "{n} versions", repaired.versions)
    yield _("{name} is ready: {answers}, {versions}.").format(
        name=target.name, answers=answers, versions=versions
    )
    if found:
        yield _("What was lost was looked for in the backup of {day}.").format(day=found[0].day.isoformat())
    yield from repaired.missing or (_("Nothing is missing."),)


def _counts(db: apsw.Connection) -> list[str]:
    """How many answers, versions of them, and pictures there are."""
    answers = "SELECT count(*) FROM current WHERE answered"
    versions, pictures = "SELECT count(*) FROM answer_history", "SELECT count(*) FROM pictures"
    return [
        counted("{n} answer", "{n} answers", int(db.execute(answers).get)),
        counted("{n} version", "{n} versions", int(db.execute(versions).get)),
        counted("{n} picture", "{n} pictures", int(db.execute(pictures).get)),
    ]


def _sound(path: Path, db: apsw.Connection) -> str:
    from workbook.answers.file.newest import noted, reached
    from workbook.answers.tables.workbook_row import read_facts

    counts = ", ".join(_counts(db))
    facts = read_facts(db)
    sound = _("{name} is sound: {counts}, course version {version}.").format(
        name=path.name, counts=counts, version=facts.version
    )
    return f"{sound}\n{_(OLDER)}" if reached(db).is_behind(noted(facts.uuid)) else sound


def _damaged(path: Path, cause: BaseException | None) -> str:
    """What is wrong, never with anything that stands in it."""
    why = str(cause) if isinstance(cause, DamageError) else _("not all of it can be read")
    return _(
        "“{name}” is damaged: {why}. It was not changed. Keep it; --repair-to FILE.workbook writes what "
        "is whole in it to a new workbook."
    ).format(name=path.name, why=why)
