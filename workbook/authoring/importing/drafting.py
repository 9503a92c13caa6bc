"""The entries of a document become a course: its files, and a row for each entry that says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing import markdown
from workbook.authoring.importing.blocks import Ids, written_exercise, written_picture, written_text
from workbook.authoring.importing.entries import EXERCISES, HEADINGS, Kind
from workbook.authoring.importing.parts import Drawing, Paragraph, Picture, Table
from workbook.authoring.importing.shapes import is_blank, words_of
from workbook.course.ids import id_from_words, unique
from workbook.language.translation import gettext as _
from workbook.language.translation import spoken
from workbook.pictures.cleaning import without_metadata
from workbook.pictures.pictures import PictureTrouble, look_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.authoring.importing.entries import Document, Entry
    from workbook.authoring.importing.parts import Part, Run

MOST_OF_MODULE = 200_000  # bytes; a file of a course may have 256,000
LONGEST_TITLE = 200
_ASKING = (Kind.LINE, Kind.REFLECTION, Kind.LIST)  # which are nothing but a question
_ENDINGS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}


class Row(NamedTuple):
    """An entry, what it became, the number that learners see before it, and why one may want to look at it."""

    entry: Entry
    kind: Kind
    number: str = ""
    look: str = ""


class Draft(NamedTuple):
    """What became of a document, and the files of the course."""

    document: Document
    rows: tuple[Row, ...]
    title: str
    files: Mapping[str, bytes]


def became(document: Document, choices: Mapping[int, Kind] | None = None) -> Draft:
    """What the entries become, with what a person chose for some of them by their numbers."""
    chosen = choices or {}
    maker = _Maker(document, [chosen.get(entry.number, entry.kind) for entry in document.entries])
    rows = tuple(maker.rows())
    return Draft(document, rows, maker.title, maker.files())


class _Module(NamedTuple):
    id: str
    title: str
    chunks: list[str]


class _Maker:
    """Writes module after module."""

    def __init__(self, document: Document, kinds: list[Kind]) -> None:
        self._document, self._kinds = document, kinds
        self.title = _title(document, kinds)
        self._modules: list[_Module] = []
        self._taken: set[str] = set()  # ids of modules
        self._ids = Ids()
        self._exercises = self._size = 0
        self._heading = ""
        self._media: dict[str, bytes] = {}
        self._noted: set[str] = set()  # footnotes that are told in this module
        self._count = 0  # of pictures
        self._parts = 1  # files that the module has become so far

    def rows(self) -> Iterator[Row]:
        """A row for each entry, while the modules are written."""
        for entry, kind in zip(self._document.entries, self._kinds, strict=True):
            yield self._row(entry, kind)

    def files(self) -> dict[str, bytes]:
        """The course: its title page, its modules, and its pictures."""
        if not self._modules:
            self._begin(self.title)
        digits = max(2, len(str(len(self._modules))))
        found = {"course.md": self._title_page().encode()}
        for number, module in enumerate(self._modules, 1):
            text = "\n\n".join([f"---\ntitle: {module.title}\n---", *module.chunks])
            found[f"modules/{number:0{digits}}-{module.id}.md"] = f"{text}\n".encode()
        return found | self._media

    def _title_page(self) -> str:
        """What is known of the course; author, holder and licence are for a person to say."""
        facts = {"title": self.title, "id": id_from_words(self.title), "version": "0.1.0"}
        facts["language"] = self._document.language or spoken().code
        return "\n".join(["---", *(f"{key}: {value}" for key, value in facts.items()), "---"]) + "\n"

    def _row(self, entry: Entry, kind: Kind) -> Row:
        number, look = "", _look_at(entry, kind)
        if kind in HEADINGS:
            self._begin_with(entry, kind)
        elif kind in EXERCISES:
            number, asked = self._exercise(entry, kind)
            look = look or ("" if asked or kind not in _ASKING else "no-question")
        elif kind is Kind.PICTURE:
            look = self._picture(entry) or look
        elif kind is Kind.TEXT:
            self._write(entry, written_text(self._known(entry)))
        return Row(entry, kind, number, look)

    def _begin_with(self, entry: Entry, kind: Kind) -> None:
        """A heading: a new module or page, or one in the text."""
        words = _one_line(entry)
        if kind is Kind.MODULE:
            self._begin(words)
        elif kind is Kind.PAGE:
            shown = markdown.line(markdown.escaped(words)).replace("#", "\\#")
            self._write(entry, f"## {shown} {{#{self._ids.place(words)}}}")
        elif kind is Kind.HEADING:
            self._write(entry, f"### {markdown.escaped(words)}".replace("{\\#", "{ \\#"))
        if kind is not Kind.TITLE:
            self._heading = words
        if kind in (Kind.MODULE, Kind.TITLE):
            self._write(entry, _beyond_title(entry, words))

    def _begin(self, title: str) -> None:
        """A new module."""
        self._parts = 1
        self._new_module(" ".join(title.split())[:LONGEST_TITLE])

    def _go_on(self) -> None:
        """The module that is open has become too long for one file."""
        self._parts += 1
        self._new_module(f"{self._modules[-self._parts + 1].title} ({self._parts})")

    def _new_module(self, words: str) -> None:
        module_id = unique(id_from_words(words), self._taken)
        self._taken.add(module_id)
        self._ids.place(words)
        self._modules.append(_Module(module_id, words, []))
        self._exercises = self._size = 0
        self._noted = set()
        self._heading = words

    def _write(self, entry: Entry, text: str, kind: Kind = Kind.TEXT) -> None:
        """Some lines into the module that is open, with the footnotes that belong to them."""
        if not text and not any(notes_of(entry)):
            return
        if not self._modules:
            self._begin(self.title)
        size = len(text.encode())
        if size > MOST_OF_MODULE and kind is Kind.TEXT:
            for piece in _pieces(text):
                self._write(entry, piece)
            return
        if self._size and self._size + size > MOST_OF_MODULE:
            self._go_on()
        chunks = [text] if text else []
        for name in notes_of(entry):
            note = self._document.notes.get(name)
            if note is None or name in self._noted:
                continue
            if f"[^{name}]" in text:
                chunks.append(markdown.note(name, note))
                self._noted.add(name)
            else:
                chunks += [shown for one in note if (shown := markdown.of_runs(one.runs))]
        self._size += sum(len(chunk.encode()) for chunk in chunks)
        self._modules[-1].chunks.extend(chunks)

    def _exercise(self, entry: Entry, kind: Kind) -> tuple[str, bool]:
        if not self._modules:
            self._begin(self.title)
        module = self._modules[-1]
        written = written_exercise(kind, self._known(entry), module.id, self._ids, self._heading)
        self._write(entry, written.text, kind)
        self._exercises += 1
        return f"{len(self._modules)}.{self._exercises}", written.asked

    def _picture(self, entry: Entry) -> str:
        """Put a picture into the course; returns why one may want to look at it."""
        picture = entry.parts[0]
        if not isinstance(picture, Picture):
            return "no-picture"
        try:
            data = without_metadata(picture.data)
        except (PictureTrouble, OSError):
            return "no-picture"
        name = next((path.removeprefix("media/") for path, there in self._media.items() if there == data), "")
        if not name:
            self._count += 1
            name = f"{_stem_of(picture, self._count)}.{_ENDINGS[look_at(data).type]}"
            while f"media/{name}" in self._media:
                self._count += 1
                name = f"picture-{self._count}.{name.rpartition('.')[2]}"
            self._media[f"media/{name}"] = data
        self._write(entry, written_picture(name, picture.alternative))
        return "" if picture.alternative.strip() else "no-alternative"

    def _known(self, entry: Entry) -> Entry:
        """An entry that refers to no footnote that is not there."""
        if all(name in self._document.notes for name in notes_of(entry)):
            return entry
        parts = tuple(
            part._replace(runs=self._known_runs(part.runs)) if isinstance(part, Paragraph) else part
            for part in entry.parts
        )
        shape = entry.shape._replace(
            prompt=self._known_runs(entry.shape.prompt), items=tuple(map(self._known_runs, entry.shape.items))
        )
        return entry._replace(parts=parts, shape=shape)

    def _known_runs(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(run if run.note in self._document.notes else run._replace(note="") for run in runs)


def _pieces(text: str) -> Iterator[str]:
    """A text that no file has room for, by its paragraphs or, where these are too long, by its lines."""
    for part in text.split("\n\n"):
        yield from part.split("\n") if len(part.encode()) > MOST_OF_MODULE else [part]


def _title(document: Document, kinds: list[Kind]) -> str:
    """What the course is called: by its title, its only module, or the name of the file."""
    for wanted in (Kind.TITLE, Kind.MODULE):
        found = [e for e, kind in zip(document.entries, kinds, strict=True) if kind is wanted]
        if found and (wanted is Kind.TITLE or len(found) == 1 or not document.title):
            return _one_line(found[0])[:LONGEST_TITLE]
    return document.title or _name(document.name)


def _name(name: str) -> str:
    words = " ".join(name.rpartition(".")[0].replace("_", " ").split()) or name
    return words[:1].upper() + words[1:]


def _one_line(entry: Entry) -> str:
    words = words_of(entry.shape.prompt) or " ".join(entry.source.split())
    return words if not is_blank(words) and words.strip(">|-+ ") else _("Without a title")


def _beyond_title(entry: Entry, words: str) -> str:
    """What no title has room for, and goes on as text."""
    return markdown.of_runs(entry.shape.prompt) if len(words) > LONGEST_TITLE else ""


def _stem_of(picture: Picture, count: int) -> str:
    made = id_from_words(picture.alternative) if picture.alternative.strip() else ""
    return made if made and not made.startswith("x-") else f"picture-{count}"


def notes_of(entry: Entry) -> Iterator[str]:
    """The footnotes that an entry refers to, once each."""
    found = {run.note: True for part in entry.parts for run in _runs_of(part) if run.note}
    return iter(found)


def _runs_of(part: Part) -> Iterator[Run]:
    match part:
        case Paragraph():
            yield from part.runs
        case Table():
            yield from (run for row in part.rows for cell in row for p in cell for run in p.runs)
        case Drawing():
            yield from (run for p in part.paragraphs for run in p.runs)


def _look_at(entry: Entry, kind: Kind) -> str:
    """Why one may want to look at what became of an entry; empty if all is well."""
    first, shape = entry.parts[0], entry.shape
    if isinstance(first, Drawing):
        return "drawing"
    if isinstance(first, Picture):
        return "no-picture" if kind is Kind.OUT and entry.kind is Kind.OUT else ""
    if kind is Kind.SCALE and shape.scale and not (shape.scale.low_words and shape.scale.high_words):
        return "no-ends"
    if kind is Kind.TABLE and shape.grid and not all(shape.grid.columns):
        return "no-names"
    sort = getattr(first, "sort", "")
    return sort if sort not in ("header", "contents") else ""
