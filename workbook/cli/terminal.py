"""What a terminal would take for an order, such as to clear the screen, is no word and never gets there."""

from __future__ import annotations

from typing import TextIO

_SIGNS = {
    code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"
}


def for_stream(text: str, stream: TextIO | None) -> str:
    """A text as it goes to a stream: to a file or to another program to the letter, to a terminal without orders."""
    return text.translate(_SIGNS) if stream is not None and stream.isatty() else text
