"""Documents that are read and become drafts, for tests to look at."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tests.authoring.importing.docx import docx
from workbook.authoring.check import find_problems
from workbook.authoring.importing.drafting import Draft, became
from workbook.authoring.importing.word import read_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from workbook.authoring.importing.entries import Document
    from workbook.course.problems import Problem

STILL_TO_SAY = {"missing-fact"}


def read(folder: Path, body: str, name: str = "sheet.docx", **more: Any) -> Document:
    """A Word file with this in it, read."""
    path = folder / name
    path.write_bytes(docx(body, **more))
    return read_word(path)


def draft(folder: Path, body: str, **more: Any) -> Draft:
    """The same as a draft, which is sound but for what nobody but its author can say."""
    made = became(read(folder, body, **more))
    assert errors(made) == []
    return made


def errors(made: Draft) -> list[Problem]:
    """What is wrong with a draft that its author need not say."""
    found = find_problems(made.files)
    return [problem for problem in found if problem.level == "error" and problem.code not in STILL_TO_SAY]


def text_of(made: Draft, number: int = 1) -> str:
    """A module without the facts at its top."""
    path = sorted(path for path in made.files if path.startswith("modules/"))[number - 1]
    return made.files[path].decode().split("---\n", 2)[2].strip()


def kinds(made: Draft) -> list[str]:
    """What became of each entry."""
    return [str(row.kind) for row in made.rows]


def words(texts: Iterable[str]) -> set[str]:
    """The words that somebody would read, whatever marks stand around them."""
    plain = html.unescape(" ".join(texts)).replace("\\", "").replace("*", "")
    return {word.strip("_") for word in re.findall(r"\w+", plain)} - {""}
