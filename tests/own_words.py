"""The course that `new` begins, as if its author had written into it: nothing of the template is left to replace."""

from pathlib import Path

from workbook.authoring.new import new_course
from workbook.course.checks.placeholders import OF_THE_TEMPLATE


def written_course(folder: Path, title: str = "") -> None:
    """Begin a course, and put words of one's own in place of the template's."""
    new_course(folder, title)
    write_own_words(folder)


def write_own_words(folder: Path) -> None:
    """Put words in place of those that the template asks to replace, line for line."""
    for path in folder.rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace("Your name", "Ana Ruiz")
        text = text.replace("\nlicence:\n", "\nlicence: CC BY 4.0\n")
        for said in OF_THE_TEMPLATE:
            text = text.replace(said, "Words of my own")
        path.write_text(text, encoding="utf-8", newline="\n")
