"""What the window remembers from one day to the next: text size, theme, and which workbooks were open.

No answer and no question is ever in here; titles and counts are.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QLockFile

from workbook.bounded_json import read_json
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_RECENT = 60
LOCK_MS = 500


class Recent(NamedTuple):
    """A workbook that was open: enough for the first screen, without opening the file."""

    path: str
    title: str
    cover: str = ""
    name: str = ""
    module: int = 0
    module_title: str = ""
    page: int = 0
    page_title: str = ""
    walked: int = 0
    modules: int = 0
    private: int = 0
    keep: int = 0
    bring: int = 0
    opened: str = ""
    place: str = ""  # what the file is on its disk, so that it is found when its name changes
    locked: int = 0  # 1: it has a lock, and nothing of what is inside is remembered
    course: str = ""  # the course's id, version and hash, by which its workbooks are found
    version: str = ""
    course_hash: str = ""


class Settings:
    """A small JSON file; one that is missing or broken is as good as an empty one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._values = _read(self._path)

    def get(self, key: str, missing: Any = None) -> Any:
        """A remembered value, if it is of the sort that `missing` is."""
        value = self._values.get(key, missing)
        return value if missing is None or isinstance(value, type(missing)) else missing

    def put(self, **values: Any) -> None:
        """Remember values; a full disk only costs the memory of them."""
        with self._alone():
            self._write(values)

    def recents(self) -> list[Recent]:
        """Workbooks that were open in this window or another, the last one first; some may have moved since."""
        self._values = _read(self._path) or self._values
        return [recent for recent in map(_recent, self.get("recent", [])) if recent]

    def recents_to_show(self) -> list[Recent]:
        """Workbooks for the first screen; of one that got a lock since, nothing but its course is kept and shown.

        Not while a workbook is open: its file must not be looked into besides.
        """
        known = self.recents()
        shown = [
            _without_inside(one) if not one.locked and _is_locked(Path(one.path)) else one for one in known
        ]
        if shown != known:
            self.put(recent=[entry._asdict() for entry in shown])
        return shown

    def remember(self, recent: Recent) -> None:
        """Put a workbook at the top of the list, in place of what was known of the same file."""
        with self._alone():
            others = [old for old in self.recents() if not _is_same(old, recent)]
            self._write({"recent": [entry._asdict() for entry in [recent, *others][:MOST_RECENT]]})

    def follow(self, path: str, place: str) -> None:
        """A workbook has another name or place now, and stays where it is in the list."""
        with self._alone():
            known = [old._replace(path=place) if old.path == path else old for old in self.recents()]
            self._write({"recent": [entry._asdict() for entry in known]})

    def forget(self, path: str) -> None:
        """Take one workbook off the list; its file stays where it is."""
        with self._alone():
            others = [old for old in self.recents() if old.path != path]
            self._write({"recent": [entry._asdict() for entry in others]})

    def forget_recents(self) -> None:
        """Empty the list; the workbooks themselves stay where they are."""
        self.put(recent=[])

    def _write(self, values: dict[str, Any]) -> None:
        """Change these values in what is on the disk now: another window may have changed others."""
        self._values = (_read(self._path) or self._values) | values
        data = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True).encode()
        with contextlib.suppress(OSError):
            write_whole(self._path, data, private=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """No other window writes meanwhile; where that cannot be had, the last one wins."""
        with contextlib.suppress(OSError):
            private_folder(self._path.parent)
        lock = QLockFile(str(self._path.with_suffix(".lock")))
        taken = lock.tryLock(LOCK_MS)
        try:
            yield
        finally:
            if taken:
                lock.unlock()


def _without_inside(recent: Recent) -> Recent:
    outside = Recent(recent.path, recent.title, recent.cover, opened=recent.opened, locked=1)
    return outside._replace(course=recent.course, version=recent.version, course_hash=recent.course_hash)


def _is_locked(path: Path) -> bool:
    from workbook.answers.disk.claims import is_open_here
    from workbook.answers.locked.header import SIZE, is_locked

    with contextlib.suppress(OSError):
        if not is_open_here(path):
            with path.open("rb") as file:
                return is_locked(file.read(SIZE))
    return False


def _read(path: Path) -> dict[str, Any]:
    try:
        values = read_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _is_same(one: Recent, other: Recent) -> bool:
    """Whether two entries mean one file, by its name or by what it is on the disk."""
    return one.path == other.path or (one.place == other.place != "")


def _recent(entry: Any) -> Recent | None:
    if (
        not isinstance(entry, dict)
        or not {"path", "title"} <= entry.keys()
        or not entry.keys() <= set(Recent._fields)
    ):
        return None
    numbers = ("module", "page", "walked", "modules", "private", "keep", "bring", "locked")
    good = all(isinstance(value, int if key in numbers else str) for key, value in entry.items())
    return Recent(**entry) if good else None
