"""What an idea is, and the place of a problem in its file that it is found from."""

from __future__ import annotations

import re
from collections import ChainMap
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.exercise import Exercise
from workbook.course.outline import read_outline
from workbook.course.reading import read_module_as_written
from workbook.course.written import WrittenBlock
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.course.block import Setting
    from workbook.course.files import Files
    from workbook.course.model import ModuleMark, Outline
    from workbook.course.problems import Problem
    from workbook.course.written import Written
    from workbook.drafts.source_text import SourceText

_VALUE = re.compile(r"[^:\uff1a]*[:\uff1a][*_`\"' \t]*")
_FIELD = re.compile(r"\{(\w+)\}")


class Idea(NamedTuple):
    """What could be done about a problem, in a sentence, and the file once it is done."""

    sentence: str
    source: SourceText


class _Reading:
    """A course as far as it was read for ideas; kept for the next problem while a draft is the same."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.written: dict[str, Sequence[Written]] = {}

    @cached_property
    def outline(self) -> Outline:
        return read_outline(self.files)


_last: list[tuple[Files, int, _Reading]] = []  # at most one


def _reading(path: str, source: SourceText, files: Files) -> _Reading:
    """What was read of these files before, if they can tell that they are as they were."""
    revision = getattr(files, "revision", None)
    if _last and _last[0][0] is files and _last[0][1] == revision:
        return _last[0][2]
    made = _Reading(ChainMap({path: source.data}, files))  # type: ignore[arg-type]  # only read
    _last.clear()
    if revision is not None:
        _last.append((files, revision, made))
    return made


class Place:
    """A problem with its file, and what is asked of it; the course is read only as far as it is asked for."""

    def __init__(self, problem: Problem, source: SourceText, files: Files) -> None:
        self.problem, self.source = problem, source
        self._read = _reading(problem.path, source, files)
        self.files = self._read.files

    @cached_property
    def text(self) -> str:
        """The line of the problem."""
        return self.source.texts(self.problem.line, self.problem.line)[0]

    @property
    def outline(self) -> Outline:
        """The outline of the course as it is now."""
        return self._read.outline

    @cached_property
    def module(self) -> ModuleMark | None:
        """The module that this file is, if it is one."""
        return next((mark for mark in self.outline.modules if mark.path == self.problem.path), None)

    @cached_property
    def written(self) -> Sequence[Written]:
        """Every heading and block of the file."""
        path, known = self.problem.path, self._read.written
        if path not in known:
            mark = self.module
            known[path] = read_module_as_written(self.files, self.outline, mark.id)[2] if mark else ()
        return known[path]

    @cached_property
    def block(self) -> WrittenBlock | None:
        """The block that the line stands in."""
        line, found = self.problem.line, None
        for part in self.written:
            if part.line <= line:
                found = part
        return found if isinstance(found, WrittenBlock) else None

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that the line stands in."""
        found = self.block.exercise if self.block else None
        return found if isinstance(found, Exercise) else None

    @property
    def setting(self) -> Setting | None:
        """The setting that the line is."""
        settings = self.block.written.settings if self.block else ()
        return next((setting for setting in settings if setting.line == self.problem.line), None)

    # What becomes of the line

    def rewritten(self, line: str, words: str) -> Idea:
        """The line in another way; `words` are those that are new."""
        return Idea(_("Write `{words}`.").format(words=words), self._with_line(line))

    def removed(self) -> Idea:
        """Without the line."""
        at = self.problem.line
        return Idea(_("Remove this line."), self.source.with_lines(at, at, []))

    def ended(self, ending: str, line: int | None = None) -> Idea:
        """Something at the end of the line, or of another that goes on from it."""
        at = line or self.problem.line
        text = self.source.texts(at, at)[0].rstrip(" \t")
        words = _("Write `{words}`.").format(words=ending.strip())
        return Idea(words, self.source.with_lines(at, at, [text + ending]))

    def word_replaced(self, wrong: str, right: str, start: int = 0) -> Idea | None:
        """Another word in the line, from a place on."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(wrong)}(?![\w-])", re.IGNORECASE)
        found = pattern.search(self.text, start) if wrong and right else None
        if found is None:
            return None
        return self.rewritten(self.text[: found.start()] + right + self.text[found.end() :], right)

    def value_replaced(self, wrong: str, right: str) -> Idea | None:
        """Another word behind the colon of the line."""
        before = _VALUE.match(self.text)
        return self.word_replaced(wrong, right, before.end()) if before else None

    def _with_line(self, text: str) -> SourceText:
        return self.source.with_lines(self.problem.line, self.problem.line, [text])

    # What was said

    def near(self) -> str:
        """The word that the problem's hint names as the nearest; empty if it names none."""
        return told(self.problem.hint, _("Did you mean `{near}`?")).get("near", "")

    def named(self, words: Iterable[str]) -> str:
        """Which of some words the problem names."""
        return next((word for word in words if f"`{word}`" in self.problem.what), "")


def told(sentence: str, template: str) -> dict[str, str]:
    """What stands in the fields of a sentence that was made from a template; nothing if it was not."""
    parts = _FIELD.split(template)
    pattern = "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    found = re.fullmatch(pattern, sentence)
    return found.groupdict() if found else {}
