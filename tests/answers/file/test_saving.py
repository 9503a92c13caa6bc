"""What was saved is there again, exactly; what changed is remembered in order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.tables.records import AnswerSettings, Place
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId

Reopen = Callable[[], WorkbookFile]
HOPES = ExerciseId("hopes")
ODD = (
    "a\u00a0b \u2028 \u2029 e\u0301 👩‍👩‍👧 \u202eright\u202c \x00\x07 'q' \"q\" <b>&amp;</b> \\r \t end \n\n"
)
HALVES = st.text(st.characters(exclude_characters="\r"), max_size=60)


def test_a_new_workbook_knows_its_course_and_its_person(file: WorkbookFile, files: dict[str, bytes]) -> None:
    assert (file.name, file.course_id, file.course_version) == (
        "Ana Moreno-Lindqvist",
        "small-course",
        "1.2.0",
    )
    assert abs(datetime.now(UTC) - file.created) < timedelta(minutes=5)
    assert dict(file.files()) == files == file.all_files()
    assert "help.md" not in file.files()
    assert len(file.uuid) == 36
    assert not file.read_only


def test_a_name_can_be_changed(file: WorkbookFile, reopen: Reopen) -> None:
    file.name = "Ánna \udc80"
    file.close()
    with reopen() as again:
        assert again.name == "Ánna \ufffd"


def test_every_kind_of_answer_comes_back(
    file: WorkbookFile, exercises: dict[str, Exercise], reopen: Reopen
) -> None:
    given_answers: dict[str, Any] = {
        "hopes": ODD,
        "calm": {"values": {"value": 4.5}},
        "signs": {"ticked": ["jaw"], "own": [{"row": "k3v9d2qa", "text": ODD, "ticked": True}], "new-key": 1},
        "nearest": {"other": "", "chosen": "gone-since"},
    }
    for key, answer in given_answers.items():
        file.save_answer(exercises[key], answer)
    file.close()
    with reopen() as again:
        answers = again.answers()
    assert {key: saved.answer for key, saved in answers.items()} == given_answers
    assert list(answers[ExerciseId("nearest")].answer) == ["other", "chosen"]


@given(text=HALVES)
def test_any_text_comes_back_as_typed(file: WorkbookFile, hopes: Exercise, text: str) -> None:
    saved = file.save_answer(hopes, text)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assert saved.answer == whole
    assert file.answers()[HOPES] == saved


def test_half_a_character_is_mended_and_whole_ones_are_joined(file: WorkbookFile, hopes: Exercise) -> None:
    assert file.save_answer(hopes, "a\ud800b \ud83d\ude00").answer == "a\ufffdb 😀"


def test_line_ends_are_line_feeds(file: WorkbookFile, hopes: Exercise) -> None:
    assert file.save_answer(hopes, "a\r\nb\rc\n\\r").answer == "a\nb\nc\n\\r"


def test_a_saved_answer_says_what_was_asked_and_when(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    zone = timezone(timedelta(hours=-3, minutes=-30))
    late = datetime(2026, 11, 2, 23, 45, 1, 250, zone)
    saved = file.save_answer(exercises["nearest"], {"chosen": "lonely"}, at=late)
    assert saved.question == "What is nearest?"
    assert saved.words == {"alone": "alone", "lonely": "lonely"}
    assert saved.course_version == "1.2.0"
    assert (saved.at, saved.at.tzinfo, saved.offset_minutes) == (late, UTC, -210)
    assert saved.day == date(2026, 11, 2)
    assert saved == file.answers()[saved.exercise_id]


def test_the_newest_answer_is_the_last_saved_even_if_the_clock_went_back(
    file: WorkbookFile, hopes: Exercise, reopen: Reopen
) -> None:
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    file.save_answer(hopes, "first", at=noon)
    file.save_answer(hopes, "second", at=noon - timedelta(days=400))
    file.close()
    with reopen() as again:
        history = again.history("hopes")
        assert [saved.answer for saved in history] == ["first", "second"]
        assert again.answers()[HOPES] == history[-1]
        assert {saved.first_at for saved in history} == {noon}


def test_saving_the_same_again_writes_nothing(file: WorkbookFile, hopes: Exercise) -> None:
    first = file.save_answer(hopes, "same")
    assert file.save_answer(hopes, "same") == first
    assert len(file.history("hopes")) == 1


@pytest.mark.parametrize("change", [1.0, True])
def test_what_python_calls_equal_is_still_a_change(
    file: WorkbookFile, exercises: dict[str, Exercise], change: float
) -> None:
    file.save_answer(exercises["calm"], {"values": {"value": 1}})
    file.save_answer(exercises["calm"], {"values": {"value": change}})
    assert len(file.history("calm")) == 2


def test_clearing_keeps_what_was_there_in_the_history(file: WorkbookFile, hopes: Exercise) -> None:
    file.save_answer(hopes, "gone tomorrow")
    cleared = file.save_answer(hopes, None)
    assert (cleared.answer, cleared.answered) == (None, False)
    assert file.answers()[HOPES] == cleared
    assert file.answered() == frozenset()
    assert file.history("hopes")[0].answer == "gone tomorrow"


def test_clearing_what_was_never_answered_writes_nothing(file: WorkbookFile, hopes: Exercise) -> None:
    assert file.save_answer(hopes, None).row == 0
    assert file.answers() == {}


def test_answered_means_that_something_is_there(file: WorkbookFile, exercises: dict[str, Exercise]) -> None:
    file.save_answer(exercises["hopes"], "  \n ")
    file.save_answer(exercises["signs"], {"ticked": [], "own": []})
    file.save_answer(exercises["calm"], {"values": {"value": 0}})
    assert file.answered() == {"calm"}
    assert {key for key, saved in file.answers().items() if saved.answered} == {"calm"}


def test_what_the_course_suggests_is_frozen_with_the_first_answer(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    signs = exercises["signs"]
    file.save_answer(signs, {"ticked": ["jaw"]})
    file.save_answer(replace(signs, share="bring"), {"ticked": []})
    assert file.answer_settings() == {"signs": AnswerSettings("private")}


def test_a_share_chosen_before_the_first_answer_stays(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    file.set_share("calm", "private")
    file.save_answer(exercises["calm"], {"values": {"value": 3}})
    assert file.answer_settings()[ExerciseId("calm")].share == "private"


def test_not_today_ends_with_an_answer_and_not_with_an_empty_one(file: WorkbookFile, hopes: Exercise) -> None:
    file.set_not_today("hopes", True)
    assert file.answer_settings() == {"hopes": AnswerSettings(None, not_today=True)}
    file.save_answer(hopes, " ")
    assert file.answer_settings() == {"hopes": AnswerSettings("keep", not_today=True)}
    file.save_answer(hopes, "after all")
    assert file.answer_settings() == {"hopes": AnswerSettings("keep", not_today=False)}
    file.set_not_today("hopes", True)
    file.set_not_today("hopes", False)
    assert not file.answer_settings()[HOPES].not_today


def test_the_reading_place_is_remembered(file: WorkbookFile, reopen: Reopen) -> None:
    assert file.place() is None
    file.set_place("beginning", "beginning", 0)
    file.set_place("beginning", "signs-page", 0.25)
    for page in ("beginning", "signs-page", "signs-page"):
        file.visit("beginning", page)
    file.close()
    with reopen() as again:
        assert again.place() == Place("beginning", "signs-page", 0.25)
        assert again.visited() == {("beginning", "beginning"), ("beginning", "signs-page")}


def test_several_changes_in_one_go_are_made_together_or_not_at_all(
    file: WorkbookFile, hopes: Exercise
) -> None:
    file.save_answer(hopes, "before")

    def stop_half_way() -> None:
        with file.in_one_go():
            file.save_answer(hopes, "half done")
            file.set_share("calm", "bring")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stop_half_way()
    assert [saved.answer for saved in file.history("hopes")] == ["before"]
    assert ExerciseId("calm") not in file.answer_settings()
    file.save_answer(hopes, "half done")  # again, and now alone
    assert [saved.answer for saved in file.history("hopes")] == ["before", "half done"]


def test_two_workbooks_of_one_course_are_two(tmp_path: Path, files: dict[str, bytes], notes: Path) -> None:
    with (
        create_workbook(tmp_path / "a.workbook", files, notes=notes) as a,
        create_workbook(tmp_path / "b.workbook", files, notes=notes) as b,
    ):
        assert a.uuid != b.uuid
