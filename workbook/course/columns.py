"""Columns of tables and logs: what an author writes, what a cell may hold, how it is read and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workbook.course.block import Option
from workbook.course.ids import LONGEST, id_from_words, is_good_id, unique
from workbook.course.problems import did_you_mean, in_backticks
from workbook.course.scan import split_id
from workbook.course.values import has_content
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbook.course.block import BlockSource, Setting

Sort = Literal["text", "number", "date", "tick", "range", "pick"]

MOST_COLUMNS = 40
MOST_PICKS = 20
WIDEST_RANGE = 100
NO_CELLS = ("row", "on")
_SORTS: tuple[Sort, ...] = ("text", "number", "date", "tick")
_RANGE = re.compile(r"(-?\d{1,4})\s*(?:-|–|to)\s*(-?\d{1,4})")
_TYPES = N_("It can be `text`, `number`, `date`, `tick`, two numbers such as `0-10`, or `pick yes / no`.")


@dataclass(frozen=True)
class Column(Option):
    """A column: its id, its name as `text`, and what its cells hold. `low` and `high` bound a range."""

    sort: Sort = "text"
    low: int = 0
    high: int = 10
    picks: tuple[Option, ...] = ()


def read_columns(source: BlockSource) -> tuple[Column, ...]:
    """The columns as their author wrote them; without any there is one for notes."""
    written = source.all("column")
    if not written:
        what = _("This {kind} has no columns.").format(kind=source.kind)
        source.problem(source.line, "no-columns", what, _("Write for example `column: What helped`."))
        return (Column("notes", _("Notes")),)
    if len(written) > MOST_COLUMNS:
        what = _("This {kind} has {written} columns; at most {most_columns} are possible.").format(
            kind=source.kind, written=len(written), most_columns=MOST_COLUMNS
        )
        source.problem(written[MOST_COLUMNS].line, "too-many", what, _("Part it into two exercises."))
    made: dict[str, Column] = {}
    fixed = {key for setting in written if (key := _parts(setting)[2])}
    for setting in written[:MOST_COLUMNS]:
        column = _read_column(source, setting, made, fixed)
        made[column.id] = column
    return tuple(made.values())


def column_options(columns: Iterable[Column]) -> list[Option]:
    """The columns and what can be picked in them, each id once, for the words kept beside an answer."""
    found: dict[str, Option] = {}
    for column in columns:
        for option in (column, *column.picks):
            found.setdefault(option.id, Option(option.id, option.text))
    return list(found.values())


def named_with_range(column: Column) -> str:
    """A column's name; a range says what it goes from and to."""
    if column.sort != "range":
        return column.text
    return with_range(column.text, column)


def with_range(name: str, column: Column) -> str:
    """What something is called, and what its numbers go from and to."""
    # Translators: the name of a column, and its lowest and highest number.
    return _("{name}, {low}–{high}").format(name=name, low=column.low, high=column.high)


def empty_cell(column: Column) -> str:
    """What stands in an empty cell that is filled in by hand."""
    if column.sort == "tick":
        return "☐"
    if column.sort == "pick":
        return " / ".join(pick.text for pick in column.picks)
    return f"{column.low}–{column.high}" if column.sort == "range" else ""


def odd_columns(
    columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], words: Mapping[str, str]
) -> tuple[Column, ...]:
    """Columns for what rows hold under ids that the course does not have (any more)."""
    known = {*NO_CELLS, *(column.id for column in columns)}
    found: dict[str, Any] = {}
    for row in rows:
        for key, value in row.items():
            if key not in known and has_content(value):
                found.setdefault(key, value)
    return tuple(Column(key, words.get(key) or key, "", _sort_of(value)) for key, value in found.items())


def check_bring_rows(source: BlockSource, columns: Sequence[Column]) -> None:
    """Say what is wrong with `bring-rows`: `column`, or `column is id`."""
    setting = source.one("bring-rows")
    if setting is None:
        return
    name, wanted = bring_condition(setting.value)
    column = next((column for column in columns if column.id == name), None)
    if column is None:
        ids = [column.id for column in columns]
        hint = did_you_mean(name, ids) or _("There are {known}.").format(known=in_backticks(ids))
        source.problem(
            setting.line,
            "unknown-column",
            _("There is no column `{name}` for `bring-rows`.").format(name=name),
            hint,
        )
    elif not wanted and column.sort != "tick":
        what = _("`{name}` cannot be ticked.").format(name=name)
        hint = _("Make it a column of the type tick, or write `bring-rows: {name} is …`.").format(name=name)
        source.problem(setting.line, "bad-value", what, hint)
    elif wanted and wanted not in {pick.id for pick in column.picks}:
        picks = [pick.id for pick in column.picks]
        hint = did_you_mean(wanted, picks) or _("There are {known}.").format(known=in_backticks(picks))
        source.problem(
            setting.line,
            "unknown-option",
            _("`{wanted}` cannot be picked in `{name}`.").format(wanted=wanted, name=name),
            hint,
        )


