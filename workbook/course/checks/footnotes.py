"""Checks footnotes: numbers without a note, notes that nothing refers to, and two notes of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.files import module_paths
from workbook.course.footnotes import NOTE, REFERENCE, take_notes
from workbook.course.outline import open_text
from workbook.course.problems import Problem, did_you_mean
from workbook.course.scan import line_at
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files


def check_footnotes(files: Files) -> Iterator[Problem]:
    """What is wrong with the footnotes of all texts that may have some."""
    for path in ("course.md", *module_paths(files), "help.md"):
        if path in files:
            source = open_text(files, path)
            if "[^" in source.text:
                yield from _of(path, source.text)


def _of(path: str, text: str) -> Iterator[Problem]:
    rest, notes = take_notes(text)
    used: set[str] = set()
    for note in notes.values():
        used |= {found["name"] for found in REFERENCE.finditer(note.markdown)}
    for found in REFERENCE.finditer(rest):
        name = found["name"]
        if not name:
            continue  # code
        line = line_at(rest, found.start())
        if name not in notes:
            what = _("The footnote `[^{name}]` is written nowhere in this file.").format(name=name)
            hint = did_you_mean(name, notes) or _("Write it on a line of its own: `[^{name}]: …`.").format(
                name=name
            )
            yield Problem(path, line, 1, "error", "unknown-footnote", what, hint)
        elif NOTE.match(rest, rest.rfind("\n", 0, found.start()) + 1):
            what = _("The footnote `[^{name}]` is written here for the second time.").format(name=name)
            yield Problem(path, line, 1, "error", "doubled-footnote", what, _("Give it another name."))
        else:
            used.add(name)
    for name, note in notes.items():
        if name not in used:
            what = _("No text refers to the footnote `[^{name}]`.").format(name=name)
            hint = _("Write `[^{name}]` where it belongs, or leave the note out.").format(name=name)
            yield Problem(path, note.line + 1, 1, "advice", "unused-footnote", what, hint)
