"""How a document looks in Word: its styles, lists, page and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.copies.office.xml_text import BEGIN, tongue_of
from workbook.language.translation import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.answers.copies.office.xml_text import Tongue

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INDENT = 454  # of answers, in twentieths of a point: 0.8 cm
BULLETS, FIRST_NUMBERED = 1, 2
_SERIF, _SANS = "Georgia", "Calibri"
_OTHER = "Times New Roman"  # has the letters that are read from the right


class _Style(NamedTuple):
    """A paragraph style: how it is called in Word, its size in half points, its settings."""

    id: str
    name: str
    size: int
    settings: str
    face: str = _SERIF
    bold: bool = False
    italic: bool = False
    colour: str = "262626"
    follows: str = "Answer"


def _spacing(before: int, after: int, line: int = 276) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, before: int, after: int) -> str:
    return f'<w:keepNext/><w:keepLines/>{_spacing(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>'


_IND = f'<w:ind w:left="{INDENT}"/>'
_LIST_IND = f'<w:ind w:left="{INDENT + 397}" w:hanging="397"/>'
STYLES = (
    _Style("Title", "Title", 52, f"<w:keepNext/>{_spacing(0, 120, 252)}", _SERIF, colour="1F2A2E"),
    _Style("Heading1", "heading 1", 34, _heading(1, 640, 160), _SERIF, colour="1F2A2E"),
    _Style("Heading2", "heading 2", 23, _heading(2, 360, 100), _SANS, bold=True, colour="333333"),
    _Style("Answer", "Answer", 23, _spacing(0, 100, 290) + _IND),
    _Style(
        "Passage", "Passage of the course", 22, _spacing(60, 80, 280) + _IND, italic=True, colour="4A4A4A"
    ),
    _Style("ListBullet", "List Bullet", 23, _spacing(0, 50, 280) + _LIST_IND),
    _Style("ListNumber", "List Number", 23, _spacing(0, 50, 280) + _LIST_IND),
    _Style("Picture", "Picture", 23, f"<w:keepNext/>{_spacing(60, 100, 240)}{_IND}"),
    _Style("Remark", "Remark", 21, _spacing(60, 100), _SANS, colour="4A4A4A"),
    _Style("Small", "Small", 18, _spacing(60, 120, 240) + _IND, _SANS, colour="5E5E5E"),
    _Style("Cell", "Cell", 20, _spacing(30, 30, 252)),
    _Style(
        "CellHead",
        "Cell head",
        19,
        f"<w:keepNext/>{_spacing(30, 30, 252)}",
        _SANS,
        bold=True,
        colour="333333",
    ),
)


def styles(tongue: Tongue) -> str:
    """All of them, in the language of the course; what the program says is in its own."""
    made = "".join(_style(style) for style in STYLES)
    return (
        f"{BEGIN}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_faces(_SERIF)}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/>{_language(tongue)}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{made}{_TABLES}</w:styles>"
    )


def _style(style: _Style) -> str:
    looks = "<w:b/><w:bCs/>" * style.bold + "<w:i/><w:iCs/>" * style.italic
    language = _language(tongue_of(spoken().code)) if style.id in ("Small", "Remark") else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style.follows}"/><w:qFormat/>'
        f"<w:pPr>{style.settings}</w:pPr><w:rPr>{_faces(style.face)}{looks}"
        f'<w:color w:val="{style.colour}"/><w:sz w:val="{style.size}"/><w:szCs w:val="{style.size + 2}"/>'
        f"{language}</w:rPr></w:style>"
    )


def _faces(face: str) -> str:
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{_OTHER}"/>'


def _language(tongue: Tongue) -> str:
    code = "-".join(filter(None, (tongue.language, tongue.place)))
    kind = {"west": "val", "east": "eastAsia", "complex": "bidi"}[tongue.group]
    return f'<w:lang w:{kind}="{code}"/>'


def _edges(names: str) -> str:
    return "".join(
        f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>' for name in names.split()
    )


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Answers"><w:name w:val="Answers"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_edges('top left bottom right insideH insideV')}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F0"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def numbering(numbered: int) -> Iterator[str]:
    """The two sorts of list; each that counts its items begins with one."""
    yield f"{BEGIN}<w:numbering {W}>"
    for at, (kind, words) in enumerate((("bullet", "•"), ("decimal", "%1."))):
        yield (
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{_LIST_IND}</w:pPr></w:lvl></w:abstractNum>"
        )
    yield f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    for number in range(FIRST_NUMBERED, FIRST_NUMBERED + numbered):
        yield (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    yield "</w:numbering>"


def settings() -> str:
    """That it is a document of today, and not to be shown as one of twenty years ago."""
    return (
        f'{BEGIN}<w:settings {W}><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def footer() -> str:
    """The number of the page."""
    return (
        f'{BEGIN}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Small"/><w:ind w:left="0"/><w:jc w:val="center"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


def page(*, from_right: bool) -> str:
    """A4 with quiet margins."""
    side = "<w:bidi/>" if from_right else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdfooter"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1474" w:bottom="1418" w:left="1474" w:header="709" w:footer="709" '
        f'w:gutter="0"/>{side}</w:sectPr>'
    )
