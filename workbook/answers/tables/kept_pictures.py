"""Which of the pictures that are kept an answer names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.answers.tables.long_answers import LongAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH = 64
_HASH = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


def pictures_in(answers: Iterable[str | LongAnswer]) -> set[str]:
    """The pictures that answers, as they are stored, refer to."""
    return {name for answer in answers for text in _texts(answer) for name in _HASH.findall(text)}


def _texts(answer: str | LongAnswer) -> Iterator[str]:
    """An answer in parts that overlap, so that no name is cut."""
    if not isinstance(answer, LongAnswer):
        yield answer
        return
    before = b""
    for piece in answer.pieces():
        yield (before + piece).decode("ascii", "replace")
        before = piece[-LENGTH:]
