"""Where chosen words stand in the editions of the sample: as far from the page's edges as when they were looked at.

The places are kept in `places.txt`, a line each; after a change that is meant and was looked at, keep them anew with
`--accept`. What moves by less than three points is nothing that anybody would see.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pytest

from tests.pdf.sample import edition_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.pdf.material import Edition

KEPT = Path(__file__).parent / "places.txt"
NEAR = 3.0  # points
SEEN = 4.0  # points; smaller letters are said of a figure, and not seen
HEAD = "# words | page | points from the left | points from the top; see test_places.py\n"
COURSE = "explore-this-further"
MADE: dict[str, tuple[Edition, dict[str, Any]]] = {
    "keepsake A4": ("keepsake", {}),
    "keepsake Letter": ("keepsake", {"paper": "letter"}),
    "keepsake large print": ("keepsake", {"large_print": True}),
    "workshop A4": ("workshop", {}),
    "blank A4": ("blank", {}),
    "facilitator A4": ("facilitator", {}),
}
WORDS = (
    "Explore This",
    "What is in here",
    "Why connection matters",
    "How connected have you felt this past week?",
    "Before and after",
    "My action plan",
    "Questions I bring",
    "The course at a glance",
    "When a workbook is not enough",
    "For you who lead",
    "Could you look slowly around",
    "Which settling practice did you try today?",
    "Room for later",
    "Sources, and where to find help",
)


class Place(NamedTuple):
    """Where words stand first: the page, and how far from its left and its top."""

    words: str
    page: int
    left: float
    top: float

    def as_line(self) -> str:
        """As it is kept."""
        return f"{self.words} | {self.page} | {self.left:.1f} | {self.top:.1f}"

    def is_near(self, other: Place) -> bool:
        """Whether nobody would see a difference."""
        near = abs(self.left - other.left) < NEAR and abs(self.top - other.top) < NEAR
        return self[:2] == other[:2] and near


@pytest.mark.parametrize("made", MADE)
def test_words_stand_where_they_stood(made: str, request: pytest.FixtureRequest) -> None:
    edition, options = MADE[made]
    now = list(places(edition_of(COURSE, edition, **options), WORDS))
    if request.config.getoption("--accept"):
        keep(made, now)
    before = kept()[made]
    assert [place.words for place in now] == [place.words for place in before]
    moved = [
        f"{place.as_line()}  (was {old.as_line()})"
        for place, old in zip(now, before, strict=True)
        if not place.is_near(old)
    ]
    assert not moved, "look at the pages; if that is meant, keep the places anew with --accept"


def places(data: bytes, words: Sequence[str]) -> Iterator[Place]:
    """The first place of each of these words that are there, outside the contents' dotted lines or in them."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [(page.get_height(), page.get_textpage()) for page in pdf]
        for wanted in words:
            found = (
                place for number, page in enumerate(texts, 1) for place in on_page(wanted, number, *page)
            )
            if (first := next(found, None)) is not None:
                yield first


def on_page(words: str, number: int, height: float, text: pypdfium2.PdfTextPage) -> Iterator[Place]:
    """Where words are seen on one page."""
    search = text.search(words, match_case=True)
    while at := search.get_next():
        left, bottom, _right, top = text.get_charbox(at[0])
        if top - bottom > SEEN:
            yield Place(words, number, left, height - top)


def kept() -> dict[str, list[Place]]:
    """The places as they were looked at, by edition."""
    found: dict[str, list[Place]] = {}
    for line in KEPT.read_text("utf-8").splitlines():
        if line.startswith("= "):
            found[line[2:]] = here = []
        elif line and not line.startswith("#"):
            words, page, left, top = line.split(" | ")
            here.append(Place(words, int(page), float(left), float(top)))
    return found


def keep(made: str, now: Sequence[Place]) -> None:
    """Keep the places of one edition, and leave those of others."""
    all_kept = (kept() if KEPT.exists() else {}) | {made: list(now)}
    parts = [
        "\n".join([f"= {name}", *(p.as_line() for p in all_kept[name])]) for name in MADE if name in all_kept
    ]
    KEPT.write_text(HEAD + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
