"""How long the outline of a thousand modules takes, against laying all of them out with Python-Markdown."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown

from workbook.course.files import FolderFiles
from workbook.course.outline import read_outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.files import Files

MODULES = 1000
ROUNDS = 5
COURSE = Path(__file__).parents[2] / "courses" / "explore-this-further"


def measure() -> dict[str, float]:
    """The outline's time as a part of the time to parse everything; to be at most 0.04."""
    files = thousand_modules()
    outline = min(_seconds(lambda: read_outline(files)) for _ in range(ROUNDS))
    parsing = _seconds(lambda: parse_everything(files))
    print(f"outline {outline * 1000:.0f} ms, parsing everything {parsing * 1000:.0f} ms, {MODULES} modules")
    return {"outline of 1,000 modules / parsing them": outline / parsing}


def thousand_modules() -> Files:
    """A course of many modules, each with the text of a real one and ids of its own."""
    course = FolderFiles(COURSE)
    texts = [course[path].decode() for path in course if path.startswith("modules/")]
    files = {path: course[path] for path in course if not path.startswith("modules/")}
    for number in range(1, MODULES + 1):
        text = texts[number % len(texts)]
        for word in ("start", "need", "guard"):
            text = text.replace(f" {word}-", f" {word}-{number}-").replace(
                f"id: {word}", f"id: {word}-{number}"
            )
        files[f"modules/{number}-made.md"] = text.encode()
    return files


def parse_everything(files: Files) -> None:
    """What a program does that reads the whole course before it shows the first page."""
    reader = Markdown(extensions=["tables", "fenced_code", "sane_lists"])
    for path, data in files.items():
        if path.endswith(".md"):
            reader.reset().convert(data.decode())


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    print(measure())
