"""Opens a `.course` file that anybody may have made: everything is checked, nothing is written to a disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import read_json
from workbook.course.file_names import MANIFEST, MIMETYPE, name_problem, shown
from workbook.course.outline import read_about
from workbook.course.source import decode
from workbook.language.translation import gettext as _
from workbook.packaging.archive import MOST_PACKED, Entry, list_entries, unpack
from workbook.packaging.look_alikes import refuse_look_alikes
from workbook.packaging.trouble import PackageTrouble
from workbook.pictures.pictures import picture_problem

if TYPE_CHECKING:
    from workbook.course.files import Files

FORMAT = 1
CONTENT_TYPE = b"application/vnd.workbook.course+zip"


def read_package(source: bytes | Path) -> Files:
    """The course's files out of a package, in memory; raises PackageTrouble unless all of it is sound.

    All is read and checked at once: what is used later is then what was checked, whatever happens to the
    file meanwhile.
    """
    data = _read(source) if isinstance(source, Path) else source
    entries = list_entries(data)
    if entries[0].name != MIMETYPE or unpack(data, entries[0]) != CONTENT_TYPE:
        raise PackageTrouble(_("This is not a course file."))
    manifest = _manifest(data, entries)
    refuse_look_alikes([entry.name for entry in entries])
    for entry in entries:
        if problem := name_problem(entry.name):
            raise PackageTrouble(f"{shown(entry.name)} {problem}.")
    files = _unpack_all(data, entries, _announced(manifest))
    _check_identity(manifest, files)
    return files


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_PACKED + 1)


def _manifest(data: bytes, entries: list[Entry]) -> dict[str, Any]:
    """What the package says of itself; a newer format is told apart before anything in it can look wrong."""
    entry = next((entry for entry in entries if entry.name == MANIFEST), None)
    if entry is None:
        raise PackageTrouble(_("It has no manifest.json, so it is not a course file."))
    try:
        manifest = read_json(unpack(data, entry))
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


def _unpack_all(data: bytes, entries: list[Entry], announced: dict[str, tuple[int, str]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in entries:
        if entry.name in (MIMETYPE, MANIFEST) or entry.name.endswith("/"):
            continue
        found = unpack(data, entry)
        if announced.get(entry.name) != (len(found), hashlib.sha256(found).hexdigest()):
            raise PackageTrouble(
                _("{shown} in it was changed after it was packed.").format(shown=shown(entry.name))
            )
        _check_content(entry.name, found)
        files[entry.name] = found
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
