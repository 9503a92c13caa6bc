"""One page being drawn: its PDF operators, and what on it can be pressed, found or looked at."""

from __future__ import annotations

import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.faces import STROKED
from workbook.pdf.style import HAIRLINE, INK, RULING
from workbook.pdf.tags import MOST_ON_A_PAGE, Element, Tags, holder, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.form_fields import FormField
    from workbook.pdf.line import Line
    from workbook.pdf.paper_picture import PaperPicture
    from workbook.pdf.style import TextStyle

_HARD = 4  # to press; harder takes twice as long, and saves a thirtieth
_REFERENCES = ("#source-", "#footnote-")
_MARKED_AS = {"Link": "Span"}  # whether it leads anywhere is known only when all pages are there
_NUMBER = r"(-?\d+\.?\d*)"
_POINTS = re.compile(rf"{_NUMBER} {_NUMBER}(?: {_NUMBER} {_NUMBER} re)?")  # of a path, and its rectangles
_ROUND = 0.5523  # how far a Bézier curve's handles stand out to make a quarter of a circle


Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Link(NamedTuple):
    """A place to press: `#key` leads to a mark, anything else is an address."""

    box: Box
    target: str
    element: Element
    """Where it stands in the document's structure."""


class Mark(NamedTuple):
    """A place that links and bookmarks lead to. Without a title it is no bookmark."""

    key: str
    y: float
    title: str = ""
    level: int = 0


class Picture(NamedTuple):
    """A picture placed on the page."""

    image: PaperPicture
    x: float
    y: float
    width: float
    height: float
    opening: str = "/Artifact BMC"
    """The operator that says what it belongs to."""


class Fillable(NamedTuple):
    """A field that waits for its place: its name in the PDF, what it is, and what it is called for who hears it."""

    name: str
    field: FormField
    says: str


class PlacedField(NamedTuple):
    """A field where it stands on its page and in the structure; `size` is that of its letters."""

    what: Fillable
    box: tuple[float, float, float, float]
    size: float
    element: Element


