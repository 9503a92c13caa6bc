"""A document as LibreOffice and others open it (OpenDocument 1.2, ISO/IEC 26300)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.answers.copies.office import open_document_styles as styles
from workbook.answers.copies.office.layout import Layout, Line, Points, Shown, Table
from workbook.answers.copies.office.xml_text import BEGIN, escaped, plain, tongue_of
from workbook.answers.copies.office.zip_file import ZipWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from workbook.answers.copies.document import Document
    from workbook.answers.copies.office.course_words import Run
    from workbook.answers.copies.office.layout import Block
    from workbook.answers.copies.office.pictures import KeptPicture, Pictures

_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_LEVELS = {"Heading1": 1, "Heading2": 2}
_BLANKS = re.compile("^ +| {2,}", re.MULTILINE)


def write_open_document(document: Document, pictures: Pictures, file: BinaryIO) -> None:
    """Write all of it; a picture is read when it is its turn."""
    tongue = tongue_of(document.language)
    with ZipWriter(file) as parts:
        parts.add("mimetype", _TYPE.encode(), stored=True)
        blocks = Layout(pictures.find, from_right=tongue.from_right).blocks(document)
        parts.add_text("content.xml", _content(blocks))
        parts.add("styles.xml", styles.styles(tongue).encode())
        parts.add("meta.xml", _about(document).encode())
        for kept in pictures.shown.values():
            parts.add(f"Pictures/{kept.file}", pictures.content(kept), stored=True)
        parts.add("META-INF/manifest.xml", _manifest(pictures.shown.values()).encode())


def _content(blocks: Iterable[Block]) -> Iterator[str]:
    yield f'{BEGIN}<office:document-content {styles.SPACES} office:version="1.2">{styles.own()}'
    yield "<office:body><office:text>"
    drawings = 0
    for block in blocks:
        match block:
            case Line():
                yield _paragraph(block)
            case Points():
                yield from _list(block)
            case Table():
                yield from _table(block)
            case Shown():
                drawings += 1
                yield _drawing(block, drawings)
    yield "</office:text></office:body></office:document-content>"


def _paragraph(line: Line) -> str:
    style = styles.side_of(line.style, from_right=line.from_right)
    level = _LEVELS.get(line.style)
    tag = "text:h" if level else "text:p"
    outline = f' text:outline-level="{level}"' if level else ""
    return f'<{tag} text:style-name="{style}"{outline}>{"".join(map(_run, line.runs))}</{tag}>'


def _run(run: Run) -> str:
    words = _BLANKS.sub(_blanks, escaped(run.text)).replace("\n", "<text:line-break/>")
    look = "Bold" * run.bold + "Italic" * run.italic
    return f'<text:span text:style-name="{look}">{words}</text:span>' if look else words


def _blanks(found: re.Match[str]) -> str:
    """Blanks that no reader takes for one."""
    return f'<text:s text:c="{len(found[0])}"/>'


def _list(points: Points) -> Iterator[str]:
    yield f'<text:list text:style-name="{"Numbers" if points.numbered else "Bullets"}">'
    for item in points.items:
        yield f"<text:list-item>{_paragraph(item._replace(style='Point'))}</text:list-item>"
    yield "</text:list>"


def _table(table: Table) -> Iterator[str]:
    columns = "".join(f'<table:table-column table:style-name="Wide{part}"/>' for part in table.widths)
    yield f'<table:table table:style-name="{styles.side_of("Table", from_right=table.from_right)}">{columns}'
    yield "<table:table-header-rows>"
    yield from _row(table.head, "HeadBox")
    yield "</table:table-header-rows>"
    for row in table.rows:
        yield from _row(row, "Box")
    yield "</table:table>"


def _row(cells: list[Line], style: str) -> Iterator[str]:
    yield "<table:table-row>"
    for cell in cells:
        yield (
            f'<table:table-cell table:style-name="{style}" office:value-type="string">{_paragraph(cell)}'
            "</table:table-cell>"
        )
    yield "</table:table-row>"


def _drawing(shown: Shown, number: int) -> str:
    kept, alt = shown.picture, escaped(plain(shown.alt).replace("\n", " "))
    return (
        f'<text:p text:style-name="{styles.side_of("Picture", from_right=shown.from_right)}">'
        f'<draw:frame draw:style-name="Frame" draw:name="{number}" text:anchor-type="as-char" '
        f'svg:width="{kept.width:.3f}in" svg:height="{kept.height:.3f}in">'
        f'<draw:image xlink:href="Pictures/{kept.file}" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:title>{alt}</svg:title><svg:desc>{alt}</svg:desc></draw:frame></text:p>'
    )


def _about(document: Document) -> str:
    """What the file says of itself: the title and the name that stand on its first page, and no day."""
    title, name = (escaped(" ".join(plain(words).split())) for words in (document.title, document.name))
    return (
        f'{BEGIN}<office:document-meta {styles.SPACES} office:version="1.2"><office:meta>'
        f"<dc:title>{title}</dc:title><meta:initial-creator>{name}</meta:initial-creator>"
        f"<dc:language>{escaped(document.language)}</dc:language></office:meta></office:document-meta>"
    )


def _manifest(shown: Iterable[KeptPicture]) -> str:
    files = [("/", _TYPE), *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))]
    files += [(f"Pictures/{kept.file}", f"image/{kept.file.rpartition('.')[2]}") for kept in shown]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in files
    )
    begin = f'{BEGIN}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.2">'
    return f"{begin}{entries}</manifest:manifest>"
