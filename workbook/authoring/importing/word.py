"""A Word file as a document of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.importing.drafting import notes_of
from workbook.authoring.importing.entries import Document, entries_of
from workbook.authoring.importing.parts import Beside
from workbook.authoring.importing.word_file import read_parts
from workbook.collecting import without_collecting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def read_word(path: Path, going_on: Callable[[], bool] | None = None) -> Document:
    """What stands in a `.docx` and what it becomes.

    It may run in any thread; `going_on` is asked now and then. ImportTrouble, Cancelled, OSError.
    """
    with without_collecting():
        word = read_parts(path, going_on)
        entries = entries_of(word.parts)
        used = {name for entry in entries for name in notes_of(entry)}
        lost = [
            Beside("note", "\n".join(one.text for one in note))
            for name, note in word.notes.items()
            if name not in used and any(one.text.strip() for one in note)
        ]
        if lost:
            entries = entries_of((*word.parts, *lost))
    return Document(path.name, word.title, word.language, entries, word.notes)
