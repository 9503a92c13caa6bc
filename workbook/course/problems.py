"""What is wrong with a course, said as values with a place, so that all of it can be shown at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "advice"]


@dataclass(frozen=True)
class Problem:
    """One mistake or piece of advice; `line` and `column` count from 1."""

    path: str
    line: int
    column: int
    level: Level
    code: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """As `check` prints it: file:line:column: message."""
        what = self.what if self.level == "error" else _("advice: {what}").format(what=self.what)
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {what}{hint}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before advice, then by place; a repeated problem is said once."""
    return sorted(set(problems), key=lambda p: (p.level != "error", p.path, p.line, p.column, p.what))


def in_backticks(words: Iterable[str]) -> str:
    """Words that an author can write, as they are shown in a sentence."""
    return ", ".join(f"`{word}`" for word in words)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return _("Did you mean `{near}`?").format(near=near[0]) if near else ""
