"""Checks the facts at the top of each file: those that are missing, unknown, doubled or of another shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook import __version__
from workbook.course.brand import LEAST_CONTRAST, colour_of, contrast, is_readable
from workbook.course.checks.near_picture import near_picture
from workbook.course.covers import COLOURS, PATTERNS
from workbook.course.files import PICTURE_TYPES, module_paths
from workbook.course.ids import LONGEST, is_good_id
from workbook.course.outline import open_text
from workbook.course.problems import Code, Problem, in_backticks
from workbook.course.translations import translated_path, translations
from workbook.course.versions import VERSION, version_numbers
from workbook.language.numbers import number_text
from workbook.language.translation import N_, ngettext
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.course.files import Files
    from workbook.course.front_matter import Fact, FrontMatter

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SHORT_NAMES = {
    **dict.fromkeys(("deutsch", "german"), "de"), **dict.fromkeys(("english", "englisch"), "en"),
    **dict.fromkeys(("français", "french", "französisch"), "fr"), **dict.fromkeys(("español", "spanish"), "es"),
    **dict.fromkeys(("italiano", "italian"), "it"), **dict.fromkeys(("português", "portuguese"), "pt"),
    **dict.fromkeys(("nederlands", "dutch"), "nl"), **dict.fromkeys(("polski", "polish"), "pl"),
    **dict.fromkeys(("русский", "russian"), "ru"), **dict.fromkeys(("türkçe", "turkish"), "tr"),
    **dict.fromkeys(("العربية", "arabic"), "ar"), **dict.fromkeys(("עברית", "hebrew"), "he"),
}  # fmt: skip
_NUMBERS = N_("Write three numbers with dots between them, such as 1.0.0.")


@dataclass(frozen=True)
class Wanted:
    """The facts that a file needs, those it may have, and those that may stand there more than once."""

    needed: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All of them."""
        return self.needed + self.possible


COURSE = Wanted(
    ("title", "id", "version", "language", "summary", "author", "holder", "licence"),
    (
        "subtitle",
        "cover",
        "minutes",
        "contact",
        "changed",
        "translator",
        "needs",
        "brand-name",
        "brand-colour",
        "brand-picture",
    ),
    ("author", "changed"),
)
TRANSLATION = Wanted(
    ("title",),
    (
        "subtitle", "summary", "author", "holder", "licence", "cover", "minutes", "contact", "changed", "translator",
        "translates",
    ),
    ("author", "changed"),
)  # fmt: skip
MODULE = Wanted(("title",), ("id", "minutes", "summary", "tender"))
HELP = Wanted((), ("place", "checked", "by"))
SOURCES = Wanted()


def check_facts(files: Files) -> list[Problem]:
    """Everything that is wrong with the facts of all files."""
    wanted = {"course.md": COURSE, "help.md": HELP, "sources.md": SOURCES}
    wanted |= dict.fromkeys(module_paths(files), MODULE)
    wanted |= {translated_path("course.md", code): TRANSLATION for code in translations(files)}
    return [problem for path in wanted if path in files for problem in _file(files, path, wanted[path])]


def _file(files: Files, path: str, wanted: Wanted) -> Iterator[Problem]:
    source = open_text(files, path)
    front_matter = source.front_matter
    if source.problems:
        return  # it could not be read: that is said elsewhere, and what it lacks cannot be known
    if front_matter.problems and not front_matter.lines:
        return  # why no facts were read is said, and that they are missing says no more
    if not source.text.strip():
        yield _problem(path, 1, "empty-file", _("This file is empty."), _how_to_begin(wanted))
        return
    yield from _missing(front_matter, wanted)
    yield from front_matter.unknown(wanted.known)
    yield from _doubled(front_matter, wanted)
    yield from _empty(front_matter, wanted)
    for fact in front_matter.lines:
        if fact.value and (look := _LOOKS.get(fact.key)):
            yield from look(front_matter.path, fact)
    if path == "course.md":
        yield from _cover(files, front_matter)
        yield from _brand(files, front_matter)


def _missing(front_matter: FrontMatter, wanted: Wanted) -> Iterator[Problem]:
    missing = [key for key in wanted.needed if not front_matter.first(key)]
    if not missing:
        return
    what = ngettext("This fact is missing: {names}.", "These facts are missing: {names}.", len(missing))
    what = what.format(names=", ".join(f"`{key}`" for key in missing))
    hint = (
        _("Add a line such as `{key}: …` to the facts.").format(key=missing[0])
        if front_matter.lines
        else _how_to_begin(wanted)
    )
    yield _problem(front_matter.path, 1, "missing-fact", what, hint)


def _how_to_begin(wanted: Wanted) -> str:
    if not wanted.needed:
        return _("Write something into it, or remove it.")
    return _("Begin it with a line of three hyphens (---), a line `{needed}: …` and three hyphens.").format(
        needed=wanted.needed[0]
    )


def _doubled(front_matter: FrontMatter, wanted: Wanted) -> Iterator[Problem]:
    seen: set[str] = set()
    for fact in front_matter.lines:
        if fact.key in seen and fact.key in wanted.known and fact.key not in wanted.repeated:
            what = _("`{key}` stands here twice; the first one counts.").format(key=fact.key)
            yield _problem(front_matter.path, fact.line, "repeated-fact", what, _("Keep one of them."))
        seen.add(fact.key)


