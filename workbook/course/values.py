"""Looks into answers of any shape: a hand-edited file or an older course must never break a page."""

from __future__ import annotations

from typing import Any

DEEPEST = 20  # how far into an answer one looks


def text(value: Any) -> str:
    """A text, or nothing."""
    return value if isinstance(value, str) else ""


def mapping(value: Any) -> dict[str, Any]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def texts(value: Any) -> list[str]:
    """The texts in a list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def rows(value: Any) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def row_id(place: int, words: str) -> str:
    """A steady id of eight letters and digits for a row that is made from an earlier answer's words."""
    from hashlib import sha256

    return sha256(f"{place} {words}".encode("utf-8", "replace")).hexdigest()[:8]


def number(value: Any) -> float | None:
    """A finite number, or None; true and false are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < 1e9 else None


def same_kind(old: Any, new: dict[str, Any]) -> dict[str, Any]:
    """A new answer that keeps every key of the old one that it does not speak of."""
    return {**mapping(old), **new}


def has_content(value: Any, depth: int = 0) -> bool:
    """Whether a value of any shape holds something: non-blank text, a number, a tick."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, bool | int | float):
        return value is not False
    return depth < DEEPEST and any(has_content(part, depth + 1) for part in inside(value))


def inside(value: Any) -> list[Any]:
    """What a list or an object holds."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
