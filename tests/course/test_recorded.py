"""A recording in the text of a page: where it is one, and where it is words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.course.model import Box, Prose, Recording
from workbook.course.reading import read_course
from workbook.course.recorded import transcript_of, with_recordings
from workbook.course.text import TextReader

LINE = "![An evening](media/a.mp3)"


def parts(text: str) -> list[object]:
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/m.md": f"---\ntitle: M\n---\n{text}".encode(),
    }
    course, _unused = read_course(files)
    return [part for page in course.modules[0].pages for part in page.parts]


def test_it_stands_between_the_words_around_it() -> None:
    assert parts(f"Before.\n\n{LINE}\nAfter.\n") == [
        Prose("Before.", 4),
        Recording("media/a.mp3", "An evening", 6),
        Prose("After.", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [LINE, f"   {LINE}  ", '![An evening](media/a.mp3 "More")', "![An evening](<media/a.mp3>)"],
)
def test_ways_to_write_it(text: str) -> None:
    assert parts(text) == [Recording("media/a.mp3", "An evening", 4)]


def test_blanks_in_its_name() -> None:
    assert parts("![x](media/my voice.MP3)") == parts("![x](media/my%20voice.MP3)")
    assert parts("![x](media/my voice.MP3)") == [Recording("media/my voice.MP3", "x", 4)]


@pytest.mark.parametrize(
    "text", [f"```\n{LINE}\n```", f"    {LINE}", f"Listen: {LINE}", f"> {LINE}", "![x](a.mp4)"]
)
def test_where_it_is_none(text: str) -> None:
    assert parts(text) == [Prose(text, 4)]


def test_among_words_it_is_told_in_words() -> None:
    assert TextReader().html(f"Listen: {LINE}") == "<p>Listen: A recorded voice: An evening</p>"


def test_its_words_stand_beside_it() -> None:
    files = {"media/a.mp3": b"", "media/a.md": b"\xef\xbb\xbfFirst.\r\n\r\nSecond.\r\n"}
    assert transcript_of(files, "media/a.mp3") == "First.\n\nSecond."
    assert transcript_of(files, "media/b.mp3") == ""


@given(
    st.lists(
        st.sampled_from([LINE, "Words.", "", "```", "~~~", "- item", f"> {LINE}", f"    {LINE}"]), max_size=12
    )
)
def test_no_line_is_lost_and_each_knows_its_place(lines: list[str]) -> None:
    found: dict[int, str] = {}
    for part in with_recordings("\n".join(lines), 1):
        if isinstance(part, Recording):
            found[part.line] = LINE
        else:
            words, line = part
            found |= {line + at: each for at, each in enumerate(words.split("\n"))}
    assert {at: words for at, words in found.items() if words.strip()} == {
        at: words for at, words in enumerate(lines, 1) if words.strip()
    }


def test_in_a_box_it_stands_below_the_words() -> None:
    assert parts(f"::: note Slowly\n\nBefore.\n\n{LINE}\n\nAfter.\n:::\n") == [
        Box(
            "note",
            "Slowly",
            "Before.\n\n\nAfter.",
            4,
            recordings=(Recording("media/a.mp3", "An evening", 8),),
        )
    ]
    assert parts(f"::: note\n{LINE}\n:::\n") == [
        Box("note", "", "", 4, recordings=(Recording("media/a.mp3", "An evening", 5),))
    ]
