"""A change by form changes the lines that are meant, and is read back as it was meant."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.course.exercise import Exercise
from workbook.course.files import FolderFiles
from workbook.course.outline import read_outline
from workbook.course.reading import read_module_as_written
from workbook.course.written import WrittenBlock
from workbook.drafts import edits
from workbook.drafts.source_text import SourceText

PATH = "modules/01-a.md"
WORDS = (
    st.text("abc de-:#*{}|.", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
)
PLAIN = st.text("abc de", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


def read(data: bytes) -> tuple[SourceText, list[WrittenBlock]]:
    files = {"course.md": b"---\ntitle: T\n---\n", PATH: data}
    outline = read_outline(files)
    _module, _problems, written = read_module_as_written(files, outline, outline.modules[0].id)
    source = SourceText.read(PATH, data)
    assert source is not None
    return source, [block for block in written if isinstance(block, WrittenBlock)]


def blocks_of_courses() -> list[tuple[str, int]]:
    """Every exercise of the courses that ship: the module's file, and which of its blocks it is."""
    found = []
    for course in sorted(Path("courses").glob("*/course.md")):
        files = FolderFiles(course.parent)
        for path in files:
            if path.startswith("modules/") and path.count("/") == 1:
                blocks = read(files[path])[1]
                found += [
                    (f"{course.parent}/{path}", at)
                    for at, b in enumerate(blocks)
                    if isinstance(b.exercise, Exercise)
                ]
    return found


BLOCKS = blocks_of_courses()
ANY_BLOCK = st.sampled_from(BLOCKS)


def shaped(path: str, ends: str) -> bytes:
    """A file of a course with other ends of lines, which have to stay."""
    lines = Path(path).read_bytes().split(b"\n")
    if ends == "mixed":
        return b"".join(line + (b"\r\n" if n % 3 else b"\n") for n, line in enumerate(lines))
    return {"plain": b"\n", "windows": b"\r\n"}[ends].join(lines)


ENDS = st.sampled_from(["plain", "windows", "mixed"])


def changed_lines(before: SourceText, after: SourceText) -> tuple[set[int], list[str]]:
    """Which lines of the first are not in the second, and which words are new."""
    gone, new = set(), []
    matcher = SequenceMatcher(None, before.lines, after.lines, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            gone |= set(range(a + 1, b + 1))
            new += [line.text for line in after.lines[c:d]]
    return gone, new


@settings(max_examples=150, deadline=None)
@given(
    ANY_BLOCK,
    ENDS,
    st.sampled_from(["title", "hint", "minutes", "recall", "share"]),
    st.lists(WORDS, max_size=3),
)
def test_a_setting_changes_its_own_lines_alone(
    block: tuple[str, int], ends: str, key: str, values: list[str]
) -> None:
    source, blocks = read(shaped(block[0], ends))
    before = blocks[block[1]]
    after = edits.set_setting(source, before, key, values)

    now = read(after.data)[1][block[1]]
    assert [setting.value for setting in now.written.settings if setting.key == key] == values
    gone, new = changed_lines(source, after)
    assert gone <= {setting.line for setting in before.written.settings if setting.key == key}
    assert all(line.partition(":")[0].strip().lower() == key for line in new)
    assert now.exercise.question == before.exercise.question  # type: ignore[union-attr]


@settings(max_examples=150, deadline=None)
@given(ANY_BLOCK, ENDS, PLAIN)
def test_a_question_changes_its_own_lines_alone(block: tuple[str, int], ends: str, words: str) -> None:
    source, blocks = read(shaped(block[0], ends))
    before = blocks[block[1]]
    where = edits.words_of(source, before)
    if (
        isinstance(before.exercise, Exercise) and not before.exercise.asks
    ):  # a look back may have no words of its own
        return
    assert where.question is not None
    after = edits.set_question(source, before, words)

    now = read(after.data)[1][block[1]].exercise
    assert isinstance(now, Exercise)
    assert isinstance(before.exercise, Exercise)
    assert (now.question, now.explanation) == (words, before.exercise.explanation)
    assert changed_lines(source, after)[0] <= {*range(where.question.first, where.question.last + 1)}
    assert now.options() == before.exercise.options()


@settings(max_examples=100, deadline=None)
@given(ANY_BLOCK, ENDS, st.lists(PLAIN, max_size=3).map("\n\n".join))
def test_an_explanation_is_read_as_it_was_written(block: tuple[str, int], ends: str, words: str) -> None:
    source, blocks = read(shaped(block[0], ends))
    before = blocks[block[1]]
    if not edits.words_of(source, before).whole:
        return
    after = edits.set_explanation(source, before, words)
    now = read(after.data)[1][block[1]].exercise
    assert isinstance(now, Exercise)
    assert isinstance(before.exercise, Exercise)
    assert now.explanation == words
    assert (now.question, now.options()) == (before.exercise.question, before.exercise.options())


def has_list(path: str, at: int) -> bool:
    source, blocks = read(Path(path).read_bytes())
    return bool(edits.rows_of(source, blocks[at]))


WITH_LIST = [(path, at) for path, at in BLOCKS if has_list(path, at)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WITH_LIST), ENDS, st.data())
def test_a_list_is_read_as_it_was_wanted_and_ids_stay(
    block: tuple[str, int], ends: str, data: st.DataObject
) -> None:
    source, blocks = read(shaped(block[0], ends))
    before = blocks[block[1]]
    rows = edits.rows_of(source, before)
    items = [at for at, row in enumerate(rows) if row.sort == "item"]
    if len(items) < len(rows):  # groups: the order stays
        order = list(range(len(rows)))
    else:
        order = data.draw(st.permutations(items))[
            : data.draw(st.integers(2, len(items)) if len(items) > 2 else st.just(len(items)))
        ]
    reworded = data.draw(st.sets(st.sampled_from([at for at in order if rows[at].sort == "item"])))
    words = {at: data.draw(PLAIN) + " x" if at in reworded else rows[at].text for at in order}
    after = edits.set_rows(source, before, [edits.NewRow(words[at], at, rows[at].sort) for at in order])

    now = edits.rows_of(after, read(after.data)[1][block[1]])
    assert [(row.sort, row.text, row.id) for row in now] == [
        (rows[at].sort, words[at], rows[at].id) for at in order
    ]
    gone, _new = changed_lines(source, after)
    assert gone <= set(range(rows[0].first, rows[-1].last + 1))
    if order == list(range(len(rows))):
        mine = {number for at in reworded for number in range(rows[at].first, rows[at].last + 1)}
        assert gone <= mine


