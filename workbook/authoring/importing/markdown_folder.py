"""Folders of Markdown that others wrote, and single files, as a document of entries."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbook.authoring.importing.entries import Document, entries_of
from workbook.authoring.importing.others_markdown import parts_of, plain
from workbook.authoring.importing.parts import Beside, Paragraph, Picture, Run
from workbook.authoring.importing.trouble import Cancelled, ImportTrouble
from workbook.authoring.importing.word_styles import TITLE
from workbook.course.front_matter import read_facts
from workbook.language.translation import gettext as _
from workbook.pictures.pictures import MOST_BYTES as MOST_OF_PICTURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.authoring.importing.others_markdown import Found
    from workbook.authoring.importing.parts import Part
    from workbook.course.front_matter import FrontMatter

ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
MOST_FILES = 1_000
MOST_OF_FILE = 4_000_000
MOST_IN_ALL = 60_000_000
MOST_LOOKED_AT = 50_000
_PLACES = ("order", "weight", "nav_order", "sidebar_position", "position", "module")
_LEFT_ALONE = ("node_modules",)
_MANY = 2  # headings of the first level in one file: then they are modules, else the title of the whole
_ONE = re.compile(r"^#[ \t]+\S", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def read_markdown(path: Path, going_on: Callable[[], bool] | None = None) -> Document:
    """All Markdown in a folder, or one file, and what it becomes. ImportTrouble, Cancelled, OSError."""
    files = _files(path)
    if not files:
        raise ImportTrouble(_("There is no Markdown file (.md) in “{name}”.").format(name=path.name or path))
    top = path if path.is_dir() else path.parent
    left = MOST_IN_ALL
    texts: dict[Path, tuple[FrontMatter, str]] = {}
    for file in files:
        if going_on is not None and not going_on():
            raise Cancelled
        data = _bytes(file)
        left -= len(data)
        if left < 0:
            raise _too_many(path.name)
        text = _decoded(data)
        facts = read_facts(file.name, text)
        texts[file] = facts, text
    ordered = sorted(texts, key=lambda file: _order(file, top, texts))
    parts: list[Part] = []
    for file in ordered:
        facts, text = texts[file]
        parts += _whole(file, top, facts, text) if len(files) == 1 else _module(file, top, facts, text)
    language = next((code for facts, _unused in texts.values() if (code := _language(facts))), "")
    return Document(path.name or path.resolve().name, "", language, entries_of(parts), {}, is_word=False)


def _files(path: Path) -> list[Path]:
    """The files to read; hidden ones and links that lead out of the folder are not."""
    if path.is_file():
        return [path]
    home, found = path.resolve(), list[Path]()
    for count, file in enumerate(path.rglob("*")):
        if count > MOST_LOOKED_AT or len(found) > MOST_FILES:
            raise _too_many(path.name)
        inner = file.relative_to(path).parts
        hidden = any(part.startswith(".") or part in _LEFT_ALONE for part in inner)
        if file.suffix.lower() in ENDINGS and not hidden and file.is_file():
            found += [file] if file.resolve().is_relative_to(home) else []
    return found


def _too_many(name: str) -> ImportTrouble:
    return ImportTrouble(
        _("“{name}” holds more than what can be taken in at once. Name a folder with fewer files.").format(
            name=name
        )
    )


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > MOST_OF_FILE:
        raise ImportTrouble(
            _("“{name}” has more than 4 MB, which no text has. Part it.").format(name=file.name)
        )
    return file.read_bytes()


def _decoded(data: bytes) -> str:
    """Text in any of the usual encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return re.sub(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)


def _order(
    file: Path, top: Path, texts: dict[Path, tuple[FrontMatter, str]]
) -> tuple[tuple[int, tuple[tuple[int, str], ...]], ...]:
    """By the places that files say for themselves, else by name, 2 before 10; a file comes before its folder."""
    found: list[tuple[int, tuple[tuple[int, str], ...]]] = []
    at = top
    for part in file.relative_to(top).with_suffix("").parts:
        at = at / part
        facts = next(
            (texts[one][0] for end in ENDINGS if (one := at.with_name(at.name + end)) in texts), None
        )
        place = next(filter(None, (facts.first(key) for key in _PLACES)), "") if facts else ""
        number = int(place) if place.isdigit() and len(place) < 8 else 10**8
        words = re.split(r"(\d{1,9})", part.lower())
        natural = tuple((int(word), "") if word.isdigit() else (10**9, word) for word in words if word)
        found.append((number, natural))
    return tuple(found)


def _language(facts: FrontMatter) -> str:
    code = facts.first("lang") or facts.first("language") or facts.first("locale")
    code = code.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def _body(facts: FrontMatter, text: str) -> tuple[str, str]:
    """What stands at the top of a file for another program, and the text itself."""
    end = facts.end if facts.lines and text.lstrip().startswith("---") else 0
    return text[:end].strip().strip("-").strip(), text[end:]


def _module(file: Path, top: Path, facts: FrontMatter, text: str) -> Iterator[Part]:
    """A file of several: its title is a module, its headings are pages."""
    head, body = _body(facts, text)
    title = plain(facts.first("title"))
    parts = list(parts_of(body, 1, partial(_picture, file.parent, top)))
    first = next((at for at, one in enumerate(parts) if isinstance(one, Paragraph) and one.level == 1), -1)
    if first >= 0 and (not title or parts[first].text.strip() == title.strip()):
        title = title or parts[first].text
        del parts[first]
    yield Paragraph((Run(title or _named(file)),), 1)
    if head:
        yield Beside("facts", head)
    for part in parts:
        yield part._replace(level=2) if isinstance(part, Paragraph) and part.level == 1 else part


def _whole(file: Path, top: Path, facts: FrontMatter, text: str) -> Iterator[Part]:
    """A file by itself: its title is that of the course, the headings below are modules."""
    head, body = _body(facts, text)
    title = plain(facts.first("title"))
    if title:
        yield Paragraph((Run(title),), TITLE)
    if head:
        yield Beside("facts", head)
    only = not title and len(_ONE.findall(body)) < _MANY
    for part in parts_of(body, 1, partial(_picture, file.parent, top)):
        if isinstance(part, Paragraph) and part.level > 0 and part.text.strip() == title.strip():
            continue
        if isinstance(part, Paragraph) and part.level == 1 and only:
            yield part._replace(level=TITLE)
        else:
            yield part


def _named(file: Path) -> str:
    words = re.sub(r"^\d+[-_. ]*", "", file.stem) or file.stem
    words = " ".join(words.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def _picture(folder: Path, top: Path, found: Found) -> Picture | None:
    """A picture that lies in the folder that is read; none from elsewhere, as nobody gave that."""
    place = unquote(found.place.split("?")[0].split("#")[0])
    home = top.resolve()
    for start in (top,) if place.startswith("/") else (folder, top):
        with suppress(OSError, ValueError):
            file = (start / place.lstrip("/")).resolve()
            if file.is_relative_to(home) and file.is_file() and file.stat().st_size <= MOST_OF_PICTURE:
                return Picture(file.read_bytes(), found.alternative, place)
    return None
