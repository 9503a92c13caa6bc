"""One exercise on paper: its head, then what its kind draws, or why nothing stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbook.course import kinds
from workbook.course.form_fields import field_name, fields_of
from workbook.language.dates import long_day
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.flow import Gap
from workbook.pdf.paper import Earlier, Paper
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.question import Question
from workbook.pdf.parts.quiet_line import QuietLine
from workbook.pdf.parts.text import Text
from workbook.pdf.shapes import loose_words
from workbook.pdf.sheet import Fillable, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.exercise import Exercise
    from workbook.course.form_fields import FieldKey
    from workbook.course.ids import ExerciseId
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Piece
    from workbook.pdf.material import PaperAnswer
    from workbook.pdf.selection import Selection

_UNDER_HEAD = 4.5
_BETWEEN_VERSIONS = 7
_LINES_FOR_LATER = 4


@dataclass(frozen=True)
class Prompts:
    """Sets exercises for one document."""

    book: Book
    selection: Selection
    earlier: Mapping[ExerciseId, Exercise]
    """The *before* of each pair, by the id of its *after*."""
    known: Mapping[str, tuple[Exercise, Any]]
    """The answers that come along, with their exercises."""
    names: Mapping[str, str]
    """Number and title of each exercise."""

    def whole(self, exercise: Exercise) -> list[Piece]:
        """As the keepsake has it: the question in full, then the answer or an empty form."""
        given = self.selection.shown.get(exercise.id)
        head: list[Piece] = [self.head(exercise, exercise.question or exercise.title)]
        if given:
            return [
                *head,
                *self._explanation(exercise),
                *self._meta(exercise, given),
                Gap(_UNDER_HEAD),
                *self.answer(exercise, given),
                *self.before(exercise, given),
            ]
        return [*head, *self._unanswered(exercise)]

    def form(self, exercise: Exercise) -> list[Piece]:
        """As a blank edition has it: the whole question, and the room that its kind or `paper` gives."""
        head = self.head(exercise, exercise.question or exercise.title)
        return [head, *self._empty(exercise, self._paper(fields=self._fields(exercise)))]

    def _fields(self, exercise: Exercise) -> dict[FieldKey, Fillable]:
        """What can be filled in on a screen, each called by its question first."""
        if not self.book.options.fillable:
            return {}
        reader = self.book.reader
        called = f"{exercise.number} {reader.plain(exercise.title)}".strip().rstrip(".")
        made = {}
        for field in fields_of(exercise):
            says = f"{called}: {reader.plain(field.says)}" if field.says else called
            shown = field._replace(picks=tuple((value, reader.plain(words)) for value, words in field.picks))
            made[field.key] = Fillable(field_name(exercise.id, field.key), shown, says)
        return made

    def has_words(self, exercise: Exercise) -> bool:
        """Whether there is an answer, be it only to say that it stays away."""
        held = (self.selection.shown, self.selection.withheld, self.selection.other_days)
        return any(exercise.id in ids for ids in held)

    def left_out(self, exercise: Exercise) -> list[Piece]:
        """One quiet line where an answer does not come along; nothing where there is none."""
        whys = (
            (self.selection.withheld, phrases.JUST_FOR_ME),
            (self.selection.not_today, phrases.NOT_TODAY),
            (self.selection.other_days, phrases.OTHER_DAYS),
        )
        for ids, why in whys:
            if exercise.id in ids:
                name = one_line(self.book.reader.plain(exercise.title))
                mark = Mark(f"e:{exercise.id}", 0, f"{exercise.number} {name}".strip(), 1)
                return [QuietLine(exercise.number, name, _(why), mark)]
        return []

    def short(self, exercise: Exercise) -> list[Piece]:
        """As the workshop edition has it: the exercise's short name and the answer."""
        given = self.selection.shown[exercise.id]
        return [
            self.head(exercise, exercise.title),
            Gap(_UNDER_HEAD - 2),
            *self.answer(exercise, given, bring=True),
        ]

    def head(self, exercise: Exercise, words: str) -> Question:
        """Number and question; a bookmark that the contents lead to."""
        title = f"{exercise.number} {one_line(self.book.reader.plain(exercise.title))}".strip()
        runs = self.book.reader.runs(words)
        return Question(exercise.number, runs, Mark(f"e:{exercise.id}", 0, title, 1))

    def answer(self, exercise: Exercise, given: PaperAnswer, *, bring: bool = False) -> list[Piece]:
        """The answer as its kind draws it; one that the kind cannot read, as plain lines."""
        if given.kind and given.kind != exercise.kind:
            return self.kept(given)
        exercise = exercise.remembering(given.words)
        paper = self._paper(at=given.at, earlier=self._earlier(exercise), bring=bring)
        if bring:
            given = replace(given, answer=exercise.for_workshop(given.answer))
        if exercise.is_answered(given.answer):
            pieces: list[Piece] = kinds.page(exercise.kind).draw(exercise, given.answer, paper)
            return pieces
        words = "\n".join(loose_words(given.answer))
        return [paper.note(_(phrases.STAYS)) if bring and not words else paper.words(words)]

    def before(self, exercise: Exercise, given: PaperAnswer) -> list[Piece]:
        """What stood there earlier, each version under its day; nothing unless it was handed over."""
        if (history := self._history(exercise, given)) is not None:
            return history
        pieces: list[Piece] = []
        shown = [given.answer]
        for version in given.earlier:
            if version.answer in shown:
                continue
            shown.append(version.answer)
            words = _(phrases.WRITTEN_BEFORE).format(day=long_day(version.at))
            then = replace(given, answer=version.answer, at=version.at, words=version.words, earlier=())
            pieces += [
                Gap(_BETWEEN_VERSIONS),
                Text(words, self.book.style.meta, keep=True, at_start=True),
                Gap(2),
            ]
            pieces += self._alone(exercise, then)
        return pieces

    def _history(self, exercise: Exercise, given: PaperAnswer) -> list[Piece] | None:
        """Its own dated history, for a kind that draws one, where the question was the same all the time."""
        page = kinds.page(exercise.kind)
        draw_days, draw_gone = getattr(page, "draw_days", None), getattr(page, "draw_gone", None)
        asked_alike = all(version.words == given.words for version in given.earlier)
        if (
            not draw_days
            or not given.earlier
            or not given.at
            or not asked_alike
            or given.kind != exercise.kind
        ):
            return None
        known, paper = exercise.remembering(given.words), self._paper(at=given.at)
        days = {version.at.date(): (version.at, version.answer) for version in reversed(given.earlier)}
        days[given.at.date()] = given.at, given.answer
        charts = draw_days(known, [*days.values()], paper) if len(days) > 1 else []
        gone = draw_gone(known, given.answer, [v.answer for v in given.earlier], paper) if draw_gone else []
        words = Text(_(phrases.ON_THESE_DAYS), self.book.style.meta, keep=True, at_start=True)
        pieces = [Gap(_BETWEEN_VERSIONS), words, Gap(2), *charts] if charts else []
        pieces += [Gap(_BETWEEN_VERSIONS), *gone] if gone else []
        return pieces if charts or draw_gone else None

    def _alone(self, exercise: Exercise, given: PaperAnswer) -> list[Piece]:
        """An answer without what it is a pair of."""
        known = exercise.remembering(given.words)
        if given.kind in ("", exercise.kind) and known.is_answered(given.answer):
            drawn: list[Piece] = kinds.page(exercise.kind).draw(known, given.answer, self._paper(at=given.at))
            return drawn
        return self.kept(given)

    def kept(self, given: PaperAnswer) -> list[Piece]:
        """An answer without its exercise, drawn by its kind with the words that were kept."""
        stand_in = kinds.stand_in(given.kind, given.words, title=given.title, question=given.question_then)
        if stand_in and stand_in.is_answered(given.answer):
            paper = self._paper(at=given.at)
            pieces: list[Piece] = kinds.page(given.kind).draw(stand_in, given.answer, paper)
            return pieces
        return [Text("\n".join(loose_words(given.answer)), self.book.style.answer)]

    def written(self, given: PaperAnswer) -> list[Piece]:
        """When it was written."""
        if given.at is None:
            return []
        words = _(phrases.WRITTEN).format(day=long_day(given.at))
        return [Text(words, self.book.style.meta, keep=True, at_start=True)]

    def is_pair(self, exercise: Exercise) -> bool:
        """Whether both moments of a pair may be seen."""
        return self._earlier(exercise) is not None

    def _paper(self, **settings: Any) -> Paper:
        book = self.book
        return Paper(
            book.style,
            book.reader,
            files=book.files,
            pictures=book.pictures,
            answers=self.known,
            names=self.names,
            **settings,
        )

    def _meta(self, exercise: Exercise, given: PaperAnswer) -> list[Piece]:
        pieces = self.written(given)
        then = one_line(given.question_then)
        if then and then != one_line(exercise.question):
            words = _(phrases.READ_THEN).format(question=self.book.reader.plain(then))
            pieces.append(Text(words, self.book.style.meta, keep=True, at_start=True))
        return pieces

    def _unanswered(self, exercise: Exercise) -> list[Piece]:
        return self._empty(exercise, self._paper(most_lines=_LINES_FOR_LATER))

    def _empty(self, exercise: Exercise, paper: Paper) -> list[Piece]:
        """The small lines under the question, and the form."""
        pieces: list[Piece] = []
        if exercise.hint:
            pieces.append(Text(self.book.reader.runs(exercise.hint), self.book.style.meta, keep=True))
        pieces += self._explanation(exercise)
        pieces.append(Gap(_UNDER_HEAD))
        if exercise.kind in kinds.KINDS:
            pieces += kinds.page(exercise.kind).draw_blank(exercise, paper)
        return pieces

    def _explanation(self, exercise: Exercise) -> list[Piece]:
        pieces = self.book.reader.pieces(exercise.explanation, self.book.style.small)
        return [Gap(2.5), Together(pieces, keep=True)] if pieces else []

    def _earlier(self, exercise: Exercise) -> Earlier | None:
        before = self.earlier.get(exercise.id)
        given = self.selection.shown.get(before.id) if before else None
        if before is None or given is None or not before.is_answered(given.answer):
            return None
        return Earlier(before, given.answer, given.at)