def block_of(text: str) -> tuple[SourceText, WrittenBlock]:
    source, blocks = read(text.encode())
    return source, blocks[0]


def test_a_comment_between_settings_stays() -> None:
    source, block = block_of("::: line a\ntitle: One\n<!-- ask Ann -->\nhint: Short\n\nWhat?\n:::\n")
    after = edits.set_setting(source, block, "hint", ["Longer"])
    assert after.plain == "::: line a\ntitle: One\n<!-- ask Ann -->\nhint: Longer\n\nWhat?\n:::\n"


def test_a_key_in_bold_stays_in_bold() -> None:
    source, block = block_of("::: line a\n**Title:** One\n\nWhat?\n:::\n")
    assert "**Title:** Two" in edits.set_setting(source, block, "title", ["Two"]).plain


def test_words_beside_a_comment_are_told_to_be_changed_in_the_text() -> None:
    source, block = block_of("::: line a\n\nWhat <!-- not who --> is it?\n:::\n")
    assert not edits.words_of(source, block).whole


def test_a_list_begins_where_there_was_none() -> None:
    source, block = block_of("::: choice a\n\nWhich?\n:::\n")
    after = edits.set_rows(source, block, [edits.NewRow("One"), edits.NewRow("Two")])
    assert after.plain == "::: choice a\n\nWhich?\n\n- One\n- Two\n:::\n"
    assert read(after.data)[1][0].exercise is not None


def test_a_new_item_begins_as_the_others_do() -> None:
    source, block = block_of("::: choice a\n\nWhich?\n\n1. One {#one}\n2. Two\n:::\n")
    rows = [edits.NewRow("One", 0), edits.NewRow("Two", 1), edits.NewRow("Three")]
    assert edits.set_rows(source, block, rows).plain.endswith("1. One {#one}\n2. Two\n3. Three\n:::\n")


def test_a_question_and_an_explanation_begin_where_there_were_none() -> None:
    source, block = block_of("::: line a\ntitle: T\n:::\n")
    asked = edits.set_question(source, block, "What is it?")
    assert asked.plain == "::: line a\ntitle: T\n\nWhat is it?\n:::\n"
    told = edits.set_explanation(asked, read(asked.data)[1][0], "More.\n\nAnd more.")
    assert told.plain == "::: line a\ntitle: T\n\nWhat is it?\n\nMore.\n\nAnd more.\n:::\n"


def test_a_box_gets_another_title_and_other_words() -> None:
    source, block = block_of("::: note Look here\n\nOld words.\nMore.\n\n:::\n\nAfter.\n")
    named = edits.set_opening(source, block, after="Look there")
    assert (
        edits.set_body(named, block, "New words.").plain
        == "::: note Look there\n\nNew words.\n\n:::\n\nAfter.\n"
    )


@pytest.mark.parametrize(("kind", "line"), [("reflection", "::: reflection a"), ("line", "::: line a")])
def test_another_kind_keeps_the_id(kind: str, line: str) -> None:
    source, block = block_of("::: line a\n\nWhat?\n:::\n")
    assert edits.set_opening(source, block, kind=kind).lines[0].text == line


def test_words_never_become_a_second_line() -> None:
    source, block = block_of("::: line a\n\nWhat?\n:::\n")
    made: Any = edits.set_setting(source, block, "hint", ["one\ntwo: three"])
    assert "hint: one two: three\n" in made.plain
