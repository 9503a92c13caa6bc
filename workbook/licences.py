"""The licences of the program and of every part that it is made of, as one text to read."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import __version__
from workbook.own_files import home, resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "LICENSES.txt"
BAR = "=" * 100
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\]+)", re.MULTILINE)
_SAID_WRONG = {"spylls": "MPL-2.0"}  # the text that comes with it, and not what its index card says
_QT = ("pyside6-essentials", "shiboken6")  # they come without the text of their licence


def licences_text() -> str:
    """The list that came with a built program; else it is gathered from the packages that are installed."""
    ready = home() / NAME
    if ready.is_file():
        return ready.read_text(encoding="utf-8")
    return "\n".join(gathered())


def gathered(more: Iterable[tuple[str, str, list[Path]]] = ()) -> Iterator[str]:
    """First each part with its licence's name, then all texts; `more` parts have a name, a licence and texts."""
    more = list(more)
    yield "Workbook is made of the parts below. Each has its own licence; all of them may be passed on freely.\n"
    yield (
        f"Workbook {__version__}: MIT; its typefaces OFL-1.1 and Apache-2.0, its icons ISC, its courses CC-BY-4.0, "
        "the words of its recovery sheets MIT"
    )
    yield f"Python {sys.version.split()[0]}: PSF-2.0"
    yield from (
        f"{name} {version}: {short_name(name)}" for name, version in packages().items() if is_here(name)
    )
    yield from (f"{name}: {licence}" for name, licence, _texts in more)
    yield from _whole("Workbook", [home() / "LICENSE"])
    for folder in sorted(path for path in resources_folder().iterdir() if path.is_dir()):
        yield from _whole(f"Workbook's {folder.name}", sorted(folder.glob("LICENSE*")))
    yield from _whole("Python", _pythons_own())
    for name in packages():
        yield from _whole(name, texts_of(name))
    for name, _licence, texts in more:
        yield from _whole(name, texts)


def packages() -> dict[str, str]:
    """The packages that are installed with the program on one system or another, and their versions."""
    return dict(_PACKAGE.findall((home() / "requirements.txt").read_text(encoding="utf-8")))


def is_here(name: str) -> bool:
    """Whether a package belongs to this system."""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def short_name(name: str) -> str:
    """A package's licence in a word or two, as it says itself."""
    if name in _SAID_WRONG:
        return _SAID_WRONG[name]
    told = metadata.metadata(name)
    classes = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    said = next(iter(told.get_all("License-Expression") or told.get_all("License") or [""]))
    named = ", ".join(line.rpartition(":: ")[2] for line in classes)
    return said if "\n" not in said and said else named or "see its text below"


def texts_of(name: str) -> list[Path]:
    """The files with the words of a package's licence."""
    if not is_here(name):
        return []
    if name.lower() in _QT:
        return sorted((resources_folder() / "licences").glob("*.txt"))
    files = metadata.files(name) or []
    return [
        Path(str(file.locate()))
        for file in files
        if _TEXT.search(str(file)) and file.suffix not in (".py", ".pyc")
    ]


def _pythons_own() -> list[Path]:
    number = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    base = Path(sys.base_prefix)
    places = [base / "LICENSE.txt", base / "LICENSE", base / "lib" / number / "LICENSE.txt"]
    return [place for place in [*places, Path("/usr/share/doc") / number / "copyright"] if place.is_file()][
        :1
    ]


def _whole(name: str, texts: Iterable[Path]) -> Iterator[str]:
    for text in texts:
        if text.is_file():
            words = text.read_text(encoding="utf-8", errors="replace").strip()
            yield f"\n{BAR}\n{name}: {text.name}\n{BAR}\n\n{words}"
