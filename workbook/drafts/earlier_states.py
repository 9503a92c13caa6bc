"""Earlier states of a draft, kept on this computer: what stood there when, and the way back to it."""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbook.course.files import Files

NEWEST, DAYS = 40, 90  # the newest states, and of the days before the last state of each
_INDEX = "states.json"


class State(NamedTuple):
    """When the draft was like that, why it was kept then, and its files by the hashes of their content."""

    at: datetime
    reason: str
    files: dict[str, str]


class EarlierStates:
    """Of one draft, by the folder that it lies in. What cannot be read or written here is only missed: OSError."""

    def __init__(self, draft: Path, place: Path | None = None) -> None:
        name = hashlib.sha256(str(draft.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._place = (place or _usual_place()) / name

    def keep(self, files: Files, reason: str, at: datetime | None = None) -> bool:
        """Keep how the draft is now; False if it is as it was kept last."""
        contents = {path: files[path] for path in files}
        now = State(at or datetime.now(UTC), reason, {path: _hash(data) for path, data in contents.items()})
        states = self.all()
        if states and states[0].files == now.files:
            return False
        private_folder(self._place)
        for path, data in contents.items():
            target = self._place / now.files[path]
            if not target.exists():
                write_whole(target, data, private=True)
        self._write(_thinned([now, *states]))
        return True

    def all(self) -> list[State]:
        """All that are kept, the newest first; of an index that cannot be read none."""
        try:
            listed = json.loads((self._place / _INDEX).read_text("utf-8"))
            return [
                State(datetime.fromisoformat(one["at"]), str(one["reason"]), dict(one["files"]))
                for one in listed
            ]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def files(self, state: State) -> dict[str, bytes]:
        """The files of a state. OSError if one of them is gone, or is not what was kept."""
        found = {path: (self._place / name).read_bytes() for path, name in state.files.items()}
        for path, name in state.files.items():
            if _hash(found[path]) != name:
                raise OSError(f"{path} is not as it was kept")
        return found

    def _write(self, states: list[State]) -> None:
        listed = [{"at": one.at.isoformat(), "reason": one.reason, "files": one.files} for one in states]
        write_whole(self._place / _INDEX, json.dumps(listed, ensure_ascii=False).encode(), private=True)
        needed = {name for state in states for name in state.files.values()}
        for path in self._place.iterdir():
            if path.name not in needed and path.name != _INDEX:
                with contextlib.suppress(OSError):
                    path.unlink()


def _thinned(states: Iterable[State]) -> list[State]:
    """The newest ones, and of each day before them the last."""
    kept: list[State] = []
    days: set[object] = set()
    for at, state in enumerate(states):
        day = state.at.astimezone().date()
        if at < NEWEST or (day not in days and len(days) < DAYS):
            kept.append(state)
        days.add(day)
    return kept


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _usual_place() -> Path:
    import platformdirs

    return platformdirs.user_data_path("workbook", appauthor=False) / "drafts"
