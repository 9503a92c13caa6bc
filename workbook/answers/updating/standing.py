"""What is to be asked before a workbook takes in a course that is not simply its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course.versions import version_numbers
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.model import About

Relation = Literal["same", "newer", "older", "other-content", "other-author", "other-course"]


class Standing(NamedTuple):
    """How a course that was opened stands to the one in a workbook, and the sentence to ask with; empty if nothing."""

    relation: Relation
    question: str = ""


def standing(mine: About, other: About, *, same_content: bool) -> Standing:
    """Compare the title pages of the workbook's course and of one that was opened."""
    if mine.id != other.id:
        sentence = _("This is another course: “{title}”, not “{mine}”.")
        return Standing("other-course", sentence.format(title=other.title, mine=mine.title))
    if same_content:
        return Standing("same")
    if _makers(mine) and _makers(other) and not _makers(mine) & _makers(other):
        sentence = _(
            "This course calls itself the same as yours, but it is by {other}, and yours is by {mine}."
        )
        return Standing("other-author", sentence.format(other=_named(other), mine=_named(mine)))
    old, new = version_numbers(mine.version), version_numbers(other.version)
    if old is not None and new is not None and new < old:
        sentence = _("This course file is older: version {other}. Your workbook has {mine}.")
        return Standing("older", sentence.format(other=other.version, mine=mine.version))
    if old == new:
        sentence = _(
            "This course file has the same version number as your workbook, {version}, but other words."
        )
        return Standing("other-content", sentence.format(version=mine.version))
    return Standing("newer")


def _makers(about: About) -> set[str]:
    return {name.casefold().strip() for name in (*about.authors, about.holder) if name.strip()}


def _named(about: About) -> str:
    return ", ".join(about.authors) or about.holder
