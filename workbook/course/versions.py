"""The version of a course: three numbers that can be compared."""

from __future__ import annotations

import re

VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")


def version_numbers(text: str) -> tuple[int, int, int] | None:
    """A version as three numbers that can be compared, or None if it is none."""
    match = VERSION.fullmatch(text.strip())
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
