"""Marks, days and what is brought in a keepsake: only where they are asked for, and never in another edition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.pdf.test_structure import faults
from workbook.course.ids import ExerciseId
from workbook.pdf.material import Besides, PaperDay, PaperMark

from .structure import Structure

if TYPE_CHECKING:
    from .conftest import Desk, Paper

DAY = date(2026, 11, 21)
MARKS = (
    PaperMark("honey", "one", "1. All kinds  ·  First page", "prose with weight", "Ada’s birthday.", DAY),
    PaperMark("mint", "one", "1. All kinds  ·  First page", "a source", "", DAY),
    PaperMark("bookmark", "one", "1. All kinds  ·  Second page", "", "", DAY),
    PaperMark("page", "one", "1. All kinds  ·  Second page", "", "Read again in May.", date(2026, 5, 1)),
    PaperMark("slate", "one", "", "words of before", "Still mine.", DAY, lost=True),
)
LOG = """---
title: All kinds
id: all
---

::: log a-log
title: Morning by morning
column: Morning | 0-10 {#morning}
column: One word {#word}

How was it?
:::

::: line a-line
A line, please?
:::
"""


def titles(paper: Paper) -> list[str]:
    return [str(item.title) for item in paper.reader.outline if not isinstance(item, list)]


def test_marks_stand_after_the_modules_with_their_colour_in_a_word_their_page_and_their_note(
    answered: Desk,
) -> None:
    answered.besides = Besides(marks=MARKS)
    paper = answered.make()
    assert "My marks and notes" in titles(paper)
    for said in (
        "1. All kinds · First page Honey, 21 November 2026 prose with weight Ada’s birthday.",
        "Mint, 21 November 2026 a source",
        "Second page Bookmark, 21 November 2026 For the whole page, 1 May 2026 Read again in May.",
        "The course has these words no longer Slate, 21 November 2026 words of before Still mine.",
    ):
        assert said in paper.words
    quoted = [e.sort for e in Structure(paper.data).root.all() if e.sort == "BlockQuote"]
    assert len(quoted) == len([mark for mark in MARKS if mark.words])


def test_colours_are_told_apart_by_their_line_too(desk: Desk) -> None:
    desk.besides = Besides(marks=MARKS)
    drawn = desk.make().everything()
    assert b"[5 2] 0 d" in drawn
    assert b"[1.2 1.6] 0 d" in drawn


def test_none_of_them_is_there_unless_it_is_asked_for(answered: Desk) -> None:
    words = answered.make().words
    for title in ("My marks and notes", "My days", "What I bring"):
        assert title not in words


@pytest.mark.parametrize("edition", ["workshop", "blank", "facilitator"])
def test_no_other_edition_has_a_mark_or_a_day(answered: Desk, edition: Any) -> None:
    for exercise_id, given in list(answered.answers.items()):
        answered.answer(exercise_id, given.answer, share="bring")
    answered.besides = Besides(MARKS, (PaperDay(DAY, ((ExerciseId("a-line"), "answer"),)),))
    paper = answered.make(edition, bring_list=True)
    everything = paper.everything()
    assert not any(word in everything for word in ("Ada’s birthday".encode(), b"My days", b"Still mine"))
    assert "My marks and notes" not in paper.words


def test_marks_of_other_days_and_modules_stay_out(desk: Desk) -> None:
    desk.besides = Besides(marks=MARKS)
    assert "Read again in May." not in desk.make(since=date(2026, 11, 1)).words
    assert "Ada" not in desk.make(modules=("other",)).words


def test_a_long_note_goes_on_over_pages_and_nothing_of_it_is_lost(desk: Desk) -> None:
    note = " ".join(f"word{number}" for number in range(3000))
    desk.besides = Besides(marks=(MARKS[0]._replace(note=note),))
    paper = desk.make()
    assert len([page for page in paper.pages if "word" in page]) > 3
    assert all(f"word{number}" in paper.letters for number in (0, 1499, 2999))
    assert faults(paper.data) == []


def test_names_in_notes_are_told_by_initials_too(desk: Desk) -> None:
    desk.besides = Besides(marks=MARKS)
    words = desk.make(hide_names=True, initials=(("Ada", "A."),)).words
    assert "A.’s birthday." in words


def test_a_day_has_its_own_words_and_of_the_rest_the_number_and_the_name(new_desk: Any) -> None:
    desk = new_desk(LOG)
    rows = [
        {"row": "r1", "on": "2026-11-20", "cells": {"morning": 7, "word": "choir"}},
        {"row": "r2", "on": "2026-11-21", "cells": {"morning": 3, "word": "quiet"}},
    ]
    desk.answer("a-log", {"rows": rows})
    desk.answer("a-line", "Words that stand in their module")
    log, line = ExerciseId("a-log"), ExerciseId("a-line")
    days = (PaperDay(date(2026, 11, 20), ((log, "log"),)), PaperDay(DAY, ((log, "log"), (line, "answer"))))
    desk.besides = Besides(days=days)
    paper = desk.make()
    last = paper.words[paper.words.rindex("What I wrote, on the day") :]
    assert "Friday 20 November 2026" in last
    assert "Saturday 21 November 2026" in last
    assert last.index("choir") < last.index("Saturday") < last.index("quiet")
    assert "Words that stand" not in last
    assert "1.1 Morning by morning" in last
    assert "1.2 A line" in last
    assert faults(paper.data) == []


def test_what_is_just_for_me_is_on_no_day(desk: Desk) -> None:
    desk.answer("a-line", "secret", share="private")
    desk.besides = Besides(days=(PaperDay(DAY, ((ExerciseId("a-line"), "answer"),)),))
    assert "My days" not in desk.make().words
    assert "My days" in desk.make(include_private=True).words


def test_what_is_brought_is_listed_with_its_numbers(answered: Desk) -> None:
    answered.answer("a-reflection", "I bring this one", share="bring")
    paper = answered.make(bring_list=True)
    assert "What I bring" in titles(paper)
    last = paper.words[paper.words.rindex("Answers I chose to bring.") :]
    assert "1.2 What do you think? I bring this one" in last
    assert "Ordinary words on a line" not in last
    assert faults(paper.data) == []


@pytest.mark.parametrize("options", [{}, {"large_print": True}, {"only_answers": True}])
def test_all_of_it_together_is_sound(answered: Desk, options: dict[str, Any]) -> None:
    answered.answer("a-line", "brought", share="bring")
    answered.besides = Besides(MARKS, (PaperDay(DAY, ((ExerciseId("a-line"), "answer"),)),))
    assert faults(answered.make(bring_list=True, **options).data) == []
