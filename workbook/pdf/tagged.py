"""Writes what a reading program needs into a PDF: the structure of the document, and what the document is."""

from __future__ import annotations

from functools import cache, partial
from html import escape as escaped
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString

from workbook.language.translation import gettext as _
from workbook.pdf.shaping.bidi import is_written_from_the_right
from workbook.pdf.tags import MOST_ON_A_PAGE, Annotation, Element, pdf_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.pdf.tags import Tags

CREATOR = "Workbook"
_PRODUCER = "ReportLab"
_MAY_BE_EMPTY = ("TD", "TH")  # so that a table stays regular
RESERVED = b"null"
_PRINTED = 4  # flag of an annotation
_ICC_DATE = slice(24, 36)  # when a profile was made: no two documents are to differ by that
_PDF_UA_SCHEMA = (
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of PDF/UA that the file keeps to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_escape = partial(escaped, quote=False)


class About(NamedTuple):
    """What a document is, for its metadata. An `archival` one keeps to PDF/A-2b."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
    archival: bool = True


class Place(NamedTuple):
    """A place that links lead to: a page, and how far up on it."""

    page: int
    y: float


class Structure:
    """The structure of one document in its file. Pages and what is on them come first, the tree at the end."""

    def __init__(self, canvas: Any, tags: Tags, pages: int) -> None:
        self._canvas, self._document = canvas, canvas._doc  # noqa: SLF001 - reportlab has no other door
        self._root = tags.root
        self._owners: list[Sequence[Element]] = [()] * pages
        self._annotated: list[Element] = []
        self._top = 0
        self._pages: list[int] = []

    def annotate(self, facts: dict[str, Any], element: Element, page: int) -> Any:
        """Put something that can be filled in on the page and into an element; a reference to it."""
        made = {"Type": PDFName("Annot"), "F": _PRINTED, "StructParent": self._next_key, **facts}
        return self._annotate(PDFDictionary(made), element, page)

    def link(self, box: Sequence[float], leads: Place | str, element: Element, page: int) -> None:
        """Put something to press on the page and into an element. It leads to a place, or to an address."""
        rect = " ".join([f"{side:.2f}" for side in box])
        facts = (
            f"/Type/Annot/Subtype/Link/F {_PRINTED}/StructParent {self._next_key}/Rect[{rect}]/Border[0 0 0]"
        )
        if isinstance(leads, str):
            action = f"/A<</Type/Action/S/URI/URI<{leads.encode('ascii').hex()}>>>"
            made = _LinkAnnotation(f"{facts}{action}/Contents {pdf_text(unquote(leads))}")
        else:
            words = pdf_text(_("To page {number}").format(number=leads.page))
            made = _LinkAnnotation(f"{facts}/Contents {words}", leads)
        self._annotate(made, element, page)

    @property
    def _next_key(self) -> int:
        return len(self._owners) + len(self._annotated)

    def _annotate(self, made: Any, element: Element, page: int) -> Any:
        key = self._next_key
        self._canvas._addAnnotation(made, f"structured:{key}")  # noqa: SLF001
        reference = self._document.refAnnotation(f"structured:{key}")
        self._annotated.append(element)
        element.kids.append(Annotation(page, self._number_of(reference)))
        return reference

    def end_page(self, page: int, owners: Sequence[Element]) -> None:
        """Note whose content is on the page that was just ended."""
        self._owners[page - 1] = owners

    def register(self) -> None:
        """Have the document lead to the structure, when all pages are there."""
        catalog = self._document.Catalog
        self._top = reserve(self._document)
        catalog.StructTreeRoot = f"{self._top} 0 R"
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def objects(self, taken: int) -> Iterator[tuple[int, bytes]]:
        """The tree, when all other objects have their numbers: so many are taken."""
        elements, parents = list[Element](), taken + 1
        self._pages = self.pages()
        _keep(self._root, elements)
        for element, number in zip(elements, count(parents + 1)):
            element.number = number
        notes = [element.number for element in elements if element.sort == "Note"]
        yield self._top, self._tree(parents, notes).encode("ascii")
        yield parents, self._parents().encode("ascii")
        for element in elements:
            yield element.number, self._element(element).encode("ascii")

    def pages(self) -> list[int]:
        """The numbers of the pages' objects, behind one for none."""
        numbers = self._document.idToObjectNumberAndVersion
        return [0, *(numbers[f"Page{page}"][0] for page in range(1, len(self._owners) + 1))]

    def _number_of(self, reference: Any) -> int:
        number: int = self._document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _tree(self, parents: int, notes: Sequence[int]) -> str:
        following = len(self._owners) + len(self._annotated)
        names = " ".join(f"{_note_name(number)} {number} 0 R" for number in notes)
        names = f"/IDTree<</Names[{names}]>>" if notes else ""
        return (
            f"<</Type/StructTreeRoot/K {self._root.number} 0 R"
            f"/ParentTree {parents} 0 R/ParentTreeNextKey {following}{names}>>"
        )

    def _parents(self) -> str:
        """Of each page the elements that its content belongs to, then those of annotations."""
        pages = (
            f"{key}[{' '.join([f'{owner.number} 0 R' for owner in owners])}]"
            for key, owners in enumerate(self._owners)
        )
        more = (
            f"{key} {element.number} 0 R" for key, element in enumerate(self._annotated, len(self._owners))
        )
        return f"<</Nums[{' '.join([*pages, *more])}]>>"

    def _element(self, element: Element) -> str:
        page, kids = 0, list[str]()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
                continue
            on, number = divmod(kid, MOST_ON_A_PAGE) if isinstance(kid, int) else kid
            page = page or on
            at = "" if on == page else f"/Pg {self._pages[on]} 0 R"
            if isinstance(kid, Annotation):
                kids.append(f"<</Type/OBJR/Obj {number} 0 R{at}>>")
            else:
                kids.append(f"<</Type/MCR/MCID {number}{at}>>" if at else str(number))
        parent = element.parent.number if element.parent else self._top
        made = f"<</S/{_sort(element)}/P {parent} 0 R/K[{' '.join(kids)}]{element.facts}"
        if page:
            made += f"/Pg {self._pages[page]} 0 R"
        if element.sort == "Note":
            made += f"/ID {_note_name(element.number)}"
        if element.alt:
            made += f"/Alt {pdf_text(element.alt)}"
        return f"{made}/Lang {pdf_text(element.language)}>>" if element.language else f"{made}>>"


class _LinkAnnotation(PDFObject):
    """A link as it stands in the file; the page that it leads to has its number only then."""

    def __init__(self, facts: str, leads: Place | None = None) -> None:
        self._facts, self._leads = facts, leads

    def format(self, document: Any) -> bytes:
        """As it stands in the file. A dictionary of reportlab's takes three times as long."""
        to = ""
        if self._leads:
            page, _version = document.idToObjectNumberAndVersion[f"Page{self._leads.page}"]
            to = f"/Dest[{page} 0 R/XYZ 0 {self._leads.y:.2f} null]"
        return f"<<{self._facts}{to}>>".encode("ascii")


def reserve(document: Any) -> int:
    """The number of an object that is written when all of reportlab's are."""
    number: int = document.idToObjectNumberAndVersion[document.Reference(_Reserved()).name][0]
    return number


class _Reserved(PDFObject):
    """Keeps a number for an object that is written later."""

    def format(self, _document: Any) -> bytes:
        """Nothing in the meantime."""
        return RESERVED


def _keep(element: Element, kept: list[Element]) -> bool:
    """Collect an element and those in it without the ones in which nothing is; whether this one is kept."""
    kept.append(element)
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _keep(kid, kept)]
    if not element.kids and element.sort not in _MAY_BE_EMPTY:
        kept.pop()
        return False
    match element.kids:
        case [Element(sort="Lbl") as only] if element.sort == "LI":
            only.sort = "LBody"  # a box with a line to write on: there is nothing that it would label
    return True


