"""What came in, line by line, to be read and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.importing.drafting import notes_of
from workbook.authoring.importing.entries import Kind
from workbook.authoring.importing.words import counts_of, headline_of, sentence_of, source_of
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.authoring.importing.drafting import Draft, Row


def report_text(draft: Draft) -> str:
    """Each entry with its words and what became of them; what is to be looked at has a mark."""
    lines = [_("What came in from “{name}”").format(name=draft.document.name), ""]
    lines += [", ".join(said for _unused, said in counts_of(draft)), ""]
    for row in draft.rows:
        lines += _entry(row, draft)
    return "\n".join(lines) + "\n"


def write_report(draft: Draft, path: Path) -> None:
    """Write it to a text file, whole or not at all. OSError."""
    write_whole(path, report_text(draft).encode("utf-8", "replace"))


def _entry(row: Row, draft: Draft) -> Iterator[str]:
    words = source_of(row.entry).split("\n")
    yield f"{row.entry.number}. {words[0]}"
    yield from (f"    {line}" for line in words[1:] if line.strip())
    if row.kind is Kind.OUT:
        for name in notes_of(row.entry):
            yield from (f"    [{name}] {one.text}" for one in draft.document.notes.get(name, ()))
    sign = "!" if row.look else "→"
    number = f"{row.number} " if row.number else ""
    said = sentence_of(row, is_word=draft.document.is_word)
    yield f"  {sign} {headline_of(row)}: {number}{said}".rstrip(": ")
    yield ""


def summary(draft: Draft) -> str:
    """How much came in, in a line."""
    modules = sum(path.startswith("modules/") for path in draft.files)
    pictures = sum(path.startswith("media/") for path in draft.files)
    said = [counted("{n} module", "{n} modules", modules)]
    said += [words for count, words in counts_of(draft) if count]
    said += [counted("{n} picture", "{n} pictures", pictures)] if pictures else []
    return ", ".join(said)
