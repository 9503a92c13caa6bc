"""A short soft sound, played by what the system has for it; off until somebody wants it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAYERS = ("afplay",) if sys.platform == "darwin" else ("pw-play", "paplay", "aplay")


def play_file(file: Path) -> None:
    """Play it and do not wait; a sound that cannot be heard is done without."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
    elif player := _player():
        QProcess.startDetached(player, [str(file)])


def can_play() -> bool:
    """Whether this system has something to play it with."""
    return sys.platform == "win32" or bool(_player())


class SoftSound:
    """Plays `file` when it is wanted. `keep` remembers whether it is; without a file there is nothing to want."""

    def __init__(
        self,
        file: Path | None = None,
        *,
        wanted: bool = False,
        keep: Callable[[bool], None] | None = None,
        play: Callable[[Path], None] = play_file,
    ) -> None:
        self._file, self.wanted, self._keep, self._play = file, wanted, keep, play

    def is_there(self) -> bool:
        """Whether it could be heard."""
        return self._file is not None and (self._play is not play_file or can_play())

    def want(self, wanted: bool) -> None:
        """From now on, or no longer. Who wants it hears at once what it is."""
        self.wanted = wanted
        if self._keep:
            self._keep(wanted)
        self.sound()

    def sound(self) -> None:
        """Be heard, if wanted."""
        if self.wanted and self._file is not None:
            self._play(self._file)


def _player() -> str:
    return next(filter(None, map(shutil.which, PLAYERS)), "")
