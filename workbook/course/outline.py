"""The reading path's first step: a course's titles, ids, kinds and numbers, without reading its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbook.course import kinds
from workbook.course.files import Files, WrappedFiles, module_id, module_paths
from workbook.course.front_matter import FrontMatter, read_facts
from workbook.course.ids import ExerciseId, ModuleId, id_from_words, unique
from workbook.course.kinds import KINDS
from workbook.course.model import NONE, About, ExerciseMark, ModuleMark, Outline, PageMark
from workbook.course.scan import BOXES, Heading, scan
from workbook.course.source import cannot_open, decode
from workbook.course.sources import CITATION, list_sources
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.problems import Problem
    from workbook.course.scan import Block

_SHOW_IF = ("show-if", "Show-if", "Show-If", "SHOW-IF")  # looked for first, in the ways that people write it


@dataclass(frozen=True)
class CourseText:
    """One text file of a course: its facts, the rest of its text, and what kept it from being read."""

    path: str
    text: str
    front_matter: FrontMatter
    problems: tuple[Problem, ...] = ()

    @property
    def body(self) -> str:
        """The text after the facts."""
        return self.text[self.front_matter.end :]


class KeptTexts(WrappedFiles):
    """A course's files for whoever looks at each many times: a text is read once, by `open_text`, and kept."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._texts: dict[str, CourseText] = {}

    def text(self, path: str) -> CourseText:
        """A text file, read the first time it is asked for."""
        if path not in self._texts:
            self._texts[path] = open_text(self._files, path)
        return self._texts[path]


def read_outline(files: Files, known: Mapping[str, ModuleMark] = NONE) -> Outline:
    """Titles, ids, kinds and numbers of a course in order. Never raises on what an author wrote.

    `known` has the marks of modules, by their paths, that are the same to the byte in a version that was read before.
    """
    about = read_about(files)
    taken: set[str] = set()
    module_ids: set[str] = set()
    modules = []
    cited = CITATION.findall(about.text)
    for number, path in enumerate(module_paths(files), 1):
        source = open_text(files, path)
        module = _as_known(known.get(path), number, taken) or _module_mark(source, number, taken)
        module = module._replace(id=ModuleId(unique(module.id, module_ids)))
        module_ids.add(module.id)
        modules.append(module)
        if "[@" in source.text:
            cited += CITATION.findall(source.text)
    if "help.md" in files:
        cited += CITATION.findall(open_text(files, "help.md").text)
    return Outline(about, tuple(modules), _numbered(files, cited))


def _as_known(mark: ModuleMark | None, number: int, taken: set[str]) -> ModuleMark | None:
    """A mark that was made before, if it would be the same here: its number is, and its ids are free."""
    ids = [exercise.id for exercise in mark.exercises()] if mark else []
    if mark is None or mark.number != number or not taken.isdisjoint(ids):
        return None
    taken.update(ids)
    return mark


def read_sources(files: Files) -> dict[str, str]:
    """The references that pages can cite: key to Markdown; of a key that stands twice the first counts."""
    if "sources.md" not in files:
        return {}
    source = open_text(files, "sources.md")
    found: dict[str, str] = {}
    for reference in list_sources(source.text, source.front_matter.end):
        if reference.key:
            found.setdefault(reference.key, reference.text)
    return found


def _numbered(files: Files, cited: list[str]) -> dict[str, int]:
    """The cited keys that sources.md knows, numbered by first use."""
    known = read_sources(files) if cited else {}
    keys = dict.fromkeys(key for key in cited if key in known)
    return {key: number for number, key in enumerate(keys, 1)}


def open_text(files: Files, path: str) -> CourseText:
    """A text file of the course; one that is missing or unreadable is empty and says why."""
    if isinstance(files, KeptTexts):
        return files.text(path)
    try:
        text, problems = decode(path, files[path])
    except KeyError:
        return CourseText(path, "", FrontMatter(path))
    except OSError as error:
        return CourseText(path, "", FrontMatter(path), (cannot_open(path, error),))
    return CourseText(path, text, read_facts(path, text), tuple(problems))


