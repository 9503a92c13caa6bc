"""Bytes of a course file to text: forgiving about marks and line ends, exact about what cannot be read."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.course.problems import Code, Problem
from workbook.language.numbers import whole_number
from workbook.language.system_words import why
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

MOST_BYTES = 256_000
LONGEST_LINE = 10_000

_SAVE_AS_UTF_8 = N_(
    "Save it again as plain text with the encoding UTF-8: in Notepad by “Save as…”, in TextEdit after "
    "“Make Plain Text”."
)
_MAKE_PLAIN = N_(
    "Open it there, copy the words into a new file of a plain text editor (Notepad; TextEdit after “Make Plain "
    "Text”), and save that as UTF-8 under this name."
)

_RUN = re.compile(r"\[{100,}|(?:!\[){50,}|!{100,}|<{100,}")
_RUNS = ("[" * 100, "![" * 50, "!" * 100, "<" * 100)  # found much faster than by the pattern
_DEEP_QUOTE = re.compile(r"^(?:[ \t]*>){50}", re.MULTILINE)
_LONG_LINE = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*(?=\n)")
_BRACKET = re.compile(r"\]?[\[(]|[\])]")
_TABLE_RULE = re.compile(r"^[ \t:-]*\|[ \t|:-]*$", re.MULTILINE)
_INLINE_MARKS = "\\`*_[<&"

# Kept from a reader that needed 150 ns for each character between a bracket and its partner, a copy of the
# paragraph for each mark in it, and half a millisecond for a row of a wide table. Today's needs less, but no
# text that a person writes comes near to these.
MOST_BRACKET_WORK = 500_000
MOST_MARK_WORK = 2_000_000_000
MOST_CELLS = 20_000
MOST_UNENDED = 1_000  # addresses that are named and not given, line by line: its time grows by their cube


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """The file's text with plain line feeds, and what kept it from being read (then the text is empty)."""
    if len(data) > MOST_BYTES:
        return "", [
            Problem(
                path,
                1,
                1,
                "error",
                "too-large",
                _("This text file has more than 256 kB."),
                _("Split it into several modules, and keep pictures in media/."),
            )
        ]
    if other := _other_format(data):
        return "", [Problem(path, 1, 1, "error", *other)]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = _plain(data[: error.start].decode()).count("\n") + 1
        what = _(
            "From this line on, letters are saved in another way than UTF-8 (perhaps as Windows-1252 or Latin-1)."
        )
        return "", [Problem(path, line, 1, "error", "not-utf-8", what, _(_SAVE_AS_UTF_8))]
    return _plain(text.removeprefix("\ufeff")), []


def _other_format(data: bytes) -> tuple[Code, str, str] | None:
    """What a file is that is no plain text in UTF-8, as a code, a sentence and what to do."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        b"\0" in data[:2000] and _every_other_byte_is_empty(data)
    ):
        return (
            "utf-16",
            _("This file is saved as UTF-16; some programs call that “Unicode”."),
            _(_SAVE_AS_UTF_8),
        )
    if data.startswith(b"{\\rtf"):
        what = _("This is formatted text (RTF) under the name of a plain text.")
        return "formatted-text", what, _(_MAKE_PLAIN)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        what = _(
            "This is a document of a writing program, such as Word, or a PDF, under the name of a plain text."
        )
        return "formatted-text", what, _(_MAKE_PLAIN)
    if b"\0" in data:
        return "unreadable", _("This file is not plain text in UTF-8."), _(_SAVE_AS_UTF_8)
    return None


def _every_other_byte_is_empty(data: bytes) -> bool:
    start = data[: min(len(data), 400) // 2 * 2]
    return len(start) > 7 and max(start[::2].count(0), start[1::2].count(0)) > len(start) // 4


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TooHard(NamedTuple):
    """A place in a text that would keep the Markdown reader busy for minutes."""

    offset: int
    what: str


def too_hard(text: str) -> TooHard | None:
    """An endless line, a long run of one mark, quotations without a floor, open brackets, a monstrous table."""
    if len(text) > LONGEST_LINE and (match := _LONG_LINE.search(text)):
        return TooHard(
            match.start(),
            _("This line has more than {most} characters.").format(most=whole_number(LONGEST_LINE)),
        )
    if any(run in text for run in _RUNS) and (match := _RUN.search(text)):
        sign = "![" if match[0].startswith("![") else match[0][0]
        return TooHard(match.start(), _("Here is a long run of `{sign}`.").format(sign=sign))
    if text.count(">") >= 50 and (match := _DEEP_QUOTE.search(text)):
        return TooHard(match.start(), _("Here are very many quotations inside each other."))
    few_cells = text.count("|") * text.count("\n") < MOST_CELLS
    if few_cells and text.count("[") < 50 and len(text) < 40_000:
        return None
    start = 0
    for gap in (*_GAP.finditer(text), None):
        stop = gap.start() if gap else len(text)
        if hard := _hard_chunk(text[start:stop], start):
            return hard
        start = gap.end() + 1 if gap else stop
    return None


def _hard_chunk(text: str, start: int) -> TooHard | None:
    """What is too hard in lines without a blank one between, which the reader may take for one paragraph."""
    if text.count("[") >= 50 and _bracket_work(text) > MOST_BRACKET_WORK:
        return TooHard(start, _("This paragraph has very many square brackets without a partner."))
    unended = text.count("]:\n") > MOST_UNENDED
    if unended or sum(map(text.count, _INLINE_MARKS)) * len(text) > MOST_MARK_WORK:
        return TooHard(start, _("This text goes on for very long without an empty line."))
    for rule in _TABLE_RULE.finditer(text) if "|" in text else ():
        if rule[0].count("|") * text.count("\n", rule.start()) > MOST_CELLS:
            return TooHard(
                start + rule.start(),
                _("This table has more than {most} cells.").format(most=whole_number(MOST_CELLS)),
            )
    return None


def _bracket_work(text: str) -> int:
    """How many characters are walked to find each bracket's partner; without one, that is to the end."""
    work = 0
    open_at: dict[str, list[int]] = {"[": [], "(": []}
    for mark in _BRACKET.finditer(text):
        sign = mark[0][-1]
        if mark[0][0] == "]" and open_at["["]:
            work += mark.start() - open_at["["].pop()
        if sign == "[" or mark[0] == "](":
            open_at[sign].append(mark.start())
        elif sign == ")" and open_at["("]:
            work += mark.start() - open_at["("].pop()
    return work + sum(len(text) - at for places in open_at.values() for at in places)


def cannot_open(path: str, error: OSError) -> Problem:
    """The system does not give the file away: a right is missing, or a disk is gone."""
    what = _("This file cannot be read ({reason}).").format(reason=why(error))
    hint = _("Check that it is still there and that you may open it.")
    return Problem(path, 1, 1, "error", "unreadable", what, hint)
