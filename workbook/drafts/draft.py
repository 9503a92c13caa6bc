"""A course while it is written: a folder of plain text, what was changed in it, and the way back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.files import FolderFiles
from workbook.drafts.source_text import SourceText
from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

MOST_STEPS = 500
MOST_STEP_BYTES = 50_000_000
Content = bytes | None  # None: the file is not there
Stamp = tuple[int, int] | None


class DraftTrouble(Trouble):
    """What the world did to a draft, in a sentence."""


@dataclass(frozen=True)
class Step:
    """One thing that was done, for the way back: what the files were before, and what they are since."""

    what: str
    before: dict[str, Content]
    after: dict[str, Content]
    part: str = ""  # typing on in the same part is one step

    def size(self) -> int:
        """How much memory it holds."""
        return sum(len(content or b"") for content in (*self.before.values(), *self.after.values()))


class Clash(NamedTuple):
    """A file that was changed here and by another program."""

    path: str
    theirs: Content


@dataclass
class _Known:
    """A file as it was last read or written, and the disk's own mark for that."""

    stamp: Stamp
    content: Content


class _Aside(FolderFiles):
    """A folder of a course, as it was looked through last, with other contents of some files."""

    def __init__(self, folder: Path, there: Iterable[str], changed: Mapping[str, Content]) -> None:
        self._folder = folder
        self._changed = {path: content for path, content in changed.items() if content is not None}
        gone = changed.keys() - self._changed.keys()
        paths = sorted({*there, *self._changed} - gone)
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        return self._changed[path] if path in self._changed else super().__getitem__(path)


