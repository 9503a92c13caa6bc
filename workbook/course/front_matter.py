"""The `key: value` lines at the top of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.key_lines import key_and_value
from workbook.course.problems import Code, Problem, did_you_mean, in_backticks
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ITEM = re.compile(r"-[ \t]+(.*)")
_IN_QUOTES = re.compile(r"""\"(?P<double>(?:[^"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)'""")
_FOLDED = re.compile(r"[>|][-+]?\d?[-+]?")  # “the value stands in the lines below”
_LISTS = ("author", "changed")
_BEGINNINGS = ("title", "id", "place")
# What writing programs make of three hyphens, and what other formats put in their place.
_LIKE_HYPHENS = re.compile(r"(?:[-\u2010-\u2015*_+~=] ?){1,12}")


@dataclass(frozen=True)
class Fact:
    """One line of facts; `line` counts from 1 in the file."""

    key: str
    value: str
    line: int


@dataclass(frozen=True)
class FrontMatter:
    """All facts of a file, where its text begins, and what was wrong with them."""

    path: str
    lines: tuple[Fact, ...] = ()
    end: int = 0  # offset of the first character after the facts
    end_line: int = 1  # its line
    problems: tuple[Problem, ...] = ()

    def first(self, key: str, missing: str = "") -> str:
        """The first value of a key that is not empty."""
        return next((fact.value for fact in self.lines if fact.key == key and fact.value), missing)

    def all(self, key: str) -> tuple[str, ...]:
        """Every value of a key that may repeat."""
        return tuple(fact.value for fact in self.lines if fact.key == key and fact.value)

    def line_of(self, key: str) -> int:
        """Where a key stands, else the first line."""
        return next((fact.line for fact in self.lines if fact.key == key), 1)

    def unknown(self, known: Collection[str]) -> list[Problem]:
        """A problem for each key that means nothing here."""
        return [
            Problem(
                self.path,
                fact.line,
                1,
                "error",
                "unknown-fact",
                _("`{key}` is not a fact of this file.").format(key=fact.key),
                did_you_mean(fact.key, known) or _known_facts(known),
            )
            for fact in self.lines
            if fact.key not in known
        ]

    def minutes(self) -> int | None:
        """The whole number in `minutes`, if there is one."""
        number = re.match(r"\d{1,4}", self.first("minutes"))
        return int(number[0]) if number else None


def _known_facts(known: Collection[str]) -> str:
    if not known:
        return _("It has no facts; write your words below the second line of hyphens.")
    return _("It knows {known}.").format(known=in_backticks(known))


def read_facts(path: str, text: str) -> FrontMatter:
    """Read the facts between two `---` lines at the top; without them there are none."""
    lead = len(text) - len(text.lstrip())
    if not re.match(r"---[ \t]*(?:\n|$)", text[lead:]):
        return FrontMatter(path, problems=tuple(_without_hyphens(path, text, lead)))
    reader = _Reader(path)
    number = text.count("\n", 0, lead) + 2
    offset = text.find("\n", lead) + 1 or len(text)
    after_blank = False
    while offset < len(text):
        after = text.find("\n", offset) + 1 or len(text)
        line = text[offset:after].rstrip("\n")
        if line.rstrip() == "---":
            return reader.result(after, number + 1)
        if after_blank and line.strip() and not key_and_value(line) and not reader.goes_on(line):
            break  # text after a blank line: the closing line was forgotten
        reader.take(line, number)
        after_blank = not line.strip()
        offset, number = after, number + 1
    reader.complain(
        max(1, number - 1),
        "unclosed-facts",
        _("The facts at the top have no end."),
        _("Add a line of three hyphens (---) under the last of them."),
    )
    return reader.result(offset, number)


def _without_hyphens(path: str, text: str, lead: int) -> Iterator[Problem]:
    """Facts that begin without the line above them, or with one that a writing program has changed."""
    first, second, *_unused = [*text[lead:].split("\n", 2), "", ""]
    number = text.count("\n", 0, lead) + 1
    if _LIKE_HYPHENS.fullmatch(first.strip()) and key_and_value(second):
        what = _("The facts begin with `{line}`, and not with three hyphens.").format(line=first.strip())
        hint = _(
            "Write --- above and below the facts. A program that joins hyphens to a dash lets you undo that, "
            "or switch it off (“smart dashes”)."
        )
        yield Problem(path, number, 1, "error", "other-hyphens", what, hint)
    elif (key := key_and_value(first)) and key[0] in _BEGINNINGS:
        what = _("The facts begin without a line of three hyphens.")
        hint = _("Write --- in a line of its own above the facts, and another below.")
        yield Problem(path, number, 1, "error", "no-hyphens", what, hint)


class _Reader:
    """Collects facts line by line; lists, quotation marks and values below their key count as they do elsewhere."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.front_matter: list[Fact] = []
        self.problems: list[Problem] = []
        self.lists = False  # whether the last fact is an item of a list below its key
        self.folded = False  # whether the last fact's value stands in the lines below

    def goes_on(self, line: str) -> bool:
        """Whether a line behind an empty one belongs to a value that stands below its key."""
        return self.folded and line[0] in " \t"

    def take(self, line: str, number: int) -> None:
        if not line.strip() or line.startswith("#"):
            return
        item = _ITEM.fullmatch(line.strip())
        if item and self.front_matter and not self.folded and (self.lists or not self.front_matter[-1].value):
            self._item(item[1].strip(), number)
        elif line[0] in " \t" and self.front_matter:
            self._more(line.strip(), number)
        elif found := key_and_value(line):
            self._fact(*found, number)
        else:
            self.complain(
                number,
                "not-a-fact",
                _("This line among the facts is not `key: value`."),
                _("Write a key, a colon, a blank and the value."),
            )

    def _fact(self, key: str, value: str, number: int) -> None:
        self.lists, self.folded = False, bool(_FOLDED.fullmatch(value))
        if value.startswith("[") and value.endswith("]") and key in _LISTS:
            for part in value[1:-1].split(","):
                self.front_matter.append(Fact(key, part.strip(), number))
        else:
            self.front_matter.append(Fact(key, "" if self.folded else value, number))

    def _item(self, words: str, number: int) -> None:
        key = self.front_matter[-1].key
        if not self.lists:
            self.front_matter.pop()
        self.front_matter.append(Fact(key, words, number))
        self.lists = True

    def _more(self, words: str, number: int) -> None:
        """What goes on from the line above."""
        last = self.front_matter[-1]
        if not last.value and not self.folded and (inner := key_and_value(words)):
            self.complain(
                number,
                "fact-in-fact",
                _("`{inner}` stands inside `{key}`; facts do not hold others.").format(
                    inner=inner[0], key=last.key
                ),
                _("Write the value behind `{key}:` in one line.").format(key=last.key),
            )
        self.front_matter[-1] = Fact(last.key, f"{last.value} {words}".strip(), last.line)

    def result(self, end: int, end_line: int) -> FrontMatter:
        facts = tuple(Fact(fact.key, _unquoted(fact.value), fact.line) for fact in self.front_matter)
        return FrontMatter(self.path, facts, end, end_line, tuple(self.problems))

    def complain(self, line: int, code: Code, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, 1, "error", code, what, hint))


def _unquoted(value: str) -> str:
    """A value without the quotation marks around the whole of it."""
    match = _IN_QUOTES.fullmatch(value)
    if match is None:
        return value
    if match["double"] is not None:
        return re.sub(r"\\(.)", r"\1", match["double"]).strip()
    return match["single"].replace("''", "'").strip()
