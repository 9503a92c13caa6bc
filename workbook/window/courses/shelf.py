"""The shelf as the window shows it: of each course the newest version; what is opened is put there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.packaging.shelf import Installed


def newest_on_shelf() -> list[Installed]:
    """A course each, by its title; nothing more is read where nobody ever put one there."""
    if not (platformdirs.user_data_path("workbook", appauthor=False) / "courses").is_dir():
        return []
    from workbook.packaging.shelf import Shelf

    newest: dict[str, Installed] = {}
    for installed in Shelf().all():  # the newest of each comes first
        newest.setdefault(installed.id, installed)
    return list(newest.values())


def on_shelf(course_id: str, version: str) -> Path | None:
    """Where this very version of a course lies; nothing is read where nobody ever put one there."""
    if not newest_on_shelf():
        return None
    from workbook.packaging.shelf import Shelf

    shelf = Shelf()
    found = shelf.find(course_id, version)
    return shelf.path_of(found) if found is not None else None


def put_on_shelf(path: Path) -> bool:
    """Keep a copy of a course file that was opened; False if there is none, as of a version with other content."""
    from workbook.packaging.shelf import Shelf
    from workbook.packaging.trouble import PackageTrouble

    with suppress(PackageTrouble, OSError):
        Shelf().add(path)
        return True
    return False
