"""One course in several languages: `course.de.md` beside `course.md`, `modules/de/` with files of the same names.

A translation says what the course says, under the same ids. What it leaves out is read in the course's own language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.files import TITLE_PAGE, TRANSLATED, CourseFiles
from workbook.course.front_matter import read_facts
from workbook.course.source import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.files import Files
    from workbook.course.front_matter import Fact

MOST = 60  # translations; a file of a stranger may name any number
# What makes it this course and this version is said once, by the course itself.
_OF_THE_COURSE = frozenset({"id", "version", "needs"})


def own_language(files: Files) -> str:
    """The language that a course is written in."""
    return read_facts("course.md", _text(files, "course.md")).first("language", "en")


def translations(files: Files) -> tuple[str, ...]:
    """The languages that a course is translated into, as their files name them."""
    found = (TITLE_PAGE.fullmatch(path) for path in files)
    return tuple(sorted(match[1] for match in found if match)[:MOST])


def languages(files: Files) -> tuple[str, ...]:
    """All languages of a course, its own first."""
    own = own_language(files)
    return (own, *(code for code in translations(files) if not same_language(code, own)))


def same_language(one: str, other: str) -> bool:
    """Whether two tags mean the same, whatever their capitals."""
    return one.casefold() == other.casefold()


def in_language(files: Files, code: str) -> Files:
    """The course as it is read in one of its languages; in its own, if it has no such translation."""
    known = next((tag for tag in translations(files) if same_language(tag, code)), None)
    return TranslatedFiles(files, known) if known else files


class TranslatedFiles(CourseFiles):
    """A course's files under their usual names, each in another language where it is translated."""

    def __init__(self, files: Files, language: str) -> None:
        self._files, self._language = files, language
        self._paths = dict.fromkeys(path for path in files if not TRANSLATED.fullmatch(path))

    @property
    def whole(self) -> Files:
        """The files with all translations."""
        return self._files

    def path_of(self, path: str) -> str:
        """The file that is read in a file's place."""
        other = translated_path(path, self._language)
        return other if other in self._files else path

    def __getitem__(self, path: str) -> bytes:
        if path == "course.md":
            return self._title_page()
        return self._files[self.path_of(path)]

    def _title_page(self) -> bytes:
        """The facts of the translation, then those that it leaves to the course; and its welcome, if it has one."""
        own, other = _text(self._files, "course.md"), _text(self._files, self.path_of("course.md"))
        mine, theirs = read_facts("course.md", other), read_facts("course.md", own)
        said = [fact for fact in mine.lines if fact.key not in {*_OF_THE_COURSE, "language"} and fact.value]
        keys = {"language", *(fact.key for fact in said)}
        left = [fact for fact in theirs.lines if fact.key not in keys]
        body = other[mine.end :] if other[mine.end :].strip() else own[theirs.end :]
        lines = ["---", f"language: {self._language}", *map(_line, (*said, *left)), "---", body]
        return "\n".join(lines).encode()


def questions_in_all_languages(files: Files) -> Mapping[str, frozenset[str]]:
    """What each exercise asks in every language of a course; nothing for a course in one language."""
    from workbook.course.reading import read_course

    whole = files.whole if isinstance(files, TranslatedFiles) else files
    if not translations(whole):
        return {}
    found: dict[str, set[str]] = {}
    for code in languages(whole):
        for exercise in read_course(in_language(whole, code))[0].exercises():
            found.setdefault(exercise.id, set()).add(exercise.question)
    return {key: frozenset(asked) for key, asked in found.items()}


def translated_path(path: str, language: str) -> str:
    """Where a file's translation lies: `course.de.md`, `modules/de/01-start.md`."""
    if path.startswith("modules/"):
        return f"modules/{language}/{path.removeprefix('modules/')}"
    return f"{path.removesuffix('.md')}.{language}.md" if path.endswith(".md") else path


def _text(files: Files, path: str) -> str:
    try:
        return decode(path, files[path])[0]
    except (KeyError, OSError):
        return ""


def _line(fact: Fact) -> str:
    return f"{fact.key}: {fact.value}"
