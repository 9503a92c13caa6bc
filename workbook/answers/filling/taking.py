"""Takes the answers of a form into a workbook: looked at first, a backup before, all of them in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.disk import trouble
from workbook.answers.filling.matching import match
from workbook.answers.filling.reading import NOTHING_TAKEN, FormTrouble
from workbook.course.reading import read_course
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.filling.matching import Choice, FoundAnswer, Match
    from workbook.answers.filling.reading import FilledForm
    from workbook.answers.tables.records import Saved


def look_at_form(file: WorkbookFile, form: FilledForm) -> Match:
    """What a form has for a workbook. Changes nothing; FormTrouble for one of another course."""
    course, _unused = read_course(file.files())
    mine = {str(key): saved.answer for key, saved in file.answers().items()}
    return match(form, course, mine, file.name)


def take_in(
    file: WorkbookFile, chosen: Iterable[tuple[FoundAnswer, Choice]], backups: BackupFolder
) -> list[Saved]:
    """Take in what was chosen, as new versions; trouble, and then the workbook is as it was.

    An answer that is another one now than the one that was looked at is never replaced: then all of it is left.
    """
    if file.read_only:
        raise trouble.read_only(file.path)
    wanted = [(row, choice) for row, choice in chosen if choice != "keep" and not row.is_same]
    now = file.answers()
    for row, _choice in wanted:
        saved = now.get(row.exercise.id)
        if (saved.answer if saved else None) != row.mine:
            raise FormTrouble(
                _("“{title}” was changed in the meantime. Read the form once more.").format(
                    title=row.exercise.title
                )
                + f" {_(NOTHING_TAKEN)}"
            )
    if not wanted:
        return []
    backups.make(file, "import")
    with file.in_one_go():
        return [file.save_answer(row.exercise, row.outcome(choice)) for row, choice in wanted]
