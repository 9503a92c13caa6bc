"""What is not changed of a source keeps every byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.drafts.source_text import SourceText

LINES = st.lists(
    st.tuples(st.text("ab: -#\u00e9", max_size=4), st.sampled_from(["\n", "\r\n", "\r"])), max_size=12
)
TEXTS = st.text("ab \n", max_size=30)


def written(lines: list[tuple[str, str]], last: str, mark: str) -> bytes:
    return (mark + "".join(text + end for text, end in lines) + last).encode()


def source(data: bytes) -> SourceText:
    found = SourceText.read("modules/01-a.md", data)
    assert found is not None
    return found


@given(LINES, st.text("ab", max_size=3), st.sampled_from(["", "\ufeff"]))
def test_what_is_read_is_written_as_it_was(lines: list[tuple[str, str]], last: str, mark: str) -> None:
    data = written(lines, last, mark)
    assert source(data).data == data


@given(LINES, st.text("ab", max_size=3), TEXTS)
def test_another_text_is_taken_as_it_is(lines: list[tuple[str, str]], last: str, text: str) -> None:
    assert source(written(lines, last, "")).changed_to(text).plain == text


@given(LINES, st.text("ab", max_size=3))
def test_the_same_text_changes_no_byte(lines: list[tuple[str, str]], last: str) -> None:
    data = written(lines, last, "")
    assert source(data).changed_to(source(data).plain).data == data


@given(LINES, st.data())
def test_lines_around_a_changed_one_keep_their_ends(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    lines = [*lines, ("last", "\n")]
    whole = source(written(lines, "", ""))
    at = data.draw(st.integers(1, len(whole.lines)))
    changed = whole.changed_to(whole.with_lines(at, at, ["quite another line"]).plain)
    assert changed.lines[: at - 1] == whole.lines[: at - 1]
    assert changed.lines[at:] == whole.lines[at:]
    assert changed.lines[at - 1].text == "quite another line"


def test_new_lines_end_as_the_others_do() -> None:
    made = source(b"one\r\ntwo\r\nthree").with_lines(4, 3, ["four"])
    assert made.data == b"one\r\ntwo\r\nthree\r\nfour\r\n"


def test_lines_move_with_their_ends() -> None:
    made = source(b"a\r\nb\nc\nlast")
    assert made.moved(1, 2, 5).data == b"c\nlast\na\r\nb\n"
    assert made.moved(3, 4, 1).data == b"c\nlast\na\r\nb\n"
    assert made.moved(2, 2, 1).data == b"b\na\r\nc\nlast"


def test_what_is_no_text_is_not_changed() -> None:
    assert SourceText.read("course.md", b"\xff\xfea\0b\0") is None
