"""Marked text on paper: the runs of a paragraph in their typefaces, and its lines where these end at blanks alone."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from workbook.pdf.faces import STROKED
from workbook.pdf.line import Line, Part, gapes
from workbook.pdf.runs import variant
from workbook.pdf.shaping.fit import best_ends
from workbook.pdf.style import ACCENT, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.pdf.faces import Face
    from workbook.pdf.runs import Run
    from workbook.pdf.style import TextStyle

UP_SIZE, UP_RISE = 0.68, 0.34
CODE_SIZE = 0.9  # source text looks larger than it is


class Setting:
    """The runs of one paragraph, each in the typeface and the size of its marks."""

    def __init__(self, runs: Sequence[Run], style: TextStyle, faces: Sequence[Face]) -> None:
        self.runs, self.faces, self.style = runs, faces, style
        self.sizes = [
            style.size * (UP_SIZE if run.up else 1) * (CODE_SIZE if run.code else 1) for run in runs
        ]

    @property
    def may_hyphenate(self) -> bool:
        """Whether a hyphen may come to its words."""
        return self.style.face in ("serif", "sans")

    def marked(self, place: int, shown: str) -> str:
        """The operators of a stretch of a run, with those that raise or colour it."""
        run = self.runs[place]
        if run.up:
            shown = f"{self.style.size * UP_RISE:.2f} Ts {shown} 0 Ts"
        if run.link or run.muted:
            colour, own = ACCENT if run.link else MUTED, self.style.colour
            shown = f"{colour} rg {shown} {own} rg"
            if STROKED in shown:
                shown = f"{colour} RG {shown} {own} RG"
        return shown

    def line(self, stretches: Sequence[tuple[int, str, float]], said: str = "") -> Line:
        """A line of stretches, each with the place of its run and its width."""
        parts: list[Part] = []
        links: list[tuple[float, float, str]] = []
        struck: list[tuple[float, float]] = []
        x = 0.0
        for place, shown, width in stretches:
            run = self.runs[place]
            parts.append(Part(self.marked(place, shown), run.link, "" if said else run.language))
            if run.link:
                links.append((x, x + width, run.link))
            if run.struck:
                struck.append((x, x + width))
            x += width
        apart = any(part.target or part.language for part in parts)
        operators = " ".join([part.operators for part in parts])
        made = tuple(parts) if apart else ()
        return Line(operators, x, tuple(links), tuple(struck), said=said, parts=made)


def variants(runs: Sequence[Run], role: str) -> list[str]:
    """The use of the typeface of each run."""
    return [variant(role, bold=run.bold, italic=run.italic, code=run.code) for run in runs]


class MarkedWords:
    """A paragraph written from the left, parted at blanks alone: nearly every one. A word may run through several runs.

    Its parts stand one after the other: those of a run, which blanks part, then those of the next, of which the first
    belongs to the word of the one before.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        words = [run.text.split(" ") for run in setting.runs]
        self._parts = [part for parts in words for part in parts]
        self._begins = [0, *accumulate(map(len, words))]
        """The first part of each run."""
        self._ends: list[int] = []
        """Behind which part each word ends."""
        self._widths: list[float] = []
        self._gaps: list[float] = []
        self._measure(words)

    def _measure(self, words: Sequence[Sequence[str]]) -> None:
        open_width = 0.0
        for place, parts in enumerate(words):
            face, size = self._setting.faces[place], self._setting.sizes[place]
            first, *widths = [width * size for width in map(face.width, parts)]
            open_width += first
            if widths:
                self._widths += [open_width, *widths[:-1]]
                self._gaps += [face.space * size] * len(widths)
                self._ends += range(self._begins[place] + 1, self._begins[place] + len(parts))
                open_width = widths[-1]
        self._widths.append(open_width)
        self._gaps.append(0.0)
        self._ends.append(len(self._parts))

    def lines(self, limit: float) -> list[Line] | None:
        """The lines, or None if a word has to be parted, or hyphens would mend them."""
        if max(self._widths) > limit:
            return None
        ends = [len(self._ends)]
        if sum(self._widths) + sum(self._gaps) > limit:
            ends = best_ends(self._widths, self._gaps, limit)
        if self._setting.may_hyphenate and gapes(self._widths, self._gaps, ends, limit):
            return None
        stops = [0, *(self._ends[end - 1] for end in ends)]
        return [self._line(start, stop) for start, stop in pairwise(stops)]

    def _line(self, start: int, stop: int) -> Line:
        """A line of parts; of the blanks at its end one is left where it goes on, and takes no room."""
        goes_on = stop < len(self._parts)
        while stop > start and not self._parts[stop - 1]:
            stop -= 1
        return self._setting.line(list(self._stretches(start, stop, goes_on=goes_on)))

    def _stretches(self, start: int, stop: int, *, goes_on: bool) -> Iterator[tuple[int, str, float]]:
        for place, (begin, end) in enumerate(pairwise(self._begins)):
            parts = self._parts[max(start, begin) : min(stop, end)] if begin < stop and end > start else []
            if parts and parts != [""]:
                face, size = self._setting.faces[place], self._setting.sizes[place]
                width = sum(map(face.width, parts)) + (len(parts) - 1) * face.space
                if goes_on and end >= stop:
                    parts = [*parts, ""]
                yield place, face.show(parts, round(size, 2)), width * size
