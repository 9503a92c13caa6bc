"""Two versions of an answer side by side in words: what stands in the earlier one alone is marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECES = re.compile(r"\S+\s*|\s+")
LONGEST = 6000  # words; beyond that nothing is marked, so that the window stays quick


def marked(then: str, now: str, colour: str) -> str:
    """The earlier text as HTML, its line ends kept; what is not in the present one is marked in a colour."""
    return "".join(
        f'<span style="background-color:{colour};text-decoration:underline">{_html(text)}</span>'
        if only_then
        else _html(text)
        for text, only_then in pieces(then, now)
    )


def pieces(then: str, now: str) -> Iterator[tuple[str, bool]]:
    """The earlier text in pieces, each with whether the present one lacks it."""
    old, new = _PIECES.findall(then), _PIECES.findall(now)
    if len(old) > LONGEST or len(new) > LONGEST or not now:
        yield then, False
        return
    # The last word has no blank behind it, and is the same word all the same.
    matcher = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False)
    for what, start, stop, _, _ in matcher.get_opcodes():
        text = "".join(old[start:stop])
        if text:
            yield text, what != "equal" and bool(text.strip())


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
