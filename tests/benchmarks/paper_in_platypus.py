"""The yardstick of paper: the document as one would first build it with platypus."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from workbook.course.model import Box, Course, Prose
from workbook.course.text import TextReader

if TYPE_CHECKING:
    from workbook.course.exercise import Exercise
    from workbook.course.ids import ExerciseId
    from workbook.pdf.export import PaperAnswer

NAME = "Marta"


class NaiveBook:
    """The document as one would first build it: Paragraph, Table, KeepTogether, contents by multiBuild."""

    def __init__(self, course: Course, answers: dict[ExerciseId, PaperAnswer]) -> None:
        from reportlab.lib.styles import ParagraphStyle

        _register_fonts()
        self.course = course
        self.answers = answers
        self.reader = TextReader(course.outline.citations)
        text = ParagraphStyle("text", fontName="Literata", fontSize=10.5, leading=16, spaceAfter=8)
        self.text = text
        self.small = ParagraphStyle(
            "small", text, fontName="Source", fontSize=9.5, leading=14.5, spaceAfter=5
        )
        self.meta = ParagraphStyle("meta", self.small, fontSize=9, leading=12.5)
        self.title = ParagraphStyle("title", text, fontName="Literata-Medium", fontSize=22, leading=27)
        self.heading = ParagraphStyle("heading", self.title, fontSize=14, leading=19)
        self.question = ParagraphStyle("question", self.title, fontSize=11, leading=15.5)
        self.entry = ParagraphStyle("entry", self.small, leftIndent=33)

    def build(self) -> bytes:
        """Lay it out as often as the contents need."""
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph
        from reportlab.platypus.tableofcontents import TableOfContents

        book = self

        class Document(BaseDocTemplate):  # type: ignore[misc,unused-ignore]
            def afterFlowable(self, flowable: Any) -> None:
                style = getattr(flowable, "style", None)
                level = {"title": 0, "question": 1}.get(getattr(style, "name", ""))
                if level is not None:
                    key = f"k{id(flowable)}"
                    self.canv.bookmarkPage(key)
                    self.canv.addOutlineEntry(flowable.getPlainText(), key, level, level == 0)
                    self.notify("TOCEntry", (level, escape(flowable.getPlainText()), self.page, key))

        def running(canvas: Any, document: Any) -> None:
            canvas.setFont("Source", 8.5)
            canvas.drawString(71, A4[1] - 38, NAME)
            canvas.drawRightString(A4[0] - 51, A4[1] - 38, "My whole workbook")
            canvas.line(71, 50, A4[0] - 51, 50)
            canvas.drawString(71, 36, book.course.about.title)
            canvas.drawRightString(A4[0] - 51, 36, str(document.page))

        target = BytesIO()
        document = Document(target, pagesize=A4, title=self.course.about.title, author=NAME)
        frame = Frame(71, 62, A4[0] - 122, A4[1] - 119, 0, 0, 0, 0)
        document.addPageTemplates(PageTemplate("page", [frame], onPage=running))
        contents = TableOfContents(levelStyles=[self.question.clone("contents"), self.entry], dotsMinLevel=0)
        story: list[Any] = [Paragraph(escape(self.course.about.title), self.heading), PageBreak(), contents]
        for module in self.course.modules:
            story += [PageBreak(), Paragraph(escape(module.title), self.title)]
            for page in module.pages:
                story.append(Paragraph(escape(page.title), self.heading))
                for part in page.parts:
                    story += self._part(part)
        document.multiBuild(story)
        return target.getvalue()

    def _part(self, part: Any) -> list[Any]:
        from reportlab.platypus import Paragraph, Spacer, Table

        if isinstance(part, Prose):
            return self._markdown(part.markdown, self.text)
        if isinstance(part, Box):
            head = [Paragraph(f"<b>{escape(part.title)}</b>", self.small)] if part.title else []
            inside = [[piece] for piece in (*head, *self._markdown(part.markdown, self.small))]
            return [
                Table(inside, colWidths=[420], style=[("BOX", (0, 0), (-1, -1), 0.75, "black")]),
                Spacer(1, 12),
            ]
        return self._exercise(part)

    def _exercise(self, exercise: Exercise) -> list[Any]:
        from reportlab.platypus import KeepTogether, Paragraph, Spacer

        question = self.reader.inline(exercise.question)
        flowables: list[Any] = [Paragraph(f"{exercise.number} {question}", self.question)]
        flowables += self._markdown(exercise.explanation, self.small) if exercise.explanation else []
        flowables.append(Paragraph("Written 21 November 2026", self.meta))
        flowables += self._answer(exercise, self.answers[exercise.id].answer)
        return [KeepTogether(flowables), Spacer(1, 17)]

    def _answer(self, exercise: Exercise, answer: Any) -> list[Any]:
        from reportlab.platypus import ListFlowable, ListItem, Paragraph, Table

        match exercise.kind:
            case "scale":
                steps = [str(value) for value in range(11)]
                grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
                return [Table([steps], colWidths=[38] * 11, style=grid) for _ in exercise.options()]
            case "choice" | "checklist":
                lines = exercise.as_lines(answer)
                items: list[Any] = [ListItem(Paragraph(escape(line), self.text)) for line in lines]
                return [ListFlowable(items, bulletType="bullet")]
            case "plan":
                rows = [
                    [Paragraph(key, self.small), Paragraph(escape(row[key]), self.text)]
                    for row in answer["rows"]
                    for key in ("if", "then", "otherwise")
                ]
                return [Table(rows, colWidths=[71, 380])]
            case _:
                return [Paragraph(escape(line), self.text) for line in answer.split("\n") if line]

    def _markdown(self, markdown: str, style: Any) -> list[Any]:
        walker = _Blocks(self.reader.html(markdown))
        return walker.flowables(style)


class _Blocks(HTMLParser):
    """Parts clean HTML into paragraphs and list items, with the marks that Paragraph knows."""

    _MARKS = {"strong": "b", "em": "i", "sup": "super"}  # noqa: RUF012 - a table

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        self._end("p")

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in self._MARKS:
            self.text.append(f"<{self._MARKS[tag]}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._MARKS:
            self.text.append(f"</{self._MARKS[tag]}>")
        elif tag in {"p", "li", "h3"}:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(escape(data))

    def _end(self, tag: str) -> None:
        text = "".join(self.text).strip()
        self.text = []
        if text:
            self.blocks.append((tag, text))

    def flowables(self, style: Any) -> list[Any]:
        """Paragraphs and lists."""
        from reportlab.platypus import ListFlowable, ListItem, Paragraph

        made: list[Any] = []
        items: list[Any] = []
        for tag, text in (*self.blocks, ("p", "")):
            if tag == "li":
                items.append(ListItem(Paragraph(text, style)))
                continue
            if items:
                made.append(ListFlowable(items, bulletType="bullet"))
                items = []
            if text:
                made.append(Paragraph(f"<b>{text}</b>" if tag == "h3" else text, style))
        return made


def _register_fonts() -> None:
    """The same font files, as platypus wants them."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Literata" in pdfmetrics.getRegisteredFontNames():
        return
    from workbook.pdf.fonts import fonts_folder

    files = {
        "Literata": "Literata_400Regular",
        "Literata-Bold": "Literata_700Bold",
        "Literata-Italic": "Literata_400Regular_Italic",
        "Literata-BoldItalic": "Literata_700Bold_Italic",
        "Literata-Medium": "Literata_500Medium",
        "Source": "SourceSans3_400Regular",
        "Source-Bold": "SourceSans3_700Bold",
        "Source-Italic": "SourceSans3_400Regular_Italic",
        "Source-BoldItalic": "SourceSans3_700Bold_Italic",
    }
    for name, file in files.items():
        pdfmetrics.registerFont(TTFont(name, str(fonts_folder() / f"{file}.ttf")))
    for family in ("Literata", "Source"):
        pdfmetrics.registerFontFamily(
            family,
            normal=family,
            bold=f"{family}-Bold",
            italic=f"{family}-Italic",
            boldItalic=f"{family}-BoldItalic",
        )
    pdfmetrics.registerFontFamily("Literata-Medium", *(["Literata-Medium"] * 4))
