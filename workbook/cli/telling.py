"""Says something to the person, beside what a command prints."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(sentence: str) -> None:
    """Say it in one line."""
    from workbook.cli import still_working
    from workbook.cli.terminal import for_stream

    still_working.heard()
    with suppress(OSError):
        print(for_stream(" ".join(sentence.split()), sys.stderr), file=sys.stderr, flush=True)
