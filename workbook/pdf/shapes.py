"""The words in answers of a shape that their kind does not know, so that they are printed all the same."""

from __future__ import annotations

from typing import Any

_DEEPEST = 50
_NO_WORDS = ("row", "kind")  # keys whose values name a thing and say nothing


def loose_words(answer: Any, depth: int = 0) -> list[str]:
    """The words and numbers in an answer of a shape that its kind does not know."""
    if isinstance(answer, str):
        return [answer] if answer.strip() else []
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return [f"{answer:g}" if abs(answer) < 1e15 else str(answer)[:100]]
    return [line for value in _inside(answer, depth) for line in loose_words(value, depth + 1)]


def _inside(answer: Any, depth: int) -> list[Any]:
    """What an object or a list holds, as far down as anybody would look."""
    if depth > _DEEPEST:
        return []
    if isinstance(answer, dict):
        named = {key: value for key, value in answer.items() if key not in _NO_WORDS}
        return [f"☑ {key}" if value is True else value for key, value in named.items()]
    return answer if isinstance(answer, list) else []
