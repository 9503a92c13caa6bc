"""The structure of a document: what its parts are and in which order they are read, whatever the page looks like.

It grows while the document is laid. What is drawn belongs to the element that is open then; lines, frames and
other decoration belong to none, and are artifacts.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple, Self

from workbook.pdf.clean import for_metadata
from workbook.pdf.spoken_as import spoken_as

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_HOLD_WORDS = frozenset(
    {
        "P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Link", "Reference", "Span", "Figure",
        "Form", "Note", "BibEntry", "Caption", "Artifact",
    }
)  # fmt: skip
_DEEPEST_HEADING = 6
_MARKS = frozenset("()\\")  # they mean something in a PDF's texts
TITLE, SECTION, PAGE, QUESTION, WITHIN = range(5)
"""Ranks of headings: the document's, a section's or module's, a page's, an exercise's, and any below."""


MOST_ON_A_PAGE = 1 << 20
Content = int
"""A stretch of a page's operators: the page times `MOST_ON_A_PAGE`, and the number that the stretch is marked with.

There are as many as paragraphs and more, and as tuples they would be counted whenever memory is swept.
"""


class Annotation(NamedTuple):
    """Something on a page that can be pressed or filled in, by the number of its object in the file."""

    page: int
    number: int


class Element:
    """One element of the structure. `alt` says in words what is drawn; `facts` are further entries as PDF has them.

    `target` is where a link leads, `number` that of its object in the file.
    """

    __slots__ = ("alt", "facts", "kids", "language", "number", "parent", "sort", "target")

    def __init__(
        self,
        sort: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        language: str = "",
        facts: str = "",
        target: str = "",
    ) -> None:
        self.sort = sort
        self.alt, self.language, self.facts, self.target = alt, language, facts, target
        self.number = 0
        self.kids: list[Element | Content | Annotation] = []
        self.parent = parent
        if parent is not None:
            parent.kids.append(self)

    @property
    def is_artifact(self) -> bool:
        """Whether it stands for what no reading program says."""
        return self.sort == "Artifact"

    @property
    def holds_words(self) -> bool:
        """Whether words may stand in it without a paragraph around them."""
        return self.sort in _HOLD_WORDS


class Item(NamedTuple):
    """What an item of a list is made of."""

    label: Element
    body: Element


ARTIFACT = Element("Artifact", facts="/Artifact BMC")
"""Stands for all that no reading program says."""
RUNNING = Element("Artifact", facts="/Artifact <</Type/Pagination>> BDC")
"""Stands for what is on each page, or there again: headers, footers, the head of a table that goes on."""


class Tags:
    """The structure of one document, and where in it the laying is."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.root = Element("Document")
        self.here = self.root
        """The element that words belong to now."""
        self.drawing = ARTIFACT
        """The element that lines and areas belong to now."""
        self._ranks: list[int] = []

    def begin(self, sort: str) -> None:
        """Begin another of the document's main parts."""
        self.here, self.drawing = Element(sort, self.root), ARTIFACT

    def tag(
        self, sort: str, *, alt: str = "", facts: str = "", drawn: bool = False
    ) -> AbstractContextManager[Element]:
        """What is laid meanwhile is a new element; with `drawn` also the lines and areas."""
        if self.here.is_artifact:
            return nullcontext(self.here)
        return _Opened(self, Element(sort, self.here, alt=alt, facts=facts), drawn=drawn)

    def inside(self, element: Element) -> AbstractContextManager[Element]:
        """What is laid meanwhile belongs to an element, which comes in here if it has no place yet."""
        if self.here.is_artifact:
            return nullcontext(self.here)
        self._place(element)
        return _Opened(self, element)

    def artifact(self) -> AbstractContextManager[Element]:
        """What is laid meanwhile is said by no reading program: it is on every page, or was said before."""
        return _Opened(self, RUNNING)

    def paragraphs(self, text: str = "") -> Paragraphs:
        """What is laid meanwhile are paragraphs of a text or items of the list here, unless words stand here anyway."""
        return Paragraphs(self, spoken_as(text, self.language))

    def item(self) -> Item:
        """Another item of the list that is open, or of one that begins here."""
        here = None if self.here.is_artifact else self.here
        if here is None or here.sort != "LI":
            here = Element("LI", here if here and here.sort == "L" else Element("L", here))
        return Item(Element("Lbl", here), Element("LBody", here))

    def heading(self, rank: int) -> AbstractContextManager[Element]:
        """What is laid meanwhile is a heading. Its level is one below that of the last of a higher rank."""
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        return self.tag(f"H{min(len(self._ranks), _DEEPEST_HEADING)}")

    def _place(self, element: Element) -> None:
        """Make the outermost element that has no parent a part of the one that is open."""
        top = element
        while top.parent is not None and top is not self.root:
            top = top.parent
        if top is not self.root:
            top.parent = self.here
            self.here.kids.append(top)


class _Opened:
    """An element for a while; a generator would take three times as long, and there are many."""

    __slots__ = ("_before", "_drawing", "_element", "_tags")

    def __init__(self, tags: Tags, element: Element, *, drawn: bool = False) -> None:
        self._tags, self._element = tags, element
        self._drawing = element if drawn or element.is_artifact else ARTIFACT

    def __enter__(self) -> Element:
        tags = self._tags
        self._before = tags.here, tags.drawing
        tags.here, tags.drawing = self._element, self._drawing
        return self._element

    def __exit__(self, *_trouble: object) -> None:
        self._tags.here, self._tags.drawing = self._before


class Paragraphs:
    """One paragraph after the other, each on as many pages as it takes."""

    __slots__ = ("_language", "_outer", "_tags")

    def __init__(self, tags: Tags, language: str) -> None:
        self._tags, self._outer, self._language = tags, tags.here, language

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.end()

    def go_on(self) -> None:
        """Go on with the paragraph, or begin one."""
        if self._tags.here is self._outer:
            self._tags.here = holder(self._outer, self._language)

    def end(self) -> None:
        """What comes next begins another paragraph."""
        self._tags.here = self._outer


def holder(element: Element, language: str = "") -> Element:
    """Where words stand that belong to an element: in a group of elements they are a paragraph or an item."""
    if not element.holds_words:
        inner = Element("LI", element) if element.sort == "L" else element
        return Element("LBody" if element.sort == "L" else "P", inner, language=language)
    if language and not element.is_artifact:
        element.language = language
    return element


def pdf_text(words: str) -> str:
    """A text as it stands in a PDF, in letters that need no marks."""
    words = for_metadata(words)
    if words.isascii() and not _MARKS & set(words):
        return f"({words})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def said(words: str) -> str:
    """The facts of a sign that is drawn: what stands for it where it is read."""
    return f"/ActualText {pdf_text(words)}"


def numbered(how: str) -> str:
    """The facts of a list whose labels are numbers or bullets of a kind."""
    return f"/A<</O/List/ListNumbering/{how}>>"


def bounds(box: tuple[float, float, float, float]) -> str:
    """The facts of a figure that say where on its page it is."""
    return f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{side:.2f}' for side in box)}]>>"


def heads(what: str) -> str:
    """The facts of a table's cell that says what its row or its column is about."""
    return f"/A<</O/Table/Scope/{what}>>"
