"""What is done with the structure of a draft is read again as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.course.checking import check_course
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.course.scan import BOXES
from workbook.drafts import acts
from workbook.drafts.draft import Draft
from workbook.drafts.parts import parts_of

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = "modules/01-one.md", "modules/02-two.md"
MODULE = """\
---
title: {title}
id: {id}
---

First.

## Page {title}

Second.

::: line {id}-a

What?
:::

## Next {title}

::: choice {id}-b
recall: {id}-a

Which?

- One
- Two
:::
"""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return made(tmp_path)


def made(folder: Path) -> Draft:
    (folder / "modules").mkdir(exist_ok=True)
    facts = "---\ntitle: T\nid: t\nversion: 1.0.0\nauthor: A\nholder: A\nlicence: CC BY 4.0\nlanguage: en\n---\n\nHi.\n"
    (folder / "course.md").write_text(facts, "utf-8")
    (folder / ONE).write_text(MODULE.format(title="One", id="one"), "utf-8")
    (folder / TWO).write_text(MODULE.format(title="Two", id="two"), "utf-8")
    return Draft(folder)


def names(draft: Draft, path: str) -> list[str]:
    source = draft.source(path)
    assert source is not None
    return [part.words for part in parts_of(source)]


def do(draft: Draft, done: acts.Done) -> acts.Done:
    draft.take(done.files, "do")
    return done


def errors(draft: Draft) -> set[tuple[str, str]]:
    return {(problem.code, problem.what) for problem in check_course(draft) if problem.level == "error"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_of_each_kind_has_nothing_wrong_but_what_only_its_author_knows(
    draft: Draft, kind: str
) -> None:
    before = errors(draft)
    done = do(draft, acts.add_part(draft, ONE, 2, acts.lines_of_new(draft, ONE, kind)))
    assert names(draft, ONE)[done.at] == f"one-{kind}"
    assert done.at == 3
    assert {code for code, _what in errors(draft) - before} <= ({"no-of"} if kind == "recall" else set())


@pytest.mark.parametrize("what", ["page", "text", *BOXES])
def test_new_pages_texts_and_boxes_stand_where_they_were_wanted(draft: Draft, what: str) -> None:
    before = errors(draft)
    done = do(draft, acts.add_part(draft, ONE, 3, acts.lines_of_new(draft, ONE, what)))
    assert (done.at, len(names(draft, ONE))) in {(4, 7), (4, 8)}
    assert errors(draft) == before


def test_a_second_one_gets_an_id_of_its_own(draft: Draft) -> None:
    for _n in range(2):
        do(draft, acts.add_part(draft, ONE, -1, acts.lines_of_new(draft, ONE, "line")))
    assert names(draft, ONE)[-2:] == ["one-line", "one-line-2"]


def test_a_page_moves_with_what_stands_on_it(draft: Draft) -> None:
    done = do(draft, acts.step_part(draft, ONE, 1, 1))
    assert names(draft, ONE) == ["First.", "Next One", "one-b", "Page One", "Second.", "one-a"]
    assert names(draft, ONE)[done.at] == "Page One"
    done = do(draft, acts.step_part(draft, ONE, 3, -1))
    assert names(draft, ONE) == ["First.", "Page One", "Second.", "one-a", "Next One", "one-b"]
    assert names(draft, ONE)[done.at] == "Page One"


@pytest.mark.parametrize("step", [-1, 1])
def test_a_part_steps_by_one_and_stays_at_the_ends(draft: Draft, step: int) -> None:
    done = do(draft, acts.step_part(draft, ONE, 3, step))
    assert names(draft, ONE)[done.at] == "one-a"
    assert done.at == 3 + step
    assert not acts.step_part(draft, ONE, 0, -1).files


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5), st.sampled_from([ONE, TWO]), st.integers(-1, 5), st.booleans())
def test_any_move_loses_and_doubles_nothing(
    tmp_path_factory: pytest.TempPathFactory, at: int, to_path: str, to: int, behind: bool
) -> None:
    draft = made(tmp_path_factory.mktemp("draft"))
    all_before = sorted(names(draft, ONE) + names(draft, TWO))
    moved = names(draft, ONE)[at]
    if to < 0 and to_path == ONE:
        return
    done = do(draft, acts.move_part(draft, ONE, at, to_path, to, behind=behind))
    if not moved.endswith("."):  # a text may join another
        assert names(draft, done.path)[done.at] == moved
    assert set(all_before) - {"First.", "Second."} <= set(names(draft, ONE) + names(draft, TWO))
    words = draft[ONE].decode() + draft[TWO].decode()
    assert words.count("Second.") == words.count("First.") == 2


def test_parts_are_copied_and_removed(draft: Draft) -> None:
    done = do(draft, acts.copy_part(draft, ONE, 3))
    assert names(draft, ONE)[done.at] == "one-a-2"
    do(draft, acts.remove_part(draft, ONE, 3))
    assert "one-a" not in names(draft, ONE)
    draft.undo()
    draft.undo()
    assert draft.is_saved() is False
    assert names(draft, ONE) == ["First.", "Page One", "Second.", "one-a", "Next One", "one-b"]


def test_modules_are_added_moved_copied_and_removed(draft: Draft) -> None:
    done = do(draft, acts.add_module(draft, "Three: a beginning"))
    assert [module.title for module in read_outline(draft).modules] == ["One", "Two", "Three: a beginning"]
    done = do(draft, acts.step_module(draft, done.path, -1))
    assert [module.title for module in read_outline(draft).modules] == ["One", "Three: a beginning", "Two"]
    do(draft, acts.remove_module(draft, done.path))
    assert [module.title for module in read_outline(draft).modules] == ["One", "Two"]
    before = errors(draft)
    done = do(draft, acts.copy_module(draft, ONE))
    copy = read_outline(draft).modules[-1]
    assert [str(mark.id) for mark in copy.exercises()] == ["one-a-2", "one-b-2"]
    assert b"recall: one-a-2" in draft[done.path]
    assert errors(draft) == before
