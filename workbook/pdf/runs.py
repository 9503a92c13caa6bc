"""Text with its marks, before it has a typeface or a place."""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text set alike.

    `up` is a small raised number, `link` where a press on it leads, `muted` grey, `code` source text,
    `struck` has a line through it; `language` is that of its letters where they are not those of the document's.
    The text is clean (see `clean.py`); a line feed in it ends the line.
    """

    text: str
    bold: bool = False
    italic: bool = False
    up: bool = False
    link: str = ""
    muted: bool = False
    code: bool = False
    struck: bool = False
    language: str = ""


def variant(role: str, *, bold: bool, italic: bool, code: bool = False) -> str:
    """The typeface for marked text inside text of another typeface; source text has one cut."""
    if code:
        return "mono"
    if not bold and not italic:
        return role
    family, _, weight = role.partition("-")
    bold = bold or weight.startswith("bold")
    italic = italic or weight.endswith("italic")
    return family + "-bold" * bold + "-italic" * italic
