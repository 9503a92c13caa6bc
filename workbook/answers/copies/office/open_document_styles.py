"""How an OpenDocument looks: its styles, lists, page and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.copies.office.layout import NARROWEST, WIDEST
from workbook.answers.copies.office.xml_text import BEGIN, tongue_of
from workbook.language.translation import spoken

if TYPE_CHECKING:
    from workbook.answers.copies.office.xml_text import Tongue

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    [
        *(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "style", "text", "table", "meta")),
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        *(
            f'xmlns:{name}="{_OASIS}:{kind}-compatible:1.0"'
            for name, kind in (("fo", "xsl-fo"), ("svg", "svg"))
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
_SERIF, _SANS = "Serif", "Sans"
_FACES = (
    "<office:font-face-decls>"
    '<style:font-face style:name="Serif" svg:font-family="Georgia, Gelasio, \'DejaVu Serif\', serif"/>'
    '<style:font-face style:name="Sans" svg:font-family="Calibri, Carlito, \'DejaVu Sans\', sans-serif"/>'
    "</office:font-face-decls>"
)
_INDENT = "0.8cm"


class _Style(NamedTuple):
    """A paragraph style: its size in points, the room before and after it, and how it looks."""

    name: str
    size: float
    before: float
    after: float
    indent: str = "0cm"
    face: str = _SERIF
    more: str = ""
    colour: str = "#262626"
    paragraph: str = ""


_BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
_ITALIC = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
_KEEP = 'fo:keep-with-next="always"'
STYLES = (
    _Style("Title", 26, 0, 6, colour="#1F2A2E", paragraph=_KEEP),
    _Style("Heading1", 17, 32, 8, colour="#1F2A2E", paragraph=_KEEP),
    _Style("Heading2", 11.5, 18, 5, face=_SANS, more=_BOLD, colour="#333333", paragraph=_KEEP),
    _Style("Answer", 11.5, 0, 5, _INDENT),
    _Style("Passage", 11, 3, 4, _INDENT, more=_ITALIC, colour="#4A4A4A"),
    _Style("Point", 11.5, 0, 2.5),
    _Style("Picture", 11.5, 3, 5, _INDENT, paragraph=_KEEP),
    _Style("Remark", 10.5, 3, 5, face=_SANS, colour="#4A4A4A"),
    _Style("Small", 9, 3, 6, _INDENT, face=_SANS, colour="#5E5E5E"),
    _Style("Cell", 10, 1.5, 1.5),
    _Style("CellHead", 9.5, 1.5, 1.5, face=_SANS, more=_BOLD, colour="#333333"),
    _Style("Foot", 9, 0, 0, face=_SANS, colour="#5E5E5E"),
)
_NAMES = {"Heading1": "Heading_20_1", "Heading2": "Heading_20_2"}
_SIDES = {False: "lr-tb", True: "rl-tb"}


def side_of(style: str, *, from_right: bool) -> str:
    """The style for what is read from one side."""
    return f"{style}-{_SIDES[from_right][:2]}"


def styles(tongue: Tongue) -> str:
    """All that have names; the language is the course's, and the program's own for what that says."""
    side = _SIDES[tongue.from_right]
    made = "".join(map(_style, STYLES))
    return (
        f'{BEGIN}<office:document-styles {SPACES} office:version="1.2">{_FACES}<office:styles>'
        f'<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="{side}"/>'
        f'<style:text-properties style:font-name="Serif" {_language(tongue)}/></style:default-style>'
        f'<style:style style:name="Standard" style:family="paragraph" style:class="text"/>{made}{_LISTS}'
        f"</office:styles><office:automatic-styles>{_page_layout(side)}</office:automatic-styles>{_MASTER}"
        "</office:document-styles>"
    )


def _style(style: _Style) -> str:
    name = _NAMES.get(style.name, style.name)
    shown = f' style:display-name="{name.replace("_20_", " ")}"' if "_20_" in name else ""
    level = f' style:default-outline-level="{style.name[-1]}"' if style.name in _NAMES else ""
    language = _language(tongue_of(spoken().code)) if style.name in ("Small", "Remark") else ""
    sizes = " ".join(f'{kind}="{style.size}pt"' for kind in (
        "fo:font-size", "style:font-size-asian", "style:font-size-complex"))  # fmt: skip
    return (
        f'<style:style style:name="{name}"{shown} style:family="paragraph" style:parent-style-name="Standard"'
        f'{level} style:class="text"><style:paragraph-properties fo:margin-top="{style.before}pt" '
        f'fo:margin-bottom="{style.after}pt" {_indent(style.indent)} fo:line-height="118%" '
        f'fo:text-align="start" {style.paragraph}/><style:text-properties style:font-name="{style.face}" '
        f'fo:color="{style.colour}" {sizes} {style.more} {language}/></style:style>'
    )


def _indent(far: str) -> str:
    return f'fo:margin-left="{far}" fo:margin-right="0cm"'


def _language(tongue: Tongue) -> str:
    end = {"west": "", "east": "-asian", "complex": "-complex"}[tongue.group]
    first = "style" if end else "fo"
    place = tongue.place or "none"
    return f'{first}:language{end}="{tongue.language}" {first}:country{end}="{place}"'


def _list(name: str, sort: str, looks: str) -> str:
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-{sort} text:level="1" {looks}>'
        "<style:list-level-properties "
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        'text:label-followed-by="listtab" text:list-tab-stop-position="1.5cm" fo:text-indent="-0.7cm" '
        f'fo:margin-left="1.5cm"/></style:list-level-properties></text:list-level-style-{sort}></text:list-style>'
    )


_LISTS = _list("Bullets", "bullet", 'text:bullet-char="•"') + _list(
    "Numbers", "number", 'style:num-format="1" style:num-suffix="."'
)


def _page_layout(side: str) -> str:
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="1.8cm" fo:margin-left="2.6cm" '
        f'fo:margin-right="2.6cm" style:writing-mode="{side}"/><style:footer-style><style:header-footer-properties '
        'fo:min-height="0.7cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
        '<style:style style:name="FootMiddle" style:family="paragraph" style:parent-style-name="Foot">'
        '<style:paragraph-properties fo:text-align="center"/></style:style>'
    )


_MASTER = (
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>'
    '<text:p text:style-name="FootMiddle"><text:page-number text:select-page="current">1</text:page-number></text:p>'
    "</style:footer></style:master-page></office:master-styles>"
)


def own() -> str:
    """What belongs to this document: each style for both sides, tables, and letters that stand out."""
    sides = "".join(_sided(style.name, from_right=right) for style in STYLES for right in (False, True))
    tables = "".join(
        f'<style:style style:name="{side_of("Table", from_right=right)}" style:family="table">'
        f'<style:table-properties table:align="margins" fo:margin-{"right" if right else "left"}="{_INDENT}" '
        f'fo:margin-bottom="0.15cm" style:writing-mode="{_SIDES[right]}"/></style:style>'
        for right in (False, True)
    )
    return f"{_FACES}<office:automatic-styles>{sides}{tables}{_COLUMNS}{_BOXES}{_LOOKS}</office:automatic-styles>"


def _sided(name: str, *, from_right: bool) -> str:
    indent = next(style.indent for style in STYLES if style.name == name)
    margins = f'fo:margin-left="0cm" fo:margin-right="{indent}"' if from_right and indent != "0cm" else ""
    return (
        f'<style:style style:name="{side_of(name, from_right=from_right)}" style:family="paragraph" '
        f'style:parent-style-name="{_NAMES.get(name, name)}"><style:paragraph-properties '
        f'style:writing-mode="{_SIDES[from_right]}" fo:text-align="{"right" if from_right else "left"}" {margins}/>'
        "</style:style>"
    )


def _box(name: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="0.5pt solid #BFBFBF" fo:padding="0.12cm" {more}/></style:style>'
    )


_COLUMNS = "".join(
    f'<style:style style:name="Wide{part}" style:family="table-column"><style:table-column-properties '
    f'style:column-width="{part / 5}cm" style:rel-column-width="{part * 100}*"/></style:style>'
    for part in range(NARROWEST, WIDEST + 1)
)
_BOXES = _box("Box") + _box("HeadBox", 'fo:background-color="#F2F2F0"')
_LOOKS = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
    for name, look in (("Bold", _BOLD), ("Italic", _ITALIC), ("BoldItalic", f"{_BOLD} {_ITALIC}"))
) + (
    '<style:style style:name="Frame" style:family="graphic"><style:graphic-properties '
    'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
)
