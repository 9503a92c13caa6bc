"""Writes down what went wrong inside the program, without a word of what anybody wrote."""

from __future__ import annotations

import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = 20


def reports_folder() -> Path:
    """Where reports lie."""
    import platformdirs

    return platformdirs.user_state_path("workbook", appauthor=False) / "reports"


def write_report(error: BaseException) -> Path | None:
    """Write a report and return its place, or None if it could not be written."""
    now = datetime.now(UTC)
    place = reports_folder() / f"{now:%Y-%m-%d-%H%M%S-%f}.txt"
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_text("\n".join(_lines(error, now)) + "\n", encoding="utf-8")
        _thin(place.parent)
    except OSError:
        return None
    return place


def _lines(error: BaseException, now: datetime) -> Iterator[str]:
    """Sorts of errors and places in the program only: an error's own text could hold an answer."""
    yield f"Workbook {__version__}, Python {platform.python_version()}, {platform.system()}, {now:%Y-%m-%d}"
    link: BaseException | None = error
    while link is not None:
        yield f"\n{type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
        link = link.__cause__ or link.__context__


def _place(filename: str) -> str:
    """A file's name below the folder of all packages: the folders above it may tell a person's name."""
    path = Path(filename)
    for above in (Path(__file__).parent.parent, *path.parents):
        if above.name == "site-packages" or above == Path(__file__).parent.parent:
            with suppress(ValueError):
                return path.relative_to(above).as_posix()
    return path.name


def _thin(folder: Path) -> None:
    """Keep the newest few."""
    for old in sorted(folder.glob("*.txt"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
