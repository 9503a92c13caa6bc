"""Finds what still stands as a template has it: nothing is wrong with such words, but they are not their author's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.templates import NAMES, filled
from workbook.course.files import module_paths
from workbook.course.outline import open_text
from workbook.course.problems import Problem
from workbook.course.scan import split_id
from workbook.drafts.acts import waiting_lines
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files

LEAST_WORDS = 4  # fewer are anybody’s, such as a greeting
MOST_NAMED, LONGEST = 3, 40
_TITLE = "\0"  # in place of what a course is called, so that no line with it is alike


class Part(NamedTuple):
    """An exercise, a box, a paragraph or a summary: its lines, and what it is called."""

    lines: tuple[str, ...]
    name: str


def check_template_words(files: Files) -> Iterator[Problem]:
    """For each file one piece of advice that names what is still the template’s."""
    for path in ("course.md", *module_paths(files)):
        if path in files:
            text = open_text(files, path).text
            if found := list(_untouched(text.splitlines())):
                yield Problem(
                    path, found[0][0], 1, "advice", "template-words", *_said([p for _n, p in found])
                )


def _said(parts: list[Part]) -> tuple[str, str]:
    named = ", ".join(_("“{words}”").format(words=part.name) for part in parts[:MOST_NAMED])
    what = _("Here the words are still the template’s: {places}.").format(places=named)
    if (more := len(parts) - MOST_NAMED) > 0:
        what = _("Here the words are still the template’s: {places}, and {n} more.").format(
            places=named, n=more
        )
    return what, _("Make them your own, or leave them if they say what you mean.")


def _untouched(lines: list[str]) -> Iterator[tuple[int, Part]]:
    """The parts that stand here letter by letter, each with its line."""
    known, waiting = _known(), _waiting()
    for at, line in enumerate(lines):
        if line.rstrip() in waiting:
            yield at + 1, waiting[line.rstrip()]
        for part in known.get(line.rstrip(), ()):
            here = tuple(one.rstrip() for one in lines[at : at + len(part.lines)])
            if here == part.lines:
                yield at + 1, part


def _waiting() -> dict[str, Part]:
    """The words that the Studio puts into what is new, in the language that is spoken and in English."""
    return {line: Part((line,), _short(split_id(line.removeprefix("- "))[0])) for line in waiting_lines()}


@cache
def _known() -> dict[str, tuple[Part, ...]]:
    """All parts of all templates, by how they begin."""
    found: dict[str, dict[Part, None]] = {}
    for name in NAMES:
        for path, data in filled(name, _TITLE).items():
            if path.endswith(".md"):
                for part in _parts(data.decode("utf-8").splitlines()):
                    found.setdefault(part.lines[0], {})[part] = None
    return {first: tuple(parts) for first, parts in found.items()}


def _parts(lines: list[str]) -> Iterator[Part]:
    """Blocks and paragraphs of a file of ours, which is written plainly."""
    at, facts = 0, 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if line == "---" and facts < 2:
            facts += 1
        elif facts < 2 and line.startswith("summary:"):
            yield Part((line,), _short(line.partition(":")[2]))
        elif facts == 2 and line.startswith(":::"):
            end = lines.index(":::", at) + 1
            yield Part(tuple(lines[at:end]), _name(lines[at:end]))
        elif facts == 2 and line and not line.startswith("#") and len(line.split()) >= LEAST_WORDS:
            end = next((n for n in range(at, len(lines)) if not lines[n]), len(lines))
            yield Part(tuple(lines[at:end]), _short(line))
        at = end


def _name(block: list[str]) -> str:
    """The title of a block, else its first words."""
    titles = [line.partition(":")[2] for line in block if line.startswith("title:")]
    words = [line for line in block[1:-1] if line and ": " not in line[:16]]
    return _short((titles or words or [block[0]])[0])


def _short(words: str) -> str:
    words = words.strip().removesuffix(".")
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
