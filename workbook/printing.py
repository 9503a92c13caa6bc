"""From an open workbook to paper: which answers are offered for which edition, and with which wording."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbook.course.translations import questions_in_all_languages
from workbook.language.languages import paper_language
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import FORMS, Besides, EarlierVersion, PaperAnswer, PaperDay, PaperMark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import AnswerSettings, Saved
    from workbook.course.exercise import Exercise, Share
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course, Outline
    from workbook.pdf.material import Edition, PaperOptions

MOST_OF_A_NAME = 60
_EDITIONS: dict[Edition, str] = {
    "keepsake": N_("whole workbook"),
    "workshop": N_("workshop"),
    "blank": N_("blank"),
    "facilitator": N_("for the leader"),
}
BEFORE_AND_AFTER = N_("Before and after")
ACTION_PLAN = N_("My action plan")
FROM_MY_MODULES = N_("From my modules")
QUESTIONS = N_("Questions I bring")
NOT_MARKED = N_("Not marked to bring")
BLANK_TOO = (BEFORE_AND_AFTER, ACTION_PLAN, QUESTIONS)
WORKSHOP = (BEFORE_AND_AFTER, ACTION_PLAN, FROM_MY_MODULES, QUESTIONS, NOT_MARKED)


def suggested_name(course: str, name: str, edition: Edition, day: date) -> str:
    """What a PDF is called unless its maker says otherwise: the two editions never the same."""
    parts = [course, name, _(_EDITIONS[edition]), day.isoformat()]
    plain = (
        " ".join("".join(c if c.isalnum() or c in "-_" else " " for c in part).split()) for part in parts
    )
    return " - ".join(part[:MOST_OF_A_NAME].strip() for part in plain if part) + ".pdf"


@dataclass(frozen=True)
class Section:
    """A part of an edition, with the exercises that are offered for it in order."""

    title: str
    exercises: tuple[Exercise, ...]
    blank_too: bool = False  # what is not answered is offered too: as room to write


def paper_answers(
    course: Course, saved: Mapping[ExerciseId, Saved], answer_settings: Mapping[ExerciseId, AnswerSettings],
    earlier: Mapping[ExerciseId, Sequence[Saved]] | None = None,
    all_questions: Callable[[], Mapping[str, Collection[str]]] = dict,
) -> dict[ExerciseId, PaperAnswer]:  # fmt: skip
    """Each answer with who may see it, when it was written and the question as it was then.

    `earlier` has versions that are to be printed too, newest first. `all_questions` gives what each exercise asks in
    every language, so that the same question in another language is not told as another one.
    """
    suggested: dict[ExerciseId, Share] = {exercise.id: exercise.share for exercise in course.exercises()}
    now = {exercise.id: exercise.question for exercise in course.exercises()}
    other = {key for key, one in saved.items() if one.question != now.get(key, one.question)}
    alike = all_questions() if other else {}
    made = {}
    for exercise_id in [*saved, *(key for key in answer_settings if key not in saved)]:
        answer, keeping = saved.get(exercise_id), answer_settings.get(exercise_id)
        share = (keeping.share if keeping else None) or suggested.get(exercise_id, "private")
        made[exercise_id] = PaperAnswer(
            answer=answer.answer if answer else None,
            share=share,
            not_today=bool(keeping and keeping.not_today),
            at=answer.there if answer else None,
            earlier=tuple(
                EarlierVersion(version.answer, version.there, version.words)
                for version in (earlier or {}).get(exercise_id, ())
            ),
            question_then=answer.question
            if answer and answer.question not in alike.get(exercise_id, ())
            else "",
            words=answer.words if answer else {},
            kind=answer.kind if answer else "",
            title=answer.title if answer else "",
            answered=bool(answer and answer.answered),
        )
    return made


def earlier_versions(file: WorkbookFile) -> dict[ExerciseId, list[Saved]]:
    """What stood in each answered exercise at the end of earlier sittings, newest first, repetitions too."""
    from workbook.answers.tables.history import left_as
    from workbook.course.answer_text import LongText

    found = {}
    for exercise_id in file.answered():
        *before, _now = left_as(file.history(exercise_id))
        kept = [one for one in reversed(before) if not isinstance(one.answer, LongText)]
        if kept:
            found[exercise_id] = kept
    return found


def paper_marks(marks: Collection[Mark], outline: Outline) -> tuple[PaperMark, ...]:
    """Marks, notes and bookmarks as they stand in the course, and then those that lost their place."""
    from workbook.answers.marking.order import PageName, in_order, lost, order_of, where

    order = order_of(outline)
    made = [
        (mark, where(outline, PageName(mark.module, mark.page)), False) for mark in in_order(marks, order)
    ]
    made += [(mark, "", True) for mark in lost(marks, order)]
    return tuple(
        PaperMark(mark.sort, mark.module, place, mark.words, mark.note, mark.day, gone)
        for mark, place, gone in made
    )


def paper_days(file: WorkbookFile, course: Course) -> tuple[PaperDay, ...]:
    """What was written on each day, in the order in which it was written."""
    from workbook.answers.overviews.days import all_days

    return tuple(
        PaperDay(day, tuple(dict.fromkeys((mark.exercise, mark.sort) for mark in marks)))
        for day, marks in all_days(file, course).items()
    )


def sections(course: Course, edition: Edition, share: Callable[[Exercise], Share]) -> list[Section]:
    """What an edition may take along, in its order: by module for a keepsake, by use for the workshop."""
    if edition in FORMS:
        return []
    if edition == "keepsake":
        return [
            Section(f"{module.number}  {module.title}", tuple(e for e in module.exercises() if e.asks))
            for module in course.modules
        ]
    exercises = tuple(e for e in course.exercises() if e.asks)
    paired = {e.id for e in exercises if e.pair} | {e.pair for e in exercises if e.pair}
    named = {e.id: _place(e, paired, share(e)) for e in exercises}
    return [
        Section(_(title), tuple(e for e in exercises if named[e.id] == title), title in BLANK_TOO)
        for title in WORKSHOP
    ]


def _place(exercise: Exercise, paired: set[str], share: Share) -> str:
    """The part of the workshop edition that an exercise belongs to, by its name in English."""
    if exercise.id in paired:
        return BEFORE_AND_AFTER
    if exercise.bring_as:
        return ACTION_PLAN if exercise.bring_as == "plan" else QUESTIONS
    return FROM_MY_MODULES if share == "bring" else NOT_MARKED


def export_blank(
    files: Files, edition: Edition, options: PaperOptions, target: Path,
    progress: Callable[[float], None] | None = None,
) -> int:  # fmt: skip
    """Make a course's PDF to fill in, or its leader's; returns the pages. Raises ExportTrouble."""
    from workbook.course.reading import read_course
    from workbook.pdf.export import export_pdf

    course, _unused = read_course(files)
    language = paper_language(course.about.language)
    return export_pdf(course, {}, edition, options, target, files=files, language=language, progress=progress)


def export_workbook(
    file: WorkbookFile, edition: Edition, options: PaperOptions, target: Path,
    progress: Callable[[float], None] | None = None,
    *, with_earlier: bool = False, with_marks: bool = False, with_days: bool = False,
) -> int:  # fmt: skip
    """Make the PDF of an open workbook with everything in it; returns the pages. Raises ExportTrouble."""
    from workbook.answers.file.in_parts import PicturesOf
    from workbook.course.reading import read_course
    from workbook.pdf.export import export_pdf

    files = file.files()
    course, _unused = read_course(files)
    earlier = earlier_versions(file) if with_earlier and edition == "keepsake" else None
    answers = paper_answers(
        course, file.answers(), file.answer_settings(), earlier, partial(questions_in_all_languages, files)
    )
    besides = Besides(
        paper_marks(file.marks(), course.outline) if with_marks else (),
        paper_days(file, course) if with_days else (),
    )
    pictures = PicturesOf(file)
    return export_pdf(
        course,
        answers,
        edition,
        options,
        target,
        files=files,
        pictures=pictures,
        besides=besides,
        language=paper_language(course.about.language),
        progress=progress,
    )
