"""Bytes of a course file to text: forgiving about marks and line ends, exact about what cannot be read."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.course.problems import Problem
from workbook.language.numbers import whole_number
from workbook.language.system_words import why
from workbook.language.translation import gettext as _

MOST_BYTES = 256_000
LONGEST_LINE = 10_000

_RUN = re.compile(r"\[{100,}|(?:!\[){50,}|!{100,}|<{100,}")
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
            _unreadable(
                path,
                1,
                _("This text file has more than 256 kB."),
                _("Split it into several modules, and keep pictures in media/."),
            )
        ]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return "", [
            _unreadable(
                path,
                1,
                _("This file is not plain text in UTF-8."),
                _("Save it again as plain text with the encoding UTF-8."),
            )
        ]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = _plain(data[: error.start].decode()).count("\n") + 1
        what = _("Byte {start} is not UTF-8 text.").format(start=error.start + 1)
        return "", [_unreadable(path, line, what, _("Save the file again with the encoding UTF-8."))]
    return _plain(text.removeprefix("\ufeff")), []


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TooHard(NamedTuple):
    """A place in a text that would keep the Markdown reader busy for minutes."""

    offset: int
    what: str


def too_hard(text: str) -> TooHard | None:
    """An endless line, a long run of one mark, quotations without a floor, open brackets, a monstrous table."""
    if match := _LONG_LINE.search(text):
        return TooHard(
            match.start(),
            _("This line has more than {most} characters.").format(most=whole_number(LONGEST_LINE)),
        )
    if match := _RUN.search(text):
        sign = "![" if match[0].startswith("![") else match[0][0]
        return TooHard(match.start(), _("Here is a long run of `{sign}`.").format(sign=sign))
    if match := _DEEP_QUOTE.search(text):
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
    for rule in _TABLE_RULE.finditer(text):
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
    return _unreadable(
        path,
        1,
        _("This file cannot be read ({reason}).").format(reason=why(error)),
        _("Check that it is still there and that you may open it."),
    )


def _unreadable(path: str, line: int, what: str, hint: str) -> Problem:
    return Problem(path, line, 1, "error", "unreadable", what, hint)
