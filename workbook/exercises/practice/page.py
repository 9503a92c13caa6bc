"""A practice on paper: when it was done and the note; empty, its stages with their times, to do from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.exercises.practice.spec import STOP
from workbook.exercises.practice.times import duration_label
from workbook.language.translation import N_, pgettext
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together, Within
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Beside, Text, Words
from workbook.pdf.tags import Element

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.practice.run import Stage
    from workbook.exercises.practice.spec import Practice
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

MATERIAL = N_("a clock with a second hand")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_TIME_ROOM = 62.0
_FEW = 6
_BETWEEN = 3.0


def draw(exercise: Practice, answer: Answer, paper: Paper) -> list[Piece]:
    """How it was to breathe, each time that it was, and the note."""
    pieces: list[Piece] = [paper.note(line, keep=True) for line in _breath(exercise)]
    pieces += [Gap(_BETWEEN)] if pieces else []
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
    lines = (*_what(exercise), _("Eyes open, or lowered. Stop when you like."))
    pieces: list[Piece] = [*(paper.note(line, keep=True) for line in lines), Gap(2 * _BETWEEN)]
    if exercise.stages:
        stages = exercise.plan(exercise.lengths[0])
        rows = (piece for stage in stages for piece in (_stage(stage, paper), Gap(_BETWEEN)))
        pieces.append(Series(rows, listing="None"))
    listing = [Element("L")]
    for label, words in (
        (_("Easier"), exercise.easier),
        (_("Alone"), exercise.alone),
        (pgettext("when a practice is to stop", "Stop"), exercise.stop or _(STOP)),
    ):
        if words:
            sign = Words(label, paper.style.text("sans-medium", 9.5, 14.5))
            line = Beside(sign, Text(words, paper.style.small), _room(paper))
            pieces += [Within(line, listing), Gap(_BETWEEN)]
    return [*pieces, Together([paper.ruled(exercise, 2, _("A note afterwards, if you like"), "note")])]


def _what(exercise: Practice) -> list[str]:
    """How long, and how to breathe."""
    *longs, last = (duration_label(length) for length in exercise.lengths)
    words = _("{several} or {last}").format(several=", ".join(longs), last=last) if longs else last
    return [f"{words}.", *_breath(exercise)]


def _breath(exercise: Practice) -> list[str]:
    breath = exercise.breath_words()
    return [_("{breath}. No holding.").format(breath=breath)] if breath else []


def _stage(stage: Stage, paper: Paper) -> Piece:
    sign = Words(duration_label(stage.seconds), paper.style.text("sans", 9.5, 15))
    return Beside(sign, Text(paper.course_words(stage.text), paper.form), _room(paper))


def _room(paper: Paper) -> float:
    return _TIME_ROOM * paper.style.scale
