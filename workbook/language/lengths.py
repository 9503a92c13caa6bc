"""Lengths of time for a button or a list."""

from __future__ import annotations

from workbook.language.counting import counted
from workbook.language.translation import gettext as _


def duration_label(seconds: float) -> str:
    """A length of time for a button or a list: 3 minutes, 40 seconds, 2 min 30 s."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes and rest:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return (
        counted("{n} minute", "{n} minutes", minutes)
        if minutes
        else counted("{n} second", "{n} seconds", rest)
    )
