"""Says at least once a second that a command is still at work, so that nobody takes slow work for a program that hangs.

It is said to standard error. On a terminal it is one line that is written anew and goes when the work is done.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from workbook.language.counting import counted
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 0.5  # seconds; with the program's own start before it, and a busy computer, less than one


class _Teller:
    """Speaks from a thread of its own, whatever the work is busy with."""

    def __init__(self) -> None:
        self.begun = self.heard = monotonic()
        self.part = ""
        self.asking = 0
        self._shown = 0  # letters that stand on the terminal's line
        self._ended = Event()
        self._thread = Thread(target=self._speak, name="still working", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join(EVERY)  # not for ever: who should read may have stopped reading
        self.clear()

    def clear(self) -> None:
        """Take our line from the terminal, so that what is printed stands on a line of its own."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _speak(self) -> None:
        while not self._ended.wait(max(0.0, self.heard + EVERY - monotonic()) or EVERY / 10):
            if not self.asking and monotonic() >= self.heard + EVERY:
                self._say()
                self.heard = monotonic()

    def _say(self) -> None:
        seconds = max(1, round(monotonic() - self.begun))
        so_far = counted("{n} second so far", "{n} seconds so far", seconds)
        words = _("Still working: {part}.").format(part=self.part or so_far)
        if sys.stderr is not None and sys.stderr.isatty():
            line, self._shown = words.ljust(self._shown), len(words)
            self._write(f"\r{line}")
        else:
            self._write(f"{words}\n")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError, AttributeError):  # nobody listens, or there is nothing to speak to
            sys.stderr.write(text)
            sys.stderr.flush()


_now: _Teller | None = None


@contextmanager
def told() -> Iterator[None]:
    """Whatever lasts longer inside is told of."""
    global _now
    before, _now = _now, _Teller()
    _now.begin()
    try:
        yield
    finally:
        teller, _now = _now, before
        if teller is not None:
            teller.end()


def heard() -> None:
    """Something is printed now, which says enough."""
    if _now is not None:
        _now.clear()
        _now.heard = monotonic()


def reached(done: float, what: str) -> None:
    """How far something is, from 0 to 1, to be said in place of the time."""
    if _now is not None:
        _now.part = (
            _("{what} is {percent} done").format(what=what, percent=f"{int(done * 100)} %")
            if done < 1
            else ""
        )


@contextmanager
def asking() -> Iterator[None]:
    """A person is asked inside: it is they who take their time."""
    if _now is None:
        yield
        return
    _now.asking += 1
    _now.clear()
    try:
        yield
    finally:
        _now.asking -= 1
        _now.heard = monotonic()
