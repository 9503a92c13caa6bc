"""The reading path's second step, a module in full, and the whole course with all its problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.files import module_paths
from workbook.course.ids import LONGEST, is_good_id
from workbook.course.lists import first_paragraph, split_list
from workbook.course.model import Box, Course, Help, Module, Page, Part, Prose, Unreadable
from workbook.course.outline import CourseText, open_text, read_outline
from workbook.course.problems import Level, Problem, did_you_mean, in_order
from workbook.course.scan import BOXES, Block, Heading, line_at, scan, split_id
from workbook.exercises import KINDS
from workbook.exercises.block import BlockSource, Setting
from workbook.exercises.exercise import COMMON_SETTINGS, Exercise
from workbook.exercises.kinds import spec

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbook.course.files import Files
    from workbook.course.ids import ModuleId
    from workbook.course.model import ExerciseMark, ModuleMark, Outline, PageMark

ALL_KINDS = (
    "line",
    "reflection",
    "letter",
    "list",
    "stems",
    "scale",
    "wheel",
    "choice",
    "checklist",
    "ranking",
    "table",
    "log",
    "plan",
    "practice",
    "map",
    "drawing",
    "picture",
    "date",
    "recall",
)
EVIDENCE_LABELS = ("well-supported", "promising", "debated", "idea")

_SETTING = re.compile(r"([A-Za-z][A-Za-z-]*):(?:[ \t]+(.*))?")
_SOURCE = re.compile(r"^ {0,3}[-*+][ \t]+(.+(?:\n(?![ \t]*[-*+][ \t])[^\n]*\S[^\n]*)*)", re.MULTILINE)


def read_module(files: Files, outline: Outline, module_id: ModuleId) -> tuple[Module, list[Problem]]:
    """One module in full, with what is wrong in it. Never raises on what an author wrote."""
    mark = outline.module(module_id)
    assert mark is not None, "the id comes from this outline"
    source = open_text(files, mark.path)
    return _ModuleReader(source, mark).read()


def read_course(files: Files) -> tuple[Course, list[Problem]]:
    """The whole course and everything that is wrong with its files, sorted."""
    outline = read_outline(files)
    problems = [*_file_problems(files)]
    modules = []
    for mark in outline.modules:
        module, found = read_module(files, outline, mark.id)
        modules.append(module)
        problems += found
    course = Course(outline, tuple(modules), read_help(files), read_sources(files))
    return course, in_order(problems)


def read_help(files: Files) -> Help | None:
    """The course's own help page, if it has one."""
    if "help.md" not in files:
        return None
    source = open_text(files, "help.md")
    facts = source.facts
    return Help(source.body.strip(), facts.first("place"), facts.first("checked"), facts.first("by"))


def read_sources(files: Files) -> dict[str, str]:
    """The references that pages can cite: key to Markdown."""
    found = {}
    for match in _SOURCE.finditer(open_text(files, "sources.md").body):
        text, key = split_id(re.sub(r"\s*\n\s*", " ", match[1]))
        if key:
            found[key] = text
    return found


def _file_problems(files: Files) -> list[Problem]:
    problems = []
    for path in ("course.md", "help.md", "sources.md"):
        if path in files:
            source = open_text(files, path)
            problems += [*source.problems, *source.facts.problems]
    if "course.md" not in files:
        problems.append(
            Problem(
                "course.md",
                1,
                1,
                "error",
                "no-course-file",
                "There is no course.md here.",
                "A course is a folder with a file course.md and a folder modules.",
            )
        )
    if not module_paths(files):
        problems.append(
            Problem(
                "modules",
                1,
                1,
                "error",
                "no-modules",
                "This course has no modules.",
                "Add a file such as modules/01-start.md.",
            )
        )
    return problems


