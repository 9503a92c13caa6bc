"""Advice on the words of a course in English: long sentences, and words that push or promise.

It weighs, it does not forbid: what is cited in “quotation marks” or in code is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.comments import without_comments
from workbook.course.files import module_paths
from workbook.course.outline import open_text
from workbook.course.problems import Problem
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course

MOST_WORDS = 20  # of a sentence, on average over a module
FEW = 10  # sentences; of fewer an average says nothing
_EASY, _PROMISE = N_("Could it go?"), N_("Could it say what a person can do instead?")
WEIGH = {
    r"just": (N_("“just” can sound as if it were easy."), _EASY),
    r"simply": (N_("“simply” can sound as if it were easy."), _EASY),
    r"cures?": (N_("“cure” promises what no course can keep."), _PROMISE),
    r"guarantee[sd]?": (N_("“guarantee” promises what no course can keep."), _PROMISE),
    r"heal(?:s|ed|ing)? your(?:self|s)?": (N_("This promises healing."), _PROMISE),
    r"toxic (?:people|person|friends?|family)": (
        N_("This is a verdict on people."),
        N_("Could it say what they do?"),
    ),
    r"your deficienc(?:y|ies)|you are deficient": (N_("This calls the reader deficient."), _EASY),
}
_WEIGHED = re.compile("|".join(rf"(\b(?:{pattern})\b)" for pattern in WEIGH), re.IGNORECASE)
_ROOTS = (
    "just",
    "simply",
    "cure",
    "guarantee",
    "heal",
    "toxic",
    "deficien",
)  # a line with a word to weigh has one
_QUOTED = re.compile(r"“[^”\n]{0,300}”|\"[^\"\n]{0,300}\"|`[^`\n]*`")
_SENTENCE = re.compile(r"[.!?…][”’)\]]*(?:\s|$)")
_NO_PROSE = re.compile(r"\s*(?::::|\||#|!\[|[a-z-]+:(?:\s|$)|---)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*[^*]+\*\*\s*)?")
_UNREAD = re.compile(r"\s*(?:\{#[^}]*\}|\[@[^\]]*\])")


def check_words(files: Files, course: Course) -> Iterator[Problem]:
    """Advice for every module, and for the title page; only for courses in English."""
    if not course.outline.about.language.lower().startswith("en"):
        return
    for path in ("course.md", *module_paths(files)):
        if path in files:
            source = open_text(files, path)
            end = source.front_matter.end
            lines = list(_prose(source.text[:end] + without_comments(source.text[end:]), end))
            yield from _weighed(path, lines)
            yield from _long(path, lines)


def average_words(text: str) -> float:
    """The words of a sentence on average, over what a reader reads; 0 where there are too few to tell."""
    counts = _counts(line for _unused, line in _prose(text, 0))
    return sum(counts) / len(counts) if len(counts) >= FEW else 0.0


def _prose(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The lines that are read, with their numbers: no facts, settings, headings, tables or code."""
    first, inside = text.count("\n", 0, start) + 1, False
    for number, line in enumerate(text[start:].split("\n"), first):
        if not line or line.isspace():
            continue
        if line.lstrip().startswith(("```", "~~~")):
            inside = not inside
        elif not inside and not _NO_PROSE.match(line):
            yield number, line


def _weighed(path: str, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    here = "\n".join(line for _unused, line in lines).lower()
    roots = [root for root in _ROOTS if root in here]
    for number, line in lines if roots else ():
        lower = line.lower()
        if not any(root in lower for root in roots):
            continue
        open_words = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
        for found in _WEIGHED.finditer(open_words):
            what, hint = list(WEIGH.values())[next(n for n, group in enumerate(found.groups()) if group)]
            yield Problem(path, number, found.start() + 1, "advice", "word-to-weigh", _(what), _(hint))


def _long(path: str, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    counts = _counts(line for _unused, line in lines)
    average = sum(counts) / len(counts) if len(counts) >= FEW else 0
    if average > MOST_WORDS:
        what = _("The sentences here have {count} words on average.").format(count=round(average))
        hint = _("Up to {most} are read easily by people who are tired or upset.").format(most=MOST_WORDS)
        yield Problem(path, lines[0][0], 1, "advice", "long-sentences", what, hint)


def _counts(lines: Iterator[str]) -> list[int]:
    """How many words each sentence has. A list item is a sentence of its own."""
    sentences = (sentence for line in lines for sentence in _SENTENCE.split(_spoken(line)))
    return [words for sentence in sentences if (words := len(sentence.split()))]


def _spoken(line: str) -> str:
    """A line without the sign of its list, its id and its citations."""
    if (bullet := _BULLET.match(line)) is not None:
        line = line[bullet.end() :]
    return _UNREAD.sub("", line) if "{#" in line or "[@" in line else line
