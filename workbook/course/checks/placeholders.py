"""Finds what a template left for its author to replace, where a learner would read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.files import module_paths
from workbook.course.outline import open_text
from workbook.course.problems import Code, Problem
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.outline import CourseText

# Sentences of the course that `new` writes, this one and earlier ones, which speak to its author.
OF_THE_TEMPLATE = (
    "One or two sentences that say what this course is about and for whom",
    "This is the title page. Say here what people will find",
    "Change this text, keep what you like of the two modules",
    "One sentence that says what this module is for",
    "Write as you would speak to one person. A blank line begins a new paragraph",
    "Each heading with two signs (`##`) begins a page of its own",
    "Boxes set something apart. This is a note; the others are called",
    "A scale asks for a number. The same scale can come again at the end",
    "A claim from research carries a label that says how sure one can be",
    "Say here in plain words what was found, with whom and how many",
    "Say what it does not show",
    "Say what a person could do with it",
    "The answer to an earlier question can be shown inside a card",
    "A plan with “if” and “then” settles both",
    "put those of your country here",
    "Look each one up on the line’s own website",
    "the country your course is for",
    "Author, A. (2026)",
    "The title of a book or an article",
)
# Each with how it begins, which is looked for first: as a rule a text has none of them.
_TEMPLATE = [
    (
        " ".join(said.split()[:3]),
        re.compile(r"\s+".join(map(re.escape, said.split()))),
    )
    for said in OF_THE_TEMPLATE
]
_CAPITALS = ("TODO", "TBD", "TBA", "FIXME", "XXX")
# Each with signs that it has, which are looked for first.
_TO_REPLACE = (
    (_CAPITALS, re.compile(r"(?<![\w#])(?:TODO|TBD|TBA|FIXME|XXX+)(?!\w)")),
    (("ipsum",), re.compile(r"\b[Ll]orem ipsum\b")),
    (("{{",), re.compile(r"\{\{[^{}\n]{1,60}\}\}")),
    (("[",), re.compile(r"\[(?i:your|insert|fill in|enter|put) [^\]\n]{1,60}\](?!\()")),
    (("<",), re.compile(r"<(?i:your|insert|enter) [^>\n]{1,60}>")),
)
_NAMES = re.compile(
    r"your (?:name|e-?mail|organi[sz]ation|company|country|title)|first ?name last ?name"
    r"|(?:the )?author(?:’s|'s)? name"
    r"|name of (?:the )?author|john doe|jane doe|max mustermann|erika mustermann"
    r"|ihr name|dein name|votre nom|tu nombre",
    re.IGNORECASE,
)
# Numbers that nobody answers.
_NUMBERS = (
    r"[xX]{2,}(?:[ /-]?[xX]{2,})+",
    r"(\d)(?:[ /-]?\1){6,}",  # one digit again and again
    r"(?:\+\d{1,3}[ -]?)?\(?\d{0,5}\)?[ /-]?1[ -]?2[ -]?3[ -]?4[ -]?5[ -]?6(?:[ -]?\d){0,4}",  # digits in a row
    r"(?:\(?\d{3}\)?[ -]?)?555[ -]?01\d\d",  # kept free for films
)
_NUMBER = re.compile(rf"(?<![\w.+-])(?:{'|'.join(_NUMBERS)})(?![\w-])")
_NAMING = ("author", "holder", "by", "translator", "contact", "title", "place", "summary")


def check_placeholders(files: Files) -> Iterator[Problem]:
    """Words of a template, signs such as TODO, and telephone numbers that are none."""
    for path in ("course.md", *module_paths(files), "help.md", "sources.md"):
        if path in files:
            source = open_text(files, path)
            yield from _names(source)
            yield from _words(source)


def _names(source: CourseText) -> Iterator[Problem]:
    for fact in source.front_matter.lines:
        if fact.key in _NAMING and _NAMES.fullmatch(fact.value):
            what = _("`{value}` is no name yet, and people will read it.").format(value=fact.value)
            hint = _("Write the real one behind `{key}:`.").format(key=fact.key)
            yield Problem(source.path, fact.line, 1, "error", "placeholder-name", what, hint)


def _words(source: CourseText) -> Iterator[Problem]:
    text = source.text
    said = [(found, "template") for found in _of_the_template(text)]
    for signs, pattern in _TO_REPLACE:
        if any(sign in text for sign in signs):
            said += [(m, "to-replace") for m in pattern.finditer(text) if not _in_code(text, m.start())]
    if source.path == "help.md":
        said += [(found, "number") for found in _NUMBER.finditer(text)]
    for found, sort in said:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        code, what, hint = _about(sort, " ".join(found[0].split()))
        yield Problem(source.path, line, column, "error", code, what, hint)


def _of_the_template(text: str) -> Iterator[re.Match[str]]:
    for start, pattern in _TEMPLATE:
        if start in text:
            yield from pattern.finditer(text)


def _about(sort: str, words: str) -> tuple[Code, str, str]:
    if sort == "template":
        what = _("“{words}” is a sentence of the template, and people will read it.").format(words=words)
        return "template-words", what, _("Write your own words in its place, or remove it.")
    if sort == "number":
        what = _("“{words}” is no number that anybody answers.").format(words=words)
        return "placeholder-number", what, _("Write a number that you looked up on the line’s own website.")
    what = _("“{words}” stands for something that is still to be written.").format(words=words)
    return "to-replace", what, _("Write it, or remove this.")


def _in_code(text: str, at: int) -> bool:
    """Whether a place is inside `code`, where signs are shown as examples."""
    start = text.rfind("\n", 0, at) + 1
    return text.count("`", start, at) % 2 == 1
