"""What is wrong with a course, said as values with a place, so that all of it can be shown at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 200
Level = Literal["error", "advice"]
# What can be wrong, for tools and for tests: each of them has a line in the tests that shows an input and what is said.
Code = Literal[
    "adds-exercise", "bad-colour", "bad-condition", "bad-date", "bad-example", "bad-id", "bad-json", "bad-key",
    "bad-language", "bad-link", "bad-name", "bad-number", "bad-pair", "bad-picks", "bad-picture", "bad-recording",
    "bad-range", "bad-type", "bad-value", "bad-version", "bad-was", "broken-letters", "copy", "document",
    "doubled-footnote", "doubled-id", "doubled-key", "empty-fact", "empty-file", "empty-link",
    "empty-setting", "fact-in-fact", "far-in", "folder-in-modules", "formatted-text", "gone-example",
    "gone-example-option", "http-link", "id-gone", "lacks-exercise", "late-length", "late-setting",
    "link-outside", "long-sentences", "lost-id", "misplaced-recording", "missing-fact", "missing-id",
    "missing-option-id", "missing-page-id", "missing-picture", "missing-recording",
    "module-outside", "needs-newer", "no-alone",
    "no-alternative-text", "no-answer", "no-answers", "no-columns", "no-course-file", "no-easier",
    "no-hyphens", "no-key", "no-label", "no-list", "no-modules", "no-name", "no-of", "no-page",
    "no-picture", "no-question", "no-room", "no-stop", "no-such-module", "no-transcript", "no-translates", "no-use",
    "no-words", "not-a-fact", "not-earlier", "not-translated", "not-utf-8", "odd-setting",
    "old-translation", "open-block", "open-comment", "open-fence", "other-course", "other-ending",
    "other-folder", "other-hyphens", "other-kind", "other-module-id", "other-name", "other-options",
    "other-order", "other-pages", "other-picture", "other-recording", "other-setting",
    "own-language", "pale-colour", "perhaps-length",
    "picture-elsewhere", "picture-in-modules", "placeholder-name", "placeholder-number", "raw-html",
    "repeated-fact", "repeated-setting", "rule-under-text", "same-name", "same-number", "stray-close",
    "tel-link", "template-words", "to-replace", "too-few", "too-hard", "too-large", "too-many",
    "two-versions", "uncited", "unclosed-facts", "unknown-column", "unknown-cover", "unknown-exercise",
    "unknown-fact", "unknown-footnote", "unknown-key", "unknown-kind", "unknown-option", "unknown-place",
    "unknown-setting", "unknown-source", "unreadable", "unused-file", "unused-footnote", "utf-16",
    "version-not-higher", "word-to-weigh", "wrapped-setting",
]  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """One mistake or piece of advice; `line` and `column` count from 1."""

    path: str
    line: int
    column: int
    level: Level
    code: Code
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

    near = get_close_matches(word.lower(), _candidates(word.lower(), known), n=1, cutoff=0.6)
    return _("Did you mean `{near}`?").format(near=near[0]) if near else ""


def _candidates(word: str, known: Iterable[str]) -> list[str]:
    """What may be near; of very many only those that begin or end alike, as comparing them all takes long."""
    found = list(known)
    if len(found) > FEW:
        found = [name for name in found if name[:3] == word[:3] or name[-4:] == word[-4:]]
    return sorted(found)[:FEW]
