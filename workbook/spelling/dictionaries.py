"""The dictionaries that are on this computer: Hunspell's, of the system, of LibreOffice, or of this person."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST = 200  # of them, and of folders that are looked into
OF_COURSE = "course"  # stands for the language that the course is read in
_NAME = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}")
_LINUX = (
    "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell",
    "/run/host/usr/share/hunspell",
)  # fmt: skip
_OFFICE_LINUX = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice*")
_MAC = ("/Library/Spelling", "/opt/homebrew/share/hunspell", "/usr/local/share/hunspell")
_OFFICE_MAC = ("/Applications/LibreOffice.app/Contents/Resources",)


class Dictionary(NamedTuple):
    """One of them: the language as its file is named, such as `de_DE`, and its path without `.dic`."""

    code: str
    stem: str


def folders(system: str = sys.platform, home: Path | None = None) -> list[Path]:
    """Where dictionaries usually are; this person's own come first."""
    home = home or Path.home()
    if system == "win32":
        own = [
            Path(os.environ[name]) / "hunspell" for name in ("APPDATA", "LOCALAPPDATA") if name in os.environ
        ]
        programs = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
        return [*own, *_of_offices(Path(one) / "LibreOffice" for one in programs if one)]
    if system == "darwin":
        return [home / "Library/Spelling", *map(Path, _MAC), *_of_offices(map(Path, _OFFICE_MAC))]
    own = [home / ".local/share/hunspell", home / ".hunspell"]
    return [*own, *map(Path, _LINUX), *_of_offices(map(Path, _OFFICE_LINUX))]


def dictionaries(places: Iterable[Path]) -> list[Dictionary]:
    """Those that are whole pairs of files, each file once however often it is linked; reads folders only."""
    found: dict[str, Dictionary] = {}
    seen: set[Path] = set()
    for folder in places:
        for dic in sorted(_listed(folder, ".dic"), key=_links_last):
            code = dic.stem.replace("-", "_")
            if not _NAME.fullmatch(code) or code.startswith("hyph") or not dic.with_suffix(".aff").is_file():
                continue
            real = dic.resolve()
            if real not in seen and code not in found and len(found) < MOST:
                seen.add(real)
                found[code] = Dictionary(code, str(dic.with_suffix("")))
    return sorted(found.values())


def best_for(language: str, codes: Iterable[str]) -> str:
    """The dictionary for a language such as `de` or `pt-BR`; empty if there is none."""
    wanted = language.replace("-", "_").casefold()
    close = [code for code in codes if _part(code) == _part(wanted)]
    same = [code for code in close if code.casefold() == wanted]
    usual = [
        code for code in close if code.casefold() in (f"{_part(code)}_{_part(code)}", "en_us", _part(code))
    ]
    return next(iter([*same, *usual, *close]), "")


def resolved(chosen: Sequence[str], language: str, known: Mapping[str, str]) -> list[str]:
    """The dictionaries that are meant by what was chosen: the course's language becomes one of them."""
    meant = (best_for(language, known) if code == OF_COURSE else code for code in chosen)
    return list(dict.fromkeys(code for code in meant if code in known))


def _part(code: str) -> str:
    return code.casefold().partition("_")[0]


def _links_last(path: Path) -> tuple[bool, str]:
    return path.is_symlink(), path.name


def _of_offices(places: Iterable[Path]) -> Iterator[Path]:
    """The folders of dictionaries inside LibreOffice, a language each."""
    for place in places:
        for office in sorted(place.parent.glob(place.name))[:MOST]:
            yield from sorted(office.glob("share/extensions/dict-*"))[:MOST]
            yield from sorted(office.glob("extensions/dict-*"))[:MOST]


def _listed(folder: Path, ending: str) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ending and path.is_file()][: 4 * MOST]
    except OSError:
        return []
