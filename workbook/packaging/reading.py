"""Opens a course file that anybody may have made: everything is checked, nothing is written to a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.bounded_json import read_json
from workbook.course.file_names import MANIFEST, MIMETYPE, name_problem, shown
from workbook.course.files import HeldFiles, is_media
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _
from workbook.packaging.archive import Archive, check_bounds, first_name, list_entries, unpack
from workbook.packaging.contents import MOST_DATA, ContentGate
from workbook.packaging.hand_made import course_entries
from workbook.packaging.look_alikes import refuse_look_alikes
from workbook.packaging.trouble import PackageTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files
    from workbook.packaging.archive import Entry

FORMAT = 1
CONTENT_TYPE = b"application/vnd.workbook.course+zip"

Manifest = Mapping[str, Any]


class Package(HeldFiles):
    """The course's files in a package, each read when it is asked for, and only if it is what was checked.

    Texts are held, as they are asked for again and again; pictures are not. Any thread may read; OSError if the
    package is gone or was changed meanwhile. `manifest` is what the package says of itself, and it is so; a zip that
    somebody made by hand has none, and nothing shows whether it is as its author left it.
    """

    def __init__(
        self, archive: Archive, entries: Mapping[str, Entry], manifest: Manifest | None = None
    ) -> None:
        self._archive = archive
        self._paths = self._entries = entries
        self._texts: dict[str, bytes] = {}
        self._checked: dict[str, bytes] = {}  # the SHA-256 of what was looked at, by its path
        self.manifest = manifest

    @property
    def is_sealed(self) -> bool:
        """Whether every file is as it was when the program packed the course."""
        return self.manifest is not None

    def look_at(self, path: str) -> bytes:
        """A file for the first time; whatever is read later has to be the same."""
        content = unpack(self._archive, self._entries[path])
        self._checked[path] = hashlib.sha256(content).digest()
        if not is_media(path):
            self._texts[path] = content
        return content

    def holds_the_same_as(self, other: Package) -> bool:
        """Whether it has the same files to the byte; none is read again for that."""
        return self._checked == other._checked

    def __getitem__(self, path: str) -> bytes:
        if path in self._texts:
            return self._texts[path]
        try:
            content = unpack(self._archive, self._entries[path])
        except PackageTrouble as trouble:
            raise OSError(str(trouble)) from None
        if hashlib.sha256(content).digest() != self._checked[path]:
            raise OSError(_("the package was changed while it was read"))
        return content


def read_package(source: bytes | Path) -> Package:
    """The course in a package, or in a zip made by hand; raises PackageTrouble unless all of it is sound. OSError."""
    archive = Archive(source)
    package = _as_packed(archive) if first_name(archive) == MIMETYPE.encode() else _by_hand(archive)
    if "course.md" not in package:
        raise PackageTrouble(_("It has no course.md, so there is no course in it."))
    _prove(package)
    return package


def _as_packed(archive: Archive) -> Package:
    """A package as the program writes it: nothing may be in it that does not belong there."""
    entries = list_entries(archive)
    check_bounds(entries)
    manifest = _manifest(archive, {entry.name: entry for entry in entries})
    if entries[0].name != MIMETYPE or manifest is None:
        raise PackageTrouble(_("It has no manifest.json, so it is not a course file."))
    refuse_look_alikes([entry.name for entry in entries])
    for entry in entries:
        if problem := name_problem(entry.name):
            raise PackageTrouble(f"{shown(entry.name)} {problem}.")
    return Package(archive, _sources({e.name: e for e in entries if not e.name.endswith("/")}), manifest)


def _by_hand(archive: Archive) -> Package:
    """A course's folder, or an unpacked package, that somebody put into a zip."""
    entries = course_entries(list_entries(archive, by_hand=True))
    check_bounds(entries.values())
    return Package(archive, _sources(entries), _manifest(archive, entries))


def _sources(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {path: entry for path, entry in entries.items() if path not in (MIMETYPE, MANIFEST)}


def _manifest(archive: Archive, entries: Mapping[str, Entry]) -> Manifest | None:
    """What the package says of itself; a newer format is told apart before anything in it can look wrong."""
    if MIMETYPE in entries and _small(archive, entries[MIMETYPE]) != CONTENT_TYPE:
        raise PackageTrouble(_("This is not a course file."))
    if MANIFEST not in entries:
        return None
    try:
        manifest = read_json(_small(archive, entries[MANIFEST]))
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or type(manifest.get("format")) is not int:
        raise PackageTrouble(_("Its manifest.json cannot be read."))
    if manifest["format"] > FORMAT:
        raise PackageTrouble(_("It was made for a newer version of Workbook. Get that, and open it there."))
    return manifest


def _small(archive: Archive, entry: Entry) -> bytes:
    """What the program itself wrote into a package; it is never large."""
    return unpack(archive, entry) if entry.size <= MOST_DATA else b""


def _prove(package: Package) -> None:
    """Every file is what the manifest says, if there is one, and may stand in a course."""
    announced = None if package.manifest is None else _announced(package.manifest)
    gate = ContentGate()
    for path in package:
        content = package.look_at(path)
        if announced is not None and announced.pop(path, None) != _told(content):
            raise PackageTrouble(
                _(
                    "{shown} in it was changed after it was packed; get the course again, or, if it is your own, open "
                    "its folder or pack that once more."
                ).format(shown=shown(path))
            )
        gate.check(path, content)
    if announced:
        raise PackageTrouble(_("{shown} is missing from it.").format(shown=shown(min(announced))))
    if package.manifest is not None:
        _check_identity(package.manifest, package)


def _announced(manifest: Manifest) -> dict[str, tuple[int, str]]:
    """Path to size and SHA-256 of every file that the manifest lists."""
    try:
        listed = [(file["path"], file["size"], file["sha256"]) for file in manifest["files"]]
    except (KeyError, TypeError):
        raise PackageTrouble(_("Its manifest.json cannot be read.")) from None
    return {path: (size, digest) for path, size, digest in listed if isinstance(path, str)}


def _told(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _check_identity(manifest: Manifest, files: Files) -> None:
    """The manifest speaks of the course that is in the package."""
    about = read_about(files)
    if (manifest.get("id"), manifest.get("version")) != (about.id, about.version):
        raise PackageTrouble(_("Its manifest.json speaks of another course."))
