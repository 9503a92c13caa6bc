"""An outline as text and back, so that a large course need not be scanned each time it is opened."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from workbook import __version__
from workbook.course.ids import ExerciseId, ModuleId
from workbook.course.model import About, ExerciseMark, ModuleMark, Outline, PageMark

_MADE_BY = ("outline.py", "scan.py", "loose_markdown.py", "markdown_reader.py")


def outline_key() -> str:
    """Names the program that made an outline, and laid out texts; another one makes its own."""
    return f"outline {__version__} {_made_by()}"


def _made_by() -> str:
    """Changes whenever what makes an outline does. A program that was built has no sources, and is itself one file."""
    sources = [Path(__file__).with_name(name) for name in _MADE_BY]
    told = [path.stat() for path in sources if path.is_file()] or [Path(sys.executable).stat()]
    newest = max(told, key=lambda one: one.st_mtime_ns)
    return f"{newest.st_mtime_ns}-{newest.st_size}"


def outline_to_text(outline: Outline) -> str:
    """An outline as JSON."""
    modules = [
        [m.id, m.number, m.path, m.title, m.minutes, m.summary, m.tender, [_page(page) for page in m.pages]]
        for m in outline.modules
    ]
    return json.dumps([outline.about._asdict(), dict(outline.citations), modules], ensure_ascii=False)


def outline_from_text(text: str) -> Outline | None:
    """The outline again, or None if the text is not one. Only for what this program itself kept."""
    try:
        about, citations, modules = json.loads(text)
        lists = ("authors", "changed")
        known: dict[str, Any] = {key: tuple(value) if key in lists else value for key, value in about.items()}
        marks = tuple(_module_mark(*module) for module in modules)
        return Outline(About(**known), marks, {str(key): int(number) for key, number in citations.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _page(page: PageMark) -> list[Any]:
    return [page.id, page.title, [list(mark) for mark in page.exercises]]


def _module_mark(
    module_id: str,
    number: int,
    path: str,
    title: str,
    minutes: int | None,
    summary: str,
    tender: str,
    pages: list[list[Any]],
) -> ModuleMark:
    marks = tuple(
        PageMark(page_id, page_title, tuple(_exercise_mark(*mark) for mark in exercises))
        for page_id, page_title, exercises in pages
    )
    return ModuleMark(ModuleId(module_id), number, path, title, marks, minutes, summary, tender)


def _exercise_mark(exercise_id: str, kind: str, number: str, conditions: list[list[str]]) -> ExerciseMark:
    return ExerciseMark(ExerciseId(exercise_id), kind, number, tuple(tuple(c) for c in conditions))
