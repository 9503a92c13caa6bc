"""How long the outline of a thousand modules takes, against laying all of them out with Python-Markdown."""

from __future__ import annotations

import re
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
# The ids of exercises and modules, which are used once in a course.
_OWN_ID = re.compile(r"^(?:::: (?!note|try|care|evidence|leader)[a-z]+|id:) ([a-z0-9-]+)$", re.MULTILINE)
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
    ids = {name for text in texts for name in _OWN_ID.findall(text)}
    named = re.compile(rf"(?<![\w-])({'|'.join(sorted(ids, key=len, reverse=True))})(?![\w-])")
    files = {path: course[path] for path in course if not path.startswith(("modules/", "sample"))}
    for number in range(MODULES):
        again = number // len(texts) + 1
        text = named.sub(rf"\1-{again}", texts[number % len(texts)])
        files[f"modules/{number + 1}-made.md"] = text.encode()
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
