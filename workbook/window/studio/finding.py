"""Where words stand in a text, as Qt counts its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.searching.folding import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 2000
Span = tuple[int, int]


def places(text: str, typed: str, *, exact: bool) -> list[Span]:
    """From where to where typed words stand; else than `exact`, without regard to capitals, accents and breaks."""
    if not typed:
        return []
    found = _exact(text, typed) if exact else occurrences(text, typed)
    return list(_as_qt_counts(text, found[:MOST]))


def _exact(text: str, typed: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(typed)
    while at >= 0 and len(found) < MOST:
        found.append((at, at + len(typed)))
        at = text.find(typed, at + len(typed))
    return found


def _as_qt_counts(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Signs beyond the first 65,536 count twice."""
    if not any(sign > "\uffff" for sign in text):
        yield from spans
        return
    at = extra = 0
    for begin, end in spans:
        extra += sum(sign > "\uffff" for sign in text[at:begin])
        inside = sum(sign > "\uffff" for sign in text[begin:end])
        yield begin + extra, end + extra + inside
        at, extra = end, extra + inside