def bring_condition(setting: str) -> tuple[str, str]:
    """The column of `bring-rows`, and the id of what is picked in it; without one it is ticked."""
    name, _unused, wanted = setting.strip().lower().partition(" is ")
    return name.strip(), wanted.strip()


def brought(setting: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that may enter the workshop edition; without `bring-rows` all of them."""
    if not setting:
        return list(rows)
    name, wanted = bring_condition(setting)
    return [row for row in rows if (row.get(name) == wanted if wanted else row.get(name) is True)]


def _read_column(
    source: BlockSource, setting: Setting, made: Mapping[str, Column], fixed: set[str]
) -> Column:
    name, sort, written_id = _parts(setting)
    if not name:
        source.problem(setting.line, "no-name", _("This column has no name."), _("Write it before the `|`."))
    written_id = _good_id(source, setting, written_id)
    if written_id in made:
        what = _("Two columns have the id `{written_id}`.").format(written_id=written_id)
        source.problem(setting.line, "doubled-id", what, _("Give one of them another id."))
    column_id = unique(written_id or id_from_words(name), made if written_id else made.keys() | fixed)
    return _typed(source, setting, Option(column_id, name), sort)


def _good_id(source: BlockSource, setting: Setting, written_id: str) -> str:
    """An id as it was written; if it cannot be one, the nearest that can."""
    if not written_id or is_good_id(written_id):
        return written_id
    hint = _(
        "Use lower-case letters, digits and hyphens, at most {longest}; row, on, at, value and other are "
        "taken."
    ).format(longest=LONGEST)
    what = _("`{written_id}` cannot be an id.").format(written_id=written_id)
    source.problem(setting.line, "bad-id", what, hint)
    return id_from_words(written_id)


def _parts(setting: Setting) -> tuple[str, str, str]:
    """Name, type and id of a column; the id may stand at the end of the name or, more often, of the line."""
    named, _unused, sort = setting.value.partition("|")
    name, early_id = split_id(named)
    words, late_id = split_id(sort)
    if early_id and words.lower().startswith("pick"):
        return name, sort, early_id  # the one at the end is then that of what is picked last
    return name, words, late_id or early_id


def _typed(source: BlockSource, setting: Setting, named: Option, written: str) -> Column:
    sort = " ".join(written.lower().split())
    for plain in _SORTS:
        if sort == plain or (not sort and plain == "text"):
            return Column(named.id, named.text, "", plain)
    if match := _RANGE.fullmatch(sort):
        low, high = int(match[1]), int(match[2])
        if low < high <= low + WIDEST_RANGE:
            return Column(named.id, named.text, "", "range", low, high)
        what = _("A column cannot go from {low} to {high}.").format(low=low, high=high)
        hint = _("The first number is the smaller one, at most {widest_range} below the other.").format(
            widest_range=WIDEST_RANGE
        )
        source.problem(setting.line, "bad-range", what, hint)
    elif sort.partition(" ")[0] == "pick":
        return Column(named.id, named.text, "", "pick", picks=_picks(source, setting, written))
    else:
        hint = did_you_mean(sort, (*_SORTS, "pick")) or _(_TYPES)
        source.problem(setting.line, "bad-type", _("`{sort}` is no type of column.").format(sort=sort), hint)
    return Column(named.id, named.text)


def _picks(source: BlockSource, setting: Setting, written: str) -> tuple[Option, ...]:
    """What can be picked, in the author's own letters; an id not written behind one is made from its words."""
    parts = [split_id(part) for part in written.strip()[len("pick") :].split("/")]
    words = [(word, late_id) for word, late_id in parts if word]
    if not 2 <= len(words) <= MOST_PICKS:
        what = _("This column offers {count} things to pick; 2 to {most} are possible.").format(
            count=len(words), most=MOST_PICKS
        )
        source.problem(setting.line, "bad-picks", what, _("Write for example `pick yes / maybe / no`."))
    made: dict[str, Option] = {}
    for word, late_id in words[:MOST_PICKS]:
        written_id = _good_id(source, setting, late_id)
        if written_id in made:
            what = _("Two things to pick have the id `{written_id}`.").format(written_id=written_id)
            source.problem(setting.line, "doubled-id", what, _("Give one of them another id."))
        pick_id = unique(written_id or id_from_words(word), made)
        made[pick_id] = Option(pick_id, word)
    return tuple(made.values())


def _sort_of(value: Any) -> Sort:
    if isinstance(value, bool):
        return "tick"
    return "number" if isinstance(value, int | float) else "text"
