"""Walks the structure of a PDF as a reading program does, and tells everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUPS = {"Document", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "TR", "TOC", "TOCI"}
HEADINGS = {f"H{level}": level for level in range(1, 7)}
INSIDE = {  # what may stand in some elements
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI"},
    "TOCI": {"Lbl", "Reference", "TOC"},
}
KNOWN = (
    GROUPS
    | set(HEADINGS)
    | {"P", "Lbl", "LBody", "TH", "TD", "Link", "Reference", "Note", "Span", "Figure", "Form"}
)
HIDDEN = 2  # flag of an annotation that nobody meets
PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"}


@dataclass(frozen=True)
class Element:
    """One element, with what is in it: elements, (page, number) of content, and annotations."""

    sort: str
    object: Any
    kids: list[Any]
    alt: str
    """What is said instead of it."""
    language: str

    def inner(self) -> list[Element]:
        """The elements in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def all(self) -> Iterator[Element]:
        """It and all elements in it, in the order they are read."""
        yield self
        for kid in self.inner():
            yield from kid.all()

    def content(self) -> list[tuple[int, int]]:
        """All content in it, in the order it is read."""
        found: list[tuple[int, int]] = []
        for kid in self.kids:
            found += kid.content() if isinstance(kid, Element) else [kid] if isinstance(kid, tuple) else []
        return found


