"""Finds a passage again by its own words and a few around them, however the text around has changed.

Words are compared without case, and signs that look alike are one: blanks of any kind, straight and curly quotes,
dashes. So a passage is found in the text of a screen, of a course's file and of another version alike.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.tables.marks import LONGEST_AROUND, Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = "\n"  # paragraphs
LEAST_WEIGHT = 16  # of words that are found wherever they stand; shorter ones need their neighbours too
LEAST_AROUND = 8
_LOOK = 2 * LONGEST_AROUND
_DENSE = 3  # what a sign weighs of a script in which one sign is a word, or most of one
_ALIKE = {
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_LEFT_OUT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc\ufdd0\ufdd1•☐☑")


class Span(NamedTuple):
    """A piece of a text, from one place to another."""

    begin: int
    end: int


class Found(NamedTuple):
    """Where words stand, and how many letters around them are the same as they were."""

    span: Span
    around: int


class Spot(NamedTuple):
    """Where a passage begins: the number of the paragraph, and how far into the page that is."""

    paragraph: int
    at: int


def quote(text: str, span: Span, paragraph: int = 0) -> Quotation:
    """The quotation of a piece of a text, without blanks at its ends."""
    words = text[span.begin : span.end]
    begin = span.begin + len(words) - len(words.lstrip())
    end = max(begin, span.end - (len(words) - len(words.rstrip())))
    return Quotation(
        paragraph,
        text[max(0, begin - LONGEST_AROUND) : begin],
        text[begin:end],
        text[end : end + LONGEST_AROUND],
    )


def span_in(quotation: Quotation, text: str, near: int = 0, *, anywhere: bool = False) -> Span | None:
    """Where the words stand in one text; None if they do not.

    Of several places it is the one with the most of the same words around, else the one nearest to `near`.
    With `anywhere` short words are taken without their neighbours too, for a text that is known to be theirs.
    """
    found = best_in(quotation, text, near, anywhere=anywhere)
    return found.span if found else None


def best_in(quotation: Quotation, text: str, near: int = 0, *, anywhere: bool = False) -> Found | None:
    """The same, with how many letters around the words are the same too."""
    wanted = _Folded(quotation.words).plain
    if not wanted:
        return None
    folded = _Folded(text)
    before, after = _Folded(quotation.before).plain, _Folded(quotation.after).plain
    best: tuple[int, int, int] | None = None
    at = folded.plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        ahead, behind = folded.plain[max(0, at - _LOOK) : at], folded.plain[end : end + _LOOK]
        around = _common_end(before, ahead) + _common_begin(after, behind)
        found = (around, -abs(folded.places[at] - near), at)
        best = found if best is None or found > best else best
        at = folded.plain.find(wanted, at + 1)
    if best is None:
        return None
    enough = min(LEAST_AROUND, len(before.strip()) + len(after.strip()))
    if not anywhere and _weight(wanted) < LEAST_WEIGHT and best[0] < enough:
        return None
    first, last = best[2], best[2] + len(wanted) - 1
    return Found(Span(folded.places[first], folded.places[last] + 1), best[0])


def spot_in(quotation: Quotation, paragraphs: Sequence[str]) -> Spot | None:
    """Where on a page of these paragraphs the words stand."""
    text = BETWEEN.join(paragraphs)
    begins = begins_of(paragraphs)
    near = begins[min(max(0, quotation.paragraph), len(begins) - 1)] if begins else 0
    span = span_in(quotation, text, near)
    if span is None:
        return None
    return Spot(sum(begin <= span.begin for begin in begins) - 1, span.begin)


def begins_of(paragraphs: Sequence[str]) -> list[int]:
    """Where each paragraph begins in all of them together."""
    begins, at = [], 0
    for words in paragraphs:
        begins.append(at)
        at += len(words) + len(BETWEEN)
    return begins


class _Folded:
    """A text as it is compared, and for each of its signs where it stood before."""

    def __init__(self, text: str) -> None:
        signs: list[str] = []
        self.places: list[int] = []
        for place, sign in enumerate(text):
            for part in _fold(sign):
                if part == " " and (not signs or signs[-1] == " "):
                    continue
                signs.append(part)
                self.places.append(place)
        while signs and signs[-1] == " ":
            signs.pop()
            self.places.pop()
        self.plain = "".join(signs)


@lru_cache(maxsize=20_000)
def _fold(sign: str) -> str:
    if sign in _LEFT_OUT:
        return ""
    if sign.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", _ALIKE.get(sign, sign))
    return "".join(part for part in plain if not unicodedata.combining(part)).casefold()


def _common_end(one: str, other: str) -> int:
    one, other = one.rstrip(), other.rstrip()
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _common_begin(one: str, other: str) -> int:
    one, other = one.lstrip(), other.lstrip()
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _weight(words: str) -> int:
    return sum(_DENSE if sign >= "\u0e00" and unicodedata.category(sign) == "Lo" else 1 for sign in words)
