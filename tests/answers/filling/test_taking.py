"""What becomes of the answers of a form: shown beside one's own, taken in together, nothing replaced unasked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.answers.filling.filled import by_pikepdf, empty_form, files_of
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.filling.reading import FormTrouble, read_form
from workbook.answers.filling.taking import look_at_form, take_in
from workbook.answers.updating.update import update
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.answers.filling.matching import Match

BLOCK = """
::: line one
What?
:::

::: checklist two
Which?

- birds {#birds}
- stars {#stars}
:::

::: scale three
How much?
:::

::: table four
column: What {#what}
column: How often {#often} | number

- tea {#tea}
- bread {#bread}

How often?
:::

::: practice five
length: 1 min
stop: Stop.
easier: Less.
alone: Alone.

Breathe.
:::
"""
FILLED = {
    "a/one//": "From the form",
    "a/two/birds/": "ticked",
    "a/three/value/": "7",
    "a/four/tea/often": "3",
    "a/five//note": "It was quiet.",
}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkbookFile]:
    with create_workbook(tmp_path / "mine.workbook", files_of(BLOCK), name="Marta") as file:
        yield file


@pytest.fixture
def backups(file: WorkbookFile, tmp_path: Path) -> BackupFolder:
    return BackupFolder(file.uuid, tmp_path / "backups")


def say(file: WorkbookFile, exercise_id: str, answer: Any) -> None:
    exercise = next(e for e in read_course(file.files())[0].exercises() if e.id == exercise_id)
    file.save_answer(exercise, answer)


def found_in(
    file: WorkbookFile, tmp_path: Path, values: dict[str, str], block: str = BLOCK, version: str = "1.0.0"
) -> Match:
    return look_at_form(
        file, read_form(by_pikepdf(empty_form(block, version), values, tmp_path / "form.pdf"))
    )


def answers(file: WorkbookFile) -> dict[str, Any]:
    return {str(key): saved.answer for key, saved in file.answers().items()}


def test_an_empty_workbook_takes_everything_in_after_a_backup(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    found = found_in(file, tmp_path, FILLED)
    assert [row.exercise.number for row in found.answers] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert {row.first_choice for row in found.answers} == {"take"}
    assert answers(file) == {}
    saved = take_in(file, [(row, row.first_choice) for row in found.answers], backups)
    assert len(saved) == 5
    assert answers(file) == {
        "one": "From the form",
        "two": {"ticked": ["birds"], "own": []},
        "three": {"values": {"value": 7}},
        "four": {"rows": [{"row": "tea", "often": 3}]},
        "five": {"note": "It was quiet."},
    }
    assert [backup.reason for backup in backups.list()] == ["import"]


def test_ones_own_answers_stay_unless_one_says_so(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    mine: dict[str, Any] = {
        "one": "My own",
        "two": {"ticked": ["stars"], "own": []},
        "three": {"values": {"value": 2}},
        "four": {"rows": [{"row": "tea", "often": 1}, {"row": "bread", "often": 9}]},
        "five": {"sessions": [{"at": "2026-11-01T10:00:00Z", "seconds": 60}]},
    }
    for key, answer in mine.items():
        say(file, key, answer)
    found = found_in(file, tmp_path, FILLED)
    assert [row.first_choice for row in found.answers] == ["keep", "both", "keep", "keep", "keep"]
    assert found.answers[2].choices == ("take", "keep")  # a number is never two
    take_in(file, [(row, row.first_choice) for row in found.answers], backups)
    assert answers(file) == mine | {"two": {"ticked": ["stars", "birds"], "own": []}}
    found = found_in(file, tmp_path, FILLED)
    take_in(file, [(row, "take") for row in found.answers], backups)
    now = answers(file)
    assert now["one"] == "From the form"
    assert now["four"] == {"rows": [{"row": "tea", "often": 3}, {"row": "bread", "often": 9}]}
    assert now["five"] == {**mine["five"], "note": "It was quiet."}
    assert [saved.answer for saved in file.history("one")] == ["My own", "From the form"]


def test_both_are_kept_together(file: WorkbookFile, backups: BackupFolder, tmp_path: Path) -> None:
    say(file, "one", "My own")
    found = found_in(file, tmp_path, FILLED)
    take_in(file, [(row, "both") for row in found.answers if row.exercise.id == "one"], backups)
    assert answers(file)["one"] == "My own\n\nFrom the form"


def test_what_is_the_same_is_nothing_to_choose(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    found = found_in(file, tmp_path, FILLED)
    take_in(file, [(row, "take") for row in found.answers], backups)
    again = found_in(file, tmp_path, FILLED)
    assert all(row.is_same and row.choices == () for row in again.answers)
    assert take_in(file, [(row, "take") for row in again.answers], backups) == []
    assert len(file.history("one")) == 1


def test_an_answer_that_was_changed_meanwhile_is_not_replaced(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    found = found_in(file, tmp_path, FILLED)
    say(file, "three", {"values": {"value": 1}})
    with pytest.raises(FormTrouble, match="changed in the meantime"):
        take_in(file, [(row, "take") for row in found.answers], backups)
    assert answers(file) == {"three": {"values": {"value": 1}}}


def test_a_form_of_an_older_version_finds_its_exercises_by_their_former_ids(
    file: WorkbookFile, tmp_path: Path
) -> None:
    old = "\n::: line before-one\nWhat?\n:::\n\n::: line gone\nAnd this?\n:::\n"
    now = BLOCK.replace("::: line one", "::: line one\nwas: before-one")
    with create_workbook(tmp_path / "newer.workbook", files_of(now, "2.0.0")) as newer:
        found = found_in(newer, tmp_path, {"a/before-one//": "Old words", "a/gone//": "Without a home"}, old)
        assert [(row.exercise.id, row.found, row.kept) for row in found.answers] == [
            ("one", "Old words", False),
            ("gone", "Without a home", True),
        ]
        assert found.without_place == ()
        assert found.form.version == "1.0.0"


GONE = """
::: scale calm
How calm?
:::

::: checklist signs
Which signs?

- jaw {#jaw}
- hands {#hands}
:::

::: line word
One word?
:::
"""
GONE_FILLED = {
    "a/calm/value/": "6",
    "a/signs/jaw/": "ticked",
    "a/signs/hands/": "ticked",
    "a/word//": "Harbour",
    "a/one//": "From the form",
}


def test_words_of_a_question_that_is_gone_are_kept_with_it(
    file: WorkbookFile, backups: BackupFolder, tmp_path: Path
) -> None:
    found = found_in(file, tmp_path, GONE_FILLED, GONE + BLOCK, "0.9.0")
    take_in(file, [(row, row.unasked_choice) for row in found.answers], backups)
    saved = file.answers()
    assert saved[ExerciseId("word")].answer == "Harbour"
    assert saved[ExerciseId("word")].question == "One word?"
    assert saved[ExerciseId("signs")].answer == "jaw\nhands"
    assert "6" in str(saved[ExerciseId("calm")].answer)
    assert {file.answer_settings()[ExerciseId(key)].share for key in ("word", "signs", "calm")} == {"private"}
    again = found_in(file, tmp_path, GONE_FILLED, GONE + BLOCK, "0.9.0")
    assert all(row.is_same for row in again.answers)


def test_the_version_before_tells_what_a_question_was(backups: BackupFolder, tmp_path: Path) -> None:
    with create_workbook(tmp_path / "old.workbook", files_of(GONE + BLOCK, "0.9.0")) as old:
        update(old, files_of(BLOCK), backups)
        found = found_in(old, tmp_path, GONE_FILLED, GONE + BLOCK, "0.9.0")
        take_in(old, [(row, row.unasked_choice) for row in found.answers], backups)
        now = answers(old)
        assert now["calm"] == {"values": {"value": 6}}
        assert now["signs"] == {"ticked": ["jaw", "hands"], "own": []}


def test_a_kept_answer_is_replaced_by_no_form_unasked(backups: BackupFolder, tmp_path: Path) -> None:
    with create_workbook(tmp_path / "old.workbook", files_of(GONE + BLOCK, "0.9.0")) as old:
        say(old, "word", "My own")
        update(old, files_of(BLOCK), backups)
        found = found_in(old, tmp_path, GONE_FILLED, GONE + BLOCK, "0.9.0")
        word = next(row for row in found.answers if row.exercise.id == "word")
        assert (word.mine, word.unasked_choice) == ("My own", "keep")
        take_in(old, [(row, row.unasked_choice) for row in found.answers], backups)
        assert answers(old)["word"] == "My own"


def test_a_form_that_was_saved_after_an_answer_is_newer_and_still_replaces_nothing_unasked(
    file: WorkbookFile, tmp_path: Path
) -> None:
    say(file, "one", "My own")
    say(file, "three", {"values": {"value": 2}})
    place = by_pikepdf(empty_form(BLOCK), FILLED, tmp_path / "form.pdf")
    for days, first in ((-1, "keep"), (0.5, "take")):
        form = read_form(place)._replace(saved=datetime.now(UTC) + timedelta(days=days))
        rows = {str(row.exercise.id): row for row in look_at_form(file, form).answers}
        assert rows["one"].newer == (days > 0)
        assert rows["two"].newer is None  # there is nothing that it could be newer than
        assert rows["one"].first_choice == rows["three"].first_choice == first
        assert rows["one"].unasked_choice == "keep"


def test_fields_that_the_course_has_no_longer_are_told(file: WorkbookFile, tmp_path: Path) -> None:
    old = BLOCK.replace("- bread {#bread}", "- bread {#bread}\n- cake {#cake}")
    found = found_in(file, tmp_path, {"a/four/cake/often": "daily", "a/four/tea/often": "3"}, old)
    assert [row.found for row in found.answers] == [{"rows": [{"row": "tea", "often": 3}]}]
    assert [left.words for left in found.without_place] == [("daily",)]


def test_another_persons_form_is_said(file: WorkbookFile, tmp_path: Path) -> None:
    assert found_in(file, tmp_path, {"name": "Jonas", **FILLED}).is_anothers
    assert not found_in(file, tmp_path, {"name": "marta", **FILLED}).is_anothers
    assert not found_in(file, tmp_path, FILLED).is_anothers
