"""How a `key: value` line is told, also when its author set the key in bold, or typed another colon."""

from __future__ import annotations

import re

_LINE = re.compile(
    r"""(?P<marks>[*_`"']{0,3})(?P<key>[A-Za-z][A-Za-z-]*)(?:(?P=marks)\s*[:\uff1a]|\s*[:\uff1a](?P=marks))\s*(?P<value>.*)"""
)


def key_and_value(line: str) -> tuple[str, str] | None:
    """The key in small letters and its value, or None for a line of another sort; `**Title:** One` is title."""
    match = _LINE.fullmatch(line.strip())
    return (match["key"].lower(), match["value"].strip()) if match else None
