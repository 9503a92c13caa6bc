"""Every script on paper: what is read out of it is what was written, and it stands where its readers look for it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from workbook.pdf.faces import FontBook
from workbook.pdf.fonts import DocFont
from workbook.pdf.lines import break_text
from workbook.pdf.shaping.bidi import begins_at_the_right, in_sight, levels_of
from workbook.pdf.shaping.breaks import next_break
from workbook.pdf.shaping.clusters import clusters
from workbook.pdf.style import TextStyle

from .conftest import desk_of
from .sentences import FROM_THE_LEFT, FROM_THE_RIGHT, MIXED
from .test_lines import drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Desk, Paper

STYLE = TextStyle("serif", 10, 15)
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture(scope="module")
def paper() -> Paper:
    """All sentences as an answer."""
    desk = desk_of("---\ntitle: T\n---\n\n::: reflection r\nWhat?\n:::\n")
    desk.answer("r", "\n".join([*FROM_THE_LEFT.values(), *FROM_THE_RIGHT.values(), *MIXED.values()]))
    return desk.make()


def by_pypdf(paper: Paper) -> str:
    return paper.text


def by_pdfium(paper: Paper) -> str:
    with pypdfium2.PdfDocument(paper.data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_poppler(paper: Paper) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("poppler is not here")
    return subprocess.run(
        [program, "-enc", "UTF-8", "-", "-"], input=paper.data, capture_output=True, check=True
    ).stdout.decode()


READERS = [by_pypdf, by_pdfium, by_poppler]


def bare(text: str) -> str:
    """Composed, without blanks and the signs with which a reader marks directions."""
    return _STEERING.sub("", "".join(unicodedata.normalize("NFC", text).split()))


def words(text: str) -> list[str]:
    """Words without what stands between them, since readers differ about that in a line from the right."""
    text = unicodedata.normalize("NFC", _STEERING.sub("", text))
    return re.findall(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200c])*", text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", FROM_THE_LEFT)
def test_three_readers_read_what_was_written(
    paper: Paper, language: str, reader: Callable[[Paper], str]
) -> None:
    assert bare(FROM_THE_LEFT[language]) in bare(reader(paper))


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_a_line_from_the_right_is_read_word_by_word(paper: Paper, language: str) -> None:
    """pypdf gives the words as they are seen from the left, each as it was written."""
    lines = [words(line)[::-1] for line in paper.text.splitlines()]
    assert words(FROM_THE_RIGHT[language]) in lines


@pytest.mark.parametrize("language", ["Arabic", "Persian", "Urdu", "Hebrew"])
def test_poppler_reads_the_words_of_a_line_from_the_right(paper: Paper, language: str) -> None:
    """It gives them in their order but for punctuation, after which it begins again."""
    read = [Counter(words(line)) for line in by_poppler(paper).splitlines()]
    assert Counter(words(FROM_THE_RIGHT[language])) in read


@pytest.mark.parametrize("sentence", MIXED.values(), ids=list(MIXED))
def test_no_word_of_a_line_in_two_directions_is_lost(paper: Paper, sentence: str) -> None:
    read = [Counter(words(line)) for line in paper.text.splitlines()]
    assert Counter(words(sentence)) in read


def test_a_bracket_in_a_line_from_the_right_is_seen_mirrored() -> None:
    fonts = FontBook()
    [line] = break_text("(מבחן) שלום", STYLE, fonts, 400)
    assert drawn([line], fonts) == ["םולש (ןחבמ)"]


@pytest.mark.parametrize(
    ("written", "rtl", "seen"),
    [
        ("אבג abc 12", True, "abc 12 גבא"),
        ("אבג 12 דהו", True, "והד 12 גבא"),
        ("abc אבג דהו xyz", False, "abc והד גבא xyz"),
        ("abc (אבג) xyz", False, "abc (גבא) xyz"),
        ("אבג (abc) דהו", True, "והד (abc) גבא"),
        ("אבג (abc def)", True, "(abc def) גבא"),
        ("tel. 12-34 א", False, "tel. 12-34 א"),
        ("١٢ كتاب", True, "باتك ١٢"),
        ("כתב +49 אב", True, "בא +49 בתכ"),
        ("-5 מעלות", True, "תולעמ -5"),
    ],
)
def test_letters_are_seen_in_the_order_of_the_standard(written: str, rtl: bool, seen: str) -> None:
    shown = "".join(in_sight(written, levels_of(written, rtl=rtl)))
    mirrored = str.maketrans("()", ")(")
    levels = in_sight(levels_of(written, rtl=rtl), levels_of(written, rtl=rtl))
    assert (
        "".join(c.translate(mirrored) if level % 2 else c for c, level in zip(shown, levels, strict=True))
        == seen
    )


def test_the_first_strong_letter_says_from_where_a_paragraph_is_written() -> None:
    assert begins_at_the_right("12 (שלום) hello", otherwise=False)
    assert not begins_at_the_right("12 hello שלום", otherwise=True)
    assert begins_at_the_right("12 – 15", otherwise=True)


@pytest.mark.parametrize("language", ["Chinese", "Japanese"])
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(language: str) -> None:
    fonts = FontBook()
    text = FROM_THE_LEFT[language] * 6
    for width in range(40, 160, 7):
        lines = drawn(break_text(text, STYLE, fonts, width), fonts)
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "、。，？！」）ょっー" or line[-1] in "「（"]


def test_korean_ends_lines_at_blanks() -> None:
    fonts = FontBook()
    text = FROM_THE_LEFT["Korean"]
    for width in range(60, 160, 7):
        assert "".join(drawn(break_text(text, STYLE, fonts, width), fonts)) == text


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ภาษาไทยและ", ["ภาษา", "ไทย", "และ"]),
        ("ພາສາແລະໃຈ", ["ພາສາ", "ແລະ", "ໃຈ"]),
        ("ភាសាខ្មែរ", ["ភា", "សា", "ខ្មែរ"]),
        ("မြန်မာစကား", ["မြန်", "မာ", "စ", "ကား"]),
        ("one\u200btwo", ["one\u200b", "two"]),
        ("hy\u00adphen", ["hy\u00ad", "phen"]),
        ("漢字、「かな」です", ["漢", "字、", "「か", "な」", "で", "す"]),
        ("well-known/unknown", ["well-", "known/", "unknown"]),
        ("2019-2020", ["2019-2020"]),
    ],
)
def test_where_a_line_may_end_in_a_word(word: str, parts: list[str]) -> None:
    found, start = [], 0
    while start < len(word):
        stop = next_break(word, start)
        found.append(word[start:stop])
        start = stop
    assert found == parts


@pytest.mark.parametrize("language", FROM_THE_LEFT)
def test_no_line_ends_inside_a_letter(language: str) -> None:
    fonts = FontBook()
    text = "".join(FROM_THE_LEFT[language].split())
    whole = list(clusters(text))
    for width in (12, 25, 60, 110):
        lines = drawn(break_text(text, STYLE, fonts, width), fonts)
        assert "".join(lines).replace("\u00ad", "") == text
        assert [cluster for line in lines for cluster in clusters(line.replace("\u00ad", ""))] == whole


def test_a_soft_hyphen_is_seen_at_the_end_of_a_line_alone() -> None:
    fonts = FontBook()
    word = "Donau\u00addampf\u00adschiff"
    assert drawn(break_text(word, STYLE, fonts, 400), fonts) == ["Donaudampfschiff"]
    lines = drawn(break_text(word, STYLE, fonts, 60), fonts)
    assert len(lines) > 1
    assert all(line.endswith("\u00ad") for line in lines[:-1])
    assert "".join(lines).replace("\u00ad", "") == "Donaudampfschiff"


def test_words_are_hyphenated_where_lines_would_gape_and_names_are_not() -> None:
    fonts = FontBook("en-GB")
    said = "an extraordinarily uncomfortable misunderstanding between Constantinopolitans everywhere"
    lines = drawn(break_text(said, STYLE, fonts, 104), fonts)
    assert any(line.endswith("\u00ad") for line in lines)
    assert "Constantinopolitans" in "".join(lines)
    assert "".join(lines).replace("\u00ad", "") == said
    heading = TextStyle("serif-medium", 10, 15)
    assert "\u00ad" not in "".join(drawn(break_text(said, heading, fonts, 104), fonts))


def test_the_last_line_of_a_paragraph_is_no_single_short_word() -> None:
    fonts = FontBook()
    said = "There was a time when all of it was far away and nobody knew what to do with so"
    for width in range(110, 260, 3):
        lines = drawn(break_text(said, STYLE, fonts, width), fonts)
        assert lines[-1] != "so"
        assert "".join(lines).replace("\u00ad", "") == said


@pytest.mark.parametrize("sign", FROM_THE_LEFT["Pictures"].split())
def test_a_picture_of_several_characters_is_one_sign(sign: str) -> None:
    fonts = FontBook()
    [line] = break_text(sign, STYLE, fonts, 400)
    assert re.findall(r"\((.*?)\)", line.operators, re.DOTALL) == ["\0\1"]
    assert drawn([line], fonts) == [sign]


def test_letters_that_meet_are_kerned_and_joined() -> None:
    fonts = FontBook()
    apart = sum(break_text(letter, STYLE, fonts, 400)[0].width for letter in "AVAT")
    assert break_text("AVAT", STYLE, fonts, 400)[0].width < apart - 0.5
    [line] = break_text("waffle", STYLE, fonts, 400)
    assert "ffl" in {text for _shape, text in font_of(fonts, "Literata")._codes}
    assert drawn([line], fonts) == ["waffle"]


@pytest.mark.parametrize(
    "text",
    [
        "\u200d" * 3000,
        "\u200c a \u200d",
        "e" + "\u0301\u0323" * 800,
        "\u200f" * 50 + "א",
        "(" * 900 + "א" + ")" * 900,
    ],
    ids=["joiners", "lone joiners", "marks", "marks of direction", "brackets"],
)
def test_signs_in_a_heap_are_no_trouble(new_desk: Any, text: str) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\n::: reflection r\nWhat?\n:::\n")
    desk.answer("r", f"before {text} after")
    words = desk.make().words
    assert "before" in words
    assert "after" in words


def test_persian_keeps_its_letters_apart() -> None:
    fonts = FontBook("fa")
    joined, parted = (break_text(word, STYLE, fonts, 400)[0].width for word in ("میخواهم", "می‌خواهم"))
    assert joined != pytest.approx(parted)


def test_bold_chinese_is_stroked_and_regular_is_not(new_desk: Any) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\nPlain 漢字 and **bold 漢字** here.\n")
    contents: Any = [page.get_contents() for page in desk.make().reader.pages]
    [page] = [data for part in contents if b"2 Tr" in (data := part.get_data())]
    assert page.count(b"2 Tr") == 1


def test_japanese_is_drawn_as_in_japan_and_chinese_as_in_china() -> None:
    fonts = FontBook()
    break_text("直す骨", STYLE, fonts, 400)
    assert families(fonts) == {"Literata_400Regular", "ZenKakuGothicNew_400Regular"}
    break_text("直骨", STYLE, fonts, 400)
    assert "DroidSansFallback" in families(fonts)


def test_what_a_shape_of_several_glyphs_looks_like(tmp_path: Path) -> None:
    """A letter with its mark is one shape in the file, and has the ink of both."""
    inks = []
    for written in ("e", "e\u0323\u0302\u0301"):
        desk = desk_of("---\ntitle: T\n---\n\n::: line r\nWhat?\n:::\n")
        desk.answer("r", written * 9)
        with pypdfium2.PdfDocument(desk.make().data) as document:
            inks.append(
                sum(
                    1
                    for shade in io.BytesIO(document[3].render().to_pil().convert("L").tobytes()).read()
                    if shade < 128
                )
            )
    assert inks[1] > inks[0] + 20


def families(fonts: FontBook) -> set[str]:
    return {font.family for font in fonts.used() if isinstance(font, DocFont)}


def font_of(fonts: FontBook, family: str) -> Any:
    return next(font for font in fonts.used() if isinstance(font, DocFont) and font.family.startswith(family))


def test_numbers_beside_a_sign_of_another_script_keep_their_order(new_desk: Any) -> None:
    desk = new_desk("---\ntitle: T\n---\n::: line l\nWhat?\n:::\n")
    desk.answer("l", "01\ufd3e")
    page = next(page for page in desk.make().pages if "Written 21" in page)
    assert "01" in page
    assert "10" not in page
