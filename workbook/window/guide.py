"""The user’s guide: read from `docs/guide.md` or its translation, in sections, and which of them have some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.searching.folding import occurrences
from workbook.own_files import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

GUIDE = "guide.md"


class Section(NamedTuple):
    """A part of the guide, with its title."""

    title: str
    markdown: str

    def has(self, typed: str) -> bool:
        """Whether the words are in it; of several each may stand elsewhere."""
        whole = f"{self.title}\n{self.markdown}"
        return all(occurrences(whole, word) for word in typed.split())


def guide_file(code: str) -> str:
    """The name of the guide in a language; the English one where there is none."""
    own = f"guide.{code}.md"
    return own if (guide_folder() / own).is_file() else GUIDE


def read_guide(name: str = GUIDE) -> list[Section]:
    """All sections, in their order."""
    text = (guide_folder() / name).read_text("utf-8")
    parts = text.split("\n## ")[1:]
    return [
        Section(title.strip(), body.strip())
        for title, _line, body in (part.partition("\n") for part in parts)
    ]


def with_words(sections: Iterable[Section], typed: str) -> list[Section]:
    """The sections that have the words; all of them where none are typed."""
    return [section for section in sections if section.has(typed)]
