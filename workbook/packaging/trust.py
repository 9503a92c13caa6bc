"""Whether a course comes from the same person as before: its signing key is noted when it is first met.

Nobody is locked out by any of it: what is found is said, and the learner decides.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.bounded_json import read_json
from workbook.language.translation import gettext as _
from workbook.packaging.reading import Package
from workbook.packaging.signing import fingerprint, signature_of
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files

Standing = Literal["unsigned", "first", "same", "other", "no-longer", "broken"]
FILE = "known-keys.json"
MOST_COURSES = 5000


class Signed(NamedTuple):
    """How a course's signature stands to what is known of the course; the key is empty where there is none."""

    standing: Standing
    key: bytes = b""
    known: bytes = b""

    @property
    def fingerprint(self) -> str:
        """The letters of the key that signed it."""
        return fingerprint(self.key) if self.key else ""


class Trust:
    """The keys by which courses were signed that this person met, by the courses' ids; below `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or _default_folder()) / FILE

    def look_at(self, files: Files) -> Signed:
        """How a course stands; only a package can be signed."""
        manifest = files.manifest if isinstance(files, Package) else None
        known = self._read().get(_id_of(files), b"")
        signature = signature_of(manifest) if manifest is not None else None
        if signature is None:
            return Signed("no-longer" if known else "unsigned", known=known)
        if not signature.fits:
            return Signed("broken", known=known)
        if not known:
            return Signed("first", signature.key)
        return Signed("same" if signature.key == known else "other", signature.key, known)

    def remember(self, files: Files) -> Signed:
        """Look at a course, and note its key if it is the first for this course."""
        found = self.look_at(files)
        if found.standing == "first":
            self._note(_id_of(files), found.key)
        return found

    def accept(self, files: Files) -> None:
        """From now on this key is the one that is known: the learner asked, and knows why it is another."""
        found = self.look_at(files)
        if found.standing in ("first", "other"):
            self._note(_id_of(files), found.key)

    def _note(self, course_id: str, key: bytes) -> None:
        keys = self._read() | {course_id: key}
        told = {name: kept.hex() for name, kept in list(keys.items())[-MOST_COURSES:]}
        with suppress(OSError):  # then it is the first again the next time
            private_folder(self._file.parent)
            write_whole(self._file, json.dumps(told, indent=1).encode(), private=True)

    def _read(self) -> dict[str, bytes]:
        """What was noted; nothing where it cannot be read."""
        try:
            told = read_json(self._file.read_bytes())
            return {str(name): bytes.fromhex(key) for name, key in told.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def signed_words(found: Signed) -> str:
    """What to say of it in a calm sentence or two; nothing of a course that was never signed."""
    letters = found.fingerprint
    if found.standing == "first":
        return _(
            "This course is signed with the key {letters}. If its author gave you these letters, compare them."
        ).format(letters=letters)
    if found.standing == "same":
        return _("This course is from the same person as before: it is signed with the same key.")
    if found.standing == "other":
        return _(
            "This course is signed with another key than before: {letters}. Its author may have a new one; if you are "
            "not sure, ask them."
        ).format(letters=letters)
    if found.standing == "no-longer":
        return _(
            "This course was signed before, and this version is not. If you are not sure that it is from the same "
            "person, ask them."
        )
    if found.standing == "broken":
        return _(
            "The signature of this course does not fit what is in it. It may have been changed after it was signed; if "
            "you are not sure, ask its author."
        )
    return ""


def _id_of(files: Files) -> str:
    from workbook.course.outline import read_about

    return read_about(files).id


def _default_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("workbook", appauthor=False)
