"""What an answer, or what is to be filled in, looks like as text, before any format is chosen for it."""

from __future__ import annotations

from typing import NamedTuple


class Paragraph(NamedTuple):
    """Words with their own line breaks."""

    text: str


class Items(NamedTuple):
    """A list; each item may have several lines."""

    items: list[str]
    numbered: bool = False


class Grid(NamedTuple):
    """A table: the names of its columns, and its cells."""

    head: list[str]
    rows: list[list[str]]


class Room(NamedTuple):
    """Lines to write on."""

    lines: int


PLACE = "…………………"  # for a few words within a line, where somebody writes by hand

AnswerBlock = Paragraph | Items | Grid


FormBlock = Paragraph | Items | Grid | Room


def listed(lines: list[str]) -> list[AnswerBlock]:
    """One line as it is, several as a list, nothing as nothing."""
    if not lines:
        return []
    return [Items(lines)] if len(lines) > 1 else [Paragraph(lines[0])]
