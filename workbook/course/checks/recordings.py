"""Checks recorded voices: that they are there, where they can be played, and that their words can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.checks.near_picture import near_picture
from workbook.course.checks.text import without_code
from workbook.course.files import module_paths
from workbook.course.model import Box, Recording
from workbook.course.outline import open_text
from workbook.course.problems import Problem
from workbook.course.recorded import is_recording, transcript_of, transcript_path
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course, Module

_WRITTEN = re.compile(r"!\[[^\[\]\n]*\]\([ \t]*<?([^()<>\"\n]+?)>?[ \t]*(?:\"[^\"\n]*\"[ \t]*)?\)")


def check_recordings(files: Files, course: Course) -> Iterator[Problem]:
    """Every recording of the course, as the text and the practices name it."""
    told: set[str] = set()
    for module in course.modules:
        for path, line, words in [
            *((voice.path, voice.line, voice.words) for voice in _voices(module)),
            *(
                (path, exercise.line, exercise.title)
                for exercise in module.exercises()
                for path in exercise.course_recordings()
            ),
        ]:
            yield from _one(files, module.path, path, line, words, told)
            told.add(path)
    yield from _elsewhere(files, course)


def _voices(module: Module) -> Iterator[Recording]:
    """The recordings in the text of a module, and in its boxes."""
    for part in (part for page in module.pages for part in page.parts):
        if isinstance(part, Recording):
            yield part
        elif isinstance(part, Box):
            yield from part.recordings


def _one(files: Files, file: str, path: str, line: int, words: str, told: set[str]) -> Iterator[Problem]:
    """What is wrong with one, or what it lacks."""
    if path not in files:
        what = _("There is no recording `{path}`.").format(path=path)
        yield Problem(file, line, 1, "error", "missing-recording", what, near_picture(path, files))
        return
    if not words:
        what = _("Nothing says what is heard in the recording `{path}`.").format(path=path)
        hint = _("Write it between the square brackets: ![what is said](…).")
        yield Problem(file, line, 1, "advice", "no-alternative-text", what, hint)
    if path not in told and not transcript_of(files, path):
        what = _("The words of the recording `{path}` can nowhere be read.").format(path=path)
        hint = _("Write them into `{transcript}`: for whoever cannot listen just now, and for paper.")
        hint = hint.format(transcript=transcript_path(path))
        yield Problem(file, line, 1, "advice", "no-transcript", what, hint)


def _elsewhere(files: Files, course: Course) -> Iterator[Problem]:
    """Recordings that stand where none can be played."""
    played = {(module.path, voice.line) for module in course.modules for voice in _voices(module)}
    for path in ("course.md", *module_paths(files), "help.md", "sources.md"):
        source = open_text(files, path)
        if "](" not in source.text:
            continue
        text, _unused = without_code(source.text, source.front_matter.end)
        for found in _WRITTEN.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            if is_recording(found[1]) and (path, line) not in played:
                what = _("The recording `{path}` cannot be played where it stands.").format(path=found[1])
                hint = _(
                    "Give it a line of its own in the text of a page or a box; of a practice it can be the `audio`."
                )
                column = found.start() - text.rfind("\n", 0, found.start())
                yield Problem(path, line, column, "error", "misplaced-recording", what, hint)
