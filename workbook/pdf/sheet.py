"""One page being drawn: its PDF operators, and what on it can be pressed, found or looked at."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.faces import STROKED
from workbook.pdf.style import HAIRLINE, INK, RULING

if TYPE_CHECKING:
    from workbook.pdf.lines import Line
    from workbook.pdf.paper_picture import PaperPicture
    from workbook.pdf.style import TextStyle

_QUICKLY = 1  # how hard to press; it is done again when the page is written
_ROUND = 0.5523  # how far a Bézier curve's handles stand out to make a quarter of a circle


class Link(NamedTuple):
    """A place to press: `#key` leads to a mark, anything else is an address."""

    box: tuple[float, float, float, float]
    target: str


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


@dataclass
class Sheet:
    """One page. Colours are PDF colour operands; y grows upwards."""

    number: int
    code: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    waits: bool = False
    """Whether something is still to be put in between its operators."""
    _packed: list[bytes] = field(default_factory=list)
    _fill: str = ""
    _pen: tuple[str, float, str] = ("", 0.0, "")

    def pack(self) -> None:
        """Make it small until it is written: it is full, or nearly so."""
        if self.code and not self.waits:
            self._packed.append(zlib.compress("\n".join(self.code).encode(), _QUICKLY))
            self.code.clear()

    def operators(self) -> str:
        """All that is drawn."""
        packed = [zlib.decompress(part).decode() for part in self._packed]
        return "\n".join([*packed, *self.code])

    def let_go(self) -> None:
        """It is written."""
        for part in (self.code, self._packed, self.links, self.marks, self.pictures):
            part.clear()

    def line(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """A line of text with its baseline at y."""
        if not line.operators:
            return
        colour = style.colour
        if self._fill != colour:
            self._fill = colour
            self.code.append(f"{colour} rg")
        if STROKED in line.operators:
            self.code.append(f"{colour} RG")
            self._pen = ("", 0.0, "")
        x += line.shift
        self.code.append(f"BT {x:.2f} {y:.2f} Td {line.operators} ET")
        for start, stop, target in line.links:
            box = (x + start, y - 0.25 * style.size, x + stop, y + 0.85 * style.size)
            self.links.append(Link(box, target))
        for start, stop in line.struck:
            self.rule(x + start, y + 0.28 * style.size, stop - start, colour=colour, pen=0.05 * style.size)

    def rule(
        self, x: float, y: float, width: float, *, colour: str = HAIRLINE, pen: float = 0.5, dash: str = ""
    ) -> None:
        """A horizontal line."""
        self.stroke(f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l", colour, pen, dash)

    def upright(self, x: float, y: float, height: float, *, colour: str = HAIRLINE, pen: float = 0.5) -> None:
        """A vertical line upwards from y."""
        self.stroke(f"{x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l", colour, pen)

    def ruling(self, x: float, y: float, width: float) -> None:
        """A line to write on by hand."""
        self.rule(x, y, width, colour=RULING, pen=0.6)

    def stroke(self, path: str, colour: str = INK, pen: float = 0.75, dash: str = "") -> None:
        """Draw along a path."""
        if self._pen != (colour, pen, dash):
            self._pen = (colour, pen, dash)
            self.code.append(f"{colour} RG {pen:g} w [{dash}] 0 d")
        self.code.append(f"{path} S")

    def fill(self, path: str, colour: str = INK) -> None:
        """Fill a path."""
        if self._fill != colour:
            self._fill = colour
            self.code.append(f"{colour} rg")
        self.code.append(f"{path} f")

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
    ) -> None:
        """The outline of a rectangle with round corners, upwards from y."""
        self.stroke(rounded(x, y, width, height, radius), colour, pen)


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
