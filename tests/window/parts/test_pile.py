"""Parts below each other: in their order, never over each other, and none measured anew because another came."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbook.window.parts.pile import Pile

WORDS = "some words that need more than one line where there is little room for them "


class Part(QWidget):
    """Words that wrap, and how often they were measured."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = Counting(words)
        column = QVBoxLayout(self)
        column.addWidget(self.words)


class Counting(QLabel):
    measured = 0

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        self.measured += 1
        return super().heightForWidth(width)


@pytest.fixture
def pile(qtbot: QtBot) -> Pile:
    made = Pile(4)
    qtbot.addWidget(made)
    made.resize(300, 0)
    made.show()
    return made


def stands_well(pile: Pile, parts: list[Part]) -> bool:
    """Whether each is below the one before, as high as it has to be, and the pile holds all of them."""
    tops = [part.y() for part in parts]
    bottoms = [part.y() + part.height() for part in parts]
    whole = [part.words.height() >= part.words.heightForWidth(part.words.width()) for part in parts]
    apart = all(top == bottom + 4 for top, bottom in zip(tops[1:], bottoms, strict=False))
    return apart and all(whole) and tops[0] == 0 and pile.height() == bottoms[-1]


def filled(pile: Pile, count: int) -> list[Part]:
    parts = [Part(WORDS * (1 + number % 3)) for number in range(count)]
    for part in parts:
        pile.put(part)
    return parts


def test_parts_stand_below_each_other_at_any_width(qtbot: QtBot, pile: Pile) -> None:
    parts = filled(pile, 5)
    assert stands_well(pile, parts)
    high = pile.height()
    pile.resize(150, pile.height())
    qtbot.waitUntil(lambda: stands_well(pile, parts))
    assert pile.height() > high


def test_a_part_with_other_words_moves_those_below_it(qtbot: QtBot, pile: Pile) -> None:
    parts = filled(pile, 3)
    high = pile.height()
    parts[0].words.setText(WORDS * 9)
    qtbot.waitUntil(lambda: pile.height() > high)
    assert stands_well(pile, parts)


def test_one_more_measures_no_other(qtbot: QtBot, pile: Pile) -> None:
    parts = filled(pile, 50)
    qtbot.waitUntil(lambda: stands_well(pile, parts))
    before = [part.words.measured for part in parts]
    more = filled(pile, 1)
    qtbot.waitUntil(more[0].isVisible)
    assert [part.words.measured for part in parts] == before


def test_nothing_stays_of_what_is_taken_away(pile: Pile) -> None:
    filled(pile, 3)
    pile.clear()
    assert pile.height() == 0
    again = filled(pile, 2)
    assert stands_well(pile, again)
