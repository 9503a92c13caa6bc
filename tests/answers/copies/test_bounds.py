"""A large workbook is gone through answer by answer: what is in memory at once is one of them, not all."""

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.answers.conftest import check_all
from workbook.answers.copies.as_data import answers_as_json
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.damage.checkup import Checkup
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.course.reading import read_course

COUNT, LETTERS = 32, 500_000
AT_ONCE = 8 * LETTERS  # of 32 million letters in all


@pytest.fixture
def large(tmp_path: Path, notes: Path) -> Iterator[WorkbookFile]:
    """As many exercises with a long answer as there are, and one that was answered as often."""
    blocks = "".join(f"::: reflection r{n}\nWhat about {n}?\n:::\n\n" for n in range(COUNT))
    files = {"course.md": b"---\ntitle: T\nid: t\n---\n", "modules/01-a.md": blocks.encode()}
    with create_workbook(tmp_path / "large.workbook", files, notes=notes) as file:
        exercises = list(read_course(files)[0].exercises())
        with file.in_one_go():
            for n, exercise in enumerate(exercises):
                file.save_answer(exercise, f"{n} " + "word " * (LETTERS // 5))
            for n in range(COUNT):
                file.save_answer(exercises[0], f"again {n} " + "word " * (LETTERS // 5))
        yield file


@contextmanager
def bounded(most: int = AT_ONCE) -> Iterator[None]:
    """Neither Python nor SQLite holds more than that at once."""
    gc.enable()  # a window that was open in this process before collects by its own clock
    before = apsw.memory_used()
    apsw.memory_high_water(True)
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most
    assert apsw.memory_high_water() - before < most


def used_up(parts: Iterable[str]) -> int:
    return sum(map(len, parts))


@pytest.mark.parametrize("history", [False, True])
@pytest.mark.parametrize("told", [answers_as_json, markdown_parts])
def test_answers_are_told_one_after_the_other(
    large: WorkbookFile, told: Callable[..., Iterable[str]], history: bool
) -> None:
    with bounded():
        assert used_up(told(large, history=history)) > COUNT * LETTERS * (1 + history)


def test_they_are_saved_as_text_in_that_way_too(large: WorkbookFile, tmp_path: Path) -> None:
    with bounded():
        save_as_text(large, tmp_path / "text")
    data = json.loads((tmp_path / "text" / "workbook.json").read_text("utf-8"))
    assert len(data["tables"]["answer_history"]) == 2 * COUNT
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")


def test_a_whole_look_holds_one_row_at_a_time(large: WorkbookFile) -> None:
    with bounded():
        check_all(large)


def test_a_slice_of_long_answers_holds_few_of_them(large: WorkbookFile) -> None:
    checkup, steps = Checkup(large), 0
    while checkup.step():
        steps += 1
    assert steps > 2 * COUNT * LETTERS / 4_000_000


def test_an_answer_is_proved_without_copies_of_every_letter(large: WorkbookFile) -> None:
    """Some methods of text take twelve bytes a letter as soon as one letter has an accent."""
    exercise = next(read_course(large.files())[0].exercises())
    large.save_answer(exercise, "é" + "word " * 1_000_000)
    with bounded(60_000_000):
        check_all(large)
    with bounded(60_000_000):
        used_up(markdown_parts(large))
