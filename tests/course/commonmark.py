"""CommonMark's own examples, if they are on this computer, and HTML in a form in which two can be compared."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

_VOID = ("br", "hr", "img")
_AROUND_BLOCKS = re.compile(r"\s*(</?(?:p|h\d|ul|ol|li|blockquote|pre|hr|table|div)\b[^>]*>)\s*")


class Example(NamedTuple):
    """What is written, what CommonMark makes of it, and the section that it belongs to."""

    markdown: str
    html: str
    section: str


def spec_text() -> str:
    """The text of the npm package `commonmark-spec`, named by COMMONMARK_SPEC or under `node_modules`; else nothing."""
    named = os.environ.get("COMMONMARK_SPEC", "node_modules/commonmark-spec/spec.txt")
    return Path(named).read_text(encoding="utf-8") if Path(named).is_file() else ""


def examples(spec: str) -> list[Example]:
    """Every example of a specification."""
    found: list[Example] = []
    section, parts = "", list[list[str]]()
    for line in spec.split("\n"):
        if parts:
            if re.fullmatch("`{10,}", line):
                written, made = ("".join(f"{each}\n" for each in part).replace("→", "\t") for part in parts)
                found.append(Example(written, made, section))
                parts = []
            elif line == ".":
                parts.append([])
            else:
                parts[-1].append(line)
        elif re.fullmatch("`{10,} example", line):
            parts = [[]]
        elif line.startswith("#"):
            section = line.strip("# ")
    return found


def same_form(html: str) -> str:
    """HTML without the blanks and the classes that make no difference."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    made = _AROUND_BLOCKS.sub(r"\1", "".join(reader.found))
    return made.replace("\n</code></pre>", "</code></pre>").strip()


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._verbatim += tag == "pre"
        self.found.append(f"<{tag}{sorted(fact for fact in attrs if fact[0] != 'class')}>")

    def handle_endtag(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        if tag not in _VOID:
            self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.found.append(data if self._verbatim else re.sub(r"\s+", " ", data))
