"""What a person reads of an entry: what it became, and a sentence about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.importing.entries import EXERCISES, HEADINGS, Kind
from workbook.authoring.importing.parts import Paragraph, Picture
from workbook.authoring.importing.shapes import words_of
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.authoring.importing.drafting import Draft, Row
    from workbook.authoring.importing.entries import Entry
    from workbook.authoring.importing.shapes import Grid, Scale, Shape

LABELS = {
    Kind.TITLE: N_("Course title"),
    Kind.MODULE: N_("Module title"),
    Kind.PAGE: N_("New page"),
    Kind.HEADING: N_("Heading"),
    Kind.TEXT: N_("Text"),
    Kind.LINE: N_("Line"),
    Kind.REFLECTION: N_("Reflection"),
    Kind.LIST: N_("List"),
    Kind.STEMS: N_("Sentence stems"),
    Kind.CHECKLIST: N_("Checklist"),
    Kind.CHOICE: N_("Choice"),
    Kind.SCALE: N_("Scale"),
    Kind.TABLE: N_("Table"),
    Kind.PICTURE: N_("Picture"),
    Kind.OUT: N_("Left out"),
}
NOT_UNDERSTOOD = ("drawing", "other", "no-picture")
_LOOKS = {
    "drawing": N_("A drawing. Its shapes and lines cannot come along"),
    "no-ends": N_("The words at the ends are missing"),
    "no-names": N_("A column has no name"),
    "no-question": N_("It has no question of its own; the heading above it stands there"),
    "no-alternative": N_("It has no words for people who cannot see it"),
    "no-picture": N_("This picture cannot come along. Save it as PNG or JPEG, and put it in there"),
    "comment": N_("A comment"),
    "deleted": N_("Words that somebody deleted"),
    "hidden": N_("Hidden words"),
    "field": N_("What stands in a field before it is filled in"),
    "note": N_("A footnote that nothing refers to"),
    "other": N_("Another document inside this one"),
    "header": N_("The top or the foot of the sheets"),
    "contents": N_("A table of contents. The program makes its own"),
    "facts": N_("Facts at the top of a file"),
    "fence": N_(
        "A block of another kind of course. Its first line stands there as text, the line that ends it does not"
    ),
    "link": N_("An address that leads to no page of this course"),
    "liquid": N_("Instructions for a website, kept as text"),
    "remote": N_("A picture from the internet. The course has its address"),
    "html": N_("HTML, shown as it stands"),
}


def label_of(kind: Kind) -> str:
    """What a kind is called."""
    return _(LABELS[kind])


def choice_label(kind: Kind, entry: Entry) -> str:
    """What a kind is called where one chooses it: with how many lines, if that is known."""
    if kind is Kind.LIST and entry.shape.lines > 1:
        # Translators: as in “List, 3 lines”.
        return _("List, {lines}").format(lines=counted("{n} line", "{n} lines", entry.shape.lines))
    return _("Leave it out") if kind is Kind.OUT else label_of(kind)


def headline_of(row: Row) -> str:
    """What became of a row, in a word or two."""
    if row.kind is Kind.OUT and row.look in NOT_UNDERSTOOD:
        return _("Not understood")
    return label_of(row.kind)


def sentence_of(row: Row, *, is_word: bool = True) -> str:
    """What there is to know of it."""
    look = _(_LOOKS[row.look]) if row.look else ""
    if row.kind is Kind.OUT:
        stays = (
            _("Left out. Your Word file still has it") if is_word else _("Left out. Your file still has it")
        )
        sort = getattr(row.entry.parts[0], "sort", "")
        return ". ".join(filter(None, (look or (_(_LOOKS[sort]) if sort in _LOOKS else ""), stays)))
    return ". ".join(filter(None, (_about(row), look)))


def _about(row: Row) -> str:
    entry, shape = row.entry, row.entry.shape
    if row.kind in HEADINGS or row.kind is Kind.LINE:
        return words_of(shape.prompt) or " ".join(entry.source.split())
    if row.kind is Kind.TEXT:
        return counted("{n} word, as it is", "{n} words, as they are", len(entry.source.split()))
    if row.kind is Kind.PICTURE and isinstance(entry.parts[0], Picture):
        return entry.parts[0].alternative
    return _of_exercise(row.kind, shape)


def _of_exercise(kind: Kind, shape: Shape) -> str:
    many = len(shape.items)
    if kind is Kind.CHECKLIST:
        lines = counted("with {n} line", "with {n} lines", many)
        # Translators: a checklist: “with 3 lines and room for their own”
        return _("{lines} and room for their own").format(lines=lines) if shape.own else lines
    if kind is Kind.CHOICE:
        return counted("with {n} option", "with {n} options", many)
    if kind is Kind.STEMS:
        return counted("with {n} place to write", "with {n} places to write", many)
    if kind in (Kind.SCALE, Kind.TABLE):
        return _ends(shape.scale) if shape.scale else _size(shape.grid) if shape.grid else ""
    if shape.lines > 1:
        return counted("with {n} line on paper", "with {n} lines on paper", shape.lines)
    return words_of(shape.prompt)


def _ends(scale: Scale) -> str:
    return _("{low} to {high}").format(
        low=f"{scale.low} {scale.low_words}".strip(), high=f"{scale.high} {scale.high_words}".strip()
    )


def _size(grid: Grid) -> str:
    columns = counted("with {n} column", "with {n} columns", len(grid.columns))
    rows = counted("{n} row", "{n} rows", len(grid.rows))
    if not grid.rows:
        rows = counted("{n} empty row", "{n} empty rows", grid.empty)
    # Translators: a table: “with 3 columns and 2 empty rows”
    return _("{columns} and {rows}").format(columns=columns, rows=rows)


def counts_of(draft: Draft) -> list[tuple[int, str]]:
    """How many of what, with the words for the number."""
    headings = sum(row.kind in HEADINGS for row in draft.rows)
    texts = sum(row.kind is Kind.TEXT for row in draft.rows)
    exercises = sum(row.kind in EXERCISES for row in draft.rows)
    looks = sum(bool(row.look) for row in draft.rows)
    return [
        (headings, counted("{n} heading", "{n} headings", headings)),
        (texts, counted("{n} text", "{n} texts", texts)),
        (exercises, counted("{n} exercise", "{n} exercises", exercises)),
        (looks, counted("{n} to look at", "{n} to look at", looks)),
    ]


def source_of(entry: Entry) -> str:
    """The words of an entry as they stand in the document, with what is drawn around a picture."""
    first = entry.parts[0]
    if isinstance(first, Picture):
        return first.alternative or _("A picture")
    words = "\n".join(_told(part) for part in entry.parts if part.text.strip())
    return words or _("Nothing that can be read")


def _told(part: object) -> str:
    if isinstance(part, Paragraph) and part.bullet and not part.text.lstrip().startswith("☐"):
        return f"• {part.text}"
    return str(getattr(part, "text", ""))
