"""Courses that somebody is writing: where new ones are kept, and what can be told of one without opening it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import platformdirs

from workbook.course.files import FolderFiles
from workbook.course.outline import read_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

MOST = 20  # that are remembered
_LONGEST_NAME = 60


class Draft(NamedTuple):
    """A course's folder, and what it holds. `errors` is how many it had when it was last checked; -1: not known."""

    path: str
    title: str
    cover: str = ""
    modules: int = 0
    exercises: int = 0
    changed: str = ""  # a moment in ISO form
    errors: int = -1
    missing: bool = False  # it is not where it was


def drafts_folder() -> Path:
    """Where new courses are kept unless their author chooses otherwise."""
    return Path(platformdirs.user_documents_path()) / "Workbook courses"  # on the disk, in every language


def free_folder(title: str, inside: Path | None = None) -> Path:
    """A folder of the course's title that nothing has yet."""
    safe = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    name = " ".join(safe.split())[:_LONGEST_NAME].strip() or "Course"
    number, path = 1, (inside or drafts_folder()) / name
    while path.exists():
        number += 1
        path = path.with_name(f"{name} {number}")
    return path


def look_at_draft(path: Path) -> Draft | None:
    """What a folder holds now; None if no course is there, or it cannot be read."""
    try:
        files = FolderFiles(path)
        if "course.md" not in files:
            return None
        outline = read_outline(files)
        newest = max((path / name).stat().st_mtime for name in files)
    except OSError:
        return None
    exercises = sum(1 for _unused in outline.exercises())
    changed = datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")
    about = outline.about
    return Draft(str(path), about.title, about.cover, len(outline.modules), exercises, changed)


def list_drafts(remembered: Iterable[Mapping[str, Any]]) -> list[Draft]:
    """What was remembered, as it is now; of a folder that is not there, what is known of it."""
    return [_as_it_is(_known(entry)) for entry in remembered if isinstance(entry.get("path"), str)]


def to_remember(draft: Draft, before: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The list with a draft at its top, in place of what was known of the same folder."""
    others = [dict(entry) for entry in before if entry.get("path") != draft.path]
    entry = {
        "path": draft.path,
        "title": draft.title,
        "cover": draft.cover,
        "changed": draft.changed,
        "errors": draft.errors,
    }
    return [entry, *others][:MOST]


def without(path: str, before: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The list without a folder, which stays where it is."""
    return [dict(entry) for entry in before if entry.get("path") != path]


def _known(entry: Mapping[str, Any]) -> Draft:
    path, title, cover, changed = (str(entry.get(key) or "") for key in ("path", "title", "cover", "changed"))
    errors = entry.get("errors")
    known = errors if isinstance(errors, int) else -1
    return Draft(path, title or Path(path).name, cover, changed=changed, errors=known)


def _as_it_is(known: Draft) -> Draft:
    """What was found wrong counts as long as nothing was changed since."""
    now = look_at_draft(Path(known.path))
    if now is None:
        return known._replace(missing=True)
    return now._replace(errors=known.errors if now.changed == known.changed else -1)
