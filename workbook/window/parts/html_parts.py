"""Parts a very long text into ones that are laid out at once, and closes and opens its tags where it is parted."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

MOST_BLOCKS, MOST_LETTERS = 300, 20_000
_BLOCKS = frozenset(("p", "li", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote"))
_VOID = frozenset(("br", "hr", "img"))
_NUMBER = re.compile(r'\sstart="?(\d+)"?')


def html_parts(html: str) -> list[str]:
    """The text in parts of at most 300 blocks and about 20,000 letters each."""
    parter = _Parter()
    parter.feed(html)
    parter.close()
    return parter.finish()


class _Parter(HTMLParser):
    """Copies HTML; when a part is full and a block or a word ends, a new part begins inside the same tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._parts: list[str] = []
        self._now: list[str] = []
        self._open: list[tuple[str, str, int]] = []  # tag, how it was written, and items so far
        self._blocks = self._letters = 0

    def finish(self) -> list[str]:
        self._cut()
        return [part for part in self._parts if part.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or f"<{tag}>"
        self._now.append(written)
        if tag == "li" and self._open:
            name, how, items = self._open[-1]
            self._open[-1] = (name, how, items + 1)
        if tag not in _VOID:
            self._open.append((tag, written, 0))
        elif tag == "hr":
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self._open):
            return
        while self._open:
            name, _, _ = self._open.pop()
            self._now.append(f"</{name}>")
            if name == tag:
                break
        if tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        while self._letters + len(data) > MOST_LETTERS:
            room = MOST_LETTERS - self._letters
            at = max(data.rfind("\n", 0, room), data.rfind(" ", 0, room)) + 1 or room
            self._now.append(data[:at])
            data = data[at:]
            self._cut()
        self._now.append(data)
        self._letters += len(data)

    def handle_entityref(self, name: str) -> None:
        self._now.append(f"&{name};")
        self._letters += 1

    def handle_charref(self, name: str) -> None:
        self._now.append(f"&#{name};")
        self._letters += 1

    def unknown_decl(self, data: str) -> None:
        self.handle_data(escape(data))

    def _end_block(self) -> None:
        self._blocks += 1
        if self._blocks >= MOST_BLOCKS or self._letters >= MOST_LETTERS:
            self._cut()

    def _cut(self) -> None:
        closing = "".join(f"</{name}>" for name, _, _ in reversed(self._open))
        self._parts.append("".join(self._now) + closing)
        self._now = [_again(name, written, items) for name, written, items in self._open]
        self._blocks = self._letters = 0


def _again(name: str, written: str, items: int) -> str:
    """A tag that goes on in the next part; a numbered list goes on counting."""
    if name != "ol":
        return written
    found = _NUMBER.search(written)
    return f'<ol start="{int(found[1] if found else 1) + items}">'
