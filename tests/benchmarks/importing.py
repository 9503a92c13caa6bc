"""How long a Word file of 200 pages takes to become a draft, against reading its zip and XML alone."""

from __future__ import annotations

import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.authoring.importing.docx import NUMBERS, docx, p, run, table
from workbook.authoring.importing.draft_of import write_draft
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = 200
ROUNDS = 5
WORDS = "A no to one thing is a yes to another, and both of them can be said kindly. " * 6


def measure() -> dict[str, float]:
    """The processor's time for reading, drafting and writing, as a part of the time to read zip and XML."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "sheet.docx")
        path.write_bytes(docx("".join(map(_page, range(PAGES)))))
        rounds = [
            (_seconds(partial(_import, path, Path(place, str(number)))), _seconds(partial(_plain, path)))
            for number in range(ROUNDS)
        ]
    importing, reading = (min(times) for times in zip(*rounds, strict=True))
    print(f"import {importing * 1000:.0f} ms, reading zip and XML {reading * 1000:.0f} ms, {PAGES} pages")
    return {"import of 200 pages / reading zip and XML": importing / reading}


def _page(number: int) -> str:
    """About a page, in runs as Word leaves them after some editing."""
    words = "".join(run(f"{word} ", '<w:lang w:val="en-GB"/>') for word in WORDS.split(" ", 40))
    listed = "".join(p(f"thing {one} of {number}", listed=NUMBERS) for one in range(5))
    return (
        (p(f"Part {number}", "Heading1") if number % 10 == 0 else p(f"Page {number}", "Heading2"))
        + p(words) * 3
        + listed
        + p("My word: ______________")
        + p("☐ one ☐ two")
        + table(("Who", "What"), ("", ""), ("", ""))
        + p("How was it? 0 1 2 3 4 5 6 7 8 9 10")
    )


def _import(path: Path, folder: Path) -> None:
    write_draft(became(read_word(path)), folder)


def _plain(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    print(measure())
