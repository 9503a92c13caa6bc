"""Parts of a module are found, moved, copied and removed with every letter they have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.course.outline import read_outline
from workbook.drafts.module_files import in_new_order, new_module_path, renamed
from workbook.drafts.parts import copied, inserted, moved, parts_of, removed
from workbook.drafts.source_text import SourceText

MODULE = """\
---
title: One
---

First words.

## A page {#page}

More words,
in two lines.

::: line a
title: A

What?
:::

::: note Look

Words.
:::

::: reflection b

How?
:::
"""
SHIPPED = sorted(Path("courses").glob("*/modules/*.md"))


def found(source: SourceText) -> list[tuple[str, str]]:
    return [(part.sort, part.words) for part in parts_of(source)]


def test_the_parts_of_a_module_are_found_in_order() -> None:
    assert found(SourceText.of(MODULE)) == [
        ("text", "First words."), ("page", "A page"), ("text", "More words,"), ("exercise", "a"), ("box", "Look"),
        ("exercise", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_every_filled_line_of_a_module_is_in_one_part(path: Path) -> None:
    source = SourceText.read(str(path), path.read_bytes())
    assert source is not None
    parts = parts_of(source)
    inside = [number for part in parts for number in range(part.first, part.last + 1)]
    assert inside == sorted(set(inside))
    begins = parts[0].first
    filled = [n for n in range(begins, len(source.lines) + 1) if source.texts(n, n)[0].strip()]
    assert set(filled) <= set(inside)


@given(st.integers(0, 5), st.integers(0, 6))
def test_a_part_moves_with_every_letter(which: int, to: int) -> None:
    source = SourceText.of(MODULE)
    parts = parts_of(source)
    part = parts[which]
    before = parts[to].first if to < len(parts) else len(source.lines) + 1
    after = moved(source, part.first, part.last, before)

    order = [p for p in range(6) if p != which]
    order.insert(to if to <= which else to - 1, which)
    words = [source.texts(p.first, p.last) for p in parts]
    lines = [line for p in order for line in words[p]]
    now = [line.text for line in after.lines[parts_of(after)[0].first - 1 :]]
    assert [line for line in now if line.strip()] == [line for line in lines if line.strip()]
    text = "\n".join(now)
    assert "\n\n\n" not in text
    for p in order:  # an empty line parts each from the next
        assert "\n".join(words[p]) in text


@given(st.sampled_from([0, 2, 3, 4, 5]))  # without its heading, a page’s text joins the one before
def test_a_part_is_removed_whole(which: int) -> None:
    source = SourceText.of(MODULE)
    part = parts_of(source)[which]
    left = [p for n, p in enumerate(found(source)) if n != which]
    assert found(removed(source, part.first, part.last)) == left
    assert "\n\n\n" not in removed(source, part.first, part.last).plain


def test_a_copy_has_an_id_of_its_own() -> None:
    source = SourceText.of(MODULE)
    part = parts_of(source)[3]
    now = copied(source, part.first, part.last, "a-2")
    assert found(now)[3:5] == [("exercise", "a"), ("exercise", "a-2")]


def test_what_comes_in_is_parted_by_empty_lines() -> None:
    assert inserted(SourceText.of("a\nb\n"), 2, ["new"]).plain == "a\n\nnew\n\nb\n"
    assert inserted(SourceText.of(""), 1, ["new"]).plain == "new\n"


FILES = {
    "course.md": b"---\ntitle: T\n---\n",
    "modules/01-one.md": b"---\ntitle: One\n---\n\n::: line a\n\nWhat?\n:::\n",
    "modules/02-two.md": b"---\ntitle: Two\n---\n",
    "modules/10-ten.md": b"---\ntitle: Ten\n---\n",
    "modules/de/02-two.md": b"---\ntitle: Zwei\n---\n",
}


def test_modules_come_in_another_order_with_their_translations_and_ids() -> None:
    before = [(module.id, module.title) for module in read_outline(FILES).modules]
    wanted = ["modules/10-ten.md", "modules/01-one.md", "modules/02-two.md"]
    changed = renamed(FILES, in_new_order(wanted))
    now = {path: content for path, content in {**FILES, **changed}.items() if content is not None}
    assert [(m.id, m.title) for m in read_outline(now).modules] == [before[2], before[0], before[1]]
    assert now["modules/de/03-two.md"] == FILES["modules/de/02-two.md"]
    assert len(now) == len(FILES)


def test_a_new_module_comes_last_and_takes_no_name_that_is_taken() -> None:
    assert new_module_path(FILES, "Two") == "modules/11-two-2.md"
    assert new_module_path({}, "Ein Anfang") == "modules/01-ein-anfang.md"
