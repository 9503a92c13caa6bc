"""The words of one paragraph of a Word file, with their looks, and what else stands in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.parts import GAP, Beside, Run
from workbook.authoring.importing.word_styles import BOXES, leaders, symbol
from workbook.authoring.importing.word_xml import attribute, child, inside, is_on, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

    from workbook.authoring.importing.parts import Part
    from workbook.authoring.importing.word_styles import Style

EMPTY_BOX, TICKED_BOX = "☐", "☒"
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"')
_PASSED_BY = frozenset(
    (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "tcPr",
        "trPr",
        "instrText",
        "delInstrText",
        "fldData",
        "rubyPr",
    )
)
_GONE = frozenset(("del", "moveFrom"))
_INSIDE_DRAWING = frozenset(("drawing", "pict", "object"))


_LIST = "\ue0ff"  # stands for a list until its paragraph is read


class Format(NamedTuple):
    """How the words look that stand here."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    underlined: bool = False


class DropDown(NamedTuple):
    """A list that one chooses from, and what is chosen or written there."""

    shown: tuple[str, ...]
    chosen: str

    def as_choice(self) -> str:
        """A circle before each, as people draw what one of them is chosen from."""
        return "".join(f" ○ {one}" for one in self.shown) if len(self.shown) > 1 else self.in_brackets()

    def in_brackets(self) -> str:
        """What stands there, and all that could."""
        return f"{self.chosen} ({' / '.join(self.shown)})" if self.shown else self.chosen


