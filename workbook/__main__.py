"""Lets `python -m workbook` and the installed programs start where everything starts: at the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments it was started with; returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        return say_version()
    if sys.argv[1:] == ["--look-words-up"]:  # asked for by the window alone; the name is `ASIDE` there
        from workbook.spelling.aside import main as look_up

        return look_up()
    from workbook.cli.front_door import main as run
    from workbook.cli.spoken_language import speak_as_asked

    speak_as_asked()
    return run(sys.argv[1:])


def say_version() -> int:
    """Scripts ask for it, and it is the same in every language: it is said before anything is loaded."""
    from workbook import __version__

    if sys.stdout is not None:  # a window program on Windows has nothing to write to
        sys.stdout.write(f"Workbook {__version__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