class _ModuleReader:
    """Reads one module's text into pages, collecting problems."""

    def __init__(self, source: CourseText, mark: ModuleMark) -> None:
        self.source = source
        self.mark = mark
        self.problems = [*source.problems, *source.facts.problems]
        self.pages: list[Page] = []
        self.parts: list[Part | Exercise] = []
        self.exercises = mark.exercises()
        self.seen: set[str] = set()

    def read(self) -> tuple[Module, list[Problem]]:
        text, at = self.source.text, self.source.facts.end
        for found in scan(text, at):
            self._prose(at, found.start)
            if isinstance(found, Heading):
                self._end_page(last=False)
            else:
                self._block(found)
            at = found.end
        self._prose(at, len(text))
        self._end_page(last=True)
        mark = self.mark
        module = Module(
            mark.id,
            mark.number,
            mark.path,
            mark.title,
            tuple(self.pages),
            mark.minutes,
            mark.summary,
            mark.tender,
        )
        return module, in_order(self.problems)

    def _end_page(self, *, last: bool) -> None:
        """Close a page; text-less space before the first heading is none."""
        if last or self.parts or self.pages:
            page: PageMark = self.mark.pages[len(self.pages)]
            self.pages.append(Page(page.id, page.title, tuple(self.parts)))
        self.parts = []

    def _prose(self, start: int, stop: int) -> None:
        text = self.source.text[start:stop]
        if not text.strip():
            return
        lead = len(text) - len(text.lstrip("\n"))
        line = line_at(self.source.text, start + lead)
        self.parts.append(Prose(text.strip("\n"), line))
        for number, words in enumerate(text.strip("\n").split("\n"), line):
            if re.fullmatch(r" {0,3}:{3,}[ \t]*", words):
                self._problem(
                    number,
                    "stray-close",
                    "This line closes a block, but none is open.",
                    "Remove it, or add the block’s opening line above.",
                )

    def _block(self, block: Block) -> None:
        line = line_at(self.source.text, block.start)
        if not block.closed:
            self._problem(
                line,
                "open-block",
                f"This {block.kind} block is not closed.",
                "Add a line of three colons (:::) at its end.",
            )
        if block.kind in BOXES:
            self.parts.append(self._box(block, line))
        else:
            self.parts.append(self._exercise(block, line, next(self.exercises)))

    def _box(self, block: Block, line: int) -> Box:
        settings, body, _ = self._settings(block, ("label", "show-if"))
        label = next((s for s in settings if s.key == "label"), None)
        if block.kind == "evidence" and (label is None or label.value.lower() not in EVIDENCE_LABELS):
            given = (
                f"The label `{label.value}` is none of the four."
                if label
                else "This evidence box has no label."
            )
            self._problem(
                label.line if label else line,
                "no-label",
                given,
                "Write one of: `label: well-supported`, `promising`, `debated`, `idea`.",
            )
            label = None
        conditions = tuple(tuple(s.value.split()) for s in settings if s.key == "show-if")
        return Box(
            block.kind,
            block.rest,
            "\n".join(body).strip(),
            line,
            label.value.lower() if label else "",
            conditions,
        )

    def _exercise(self, block: Block, line: int, mark: ExerciseMark) -> Exercise | Unreadable:
        inside = self.source.text[block.inside : block.stop].strip("\n")
        if block.kind not in KINDS:
            self._unknown_kind(block.kind, line)
            return Unreadable(inside, line, block.kind, mark.id, mark.number)
        self._check_id(block, line, mark)
        exercise_class = spec(block.kind)
        settings, body, first = self._settings(block, COMMON_SETTINGS | exercise_class.own_settings)
        text, items = (
            split_list(body, first) if _list_matters(exercise_class) else ("\n".join(body).strip(), [])
        )
        question, explanation = first_paragraph(text)
        source = BlockSource(
            self.source.path, line, block.kind, mark.id, mark.number, settings, question, explanation, items
        )
        exercise = exercise_class.read(source)
        self.problems += source.problems
        return exercise

    def _settings(self, block: Block, known: Collection[str]) -> tuple[list[Setting], list[str], int]:
        """The settings directly under the opening line; then the body's lines and the line it begins at."""
        lines = self.source.text[block.inside : block.stop].split("\n")
        number = line_at(self.source.text, block.inside)
        settings: list[Setting] = []
        for at, line in enumerate(lines):
            match = _SETTING.fullmatch(line.rstrip())
            key = match[1].lower() if match else ""
            if not match or not (key in known or match[1] == key):
                return settings, lines[at:], number + at
            if key in known:
                settings.append(Setting(key, (match[2] or "").strip(), number + at))
            else:
                self._problem(
                    number + at,
                    "unknown-setting",
                    f"`{key}` is not a setting of {_a(block.kind)}.",
                    did_you_mean(key, known),
                )
        return settings, [], number + len(lines)

    def _check_id(self, block: Block, line: int, mark: ExerciseMark) -> None:
        written = block.rest
        if not written:
            self._problem(
                line,
                "missing-id",
                f"This {block.kind} has no id.",
                f"Write one after the kind, for example `::: {block.kind} what-it-asks`.",
            )
        elif not is_good_id(written):
            self._problem(
                line,
                "bad-id",
                f"`{written}` cannot be an id.",
                f"Use lower-case letters, digits and hyphens, at most {LONGEST}.",
            )
        elif written != mark.id:
            self._problem(
                line,
                "doubled-id",
                f"The id `{written}` is used by an earlier exercise.",
                "Give this one an id of its own.",
            )

    def _unknown_kind(self, kind: str, line: int) -> None:
        if kind in ALL_KINDS:
            self._problem(
                line,
                "kind-not-yet",
                f"This version cannot show {_a(kind)} yet.",
                "It is shown as plain text; a newer version of the program may know it.",
            )
        else:
            hint = did_you_mean(kind, (*ALL_KINDS, *BOXES)) or f"The kinds are: {', '.join(ALL_KINDS)}."
            self._problem(line, "unknown-kind", f"`{kind}` is not a kind of exercise or box.", hint)

    def _problem(self, line: int, code: str, what: str, hint: str = "", level: Level = "error") -> None:
        self.problems.append(Problem(self.source.path, line, 1, level, code, what, hint))


def _list_matters(kind: type[Exercise]) -> bool:
    """Whether the last list of a block means something to its kind."""
    return kind.kind not in ("line", "reflection")


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"
