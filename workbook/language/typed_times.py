"""Times of day as people type them, read in one way or not at all."""

from __future__ import annotations

import re
from datetime import time

from workbook.language.local_forms import plain_signs

_TIME = re.compile(r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})?)?\s?(am|pm|a\.m\.|p\.m\.|uhr|h)?")
_NOON = 12


def read_time(typed: str) -> time | None:
    """19:30, 19.30, 19h30, 19, 7:30 pm; None for anything else."""
    match = _TIME.fullmatch(plain_signs(typed).lower())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
