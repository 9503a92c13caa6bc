"""Words that stand somewhere in the window: a word that is too long for its line goes on in the next one."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from workbook.window.look.theme import Theme
from workbook.window.parts.words import Words


@pytest.mark.parametrize("rich", [False, True])
def test_a_word_without_end_is_parted_where_the_line_ends(qtbot: QtBot, theme: Theme, *, rich: bool) -> None:
    word = "abcdefghij" * 20
    label = Words(theme, f"<b>{word}</b>" if rich else word, wrap=True, rich=rich)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) >= 4 * label.heightForWidth(4000)
    assert label.minimumSizeHint().width() <= 200


@pytest.mark.parametrize(("rich", "text"), [(False, "Donau" * 12), (True, f"<b>{'Donau' * 12} &amp;</b> so")])
def test_a_long_word_is_told_whole(qtbot: QtBot, theme: Theme, rich: bool, text: str) -> None:
    words = Words(theme, text, wrap=True, rich=rich)
    qtbot.addWidget(words)
    assert "\u200b" in words.text()
    told = QAccessible.queryAccessibleInterface(words).text(QAccessible.Text.Name)
    assert told == (f"{'Donau' * 12} & so" if rich else text)
    words.setText("short")
    assert QAccessible.queryAccessibleInterface(words).text(QAccessible.Text.Name) == "short"
    words.setAccessibleName("its own name")
    words.setText(text)
    assert words.accessibleName() == "its own name"
