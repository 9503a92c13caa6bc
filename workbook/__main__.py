"""Lets `python -m workbook` and the installed programs start where everything starts: at the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments it was started with; returns the exit code."""
    from workbook.cli.front_door import main as run
    from workbook.cli.spoken_language import speak_as_asked

    speak_as_asked()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