def _empty(front_matter: FrontMatter, wanted: Wanted) -> Iterator[Problem]:
    """Facts that could stay away and say nothing."""
    for fact in front_matter.lines:
        if not fact.value and fact.key in wanted.possible:
            what = _("Nothing stands behind `{key}:`.").format(key=fact.key)
            hint = _("Write its value in the same line, or remove the line.")
            yield Problem(front_matter.path, fact.line, 1, "advice", "empty-fact", what, hint)


def _id(path: str, fact: Fact) -> Iterator[Problem]:
    if not is_good_id(fact.value):
        hint = _("Use lower-case letters, digits and hyphens, at most {longest}.").format(longest=LONGEST)
        yield _problem(
            path, fact.line, "bad-id", _("`{value}` cannot be an id.").format(value=fact.value), hint
        )


def _version(path: str, fact: Fact) -> Iterator[Problem]:
    if not VERSION.fullmatch(fact.value):
        yield _problem(
            path,
            fact.line,
            "bad-version",
            _("`{value}` is not a version.").format(value=fact.value),
            _(_NUMBERS),
        )


def _needs(path: str, fact: Fact) -> Iterator[Problem]:
    needed, mine = version_numbers(fact.value), version_numbers(__version__)
    if needed is None:
        yield _problem(
            path,
            fact.line,
            "bad-version",
            _("`{value}` is not a version.").format(value=fact.value),
            _(_NUMBERS),
        )
    elif mine is not None and needed > mine:
        what = _("This course needs version {value} of Workbook; this is {version}.").format(
            value=fact.value, version=__version__
        )
        yield _problem(path, fact.line, "needs-newer", what, _("Get a newer Workbook."))


def _language(path: str, fact: Fact) -> Iterator[Problem]:
    if not _LANGUAGE.fullmatch(fact.value):
        dashed = fact.value.replace("_", "-")
        short = dashed if _LANGUAGE.fullmatch(dashed) else _SHORT_NAMES.get(fact.value.lower())
        hint = _("Write its short name, such as en, de or pt-BR.")
        if short:
            hint = _("Write its short name: `language: {short}`.").format(short=short)
        yield _problem(
            path, fact.line, "bad-language", _("`{value}` is not a language.").format(value=fact.value), hint
        )


def _minutes(path: str, fact: Fact) -> Iterator[Problem]:
    if not re.match(r"\d{1,4}(?![\d.,:/]*\d)", fact.value):
        what = _("`minutes` is to be a whole number, not `{value}`.").format(value=fact.value)
        yield _problem(path, fact.line, "bad-number", what, _("Write for example `minutes: 20`."))


def _checked(path: str, fact: Fact) -> Iterator[Problem]:
    try:
        date.fromisoformat(fact.value)
    except ValueError:
        what = _("`{value}` is not a date.").format(value=fact.value)
        yield _problem(path, fact.line, "bad-date", what, _("Write year, month and day, such as 2027-02-22."))


def _cover(files: Files, front_matter: FrontMatter) -> Iterator[Problem]:
    """A cover is a picture of the course, or a pattern and a colour."""
    cover = front_matter.first("cover")
    if not cover or cover in files:
        return
    line = front_matter.line_of("cover")
    if cover.lower().endswith(PICTURE_TYPES) or "/" in cover:
        what = _("There is no picture `{cover}`.").format(cover=cover)
        yield _problem(front_matter.path, line, "missing-picture", what, near_picture(cover, files))
        return
    known = (*PATTERNS, *COLOURS)
    for word in cover.lower().split():
        if word not in known:
            what = _("`cover` does not know `{word}`.").format(word=word)
            hint = _(
                "Patterns are {patterns}; colours are {colours}. Or name a picture such as `media/cover.jpg`."
            )
            hint = hint.format(patterns=in_backticks(PATTERNS), colours=in_backticks(COLOURS))
            yield _problem(front_matter.path, line, "unknown-cover", what, hint)


def _brand(files: Files, front_matter: FrontMatter) -> Iterator[Problem]:
    """A picture of the course, and a colour that words can be read in."""
    picture, value = front_matter.first("brand-picture"), front_matter.first("brand-colour")
    if picture and picture not in files:
        what = _("There is no picture `{cover}`.").format(cover=picture)
        line = front_matter.line_of("brand-picture")
        yield _problem(front_matter.path, line, "missing-picture", what, near_picture(picture, files))
    if not value:
        return
    line = front_matter.line_of("brand-colour")
    if not (colour := colour_of(value)):
        hint = _("Write one of {colours}, or # and six digits such as `#1F5C57`.")
        hint = hint.format(colours=in_backticks(COLOURS))
        what = _("`{value}` is not a colour.").format(value=value)
        yield _problem(front_matter.path, line, "bad-colour", what, hint)
    elif not is_readable(colour):
        what = _("`{value}` is too pale for words on white paper, so they are printed in black.").format(
            value=value
        )
        hint = _("Choose a darker colour: the contrast is {found}, and words need {least}.").format(
            found=number_text(round(contrast(colour), 1)), least=number_text(LEAST_CONTRAST)
        )
        yield Problem(front_matter.path, line, 1, "advice", "pale-colour", what, hint)


_LOOKS: dict[str, Callable[[str, Fact], Iterator[Problem]]] = {
    "id": _id,
    "version": _version,
    "needs": _needs,
    "language": _language,
    "minutes": _minutes,
    "checked": _checked,
}


def _problem(path: str, line: int, code: Code, what: str, hint: str = "") -> Problem:
    return Problem(path, line, 1, "error", code, what, hint)
