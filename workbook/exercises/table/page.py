"""A table on paper: hairlines under rows that may run over pages, or empty rows to fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.columns import bring_condition
from workbook.course.values import has_content
from workbook.exercises.table.form import own_rows
from workbook.pdf.parts.columns import Filled, answer_table, empty_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.columns import Column
    from workbook.course.exercise import Answer
    from workbook.exercises.table.spec import Table
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper


def draw(exercise: Table, answer: Answer, paper: Paper) -> list[Piece]:
    """The rows that hold something."""
    rows = exercise.filled_rows(answer)
    columns = _shown(exercise, rows, exercise.shown_columns(answer), paper)
    labels = [exercise.label_of(row) for row in rows]
    beside_notes = paper.bring and exercise.bring_as == "plan"
    return answer_table(Filled(columns, rows, labels, exercise.word_of, beside_notes), paper)


def draw_blank(exercise: Table, paper: Paper) -> list[Piece]:
    """The fixed rows, or a few empty ones."""
    fixed, own = [row.text for row in exercise.fixed], own_rows(exercise)
    keys = [row.id for row in exercise.fixed] or own
    return empty_table(exercise.columns, fixed or [""] * len(own), paper, keys)


def _shown(
    exercise: Table, rows: Sequence[dict[str, Any]], columns: Sequence[Column], paper: Paper
) -> list[Column]:
    """In the workshop edition the column that decides which rows come would be the same in all of them.

    It stays where a row says nothing else: a row of the learner's own of which only this was ticked.
    """
    told: Any = bring_condition(exercise.bring_rows)[0] if paper.bring and exercise.bring_rows else None
    others = [column for column in columns if column.id != told]
    says = all(
        exercise.label_of(row) or any(has_content(row.get(column.id)) for column in others) for row in rows
    )
    return others if says else list(columns)
