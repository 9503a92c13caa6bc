"""Makes the PDF of one very long answer, in a process of its own: by this program, or by an earlier version of it.

It is run as a file, with the folder of the version where Python looks for modules; so it asks of `workbook` only what
all versions have.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from workbook.course.reading import read_course
from workbook.pdf.export import PaperAnswer, PaperOptions, build_pdf

FILES = {
    "course.md": b"---\ntitle: Letters\nid: letters\nversion: 1\nlanguage: en\nlicence: CC0\nby: Somebody\n---\n",
    "modules/01.md": b"---\ntitle: One\nid: one\n---\n\n::: letter to-them\ntitle: To them\n\nWhat now?\n:::\n",
}
SENTENCE = "The odd thing is that I’d been looking forward to it all week, and so had she, as it turned out. "


def make(letters: int, *, in_paragraphs: bool) -> bytes:
    """The document's bytes."""
    course, _problems = read_course(FILES)
    words = SENTENCE * (letters // len(SENTENCE) + 1)
    if in_paragraphs:
        words = words.replace("week, and", "week,\n\nand")
    answer = PaperAnswer(words[:letters], at=datetime(2026, 11, 21, tzinfo=UTC))
    answers = {exercise.id: answer for exercise in course.exercises()}
    return build_pdf(course, answers, "keepsake", PaperOptions(include_private=True))


if __name__ == "__main__":
    assert make(int(sys.argv[1]), in_paragraphs=sys.argv[2] == "paragraphs").startswith(b"%PDF")
