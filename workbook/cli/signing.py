"""What commands ask and say about packing: the key that signs, and what is new in a version."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.as_typed import typed
from workbook.authoring.signing_key import KeyTrouble, find_key, lock_key, make_key
from workbook.authoring.whats_new import is_still_to_be_said, version_before, write_changed
from workbook.cli import still_working
from workbook.cli.telling import tell
from workbook.cli.unlocking import read_passphrase
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _
from workbook.packaging.course_by_name import course_folder, open_course
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from workbook.authoring.signing_key import KeyFile
    from workbook.course.files import Files


def shown_key(*, lock: bool, passphrase_file: Path | None) -> Iterator[str]:
    """Make the key if there is none, lock it if that is wanted, and say what people compare."""
    file = find_key()
    if file is None:
        file = make_key(passphrase=_new_passphrase() if lock else "")
        yield _("Your key is made. It is in {path}; keep a copy of that file in a safe place.").format(
            path=file.path
        )
    elif lock:
        before = _passphrase(file, passphrase_file)
        file = lock_key(file, _new_passphrase(), before)
        yield _("Your key has its new passphrase.")
    yield _("Your key: {letters}").format(letters=file.fingerprint)
    yield _(
        "Print these letters on your hand-outs, so that people can compare them. This signs a package: {pack}"
    ).format(pack=typed("pack", _("FOLDER"), "--sign"))


def opened_key(passphrase_file: Path | None) -> Ed25519PrivateKey:
    """The key to sign with."""
    file = find_key()
    if file is None:
        raise KeyTrouble(
            _("There is no key to sign with yet. This makes one: {key}").format(key=typed("key"))
        )
    return file.open(_passphrase(file, passphrase_file))


def _passphrase(file: KeyFile, passphrase_file: Path | None) -> str:
    if not file.is_locked:
        return ""
    if passphrase_file is not None:
        return read_passphrase(passphrase_file)
    return _typed_passphrase(_("Passphrase of your key:"))


def _new_passphrase() -> str:
    new = _typed_passphrase(_("A passphrase for your key:"))
    if not new:
        raise KeyTrouble(_("No passphrase was typed. Nothing was changed."))
    if _typed_passphrase(_("The same once more:")) != new:
        raise KeyTrouble(_("The two passphrases are not the same. Nothing was changed."))
    return new


def _typed_passphrase(prompt: str) -> str:
    if not _somebody_is_there():
        raise KeyTrouble(
            _("A passphrase is needed. Give --passphrase-file, or type the command where it can ask you.")
        )
    with still_working.asking():
        return getpass(f"{prompt} ")


class WhatsNew:
    """Asks a course's author what is new in a version, when nothing is wrong with it any more."""

    def __init__(self, options: Namespace, older: Files | None) -> None:
        self._course, self._said = str(options.course), list(options.changed)
        self._beside = options.target.parent if options.target else Path()
        self._older = older

    def __call__(self, files: Files) -> Files:
        """The course with what was said in its course.md."""
        folder = course_folder(self._course)
        older = self._older if self._older is not None else version_before(files, self._beside)
        said = self._said
        if said and folder is None:
            raise Trouble(
                _("What is new can only be written into a folder of your own. Name the course’s folder.")
            )
        if not said and older is not None and is_still_to_be_said(files, older):
            said = self._ask(files, older) if folder and _somebody_is_there() else _advise()
        if not said or folder is None:
            return files
        write_changed(folder, files, said, older)
        return open_course(self._course)

    def _ask(self, files: Files, older: Files) -> list[str]:
        tell(
            _(
                "What is new in version {newer}, for people who have {older}? A sentence a line; an empty line ends."
            ).format(newer=read_about(files).version, older=read_about(older).version)
        )
        said: list[str] = []
        with still_working.asking():
            while line := _line():
                said.append(line)
        return said


def _advise() -> list[str]:
    tell(
        _(
            "Learners are not told what is new yet. Add --changed “…”, or a line `changed: …` in course.md, and pack "
            "again."
        )
    )
    return []


def _line() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
