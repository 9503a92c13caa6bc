"""A course's files as one lazy mapping of path to bytes, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Files = Mapping[str, bytes]

PICTURE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
MOST_HELD = 8_000_000  # bytes of all pictures together that a window holds
TOP_FILES = ("course.md", "help.md", "sample-answers.json", "sources.md")


class FolderFiles(Mapping[str, bytes]):
    """The course files of a folder, read when asked for; anything else in the folder is not seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = tuple(_course_paths(folder))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _course_paths(folder: Path) -> Iterator[str]:
    """Paths that belong to a course, sorted; links that lead elsewhere are left out."""
    found = [folder / name for name in TOP_FILES]
    found += [p for p in (folder / "modules").glob("*.md") if not p.name.startswith(".")]
    media = (folder / "media").rglob("*")
    found += [p for p in media if p.suffix.lower() in PICTURE_TYPES and not p.name.startswith(".")]
    home = folder.resolve()
    for path in sorted(found):
        if path.is_file() and path.resolve().is_relative_to(home):
            yield path.relative_to(folder).as_posix()


class HeldFiles(Mapping[str, bytes]):
    """Files of which some are in memory; `read` gives the others when they are asked for, or raises OSError."""

    def __init__(self, paths: Iterable[str], held: Files, read: Callable[[str], bytes]) -> None:
        self._paths = dict.fromkeys(paths)
        self.held = held
        self._read = read

    def __getitem__(self, path: str) -> bytes:
        if path in self.held:
            return self.held[path]
        if path not in self._paths:
            raise KeyError(path)
        return self._read(path)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def held_files(files: Files) -> HeldFiles:
    """A course's files with all texts in memory, and its pictures too if they are not many. OSError."""
    held = {path: files[path] for path in files if not is_picture(path)}
    pictures: dict[str, bytes] = {}
    room = MOST_HELD
    for path in filter(is_picture, files):
        pictures[path] = files[path]
        room -= len(pictures[path])
        if room < 0:
            pictures.clear()
            break
    return HeldFiles(files, held | pictures, files.__getitem__)


def is_picture(path: str) -> bool:
    """Whether a file of the course is a picture, which only who looks at it needs."""
    return path.startswith("media/")


def module_paths(files: Files) -> list[str]:
    """The modules' paths in course order: by leading number (2 before 10), then by name."""
    paths = [p for p in files if p.startswith("modules/") and p.endswith(".md") and p.count("/") == 1]
    return sorted(paths, key=_module_order)


def module_id(path: str) -> str:
    """A module's id when it names none: its file name without its number."""
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    return re.sub(r"^\d+[-_. ]*", "", stem) or stem


def _module_order(path: str) -> tuple[int, str]:
    name = path.rsplit("/", 1)[-1]
    number = re.match(r"\d+", name)
    return (int(number[0][:9]) if number else 10**9, name)
