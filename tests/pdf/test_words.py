"""Text as people type it: hostile, foreign, endless. It comes back out of the PDF; what no font has is a box."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.pdf.clean import clean, for_metadata, one_line

if TYPE_CHECKING:
    from .conftest import Desk, Paper

HOSTILE = [
    "<b>not bold</b> & <i>not</i>",
    "R&D &amp; &lt;tag&gt; &#65;",
    "<img src='/etc/passwd'/> <a href='file:///x'>x</a>",
    "%s %(x)d {0} {x} \\n \\ ( ) [ ] << >>",
    "a (bracket) and \\( another \\)",
    "*stars* _lines_ `ticks` [text](https://x.org) ![p](media/x.png)",
    "{#id} [@ada1843] ::: note",
    "naïve café, Zoë, Łódź, İstanbul, Ångström",
    "Ελληνικά ἄνθρωπος, Кириллица, Ђурђевак",
    "“Quotes” ‘single’ — dash – en … dots • bullet",
    "→ ✓ ★ ☎ ♥ ☐ ½ ² €",
    "hearts 💚 and 😀 and 🌧",
    "漢字とかな 한국어",
    "ไทย",
    "fi ffl ﬁ",
    "tab\there, no-break\u00a0blank, narrow\u202fblank",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was_typed(desk: Desk, text: str) -> None:
    desk.answer("a-reflection", text)
    expected = unicodedata.normalize("NFKC", clean(text))
    assert _bare(expected) in _bare(unicodedata.normalize("NFKC", desk.make().text))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_and_wish_come_back(desk: Desk, text: str) -> None:
    paper = desk.make("workshop", name=text, wish=text)
    assert _bare(unicodedata.normalize("NFKC", clean(text))) in _bare(
        unicodedata.normalize("NFKC", paper.text)
    )
    assert paper.reader.metadata
    assert paper.reader.metadata.author == for_metadata(text)


def test_a_letter_with_a_mark_is_composed(desk: Desk) -> None:
    desk.answer("a-line", "Zoe\u0308 and e\u0301 and q\u0307")
    assert "Zoë and é and q\u0307" in desk.make().text


def test_a_character_that_no_font_has_is_a_box_and_copies_out_as_itself(desk: Desk) -> None:
    desk.answer("a-line", "before \U0001f9ff\U00013000 after \ue000")
    paper = desk.make()
    assert "before\U0001f9ff\U00013000after\ue000" in paper.letters
    boxes = [font for font in fonts_of(paper) if font["/Subtype"] == "/Type3"]
    assert [len(font["/CharProcs"]) for font in boxes] == [2]


def test_half_a_pair_of_surrogates_is_a_box_too(desk: Desk) -> None:
    desk.answer("a-line", "x \ud83d y")
    paper = desk.make(name="N \udc00")
    assert "x \ufffd y" in paper.text
    assert paper.reader.metadata


def test_more_unknown_characters_than_one_font_of_boxes_holds(desk: Desk) -> None:
    words = " ".join(chr(0x13000 + number) for number in range(600))
    desk.answer("a-reflection", words)
    assert words.replace(" ", "") in desk.make().letters


def fonts_of(paper: Paper) -> list[Any]:
    """The fonts of all pages, each once."""
    found: dict[str, Any] = {}
    for page in paper.reader.pages:
        resources: Any = page["/Resources"]
        found |= {name: font.get_object() for name, font in resources["/Font"].items()}
    return list(found.values())


def test_controls_and_steering_signs_vanish_and_nothing_else(desk: Desk) -> None:
    desk.answer("a-line", "a\x00b\x07c\x1bd\u202ee\u200bf\ufeffg")
    assert "abcdefg" in desk.make().text


def test_line_breaks_are_kept(desk: Desk) -> None:
    desk.answer("a-reflection", "one\r\ntwo\u2028three\n\n\nfour")
    assert "one\ntwo\nthree\nfour" in desk.make().text


def test_line_breaks_in_a_name_or_title_are_blanks() -> None:
    assert one_line(" a\n b\u2029c ") == "a b c"


def test_options_and_questions_are_not_markup(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: <b>T</b> & Co\n---\n\n::: choice c\nother: R&D <i>\n\nA < B & C > D?\n\n"
        "- <script>x</script> {#x}\n- 5 > 3 & **2** {#y}\n:::\n"
    )
    words = desk.make().words
    assert "<b>T</b> & Co" in words
    assert "A < B & C > D?" in words
    assert "<script>x</script>" in words
    assert "5 > 3 & 2" in words
    assert "R&D <i>" in words


@given(st.text(max_size=80))
def test_cleaned_text_is_stable_and_holds_no_controls(text: str) -> None:
    made = clean(text)
    assert clean(made) == made
    assert not [c for c in made if unicodedata.category(c) == "Cc" and c != "\n"]


def _bare(text: str) -> str:
    return "".join(text.split())


def test_signs_of_other_programs_are_drawn_as_what_they_mean_or_spelt(desk: Desk) -> None:
    words = "\uf0b7 first\u2003point, F\u266f minor, step \u2460 of \u2462, 38\u2103, part \u2163\ufffc, \uf0e0 \uf0fc"
    desk.answer("a-line", words)
    assert "• first point, F♯ minor, step ① of ③, 38°C, part Ⅳ, → ✓" in " ".join(desk.make().text.split())
