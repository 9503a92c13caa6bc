"""Figures: what is drawn says in words what it shows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbook.pdf.clean import clean
from workbook.pdf.lines import break_text
from workbook.pdf.style import TextStyle
from workbook.pdf.tags import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.pdf.flow import Flow

_UNSEEN = TextStyle("sans", 5, 6)


@contextmanager
def figure(flow: Flow, words: str, width: float, height: float) -> Iterator[None]:
    """What is drawn meanwhile, from the flow's place downwards, is one figure.

    Its words are for whoever does not see it, and for whatever reads the text of the page: to this they stand
    on the page, unseen.
    """
    left = flow.sheet.across(flow.left, width)
    box = left, flow.y - height, left + width, flow.y
    with flow.tags.tag("Figure", alt=words, facts=bounds(flow.sheet.placed(box)), drawn=True):
        lines = break_text(clean(words), _UNSEEN, flow.fonts, max(width, _UNSEEN.size))
        step = min(_UNSEEN.lead, height / max(len(lines), 1))
        for place, line in enumerate(lines, 1):
            flow.sheet.unseen(line, flow.left, flow.y - place * step)
        yield