@dataclass
class Sheet:
    """One page. Colours are PDF colour operands; y grows upwards.

    All that is drawn is marked with the element of the document's structure that it belongs to. A document that is
    written from the right is laid out as if from the left: its sheets put everything as far from the other side.
    """

    number: int
    tags: Tags = field(default_factory=Tags)
    owners: list[Element] = field(default_factory=list)
    """The elements that marked content belongs to, by its numbers."""
    code: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fields: list[PlacedField] = field(default_factory=list)
    waits: bool = False
    """Whether something is still to be put in between its operators."""
    _packed: list[bytes] = field(default_factory=list)
    _fill: str = ""
    _pen: tuple[str, float, str] = ("", 0.0, "")
    _open: Element | None = None
    mirrored: float | None = None
    """The width of a page that is written from the right."""
    _moved: float | None = None  # how far what keeps its sense is moved

    def pack(self) -> None:
        """Make it small: it is full, or nearly so."""
        self.close()
        if self.code and not self.waits:
            self._packed.append(press(self.operators()))
            self.code.clear()

    def operators(self) -> str:
        """All that was drawn since it was packed."""
        self.close()
        return "\n".join(self.code)

    def pressed(self) -> list[bytes]:
        """All that is drawn, in one or more parts."""
        self.waits = False
        self.pack()
        return list(self._packed)

    def let_go(self) -> None:
        """It is written."""
        for part in (self.code, self._packed, self.links, self.marks, self.pictures, self.fields):
            part.clear()

    def close(self) -> None:
        """End what is marked as one; what is drawn next is marked anew."""
        if self._open is not None:
            self._open = None
            self.code.append("EMC")

    def leave_room(self) -> int:
        """A place among the operators where something is put in later."""
        self.close()
        self.waits = True
        self.code.append("")
        return len(self.code) - 1

    def aside(self) -> Sheet:
        """A sheet for what is put in on this one later."""
        return Sheet(self.number, self.tags, self.owners, mirrored=self.mirrored)

    @contextmanager
    def as_drawn(self, x: float, width: float) -> Iterator[None]:
        """What is drawn meanwhile, from x on, keeps its sense: on a mirrored page it is moved, and not mirrored."""
        before = self._moved
        if self.mirrored is not None and before is None:
            self._moved = self.mirrored - 2 * x - width
        try:
            yield
        finally:
            self._moved = before

    def across(self, x: float, width: float = 0.0) -> float:
        """Where on the page something begins that is laid at x."""
        if self.mirrored is None:
            return x
        return self.mirrored - x - width if self._moved is None else x + self._moved

    def placed(self, box: Box) -> Box:
        """Where on the page a box is."""
        left, bottom, right, top = box
        left = self.across(left, right - left)
        return left, bottom, left + right - box[0], top

    def press(self, box: Box, target: str, element: Element) -> None:
        """Have a place lead somewhere."""
        self.links.append(Link(self.placed(box), target, element))

    def line(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """A line of text with its baseline at y."""
        if not line.operators:
            return
        if line.said and not self.tags.here.is_artifact:
            words = said(line.said).removesuffix(">")  # with a blank after them: the next line goes on
            span = Element("Span", holder(self.tags.here), facts=f"{words}0020>")
            with self.tags.inside(span):
                self._line(line, x, y, style)
        else:
            self._line(line, x, y, style)

    def _line(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        here, colour = self.tags.here, style.colour
        apart = bool(line.parts) and not here.is_artifact
        if not apart:
            self._mark(here)
        if self._fill != colour:
            self._fill = colour
            self.code.append(f"{colour} rg")
        if STROKED in line.operators:
            self.code.append(f"{colour} RG")
            self._pen = ("", 0.0, "")
        x = self.across(x + line.shift, line.width)
        if apart:
            self._line_in_parts(line, x, y, style)
        else:
            self.code.append(f"BT {x:.2f} {y:.2f} Td {line.operators} ET")
        for start, stop in line.struck:
            middle = y + 0.28 * style.size
            path = f"{x + start:.2f} {middle:.2f} m {x + stop:.2f} {middle:.2f} l"
            self._stroke(path, colour, 0.05 * style.size)

    def unseen(self, line: Line, x: float, y: float) -> None:
        """A line of text that is not seen: it says what is drawn, to whatever reads a page's text.

        Shapes that a document draws itself, such as those of missing characters, are seen in any mode; hence the clip.
        """
        if line.operators:
            self._mark(self.tags.here)
            x = self.across(x, line.width)
            self.code.append(f"q 0 0 0 0 re W n BT 3 Tr {x:.2f} {y:.2f} Td {line.operators} ET Q")

    def picture(self, image: PaperPicture, x: float, y: float, width: float, height: float) -> None:
        """Place a picture."""
        x = self.across(x, width)
        self.pictures.append(Picture(image, x, y, width, height, self._opening(self.tags.drawing)))

    def draw(self, operators: str) -> None:
        """Any other operators. They leave the pen as it was."""
        self._mark(self.tags.drawing)
        self.code.append(f"q 1 0 0 1 {self._moved:.2f} 0 cm\n{operators}\nQ" if self._moved else operators)

    def rule(
        self, x: float, y: float, width: float, *, colour: str = HAIRLINE, pen: float = 0.5, dash: str = ""
    ) -> None:
        """A horizontal line."""
        self.stroke(f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l", colour, pen, dash)

    def upright(self, x: float, y: float, height: float, *, colour: str = HAIRLINE, pen: float = 0.5) -> None:
        """A vertical line upwards from y."""
        self.stroke(f"{x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l", colour, pen)

    def fill_in(
        self, what: Fillable | None, x: float, y: float, width: float, height: float, size: float
    ) -> None:
        """A field to be filled in on a screen, upwards from y; nothing where there is none."""
        if what is not None and width > 0:
            place = self.tags.root if self.tags.here.is_artifact else self.tags.here
            element = Element("Form", holder(place))
            box = self.placed((x, y, x + width, y + height))
            self.fields.append(PlacedField(what, box, size, element))

    def ruling(self, x: float, y: float, width: float) -> None:
        """A line to write on by hand."""
        self.rule(x, y, width, colour=RULING, pen=0.6)

    def stroke(self, path: str, colour: str = INK, pen: float = 0.75, dash: str = "") -> None:
        """Draw along a path."""
        self._stroke(self._path(path), colour, pen, dash)

    def _stroke(self, path: str, colour: str, pen: float, dash: str = "") -> None:
        self._mark(self.tags.drawing)
        if self._pen != (colour, pen, dash):
            self._pen = (colour, pen, dash)
            self.code.append(f"{colour} RG {pen:g} w [{dash}] 0 d")
        self.code.append(f"{path} S")

    def fill(self, path: str, colour: str = INK) -> None:
        """Fill a path."""
        self._mark(self.tags.drawing)
        if self._fill != colour:
            self._fill = colour
            self.code.append(f"{colour} rg")
        self.code.append(f"{self._path(path)} f")

    def disc(self, x: float, y: float, radius: float, colour: str = INK) -> None:
        """A filled circle."""
        self.fill(circle(x, y, radius), colour)

    def ring(
        self, x: float, y: float, radius: float, *, colour: str = INK, pen: float = 0.75, dash: str = ""
    ) -> None:
        """An empty circle; what lies below shows through."""
        self.stroke(circle(x, y, radius), colour, pen, dash)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float,
        *,
        colour: str,
        pen: float = 0.75,
        dash: str = "",
    ) -> None:
        """The outline of a rectangle with round corners, upwards from y."""
        self.stroke(rounded(x, y, width, height, radius), colour, pen, dash)

    def _path(self, path: str) -> str:
        """A path as it is on this page."""
        return path if self.mirrored is None else _POINTS.sub(self._point, path)

    def _point(self, match: re.Match[str]) -> str:
        x, y, wide, high = match.groups()
        x = f"{self.across(float(x), float(wide or 0)):.2f}"
        return f"{x} {y} {wide} {high} re" if wide else f"{x} {y}"

    def _mark(self, owner: Element) -> None:
        """Have what comes next belong to an element; what goes on belonging to the same one is marked as one."""
        if owner is not self._open:
            self.close()
            self.code.append(self._opening(owner))
            self._open = owner

    def _opening(self, owner: Element) -> str:
        """The operator that begins content of an element."""
        if owner.is_artifact:
            return owner.facts
        element, number = holder(owner), len(self.owners)
        self.owners.append(element)
        element.kids.append(self.number * MOST_ON_A_PAGE + number)
        return f"/{_MARKED_AS.get(element.sort, element.sort)} <</MCID {number}>> BDC"

    def _line_in_parts(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """A line in parts: what can be pressed, or is read in another language, is an element of its own."""
        here = self.tags.here
        outer = self.owners[-1] if self._open is here else holder(here)
        self.close()
        parts, elements = [f"BT {x:.2f} {y:.2f} Td"], list[Element]()
        for operators, target, language in line.parts:
            owner = outer
            if target:
                owner = _link(outer, target, begins=len(parts) == 1)
                elements.append(owner)
            elif language and language != outer.language:
                owner = Element("Span", outer, language=language)
            parts += [self._opening(owner), operators, "EMC"] if operators.strip() else []
        self.code.append(" ".join([*parts, "ET"]))
        for (start, stop, target), element in zip(line.links, elements, strict=True):
            box = (x + start, y - 0.25 * style.size, x + stop, y + 0.85 * style.size)
            self.links.append(Link(box, target, element))


def _link(outer: Element, target: str, *, begins: bool) -> Element:
    """The element of a link, which is the same on two lines if it ends one and begins the next."""
    last = outer.kids[-1] if outer.kids else None
    if isinstance(last, Element) and last.sort == "Reference":
        last = last.kids[-1]
    if begins and isinstance(last, Element) and last.sort == "Link" and last.target == target:
        return last
    parent = Element("Reference", outer) if target.startswith(_REFERENCES) else outer
    return Element("Link", parent, target=target)


def press(operators: str) -> bytes:
    """Operators as they stand in the file."""
    return zlib.compress(operators.encode("latin-1"), _HARD)


def circle(x: float, y: float, r: float) -> str:
    """A circle's path."""
    k = r * _ROUND
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )


def rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    """The path of a rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    k = r * (1 - _ROUND)
    return (
        f"{x + r:.2f} {y:.2f} m {x + w - r:.2f} {y:.2f} l "
        f"{x + w - k:.2f} {y:.2f} {x + w:.2f} {y + k:.2f} {x + w:.2f} {y + r:.2f} c "
        f"{x + w:.2f} {y + h - r:.2f} l "
        f"{x + w:.2f} {y + h - k:.2f} {x + w - k:.2f} {y + h:.2f} {x + w - r:.2f} {y + h:.2f} c "
        f"{x + r:.2f} {y + h:.2f} l "
        f"{x + k:.2f} {y + h:.2f} {x:.2f} {y + h - k:.2f} {x:.2f} {y + h - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
