"""Sees what files held at the very moment when they were removed, cut or replaced, by SQLite or by us."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import apsw
import pytest

from workbook.answers.locked import vfs

NAME = "test-witness"
OF_A_FILE_THAT_GOES = {"os.remove": 0, "os.rename": 1}  # which argument names it


class Witness:
    """What went without having been overwritten: each file's name, and the bytes that were left in it."""

    def __init__(self) -> None:
        self.watches = False
        self.gone = 0
        self.left: list[tuple[str, bytes]] = []

    def see(self, name: str, data: bytes) -> None:
        """Some bytes are about to go."""
        self.gone += bool(data)
        # Notes of who has a file open, and of how far it has come, say nothing of it.
        is_note = name.endswith(".json") or Path(name).parent.name == "reached"
        if data.strip(b"\0") and not is_note:
            self.left.append((Path(name).name, data))

    def see_file(self, name: str) -> None:
        """A whole file is about to go, unless it has another name."""
        with suppress(OSError):
            if os.stat(name).st_nlink == 1:  # noqa: PTH116 - a hook is given strings
                self.see(name, Path(name).read_bytes())


class _SeenFile(apsw.VFSFile):
    def __init__(self, name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        super().__init__("unix", name, flags)

    def xTruncate(self, size: int) -> None:
        _witness().see(self._name, Path(self._name).read_bytes()[size:])
        super().xTruncate(size)


class _SeeingVFS(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(NAME, "unix")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        return _SeenFile(name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        _witness().see_file(name)
        super().xDelete(name, sync)


@cache
def _witness() -> Witness:
    """Made once: Python's own hooks cannot be taken away again."""
    made = Witness()
    _SEEING.append(_SeeingVFS())

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if made.watches and event in OF_A_FILE_THAT_GOES:
            made.watches = False
            made.see_file(os.fspath(arguments[OF_A_FILE_THAT_GOES[event]]))  # type: ignore[call-overload]
            made.watches = True

    sys.addaudithook(hook)
    return made


_SEEING: list[_SeeingVFS] = []


@contextmanager
def witnessed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Witness]:
    """Everything that goes in here is seen."""
    witness = _witness()
    witness.gone, witness.left = 0, []
    with monkeypatch.context() as patched:
        patched.setattr(vfs, "SYSTEM", NAME)
        witness.watches = True
        try:
            yield witness
        finally:
            witness.watches = False