class Structure:
    """The structure of one document."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.root = self._read(self.pdf.Root.StructTreeRoot.K, None)
        self.marked = [_marked(page) for page in self.pdf.pages]

    def of(self, *sorts: str) -> list[Element]:
        """The elements of some sorts."""
        return [element for element in self.root.all() if element.sort in sorts]

    def faults(self) -> list[str]:
        """All that is wrong, in words."""
        return [
            *self._document(), *self._content(), *self._order(), *self._annotations(), *self._elements(),
            *self._headings(), *self._tables(),
        ]  # fmt: skip

    def _read(self, made: Any, page: int | None) -> Element:
        page = self.pages[made.Pg.objgen] if "/Pg" in made else page
        kids = made.K if isinstance(made.K, pikepdf.Array) else [made.K]
        read: list[Any] = []
        for kid in kids:
            if isinstance(kid, int):
                assert page is not None
                read.append((page, kid))
            elif "/S" in kid:
                assert kid.P.objgen == made.objgen, "an element that does not know where it is"
                read.append(self._read(kid, page))
            elif kid.Type == "/MCR":
                read.append((self.pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)))
            else:
                read.append(kid.Obj)
        return Element(str(made.S)[1:], made, read, str(made.get("/Alt", "")), str(made.get("/Lang", "")))

    def _document(self) -> Iterator[str]:
        root = self.pdf.Root
        with self.pdf.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1" or not metadata.get("dc:title"):
                yield "the metadata name no title, or not what the file keeps to"
        if not root.MarkInfo.Marked or not root.ViewerPreferences.DisplayDocTitle or not str(root.Lang):
            yield "it is not marked, shows no title or has no language"
        if "/PageLabels" not in root:
            yield "its pages have no labels"
        if self.root.sort != "Document":
            yield "the outermost element is no document"

    def _content(self) -> Iterator[str]:
        """Each page's content belongs to one element, and the parent tree knows which."""
        parents = _numbers(self.pdf.Root.StructTreeRoot.ParentTree)
        owners = {
            place: element
            for element in self.root.all()
            for place in element.kids
            if isinstance(place, tuple)
        }
        for number, page in enumerate(self.pdf.pages):
            marked, faults = self.marked[number]
            yield from (f"page {number + 1}: {fault}" for fault in faults)
            if len(set(marked)) < len(marked):
                yield f"page {number + 1}: a number twice"
            if page.get("/Tabs") != "/S" or "/Trans" in page:
                yield f"page {number + 1}: no order of tabs, or a transition"
            known = parents.get(int(page.get("/StructParents", -1)), [])
            for mark in marked:
                owner = owners.pop((number, mark), None)
                if owner is None or mark >= len(known) or known[mark].objgen != owner.object.objgen:
                    yield f"page {number + 1}: content {mark} belongs to nothing, or to something else"
        yield from (f"page {place[0] + 1}: no content {place[1]}" for place in owners)

    def _order(self) -> Iterator[str]:
        """What is read is drawn in the same order, but for pictures, which lie under all else."""
        figures = {place for figure in self.of("Figure") for place in figure.content()}
        last: dict[int, int] = {}
        places = [{mark: at for at, mark in enumerate(marked)} for marked, _faults in self.marked]
        for page, mark in (place for place in self.root.content() if place not in figures):
            at = places[page].get(mark, -1)
            if at < last.get(page, -1):
                yield f"page {page + 1}: content {mark} is read later than it is drawn"
            last[page] = at

    def _annotations(self) -> Iterator[str]:
        parents = _numbers(self.pdf.Root.StructTreeRoot.ParentTree)
        for number, page in enumerate(self.pdf.pages):
            for annotation in page.get("/Annots", []):
                if int(annotation.get("/F", 0)) & HIDDEN:
                    continue
                owner = parents.get(int(annotation.get("/StructParent", -1)))
                wanted = "/Link" if annotation.Subtype == "/Link" else "/Form"
                if owner is None or wanted != owner.S:
                    yield f"page {number + 1}: an annotation that is in no {wanted}"
                    continue
                inside = [
                    kid.Obj.objgen for kid in owner.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
                ]
                if annotation.objgen not in inside:
                    yield f"page {number + 1}: an annotation that its element does not know"
                said = "/Contents" if wanted == "/Link" else "/TU"
                if not str(annotation.get(said, "")).strip() or not int(annotation.get("/F", 0)) & 4:
                    yield f"page {number + 1}: an annotation without words, or that is not printed"

    def _elements(self) -> Iterator[str]:
        for element in self.root.all():
            inner = [kid.sort for kid in element.inner()]
            if element.sort not in KNOWN:
                yield f"an element of no known sort: {element.sort}"
            if not element.kids and element.sort not in ("TD", "TH"):
                yield f"an empty {element.sort}"
            if element.sort in GROUPS and len(inner) < len(element.kids):
                yield f"words of their own in a {element.sort}"
            if not set(inner) <= INSIDE.get(element.sort, KNOWN):
                yield f"{inner} in a {element.sort}"
            if element.sort == "Figure" and not element.alt.strip():
                yield "a figure without words"
            if element.sort == "Link" and not any(
                isinstance(kid, pikepdf.Dictionary) for kid in element.kids
            ):
                yield "a link that cannot be pressed"

    def _headings(self) -> Iterator[str]:
        last = 0
        for element in self.of(*HEADINGS):
            level = HEADINGS[element.sort]
            if level > last + 1:
                yield f"an H{level} after an H{last}"
            last = level

    def _tables(self) -> Iterator[str]:
        for table in self.of("Table"):
            if len({len(row.inner()) for row in table.inner()}) != 1:
                yield "a table whose rows have not equally many cells"
            if not any(cell.sort == "TH" for row in table.inner() for cell in row.inner()):
                yield "a table that does not say what its cells are about"
            for cell in (cell for row in table.inner() for cell in row.inner() if cell.sort == "TH"):
                if str(cell.object.A.get("/Scope", "")) not in ("/Row", "/Column"):
                    yield "a head of nothing in a table"


def _numbers(tree: Any) -> dict[int, Any]:
    """A number tree of one node."""
    pairs = list(tree.Nums)
    return {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}


def _marked(page: Any) -> tuple[list[int], list[str]]:
    """The numbers of the marked content of a page, and what is wrong with it."""
    opened: list[str] = []
    numbers: list[int] = []
    faults: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in ("BDC", "BMC"):
            facts = operands[-1] if isinstance(operands[-1], pikepdf.Dictionary) else pikepdf.Dictionary()
            what = "content" if "/MCID" in facts else "artifact" if operands[0] == "/Artifact" else "span"
            if what != "span" and any(kind != "span" for kind in opened):
                faults.append("content inside other content")
            numbers += [int(facts["/MCID"])] if what == "content" else []
            opened.append(what)
        elif name == "EMC":
            opened.pop()
        elif name in PAINT and not {"content", "artifact"} & set(opened):
            faults.append(f"{name} outside of everything")
    return numbers, [*faults, *(["content that does not end"] if opened else [])]
