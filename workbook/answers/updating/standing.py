"""What is to be asked before a workbook takes in a course that is not simply its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course.versions import version_numbers
from workbook.language.locales import own_name
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.model import About

Relation = Literal[
    "same", "newer", "older", "other-content", "other-author", "other-language", "other-course"
]


class Standing(NamedTuple):
    """How a course that was opened stands to the one in a workbook, and the sentence to ask with; empty if nothing."""

    relation: Relation
    question: str = ""


def standing(mine: About, other: About, *, same_content: bool, languages: tuple[str, ...] = ()) -> Standing:
    """Compare the title pages of the workbook's course and of one that was opened, which has these languages."""
    if mine.id != other.id:
        sentence = _("This is another course: “{title}”, not “{mine}”.")
        return Standing("other-course", sentence.format(title=other.title, mine=mine.title))
    if same_content:
        return Standing("same")
    questions = _by_whom(mine, other), _in_which_language(mine, other, languages), _which_version(mine, other)
    return next(filter(None, questions), Standing("newer"))


def _by_whom(mine: About, other: About) -> Standing | None:
    if not _makers(mine) or not _makers(other) or _makers(mine) & _makers(other):
        return None
    sentence = _("This course calls itself the same as yours, but it is by {other}, and yours is by {mine}.")
    return Standing("other-author", sentence.format(other=_named(other), mine=_named(mine)))


def _in_which_language(mine: About, other: About, languages: tuple[str, ...]) -> Standing | None:
    if _primary(mine.language) in {_primary(code) for code in (other.language, *languages)}:
        return None
    sentence = _("This course file is in another language: {other}. Your workbook is in {mine}.")
    said = {"other": own_name(other.language), "mine": own_name(mine.language)}
    return Standing("other-language", sentence.format(**said))


def _which_version(mine: About, other: About) -> Standing | None:
    old, new = version_numbers(mine.version), version_numbers(other.version)
    if old is not None and new is not None and new < old:
        sentence = _("This course file is older: version {other}. Your workbook has {mine}.")
        return Standing("older", sentence.format(other=other.version, mine=mine.version))
    if old != new:
        return None
    sentence = _("This course file has the same version number as your workbook, {version}, but other words.")
    return Standing("other-content", sentence.format(version=mine.version))


def _primary(code: str) -> str:
    return code.partition("-")[0].casefold()


def _makers(about: About) -> set[str]:
    return {name.casefold().strip() for name in (*about.authors, about.holder) if name.strip()}


def _named(about: About) -> str:
    return ", ".join(about.authors) or about.holder
