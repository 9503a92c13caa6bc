"""Names told by their first letters, for a map that others may see."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def initials(names: Iterable[str]) -> list[str]:
    """A letter for each name, told apart by a number: A., B., A. 2. Nothing for a name that is empty."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        letter = _letter(name)
        seen[letter] = seen.get(letter, 0) + 1
        more = f" {seen[letter]}" if seen[letter] > 1 else ""
        made.append(f"{letter}.{more}" if letter else "")
    return made


def _letter(name: str) -> str:
    """The first letter as a capital; a name of signs alone, such as a little picture, is told as N."""
    plain = unicodedata.normalize("NFC", name)
    if not plain.strip():
        return ""
    first = next((sign for sign in plain if unicodedata.category(sign)[0] == "L"), "N")
    return first.upper()[:1]
