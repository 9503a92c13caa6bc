"""Facts are changed line by line, and the rest of a file stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.course.front_matter import read_facts
from workbook.drafts.facts import set_fact, set_text
from workbook.drafts.source_text import SourceText

WORDS = st.text("abc \"':#-", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
FILES = [
    "---\ntitle: One\nauthor: Ann\nauthor: Ben\n---\n\nText.\n",
    "---\n# a note\ntitle: One\nauthor:\n  - Ann\n  - Ben\nid: one\n---\n\nText.\n",
    "---\ntitle: >\n  One\n  and more\nid: one\n---\nText.\n",
    "---\nauthor: [Ann, Ben]\n\ntitle: One\n---\n",
    "Text alone.\n",
    "",
]


@given(st.sampled_from(FILES), st.sampled_from(["title", "author", "licence"]), st.lists(WORDS, max_size=3))
def test_a_fact_is_read_as_it_was_written(file: str, key: str, values: list[str]) -> None:
    before = SourceText.of(file.replace("\n", "\r\n"))
    after = set_fact(before, key, values)
    known, now = read_facts("", before.plain), read_facts("", after.plain)
    assert list(now.all(key)) == values
    assert [(f.key, f.value) for f in now.lines if f.key != key] == [
        (f.key, f.value) for f in known.lines if f.key != key
    ]
    assert after.plain[now.end :].strip() == before.plain[known.end :].strip()


@pytest.mark.parametrize("file", FILES)
def test_the_same_facts_change_no_byte(file: str) -> None:
    source = SourceText.of(file)
    for key in ("title", "author", "id"):
        assert set_fact(source, key, read_facts("", file).all(key)) == source


@given(st.sampled_from(FILES), st.lists(st.text("abc", min_size=1, max_size=9), max_size=3).map("\n\n".join))
def test_other_words_leave_the_facts_as_they_were(file: str, words: str) -> None:
    after = set_text(SourceText.of(file), words)
    now = read_facts("", after.plain)
    assert after.plain[now.end :].strip() == words
    assert after.plain[: now.end] == file[: read_facts("", file).end]
