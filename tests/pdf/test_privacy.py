"""What was not chosen is nowhere in the file: not in its text, its titles, its bookmarks or its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Desk, Paper

SECRET = "Xylophonist Qwertz"  # words that stand nowhere else
LETTERS = "XylophonistQwertz"

ANSWERS: dict[str, Any] = {
    "a-line": SECRET,
    "a-reflection": f"one\n{SECRET}",
    "a-choice": {"chosen": "other", "other": SECRET},
    "a-checklist": {"ticked": [], "own": [{"row": "abcd1234", "text": SECRET, "ticked": True}]},
    "a-plan": {"rows": [{"row": "plan-1", "if": SECRET}]},
    "a-question": SECRET,
}


def tell(desk: Desk, share: str) -> None:
    for exercise_id, answer in ANSWERS.items():
        desk.answer(exercise_id, answer, share=share, question_then=f"{SECRET}?", words={"x": SECRET})
    desk.answer("a-scale", {"values": {"value": 3}}, share=share)
    desk.answer("a-later-scale", {"values": {"value": 9}}, share=share)
    desk.answer("gone", SECRET, share=share, kind="line", title=SECRET, question_then=SECRET)


def silent(paper: Paper) -> bool:
    found = paper.everything()
    spelled = [SECRET.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    return LETTERS not in paper.letters and not any(word in found for word in spelled)


def test_private_answers_stay_out_of_a_keepsake(desk: Desk) -> None:
    tell(desk, "private")
    paper = desk.make()
    assert silent(paper)
    assert paper.words.count("Kept just for me.") == 8
    assert "Kept answers" not in paper.words
    assert "9" not in _scale_answer(paper)


def test_private_answers_come_in_when_asked_for(desk: Desk) -> None:
    tell(desk, "private")
    paper = desk.make(include_private=True)
    assert paper.letters.count(LETTERS) > 6
    assert "Kept answers" in paper.words


@pytest.mark.parametrize("share", ["private", "keep"])
@pytest.mark.parametrize("include", [True, False])
def test_what_is_not_brought_stays_out_of_the_workshop_pages(desk: Desk, share: str, include: bool) -> None:
    tell(desk, share)
    paper = desk.make("workshop", include_private=include)
    assert silent(paper)
    assert "From my modules" not in paper.words
    assert "Before and after" not in paper.words


def test_only_what_is_chosen_comes_to_the_workshop(desk: Desk) -> None:
    tell(desk, "bring")
    assert silent(desk.make("workshop", chosen=frozenset()))
    desk.answer("a-line", "a chosen line", share="private")
    paper = desk.make("workshop", chosen=frozenset({"a-line"}))
    assert "a chosen line" in paper.words
    assert silent(paper)


def test_a_pair_needs_both_moments(desk: Desk) -> None:
    desk.answer("a-scale", {"values": {"value": 3}}, share="private")
    desk.answer("a-later-scale", {"values": {"value": 5}}, share="bring")
    for edition in ("workshop", "keepsake"):
        words = desk.make(edition).words
        assert "Higher by 2" not in words
        assert "before, " not in words


def test_chosen_narrows_a_keepsake_and_opens_nothing(desk: Desk) -> None:
    desk.answer("a-line", "a kept line")
    desk.answer("a-reflection", "a private thought", share="private")
    desk.answer("a-question", "a kept question")
    words = desk.make(chosen=frozenset({"a-line", "a-reflection"})).words
    assert "a kept line" in words
    assert "a kept question" not in words
    assert "a private thought" not in words


def test_the_documents_facts_never_hold_an_answer(desk: Desk) -> None:
    tell(desk, "keep")
    facts = desk.make().reader.metadata
    assert facts
    assert not any(SECRET in str(value) for value in facts.values())
    assert facts.title == "Ways & Means"
    assert facts.author == "Marta"


def test_leader_boxes_never_reach_a_learners_paper(new_desk: Any) -> None:
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\nText.\n\n::: leader Debrief\n{SECRET}\n:::\n")
    for edition in ("keepsake", "workshop"):
        paper = desk.make(edition)
        assert silent(paper)
        assert "Debrief" not in paper.text


def _scale_answer(paper: Paper) -> str:
    words = paper.words
    start = words.index("How are you now?", words.index("1.3 How are you?", 900))
    return words[start : start + 60].replace("1.9", "")


MAPS = """---
title: T
---

::: map net
Who is near?
:::

::: map asked
bring-as: questions

Whom would you ask?
:::

::: recall back
of: net
:::
"""


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_hidden_names_are_nowhere(new_desk: Any, edition: Any) -> None:
    desk: Desk = new_desk(MAPS)
    long = f"{SECRET} who has a name that does not fit beside its sign"
    items = [{"name": name, "distance": 0.4, "angle": at} for at, name in enumerate((SECRET, long, "Yasmin"))]
    for exercise_id in ("net", "asked"):
        desk.answer(exercise_id, {"items": items}, share="bring")
    desk.answer("gone", {"items": items}, share="bring", kind="map", title="An older map")
    assert not silent(desk.make(edition))
    hidden = desk.make(edition, hide_names=True)
    assert silent(hidden)
    for told in ("X.", "X. 2", "Y."):
        assert told in hidden.words


def test_names_are_initials_in_every_answer_and_in_what_looks_back(new_desk: Any) -> None:
    desk: Desk = new_desk(MAPS + "\n::: reflection tell\nWhat was it like?\n:::\n")
    desk.answer("net", {"items": [{"name": "Ines"}, {"name": "Mr Okafor"}]}, share="bring")
    desk.answer("tell", "Ines’s voice, and Mr\nOkafor. The river, Inessa and Petra.", share="bring")
    words = desk.make("workshop", hide_names=True).words
    assert "I.’s voice, and M.. The river, Inessa and Petra." in words
    listed = (("Ines", "A friend"), ("Petra", "P."))
    words = desk.make("workshop", hide_names=True, initials=listed).words
    assert "A friend’s voice, and Mr Okafor. The river, Inessa and P.." in words
    assert "Mr Okafor" in words
    assert desk.make("workshop", hide_names=True, initials=()).text == desk.make("workshop").text


def test_hidden_names_change_nothing_else(answered: Desk) -> None:
    assert answered.make(hide_names=True).text == answered.make().text


def test_a_question_that_may_not_be_said_aloud_never_enters_the_workshop_pages(new_desk: Any) -> None:
    """`bring-rows` holds for questions as for everything else."""
    desk = new_desk(
        "::: table asks\ncolumn: Question {#q}\ncolumn: Aloud? | pick private / aloud {#a}\nshare: bring\n"
        "bring-as: questions\nbring-rows: a is aloud\n\nWhich questions?\n:::\n"
    )
    rows = [{"row": "r1", "q": "May I sit?", "a": "aloud"}, {"row": "r2", "q": "May I cry?", "a": "private"}]
    desk.answer("asks", {"rows": rows}, share="bring")
    words = desk.make("workshop").words
    assert "May I sit?" in words
    assert "May I cry?" not in words
    assert "Aloud?" not in words
