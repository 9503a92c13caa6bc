"""Footnotes: `[^name]` in a text, and `[^name]: the note` anywhere in its module; told at the end of the page.

What is left of them for the reader is Markdown that it knows: numbers that are links, and a numbered list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.comments import CODE
from workbook.course.model import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = re.compile(rf"{CODE}|\\\[|\[\^(?P<name>[^\[\]\s]+)\]", re.DOTALL | re.MULTILINE)
NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:[ \t]*(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BEGINS = re.compile(
    r" {0,3}(?::::|#{1,6}|```|~~~|\[\^|<!--|[-*+>][ \t]|\d{1,9}[.)][ \t]|\||[-*_=]{3,}[ \t]*$)"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Note:
    """One footnote as it was written, with its line (from 0 in its text)."""

    markdown: str
    line: int


def take_notes(text: str) -> tuple[str, dict[str, Note]]:
    """The text with its footnotes blanked, letter for letter, and the footnotes by their names.

    Of two with the same name the first counts, and the other stays where it is.
    """
    if "[^" not in text:
        return text, {}
    lines, notes, at = text.split("\n"), dict[str, Note](), 0
    fence = ""
    while at < len(lines):
        if mark := _FENCE.match(lines[at]):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        found = None if fence else NOTE.match(lines[at])
        if found is None or found[1] in notes:
            at += 1
            continue
        stop = _end_of_note(lines, at)
        more = [re.sub(r"^(?: {1,4}|\t)", "", line) for line in lines[at + 1 : stop]]
        notes[found[1]] = Note("\n".join([found[2], *more]).strip(), at)
        lines[at:stop] = [" " * len(line) for line in lines[at:stop]]
        at = stop
    return "\n".join(lines), notes


def _end_of_note(lines: list[str], at: int) -> int:
    """A note goes on in the lines under it, and behind blank ones as long as the lines are moved in."""
    stop = at + 1
    while stop < len(lines):
        line = lines[stop]
        if not line.strip():
            following = next((n for n in range(stop, len(lines)) if lines[n].strip()), len(lines))
            if following == len(lines) or not lines[following].startswith(("    ", "\t")):
                break
            stop = following
        elif not line.startswith(("    ", "\t")) and (_BEGINS.match(line) or not lines[stop - 1].strip()):
            break
        stop += 1
    return stop


class PageNotes:
    """Numbers the footnotes of one page in the order in which its words refer to them."""

    def __init__(self, notes: Mapping[str, Note]) -> None:
        self._notes = notes
        self.names: list[str] = []

    def linked(self, markdown: str) -> str:
        """Words with numbers that lead to the notes."""
        return self._numbered(markdown, f"[{{number}}]({FOOTNOTE}{{number}})")

    def raised(self, markdown: str) -> str:
        """Words with small numbers, for questions and options: those are also read where no link is."""
        return self._numbered(markdown, "")

    def _numbered(self, markdown: str, form: str) -> str:
        if not self._notes or "[^" not in markdown:
            return markdown

        def number(found: re.Match[str]) -> str:
            name = found["name"]
            if name not in self._notes:
                return found[0]
            if name not in self.names:
                self.names.append(name)
            said = str(self.names.index(name) + 1)
            return form.format(number=said) if form else said.translate(_RAISED)

        return REFERENCE.sub(number, markdown)

    def told(self) -> tuple[str, ...]:
        """The notes in order. What they refer to themselves is numbered on."""
        made: list[str] = []
        while len(made) < len(self.names):
            made.append(self.linked(self._notes[self.names[len(made)]].markdown))
        return tuple(made)


def as_list(notes: tuple[str, ...]) -> str:
    """The notes as they stand at the end of a page: under a rule, with their numbers."""
    items = [f"{number}. " + note.replace("\n", "\n    ") for number, note in enumerate(notes, 1)]
    return "\n".join(["***", "", *items])


def left_over(notes: Mapping[str, Note], told: set[str]) -> str:
    """Notes that nothing refers to, as they were written: no words are lost."""
    return "\n\n".join(f"\\[^{name}]: {note.markdown}" for name, note in notes.items() if name not in told)


def with_notes(markdown: str) -> tuple[str, tuple[str, ...]]:
    """A text that is a page of its own, with its footnotes at its end; and these by themselves."""
    text, notes = take_notes(markdown)
    if not notes:
        return markdown, ()
    page = PageNotes(notes)
    text, told = page.linked(text.rstrip()), page.told()
    parts = [text, as_list(told) if told else "", left_over(notes, set(page.names))]
    return "\n\n".join(filter(None, parts)), told
