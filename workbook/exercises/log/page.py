"""A log on paper: a strip of days, then the entries; or a box for each day to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbook.course.columns import Column, named_with_range
from workbook.exercises.log.form import all_columns, days_of
from workbook.exercises.log.paper.heat import DayBoxes, HeatDay, HeatStrip
from workbook.exercises.log.paper.over_days import DaysChart
from workbook.language.counting import counted
from workbook.language.dates import day_from, short_day, short_weekday, span, weekday_names
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.columns import Filled, answer_table, empty_table
from workbook.pdf.parts.inset import Together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from workbook.course.exercise import Answer
    from workbook.exercises.log.spec import DayFace, Log
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

_MOST_DAYS = 84  # in the strip; the entries are all there
_MOST_IN_BOX = 3  # columns


def draw(exercise: Log, answer: Answer, paper: Paper) -> list[Piece]:
    """The strip, a sentence about it, the entries."""
    rows = exercise.filled_rows(answer)
    beside_notes = paper.bring and exercise.bring_as == "plan"
    return [*_strip(exercise, answer, paper), *_entries(exercise, answer, rows, paper, beside_notes)]


def draw_days(exercise: Log, days: Sequence[tuple[datetime, Answer]], paper: Paper) -> list[Piece]:
    """Each number over all the days that were ever noted, be they noted in an earlier version alone."""
    year = paper.at.year if paper.at else None
    pieces: list[Piece] = []
    for column in exercise.over_days([(at.date(), answer) for at, answer in days]):
        chart = DaysChart(column.days, column.low, column.high, year)
        pieces += [Together([paper.item(column.words), Gap(2), chart]), Gap(6)]
    return pieces


def draw_gone(exercise: Log, answer: Answer, earlier: Sequence[Answer], paper: Paper) -> list[Piece]:
    """The entries of earlier versions that are no longer there as they were, each once."""
    there = [_words_of(row) for row in exercise.filled_rows(answer)]
    gone: list[dict[str, Any]] = []
    for version in earlier:
        for row in exercise.filled_rows(version):
            if _words_of(row) not in there:
                there.append(_words_of(row))
                gone.append(row)
    if not gone:
        return []
    shown = {"rows": gone}
    rows = exercise.filled_rows(shown)
    return [paper.label(_("Noted before, and no longer there")), *_entries(exercise, shown, rows, paper)]


def _words_of(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "row"}


def _entries(
    exercise: Log, answer: Answer, rows: list[dict[str, Any]], paper: Paper, beside_notes: bool = False
) -> list[Piece]:
    """A table of entries, each beside its day."""
    labels = [_day_label(row, paper) for row in rows]
    cells = [{key: value for key, value in row.items() if key != "on"} for row in rows]
    columns = (_day(), *exercise.shown_columns(answer))
    return answer_table(Filled(columns, cells, labels, exercise.word_of, beside_notes), paper)


def draw_blank(exercise: Log, paper: Paper) -> list[Piece]:
    """A box for each day, or, where there is much to write, a row."""
    if paper.fields:  # a day that is typed is read back
        keys = days_of(exercise)
        return empty_table(all_columns(exercise), [""] * len(keys), paper, keys)
    names = [_blank_name(place, exercise.days) for place in range(exercise.days)]
    words = any(column.sort == "text" for column in exercise.columns)
    if exercise.per_day == 1 and len(exercise.columns) <= _MOST_IN_BOX and words:
        asked = " · ".join(_asked(column) for column in exercise.columns)
        return [Together([paper.item(asked), Gap(2), DayBoxes(names)])]
    labels = [name if entry == 0 else "" for name in names for entry in range(exercise.per_day)]
    return empty_table((_day(), *exercise.columns), labels, paper)


def _day() -> Column:
    return Column("on", _("Day"), "", "date")


def _strip(exercise: Log, answer: Answer, paper: Paper) -> list[Piece]:
    found = exercise.by_day(answer)
    if not found:
        return []
    last = max(found)
    count = min(max((last - min(found)).days + 1, exercise.days), _MOST_DAYS)
    count = min(count, last.toordinal())
    days = [last - timedelta(days=back) for back in reversed(range(count))]
    faces = [exercise.face(day, found.get(day, [])) for day in days]
    letters = weekday_names("narrow")
    squares = [
        HeatDay(letters[face.day.weekday()], face.numbers, face.heat, face.filled, _square(face, paper))
        for face in faces
    ]
    names = ", ".join(column.text for column in exercise.heat_columns)
    sentence = _("A dashed square is a day without a note.")
    if names:
        sentence = _("Darker means higher: {names}. A dashed square is a day without a note.")
    head = paper.note(sentence.format(names=names))
    filled = sum(face.filled for face in faces)
    sum_up = _("{dates}: {filled} of {days}.").format(
        dates=span(days[0], last), filled=filled, days=counted("{n} day", "{n} days", count)
    )
    return [Together([head, Gap(3), HeatStrip(squares), Gap(2), paper.said(sum_up)]), Gap(8)]


def _square(face: DayFace, paper: Paper) -> str:
    """A square of the strip in words."""
    day = _day_name(face.day, paper)
    if not face.filled:
        return _("{day}: no note").format(day=day)
    # Translators: of a day in a log, in a list of days; what was noted are numbers.
    return (
        _("{day}: {numbers}").format(day=day, numbers=face.spoken)
        if face.spoken
        else _("{day}: a note").format(day=day)
    )


def _day_label(row: dict[str, Any], paper: Paper) -> str:
    day = day_from(row.get("on"))
    return _("No day") if day is None else _day_name(day, paper)


def _day_name(day: date, paper: Paper) -> str:
    return f"{short_weekday(day)} {short_day(day, paper.at.year if paper.at else None)}"


def _blank_name(place: int, days: int) -> str:
    return (
        weekday_names("abbreviated")[place % 7]
        if days % 7 == 0
        else _("Day {number}").format(number=place + 1)
    )


def _asked(column: Column) -> str:
    return named_with_range(column)
