"""Ids that say what a thing is: read from `{#id}`, or made from its words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Collection

ExerciseId = NewType("ExerciseId", str)
ModuleId = NewType("ModuleId", str)

LONGEST = 40
RESERVED = frozenset({"row", "on", "at", "value", "other"})
NOT = "not"  # directly behind the id of a `show-if`: unless it is answered, or one of these is chosen
_GOOD = re.compile(rf"[a-z0-9-]{{1,{LONGEST}}}")


def is_good_id(text: str) -> bool:
    """Whether a text may serve as an id: lower-case letters, digits and hyphens, at most 40."""
    return bool(_GOOD.fullmatch(text)) and text not in RESERVED


def id_from_words(words: str) -> str:
    """An id made from words; words in no Latin letters give `x-` and the start of their SHA-256."""
    plain = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", words)).lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if not made:
        import hashlib

        return "x-" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{made}-x" if made in RESERVED else made


def id_in_module(module_id: str, words: str) -> str:
    """A few words that say what an exercise is, begun with its module as ids of one course are never alike."""
    made = f"{module_id}-{id_from_words(words)}"
    return made if len(made) <= LONGEST else made[: LONGEST + 1].rsplit("-", 1)[0]


def unique(made: str, taken: Collection[str]) -> str:
    """The id itself, or with -2, -3 … when it is taken."""
    if made not in taken:
        return made
    above = 2
    while _numbered(made, above) in taken:
        above *= 2
    below = above // 2 + 1
    while below < above:  # by halving, because a file may repeat one id ten thousand times
        middle = (below + above) // 2
        if _numbered(made, middle) in taken:
            below = middle + 1
        else:
            above = middle
    return _numbered(made, above)


def _numbered(made: str, number: int) -> str:
    end = f"-{number}"
    return made[: LONGEST - len(end)].rstrip("-") + end
