"""Answers too large for a window: told of in short, kept whole, cleared and brought back like any other."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.exercises.conftest import sample
from tests.window.room import IT, Room
from workbook.answers.file import in_parts
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.kinds import KINDS
from workbook.window.parts.large_answer import KEPT, LargeAnswer, is_too_large

ROWS = [{"row": f"r{n:07}", "text": "x", "on": "2026-11-20", "name": "x"} for n in range(20_000)]
LARGE: dict[str, Any] = {
    "reflection": "x" * 2_000_000,
    "letter": "word " * 100_000,
    "line": "x" * 20_000,
    "date": "x" * 20_000,
    "stems": {"0": "x" * 20_000},
    "choice": {"chosen": "other", "other": "x" * 20_000},
    "picture": {"caption": "word " * 100_000},
    "list": {"entries": ROWS},
    "table": {"rows": ROWS},
    "log": {"rows": ROWS},
    "plan": {"rows": ROWS},
    "checklist": {"ticked": [], "own": ROWS},
    "ranking": {"order": [f"r{n:07}" for n in range(20_000)], "own": ROWS},
    "map": {"items": ROWS},
    "practice": {"runs": ROWS},
    "scale": {"values": {f"v{n}": 3 for n in range(20_000)}},
    "wheel": {"values": {f"v{n}": 3 for n in range(20_000)}},
    "drawing": {"strokes": [{"colour": "ink", "width": 0.01, "points": [[0.1, 0.1]]}] * 20_000},
}


@pytest.mark.parametrize("kind", sorted(LARGE))
def test_what_is_too_large_is_told_of_and_kept_whole(open_room: Callable[..., Room], kind: str) -> None:
    room = open_room(kind, LARGE[kind])
    card = room.card
    assert isinstance(card.editor, LargeAnswer)
    assert card.editor.words.text() == KEPT
    assert room.session.answer(IT) == LARGE[kind]
    card.clear()
    assert not isinstance(card.editor, LargeAnswer)
    assert room.session.answer(IT) is None
    card.undo.click()
    assert isinstance(card.editor, LargeAnswer)
    assert room.session.answer(IT) == LARGE[kind]


def test_what_no_window_holds_is_cleared_and_brought_back_whole(open_room: Callable[..., Room]) -> None:
    words = "far more words " * 600_000 + "to the end"
    room = open_room("reflection", words)
    assert isinstance(room.card.editor, LargeAnswer)
    assert room.card.editor.first.text().startswith("It begins: far more words far more")
    assert len(room.session.answer(IT)) < 1000
    room.card.clear()
    room.session.save_now()
    assert room.session.answer(IT) is None
    room.card.undo.click()
    assert isinstance(room.card.editor, LargeAnswer)
    assert not room.session.finish(30)
    room.session.close()
    with open_workbook(room.session.path) as file:
        [saved] = file.answers().values()
        assert "".join(in_parts.texts_of(file, saved.answer)) == words


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"recall"}))
def test_what_people_write_is_shown_by_its_own_editor(open_room: Callable[..., Room], kind: str) -> None:
    assert not is_too_large(sample(kind).ANSWER)
    assert not isinstance(open_room(kind, sample(kind).ANSWER).card.editor, LargeAnswer)


def test_every_kind_that_is_answered_was_tried() -> None:
    assert set(LARGE) == set(KINDS) - {"recall"}
