"""An answer as the JSON text that files keep, and texts as any file can hold them."""

from __future__ import annotations

import json
from typing import Any, Self

from workbook.bounded_json import read_json

NOTHING = "null"
LONGEST_NAME = 1000
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class LongText(str):  # noqa: SLOT000 - a text can have none that hold anything
    """How an answer begins that is too long to be held; `row` is where all of it stands, `digest` proves it."""

    row: int
    digest: bytes

    def __new__(cls, words: str, *, row: int, digest: bytes) -> Self:
        """Its words are what is shown in its place."""
        made = super().__new__(cls, words)
        made.row, made.digest = row, digest
        return made


def to_text(value: Any) -> str:
    """An answer as the JSON text that is stored: every text as typed, line ends as a line feed.

    The one place where half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    text = _dump(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _dump(_clean(value))
    return _dump(_clean(value)) if "\\r" in text else text


def from_text(text: str) -> Any:
    """A stored JSON text as a value; ValueError if it is none that a program of ours writes."""
    value = read_json(text)
    half = "\\ud" in text or "\\uD" in text  # a half of a sign that only a stranger writes
    return _clean(value) if half else value


def _dump(value: Any) -> str:
    return _JSON.encode(value)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def clean_name(name: str) -> str:
    """A person's name as it is kept, in one piece and no longer than fits a cover."""
    return clean_text(name)[:LONGEST_NAME]


def clean_text(text: str) -> str:
    """A text that a file can hold: whole surrogate pairs joined, halves as U+FFFD, line ends as one sign."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")
