"""The licences that a course can have, each told in a sentence, and which of them let anybody make it into another."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.language.translation import N_
from workbook.language.translation import gettext as _


class Licence(NamedTuple):
    """What stands behind `licence:`, and what it means for people who get the course."""

    name: str
    meaning: str


ALL_RIGHTS = "All rights reserved"
_LICENCES = (
    ("CC BY 4.0", N_("Everyone may pass it on and change it, also for money, if they name you.")),
    ("CC BY-SA 4.0", N_("The same, and what they make of it must be as free as yours.")),
    ("CC BY-NC 4.0", N_("Everyone may pass it on and change it if they name you, but not for money.")),
    ("CC BY-NC-SA 4.0", N_("The same, and what they make of it must have this licence too.")),
    ("CC BY-ND 4.0", N_("Everyone may pass it on as it is, also for money, if they name you. Nobody may change it.")),
    ("CC0 1.0", N_("Everyone may do anything with it, without naming you.")),
    (ALL_RIGHTS, N_("Nobody may pass it on or change it without asking you.")),
)  # fmt: skip
# No “no derivatives” among them: what is made from a course is another course.
_FREE = re.compile(
    r"(?:cc[ -]?(?:by(?:[ -]nc)?(?:[ -]sa)?|0|zero)|creative commons (?:zero|attribution"
    r"(?:-?noncommercial)?(?:-?sharealike)?)|public domain|mit|apache)"
    r"(?:[ -](?:licen[cs]e|international|universal|(?!nd)[a-z]{2}|v?\d+(?:\.\d+)*))*",
    re.IGNORECASE,
)


def licences() -> list[Licence]:
    """Those that are offered, in the language that is spoken; none of them is chosen by itself."""
    return [Licence(name, _(meaning)) for name, meaning in _LICENCES]


def may_be_changed(licence: str) -> bool:
    """Whether a course with this licence may be made into another one by anybody. What is not known may not."""
    return bool(_FREE.fullmatch(" ".join(licence.split())))
