"""Bytes of a course file to text: forgiving about marks and line ends, exact about what cannot be read."""

from __future__ import annotations

import re

from workbook.course.problems import Problem

MOST_BYTES = 256_000
LONGEST_LINE = 10_000

_TEXT_TROUBLE = re.compile(rf"[^\n]{{{LONGEST_LINE + 1},}}|\[{{100,}}|!\[(?:!\[){{50,}}|!{{100,}}|<{{100,}}")


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """The file's text with plain line feeds, and what kept it from being read (then the text is empty)."""
    if len(data) > MOST_BYTES:
        return "", [
            _unreadable(
                path,
                1,
                f"This file has {len(data) // 1000} kB; a text file may have 256 kB.",
                "Split it into several modules, and keep pictures in media/.",
            )
        ]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return "", [
            _unreadable(
                path,
                1,
                "This file is not plain text in UTF-8.",
                "Save it again as plain text with the encoding UTF-8.",
            )
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"Byte {error.start + 1} is not UTF-8 text."
        return "", [_unreadable(path, line, what, "Save the file again with the encoding UTF-8.")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def too_hard(text: str) -> re.Match[str] | None:
    """What would keep the Markdown reader busy for minutes: an endless line, or a long run of one mark."""
    return _TEXT_TROUBLE.search(text)


def _unreadable(path: str, line: int, what: str, hint: str) -> Problem:
    return Problem(path, line, 1, "error", "unreadable", what, hint)
