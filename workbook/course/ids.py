"""Ids that say what a thing is: read from `{#id}`, or made from its words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

ExerciseId = NewType("ExerciseId", str)
ModuleId = NewType("ModuleId", str)

LONGEST = 40
RESERVED = frozenset({"row", "on", "at", "value", "other"})
_GOOD = re.compile(rf"[a-z0-9-]{{1,{LONGEST}}}")


def is_good_id(text: str) -> bool:
    """Whether a text may serve as an id: lower-case letters, digits and hyphens, at most 40."""
    return bool(_GOOD.fullmatch(text)) and text not in RESERVED


def id_from_words(words: str) -> str:
    """An id made from words; words in no Latin letters give `x-` and the start of their SHA-256."""
    plain = unicodedata.normalize("NFKD", words).lower()
    plain = re.sub(r"['’]|[\u0300-\u036f]", "", plain)
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if not made:
        return "x-" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{made}-x" if made in RESERVED else made


def unique(made: str, taken: Iterable[str]) -> str:
    """The id itself, or with -2, -3 … when it is taken."""
    taken = set(taken)
    if made not in taken:
        return made
    number = 2
    while f"{made[: LONGEST - 4]}-{number}" in taken:
        number += 1
    return f"{made[: LONGEST - 4]}-{number}"
