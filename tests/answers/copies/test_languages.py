"""A workbook as text, in a language that nobody speaks."""

import inspect
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.language.left_over import left_over
from tests.language.pseudo import greek, pseudo, pseudo_spoken
from tests.window import greek_course
from workbook.answers.backups import troubles as of_backups
from workbook.answers.copies.as_data import answers_as_json
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.disk import trouble as of_the_disk
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.reading import read_course
from workbook.language.translation import Language, speak


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkbookFile]:
    """A workbook with an answer of every kind, each given twice; one is set aside."""
    with create_workbook(tmp_path / "mine.workbook", greek_course.course(), name=greek("Ana")) as made:
        for exercise in read_course(made.files())[0].exercises():
            if exercise.kind != "recall":
                made.save_answer(exercise, greek_course.answer(exercise.kind))
        exercise = next(read_course(made.files())[0].exercises())
        made.save_answer(exercise, greek("Another"), at=datetime(2027, 1, 1, tzinfo=UTC))
        made.set_not_today(exercise.id, True)
        yield made


def test_no_word_of_the_markdown_is_untranslated(file: WorkbookFile) -> None:
    with pseudo_spoken():
        words = "".join(markdown_parts(file, history=True))
    assert left_over(words, greek_course.own_words() | {"door"}) == set()
    assert f"*{pseudo('Not today.')}*" in words


def test_data_is_the_same_in_every_language(file: WorkbookFile) -> None:
    english = "".join(answers_as_json(file, history=True))
    with pseudo_spoken():
        assert json.loads("".join(answers_as_json(file, history=True))) == json.loads(english)


def test_what_was_saved_as_text_in_one_language_is_read_in_another(
    file: WorkbookFile, tmp_path: Path
) -> None:
    saved = "".join(answers_as_json(file, history=True))
    with pseudo_spoken():
        save_as_text(file, tmp_path / "text")
    workbook_from_text(tmp_path / "text", tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook") as again:
        assert json.loads("".join(answers_as_json(again, history=True))) == json.loads(saved)


# Troubles

GIVEN: dict[str, Any] = {
    "path": Path("/there/mine.workbook"), "journal": Path("/there/mine.workbook-journal"), "name": "mine.workbook",
    "folder": Path("/there"), "most": 500, "why": greek("why"), "where": greek("where"), "number": 28,
    "backup": SimpleNamespace(day=date(2026, 11, 3), at=datetime(2026, 11, 3, tzinfo=UTC), offset_minutes=0),
}  # fmt: skip


def troubles() -> list[Any]:
    return [
        made
        for room in (of_the_disk, of_backups)
        for name, made in inspect.getmembers(room, inspect.isfunction)
        if made.__module__ == room.__name__
        and inspect.signature(made).return_annotation == "WorkbookTrouble"
        and not name.startswith("_")
    ]


def given(parameter: inspect.Parameter) -> Any:
    if parameter.name == "backups":
        return [GIVEN["backup"]] * 2
    if parameter.name == "error":
        return of_the_disk.DamageError(greek("why")) if "Damage" in parameter.annotation else OSError(28, "")
    return GIVEN.get(parameter.name, True)


@pytest.mark.parametrize("made", troubles(), ids=lambda made: made.__name__)
def test_every_trouble_is_told_in_the_language_that_is_spoken(made: Any) -> None:
    with pseudo_spoken():
        told = str(
            made(*[], **{name: given(one) for name, one in inspect.signature(made).parameters.items()})
        )
    assert "⟦" in told
    assert left_over(told.replace("mine.workbook-journal", ""), {"there"}) == set()


def test_a_language_is_spoken_no_longer_than_it_is_wanted() -> None:
    with pseudo_spoken():
        assert str(of_the_disk.wrong_passphrase()).startswith("⟦")
    assert str(of_the_disk.wrong_passphrase()).startswith("That did not open it.")
    speak(Language())
