"""A document as Word opens it (Office Open XML, ISO/IEC 29500, in its transitional form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.copies.office import word_styles
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

_PER_INCH = 914_400  # the unit of pictures
_WIDTH = 8504  # of a table, in twentieths of a point
_W = word_styles.W
_DRAWING = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BESIDE = ("styles", "settings", "numbering", "footer")


def write_word(document: Document, pictures: Pictures, file: BinaryIO) -> None:
    """Write all of it; a picture is read when it is its turn."""
    tongue = tongue_of(document.language)
    body = _Body()
    with ZipWriter(file) as parts:
        parts.add("[Content_Types].xml", _content_types().encode())
        parts.add("_rels/.rels", _package_links().encode())
        parts.add("docProps/core.xml", _about(document).encode())
        blocks = Layout(pictures.find, from_right=tongue.from_right).blocks(document)
        parts.add_text("word/document.xml", body.xml(blocks, from_right=tongue.from_right))
        parts.add("word/styles.xml", word_styles.styles(tongue).encode())
        parts.add("word/settings.xml", word_styles.settings().encode())
        parts.add("word/footer.xml", word_styles.footer().encode())
        parts.add_text("word/numbering.xml", word_styles.numbering(body.numbered))
        parts.add("word/_rels/document.xml.rels", _links(pictures.shown.values()).encode())
        for kept in pictures.shown.values():
            parts.add(f"word/media/{kept.file}", pictures.content(kept), stored=True)


class _Body:
    """Writes blocks one after the other, and counts what needs a number of its own."""

    def __init__(self) -> None:
        self.numbered = 0  # lists that count their items
        self._drawings = 0
        self._after_table = False

    def xml(self, blocks: Iterable[Block], *, from_right: bool) -> Iterator[str]:
        yield f"{BEGIN}<w:document {_W} {_DRAWING}><w:body>"
        for block in blocks:
            yield from self._block(block)
            self._after_table = isinstance(block, Table)
        if self._after_table:  # the last of a document must be a paragraph
            yield '<w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr></w:p>'
        yield word_styles.page(from_right=from_right)
        yield "</w:body></w:document>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Line():
                yield _paragraph(block)
            case Points():
                yield from self._list(block)
            case Table():
                yield from self._table(block)
            case Shown():
                yield self._drawing(block)

    def _list(self, points: Points) -> Iterator[str]:
        if points.numbered:
            self.numbered += 1
        number = word_styles.FIRST_NUMBERED + self.numbered - 1 if points.numbered else word_styles.BULLETS
        for item in points.items:
            style = "ListNumber" if points.numbered else "ListBullet"
            yield _paragraph(
                item._replace(style=style),
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>',
            )

    def _table(self, table: Table) -> Iterator[str]:
        if self._after_table:  # two that touch would become one
            yield '<w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr></w:p>'
        side = "<w:bidiVisual/>" if table.from_right else ""
        whole = sum(table.widths)
        columns = [_WIDTH * part // whole for part in table.widths]
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Answers"/>{side}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{word_styles.INDENT}" w:type="dxa"/><w:tblLook w:val="0020"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        yield from _row(table.head, columns, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for row in table.rows:
            yield from _row(row, columns)
        yield "</w:tbl>"

    def _drawing(self, shown: Shown) -> str:
        self._drawings += 1
        kept, number = shown.picture, self._drawings
        wide, high = round(kept.width * _PER_INCH), round(kept.height * _PER_INCH)
        size, alt = f'cx="{wide}" cy="{high}"', escaped(plain(shown.alt).replace("\n", " "))
        drawing = (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="{number}" descr="{alt}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{kept.file}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{_link_of(kept)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        side = "<w:bidi/>" if shown.from_right else ""
        return f'<w:p><w:pPr><w:pStyle w:val="Picture"/>{side}</w:pPr><w:r>{drawing}</w:r></w:p>'


def _row(cells: list[Line], columns: list[int], settings: str = "") -> Iterator[str]:
    yield f"<w:tr>{settings}"
    for cell, column in zip(cells, columns, strict=True):
        yield f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{_paragraph(cell)}</w:tc>'
    yield "</w:tr>"


def _paragraph(line: Line, settings: str = "") -> str:
    side = "<w:bidi/>" if line.from_right else ""
    runs = "".join(_run(run, from_right=line.from_right) for run in line.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/>{settings}{side}</w:pPr>{runs}</w:p>'


def _run(run: Run, *, from_right: bool) -> str:
    looks = [
        "<w:b/><w:bCs/>" if run.bold else "",
        "<w:i/><w:iCs/>" if run.italic else "",
        "<w:rtl/>" if from_right else "",
    ]
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(words)}</w:t>' if words else "" for words in run.text.split("\n")
    )
    return f"<w:r><w:rPr>{''.join(looks)}</w:rPr>{words}</w:r>"


def _link_of(kept: KeptPicture) -> str:
    return "rId" + kept.file.split(".")[0]


def _links(shown: Iterable[KeptPicture]) -> str:
    beside = [
        f'<Relationship Id="rId{name}" Type="{_RELATED}/{name}" Target="{name}.xml"/>' for name in _BESIDE
    ]
    pictures = [
        f'<Relationship Id="{_link_of(kept)}" Type="{_RELATED}/image" Target="media/{kept.file}"/>'
        for kept in shown
    ]
    return (
        f'{BEGIN}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(beside + pictures)}</Relationships>'
    )


def _package_links() -> str:
    return (
        f'{BEGIN}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _content_types() -> str:
    endings = "".join(
        f'<Default Extension="{name}" ContentType="image/{name}"/>' for name in ("png", "jpeg", "gif")
    )
    beside = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in _BESIDE
    )
    return (
        f'{BEGIN}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{endings}'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{beside}'
        '<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _about(document: Document) -> str:
    """What the file says of itself: the title and the name that stand on its first page, and no day."""
    title, name = (escaped(" ".join(plain(words).split())) for words in (document.title, document.name))
    return (
        f'{BEGIN}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{name}</dc:creator>"
        f"<dc:language>{escaped(document.language)}</dc:language></cp:coreProperties>"
    )
