"""Writes a draft into a folder that is new or empty: whole, or not at all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.authoring.importing.trouble import Cancelled, ImportTrouble
from workbook.course.system_files import is_of_a_system
from workbook.language.system_words import why
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbook.authoring.importing.drafting import Draft


def refuse_taken(folder: Path) -> None:
    """ImportTrouble if something is there already."""
    if folder.exists() and not folder.is_dir():
        raise ImportTrouble(_("“{folder}” is a file. Name a new folder.").format(folder=folder))
    if folder.is_dir() and not all(is_of_a_system(path.name) for path in folder.iterdir()):
        raise ImportTrouble(
            _("“{folder}” is not empty, so nothing was written. Name a new folder.").format(folder=folder)
        )


def write_draft(draft: Draft, folder: Path, going_on: Callable[[], bool] | None = None) -> None:
    """Write the course. Nothing that is there is written over; nothing half made stays. ImportTrouble, Cancelled."""
    refuse_taken(folder)
    made: list[Path] = []
    try:
        _make(folder, made)
        for path, data in draft.files.items():
            _ask(going_on)
            target = folder / path
            _make(target.parent, made)
            with target.open("xb") as file:
                made.append(target)
                file.write(data)
    except OSError as error:
        _take_back(made)
        raise ImportTrouble(
            _("The draft could not be written to “{folder}”: {reason}. Nothing of it was left there.").format(
                folder=folder, reason=why(error)
            )
        ) from None
    except BaseException:
        _take_back(made)
        raise


def _ask(going_on: Callable[[], bool] | None) -> None:
    if going_on is not None and not going_on():
        raise Cancelled


def _make(folder: Path, made: list[Path]) -> None:
    """A folder with those above it that are missing; which ones were made is noted."""
    if not folder.is_dir():
        _make(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _take_back(made: list[Path]) -> None:
    """Remove what was made, and only that."""
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
