"""The languages that there are catalogues for, and which of them somebody would like."""

from __future__ import annotations

import struct
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from workbook.language.translation import SOURCE, Language, spoken
from workbook.own_files import resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from babel.support import Translations


def languages_folder() -> Path:
    """Where the catalogues are: `de.po` in a checkout, and `de.mo` beside it where the program was built."""
    return resources_folder() / "languages"


def paper_folder() -> Path:
    """Where the catalogues are that hold the words of paper alone: not enough for a window to speak."""
    return languages_folder() / "paper"


def known_languages(folder: Path | None = None) -> list[str]:
    """The codes of the languages that the program speaks, English first."""
    folder = folder or languages_folder()
    found = {path.stem for ending in ("po", "mo") for path in folder.glob(f"*.{ending}")}
    return [SOURCE, *sorted(found - {SOURCE})]


def load_language(code: str, folder: Path | None = None) -> Language:
    """A language by its code; English for one that there is no catalogue for, or none that can be read."""
    return Language() if code == SOURCE else _load(code, folder or languages_folder())


@cache
def _load(code: str, folder: Path) -> Language:
    for read, file in ((_built, folder / f"{code}.mo"), (_written, folder / f"{code}.po")):
        with suppress(OSError, ValueError, LookupError, SyntaxError, struct.error):
            return Language(code, read(file))
    return Language()


def best_language(wanted: Iterable[str], known: list[str]) -> str:
    """The first language that somebody would like and the program speaks; `de-AT` is content with `de`."""
    return next((code for tag in wanted if (code := _nearest(tag, known))), SOURCE)


def paper_language(course: str) -> Language:
    """The language that a course's paper speaks: its own, so that what one reads is of one piece.

    If no catalogue has that, the paper speaks the language of the window or the command.
    """
    for folder in (languages_folder(), paper_folder()):
        if code := _nearest(course, known_languages(folder)):
            return spoken() if code == spoken().code else load_language(code, folder)
    return spoken()


def _nearest(tag: str, known: list[str]) -> str:
    """The language that is spoken of those that a tag may mean, whatever its capitals and hyphens; or none."""
    codes = {code.lower(): code for code in known}
    parts = tag.lower().replace("_", "-").split("-")
    tags = ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((codes[one] for one in tags if one in codes), "")


def _built(file: Path) -> Translations:
    """A catalogue as a wheel holds it."""
    from babel.support import Translations

    with file.open("rb") as opened:
        return Translations(opened)


def _written(file: Path) -> Translations:
    """A catalogue as translators write it; made anew each time, which takes a moment."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po
    from babel.support import Translations

    try:
        with file.open("rb") as opened:
            catalogue = read_po(opened, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(file.name) from error
    made = BytesIO()
    write_mo(made, catalogue)
    made.seek(0)
    return Translations(made)