def read_about(files: Files) -> About:
    """The title page of a course."""
    source = open_text(files, "course.md")
    front_matter = source.front_matter
    title = front_matter.first("title") or _("Untitled course")
    return About(
        id=front_matter.first("id").lower() or id_from_words(title),
        title=title,
        version=front_matter.first("version", "0.0.0"),
        language=front_matter.first("language", "en"),
        subtitle=front_matter.first("subtitle"),
        summary=front_matter.first("summary"),
        authors=front_matter.all("author"),
        holder=front_matter.first("holder"),
        licence=front_matter.first("licence"),
        cover=front_matter.first("cover"),
        minutes=front_matter.minutes(),
        contact=front_matter.first("contact"),
        changed=front_matter.all("changed"),
        translator=front_matter.first("translator"),
        needs=front_matter.first("needs"),
        text=source.body.strip(),
        brand_name=front_matter.first("brand-name"),
        brand_colour=front_matter.first("brand-colour"),
        brand_picture=front_matter.first("brand-picture"),
    )


def _module_mark(source: CourseText, number: int, taken: set[str]) -> ModuleMark:
    """A module's mark; `taken` holds the exercise ids of the modules before and is added to."""
    front_matter = source.front_matter
    written = front_matter.first("id").lower() or id_from_words(module_id(source.path))
    title = (
        front_matter.first("title") or module_id(source.path).replace("-", " ").replace("_", " ").capitalize()
    )
    return ModuleMark(
        id=ModuleId(written),
        number=number,
        path=source.path,
        title=title,
        pages=_pages(source, ModuleId(written), title, number, taken),
        minutes=front_matter.minutes(),
        summary=front_matter.first("summary"),
        tender=front_matter.first("tender"),
    )


def _conditions(text: str, block: Block) -> tuple[tuple[str, ...], ...]:
    """The `show-if` lines among a block's settings; progress has to know them without reading the block."""
    if all(text.find(key, block.inside, block.stop) < 0 for key in _SHOW_IF):
        return ()
    from workbook.course.exercise import COMMON_SETTINGS
    from workbook.course.settings import read_settings

    own = kinds.spec(block.kind).own_settings if block.kind in KINDS else frozenset()
    settings = read_settings(text, block, COMMON_SETTINGS | own).settings
    return tuple(
        tuple(setting.value.split()) for setting in settings if setting.key == "show-if" and setting.value
    )


def _pages(
    source: CourseText,
    module: ModuleId,
    title: str,
    number: int,
    taken: set[str],
) -> tuple[PageMark, ...]:
    pages: list[PageMark] = []
    exercises: list[ExerciseMark] = []
    current = PageMark(module, title, ())
    page_ids: set[str] = set()
    count, opened = 0, False
    at = source.front_matter.end
    for mark in scan(source.text, at):
        if isinstance(mark, Heading):
            if opened or source.text[at : mark.start].strip():  # nothing before the first heading is no page
                pages.append(current._replace(exercises=tuple(exercises)))
                page_ids.add(current.id)
            exercises, opened = [], True
            current = PageMark(unique(mark.id or id_from_words(mark.title), page_ids), mark.title, ())
            at = mark.end
        elif mark.kind not in BOXES:
            numbered = _is_numbered(mark.kind)
            count += numbered
            exercise_id = unique(mark.after_kind.lower() or f"{module}-{count}", taken)
            taken.add(exercise_id)
            place = f"{number}.{count}" if numbered else ""
            conditions = _conditions(source.text, mark)
            exercises.append(ExerciseMark(ExerciseId(exercise_id), mark.kind, place, conditions))
    return (*pages, current._replace(exercises=tuple(exercises)))


@cache
def _is_numbered(kind: str) -> bool:
    """Whether a kind counts among the exercises of its module; one of a newer version is taken to."""
    return kind not in KINDS or kinds.spec(kind).numbered
