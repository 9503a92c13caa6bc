"""What can be pressed in the finished document: DOIs, and on the help page telephone numbers and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

if TYPE_CHECKING:
    from .conftest import Desk, Paper


def pressed(paper: Paper) -> list[str]:
    """Where the links that lead out of the document lead."""
    notes = [note.get_object() for page in paper.reader.pages for note in page.get("/Annots", [])]
    return list(dict.fromkeys(note["/A"]["/URI"] for note in notes if "/A" in note))


def with_text(new_desk: Any, text: str, **files: str) -> Paper:
    written = {f"{name}.md": words.encode() for name, words in {"help": "None here.", **files}.items()}
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{text}\n", written)
    return desk.make()


def test_a_doi_leads_to_its_work(new_desk: Any) -> None:
    sources = (
        "- Gollwitzer (2006). *Plans*, 38, 69–119. doi:10.1016/S0065-2601(06)38002-1 {#a}\n"
        "- Kosfeld (2005). Trust (see doi:10.1038/nature03701). {#b}\n"
    )
    paper = with_text(new_desk, "So [@a] and [@b].", sources=sources)
    assert pressed(paper) == [
        "https://doi.org/10.1016/S0065-2601(06)38002-1",
        "https://doi.org/10.1038/nature03701",
    ]
    assert "(see doi:10.1038/nature03701)." in paper.words


def test_source_text_and_what_is_a_link_stay_as_they_are(new_desk: Any) -> None:
    text = "Type `doi:10.1000/one`.\n\n    doi:10.1000/two\n\n[doi:10.1000/three](https://example.org/a)"
    assert pressed(with_text(new_desk, text)) == ["https://example.org/a"]


HELP = """Call +44 (0)20 7946 0958, 0800 111 0 111 or 1-800-273-8255. In danger: UK 999, else 112.

- **116 123** Somebody listens, 24/7.
- **13 11 14** Day and night.
- **findahelpline.com** Other countries, or example.org/help.
"""


def test_telephone_numbers_and_addresses_of_the_help_page_can_be_pressed(new_desk: Any) -> None:
    assert pressed(with_text(new_desk, "Words.", help=HELP)) == [
        "tel:+442079460958",
        "tel:08001110111",
        "tel:18002738255",
        "tel:999",
        "tel:112",
        "tel:116123",
        "tel:131114",
        "https://findahelpline.com",
        "https://example.org/help",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Since 2020-2024, on 2026-11-22, 10 000 people, 112,5 % and 1.112 of 999 999.",
        "Write to anna@example.org. Then.Not an address, nor e.g.this.",
        "From 0 to 10, at 0.5 or 0,75, page 1999.",
    ],
)
def test_other_figures_and_dots_of_the_help_page_are_words(new_desk: Any, words: str) -> None:
    found = pressed(with_text(new_desk, "Words.", help=words))
    assert [target for target in found if target.startswith(("tel:", "https://Then", "https://e.g"))] == []


def test_elsewhere_a_number_is_a_number(new_desk: Any) -> None:
    assert pressed(with_text(new_desk, "There were **112** of 0800 111 0 111, at example.org.")) == []


def test_a_number_in_a_line_from_the_right_is_seen_as_it_is_called(new_desk: Any) -> None:
    course = b"---\ntitle: T\nid: t\nlanguage: ar\n---\n"
    words = "اتصل بالرقم +49 30 1234567 في أي وقت.\n\n- **+44 20 7946 0958** صديق\n"
    files = {"help.md": words.encode(), "course.md": course}
    desk: Desk = new_desk("---\ntitle: T\n---\n\nكلمات\n", files)
    paper = desk.make()
    assert pressed(paper) == ["tel:+49301234567", "tel:+442079460958"]
    with pypdfium2.PdfDocument(paper.data) as document:
        text = document[len(document) - 1].get_textpage()
        signs = [(text.get_charbox(at), text.get_text_range(at, 1)) for at in range(text.count_chars())]
    lines = sorted({round(box[1]) for box, sign in signs if sign == "4"}, reverse=True)
    for line, number in zip(lines, ("+49301234567", "+442079460958"), strict=False):
        near = [sign for box, sign in sorted(signs) if abs(box[1] - line) < 4]
        assert "".join(sign for sign in near if sign in "0123456789+") == number
