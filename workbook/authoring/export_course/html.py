"""A course as one page, whole in itself: pictures and style inside, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from workbook.authoring.export_course.sections import (
    AsWritten,
    Boxed,
    Form,
    Heading,
    Picture,
    Said,
    Sources,
    Text,
    sections,
)
from workbook.course.blocks import Grid, Items, Paragraph
from workbook.course.model import FOOTNOTE
from workbook.course.text import TextReader
from workbook.language.translation import gettext as _
from workbook.pictures.pictures import PictureTrouble, look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbook.authoring.export_course.sections import Section
    from workbook.course.blocks import FormBlock
    from workbook.course.files import Files

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_HEADING = re.compile(r"<(/?)h([1-6])>")
_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'(src|title|alt)="([^"]*)"')
_NOTE = re.compile(rf'<a href="{FOOTNOTE}(\d+)">(.*?)</a>')
_RULES = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.06rem/1.6 Georgia, "Noto Serif", serif; }
h1, h2, h3, h4, h5, h6, nav, .box strong, .said { font-family: system-ui, "Noto Sans", sans-serif; line-height: 1.3; }
h2 { margin-top: 3rem; border-top: 1px solid; padding-top: 1.5rem; }
h3 { margin-top: 2.2rem; }
img { max-width: 100%; height: auto; }
.caption, .said { font-size: 0.92rem; opacity: 0.8; }
.box { border: 1px solid; border-inline-start-width: 4px; border-radius: 4px; padding: 0 1rem; margin: 1.2rem 0; }
.exercise-form ul { list-style: none; padding-inline-start: 0.5rem; }
.line { border-bottom: 1px solid; height: 1.9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top; height: 1.5rem; }
pre { overflow-x: auto; white-space: pre-wrap; }
nav ul { list-style: none; padding-inline-start: 1rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; }
  h2 { break-before: page; border-top: none; }
  h3, h4 { break-after: avoid; }
  .box, table, .exercise-form { break-inside: avoid; }
}
"""


def as_html(files: Files, *, with_leader: bool = False) -> Iterator[str]:
    """The page in parts."""
    course, parts = sections(files, with_leader=with_leader)
    page = _Page(files, TextReader(course.outline.citations, files.keys()))
    language, title = course.about.language, course.about.title
    direction = "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    yield f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_RULES}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    listed = list(parts)
    contents = False
    for part in listed:
        if isinstance(part, Heading) and part.level == 2 and not contents:
            contents = True
            yield page.contents(listed)
        yield page.made(part) + "\n"
    yield "</main>\n</body>\n</html>\n"


class _Page:
    """Makes HTML of one section after the other."""

    def __init__(self, files: Files, reader: TextReader) -> None:
        self._files, self._reader = files, reader
        self._makers: dict[type, Callable[[Any], str]] = {
            Heading: self._heading,
            Text: self._text,
            Said: lambda part: f'<p class="said">{escape(part.words)}</p>',
            Boxed: self._boxed,
            AsWritten: lambda part: f"<pre>{escape(part.text)}</pre>",
            Form: self._form,
            Picture: self._picture,
            Sources: self._sources,
        }

    def contents(self, parts: Iterable[Section]) -> str:
        """What is on the page, as links."""
        name = escape(_("Contents"))
        lines = [f'<nav aria-label="{name}">\n<ul>']
        for part in parts:
            if isinstance(part, Heading) and part.anchor and part.level == 2:
                words = self._without_links(self._reader.inline(part.words))
                lines.append(f'<li><a href="#{escape(part.anchor)}">{words}</a></li>')
        return "\n".join([*lines, "</ul>\n</nav>\n"])

    def made(self, part: Section) -> str:
        """One section."""
        return self._makers[type(part)](part)

    def _heading(self, part: Heading) -> str:
        anchor = f' id="{escape(part.anchor)}"' if part.anchor else ""
        return f"<h{part.level}{anchor}>{self._inline(part.words)}</h{part.level}>"

    def _boxed(self, part: Boxed) -> str:
        title = f": {self._inline(part.title)}" if part.title else ""
        head = f"<p><strong>{escape(part.name)}{title}</strong></p>"
        return f'<div class="box" role="note">\n{head}\n{self._text(part.text)}\n</div>'

    def _picture(self, part: Picture) -> str:
        return f'<p><img src="{self._data(part.path)}" alt="{escape(part.alt)}"></p>'

    def _sources(self, part: Sources) -> str:
        items = (f'<li id="source-{escape(key)}">{self._inline(words)}</li>' for key, words in part.markdown)
        return "<ol>\n" + "\n".join(items) + "\n</ol>"

    def _form(self, part: Form) -> str:
        return '<div class="exercise-form">\n' + "\n".join(map(self._block, part.blocks)) + "\n</div>"

    def _block(self, block: FormBlock) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self._inline(block.text)}</p>"
        if isinstance(block, Items):
            tag = "ol" if block.numbered else "ul"
            return (
                f"<{tag}>" + "".join(f"<li>{self._inline(item)}</li>" for item in block.items) + f"</{tag}>"
            )
        if isinstance(block, Grid):
            head = "".join(f'<th scope="col">{self._inline(words)}</th>' for words in block.head)
            rows = "".join(
                "<tr>" + "".join(f"<td>{self._inline(words)}</td>" for words in row) + "</tr>\n"
                for row in block.rows
            )
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
        return '<div class="line" aria-hidden="true"></div>' * block.lines

    def _text(self, text: Text) -> str:
        made = self._reader.html(text.markdown)
        made = _HEADING.sub(lambda tag: f"<{tag[1]}h{min(6, max(int(tag[2]), text.level))}>", made)
        made = made.replace("<th>", '<th scope="col">').replace("<th ", '<th scope="col" ')
        return self._whole(made)

    def _inline(self, markdown: str) -> str:
        return self._whole(self._reader.inline(markdown)) if markdown else ""

    def _whole(self, html: str) -> str:
        """Clean HTML with its pictures inside, and with the numbers of footnotes as they are, leading nowhere."""
        return _IMAGE.sub(lambda tag: self._image(tag[0]), _NOTE.sub(r"\2", html))

    def _image(self, tag: str) -> str:
        told = dict(_ATTRIBUTE.findall(tag))
        path, alt, title = (unescape(told.get(name, "")) for name in ("src", "alt", "title"))
        caption = f'<br><span class="caption">{escape(title)}</span>' if title else ""
        return f'<img src="{self._data(path)}" alt="{escape(alt)}">{caption}'

    def _data(self, path: str) -> str:
        """A picture as an address that holds it; nothing of what is no picture of the course."""
        try:
            data = self._files[path]
            kind = look_at(data).type.lower()
        except (KeyError, OSError, PictureTrouble):
            return "data:,"
        return f"data:image/{kind};base64,{b64encode(data).decode()}"

    @staticmethod
    def _without_links(html: str) -> str:
        return re.sub(r"<[^>]*>", "", html)
