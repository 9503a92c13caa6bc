"""The reading path's second step, a module in full, and the whole course with all its problems."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.course.block import BlockSource
from workbook.course.comments import without_comments
from workbook.course.exercise import COMMON_SETTINGS, Exercise
from workbook.course.files import module_paths
from workbook.course.footnotes import PageNotes, as_list, left_over, take_notes, with_notes
from workbook.course.ids import LONGEST, id_from_words, is_good_id
from workbook.course.kinds import KINDS, spec
from workbook.course.lists import first_paragraph, split_list
from workbook.course.model import Box, Course, Help, Module, Page, Part, Prose, Recording, Unreadable
from workbook.course.outline import CourseText, open_text, read_outline, read_sources
from workbook.course.problems import Code, Level, Problem, did_you_mean, in_backticks, in_order
from workbook.course.recorded import with_recordings
from workbook.course.scan import BOXES, Block, Heading, line_at, scan, split_id
from workbook.course.settings import BlockText, read_settings
from workbook.course.written import WrittenBlock, WrittenHeading
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbook.course.block import Setting
    from workbook.course.files import Files
    from workbook.course.ids import ModuleId
    from workbook.course.lists import Item
    from workbook.course.model import ExerciseMark, ModuleMark, Outline, PageMark
    from workbook.course.written import Written


_BRINGING = frozenset({"bring-rows", "bring-first"})
EVIDENCE_LABELS = ("well-supported", "promising", "debated", "idea")


def read_module(files: Files, outline: Outline, module_id: ModuleId) -> tuple[Module, list[Problem]]:
    """One module in full, with what is wrong in it. Never raises on what an author wrote."""
    module, problems, _written = read_module_as_written(files, outline, module_id)
    return module, problems


def read_module_as_written(
    files: Files, outline: Outline, module_id: ModuleId
) -> tuple[Module, list[Problem], list[Written]]:
    """The same, and every heading and block of it in order, as it was written."""
    mark = outline.module(module_id)
    assert mark is not None, "the id comes from this outline"
    reader = _ModuleReader(open_text(files, mark.path), mark)
    return reader.read(), in_order(reader.problems), reader.written


def read_course(files: Files) -> tuple[Course, list[Problem]]:
    """The whole course and everything that is wrong with its files, sorted."""
    course, problems, _unused = read_as_written(files)
    return course, problems


def read_as_written(files: Files) -> tuple[Course, list[Problem], list[Written]]:
    """The same, and every heading and block of all modules in order, as it was written."""
    outline = read_outline(files)
    problems = [*_file_problems(files)]
    modules, written = [], []
    for mark in outline.modules:
        reader = _ModuleReader(open_text(files, mark.path), mark)
        modules.append(reader.read())
        problems += reader.problems
        written += reader.written
    course = Course(outline, tuple(modules), read_help(files), read_sources(files))
    return course, in_order(problems), written


def read_help(files: Files) -> Help | None:
    """The course's own help page, if it has one."""
    if "help.md" not in files:
        return None
    source = open_text(files, "help.md")
    front_matter = source.front_matter
    text, _unused = with_notes(source.body.strip())
    return Help(
        text,
        front_matter.first("place"),
        front_matter.first("checked"),
        front_matter.first("by"),
    )


def _file_problems(files: Files) -> list[Problem]:
    problems = []
    for path in ("course.md", "help.md", "sources.md"):
        if path in files:
            source = open_text(files, path)
            problems += [*source.problems, *source.front_matter.problems]
    if "course.md" not in files:
        problems.append(
            Problem(
                "course.md",
                1,
                1,
                "error",
                "no-course-file",
                _("There is no course.md here."),
                _("A course is a folder with a file course.md and a folder modules."),
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
                _("This course has no modules."),
                _("Add a file such as modules/01-start.md."),
            )
        )
    return problems


