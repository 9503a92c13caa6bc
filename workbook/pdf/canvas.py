"""reportlab's canvas as paper uses it: finished pages, pictures that stand in the file once, and no font unasked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.pdfdoc import format as written
from reportlab.pdfgen.canvas import Canvas

from workbook.pdf.sheet import press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbook.pdf.sheet import Picture

_PROCEDURES = "/PDF/Text/ImageB/ImageC/ImageI"


class PaperCanvas(Canvas):
    """A canvas that names no font before it is needed, so that none is left unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    _doc: Any
    _pagesize: tuple[float, float]
    _code: list[str]
    _formsinuse: list[str]
    _annotationrefs: list[Any]
    _setXObjects: Callable[[Any], None]  # noqa: N815 - reportlab calls it so
    _startPage: Callable[[], None]  # noqa: N815

    def end_page(self, key: int, pressed: Sequence[bytes], *, moved: float = 0.0) -> None:
        """End a page: its pictures stand behind what is pressed already. `key` is that of what its parts belong to.

        With all that can be pressed on it, it may stand so far to the left on its paper.
        """
        before = [press("\n".join(self._code))] if self._code else []
        width, height = self._pagesize
        box = (moved, 0.0, width + moved, height)
        streams = [self._doc.Reference(_Pressed(part)) for part in (*before, *pressed)]
        page = _Page(key, box, streams, self._annotationrefs)
        self._setXObjects(page)
        self._doc.addPage(page)
        self._startPage()

    def place(self, picture: Picture) -> None:
        """Draw a picture. Wherever it is drawn, it stands in the file once; its bytes are let go when they do."""
        key = picture.image.key
        name = self._doc.getXObjectName(key)
        if name not in self._doc.idToObject:
            self._take_in(key, *picture.image.hand_over())
        self._code.append(picture.opening)
        self.saveState()
        self.translate(picture.x, picture.y)
        self.scale(picture.width, picture.height)
        self._code.append(f"/{name} Do")
        self.restoreState()
        self._code.append("EMC")
        self._formsinuse.append(key)

    def _take_in(self, key: str, drawn: Any, clear: Any) -> None:
        self._refer_to(drawn)
        self._doc.addForm(key, drawn)
        if clear is not None:
            drawn.smask = self._refer_to(clear)

    def _refer_to(self, drawn: Any) -> Any:
        drawn.format = partial(_once, drawn)
        self._setXObjects(drawn)
        return self._doc.Reference(drawn, self._doc.getXObjectName(drawn.name))


class _Page(PDFObject):
    """A page as it stands in the file. reportlab's own takes ten times as long."""

    XObjects: Any = None

    def __init__(
        self,
        key: int,
        box: tuple[float, float, float, float],
        streams: Sequence[Any],
        annotations: Sequence[Any],
    ) -> None:
        self._key, self._box, self._streams, self._annotations = key, box, streams, annotations

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        numbers = document.idToObjectNumberAndVersion
        streams = _references(self._streams, numbers)
        pictures = f"/XObject {written(self.XObjects, document).decode('ascii')}" if self.XObjects else ""
        facts = [
            f"/Type/Page/Parent {_references([document.Reference(document.Pages)], numbers)}",
            f"/MediaBox[{' '.join([f'{side:.7g}' for side in self._box])}]",
            f"/Contents {streams if len(self._streams) == 1 else f'[{streams}]'}",
            f"/Resources<</Font {numbers[BasicFonts][0]} 0 R/ProcSet[{_PROCEDURES}]{pictures}>>",
            f"/Annots[{_references(self._annotations, numbers)}]" if self._annotations else "",
            f"/StructParents {self._key}/Tabs/S",
        ]
        return f"<<{''.join(facts)}>>".encode("ascii")


def _references(made: Sequence[Any], numbers: Mapping[str, tuple[int, int]]) -> str:
    return " ".join([f"{numbers[reference.name][0]} 0 R" for reference in made])


class _Pressed(PDFStream):
    """A page's operators, as small as they will stand in the file; let go when they stand there."""

    def __init__(self, operators: bytes) -> None:
        names = PDFArray([PDFName(PDFZCompress.pdfname)])
        super().__init__(PDFDictionary({"Filter": names}), operators)

    def format(self, document: Any) -> Any:
        """As it stands in the file; it is asked for once."""
        made = super().format(document)
        self.content = b""
        return made


def _once(drawn: Any, document: Any) -> Any:
    """A picture as it stands in the file; it is asked for once."""
    made = type(drawn).format(drawn, document)
    drawn.streamContent = b""
    return made
