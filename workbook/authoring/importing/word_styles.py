"""What the styles and lists of a Word file mean: headings in any language, lists that count, boxes to tick."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.parts import Bullet
from workbook.authoring.importing.word_xml import attribute, child, inside, is_on, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

TITLE = -1
MOST_STEPS = 20  # from a style to those that it is made of
BOXES = "☐□❏❑❒◻▢⬜☑☒✓✔✗✘⬛\uf0a8\uf06f\uf070\uf071\uf072\uf0fe\uf0fd\uf0fc\uf0fb\uf052\uf053\uf054"
_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|"
    r"címsor|başlık|заголовок|επικεφαλίδα|כותרת|عنوان|標題|标题|見出し|제목)\s*([1-9])(?!\d)",
    re.IGNORECASE,
)
_TITLES = ("title", "titel", "titre", "título", "titulo", "titolo", "название", "tytuł", "العنوان")
_CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|inhaltsverzeichnis|índice|tabladecontenido)\s*(?:\d|heading)", re.IGNORECASE
)
_SYMBOLS = ("wingdings", "symbol", "webdings")
_DEFAULT_SIZE = 22  # in half points


class Style(NamedTuple):
    """What a style says of its paragraphs, with all that it takes from others."""

    level: int = 0
    quoted: bool = False
    contents: bool = False
    list_id: str = ""
    depth: int = 0
    bold: bool = False
    italic: bool = False
    size: int = 0
    leaders: tuple[bool, ...] = ()


@dataclass
class Styles:
    """The styles by their ids, and what stands in no style."""

    known: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    language: str = ""
    bidi_language: str = ""
    size: int = _DEFAULT_SIZE

    def of(self, style_id: str) -> Style:
        """A style; one that is not there is known by its name alone."""
        found = self.known.get(style_id or self.default)
        return found or Style(level=_level_of(style_id))


def read_styles(root: Element | None) -> Styles:
    """The styles of a document; without any, none."""
    if root is None:
        return Styles()
    written = {attribute(one, "styleId"): one for one in root if name_of(one) == "style"}
    default = next(
        (
            key
            for key, one in written.items()
            if attribute(one, "default") in ("1", "true") and _is_paragraph(one)
        ),
        "",
    )
    known = {key: _style(key, written) for key in written}
    properties = child(root, "docDefaults", "rPrDefault", "rPr")
    language = child(properties, "lang")
    size = known[default].size if default in known else 0
    return Styles(
        known,
        default,
        attribute(language, "val"),
        attribute(language, "bidi"),
        size or number(value(properties, "sz")) or _DEFAULT_SIZE,
    )


def _is_paragraph(style: Element) -> bool:
    return attribute(style, "type") in ("", "paragraph")


def _style(key: str, written: Mapping[str, Element]) -> Style:
    """A style with what it takes from those that it is based on; the nearest one counts."""
    made = Style()
    for _unused in range(MOST_STEPS):
        one = written.get(key)
        if one is None:
            break
        made = _with(made, _own(key, one))
        key = value(one, "basedOn")
    return made


def _with(nearer: Style, farther: Style) -> Style:
    return Style._make(mine or other for mine, other in zip(nearer, farther, strict=True))


def _own(key: str, style: Element) -> Style:
    paragraph, run, name = child(style, "pPr"), child(style, "rPr"), value(style, "name")
    outline = number(value(paragraph, "outlineLvl"))
    level = _level_of(name) or _level_of(key) or (outline + 1 if outline is not None and outline < 9 else 0)
    list_id = value(paragraph, "numPr", "numId")
    return Style(
        level=level,
        quoted="quote" in name.lower() or "zitat" in name.lower(),
        contents=bool(_CONTENTS.match(name) or _CONTENTS.match(key)),
        list_id=list_id,
        depth=number(value(paragraph, "numPr", "ilvl")) or 0,
        bold=is_on(run, "b"),
        italic=is_on(run, "i"),
        size=number(value(run, "sz")) or 0,
        leaders=leaders(paragraph),
    )


def _level_of(name: str) -> int:
    if found := _HEADING.fullmatch(name.strip()):
        return int(found[1])
    return TITLE if name.strip().lower() in _TITLES else 0


def leaders(properties: Element | None) -> tuple[bool, ...]:
    """Of each tab stop from the first to the last, whether dots or a line lead to it."""
    tabs = child(properties, "tabs")
    if tabs is None:
        return ()
    stops = [tab for tab in tabs if attribute(tab, "val") != "clear"]
    stops.sort(key=lambda tab: number(attribute(tab, "pos")) or 0)
    return tuple(attribute(tab, "leader") not in ("", "none") for tab in stops)


class Lists:
    """What stands before the items of each list."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Bullet]] = {}
        if root is None:
            return
        kinds = {
            attribute(one, "abstractNumId"): _levels(one) for one in root if name_of(one) == "abstractNum"
        }
        for one in root:
            if name_of(one) == "num":
                self._levels[attribute(one, "numId")] = kinds.get(value(one, "abstractNumId"), {})

    def bullet(self, list_id: str, depth: int) -> Bullet | None:
        """What stands before an item; nothing where a paragraph is taken out of its list."""
        if list_id in ("", "0"):
            return None
        return self._levels.get(list_id, {}).get(depth, Bullet(depth))


def _levels(kind: Element) -> dict[int, Bullet]:
    found = {}
    for level in inside(kind, "lvl"):
        depth = number(attribute(level, "ilvl")) or 0
        shape, sign = value(level, "numFmt"), value(level, "lvlText")
        font = attribute(child(level, "rPr", "rFonts"), "ascii")
        box = shape == "bullet" and len(sign) == 1 and symbol(sign, font) in BOXES
        found[depth] = Bullet(min(depth, 5), shape not in ("bullet", "none", ""), box)
    return found


def symbol(sign: str, font: str) -> str:
    """A sign of a font of signs by its place in that font, which Word writes in two ways."""
    if font.lower().startswith(_SYMBOLS) and ord(sign) < 0x100:
        return chr(0xF000 + ord(sign))
    return sign
