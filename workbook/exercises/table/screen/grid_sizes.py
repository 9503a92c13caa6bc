"""How wide the columns of a table are: what is short takes what it needs, words share the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from workbook.exercises.table.screen.grid_paint import SIDE

if TYPE_CHECKING:
    from workbook.course.columns import Column
    from workbook.exercises.table.screen.grid_model import GridModel
    from workbook.window.look.theme import Theme

_LEAST_WORDS, _EASY_WORDS = 110, 170  # where it scrolls sideways anyway, words get more room
_MOST_NAME = 110
_SAMPLES = {"number": "0000,0", "date": "30 Nov", "tick": "", "text": ""}
_ROWS_LOOKED_AT = 50


def column_widths(theme: Theme, model: GridModel, room: int) -> list[int]:
    """A width for each column; together they fill the room, or are wider where it is too narrow."""
    least = [_least(theme, model, place) for place in range(len(model.columns))]
    grows = [place for place, column in enumerate(model.columns) if column.sort == "text"]
    grows = grows or list(range(len(least)))
    spare = room - sum(least)
    if spare < 0:
        easy = min(theme.px(_EASY_WORDS), max(theme.px(_LEAST_WORDS), round(room * 0.7)))
        return [max(wide, easy) if place in grows else wide for place, wide in enumerate(least)]
    if spare > 0 and grows:
        for rank, place in enumerate(grows):
            least[place] += spare // len(grows) + (1 if rank < spare % len(grows) else 0)
    return least


def _least(theme: Theme, model: GridModel, place: int) -> int:
    column = model.columns[place]
    names = QFontMetrics(theme.font("meta-strong"))
    longest = max(map(names.horizontalAdvance, column.text.split()), default=0)
    whole = min(names.horizontalAdvance(column.text), theme.px(_MOST_NAME))
    cells = QFontMetrics(theme.font("answer" if column.sort in ("text", "pick") else "interface"))
    inside = max(map(cells.horizontalAdvance, _longest_words(model, place, column)), default=0)
    least = theme.px(_LEAST_WORDS) if column.sort == "text" else inside + 2 * theme.px(SIDE) + 2
    head = (longest if column.sort == "text" else max(longest, whole)) + 2 * theme.px(SIDE) + 2
    return max(least, head, theme.px(44))


def _longest_words(model: GridModel, place: int, column: Column) -> list[str]:
    """What the cells of a column of short things have to hold."""
    if column.sort == "text":
        return []
    if column.sort == "pick":
        return [pick.text for pick in column.picks]
    if column.sort == "range":
        return [str(column.low), str(column.high)]
    shown = [model.words(model.index(row, place)) for row in range(min(len(model.rows), _ROWS_LOOKED_AT))]
    return [_SAMPLES[column.sort], *(words[:16] for words in shown)]
