"""Takes the answers of a filled-in form into a workbook for a command, and says what was found beside what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.filling.taking import look_at_form, take_in
from workbook.course.answer_text import LongText
from workbook.course.form_fields import told
from workbook.language.counting import counted
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.filling.matching import Choice, FoundAnswer, Match
    from workbook.answers.filling.reading import FilledForm
    from workbook.course.exercise import Answer, Exercise

LONGEST = 200  # letters of an answer on the command line


def taken_from(file: WorkbookFile, form: FilledForm, *, dry_run: bool, replace: bool) -> Iterator[str]:
    """Take in what is missing, and with `replace` what is another; nothing of one's own is replaced unasked.

    A form with another name on it is only read with `replace`, or to see what is in it.
    """
    found = look_at_form(file, form)
    yield from _head(found, file)
    chosen = [(row, _choice(row, replace=replace, anothers=found.is_anothers)) for row in found.answers]
    saved = [] if dry_run else take_in(file, chosen, BackupFolder(file.uuid))
    for row, choice in chosen:
        yield from _told(row, choice)
    for left in found.without_place:
        title = f"{left.exercise.number} {left.exercise.title}" if left.exercise else left.exercise_id
        yield _("No place for this in your version of the course ({title}): {words}").format(
            title=title, words=_short("; ".join(left.words))
        )
    if dry_run or not saved:
        yield _("Nothing was changed.")
        return
    yield counted(
        "{n} answer was taken in. What was there before stays as an earlier version.",
        "{n} answers were taken in. What was there before stays as earlier versions.",
        len(saved),
    )


def _head(found: Match, file: WorkbookFile) -> Iterator[str]:
    form = found.form
    count = len(found.answers)
    yield ngettext("{n} answer was found in “{name}”.", "{n} answers were found in “{name}”.", count).format(
        n=whole_number(count), name=form.file_name
    )
    if form.version and form.version != file.course_version:
        yield _("It is a form of version {other}; your workbook has version {mine}.").format(
            other=form.version, mine=file.course_version
        )
    if found.is_anothers:
        yield _("This form says “{person}”. Your workbook says “{name}”.").format(
            person=form.person, name=file.name
        )
    if form.has_scripts:
        yield _("Something in this form wants to be run. It was not.")


def _choice(row: FoundAnswer, *, replace: bool, anothers: bool) -> Choice:
    if replace and row.choices:
        return "both" if row.unasked_choice == "both" else "take"
    return "keep" if anothers else row.unasked_choice


def _told(row: FoundAnswer, choice: Choice) -> Iterator[str]:
    yield f"{row.exercise.number}  {row.exercise.title}" if not row.kept else row.exercise.title
    if row.kept:
        yield "    " + _("no longer in your version of the course; it goes to Kept answers")
    yield "    " + _("in the form: {words}").format(words=_words(row.exercise, row.found))
    if row.is_same:
        yield "    " + _("the same in your workbook")
        return
    mine = _words(row.exercise, row.mine) or _("nothing yet")
    yield "    " + _("in your workbook: {words}").format(words=mine)
    yield (
        "    "
        + {"take": _("the form’s is taken"), "both": _("both are kept together"), "keep": _("yours stays")}[
            choice
        ]
    )


def _words(exercise: Exercise, answer: Answer) -> str:
    if isinstance(answer, LongText):
        return _("a very long text")
    return _short("; ".join(told(exercise, answer)))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
