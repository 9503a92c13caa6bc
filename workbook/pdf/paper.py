"""What a kind of exercise draws with.

Each kind has a `page.py` with two functions, and nothing else is asked of it:

    def draw(exercise, answer, paper) -> list[Piece]
        The answer, as shown under the question. `answer` may have any shape (a hand-edited file, an older
        course): look into it with `workbook.course.values`. Draw nothing for what is not there.

    def draw_blank(exercise, paper) -> list[Piece]
        The empty form to fill in by hand: lines, boxes to tick, a scale to ring a number on. `paper.ruled`
        gives lines by the exercise's own `paper` setting.

A kind only arranges pieces from `workbook.pdf.parts`, so that all kinds look as if one hand had made them:

    Text, Beside, Words   text that flows over pages; with a sign or label at its left   (parts/text.py)
    Ruled                 lines to write on                                              (parts/ruled.py)
    TickList              boxes to tick, rings to choose, in one or two columns          (parts/ticks.py)
    ScaleLine, MomentsChart  a number between two ends; moments of it                   (parts/scales.py)
    Row                   cells with a hairline under them                               (parts/rows.py)
    Boxed                 a frame                                                        (parts/boxes.py)
    Inset, Together       wider margins; short pieces that stay on one page              (parts/inset.py)
    Gap                   room between two pieces                                        (flow.py)

A piece of its own has `keep`, `height`, `least` and `lay` (see `flow.Piece`). The question, its number, the
date and the small lines under it stand there already; so does the room before the next exercise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.parts.ruled import Ruled, line_count
from workbook.pdf.parts.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbook.course.exercise import Answer, Exercise
    from workbook.course.form_fields import FieldKey
    from workbook.pdf.prose import ProseReader
    from workbook.pdf.runs import Run
    from workbook.pdf.sheet import Fillable
    from workbook.pdf.style import Style, TextStyle


class Earlier(NamedTuple):
    """The answer that a paired one is compared with."""

    exercise: Exercise
    answer: Answer
    at: datetime | None


@dataclass(frozen=True)
class Paper:
    """What a kind's page draws with.

    `at` is when the answer was written; `earlier` the answer before it, for a pair; `bring` is true in the
    workshop edition, where `bring-first` and `bring-rows` hold; `most_lines` bounds the lines of an empty form.
    """

    style: Style
    reader: ProseReader
    at: datetime | None = None
    earlier: Earlier | None = None
    bring: bool = False
    most_lines: int | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The course's own pictures, by path."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The learner's pictures, by SHA-256."""
    answers: Mapping[str, tuple[Exercise, Answer]] = field(default_factory=dict)
    """The answers that come along in this edition, for a kind that shows an earlier one. No other is here."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Number and title of each exercise of the course, as it has them."""

    fields: Mapping[FieldKey, Fillable] = field(default_factory=dict)
    """What can be filled in on a screen, by row and column; nothing in an edition that is only to be printed."""

    def to_fill(self, row: str = "", column: str = "") -> Fillable | None:
        """The field of a row and column, if this form can be filled in on a screen."""
        return self.fields.get((row, column))

    def words(self, text: str) -> Text:
        """The learner's own words."""
        return Text(text, self.style.answer)

    def course_words(self, markdown: str) -> list[Run]:
        """One line of the course's words, such as an option, with its marks."""
        return self.reader.runs(markdown)

    def said(self, text: str) -> Text:
        """What the program says of an answer; it begins where lines begin, even if its words run the other way."""
        return Text(text, self.style.answer, at_start=True)

    def note(self, text: str, *, keep: bool = False) -> Text:
        """A small muted line; with `keep` it stays with what follows."""
        return Text(text, self.style.meta, keep=keep, at_start=True)

    def label(self, text: str) -> Text:
        """A small heading inside an answer; it stays with what follows."""
        return Text(text, self.style.text("sans-medium", 9.5, 15), keep=True, at_start=True)

    def item(self, markdown: str) -> Text:
        """One of several things that are asked alike; it stays with what follows."""
        return Text(self.course_words(markdown), self.style.text("sans", 9.5, 14.5), keep=True)

    @property
    def form(self) -> TextStyle:
        """The course's words on an empty form."""
        return self.style.text("sans", 10, 15)

    def ruled(self, exercise: Exercise, missing: int, label: str = "", column: str = "") -> Ruled:
        """Lines to write on: as many as the exercise's `paper` setting says, else `missing`."""
        count = line_count(exercise.paper, self.style, missing)
        return Ruled(min(count, self.most_lines or count), label=label, field=self.to_fill("", column))
