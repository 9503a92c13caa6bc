"""Packs a draft with what its author says of the version, and the words that go with the file to other people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.pack import pack_course
from workbook.authoring.signing_key import find_key, make_key
from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.course.versions import version_numbers
from workbook.drafts.facts import set_fact
from workbook.drafts.source_text import SourceText
from workbook.language.translation import gettext as _
from workbook.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.authoring.pack import Packed
    from workbook.authoring.signing_key import KeyFile
    from workbook.course.files import Files

PAGE = "course.md"


class Wish(NamedTuple):
    """What its author says when a draft is packed."""

    version: str
    changed: tuple[str, ...]
    target: Path
    sign: bool = False
    passphrase: str = ""
    replace: bool = False


@dataclass(frozen=True)
class HandedOut:
    """A file that can be given to people, and what they are told with it."""

    packed: Packed
    title: str
    contact: str = ""
    needs: str = ""
    fingerprint: str = ""

    def words(self) -> str:
        """What they need, three lines, and the letters of the key."""
        name = self.packed.path.name
        heading = _("{title}, version {version}").format(title=self.title, version=self.packed.version)
        need = _(
            "You need a computer with Workbook, a free program. It needs no account and no internet. If you do not "
            "have it, ask me for it."
        )
        if self.needs:
            need += " " + _("It has to be version {version} or newer.").format(version=self.needs)
        steps = (
            _("1. Save the file “{name}” where you find it again.").format(name=name),
            _("2. Start Workbook, and open the file with “Open a file…”."),
            _("3. Press “Begin”. What you write is saved by itself, and stays on your computer."),
        )
        again = _(
            "Do you have an earlier version of it? Then press “See what changes”: you see what is new before anything "
            "happens, and every answer stays."
        )
        parts = [heading, need, "\n".join(steps), again]
        if self.fingerprint:
            letters = _(
                "The file is signed. When you open this course for the first time, Workbook shows these letters: "
                "{letters}. Other letters would mean that it is not from me."
            )
            parts.append(letters.format(letters=self.fingerprint))
        if self.contact:
            parts.append(_("Questions: {contact}").format(contact=self.contact))
        return "\n\n".join(parts) + "\n"


def versions_after(version: str) -> list[str]:
    """The version as it is, and those that can follow: small changes, new things, much that is different."""
    numbers = version_numbers(version)
    if numbers is None:
        return ["1.0.0"]
    first, second, third = numbers
    return [version, f"{first}.{second}.{third + 1}", f"{first}.{second + 1}.0", f"{first + 1}.0.0"]


def hand_out(folder: Path, wish: Wish, keys: Path | None = None) -> HandedOut:
    """Write version and news into course.md, and the package beside nothing else; or, with a Trouble, neither.

    A key is made if the package is to be signed and there is none. `keys` is the folder where it lies.
    """
    key = _key(keys) if wish.sign else None
    private = key.open(wish.passphrase) if key else None
    files = dict(FolderFiles(folder))
    page = _with_facts(files[PAGE], wish) if PAGE in files else b""
    said = {**files, PAGE: page} if page else files

    def keep(checked: Files) -> Files:
        if page and page != files[PAGE]:
            write_whole(folder / PAGE, page)
        return checked

    packed = pack_course(said, wish.target, key=private, replace=wish.replace, last_words=keep)
    about = read_about(said)
    contact = about.contact.removeprefix("mailto:")
    return HandedOut(packed, about.title, contact, about.needs, key.fingerprint if key else "")


def _key(keys: Path | None) -> KeyFile:
    return find_key(keys) or make_key(keys)


def _with_facts(data: bytes, wish: Wish) -> bytes:
    """The title page with the version and what is new in it; every other byte stays."""
    source = SourceText.read(PAGE, data)
    if source is None:
        return b""
    return set_fact(set_fact(source, "version", (wish.version,)), "changed", wish.changed).data