def _note_name(number: int) -> str:
    """What a note is called; names are in the order of the numbers."""
    return f"(note-{number:08})"


def _sort(element: Element) -> str:
    """A link that leads nowhere is a part of the text like any other."""
    if element.sort == "Link" and not any(isinstance(kid, Annotation) for kid in element.kids):
        return "Span"
    return element.sort


def _allow(made: Any, *names: str) -> None:
    """Have reportlab write facts that it does not know of."""
    made.__NoDefault__ = (*made.__NoDefault__, *names)


def describe(canvas: Any, about: About) -> None:
    """Say in a document what it is, so that readers show its title, and archives take it."""
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(CREATOR)
    canvas.setProducer(_PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if is_written_from_the_right(about.language):
        canvas.setViewerPreference("Direction", "R2L")
    catalog = canvas._doc.Catalog  # noqa: SLF001
    catalog.Metadata = XMP(creator=lambda _document: _metadata(about).encode())
    catalog.PageLabels = PDFDictionary({"Nums": PDFArray([0, PDFDictionary({"S": PDFName("D")})])})
    if about.archival:
        _allow(catalog, "OutputIntents")
        catalog.OutputIntents = PDFArray([_srgb_intent()])


def _srgb_intent() -> PDFDictionary:
    """Which colours are meant: those of a screen."""
    facts = {"N": 3, "Alternate": PDFName("DeviceRGB")}
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": PDFStream(PDFDictionary(facts), _srgb_profile()),
        }
    )


@cache
def _srgb_profile() -> bytes:
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_ICC_DATE] = b"\x07\xd0\0\1\0\1" + bytes(6)
    return bytes(profile)


def _metadata(about: About) -> str:
    """The same as XMP, with what the document keeps to."""
    title, subject = (_alternatives(words) for words in (about.title, about.subject))
    names = "".join(f" xmlns:{prefix}='{address}'" for prefix, address in _NAMESPACES.items())
    facts = [
        f"<dc:title>{title}</dc:title>",
        f"<dc:description>{subject}</dc:description>" if about.subject else "",
        f"<dc:creator><rdf:Seq>{_item(about.author)}</rdf:Seq></dc:creator>" if about.author else "",
        f"<dc:language><rdf:Bag>{_item(about.language)}</rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if about.archival:
        facts += ["<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>", _PDF_UA_SCHEMA]
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        f"<rdf:RDF{names}><rdf:Description rdf:about=''>{''.join(facts)}</rdf:Description></rdf:RDF>"
        "</x:xmpmeta><?xpacket end='w'?>"
    )


def _alternatives(words: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang='x-default'>{_escape(words)}</rdf:li></rdf:Alt>"


def _item(words: str) -> str:
    return f"<rdf:li>{_escape(words)}</rdf:li>"
