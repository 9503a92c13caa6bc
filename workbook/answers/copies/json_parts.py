"""JSON with indents, written while its values are read: never more than one of them is in memory.

What comes out is letter for letter what `json.dumps` makes of the same data.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class JsonParts:
    """Makes the text of objects, lists and values that stand so many brackets deep."""

    def __init__(self, indent: int) -> None:
        self._indent = indent

    def of_object(self, items: Iterable[tuple[str, Iterable[str]]], depth: int = 0) -> Iterator[str]:
        """An object of keys with the parts of their values."""
        named = ((f"{self.value(key, 0)}: ", parts) for key, parts in items)
        return self._in_brackets("{", named, "}", depth)

    def of_list(self, items: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
        """A list of the parts of its values."""
        return self._in_brackets("[", (("", parts) for parts in items), "]", depth)

    def value(self, value: Any, depth: int) -> str:
        """A value as a whole. A line feed in its JSON is always an indent: in a text it is written with a backslash."""
        text = json.dumps(value, ensure_ascii=False, indent=self._indent)
        return text.replace("\n", self._line(depth))

    def _in_brackets(
        self, opening: str, items: Iterable[tuple[str, Iterable[str]]], closing: str, depth: int
    ) -> Iterator[str]:
        yield opening
        between = ""
        for name, parts in items:
            yield f"{between}{self._line(depth + 1)}{name}"
            yield from parts
            between = ","
        yield f"{self._line(depth)}{closing}" if between else closing

    def _line(self, depth: int) -> str:
        return "\n" + " " * (self._indent * depth)