class ParagraphReader:
    """Collects the runs of a paragraph, and what stands in it and is no words of it."""

    def __init__(
        self,
        style: Style,
        links: Mapping[str, str],
        drawn: Callable[[Element], list[Part]],
    ) -> None:
        self.runs: list[Run] = []
        self.others: list[Part] = []
        self.largest = 0
        self.languages: dict[str, int] = {}
        self._style, self._links, self._drawn = style, links, drawn
        self._tabs: tuple[bool, ...] = ()
        self._tab = 0
        self._fields: list[str] = []  # what the fields say that are open
        self._lists: list[DropDown] = []  # a sign stands for each until all is read

    def read(self, paragraph: Element) -> None:
        """All of it."""
        self._tabs = leaders(child(paragraph, "pPr")) or self._style.leaders
        self._walk(paragraph, Format(self._style.bold, self._style.italic))
        self._settle_lists()

    def _settle_lists(self) -> None:
        """A list that ends a paragraph is a choice; one among words, or one of several, is told in brackets."""
        _before, found, after = "".join(run.text for run in self.runs).partition(_LIST)
        alone = bool(found) and not after.strip(" .:\u00a0\t\n")
        for at, run in enumerate(self.runs):
            text = run.text
            while _LIST in text:
                drop = self._lists.pop(0)
                text = text.replace(_LIST, drop.as_choice() if alone else drop.in_brackets(), 1)
            self.runs[at] = run._replace(text=text)

    def _walk(self, element: Element, form: Format) -> None:
        for one in element:
            name = name_of(one)
            if name == "r":
                self._run(one, form)
            elif name in _PASSED_BY:
                continue
            elif name == "hyperlink":
                target = self._links.get(attribute(one, "id"), "")
                self._walk(one, form._replace(link=target))
            elif name in _GONE:
                self._deleted(one)
            elif name == "sdt":
                self._control(one, form)
            elif name == "AlternateContent":
                self._alternative(one, form)
            elif name == "t" and "math" in one.tag:
                self._say(one.text or "", form)
            else:
                self._walk(one, form)

    def _alternative(self, element: Element, form: Format) -> None:
        """Of what Word writes twice, for itself and for older programs, the first that holds anything."""
        first = child(element, "Choice")
        chosen = first if first is not None else child(element, "Fallback")
        if chosen is not None:
            self._content(chosen, form)

    def _deleted(self, element: Element) -> None:
        words = "".join(one.text or "" for one in element.iter() if name_of(one) in ("delText", "t"))
        if words.strip():
            self.others.append(Beside("deleted", words))

    def _control(self, element: Element, form: Format) -> None:
        """A field that is filled in: a box, words, or a choice."""
        properties, content = child(element, "sdtPr"), child(element, "sdtContent")
        box = child(properties, "checkbox")
        if box is not None:
            self._say(TICKED_BOX if value(box, "checked") in ("1", "true") else EMPTY_BOX, form)
            return
        shown = [
            attribute(one, "displayText") or attribute(one, "value")
            for name in ("dropDownList", "comboBox")
            for one in child(properties, name) or ()
            if attribute(one, "value") or attribute(one, "displayText")
        ]
        waits = child(properties, "showingPlcHdr") is not None
        if shown and content is not None:
            words = "".join(one.text or "" for one in inside(content, "t"))
            if waits:
                self.others.append(Beside("field", words))
                shown = [one for one in shown if one != words]  # Word’s own “Choose an item.”
            self._list(shown, GAP if waits else words, form)
        elif waits and content is not None:
            words = "".join(one.text or "" for one in inside(content, "t"))
            self.others.append(Beside("field", words))
            self._say(GAP, form)
        elif content is not None:
            self._walk(content, form)

    def _list(self, shown: list[str], chosen: str, form: Format) -> None:
        self._lists.append(DropDown(tuple(shown), chosen))
        self._say(_LIST, form)

    def _run(self, run: Element, form: Format) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            if is_on(properties, "vanish"):
                self._hidden(run)
                return
            form = self._format(properties, form)
        self._content(run, form)

    def _hidden(self, run: Element) -> None:
        words = "".join(one.text or "" for one in inside(run, "t"))
        if words.strip():
            self.others.append(Beside("hidden", words))

    def _format(self, properties: Element, form: Format) -> Format:
        found = {name_of(one): one for one in properties}
        size = number(attribute(found.get("sz"), "val")) or 0
        self.largest = max(self.largest, size)
        if (language := found.get("lang")) is not None:
            key = attribute(language, "bidi" if "rtl" in found else "val")
            self.languages[key] = self.languages.get(key, 0) + 1
        on = {name: is_on(properties, name) for name in ("b", "i") if name in found}
        underlined = "u" in found and attribute(found["u"], "val") != "none"
        return form._replace(
            bold=on.get("b", form.bold), italic=on.get("i", form.italic), underlined=underlined
        )

    def _content(self, run: Element, form: Format) -> None:
        for one in run:
            name = name_of(one)
            if (words := self._sign_of(name, one)) is not None:
                self._say(words, form)
            elif name in ("footnoteReference", "endnoteReference"):
                self.runs.append(Run("", note=note_id(name, one)))
            elif name == "fldChar":
                self._field(one, form)
            elif name == "instrText":
                self._told(one.text or "")
            elif name == "delText":
                self._deleted(run)
            elif name in _INSIDE_DRAWING:
                self.others += self._drawn(one)
            elif name == "AlternateContent":
                self._alternative(one, form)
            elif name not in _PASSED_BY:
                self._walk(one, form)

    def _sign_of(self, name: str, element: Element) -> str | None:
        """What an element of a run stands for, if it is a sign or words."""
        if name == "t":
            return element.text or ""
        if name in ("tab", "ptab"):
            return self._tab_sign(element)
        if name in ("br", "cr"):
            return "" if attribute(element, "type") in ("page", "column") else "\n"
        if name == "sym":
            return _sign(element)
        return "\u2011" if name == "noBreakHyphen" else None

    def _told(self, words: str) -> None:
        if self._fields:
            self._fields[-1] += words

    def _tab_sign(self, tab: Element) -> str:
        leader = attribute(tab, "leader")
        at, self._tab = self._tab, self._tab + 1
        if leader:
            return GAP if leader != "none" else "\t"
        return GAP if self._tabs and self._tabs[min(at, len(self._tabs) - 1)] else "\t"

    def _field(self, sign: Element, form: Format) -> None:
        """A field begins or ends; a box and a field to fill in say what they are where they begin."""
        kind = attribute(sign, "fldCharType")
        if kind == "begin":
            self._fields.append("")
            box = child(sign, "ffData", "checkBox")
            if box is not None:
                ticked = is_on(box, "checked") or (child(box, "checked") is None and is_on(box, "default"))
                self._say(TICKED_BOX if ticked else EMPTY_BOX, form)
            drop = child(sign, "ffData", "ddList")
            if drop is not None:
                self._list([attribute(one, "val") for one in inside(drop, "listEntry")], GAP, form)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, form: Format) -> None:
        words = words.replace("\u00ad", "")
        if not words:
            return
        if self._fields:
            told = self._fields[-1].strip()
            if found := _ADDRESS.match(told):
                form = form._replace(link=found[1])
            elif told.startswith("FORMTEXT") and not words.strip():
                words = GAP
        if form.underlined and not words.strip() and (len(words) > 2 or "\t" in words):
            words = GAP
        last = self.runs[-1] if self.runs else None
        if last is not None and not last.note and last[1:4] == form[:3]:
            self.runs[-1] = last._replace(text=last.text + words)
        else:
            self.runs.append(Run(words, form.bold, form.italic, form.link))


def note_id(name: str, element: Element) -> str:
    """What a footnote or an endnote goes by: both are counted from 1."""
    return f"{'e' if name.startswith('end') else ''}{attribute(element, 'id')}"


def _sign(element: Element) -> str:
    """A sign out of a font of signs; what is no box to tick is a bullet, as nobody can say what it shows."""
    try:
        sign = chr(int(attribute(element, "char"), 16))
    except ValueError:
        return ""
    sign = symbol(sign, attribute(element, "font"))
    if sign in BOXES:
        return EMPTY_BOX
    return "•" if 0xE000 <= ord(sign) < 0xF900 else sign
