"""What can be done with the structure of a draft: each act says which files change, and what is to be shown then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.course import kinds
from workbook.course.files import module_id, module_paths
from workbook.course.front_matter import read_facts
from workbook.course.ids import id_from_words, unique
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.course.scan import BOXES
from workbook.drafts.fields import fields_of
from workbook.drafts.module_files import in_new_order, new_module_path, renamed
from workbook.drafts.parts import copied, inserted, moved, page_end, parts_of, removed
from workbook.drafts.source_text import SourceText
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.drafts.draft import Content, Draft
    from workbook.drafts.parts import PartMark

# The words of what is new, which wait for its author’s.
PAGE, WORDS, LINE = N_("A new page"), N_("Your words here."), N_("Line {n}")
QUESTION, RECALLED = N_("What do you want to ask here?"), N_("Here is what you wrote before.")
_OPENING = re.compile(r"^(\s*:{3,}[ \t]*)(\S+)([ \t]+)(\S+)[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r"^((?:recall|pair|start-with|show-if|of):[ \t]*)(\S+)", re.MULTILINE)


class Done(NamedTuple):
    """The files that change, and the part that is to be shown: its file, and its place there (-1: the module)."""

    files: dict[str, Content]
    path: str
    at: int = -1


# Adding


def add_module(draft: Draft, title: str) -> Done:
    """A new module behind the last."""
    path = new_module_path(draft, title)
    words = _(WORDS)
    text = f"---\ntitle: {title}\n---\n\n## {title} {{#{id_from_words(title)}}}\n\n{words}\n"
    return Done({path: text.encode()}, path, 0)


def add_part(draft: Draft, path: str, behind: int, lines: Sequence[str]) -> Done:
    """New lines behind a part of a module; behind -1 they come last."""
    source = _source(draft, path)
    parts = parts_of(source)
    known = 0 <= behind < len(parts)
    before = parts[behind].last + 1 if known else len(source.lines) + 1
    made = inserted(source, before, lines)
    at = next((n for n, part in enumerate(parts_of(made)) if part.first >= before), len(parts))
    return Done({path: made.data}, path, at)


def page_lines(draft: Draft, path: str) -> list[str]:
    """A new page with an id of its own."""
    mark = next((module for module in read_outline(draft).modules if module.path == path), None)
    title = _(PAGE)
    page_id = unique(id_from_words(title), {page.id for page in mark.pages} if mark else set())
    return [f"## {title} {{#{page_id}}}", "", _(WORDS)]


def waiting_lines() -> list[str]:
    """Lines of what is new that wait for an author’s words, as they stand in a file."""
    lines = [said for words in (QUESTION, WORDS) for said in (words, _(words))]
    for n in (1, 2):
        lines += [f"- {one} {{#{id_from_words(one)}}}" for one in (LINE.format(n=n), _(LINE).format(n=n))]
    return list(dict.fromkeys(lines))


def text_lines() -> list[str]:
    """A new run of text."""
    return [_(WORDS)]


def box_lines(kind: str) -> list[str]:
    """A new box."""
    label = ["label: idea", ""] if kind == "evidence" else []
    return [f"::: {kind}", *label, _(WORDS), ":::"]


def exercise_lines(draft: Draft, path: str, kind: str) -> list[str]:
    """A new exercise with an id of its own, a question, and as much of a list as its kind needs."""
    taken = {str(mark.id) for mark in read_outline(draft).exercises()}
    module = read_facts(path, _source(draft, path).plain).first("id") or module_id(path)
    new_id = unique(id_from_words(f"{module}-{kind}"), taken)
    known = fields_of(kind)
    columns = (_("What"), _("Notes")) if "column" in known.fields else ()
    settings = [f"column: {name}" for name in columns]
    line, count = _(LINE), max(2, known.least) if known.least else 0
    words = [line.format(n=n) for n in range(1, count + 1)]
    ids = [id_from_words(one) for one in words]
    listed = (
        ["", *(f"- {one} {{#{one_id}}}" for one, one_id in zip(words, ids, strict=True))] if count else []
    )
    question = _(QUESTION if kinds.spec(kind).asks else RECALLED)
    return [f"::: {kind} {new_id}", *settings, "", question, *listed, ":::"]


def lines_of_new(draft: Draft, path: str, what: str) -> list[str]:
    """The lines of something new: a page, a text, a box or an exercise by its kind."""
    if what in KINDS:
        return exercise_lines(draft, path, what)
    if what in BOXES:
        return box_lines(what)
    return page_lines(draft, path) if what == "page" else text_lines()


# Moving, copying, removing parts


def move_part(draft: Draft, path: str, at: int, to_path: str, to: int, *, behind: bool) -> Done:
    """A part in front of another or behind it, also of another module; a page takes along what stands on it."""
    source = _source(draft, path)
    parts = parts_of(source)
    end = page_end(parts, at) if parts[at].sort == "page" else at + 1
    first, last = parts[at].first, parts[end - 1].last
    if to_path != path:
        return _moved_over(draft, path, (first, last), to_path, to, behind=behind)
    if at <= to < end:
        return Done({}, path, at)
    goal = to + behind
    before = parts[goal].first if goal < len(parts) else len(source.lines) + 1
    return Done(
        {path: moved(source, first, last, before).data}, path, goal if goal <= at else goal - (end - at)
    )


def _moved_over(
    draft: Draft, path: str, lines: tuple[int, int], to_path: str, to: int, *, behind: bool
) -> Done:
    source, target = _source(draft, path), _source(draft, to_path)
    parts = parts_of(target)
    goal = min(to + behind, len(parts)) if to >= 0 else len(parts)
    before = parts[goal].first if goal < len(parts) else len(target.lines) + 1
    made = inserted(target, before, source.texts(*lines))
    return Done({path: removed(source, *lines).data, to_path: made.data}, to_path, goal)


def step_part(draft: Draft, path: str, at: int, step: int) -> Done:
    """A part one up or down; at an end of its module it stays."""
    parts = parts_of(_source(draft, path))
    if parts[at].sort == "page":
        pages = [n for n, part in enumerate(parts) if part.sort == "page"]
        to = pages.index(at) + step
        if not 0 <= to < len(pages):
            return Done({}, path, at)
        target = pages[to] if step < 0 else page_end(parts, pages[to]) - 1
        return move_part(draft, path, at, path, target, behind=step > 0)
    to = at + step
    if not 0 <= to < len(parts):
        return Done({}, path, at)
    return move_part(draft, path, at, path, to, behind=step > 0)


def remove_part(draft: Draft, path: str, at: int) -> Done:
    """Without a part; of a page only its heading goes, and what stood on it joins the page before."""
    source = _source(draft, path)
    part = parts_of(source)[at]
    return Done({path: removed(source, part.first, part.last).data}, path, max(0, at - 1))


def copy_part(draft: Draft, path: str, at: int) -> Done:
    """A part once more, below itself; an exercise gets an id of its own."""
    source = _source(draft, path)
    part = parts_of(source)[at]
    new_id = _free_id(draft, part) if part.sort == "exercise" else ""
    return Done({path: copied(source, part.first, part.last, new_id).data}, path, at + 1)


def _free_id(draft: Draft, part: PartMark) -> str:
    taken = {str(mark.id) for mark in read_outline(draft).exercises()}
    return unique(part.words.strip() or part.kind, taken)


# Modules


def step_module(draft: Draft, path: str, step: int) -> Done:
    """A module one up or down among the others."""
    paths = module_paths(draft)
    return place_module(draft, path, paths.index(path) + step)


def place_module(draft: Draft, path: str, to: int) -> Done:
    """A module at a place among the others."""
    paths = module_paths(draft)
    at = paths.index(path)
    order = [one for one in paths if one != path]
    order.insert(max(0, min(to, len(order))), path)
    if order == paths:
        return Done({}, path)
    renames = in_new_order(order)
    return Done(renamed(draft, renames), renames.get(path, path) if at >= 0 else path)


def remove_module(draft: Draft, path: str) -> Done:
    """Without a module and its translations."""
    name = path.rsplit("/", 1)[1]
    files: dict[str, Content] = {
        one: None for one in draft if one.startswith("modules/") and one.rsplit("/", 1)[1] == name
    }
    left = [one for one in module_paths(draft) if one != path]
    return Done(files, left[0] if left else "course.md")


def copy_module(draft: Draft, path: str) -> Done:
    """A module once more, behind the last; its exercises get ids of their own, and speak of each other by these."""
    source = _source(draft, path)
    facts = read_facts(path, source.plain)
    title = facts.first("title") or module_id(path)
    new_path = new_module_path(draft, title)
    taken = {str(mark.id) for mark in read_outline(draft).exercises()}
    ids: dict[str, str] = {}
    for part in parts_of(source):
        if part.sort == "exercise" and part.words:
            ids[part.words] = unique(part.words, taken)
            taken.add(ids[part.words])
    plain = _OPENING.sub(lambda found: _with_new_id(found, ids), source.plain)
    plain = _REFERENCE.sub(lambda found: found[1] + ids.get(found[2], found[2]), plain)
    plain = re.sub(r"^(?:was|id):.*\n", "", plain, flags=re.MULTILINE)
    return Done({new_path: source.changed_to(plain).data}, new_path)


def _with_new_id(found: re.Match[str], ids: Mapping[str, str]) -> str:
    colons, kind, gap, old = found.groups()
    return f"{colons}{kind}{gap}{ids.get(old, old)}" if kind in KINDS else found[0]


def _source(draft: Draft, path: str) -> SourceText:
    return draft.source(path) or SourceText.of("")
