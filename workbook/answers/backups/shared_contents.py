"""The large contents of backups, the course's files and the learner's pictures, each kept once for all of them.

A backup holds a reference of 32 bytes in the place of a content: its SHA-256; when the workbook is locked, a hash
that only its key can make, so that nobody can tell from the names which course or picture it is.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from workbook.answers.backups.disk import remove_file
from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables.copying import CONTENTS
from workbook.language.translation import gettext as _
from workbook.whole_file import write_whole
from workbook.wiping import wipe_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    import apsw

    from workbook.answers.locked.keys import Keys

NONCE = 12


def references(db: apsw.Connection) -> set[bytes]:
    """All that a backup refers to."""
    found: set[bytes] = set()
    for table, column in CONTENTS.items():
        found |= {bytes(row[0]) for row in db.execute(f"SELECT {column} FROM {table}")}  # noqa: S608 - our own
    return found


class Pool:
    """The contents below one folder, for one piece of work; what was once read whole is not read again."""

    def __init__(self, folder: Path, keys: Keys | None) -> None:
        self._folder = folder
        self._key = keys.key if keys else None
        self._sound: set[bytes] = set()
        self._made: list[Path] = []

    def name(self, content: bytes) -> bytes:
        """The reference to a content."""
        if self._key is None:
            return hashlib.sha256(content).digest()
        return hmac.digest(self._derived(b"workbook pool name"), content, "sha256")

    def keep(self, content: bytes) -> bytes:
        """Keep a content for good, unless it is there and whole, and give its reference. OSError."""
        reference = self.name(content)
        if reference in self._sound:
            return reference
        with contextlib.suppress(DamageError):
            self.get(reference)
            return reference
        place = self._place(reference)
        if not place.exists():
            self._made.append(place)
        write_whole(place, self._written(reference, content), private=True)
        self.get(reference)
        return reference

    def get(self, reference: bytes) -> bytes:
        """The content, proved to be what was kept; DamageError if it is not there or is another."""
        try:
            content = self._read(reference, self._place(reference).read_bytes())
        except FileNotFoundError:
            raise DamageError(_("a file of the course or a picture is missing")) from None
        if not hmac.compare_digest(self.name(content), reference):
            raise DamageError(_("a file of the course or a picture is not what was kept"))
        self._sound.add(reference)
        return content

    def prove(self, needed: Collection[bytes]) -> None:
        """Each of these is there and whole; DamageError if not."""
        for reference in set(needed) - self._sound:
            self.get(reference)

    def give_up(self) -> None:
        """Take away what was newly kept, because the backup that needed it was not made."""
        for place in self._made:
            with contextlib.suppress(OSError):
                wipe_file(place)

    def keep_only(self, needed: Collection[bytes]) -> None:
        """Wipe all that is not needed any more."""
        names = {reference.hex() for reference in needed}
        with contextlib.suppress(FileNotFoundError):
            for place in list(self._folder.iterdir()):
                if place.name not in names:
                    remove_file(place)

    def _place(self, reference: bytes) -> Path:
        return self._folder / reference.hex()

    def _written(self, reference: bytes, content: bytes) -> bytes:
        if self._key is None:
            return content
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE)
        cipher = AESGCM(self._derived(b"workbook pool content"))
        return nonce + cipher.encrypt(nonce, content, reference)

    def _read(self, reference: bytes, data: bytes) -> bytes:
        if self._key is None:
            return data
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher = AESGCM(self._derived(b"workbook pool content"))
        try:
            return bytes(cipher.decrypt(data[:NONCE], data[NONCE:], reference))
        except (InvalidTag, ValueError):
            raise DamageError(_("a file of the course or a picture is not what was kept")) from None

    def _derived(self, purpose: bytes) -> bytes:
        """A key of its own for each purpose, so that none says anything about the workbook's."""
        assert self._key
        return hmac.digest(self._key, purpose, "sha256")
