"""What is told of a recording where it cannot be heard: how long it is, and its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.recorded import transcript_of
from workbook.language.lengths import duration_label
from workbook.language.translation import gettext as _
from workbook.recordings.recordings import look_at
from workbook.recordings.sound import RecordingTrouble

if TYPE_CHECKING:
    from workbook.course.files import Files

_FEW = 1200  # letters that count as the first words


def told_of(files: Files, path: str, words: str = "") -> str:
    """A line such as “A recorded voice, 3 minutes: What to do on an evening”; words in it are Markdown."""
    try:
        long = duration_label(max(1.0, look_at(files[path]).seconds))
    except (KeyError, OSError, RecordingTrouble):
        return _("A recorded voice: {words}").format(words=words) if words else _("A recorded voice")
    if not words:
        return _("A recorded voice, {length}").format(length=long)
    return _("A recorded voice, {length}: {words}").format(length=long, words=words)


def first_words(files: Files, path: str) -> tuple[str, bool]:
    """The words of a recording as Markdown, of many only the first paragraphs; and whether that is all."""
    transcript = transcript_of(files, path)
    if len(transcript) <= _FEW:
        return transcript, True
    taken = list[str]()
    for paragraph in transcript.split("\n\n"):
        if taken and len("\n\n".join([*taken, paragraph])) > _FEW:
            break
        taken.append(paragraph)
    return "\n\n".join(taken), len(taken) == transcript.count("\n\n") + 1
