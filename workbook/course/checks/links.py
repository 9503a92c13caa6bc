"""What is wrong with where a link leads, and what was perhaps meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.problems import Code, Level, did_you_mean
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

Said = tuple[Code, str, str, Level]
"""A code, what is wrong, what to do, and how much it weighs."""

_SITE = re.compile(
    r"www\.\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|edu|de|at|ch|eu|uk|fr|es|it|nl|info)(/\S*)?"
)
_ADDRESS = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}", re.IGNORECASE)
_SCHEME_MEANT = re.compile(r"(https?|mailto|tel)\b", re.IGNORECASE)


def link_problem(target: str, files: Collection[str], anchors: Collection[str]) -> Said | None:
    """What is wrong with a link's target; None for one that leads somewhere."""
    if target.startswith("#"):
        return None if target[1:] in anchors else _unknown_place(target, anchors)
    if target.startswith(("https://", "mailto:")):
        return None
    if target.startswith(("http://", "tel:")):
        return _works_somehow(target)
    if not target:
        what = _("This link leads nowhere.")
        return "empty-link", what, _("Write its address between the round brackets."), "error"
    hint = _hint(target)
    if target in files:
        hint = _("Links do not lead to files. To show a picture, write ! before the square brackets.")
    return "bad-link", _("The link `{target}` will not work.").format(target=target), hint, "error"


def _unknown_place(target: str, anchors: Collection[str]) -> Said:
    what = _("Nothing in this course is called `{target}`.").format(target=target)
    hint = did_you_mean(target[1:], anchors) or _("Write # and the id of a module, page or exercise.")
    return "unknown-place", what, hint, "advice"


def _works_somehow(target: str) -> Said:
    if target.startswith("tel:"):
        what = _("`{target}` calls on a phone; on a computer it may do nothing.").format(target=target)
        return (
            "tel-link",
            what,
            _("Write the number into the text too, where everybody can read it."),
            "advice",
        )
    what = _("What is looked at through `{target}` can be read on its way, as it is not encrypted.").format(
        target=target
    )
    return "http-link", what, _("Most pages have an https:// address too. Write that if it opens."), "advice"


def _hint(target: str) -> str:
    """What was perhaps meant by a link that does not work."""
    lower = target.lower()
    if _SITE.fullmatch(lower):
        return _("Write `https://{target}`.").format(target=target)
    if _ADDRESS.fullmatch(target):
        return _("Write `mailto:{target}`.").format(target=target)
    if _SCHEME_MEANT.match(target):
        return _("Write https:// or mailto: in small letters, with all their signs and without blanks.")
    if lower.split("#")[0].endswith(".md"):
        return _(
            "To lead to another page, write # and the id of a module, page or exercise: `[words](#its-id)`."
        )
    return _("Links begin with https:// or mailto:, or with # and an id of this course.")
