"""Where words may be hyphenated, by the dictionary of a language if there is one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LEAST, _BEFORE, _AFTER = 6, 2, 3
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb", "gsw"})


class Hyphens:
    """The points of one language. Its dictionary is read when the first word is asked for."""

    def __init__(self, language: str) -> None:
        self._language = language.replace("-", "_")
        self._capitals = self._language.partition("_")[0] in _NOUNS_ARE_CAPITAL
        self._known: dict[str, tuple[int, ...]] = {}

    def points(self, word: str) -> tuple[int, ...]:
        """The places in a word, with what stands around it, at which a hyphen may end the line; none in a name."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(self._points(word))
        return found

    def _points(self, word: str) -> list[int]:
        parts = list(_WORD.finditer(word))
        if len(parts) != 1 or len(parts[0][0]) < _LEAST:
            return []
        letters, start = parts[0][0], parts[0].start()
        if not (letters.islower() or (self._capitals and letters[1:].islower())):
            return []
        dictionary = _dictionary(self._language)
        places = dictionary.positions(letters) if dictionary else []
        return [start + place for place in places if not getattr(place, "data", None)]


@cache
def _dictionary(language: str) -> Any:
    import pyphen

    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=_BEFORE, right=_AFTER) if known else None
