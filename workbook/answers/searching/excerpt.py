"""A piece of a text around the first words that were found in it."""

from __future__ import annotations

from typing import NamedTuple

from workbook.answers.searching.folding import spans_of, words_in

BEFORE, LENGTH = 45, 150  # signs


class Excerpt(NamedTuple):
    """A piece in one line, and where in it stand the words that were looked for."""

    words: str
    spans: tuple[tuple[int, int], ...]


def excerpt(text: str, typed: str) -> Excerpt:
    """The piece around the first of them, between whole words."""
    text = " · ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    words = words_in(typed)
    spans = spans_of(text, words)
    first = spans[0][0] if spans else 0
    begin = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE // 2) + 1 or first - BEFORE // 2
    end = len(text) if begin + LENGTH >= len(text) else text.rfind(" ", begin, begin + LENGTH)
    end = end if end > begin else min(len(text), begin + LENGTH)
    head, tail = "…" if begin else "", "…" if end < len(text) else ""
    piece = f"{head}{text[begin:end]}{tail}"
    return Excerpt(piece, tuple(spans_of(piece, words)))