class Draft(Mapping[str, bytes]):
    """The files of a course folder with all that was changed; `save` brings it to the disk.

    What is on the disk is the truth: `look` takes in what another program wrote, and tells where both changed a file.
    Only this class writes into the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._disk = FolderFiles(folder)
        self._changed: dict[str, Content] = {}  # and not on the disk yet
        self._known: dict[str, _Known] = {}
        self._sources: dict[str, SourceText | None] = {}
        self.undone: list[Step] = []
        self.done: list[Step] = []
        self.revision = 0

    # As files

    def __getitem__(self, path: str) -> bytes:
        if path in self._changed:
            content = self._changed[path]
            if content is None:
                raise KeyError(path)
            return content
        if path not in self._known:
            self._known[path] = _Known(self._stamp(path), self._disk[path])
        content = self._known[path].content
        if content is None:
            raise KeyError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        gone = {path for path, content in self._changed.items() if content is None}
        new = (
            path for path, content in self._changed.items() if content is not None and path not in self._disk
        )
        return iter(sorted({*(path for path in self._disk if path not in gone), *new}))

    def __len__(self) -> int:
        return sum(1 for _path in self)

    def source(self, path: str) -> SourceText | None:
        """A text file with its lines; None if it is not there, or cannot be read as text."""
        if path not in self._sources:
            content = self.get(path)
            self._sources[path] = None if content is None else SourceText.read(path, content)
        return self._sources[path]

    def aside(self) -> FolderFiles:
        """All files as they are now, for another thread; what waits for the disk is what is read."""
        held = {path: known.content for path, known in self._known.items()}
        return _Aside(self.folder, self._disk, held | self._changed)

    # Changes

    def change(self, path: str, source: SourceText, what: str, part: str = "") -> None:
        """Take another text of a file; `what` names it for Undo, and one `part` typed on in is one step."""
        self.take({path: source.data}, what, part)

    def take(self, files: Mapping[str, Content], what: str, part: str = "") -> None:
        """Take other contents of files, None for one that goes; all of it is one step back."""
        before = {path: self.get(path) for path in files}
        after = {path: content for path, content in files.items() if content != before[path]}
        if not after:
            return
        step = Step(what, {path: before[path] for path in after}, after, part)
        last = self.done[-1] if self.done else None
        if part and last and last.part == part and last.after.keys() == after.keys() and not self.undone:
            self.done[-1] = Step(last.what, last.before, after, part)
        else:
            self.done.append(step)
        self.undone.clear()
        self._forget_old_steps()
        self._put(after)

    def end_part(self) -> None:
        """What comes next is a step of its own."""
        if self.done:
            last = self.done[-1]
            self.done[-1] = Step(last.what, last.before, last.after)

    def undo(self) -> Step | None:
        """Take back what was done last."""
        if not self.done:
            return None
        step = self.done.pop()
        self.undone.append(step)
        self._put(step.before)
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        if not self.undone:
            return None
        step = self.undone.pop()
        self.done.append(step)
        self._put(step.after)
        return step

    def _put(self, files: Mapping[str, Content]) -> None:
        self.revision += 1
        for path, content in files.items():
            self._changed[path] = content
            self._sources.pop(path, None)

    def _forget_old_steps(self) -> None:
        size = sum(step.size() for step in self.done) if len(self.done) % 20 == 0 else 0
        while len(self.done) > MOST_STEPS or (size > MOST_STEP_BYTES and len(self.done) > 1):
            size -= self.done.pop(0).size()

    # The disk

    def is_saved(self) -> bool:
        """Whether all of it is on the disk."""
        return not self._changed

    def waiting(self) -> dict[str, Content]:
        """What is to be written: new contents by their paths, None for files that go. Copied, for another thread."""
        return dict(self._changed)

    def save(self) -> None:
        """Write what was changed, each file whole and durable. DraftTrouble; what could not be written stays here."""
        written = self.waiting()
        self.wrote(written, write(self.folder, written))

    def wrote(self, files: Mapping[str, Content], stamps: Mapping[str, Stamp]) -> None:
        """Some contents are on the disk now; what was changed again meanwhile still waits."""
        for path, content in files.items():
            if path not in stamps:
                continue
            self._known[path] = _Known(stamps[path], content)
            if self._changed.get(path, b"\0") == content:
                del self._changed[path]
        self._disk = FolderFiles(self.folder)

    def look(self) -> tuple[list[str], list[Clash]]:
        """What another program changed on the disk: taken in where nothing waits to be written, else a clash."""
        before = set(self._disk)
        self._disk = FolderFiles(self.folder)
        taken, clashes = sorted((before ^ set(self._disk)) - self._known.keys()), []
        for path, known in list(self._known.items()):
            stamp = self._stamp(path)
            if stamp == known.stamp:
                continue
            content = self._read(path)
            if content in (known.content, self._changed.get(path, known.content)):
                self._known[path] = _Known(
                    stamp, content
                )  # written again as it was, or by us before a failure
            elif path in self._changed:
                clashes.append(Clash(path, content))
            else:
                self._known[path] = _Known(stamp, content)
                taken.append(path)
        for path in taken:
            self._sources.pop(path, None)
        if taken:
            self.revision += 1
        return taken, clashes

    def keep_mine(self, clash: Clash) -> None:
        """What is here is written over what the other program wrote."""
        self._known[clash.path] = _Known(self._stamp(clash.path), clash.theirs)

    def keep_theirs(self, clash: Clash) -> None:
        """What the other program wrote is taken; what was here is one step back."""
        self.take({clash.path: clash.theirs}, _("took what another program wrote"))
        self._known[clash.path] = _Known(self._stamp(clash.path), clash.theirs)
        self._changed.pop(clash.path, None)

    def _read(self, path: str) -> Content:
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None

    def _stamp(self, path: str) -> Stamp:
        return stamp_of(self.folder / path)


def stamp_of(path: Path) -> Stamp:
    """What tells that a file was written again; None if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def write(folder: Path, files: Mapping[str, Content]) -> dict[str, Stamp]:
    """Write files of a draft, each whole and durable, and what goes last; returns what the disk says of each.

    For any thread. DraftTrouble at the first that cannot be written.
    """
    stamps: dict[str, Stamp] = {}
    for path in sorted(files, key=lambda path: (files[path] is None, path)):
        target, content = folder / path, files[path]
        try:
            if content is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(exist_ok=True)
                write_whole(target, content)
        except OSError as error:
            raise cannot_write(folder, path, error) from error
        stamps[path] = stamp_of(target)
    return stamps


def cannot_write(folder: Path, path: str, error: OSError) -> DraftTrouble:
    """Why a file of a draft cannot be written, and what to do."""
    if not folder.is_dir():
        said = _(
            "The folder of this course is not there just now: {folder}. Nothing that you wrote is lost while this "
            "window is open; bring the folder back, or save the course elsewhere."
        )
        return DraftTrouble(said.format(folder=folder))
    said = _(
        "“{path}” cannot be written ({reason}). Nothing that you wrote is lost while this window is open; it is tried "
        "again by itself."
    )
    return DraftTrouble(said.format(path=path, reason=why(error)))


def opened(folder: Path) -> Draft:
    """A draft, if the folder holds a course and can be read. DraftTrouble."""
    if not (folder / "course.md").is_file():
        raise DraftTrouble(
            _("“{folder}” is not the folder of a course: there is no file course.md in it.").format(
                folder=folder
            )
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        raise DraftTrouble(_("“{folder}” cannot be read. Check that you may open it.").format(folder=folder))
    return Draft(folder)
