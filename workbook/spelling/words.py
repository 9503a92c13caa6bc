"""Which words of a paragraph are looked up, and where they stand."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 50  # letters; compounds of more would take a dictionary too long
_INSIDE = "'’\u00ad\u200c\u200d"  # stand between letters of one word
_NOT_SAID = {ord(sign): None for sign in "\u00ad\u2060"}
# Written without blanks between words, so no dictionary of words can be asked.
_WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL SYLLABLE")
_ADDRESS = ("://", "@", "www.")


class Word(NamedTuple):
    """A word, and where it stands in its paragraph, in Python's count."""

    word: str
    start: int
    end: int


def words_of(paragraph: str) -> Iterator[Word]:
    """The words that are looked up; numbers, addresses, initials and codes are nobody's spelling."""
    for start, end in _between_blanks(paragraph):
        piece = paragraph[start:end]
        if any(sign in piece for sign in _ADDRESS):
            continue
        for a, b in _runs(piece):
            if _is_looked_up(piece, a, b):
                yield Word(piece[a:b], start + a, start + b)


def plain(word: str) -> str:
    """A word as dictionaries write it."""
    return unicodedata.normalize("NFC", word).replace("’", "'").translate(_NOT_SAID)


def units(text: str) -> int:
    """How long a text is in Qt's count, where what lies beyond 65,535 counts as two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _between_blanks(paragraph: str) -> Iterator[tuple[int, int]]:
    start = None
    for at, sign in enumerate(chain(paragraph, " ")):
        if sign.isspace():
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at


def _runs(piece: str) -> Iterator[tuple[int, int]]:
    start = None
    for at, sign in enumerate(chain(piece, " ")):
        if _is_letter(sign) or (start is not None and sign in _INSIDE and _is_letter(piece[at + 1 : at + 2])):
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None


def _is_letter(sign: str) -> bool:
    return bool(sign) and (sign.isalpha() or unicodedata.category(sign) in ("Mn", "Mc"))


def _is_looked_up(piece: str, start: int, end: int) -> bool:
    word = piece[start:end]
    if not 1 < len(word) <= LONGEST or word.isupper():
        return False
    beside = piece[max(0, start - 1) : start] + piece[end : end + 1]
    if any(sign.isdigit() or sign in "_\\/" for sign in beside):
        return False
    return not unicodedata.name(word[0], "").startswith(_WITHOUT_BLANKS)
