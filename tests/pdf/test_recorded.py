"""A recorded voice on paper: that it is there and how long, and its words, or the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import sounds

if TYPE_CHECKING:
    from .conftest import Desk, Paper

LEAD = "Sit as you like."
TEXT = "---\ntitle: M\n---\nBefore.\n\n![An evening](media/a.mp3)\n\nAfter.\n\n::: line it\nWhat?\n:::\n"
PRACTICE = (
    "---\ntitle: M\n---\n::: practice it\nstop: S\neasier: E\nalone: A\naudio: media/a.mp3\n\nQ?\n\n"
    "- 40 s | Arrive {#a}\n:::\n"
)


def paper(new_desk: Any, text: str, edition: str, words: str = LEAD) -> Paper:
    desk: Desk = new_desk(text, {"media/a.mp3": sounds.mp3(180), "media/a.md": words.encode()})
    return desk.make(edition, with_text=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", ["keepsake", "blank", "facilitator"])
def test_its_words_stand_where_it_is_heard(new_desk: Any, edition: str) -> None:
    text = " ".join(" ".join(paper(new_desk, TEXT, edition).pages).split())
    assert "A recorded voice, 3 minutes: An evening" in text
    assert text.index("Before.") < text.index("A recorded voice") < text.index(LEAD) < text.index("After.")


@pytest.mark.parametrize("edition", ["blank", "facilitator"])
def test_a_practice_has_them_before_its_stages(new_desk: Any, edition: str) -> None:
    text = " ".join(" ".join(paper(new_desk, PRACTICE, edition).pages).split())
    assert text.index("A recorded voice, 3 minutes") < text.index(LEAD) < text.index("Arrive")


def test_of_many_words_the_first_stand_there_and_it_says_so(new_desk: Any) -> None:
    words = "\n\n".join(f"Sentence {n} of what is said here." for n in range(200))
    text = " ".join(" ".join(paper(new_desk, TEXT, "keepsake", words).pages).split())
    assert "Sentence 9 of" in text
    assert "Sentence 190 of" not in text
    assert "The rest of these words can be read in the course on the screen." in text


def test_a_recording_that_is_gone_is_told_in_its_words(new_desk: Any) -> None:
    desk: Desk = new_desk(TEXT, {})
    assert "A recorded voice: An evening" in " ".join(" ".join(desk.make("keepsake").pages).split())


@pytest.mark.parametrize("edition", ["keepsake", "facilitator"])
def test_in_a_box_it_stands_below_the_words_of_the_box(new_desk: Any, edition: str) -> None:
    boxed = TEXT.replace("![An evening](media/a.mp3)", "::: note\nInside.\n\n![An evening](media/a.mp3)\n:::")
    text = " ".join(" ".join(paper(new_desk, boxed, edition).pages).split())
    assert text.index("Before.") < text.index("Inside.") < text.index("A recorded voice") < text.index(LEAD)
    assert "media/a.mp3" not in text
