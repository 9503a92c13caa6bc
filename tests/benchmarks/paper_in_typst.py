"""The second yardstick of paper: the same document written as a typst source, and made by it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from workbook.course.model import Box, Course, Prose
from workbook.course.text import TextReader
from workbook.pdf.fonts import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.course.exercise import Exercise
    from workbook.course.ids import ExerciseId
    from workbook.pdf.export import PaperAnswer

HEAD = """
#set page(paper: "a4", margin: (left: 25mm, right: 18mm, top: 20mm, bottom: 22mm),
  header: [Marta #h(1fr) My whole workbook],
  footer: context [Explore This Further #h(1fr) #counter(page).display()])
#set text(font: "Literata", size: 10.5pt)
#set par(leading: 0.65em, spacing: 1em)
#show heading.where(level: 1): it => { pagebreak(); text(size: 22pt, it) }
#set document(title: "Explore This Further", author: "Marta")
#outline(depth: 3)
"""
_SPECIAL = re.compile(r"([\\\\#*_`$<>@\[\]~=+/-])")


def typst_pdf(course: Course, answers: dict[ExerciseId, PaperAnswer]) -> bytes:
    """The document's bytes."""
    import typst

    source = "\n\n".join([HEAD, *_Source(course, answers).parts()])
    compiled: Any = typst.compile
    made: bytes = compiled(source.encode(), font_paths=[str(fonts_folder())], ignore_system_fonts=True)
    return made


class _Source:
    """Writes the course and its answers as typst reads them."""

    def __init__(self, course: Course, answers: dict[ExerciseId, PaperAnswer]) -> None:
        self._course, self._answers = course, answers
        self._reader = TextReader(course.outline.citations)

    def parts(self) -> Iterator[str]:
        """Everything, block by block."""
        for module in self._course.modules:
            yield f"= {_plain(module.title)}"
            for page in module.pages:
                yield f"== {_plain(page.title)}"
                for part in page.parts:
                    yield from self._part(part)

    def _part(self, part: Any) -> Iterator[str]:
        if isinstance(part, Prose):
            yield self._markdown(part.markdown)
        elif isinstance(part, Box):
            title = f"*{_plain(part.title)}*\n\n" if part.title else ""
            yield f"#block(stroke: 0.75pt, inset: 8pt, width: 100%)[{title}{self._markdown(part.markdown)}]"
        else:
            yield from self._exercise(part)

    def _exercise(self, exercise: Exercise) -> Iterator[str]:
        yield f"=== {exercise.number} {_typst(self._reader.inline(exercise.question))}"
        if exercise.explanation:
            yield self._markdown(exercise.explanation)
        yield "Written 21 November 2026"
        answer = self._answers[exercise.id].answer
        match exercise.kind:
            case "scale":
                row = ", ".join(f"[{value}]" for value in range(11))
                yield from (f"#table(columns: 11, {row})" for _ in exercise.options())
            case "choice" | "checklist":
                yield "\n".join(f"- {_plain(line)}" for line in exercise.as_lines(answer))
            case "plan":
                cells = (
                    f"[{key}], [{_plain(row[key])}]" for row in answer["rows"] for key in row if key != "row"
                )
                yield f"#table(columns: (71pt, 1fr), stroke: none, {', '.join(cells)})"
            case _:
                yield "\n\n".join(_plain(line) for line in answer.split("\n") if line)

    def _markdown(self, markdown: str) -> str:
        return _typst(self._reader.html(markdown))


def _plain(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _typst(html: str) -> str:
    made = _Blocks()
    made.feed(html)
    made.close()
    return "".join(made.text).strip()


class _Blocks(HTMLParser):
    """Clean HTML as typst marks it."""

    _OPEN = {"strong": "#strong[", "em": "#emph[", "sup": "#super[", "li": "- "}  # noqa: RUF012 - a table
    _CLOSE = {"strong": "]", "em": "]", "sup": "]", "p": "\n\n", "li": "\n", "h3": "\n\n"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.text.append(self._OPEN.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.text.append(self._CLOSE.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.text.append(_plain(data))
