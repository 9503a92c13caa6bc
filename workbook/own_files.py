"""Where the program's own files and courses are."""

from __future__ import annotations

from pathlib import Path


def home() -> Path:
    """The folder that holds `courses` and `resources`: inside the wheel, or the checkout."""
    inside = Path(__file__).parent / "_bundled"
    return inside if inside.is_dir() else Path(__file__).parent.parent


def resources_folder() -> Path:
    """Fonts, icons and the program's own help page."""
    return home() / "resources"


def guide_folder() -> Path:
    """The user's guide and its pictures."""
    return home() / "docs"


def bundled_courses() -> list[Path]:
    """The folders of the courses that ship with the program."""
    return sorted(path.parent for path in (home() / "courses").glob("*/course.md"))
