"""The order of letters on a line where some are written from the right: the levels of UAX 9."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_RIGHT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001eeff"
FROM_THE_RIGHT = re.compile(f"[{_RIGHT}]")
"""Finds whether anything of a text may be written from the right."""

RIGHT_MARK = "\u200f"
"""Begins what stands on a line from right to left, so that it is shaped so, also if it has no letters."""

_Part = TypeVar("_Part")

_STRONG_LEFT = "L"
_STRONG_RIGHT = ("R", "AL")
_LANGUAGES = frozenset(
    (
        "ar",
        "arc",
        "azb",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ks",
        "ku-arab",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    )
)
_SIGNED, _NUMBER = re.compile(r"(?<![^\s(\[])[+\u2212-](?=\d)"), "EN"
_STRETCH = 4000  # characters whose levels are found at once; at the next blank they part
_OPENING = dict(zip("([{⟨⟪「『【《〈", ")]}⟩⟫」』】》〉", strict=True))
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


def is_written_from_the_right(language: str) -> bool:
    """Whether a language, by its code, is written from the right."""
    code = language.lower().replace("_", "-")
    return code.split("-")[0] in _LANGUAGES or any(code.startswith(f"{known}-") for known in _LANGUAGES)


def begins_at_the_right(text: str, *, otherwise: bool) -> bool:
    """Whether a paragraph is one from the right: its first strong letter says so, or else its document."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == _STRONG_LEFT:
            return False
        if kind in _STRONG_RIGHT:
            return True
    return otherwise


def levels_of(text: str, *, rtl: bool) -> list[int]:
    """The level of each character of a paragraph: odd ones are written from the right."""
    base = int(rtl)
    found: list[int] = []
    for stretch in _stretches(text):
        kinds = {unicodedata.bidirectional(character) for character in set(stretch)}
        if not kinds & {"L", "EN", "AN"} if rtl else not kinds & {"R", "AL", "AN"}:
            found += [base] * len(stretch)  # nothing goes the other way
        else:
            found += _resolved(stretch, base)
    return found


def in_sight(parts: Sequence[_Part], levels: Sequence[int]) -> list[_Part]:
    """The parts of one line in the order in which they are seen from the left."""
    seen, depths = list(parts), list(levels)
    lowest_odd = min((depth for depth in depths if depth % 2), default=0)
    if not lowest_odd:
        return seen
    for level in range(max(depths), lowest_odd - 1, -1):
        start = 0
        while start < len(depths):
            stop = start
            while stop < len(depths) and depths[stop] >= level:
                stop += 1
            seen[start:stop] = seen[start:stop][::-1]
            depths[start:stop] = depths[start:stop][::-1]
            start = max(stop, start + 1)
    return seen


def _stretches(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _STRETCH:
        stop = text.find(" ", start + _STRETCH)
        if stop < 0:
            break
        yield text[start:stop]
        start = stop
    yield text[start:]


def _resolved(text: str, base: int) -> list[int]:
    """The levels by python-bidi, with brackets in pairs, which it does not know."""
    from bidi import algorithm

    storage: Any = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
        character["type"] = character["type"] or _STRONG_LEFT  # a character younger than this Python
    for match in _SIGNED.finditer(text):  # a sign goes with its number: +49 is no 49+
        storage["chars"][match.start()]["type"] = _NUMBER
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, debug=False)
    _pair_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    levels = [-1] * len(text)
    for character in storage["chars"]:
        levels[character["place"]] = character["level"]
    before = base
    for place, level in enumerate(
        levels
    ):  # what has no direction, such as a joiner, goes with what stands before
        before = levels[place] = before if level < 0 else level
    return levels


def _pair_brackets(characters: Sequence[dict[str, Any]], base: str) -> None:
    """Brackets that belong together have one direction: what is inside decides, or what stands before (rule N0)."""
    for opening, closing in sorted(_pairs(characters)):
        inside = set(_strong(characters[opening + 1 : closing]))
        if base in inside:
            direction = base
        elif inside:
            before = next(_strong(reversed(characters[:opening])), base)
            direction = before if before in inside else base
        else:
            continue
        characters[opening]["type"] = characters[closing]["type"] = direction


def _pairs(characters: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(characters):
        sign = character["ch"]
        if sign in _OPENING:
            waiting.append((sign, place))
        elif sign in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[sign]:
                    yield waiting[depth][1], place
                    del waiting[depth:]
                    break


def _strong(characters: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The directions of letters and numbers; numbers count as written from the right."""
    for character in characters:
        if character["type"] == "L":
            yield "L"
        elif character["type"] in ("R", "AL", "EN", "AN"):
            yield "R"
