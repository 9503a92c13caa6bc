"""The shapes that a course can begin with: whole small courses of our own, to be changed by whoever takes one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbook.course.ids import id_from_words
from workbook.course.outline import read_about
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

STARTER = Path(__file__).parent / "starter"  # shows an author who writes text how it is done
FOLDER = Path(__file__).parent / "templates"
_ENDINGS = (".md", ".json")


class Template(NamedTuple):
    """One of them: the name of its folder, and in the language that is spoken its title and a line about it."""

    name: str
    title: str
    line: str
    cover: str


_TEMPLATES = (
    ("short-course", N_("A short course"), N_("6 modules, half an hour each")),
    ("worksheet", N_("One worksheet"), N_("One page, for the next session")),
    ("workshop-day", N_("A workshop day"), N_("Before, on the day, after")),
    ("four-weeks", N_("Four weeks of practice"), N_("A log and one small step a week")),
    ("talk-to-talk", N_("From talk to talk"), N_("Pages between coaching sessions")),
    ("empty", N_("Empty"), N_("A title and one module")),
)
NAMES = tuple(name for name, *_unused in _TEMPLATES)


def templates() -> list[Template]:
    """All of them, in the order in which they are offered."""
    return [Template(name, _(title), _(line), _cover(name)) for name, title, line in _TEMPLATES]


def filled(name: str, title: str) -> dict[str, bytes]:
    """The files of a template, or without a name of the starter, with the title and its id put in."""
    folder = FOLDER / name if name else STARTER
    made = {}
    for source in sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS):
        text = source.read_text(encoding="utf-8")
        text = text.replace("{{title}}", title).replace("{{id}}", id_from_words(title))
        made[source.relative_to(folder).as_posix()] = text.encode("utf-8")
    return made


@cache
def _cover(name: str) -> str:
    return read_about(filled(name, name)).cover
