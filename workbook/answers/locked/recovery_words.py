"""The twelve words of a recovery sheet: drawn from a list of plain words, and found again in what was typed."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from workbook.own_files import resources_folder

COUNT = 12
LEAST_LETTERS = 4  # of a word of the list: no two begin with the same four


def new_words() -> list[str]:
    """Twelve words by chance: about 130 bits."""
    words = word_list()
    return [secrets.choice(words) for _ in range(COUNT)]


def find_words(typed: str) -> list[str] | None:
    """The twelve words in what was typed, in any case, with or without numbers and commas; None if it is not that."""
    plain = unicodedata.normalize("NFKC", typed).casefold()
    parts = "".join(sign if sign.isalpha() else " " for sign in plain).split()
    found = [match_word(part) for part in parts]
    words = [word for word in found if word is not None]
    return words if len(found) == len(words) == COUNT else None


def match_word(typed: str) -> str | None:
    """The word of the list that was meant: itself, or its first four letters."""
    typed = unicodedata.normalize("NFKC", typed).casefold().strip()
    words = word_list()
    if typed in words:
        return typed
    near = [word for word in words if word.startswith(typed)] if len(typed) >= LEAST_LETTERS else []
    return near[0] if len(near) == 1 else None


@cache
def word_list() -> tuple[str, ...]:
    """The words that a sheet can hold; the list comes with its licence in `resources/words`."""
    return tuple((resources_folder() / "words" / "english.txt").read_text("utf-8").split())
