"""What stands in a document of somebody else, one part after the other: paragraphs, tables, pictures, and the rest."""

from __future__ import annotations

from typing import NamedTuple

GAP = "……………"  # room to write, wherever a document has it as something else than dots


class Run(NamedTuple):
    """Words of one look; `note` is the id of a footnote that is referred to here."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""


class Bullet(NamedTuple):
    """What stands before a list item: how far in, whether it counts, and whether it is a box to tick."""

    depth: int = 0
    counts: bool = False
    box: bool = False


class Paragraph(NamedTuple):
    """A paragraph; `level` is that of a heading (0: none, -1: the title of the whole)."""

    runs: tuple[Run, ...] = ()
    level: int = 0
    bullet: Bullet | None = None
    quoted: bool = False
    large: bool = False  # larger than the text, or in the middle, as people make headings by hand

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Table(NamedTuple):
    """Rows of cells; a cell has paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]

    @property
    def text(self) -> str:
        """Its words, a line for each row."""
        return "\n".join("\t".join(cell_text(cell) for cell in row) for row in self.rows)


class Picture(NamedTuple):
    """A picture: its bytes, what the document says that it shows, and where it lies if it has no bytes here."""

    data: bytes
    alternative: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """What it shows."""
        return self.alternative


class Drawing(NamedTuple):
    """Shapes, text boxes, diagrams: their words, in paragraphs, and what the document calls the whole."""

    paragraphs: tuple[Paragraph, ...]
    name: str = ""

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph; without any, its name."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs) or self.name


class Beside(NamedTuple):
    """What belongs to no place in the text, with its words: a header, a comment, what somebody deleted."""

    sort: str  # header, comment, deleted, field, contents, and those of Markdown
    text: str


class Markdown(NamedTuple):
    """Markdown of somebody else, kept as it stands; `sort` says if it is something that is not known here."""

    text: str
    sort: str = ""


Part = Paragraph | Table | Picture | Drawing | Beside | Markdown


def cell_text(cell: tuple[Paragraph, ...]) -> str:
    """The words of a cell in one line."""
    return " ".join(" ".join(paragraph.text for paragraph in cell).split())
