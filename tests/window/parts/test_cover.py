"""A course's cover: its title has room on it, or says that it goes on."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from workbook.course.covers import HEX
from workbook.window.look.theme import Theme
from workbook.window.parts.cover import title_lines
from workbook.window.parts.cover_row import CoverRow

LONG = "How a team of people who hardly know each other finds words for what went wrong and goes on together"


@pytest.mark.parametrize(("wide", "high"), [(168.0, 117.0), (36.0, 25.0)])
@pytest.mark.parametrize(
    "title", ["Tea", LONG, LONG * 4, "Donaudampfschifffahrtsgesellschaftskapitän", "W" * 300]
)
def test_a_title_stands_on_its_cover_whole_or_ends_with_an_ellipsis(
    qtbot: QtBot, theme: Theme, title: str, wide: float, high: float
) -> None:
    font, lines = title_lines(title, wide, high)
    metrics = QFontMetricsF(font)
    assert len(lines) * metrics.lineSpacing() <= high + 1
    assert max(metrics.horizontalAdvance(line) for line in lines) <= wide + 1
    whole = "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert whole != lines[-1].endswith("…")


def test_a_title_that_is_not_short_is_written_smaller_before_it_is_cut(qtbot: QtBot, theme: Theme) -> None:
    short, _ = title_lines("Tea", 168, 117)
    longer, lines = title_lines("Finding words for what went wrong, and going on", 168, 117)
    assert longer.pixelSize() < short.pixelSize()
    assert not lines[-1].endswith("…")


def test_a_row_draws_the_cover_that_the_course_names(qtbot: QtBot, theme: Theme) -> None:
    row = CoverRow(theme, "Tea", "waves plum")
    qtbot.addWidget(row)
    row.cover.resize(row.cover.sizeHint())
    assert row.cover.grab().toImage().pixelColor(30, 2).name().upper() == HEX["plum"].upper()
