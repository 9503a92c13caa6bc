"""The `key: value` lines at the top of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.problems import Problem, did_you_mean
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

_KEY = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(.*)")


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
                did_you_mean(fact.key, known),
            )
            for fact in self.lines
            if fact.key not in known
        ]

    def minutes(self) -> int | None:
        """The whole number in `minutes`, if there is one."""
        number = re.match(r"\d{1,4}", self.first("minutes"))
        return int(number[0]) if number else None


def read_facts(path: str, text: str) -> FrontMatter:
    """Read the facts between two `---` lines at the top; without them there are none."""
    lead = len(text) - len(text.lstrip())
    if not re.match(r"---[ \t]*(?:\n|$)", text[lead:]):
        return FrontMatter(path)
    reader = _Reader(path)
    number = text.count("\n", 0, lead) + 2
    offset = text.find("\n", lead) + 1 or len(text)
    after_blank = False
    while offset < len(text):
        after = text.find("\n", offset) + 1 or len(text)
        line = text[offset:after].rstrip("\n")
        if line.rstrip() == "---":
            return reader.result(after, number + 1)
        if after_blank and line.strip() and not _KEY.match(line):
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


class _Reader:
    """Collects facts line by line."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.front_matter: list[Fact] = []
        self.problems: list[Problem] = []

    def take(self, line: str, number: int) -> None:
        if not line.strip():
            return
        if line[0] in " \t" and self.front_matter:
            last = self.front_matter.pop()
            self.front_matter.append(Fact(last.key, f"{last.value} {line.strip()}".strip(), last.line))
        elif match := _KEY.fullmatch(line.strip()):
            self.front_matter.append(Fact(match[1].lower(), match[2].strip(), number))
        else:
            self.complain(
                number,
                "not-a-fact",
                _("This line among the facts is not `key: value`."),
                _("Write a key, a colon, a blank and the value."),
            )

    def result(self, end: int, end_line: int) -> FrontMatter:
        return FrontMatter(self.path, tuple(self.front_matter), end, end_line, tuple(self.problems))

    def complain(self, line: int, code: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, 1, "error", code, what, hint))
