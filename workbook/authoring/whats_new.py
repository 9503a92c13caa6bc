"""What is new in a version, in its author's words: whether it is still to be said, and writing it into course.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.outline import open_text, read_about
from workbook.course.versions import version_numbers
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.course.files import Files
    from workbook.course.front_matter import Fact

COURSE = "course.md"
LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_GOES_ON = re.compile(r"[ \t]+(?![-*+][ \t])\S")


def version_before(files: Files, beside: Path) -> Files | None:
    """The package of the newest earlier version that lies in a folder under the name that packing gives it."""
    about = read_about(files)
    now = version_numbers(about.version)
    found: dict[tuple[int, int, int], Path] = {}
    for path in beside.glob("*.course"):
        number = version_numbers(path.stem.removeprefix(f"{about.id}-"))
        if path.stem.startswith(f"{about.id}-") and number and now and number < now:
            found[number] = path
    for _unused, path in sorted(found.items(), reverse=True):
        try:
            package = read_package(path)
        except (PackageTrouble, OSError):
            continue
        if read_about(package).id == about.id:
            return package
    return None


def is_still_to_be_said(files: Files, older: Files) -> bool:
    """Whether the version rose, and nothing is said of it that the older one did not say already."""
    before, now = read_about(older), read_about(files)
    old, new = version_numbers(before.version), version_numbers(now.version)
    rose = old is not None and new is not None and new > old
    return rose and before.id == now.id and set(now.changed) <= set(before.changed)


def write_changed(folder: Path, files: Files, said: Sequence[str], older: Files | None) -> None:
    """Write `changed` facts into course.md, in place of those that were said of the older version already.

    Every other letter and line end stays as it was.
    """
    stale = set(read_about(older).changed) if older is not None else set()
    facts = open_text(files, COURSE).front_matter
    path = folder / COURSE
    lines = LINES.findall(path.read_bytes().decode("utf-8"))
    end = max(facts.end_line - 2, 0)  # the line that closes the facts, counted from 0
    gone = {
        n
        for fact in facts.lines
        if fact.key == "changed" and fact.value in stale
        for n in span_of(lines, fact)
    }
    line_end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    written = [f"changed: {words}{line_end}" for line in said if (words := " ".join(line.split()))]
    kept = [line for n, line in enumerate(lines[:end]) if n not in gone]
    write_whole(path, "".join([*kept, *written, *lines[end:]]).encode("utf-8"))


def span_of(lines: Sequence[str], fact: Fact) -> range:
    """The lines of a fact, counted from 0: its own, and those that go on with its value."""
    end = fact.line
    while end < len(lines) and _GOES_ON.match(lines[end]):
        end += 1
    return range(fact.line - 1, end)
