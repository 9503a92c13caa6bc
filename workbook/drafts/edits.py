"""Changes to one exercise or box of a source: only the lines that are meant become others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course.exercise import Exercise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.course.written import WrittenBlock
    from workbook.drafts.source_text import SourceText

_BEFORE_VALUE = re.compile(r"[^:\uff1a]*[:\uff1a][*_`\"' \t]*")
_BEFORE_WORDS = re.compile(r"\s*(?:[-*+–—‐‑−]|\d{1,3}[.)]|[•·‣◦▪●○■□☐])[ \t]*(?:\[[ xX]\][ \t]+)?")
_OPENING = re.compile(r"(\s*:{3,}[ \t]*)(\S+)([ \t]*)(.*)")
_GROUP = re.compile(r" {0,3}###(?!#)[ \t]*(.+)")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_WRITTEN_ID = re.compile(r"[ \t]*\{#[^{}\s]*\}[ \t]*$")


class Change(NamedTuple):
    """Other words for the lines `first` to `last`; with `last` below `first` they come before `first`."""

    first: int
    last: int
    texts: tuple[str, ...]


class Row(NamedTuple):
    """A line of an exercise's list as it is written: an item with its id, or the heading of a group."""

    sort: Literal["item", "group"]
    text: str
    id: str
    first: int
    last: int


@dataclass(frozen=True)
class NewRow:
    """What a list is to have: an old row by its place, perhaps with other words, or a new one.

    The id of a `free` row still follows its words: it was just begun, and nobody has answered with it.
    """

    text: str
    old: int | None = None
    sort: Literal["item", "group"] = "item"
    free: bool = False


def applied(source: SourceText, changes: Iterable[Change]) -> SourceText:
    """The text with all of them; none touches the lines of another."""
    for change in sorted(changes, key=lambda change: (change.first, change.last), reverse=True):
        source = source.with_lines(change.first, change.last, change.texts)
    return source


def one_line(words: str) -> str:
    """Words as they fit behind a key: no line ends there."""
    return " ".join(words.split())


# Settings


def set_setting(source: SourceText, block: WrittenBlock, key: str, values: Sequence[str]) -> SourceText:
    """The lines of a setting, one for each value; without values they go."""
    wanted = [one_line(value) for value in values if value.strip()]
    written = [setting for setting in block.written.settings if setting.key == key]
    changes = []
    for setting, value in zip(written, wanted, strict=False):
        if setting.value != value:
            line = source.texts(setting.line, setting.line)[0]
            changes.append(Change(setting.line, setting.line, (_with_value(line, key, value),)))
    changes += [Change(setting.line, setting.line, ()) for setting in written[len(wanted) :]]
    if added := tuple(f"{key}: {value}" for value in wanted[len(written) :]):
        at = 1 + max([block.line, *(s.line for s in written or block.written.settings)])
        changes.append(Change(at, at - 1, added))
    return applied(source, changes)


def _with_value(line: str, key: str, value: str) -> str:
    before = _BEFORE_VALUE.match(line)
    return (before[0].rstrip() + " " if before else f"{key}: ") + value


def set_opening(
    source: SourceText, block: WrittenBlock, *, kind: str = "", after: str | None = None
) -> SourceText:
    """Another kind, or what stands behind it: an exercise's id, or a box's title."""
    opening = _OPENING.fullmatch(source.texts(block.line, block.line)[0])
    if opening is None:
        return source
    colons, old_kind, gap, old_after = opening.groups()
    words = old_after if after is None else one_line(after)
    line = f"{colons}{kind or old_kind}{(gap or ' ') if words else ''}{words}"
    return source.with_lines(block.line, block.line, [line])


# The question and its explanation


class Span(NamedTuple):
    """Lines of a file, both included."""

    first: int
    last: int


class Words(NamedTuple):
    """Where a block's question and explanation stand; `whole` if nothing else is written among them.

    None for what is not there. What is not whole (a comment, text behind the list) is changed in the text alone.
    """

    question: Span | None
    explanation: Span | None
    whole: bool


def words_of(source: SourceText, block: WrittenBlock) -> Words:
    """The places of a block's words."""
    numbered = list(enumerate(block.written.body, block.written.first))
    rows = rows_of(source, block)
    listed = {number for row in rows for number in range(row.first, row.last + 1)}
    free = [(number, line) for number, line in numbered if number not in listed and line.strip()]
    if not free:
        return Words(None, None, whole=_is_whole(source, numbered, listed))
    first = last = free[0][0]
    for number, line in numbered:
        if number <= first:
            continue
        if not line.strip() or number in listed or _FENCE.match(line) or _BEFORE_WORDS.match(line):
            break
        last = number
    rest = [number for number, _line in free if number > last]
    before_list = not rest or not listed or max(rest) < min(listed) or min(rest) > max(listed)
    whole = before_list and _is_whole(source, numbered, listed)
    return Words(Span(first, last), Span(rest[0], rest[-1]) if rest else None, whole=whole)


def _is_whole(source: SourceText, numbered: Sequence[tuple[int, str]], listed: set[int]) -> bool:
    """Whether what is read is what is written: no comment stands among the words."""
    return all(
        number in listed or number > len(source.lines) or source.texts(number, number)[0] == line
        for number, line in numbered[:-1] or numbered
    )


