"""What a key press costs with spelling on, against one without, in the same field of the same page."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.page import KEYS, ROUNDS, TURN, _in_view, _key, _p99, course, ours, session_of
from tests.spelling.tiny import write_dictionary
from workbook.course.kinds import KINDS
from workbook.own_files import resources_folder
from workbook.spelling import dictionaries
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.spelling.spelling import Spelling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

WORDS = "it was like raim and then snaw, "
WAIT_MS = 100


def measure() -> dict[str, float]:
    """Ratios of medians; the two are measured by turns."""
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    with tempfile.TemporaryDirectory() as folder, session_of(course(len(KINDS))) as session:
        stem = write_dictionary(Path(folder), "en_US", ["it", "was", "like", "rain", "and", "then", "snow"])
        dictionaries.folders = lambda *_: [Path(stem).parent]
        view, window = ours(session, theme), QMainWindow()
        window.setCentralWidget(view)
        window.resize(1000, 700)
        window.show()
        spelling = Spelling(theme, window)
        spelling.watch_over(session)
        while not spelling.offers():
            QTest.qWait(WAIT_MS)
        field = _in_view(view, "reflection")
        without, with_it = [], []
        for _ in range(ROUNDS):
            without += _turn(spelling, field, "")
            with_it += _turn(spelling, field, "en_US")
        spelling.close()
        window.close()
    return {
        "key press p50, spelling on / off": median(with_it) / median(without),
        "key press p99, spelling on / off": _p99(with_it) / _p99(without),
    }


def _turn(spelling: Spelling, field: QPlainTextEdit | QTextEdit, code: str) -> list[float]:
    """The same keys into the same words, with what is unknown among them underlined or not."""
    field.setPlainText(WORDS * 10)
    field.moveCursor(field.textCursor().MoveOperation.End)
    spelling.choose(code)
    while code and not field.extraSelections():
        QTest.qWait(WAIT_MS)
    for _ in range(5):
        QApplication.processEvents()
    times = [_key(field) for _ in range(min(TURN, KEYS))]
    spelling.choose("")
    return times[10:]


if __name__ == "__main__":
    for name, ratio in measure().items():
        print(f"{name}: {ratio:.2f}")
