"""Opens a `.course` file that anybody may have made: everything is checked, nothing is written to a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import read_json
from workbook.course.file_names import MANIFEST, MIMETYPE, name_problem, shown
from workbook.course.outline import read_about
from workbook.course.source import MOST_BYTES, decode
from workbook.language.translation import gettext as _
from workbook.packaging.archive import Archive, Entry, list_entries, unpack
from workbook.packaging.look_alikes import refuse_look_alikes
from workbook.packaging.trouble import PackageTrouble
from workbook.pictures.pictures import picture_problem

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files

FORMAT = 1
CONTENT_TYPE = b"application/vnd.workbook.course+zip"


class PackageFiles(Mapping[str, bytes]):
    """The files of a package that was found sound, each read when it is asked for, and only if it is what was checked.

    Texts are held, as they are asked for again and again; pictures are not.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._checked: dict[str, tuple[Entry, bytes]] = {}  # with SHA-256
        self._held: dict[str, bytes] = {}

    def take_in(self, entry: Entry, content: bytes) -> None:
        """A file that was checked."""
        self._checked[entry.name] = entry, hashlib.sha256(content).digest()
        if not entry.name.startswith("media/") and len(content) <= MOST_BYTES:
            self._held[entry.name] = content

    def __getitem__(self, path: str) -> bytes:
        """OSError if the package is gone or was changed since it was checked."""
        if path in self._held:
            return self._held[path]
        entry, digest = self._checked[path]
        try:
            found = unpack(self._archive, entry)
        except PackageTrouble as trouble:
            raise OSError(str(trouble)) from None
        if hashlib.sha256(found).digest() != digest:
            raise OSError(_("the package was changed while it was read"))
        return found

    def __contains__(self, path: object) -> bool:
        return path in self._checked

    def __iter__(self) -> Iterator[str]:
        return iter(self._checked)

    def __len__(self) -> int:
        return len(self._checked)


def read_package(source: bytes | Path) -> Files:
    """The course's files out of a package; raises PackageTrouble unless all of it is sound. OSError.

    All is checked at once, and what is read later is then proved to be what was checked.
    """
    archive = Archive(source)
    entries = list_entries(archive)
    if entries[0].name != MIMETYPE or unpack(archive, entries[0]) != CONTENT_TYPE:
        raise PackageTrouble(_("This is not a course file."))
    manifest = _manifest(archive, entries)
    refuse_look_alikes([entry.name for entry in entries])
    for entry in entries:
        if problem := name_problem(entry.name):
            raise PackageTrouble(f"{shown(entry.name)} {problem}.")
    files = _check_all(archive, entries, _announced(manifest))
    _check_identity(manifest, files)
    return files


def _manifest(archive: Archive, entries: list[Entry]) -> dict[str, Any]:
    """What the package says of itself; a newer format is told apart before anything in it can look wrong."""
    entry = next((entry for entry in entries if entry.name == MANIFEST), None)
    if entry is None:
        raise PackageTrouble(_("It has no manifest.json, so it is not a course file."))
    try:
        manifest = read_json(unpack(archive, entry))
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or type(manifest.get("format")) is not int:
        raise PackageTrouble(_("Its manifest.json cannot be read."))
    if manifest["format"] > FORMAT:
        raise PackageTrouble(_("It was made for a newer version of Workbook. Get that, and open it there."))
    return manifest


def _announced(manifest: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """Path to size and SHA-256 of every file that the manifest lists."""
    try:
        listed = [(file["path"], file["size"], file["sha256"]) for file in manifest["files"]]
    except (KeyError, TypeError):
        raise PackageTrouble(_("Its manifest.json cannot be read.")) from None
    return {path: (size, digest) for path, size, digest in listed if isinstance(path, str)}


def _check_all(archive: Archive, entries: list[Entry], announced: dict[str, tuple[int, str]]) -> PackageFiles:
    files = PackageFiles(archive)
    for entry in entries:
        if entry.name in (MIMETYPE, MANIFEST) or entry.name.endswith("/"):
            continue
        found = unpack(archive, entry)
        if announced.get(entry.name) != (len(found), hashlib.sha256(found).hexdigest()):
            raise PackageTrouble(
                _("{shown} in it was changed after it was packed.").format(shown=shown(entry.name))
            )
        _check_content(entry.name, found)
        files.take_in(entry, found)
    if missing := sorted(announced.keys() - files.keys()):
        raise PackageTrouble(_("{shown} is missing from it.").format(shown=shown(missing[0])))
    if "course.md" not in files:
        raise PackageTrouble(_("It has no course.md, so there is no course in it."))
    return files


def _check_content(path: str, content: bytes) -> None:
    """Pictures are pictures, and texts are texts."""
    if path.startswith("media/"):
        if problem := picture_problem(content):
            raise PackageTrouble(f"{shown(path)} {problem}.")
    elif not path.endswith(".json"):
        _unused, problems = decode(path, content)
        if problems:
            raise PackageTrouble(
                _("{shown}, line {line}: {what}").format(
                    shown=shown(path), line=problems[0].line, what=problems[0].what
                )
            )


def _check_identity(manifest: dict[str, Any], files: Files) -> None:
    """The manifest speaks of the course that is in the package."""
    about = read_about(files)
    if (manifest.get("id"), manifest.get("version")) != (about.id, about.version):
        raise PackageTrouble(_("Its manifest.json speaks of another course."))
