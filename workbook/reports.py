"""Writes down what went wrong inside the program, without a word of what anybody wrote."""

from __future__ import annotations

import faulthandler
import os
import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from workbook import __version__
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = 20
_END = "running-"
_watched: TextIO | None = None


def reports_folder() -> Path:
    """Where reports lie."""
    import platformdirs

    return platformdirs.user_state_path("workbook", appauthor=False) / "reports"


def write_report(error: BaseException) -> Path | None:
    """Write a report and return its place, or None if it could not be written."""
    now = datetime.now(UTC)
    place = reports_folder() / f"{now:%Y-%m-%d-%H%M%S-%f}.txt"
    try:
        private_folder(place.parent)
        write_whole(place, ("\n".join(_lines(error, now)) + "\n").encode(), private=True)
        _thin(place.parent)
    except OSError:
        return None
    return place


def watch_for_the_end() -> None:
    """Let Python write where it was if the whole program ends by a fault: places in the program, no values."""
    global _watched  # noqa: PLW0603 - the file must stay open as long as the program runs
    with suppress(OSError):
        place = _end_file()
        private_folder(place.parent)
        place.touch(mode=0o600)
        _watched = place.open("w", encoding="utf-8")
        faulthandler.enable(_watched)


def end_of_last_time() -> Path | None:
    """The report of how the program ended the last time, if that was by a fault; told once."""
    for left in sorted(reports_folder().glob(f"{_END}*")):
        with suppress(OSError, ValueError):
            if _runs(int(left.stem.removeprefix(_END))):
                continue
            if left.stat().st_size == 0:
                left.unlink()
            else:
                return left.replace(left.with_name(f"{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}.txt"))
    return None


def _end_file() -> Path:
    return reports_folder() / f"{_END}{os.getpid()}.log"


def _runs(pid: int) -> bool:
    """Whether a program of that number runs, as this one does or another window of it."""
    if os.name == "nt":
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


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
    if not path.is_absolute():  # of a built program, which knows its modules by their names
        return path.as_posix()
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