class _ModuleReader:
    """Reads one module's text into pages, collecting problems."""

    def __init__(self, source: CourseText, mark: ModuleMark) -> None:
        text, self.notes = take_notes(source.text)
        self.source = replace(source, text=text) if self.notes else source
        self.page_notes, self.told = PageNotes(self.notes), set[str]()
        self.mark = mark
        self.problems = [*source.problems, *source.front_matter.problems]
        self.written: list[Written] = []
        self.pages: list[Page] = []
        self.parts: list[Part | Exercise] = []
        self.opened = False  # by a heading
        self.exercises = mark.exercises()
        self.seen: set[str] = set()

    def read(self) -> Module:
        """The module; its problems, and what was written in it, are collected meanwhile."""
        text, at = self.source.text, self.source.front_matter.end
        for found in scan(text, at):
            self._prose(at, found.start)
            if isinstance(found, Heading):
                self._end_page(last=False)
                self.written.append(WrittenHeading(self.mark.path, line_at(text, found.start), found))
            else:
                self._block(found)
            at = found.end
        self._prose(at, len(text))
        self._end_page(last=True)
        mark = self.mark
        return Module(
            mark.id,
            mark.number,
            mark.path,
            mark.title,
            tuple(self.pages),
            mark.minutes,
            mark.summary,
            mark.tender,
        )

    def _end_page(self, *, last: bool) -> None:
        """Close a page; nothing before the first heading is none."""
        footnotes = self.page_notes.told()
        self.told |= {*self.page_notes.names}
        self.page_notes = PageNotes(self.notes)
        if footnotes:
            self.parts.append(Prose(as_list(footnotes), self._line_of_note()))
        if last and (rest := left_over(self.notes, self.told)):
            self.parts.append(Prose(rest, self._line_of_note()))
        if last or self.parts or self.opened:
            page: PageMark = self.mark.pages[len(self.pages)]
            self.pages.append(Page(page.id, page.title, tuple(self.parts), footnotes))
        self.parts, self.opened = [], True

    def _line_of_note(self) -> int:
        """Where the first footnote of the module stands."""
        return min(note.line for note in self.notes.values()) + 1

    def _prose(self, start: int, stop: int) -> None:
        text = self.source.text[start:stop]
        if not text.strip():
            return
        lead = len(text) - len(text.lstrip("\n"))
        line = line_at(self.source.text, start + lead)
        for part in with_recordings(text.strip("\n"), line):
            if isinstance(part, Recording):
                self.parts.append(part)
            else:
                words, begins = part
                begins += len(words) - len(words.lstrip("\n"))
                self.parts.append(Prose(self.page_notes.linked(words.strip("\n")), begins))
        for number in _stray_closings(text.strip("\n"), line):
            self._problem(
                number,
                "stray-close",
                _("This line closes a block, but none is open."),
                _("Remove it, or add the block’s opening line above."),
            )

    def _block(self, block: Block) -> None:
        line = line_at(self.source.text, block.start)
        if not block.closed:
            what = _("This block (`{kind}`) is not closed.").format(kind=block.kind)
            self._problem(line, "open-block", what, self._how_to_close(block))
        if block.kind in BOXES:
            self.parts.append(self._box(block, line))
        else:
            self.parts.append(self._exercise(block, line, next(self.exercises)))

    def _how_to_close(self, block: Block) -> str:
        """What is missing at the end of a block: a line, or colons in the line that was meant for it."""
        text = self.source.text
        colons = text[block.start :].lstrip(" ")
        begins = len(colons) - len(colons.lstrip(":"))
        meant = re.search(r"^ {0,3}(:{3,})[ \t]*$", text[block.inside : block.stop], re.MULTILINE)
        if meant is None:
            return _("Add a line of {colons} at its end.").format(colons=":" * begins)
        return _(
            "It begins with {count} colons, and line {line} has only {fewer}: "
            "write as many there, or begin the block with `:::`."
        ).format(
            count=begins, line=line_at(text, block.inside + meant.start(1)), fewer=len(meant[1])
        )  # fmt: skip

    def _box(self, block: Block, line: int) -> Box:
        known = ("label", "show-if") if block.kind == "evidence" else ("show-if",)
        written = self._settings(block, known)
        self.written.append(WrittenBlock(self.mark.path, line, block, written, None))
        conditions = tuple(tuple(s.value.split()) for s in written.settings if s.key == "show-if" and s.value)
        label = self._label(written.settings, line) if block.kind == "evidence" else ""
        found = list(with_recordings("\n".join(written.body), written.first))
        text = "\n".join(part[0] for part in found if not isinstance(part, Recording)).strip()
        voices = tuple(part for part in found if isinstance(part, Recording))
        words = self.page_notes.linked(text)
        return Box(block.kind, block.after_kind, words, line, label, conditions, voices)

    def _label(self, settings: tuple[Setting, ...], line: int) -> str:
        """How well supported an evidence box says it is: one of four words."""
        written = next((setting for setting in settings if setting.key == "label"), None)
        if written and written.value.lower() in EVIDENCE_LABELS:
            return written.value.lower()
        what = _("This evidence box has no label.")
        if written:
            what = _("The label `{value}` is none of the four.").format(value=written.value)
        hint = _("Write one of: `label: well-supported`, `promising`, `debated`, `idea`.")
        self._problem(written.line if written else line, "no-label", what, hint)
        return ""

    def _exercise(self, block: Block, line: int, mark: ExerciseMark) -> Exercise | Unreadable:
        inside = self.source.text[block.inside : block.stop].strip("\n")
        if block.kind not in KINDS:
            self._unknown_kind(block.kind, line)
            unreadable = Unreadable(inside, line, block.kind, mark.id, mark.number)
            as_far = read_settings(self.source.text, block, COMMON_SETTINGS)
            self.written.append(WrittenBlock(self.mark.path, line, block, as_far, unreadable))
            return unreadable
        self._check_id(block, line, mark)
        exercise_class = spec(block.kind)
        written = self._settings(block, COMMON_SETTINGS | exercise_class.own_settings)
        body = self.page_notes.raised("\n".join(written.body))
        text = body.strip()
        items: list[Item] = []
        if exercise_class.lists:
            text, items = split_list(body.split("\n"), written.first)
        question, explanation = first_paragraph(text)
        source = BlockSource(
            path=self.source.path,
            line=line,
            kind=block.kind,
            id=mark.id,
            number=mark.number,
            settings=list(written.settings),
            question=question,
            explanation=explanation,
            items=items,
        )
        exercise = exercise_class.read(source)
        for key in _BRINGING - exercise_class.brings:
            for setting in source.all(key):
                what = _("`{key}` means nothing for `{kind}`: the whole answer would be brought.")
                hint = _(
                    "Remove it; what is to stay at home can be an exercise of its own, with `share: private`."
                )
                source.problem(setting.line, "no-use", what.format(key=key, kind=block.kind), hint)
        self.problems += source.problems
        self.written.append(WrittenBlock(self.mark.path, line, block, written, exercise, tuple(items)))
        return exercise

    def _settings(self, block: Block, known: Collection[str]) -> BlockText:
        """A block's settings and body; what looks like a setting and is none is a problem."""
        found = read_settings(self.source.text, block, known)
        for setting in found.unknown:
            what = _("`{key}` is not a setting of `{kind}`.").format(key=setting.key, kind=block.kind)
            hint = did_you_mean(setting.key, known) or _("It knows {known}.").format(
                known=in_backticks(sorted(known))
            )
            self._problem(setting.line, "unknown-setting", what, hint)
        for setting in found.settings:
            if not setting.value:
                what = _("Nothing stands behind `{key}:`.").format(key=setting.key)
                hint = _("Write its value in the same line, or remove the line.")
                self._problem(setting.line, "empty-setting", what, hint, "advice")
        return found

    def _check_id(self, block: Block, line: int, mark: ExerciseMark) -> None:
        written = block.after_kind
        if not written:
            self._problem(
                line,
                "missing-id",
                _("This block (`{kind}`) has no id.").format(kind=block.kind),
                _("Write one after the kind, for example `::: {kind} what-it-asks`.").format(kind=block.kind),
            )
        elif not is_good_id(written):
            self._problem(
                line,
                "bad-id",
                _("`{written}` cannot be an id.").format(written=written),
                _("Use lower-case letters, digits and hyphens, at most {longest}: `{example}`.").format(
                    longest=LONGEST,
                    example=f"::: {block.kind} {id_from_words(split_id(written)[1] or written)}",
                ),
            )
        elif written != mark.id:
            self._problem(
                line,
                "doubled-id",
                _("The id `{written}` is used by an earlier exercise.").format(written=written),
                _("Give this one an id of its own."),
            )

    def _unknown_kind(self, kind: str, line: int) -> None:
        hint = did_you_mean(kind, (*KINDS, *BOXES)) or _("The kinds are: {kinds}.").format(
            kinds=", ".join(KINDS)
        )
        self._problem(
            line, "unknown-kind", _("`{kind}` is not a kind of exercise or box.").format(kind=kind), hint
        )

    def _problem(self, line: int, code: Code, what: str, hint: str = "", level: Level = "error") -> None:
        self.problems.append(Problem(self.source.path, line, 1, level, code, what, hint))


def _stray_closings(text: str, first: int) -> Iterator[int]:
    """The lines of a text between blocks that close a block; inside fenced code they are only shown."""
    fence = ""
    for number, line in enumerate(without_comments(text).split("\n"), first):
        if mark := re.match(r" {0,3}(`{3,}|~{3,})", line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and re.fullmatch(r" {0,3}:{3,}[ \t]*", line):
            yield number
