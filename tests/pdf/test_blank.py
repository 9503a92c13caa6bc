"""The editions of a course that nobody has answered: forms to fill in, and the leader’s copy of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Desk

LED = """---
title: Led
id: led
minutes: 40
---

Prose that is read at home.

::: leader Debrief
Nobody reads **aloud** unless they wish to.
:::

::: care When to stop
Stop when it is too much.
:::

::: note By the way
A note at home.
:::

::: reflection first
minutes: 10
hint: A few words.
paper: 9 lines
share: private

What happened?
:::

::: drawing second
What does it look like?
:::
"""


@pytest.mark.parametrize("edition", ["blank", "facilitator"])
@pytest.mark.parametrize("with_text", [False, True])
def test_no_answer_and_no_name_is_in_a_form(answered: Desk, edition: Any, *, with_text: bool) -> None:
    answered.answer("gone", "still mine", kind="reflection", title="Old one")
    paper = answered.make(edition, with_text=with_text, wish="To sing", include_private=True)
    found = paper.everything()
    for words in (
        b"Ordinary words",
        b"First thought",
        b"a fox",
        b"it rains",
        b"Marta",
        b"still mine",
        b"To sing",
    ):
        assert words not in found
    assert "Kept answers" not in paper.words


def test_a_form_asks_everything_under_the_same_numbers(answered: Desk) -> None:
    form = answered.make("blank").words
    for asked in (
        "1.1 A line, please?",
        "1.2 What do you think? A few words are enough.",
        "1.5 Which one? ○ the red one ○ the blue one ○ Something else",
        "1.6 What do you know? In the morning ☐ birds ☐ coffee At night ☐ stars",
        "Call 112.",
        "Blank edition",
        "You may skip any of these.",
    ):
        assert asked in form
    assert "Some prose" not in form
    assert "Some prose with weight" in answered.make("blank", with_text=True).words


def test_what_keeps_people_safe_is_in_every_form(new_desk: Any) -> None:
    desk: Desk = new_desk(LED.replace("id: led", "id: led\ntender: It may touch you."))
    words = desk.make("blank").words
    assert "A tender page. It may touch you." in words
    assert "When to stop Stop when it is too much." in words
    assert "A note at home" not in words
    assert "aloud" not in words


def test_a_form_has_as_much_room_as_the_course_asks_for(new_desk: Any) -> None:
    two = "---\ntitle: T\n---\n\n::: line one\n{paper}\n\nWhat?\n:::\n\n::: line two\nWhat else?\n:::\n"
    for paper, page in (("hint: Go on.", 2), ("paper: 12 lines", 2), ("paper: page", 3)):
        desk: Desk = new_desk(two.format(paper=paper))
        pages = desk.make("blank").pages
        assert "What?" in pages[2]
        assert "What else?" in pages[page]


def test_the_leader_has_times_hints_notes_and_an_overview(new_desk: Any) -> None:
    desk: Desk = new_desk(LED)
    words = desk.make("facilitator").words
    for said in (
        "For you who lead: Debrief Nobody reads aloud unless they wish to.",
        "40 minutes in all",
        "1.1 What happened? 10 minutes Reflection. Meant to stay with each person. A few words.",
        "Leader’s copy. Not for handing out.",
        "Never contains anyone’s answers.",
        "The course at a glance",
        "1 Led 40 Reflection, Drawing coloured pencils",
        "In all 40",
    ):
        assert said in words
    assert "Prose that is read at home" not in words


def test_a_course_without_times_leaves_room_for_ones_own(new_desk: Any) -> None:
    desk: Desk = new_desk(LED.replace("minutes: 40\n", "").replace("minutes: 10\n", ""))
    words = desk.make("facilitator").words
    assert "Your own times" in words
    assert "minutes in all" not in words


def test_notes_of_the_leader_stand_level_and_never_touch(new_desk: Any) -> None:
    exercises = "".join(
        f"\n::: line l-{n}\nminutes: {n}\nshare: private\n\nQuestion number {n}, is it?\n:::\n"
        for n in range(1, 40)
    )
    desk: Desk = new_desk(f"---\ntitle: T\n---\n{exercises}")
    for page in desk.make("facilitator", large_print=True).reader.pages[4:]:
        seen: list[tuple[float, str]] = []

        def look(text: str, _cm: Any, tm: Any, _font: Any, _size: Any, seen: Any = seen) -> None:
            if text.strip():
                seen.append((round(float(tm[5]), 1), text.strip()))

        page.extract_text(visitor_text=look)
        notes = [y for y, text in seen if "Meant to stay" in text]
        assert notes == sorted(notes, reverse=True)
        assert all(above - below > 20 for above, below in itertools.pairwise(notes))


def test_two_forms_are_the_same_and_letter_is_letter(desk: Desk) -> None:
    for edition in ("blank", "facilitator"):
        assert desk.make(edition).data == desk.make(edition).data
        page = desk.make(edition, paper="letter", large_print=True).reader.pages[0]
        assert round(float(page.mediabox.width)) == 612
