"""What a key press costs in Text of a large module, against a bare editor with the same text, in the same run."""

from __future__ import annotations

import os
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.benchmarks.page import _p99, _settle
from workbook.course.problems import Problem
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.studio.text_view import TextView

BYTES = 250_000
SIZE = (760, 700)
KEYS, WARM, TURN = 1000, 50, 210
PLACES = (0.02, 0.3, 0.6, 0.95)  # of the text
PART = """## Trying harder {#page-%(n)d}

More effort often reads as *more alarm*. It is not a lack of wish. It may be a **lack of safety** [@smith].

::: reflection tried-%(n)d
title: A time I tried harder
hint: A few words are enough.
share: private
recall: tried-%(before)d

A time you tried harder and felt further away: what did your body do?
:::

::: choice nearest-%(n)d
other: Something else

What is nearest?

- alone {#alone}
- with people {#people}
:::

"""


def measure() -> dict[str, float]:
    """Ratios of p50 and p99, in words and in a setting; both editors are written in by turns."""
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    text = module()
    view = TextView(theme, _no_ids)
    view.resize(*SIZE)
    view.show_text("modules/01-large.md", text)
    lines = text.split("\n")
    view.show_problems(
        [
            Problem("modules/01-large.md", n, 1, "advice", "word-to-weigh", "W", "H")
            for n in range(9, len(lines), 40)
        ]
    )
    plain = QPlainTextEdit()
    plain.setFont(view.editor.font())
    plain.setPlainText(text)
    view.show()
    _settle()
    plain.resize(view.editor.viewport().size())
    plain.show()
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.editor.setFocus()
    view.editor.colours.finish()
    _settle()
    ratios = {}
    for name, beginning, column in (
        ("words", "More", -1),
        ("within words", "More", 20),
        ("a setting", "hint:", -1),
    ):
        mine, bare = _typed(view.editor, plain, lines, beginning, column)
        ratios[f"key press p50, {name} / bare editor"] = median(mine) / median(bare)
        ratios[f"key press p99, {name} / bare editor"] = _p99(mine) / _p99(bare)
    view.close()
    plain.close()
    return ratios


def module() -> str:
    """A module as large as one can be."""
    text, n = "---\ntitle: Large\n---\n\n", 1
    while len(text) < BYTES:
        text += PART % {"n": n, "before": n - 1}
        n += 1
    return text[:BYTES]


def _no_ids() -> list[tuple[str, str]]:
    return []


def _typed(
    mine: QPlainTextEdit, bare: QPlainTextEdit, lines: list[str], beginning: str, column: int
) -> list[list[float]]:
    """What each key cost in each, at several places of the text; a line is written on from a column, or its end."""
    seconds: list[list[float]] = [[], []]
    for place in PLACES:
        line = next(
            n
            for n in range(int(place * len(lines)) + 30 * (column > 0), -1, -1)
            if lines[n].startswith(beginning)
        )
        for editor in (mine, bare):
            block = editor.document().findBlockByNumber(line)
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + (len(block.text()) if column < 0 else column))
            editor.setTextCursor(cursor)
            editor.centerCursor()
        for turn in range(2):
            for editor, told in zip((mine, bare), seconds, strict=True):
                _settle()
                keys = [_key(editor, n) for n in range(KEYS // len(PLACES) // 2)]
                told.extend(keys[WARM if turn == 0 else 5 :])
    return seconds


def _key(editor: QPlainTextEdit, n: int) -> float:
    from time import perf_counter

    begun = perf_counter()
    QTest.keyClicks(editor, " " if n % 6 == 5 else "a")
    QCoreApplication.processEvents()
    return perf_counter() - begun


if __name__ == "__main__":
    for words, ratio in measure().items():
        print(f"{words}: {ratio:.2f}")
    QApplication.quit()
