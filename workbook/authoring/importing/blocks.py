"""An entry as what it became, written as the source of a course: text, or a block with settings, ids and a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing import markdown
from workbook.authoring.importing.entries import Kind
from workbook.authoring.importing.parts import Drawing, Markdown, Paragraph, Picture, Run, Table
from workbook.authoring.importing.shapes import is_blank, stripped, words_of
from workbook.course.exercise import first_words
from workbook.course.ids import id_from_words, id_in_module, unique

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbook.authoring.importing.entries import Entry
    from workbook.authoring.importing.parts import Part
    from workbook.authoring.importing.shapes import Grid, Runs

MOST_ON_PAPER = 99
LONGEST_NAME = 200  # of a column, in letters
NO_NAME = "–"  # a column that the document gives no name


class Written(NamedTuple):
    """The lines of a block, and whether it has a question of its own."""

    text: str
    asked: bool = True


class Ids:
    """Ids that are given in this course already."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def exercise(self, module_id: str, words: str) -> str:
        """One for an exercise."""
        return self._new(id_in_module(module_id, words))

    def place(self, words: str) -> str:
        """One for a module or a page."""
        return self._new(id_from_words(words))

    def _new(self, made: str) -> str:
        made = unique(made, self._taken)
        self._taken.add(made)
        return made


def written_text(entry: Entry) -> str:
    """The words of an entry to be read."""
    parts = entry.parts
    lists = [part for part in parts if isinstance(part, Paragraph) and part.bullet]
    if lists and len(lists) == len(parts):
        return markdown.items(lists)
    return "\n\n".join(filter(None, map(_part, parts)))


def _part(part: Part) -> str:
    match part:
        case Paragraph():
            text = markdown.of_runs(part.runs)
            return "\n".join(f"> {one}" for one in text.split("\n")) if part.quoted and text else text
        case Table():
            return markdown.table(part.rows)
        case Drawing():
            return "\n\n".join(filter(None, (markdown.of_runs(p.runs) for p in part.paragraphs))) or _plain(
                part.name
            )
        case Markdown():
            return part.text
        case Picture():
            return ""
        case _:
            return "\n\n".join(map(_plain, part.text.split("\n")))


def _plain(words: str) -> str:
    return markdown.of_runs((Run(words),))


def written_picture(name: str, alternative: str) -> str:
    """A picture of the course."""
    words = " ".join(alternative.replace("[", "(").replace("]", ")").split())
    return f"![{markdown.escaped(words)}](media/{name})"


def written_exercise(kind: Kind, entry: Entry, module_id: str, ids: Ids, above: str) -> Written:
    """An entry as an exercise; one without a question takes the words of the heading `above`."""
    settings, explanation, options = _MADE[kind](entry)
    prompt = _prompt(entry)
    question = markdown.in_one_line(prompt or (Run(above),))
    name = ids.exercise(module_id, first_words(question) if prompt else _says(entry) or kind)
    lines = [f"::: {kind} {name}", *settings, "", question or "…"]
    if explanation:
        lines += ["", explanation]
    if options:
        lines += ["", *options]
    return Written("\n".join([*lines, ":::"]), bool(prompt))


def _says(entry: Entry) -> str:
    """What an exercise without a question is called by: the first of its lines, or its columns."""
    shape = entry.shape
    if shape.grid:
        return " ".join(filter(None, shape.grid.columns))
    return words_of(shape.items[0]) if shape.items else ""


Made = tuple[list[str], str, list[str]]  # settings, explanation, list


def _prompt(entry: Entry) -> Runs:
    """The question: what was seen as one, else all words before the first room to write."""
    shape = entry.shape
    if words_of(shape.prompt):
        return shape.prompt
    if shape.items or shape.scale or shape.grid:
        return ()
    paragraphs = [part for part in entry.parts if isinstance(part, Paragraph) and not is_blank(part.text)]
    return stripped(paragraphs[0].runs, ":") if paragraphs else ()


def _line(entry: Entry) -> Made:
    return [], _rest(entry), []


def _reflection(entry: Entry) -> Made:
    lines = min(entry.shape.lines, MOST_ON_PAPER)
    return [f"paper: {lines} lines"] if lines > 1 else [], _rest(entry), []


def _list(entry: Entry) -> Made:
    return [f"entries: {min(max(entry.shape.lines, 1), 50)}"] if entry.shape.lines else [], _rest(entry), []


def _rest(entry: Entry) -> str:
    """What an exercise without a list was given besides its question: items, stems, ends of a scale."""
    shape = entry.shape
    told = [markdown.in_one_line(item) for item in shape.items if item != shape.prompt]
    if shape.scale:
        scale = shape.scale
        told.append(_plain(f"{scale.low} {scale.low_words} – {scale.high} {scale.high_words}"))
    return "\n\n".join(filter(None, told))


def _stems(entry: Entry) -> Made:
    return [], "", _with_ids(map(markdown.in_one_line, entry.shape.items))


def _checklist(entry: Entry) -> Made:
    items = entry.shape.items
    settings = [] if entry.shape.own or not items else ["own: no"]
    return settings, "", _with_ids(map(markdown.in_one_line, items)) or ["- … {#own}"]


def _choice(entry: Entry) -> Made:
    items = _with_ids(map(markdown.in_one_line, entry.shape.items))
    other = ["other: …"] if entry.shape.own else []
    return other, "", items


def _scale(entry: Entry) -> Made:
    scale = entry.shape.scale
    assert scale is not None
    settings = [
        f"from: {scale.low} {_setting(scale.low_words)}".rstrip(),
        f"to: {scale.high} {_setting(scale.high_words)}".rstrip(),
    ]
    return settings, "", _with_ids(_plain(item).replace("|", "/") for item in scale.items)


def _table(entry: Entry) -> Made:
    grid = entry.shape.grid
    assert grid is not None
    taken: set[str] = set()
    settings = [_column(name, ticked, taken) for name, ticked in _columns(grid)]
    if not grid.rows and grid.empty > 1:
        settings.append(f"rows: {grid.empty}")
    return settings, "\n\n".join(map(_plain, grid.examples)), _with_ids(map(_plain, grid.rows))


def _columns(grid: Grid) -> Iterable[tuple[str, bool]]:
    """Names of columns with whether they are ticked; the first one of given rows never is."""
    ticks = grid.ticks or (False,) * len(grid.columns)
    return (
        (name, tick and not (at == 0 and grid.rows))
        for at, (name, tick) in enumerate(zip(grid.columns, ticks, strict=True))
    )


def _column(name: str, ticked: bool, taken: set[str]) -> str:
    words = _setting(name).replace("|", "/") or NO_NAME
    made = unique(id_from_words(words), taken)
    taken.add(made)
    return f"column: {words}{' | tick' if ticked else ''} {{#{made}}}"


def _setting(words: str) -> str:
    """Words in the line of a setting, where nothing is Markdown."""
    return " ".join(words.split()).replace("{#", "{ #")


def _with_ids(items: Iterable[str]) -> list[str]:
    taken: set[str] = set()
    made = []
    for words in filter(None, items):
        option = unique(id_from_words(words), taken)
        taken.add(option)
        made.append(f"- {words} {{#{option}}}")
    return made


_MADE: dict[Kind, Callable[[Entry], Made]] = {
    Kind.LINE: _line,
    Kind.REFLECTION: _reflection,
    Kind.LIST: _list,
    Kind.STEMS: _stems,
    Kind.CHECKLIST: _checklist,
    Kind.CHOICE: _choice,
    Kind.SCALE: _scale,
    Kind.TABLE: _table,
}
