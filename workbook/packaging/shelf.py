"""The shelf: courses that a person added, each version a file of its own in their folder, whole and as it came."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.bounded_json import read_json
from workbook.course.ids import is_good_id
from workbook.course.outline import read_about
from workbook.course.translations import languages
from workbook.course.versions import version_numbers
from workbook.language.translation import gettext as _
from workbook.packaging.reading import read_package
from workbook.packaging.signing import fingerprint, signature_of
from workbook.packaging.trouble import PackageTrouble
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.packaging.reading import Package

INDEX = "shelf.json"
ENDING = ".course"
_PART = 1 << 20  # bytes that are copied at once
_LONGEST = 500  # letters of what a course says of itself; the whole stands in the course


class Installed(NamedTuple):
    """One version of a course on the shelf, as it says of itself; all words are its author's."""

    id: str
    version: str
    title: str
    languages: tuple[str, ...]  # its own first
    licence: str
    holder: str
    authors: tuple[str, ...]
    changed: tuple[str, ...]
    cover: str  # a pattern and a colour, or a picture
    size: int  # bytes of its file
    added: str  # the moment in UTC, ISO
    came_from: str  # the name of the file that was added
    is_sealed: bool  # as it was when the program packed it
    signed_by: str  # the letters of a key whose signature fits, or nothing
    content: str  # the hash of its files, as workbooks keep it of the course inside them
    file: str  # its name on the shelf

    @property
    def name(self) -> str:
        """What this one version is called where a course is named."""
        return f"{self.id}@{self.version}"


class OtherContentTrouble(PackageTrouble):
    """A version that is on the shelf already is to be added with other content; nothing was changed."""

    def __init__(self, installed: Installed) -> None:
        super().__init__(
            _("Version {version} of “{title}” is on your shelf already, with other content.").format(
                version=installed.version, title=installed.title
            )
        )
        self.installed = installed


class Shelf:
    """The courses in a folder. What else lies there, or cannot be read, is passed over."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _default_folder()

    def add(self, path: Path, *, replace: bool = False) -> Installed:
        """Put a copy of a course file on the shelf, byte for byte; the same version twice is one.

        Raises PackageTrouble for what is no sound course, OtherContentTrouble if the version is there with other
        content and is not to be replaced, and OSError.
        """
        if path.suffix.lower() == ".workbook":  # reading one that is open here would drop its lock
            raise PackageTrouble(_("It is a workbook, not a course."))
        new = _facts(read_package(path), path.stat().st_size, path.name)
        there = next((one for one in self.all() if one.file == new.file), None)
        if there is not None and there.content == new.content:
            if there.signed_by or not new.signed_by:
                return there
        elif there is not None and not replace:
            raise OtherContentTrouble(there)
        private_folder(self.folder)
        write_whole(self.folder / new.file, _parts(path), check=partial(_prove_same, new))
        self._note({**self._noted(), new.file: new})
        return new

    def all(self) -> list[Installed]:
        """Every course by its title, the newest version of each first."""
        noted, found = self._noted(), dict[str, Installed]()
        for path in self._files():
            known = noted.get(path.name)
            with suppress(OSError, PackageTrouble):
                if known is None or known.size != path.stat().st_size:
                    package, size = read_package(path), path.stat().st_size
                    known = _facts(package, size, path.name)._replace(file=path.name)
                found[path.name] = known
        if found != noted:
            self._note(found)
        ordered = sorted(
            found.values(), key=lambda one: version_numbers(one.version) or (0, 0, 0), reverse=True
        )
        return sorted(ordered, key=lambda one: (one.title.casefold(), one.id))

    def find(self, course_id: str, version: str = "") -> Installed | None:
        """A course by its id: the version that is named, else the newest."""
        versions = [one for one in self.all() if one.id == course_id and version in ("", one.version)]
        return max(versions, key=lambda one: version_numbers(one.version) or (0, 0, 0), default=None)

    def path_of(self, installed: Installed) -> Path:
        """Where its file lies."""
        return self.folder / installed.file

    def open(self, installed: Installed) -> Package:
        """The course, looked through anew."""
        return read_package(self.path_of(installed))

    def remove(self, installed: Installed) -> None:
        """Take a version from the shelf; workbooks that were begun with it have it inside them."""
        self.path_of(installed).unlink(missing_ok=True)
        self._note({name: one for name, one in self._noted().items() if name != installed.file})

    def _files(self) -> list[Path]:
        try:
            lying = sorted(self.folder.iterdir())
        except OSError:
            return []
        return [
            path
            for path in lying
            if path.suffix == ENDING and not path.name.startswith(".") and path.is_file()
        ]

    def _noted(self) -> dict[str, Installed]:
        """What is known of each file without reading it."""
        try:
            told = read_json((self.folder / INDEX).read_bytes())
            return {one.file: one for entry in told["courses"] if (one := _from_json(entry))}
        except (OSError, ValueError, TypeError, KeyError):
            return {}

    def _note(self, courses: dict[str, Installed]) -> None:
        told = {"courses": [one._asdict() for _unused, one in sorted(courses.items())]}
        with suppress(OSError):  # then each is read anew the next time
            write_whole(
                self.folder / INDEX, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
            )


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_PART):
            yield part


def _prove_same(new: Installed, made: Path) -> None:
    """What was copied is what was looked at before."""
    copy = _facts(read_package(made), made.stat().st_size, new.came_from)
    if copy._replace(added=new.added) != new:
        raise PackageTrouble(_("The file was changed while it was read. Try again."))


def _facts(package: Package, size: int, came_from: str) -> Installed:
    from workbook.answers.tables.snapshot import course_hash

    about = read_about(package)
    signature = signature_of(package.manifest) if package.manifest is not None else None
    return Installed(
        id=about.id,
        version=about.version,
        title=about.title[:_LONGEST],
        languages=languages(package),
        licence=about.licence[:_LONGEST],
        holder=about.holder[:_LONGEST],
        authors=tuple(author[:_LONGEST] for author in about.authors),
        changed=tuple(line[:_LONGEST] for line in about.changed),
        cover=about.cover[:_LONGEST],
        size=size,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        came_from=came_from[:_LONGEST],
        is_sealed=package.is_sealed,
        signed_by=fingerprint(signature.key) if signature is not None and signature.fits else "",
        content=course_hash((path, package[path]) for path in sorted(package)).hex(),
        file=_file_name(about.id, about.version),
    )


def _file_name(course_id: str, version: str) -> str:
    """A name that every disk can have, whatever a course calls itself."""
    if is_good_id(course_id) and version_numbers(version):
        return f"{course_id}@{version}{ENDING}"
    told = f"{len(course_id)} {course_id} {version}".encode("utf-8", "surrogatepass")
    return f"course-{hashlib.sha256(told).hexdigest()[:24]}{ENDING}"


def _from_json(entry: Any) -> Installed | None:
    """What the index says of a file, if it says all of it."""
    if not isinstance(entry, dict) or set(entry) != set(Installed._fields):
        return None
    lists = {"languages", "authors", "changed"}
    if not all(
        isinstance(entry[key], list) and all(isinstance(one, str) for one in entry[key]) for key in lists
    ):
        return None
    sorts = {"size": int, "is_sealed": bool}
    if not all(isinstance(entry[key], sorts.get(key, str)) for key in entry.keys() - lists):
        return None
    values: Any = (tuple(entry[key]) if key in lists else entry[key] for key in Installed._fields)
    return Installed(*values)


def _default_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("workbook", appauthor=False) / "courses"
