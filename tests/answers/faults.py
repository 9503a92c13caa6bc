"""A disk that fails, and a computer that loses power: what SQLite asks of the system passes through here."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import apsw
import pytest

from workbook.answers.locked import vfs

SECTOR = 512
FAULTY, RECORDING = "test-faulty", "test-recording"


class Plan:
    """Fail the n-th thing that is asked of the disk; `ever` means all that come after it as well."""

    def __init__(self, fail_at: int = 0, *, ever: bool = False) -> None:
        self.fail_at, self.ever = fail_at, ever
        self.asked = 0
        self.failed = ""

    def step(self, what: str) -> None:
        self.asked += 1
        if self.asked == self.fail_at or (self.ever and self.fail_at and self.asked > self.fail_at):
            self.failed = self.failed or what
            if what == "write" and self.fail_at % 2:
                raise apsw.FullError("no room")
            raise apsw.IOError("the disk failed")


class _FaultyFile(apsw.VFSFile):
    def __init__(self, disk: "FaultyVFS", name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        self._disk = disk
        super().__init__("unix", name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.plan.step("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.plan.step("write")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._disk.plan.step("sync")
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._disk.plan.step("truncate")
        super().xTruncate(size)


class FaultyVFS(apsw.VFS):
    """The system's files, with a plan of what fails."""

    def __init__(self) -> None:
        super().__init__(FAULTY, "unix")
        self.plan = Plan()

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        self.plan.step("open")
        return _FaultyFile(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.plan.step("delete")
        super().xDelete(name, sync)


@cache
def _faulty() -> FaultyVFS:
    """Made once and never let go: a connection may outlive the test that opened it."""
    return FaultyVFS()


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, plan: Plan) -> Iterator[None]:
    """Everything that SQLite does in here follows the plan."""
    with monkeypatch.context() as patched:
        patched.setattr(_faulty(), "plan", plan)
        patched.setattr(vfs, "SYSTEM", FAULTY)
        yield


class Moment:
    """What is on the disk for sure at one moment, and what may be there besides."""

    def __init__(self, acknowledged: int, durable: dict[str, bytes], present: dict[str, bytes]) -> None:
        self.acknowledged, self.durable, self.present = acknowledged, durable, present

    def write(self, folder: Path) -> None:
        """The files as they are after the power was lost right now."""
        for name, data in self.durable.items():
            (folder / name).write_bytes(data)

    def write_torn(self, folder: Path, chance: random.Random) -> None:
        """The same, but of what was not yet made durable some sectors had reached the disk."""
        for name in {*self.durable, *self.present}:
            old, new = self.durable.get(name, b""), self.present.get(name, b"")
            size = len(new) if chance.random() < 0.5 else max(len(old), len(new))
            sectors = range(0, size, SECTOR)
            mixed = b"".join(
                (new if chance.random() < 0.5 else old)[at : at + SECTOR].ljust(SECTOR, b"\0")
                for at in sectors
            )
            (folder / name).write_bytes(mixed[:size])


class _RecordedFile(apsw.VFSFile):
    def __init__(self, disk: "RecordingVFS", name: apsw.URIFilename | str | None, flags: list[int]) -> None:
        self._disk = disk
        self._path = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name))
        super().__init__("unix", name, flags)
        disk.open.setdefault(self._path.name, self._path)

    def xSync(self, flags: int) -> None:
        self._disk.remember()  # the power may go just before
        super().xSync(flags)
        if self._path.exists():
            self._disk.durable[self._path.name] = self._path.read_bytes()
        self._disk.remember()


class RecordingVFS(apsw.VFS):
    """The system's files; after each sync it is noted what a power loss would leave."""

    def __init__(self) -> None:
        super().__init__(RECORDING, "unix")
        self.begin({})

    def begin(self, durable: dict[str, bytes]) -> None:
        """A new record, of a disk that holds these files for sure."""
        self.durable = durable
        self.open: dict[str, Path] = {}
        self.acknowledged = 0
        self.moments: list[Moment] = []

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        return _RecordedFile(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        self.remember()
        super().xDelete(name, sync)
        self.durable.pop(Path(name).name, None)
        self.remember()

    def remember(self) -> None:
        present = {name: path.read_bytes() for name, path in self.open.items() if path.exists()}
        self.moments.append(Moment(self.acknowledged, dict(self.durable), present))


@cache
def _recording() -> RecordingVFS:
    return RecordingVFS()


@contextmanager
def recording(monkeypatch: pytest.MonkeyPatch, start: Path) -> Iterator[RecordingVFS]:
    """Everything that SQLite does in here is recorded."""
    _recording().begin({start.name: start.read_bytes()})
    with monkeypatch.context() as patched:
        patched.setattr(vfs, "SYSTEM", RECORDING)
        yield _recording()
