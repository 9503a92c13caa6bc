"""Says something to the person, beside what a command prints."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(sentence: str) -> None:
    """Say it in one line."""
    from workbook.cli import still_working

    still_working.heard()
    with suppress(OSError):
        print(" ".join(sentence.split()), file=sys.stderr, flush=True)
