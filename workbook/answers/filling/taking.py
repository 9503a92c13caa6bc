"""Takes the answers of a form into a workbook: looked at first, a backup before, all of them in one go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.answers.disk import trouble
from workbook.answers.filling.matching import Mine, match
from workbook.answers.filling.reading import NOTHING_TAKEN, FormTrouble
from workbook.course import kinds
from workbook.course.reading import read_course
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.filling.matching import Choice, FoundAnswer, Match
    from workbook.answers.filling.reading import FilledForm
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Exercise


def look_at_form(file: WorkbookFile, form: FilledForm) -> Match:
    """What a form has for a workbook. Changes nothing; FormTrouble for one of another course."""
    course, _unused = read_course(file.files())
    mine = {str(key): Mine(saved.answer, saved.at, _asked(saved)) for key, saved in file.answers().items()}
    return match(form, course, mine, file.name, _before(file))


def _asked(saved: Saved) -> Exercise | None:
    """The exercise of an answer, as it was asked when it was answered."""
    asked = {"title": saved.title, "question": saved.question, "id": saved.exercise_id}
    return kinds.stand_in(saved.kind, saved.words, **asked)


def _before(file: WorkbookFile) -> dict[str, Exercise]:
    """The exercises of the version that the workbook had before, if it is kept: what they suggested is not asked."""
    files = file.files_before()
    course = read_course(files)[0] if files is not None else None
    return {str(e.id): replace(e, share="private") for e in course.exercises()} if course else {}


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
