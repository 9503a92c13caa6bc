"""A practice on paper: when it was done and the note; empty, its stages with their times, to do from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.practice.spec import STOP
from workbook.language.lengths import duration_label
from workbook.language.translation import N_, pgettext
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together, Within
from workbook.pdf.parts.labels import Label, LabelColumn, Labelled
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Text
from workbook.pdf.recorded import recorded
from workbook.pdf.tags import Element

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.practice.spec import Practice
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

MATERIAL = N_("a clock with a second hand")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_FEW = 6
_BETWEEN = 3.0


def draw(exercise: Practice, answer: Answer, paper: Paper) -> list[Piece]:
    """How it was to breathe, each time that it was, and the note."""
    pieces: list[Piece] = [paper.note(line, keep=True) for line in _breath(exercise)]
    pieces += [Gap(_BETWEEN)] if pieces else []
    pieces += _recorded(exercise, paper)
    times = [exercise.session_words(session) for session in exercise.sessions(answer)]
    if times and len(times) <= _FEW:
        pieces.append(Series((paper.said(line) for line in times), listing="None"))
    elif times:
        each = Text("; ".join(times) + ".", paper.style.small, at_start=True)
        pieces += [paper.said(exercise.summary(answer)), each]
    note = exercise.note(answer)
    if note.strip():
        pieces += [Gap(_BETWEEN), paper.words(note)]
    return pieces


def draw_blank(exercise: Practice, paper: Paper) -> list[Piece]:
    """The stages as text with their times, what to know before, and lines for a note."""
    known = (*_what(exercise), _("Eyes open, or lowered. Stop when you like."))
    return [
        *(paper.note(line, keep=True) for line in known),
        Gap(2 * _BETWEEN),
        *_recorded(exercise, paper),
        *_steps(exercise, paper),
        Together([paper.ruled(exercise, 2, _("A note afterwards, if you like"), "note")]),
    ]


def _recorded(exercise: Practice, paper: Paper) -> list[Piece]:
    """The voice that leads through it, and its words."""
    if not exercise.audio:
        return []
    return [*recorded(paper.files, paper.reader, exercise.audio), Gap(2 * _BETWEEN)]


def _steps(exercise: Practice, paper: Paper) -> list[Piece]:
    """The stages beside their times, and under them what makes it easier, in one column."""
    time, strong = paper.style.text("sans", 9.5, 15), paper.style.text("sans-medium", 9.5, 14.5)
    stages = [
        (duration_label(stage.seconds), stage.text)
        for stage in (exercise.plan(exercise.lengths[0]) if exercise.stages else ())
    ]
    advice = [(label, words) for label, words in _advice(exercise) if words]
    column = LabelColumn(
        [*((label, time) for label, _words in stages), *((label, strong) for label, _words in advice)]
    )
    rows: list[Piece] = []
    for label, words in stages:
        line = Text(paper.course_words(words), paper.form)
        rows += [Labelled(Label(label, time, column), line, column), Gap(_BETWEEN)]
    pieces: list[Piece] = [Series(rows, listing="None")] if rows else []
    listing = [Element("L")]
    for label, words in advice:
        item = Labelled(Label(label, strong, column), Text(words, paper.style.small), column)
        pieces += [Within(item, listing), Gap(_BETWEEN)]
    return pieces


def _advice(exercise: Practice) -> list[tuple[str, str]]:
    return [
        (_("Easier"), exercise.easier),
        (_("Alone"), exercise.alone),
        (pgettext("when a practice is to stop", "Stop"), exercise.stop or _(STOP)),
    ]


def _what(exercise: Practice) -> list[str]:
    """How long, and how to breathe."""
    *longs, last = (duration_label(length) for length in exercise.lengths)
    words = _("{several} or {last}").format(several=", ".join(longs), last=last) if longs else last
    return [f"{words}.", *_breath(exercise)]


def _breath(exercise: Practice) -> list[str]:
    breath = exercise.breath_words()
    return [_("{breath}. No holding.").format(breath=breath)] if breath else []
