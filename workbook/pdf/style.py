"""Measures, colours and type of the paper, as `look.md` section 9 has them. All lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.brand import readable_colour

if TYPE_CHECKING:
    from workbook.course.model import About
    from workbook.pdf.material import PaperOptions

MM = 72 / 25.4

INK = "0.118 0.137 0.149"
MUTED = "0.357 0.380 0.392"
ACCENT = "0.122 0.361 0.341"
HAIRLINE = "0.788 0.776 0.745"
WHITE = "1 1 1"
RULING = "0.604 0.604 0.588"

PAGES = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
_LARGE, _LARGE_TITLES, _LARGE_HINTS = 1.6, 1.35, 1.45
_ARABIC = frozenset({"ar", "arz", "ckb", "fa", "ks", "ps", "sd", "ug", "ur"})
_ARABIC_LEAD = 1.34  # its letters are set larger, and have marks above and below
_HINT, _TEXT, _SMALLEST_LARGE = 9.0, 12.0, 12.0  # points: up to these sizes it is a hint, or text to read


class TextStyle(NamedTuple):
    """How a text is set: the typeface by its use, the size, the distance of its lines, its colour."""

    face: str
    size: float
    lead: float
    colour: str = INK

    def first_baseline(self) -> float:
        """How far below the top of its first line's room a text's first baseline is."""
        return self.lead / 2 + 0.35 * self.size


def brand_ink(about: About) -> str:
    """The practice's colour for its name, if words can be read in it; else that of all words."""
    colour = readable_colour(about.brand_colour)
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5)) if colour else INK


@dataclass(frozen=True)
class Style:
    """One document's measures and styles."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    number_column: float
    scale: float
    step: float
    ruling: float
    airiness: float = 1.0
    """How much further apart lines are than in Latin, in a course whose letters reach higher and deeper."""

    def text(self, face: str, size: float, lead: float, colour: str = INK) -> TextStyle:
        """A text style that follows large print and the letters of the course's language."""
        grown = size if self.scale == 1 else _large(size)
        return TextStyle(face, round(grown, 2), round(lead * self.airiness * grown / size, 2), colour)

    @cached_property
    def text_width(self) -> float:
        """The room between the margins."""
        return self.width - self.left - self.right

    @cached_property
    def page_room(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    @cached_property
    def title(self) -> TextStyle:
        """A module's or section's title."""
        return self.text("serif-medium", 22, 27)

    @cached_property
    def heading(self) -> TextStyle:
        """A page's heading inside a module."""
        return self.text("serif-medium", 14, 19)

    @cached_property
    def subheading(self) -> TextStyle:
        """A heading inside prose."""
        return self.text("sans-medium", 10.5, 16)

    @cached_property
    def prose(self) -> TextStyle:
        """The course's text."""
        return self.text("serif", 10.5, 16)

    @cached_property
    def question(self) -> TextStyle:
        """An exercise's question."""
        return self.text("serif-medium", 11, 15.5)

    @cached_property
    def answer(self) -> TextStyle:
        """The learner's words."""
        return self.text("serif", 10.5, 16.8)

    @cached_property
    def form_size(self) -> float:
        """The letters of what is typed or picked in a line of a form."""
        return round(10 * self.scale, 2)

    @cached_property
    def small(self) -> TextStyle:
        """Text in boxes, explanations, options on a form."""
        return self.text("sans", 9.5, 14.5)

    @cached_property
    def meta(self) -> TextStyle:
        """Hints, dates, labels above lines."""
        return self.text("sans", 9, 12.5, MUTED)

    @cached_property
    def label(self) -> TextStyle:
        """A label beside an answer."""
        return self.text("sans-medium", 9.5, 16.8)

    @cached_property
    def listing(self) -> TextStyle:
        """Source text that an author could type."""
        return self.text("mono", 8.5, 13)

    @cached_property
    def fine(self) -> TextStyle:
        """Sources and the small print of the last page."""
        return self.text("sans", 9, 13)

    @cached_property
    def running(self) -> TextStyle:
        """Header and footer."""
        return self.text("sans", 8.5, 11, MUTED)

    @cached_property
    def number(self) -> TextStyle:
        """The number in the left column."""
        return self.text("sans-medium", 9.5, 15.5, ACCENT)


def _large(size: float) -> float:
    """A size in large print: text grows most, titles are large already, and nothing stays below twelve points."""
    if size <= _HINT:
        return max(size * _LARGE_HINTS, _SMALLEST_LARGE)
    return size * _LARGE if size <= _TEXT else max(size * _LARGE_TITLES, _TEXT * _LARGE)


def style_for(options: PaperOptions, language: str = "") -> Style:
    """The measures for a paper size and print size, and for the letters of a language."""
    width, height = PAGES[options.paper]
    letter, large = options.paper == "letter", options.large_print
    outer = 15 if large else 19 if letter else 18
    left, right = (25, outer) if options.room_for_holes else (20, 20)
    return Style(
        width=width,
        height=height,
        left=left * MM,
        right=right * MM,
        top=(19 if letter else 20) * MM,
        bottom=(21 if letter else 22) * MM,
        number_column=(14 if large else 11.5) * MM,
        scale=_LARGE if large else 1.0,
        step=27.0 if large else 17.0,
        ruling=(11 if large else 8.5) * MM,
        airiness=_ARABIC_LEAD if language.lower().replace("_", "-").split("-")[0] in _ARABIC else 1.0,
    )
