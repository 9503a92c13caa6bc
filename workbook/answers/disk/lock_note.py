"""Notes that say who has a workbook open, for the message that a second program shows.

The lock itself is the database's own. A note lies in this person's state folder under a hash of the
workbook's path, so it leaves nothing beside the file, tells nothing of it, and may be lost without harm.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import read_json
from workbook.language.translation import gettext as _
from workbook.whole_file import private_folder

if TYPE_CHECKING:
    from pathlib import Path


def _computer() -> str:
    """This computer's name; the module platform would take longer to load than everything else here."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def default_folder() -> Path:
    """Where notes lie unless a caller says otherwise."""
    import platformdirs

    return platformdirs.user_state_path("workbook", appauthor=False) / "open"


class LockNote:
    """The note for one workbook file."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        name = hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._place = (folder or default_folder()) / f"{name}.json"
        self.knock_place = self._place.with_suffix(
            ".knock"
        )  # where another window asks this one to come forward

    def leave(self) -> None:
        """Say that this process has the workbook. A note that cannot be written is done without."""
        words = {
            "pid": os.getpid(),
            "host": _computer(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        with contextlib.suppress(OSError):
            private_folder(self._place.parent)
            self._place.write_text(json.dumps(words), "utf-8")

    def take_away(self) -> None:
        """Remove the note, before the lock is given up."""
        with contextlib.suppress(OSError):
            self._place.unlink(missing_ok=True)

    def who(self) -> str:
        """Completes “is open …” as far as it is known; the note of a program that is gone says nothing."""
        note = self._read()
        pid, host, since = note.get("pid"), note.get("host"), note.get("since")
        if not isinstance(pid, int) or not isinstance(host, str) or not isinstance(since, str):
            return _("in another program or on another computer")
        clock, day = since[11:16], since[:10]
        if host != _computer():
            words = _("on the computer “{host}” (process {pid})")
            if clock:
                words = _("on the computer “{host}” (process {pid}, since {time} on {day})")
            return words.format(host=host, pid=pid, time=clock, day=day)
        if not lives(pid):
            return _("in another program or on another computer")
        words = _("in another Workbook window on this computer (process {pid})")
        if clock:
            words = _("in another Workbook window on this computer (process {pid}, since {time} on {day})")
        return words.format(pid=pid, time=clock, day=day)

    def is_elsewhere_here(self) -> bool:
        """Whether another program of this computer says that it has the workbook."""
        note = self._read()
        pid = note.get("pid")
        return isinstance(pid, int) and pid != os.getpid() and note.get("host") == _computer() and lives(pid)

    def _read(self) -> dict[str, Any]:
        try:
            note = read_json(self._place.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}


def lives(pid: int) -> bool:
    """Whether a process of this computer is there. On Windows signal 0 would end it, so it is taken to be."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
