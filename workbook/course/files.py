"""A course's files as one lazy mapping of path to bytes, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from workbook.course.copies import copies_in
from workbook.course.system_files import is_of_a_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Files = Mapping[str, bytes]

MOST_HELD = 8_000_000  # bytes of all pictures together that a window holds
PICTURE_TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
RECORDING_TYPES = (".mp3", ".flac", ".wav")
MOST_OTHERS = 2000
_FOLDERS = ("modules", "module", "media")
TOP_FILES = ("course.md", "help.md", "sample-answers.json", "sources.md")
_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
TITLE_PAGE = re.compile(rf"course\.({_TAG})\.md")  # of a translation
TRANSLATED = re.compile(rf"(?:(?:course|help|sources)\.{_TAG}\.md|modules/{_TAG}/[^/]+\.md)")


class CourseFiles(Mapping[str, bytes]):
    """A course's files whose paths are known in `_paths`; how one is read is for each class to say."""

    _paths: Collection[str]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class FolderFiles(CourseFiles):
    """The course files of a folder, read when asked for; anything else in the folder is not seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = dict.fromkeys(_course_paths(folder))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def others(self) -> dict[str, str]:
        """What else lies where a course's files lie and is not read, with the file that it is a copy of, if it is."""
        known = set(self._paths)
        found = {path: "" for path in _lying_there(self._folder) if path not in known}
        modules = self._folder / "modules"
        copies = copies_in(modules, [path.name for path in _markdown(modules)])
        return found | {f"modules/{name}": f"modules/{of}" for name, of in copies.items()}


class WrappedFiles(CourseFiles):
    """A course's files as they are, for a class that knows more of them."""

    def __init__(self, files: Files) -> None:
        self._files = self._paths = files

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]


class HeldFiles(CourseFiles):
    """Files that nothing changes any more, and that need not all be in memory at once; any thread may read them."""


class PartlyHeld(HeldFiles):
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


def held_in_part(files: Files) -> PartlyHeld:
    """A course's files with all texts in memory, and its pictures and recordings too if they are not many. OSError."""
    held = {path: files[path] for path in files if not is_media(path)}
    pictures: dict[str, bytes] = {}
    room = MOST_HELD
    for path in filter(is_media, files):
        pictures[path] = files[path]
        room -= len(pictures[path])
        if room < 0:
            pictures.clear()
            break
    return PartlyHeld(files, held | pictures, files.__getitem__)


def is_media(path: str) -> bool:
    """Whether a file of the course is a picture or a recording, which only who looks at it, or listens, needs."""
    return path.startswith("media/") and not path.endswith(".md")


def _course_paths(folder: Path) -> Iterator[str]:
    """Paths that belong to a course, sorted; links that lead elsewhere and copies of modules are left out."""
    found = [folder / name for name in TOP_FILES]
    modules = _markdown(folder / "modules")
    copies = copies_in(folder / "modules", [path.name for path in modules])
    found += [path for path in modules if path.name not in copies]
    found += _translated(folder)
    media = [path for path in (folder / "media").rglob("*") if not path.name.startswith(".")]
    found += [path for path in media if path.suffix.lower() in (*PICTURE_TYPES, *RECORDING_TYPES)]
    recorded = {path.with_suffix("") for path in media if path.suffix.lower() in RECORDING_TYPES}
    found += [path for path in media if path.suffix == ".md" and path.with_suffix("") in recorded]
    home = folder.resolve()
    for path in sorted(found):
        if path.is_file() and path.resolve().is_relative_to(home):
            yield path.relative_to(folder).as_posix()


def _translated(folder: Path) -> Iterator[Path]:
    """The files of translations; a folder of modules is one only if its title page is there."""
    for path in _markdown(folder):
        if TRANSLATED.fullmatch(path.name):
            yield path
        if title_page := TITLE_PAGE.fullmatch(path.name):
            yield from _markdown(folder / "modules" / title_page[1])


def _markdown(folder: Path) -> list[Path]:
    """The files of a folder that are modules by their names; some systems would take .MD for .md."""
    return [path for path in folder.glob("*.md") if path.suffix == ".md" and not path.name.startswith(".")]


def _lying_there(folder: Path) -> Iterator[str]:
    """Files at the top, and all in folders that are called like those of a course or hold what it could use."""
    count = 0
    for top in sorted(folder.iterdir()):
        inside = top.is_dir() and top.name.casefold() in _FOLDERS
        for path in sorted(top.rglob("*")) if inside else [top]:
            parts = path.relative_to(folder).parts
            if path.is_file() and not any(map(is_of_a_system, parts)):
                yield "/".join((_as_read(top), *parts[1:]))
                count += 1
                if count == MOST_OTHERS:
                    return


def _as_read(path: Path) -> str:
    """Its name as it is read: some disks take small and capital letters for the same."""
    small = path.with_name(path.name.casefold())
    return small.name if small.exists() and small.samefile(path) else path.name


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