def set_question(source: SourceText, block: WrittenBlock, words: str) -> SourceText:
    """Another question, in one paragraph."""
    where, text = words_of(source, block).question, one_line(words)
    if where is not None:
        return source.with_lines(where.first, where.last, [text] if text else [])
    return source.with_lines(block.written.first, block.written.first - 1, ["", text]) if text else source


def set_explanation(source: SourceText, block: WrittenBlock, markdown: str) -> SourceText:
    """Other words below the question."""
    where, lines = words_of(source, block), markdown.strip("\n").split("\n") if markdown.strip() else []
    if where.explanation is not None:
        return source.with_lines(*where.explanation, lines)
    if not lines:
        return source
    at = where.question.last if where.question else block.written.first - 1
    return source.with_lines(at + 1, at, ["", *lines])


def set_body(source: SourceText, block: WrittenBlock, markdown: str) -> SourceText:
    """Other words in a box."""
    first, last = block.written.first, last_inside(block)
    inside = source.texts(first, last)
    while inside and not inside[0].strip():
        inside, first = inside[1:], first + 1
    while inside and not inside[-1].strip():
        inside, last = inside[:-1], last - 1
    return source.with_lines(first, last, markdown.strip("\n").split("\n") if markdown.strip() else [])


def last_inside(block: WrittenBlock) -> int:
    """The last line inside a block; a line that closes it comes next."""
    count = len(block.written.body)
    ends_line = bool(block.written.body) and not block.written.body[-1]
    return block.written.first + count - 1 - ends_line


# The list that means something


def rows_of(source: SourceText, block: WrittenBlock) -> list[Row]:
    """The list of an exercise, row by row, with the ids that its items go by."""
    if not isinstance(block.exercise, Exercise) or not block.items:
        return []
    ids = [option.id for option in block.exercise.options()]
    rows, above = [], ""
    for at, item in enumerate(block.items):
        if item.group != above:
            above = item.group
            if (line := _heading_above(source, block, item.line)) is not None:
                rows.append(Row("group", item.group, "", line, line))
        row_id = ids[at] if at < len(ids) else item.id
        rows.append(Row("item", item.text, row_id, item.line, max(item.line, item.last_line)))
    return rows


def _heading_above(source: SourceText, block: WrittenBlock, line: int) -> int | None:
    """The line of the group's heading above an item."""
    for number in range(line - 1, block.written.first - 1, -1):
        if _GROUP.fullmatch(source.texts(number, number)[0]):
            return number
    return None


def set_rows(source: SourceText, block: WrittenBlock, wanted: Sequence[NewRow]) -> SourceText:
    """The list as it is wanted; rows that stay keep their lines, and a reworded item its id."""
    old = rows_of(source, block)
    if not old:
        return _new_list(source, block, wanted)
    if _only_reworded(old, wanted):
        return applied(source, _reworded(source, old, wanted))
    texts: list[str] = []
    bullet = _bullet(source, old)
    for row in wanted:
        if row.old is None:
            texts.append(f"### {one_line(row.text)}" if row.sort == "group" else bullet + one_line(row.text))
            continue
        kept, last = old[row.old], old[-1].last
        nexts = old[row.old + 1].first - 1 if row.old + 1 < len(old) else last
        texts += _lines_of(source, kept, row)
        texts += source.texts(kept.last + 1, nexts)  # an empty line, or a comment below it
    return source.with_lines(old[0].first, old[-1].last, texts)


def _only_reworded(old: Sequence[Row], wanted: Sequence[NewRow]) -> bool:
    return [row.old for row in wanted] == list(range(len(old)))


def _reworded(source: SourceText, old: Sequence[Row], wanted: Sequence[NewRow]) -> Iterable[Change]:
    for row, new in zip(old, wanted, strict=True):
        if one_line(new.text) != row.text:
            yield Change(row.first, row.last, tuple(_lines_of(source, row, new)))


def _lines_of(source: SourceText, row: Row, new: NewRow) -> list[str]:
    """A row's lines; with other words they become one, which keeps its sign and its id."""
    lines, text = source.texts(row.first, row.last), one_line(new.text)
    if text == row.text:
        return lines
    if row.sort == "group":
        return [f"### {text}"]
    before = _BEFORE_WORDS.match(lines[0])
    has_id = without_id(lines[-1]) != lines[-1]
    written = "" if new.free and not has_id else f" {{#{row.id}}}"
    return [f"{before[0] if before else '- '}{text}{written}"]


def _bullet(source: SourceText, old: Sequence[Row]) -> str:
    """The sign that a new item begins with: that of the last, a number counted on."""
    last = next((row for row in reversed(old) if row.sort == "item"), None)
    if last is None:
        return "- "
    line = source.texts(last.first, last.first)[0]
    before = _BEFORE_WORDS.match(line)
    if before is None or re.search(r"\d", before[0]):
        return "- " if before is None else re.sub(r"\d+", lambda found: str(int(found[0]) + 1), before[0])
    return re.sub(r"\[[xX]\]", "[ ]", before[0])


def _new_list(source: SourceText, block: WrittenBlock, wanted: Sequence[NewRow]) -> SourceText:
    texts = [
        f"### {one_line(row.text)}" if row.sort == "group" else f"- {one_line(row.text)}" for row in wanted
    ]
    if not texts:
        return source
    at = last_inside(block)
    while at >= block.written.first and not source.texts(at, at)[0].strip():
        at -= 1
    return source.with_lines(at + 1, at, ["", *texts])


def without_id(line: str) -> str:
    """A line without the id at its end."""
    return _WRITTEN_ID.sub("", line)
