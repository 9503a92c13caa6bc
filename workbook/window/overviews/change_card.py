"""How one thing changed: its chart, or a table of the same numbers, and what it shows in neutral words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.exercises.scale.spec import change_in_words
from workbook.language.dates import full_day, long_day, span
from workbook.language.numbers import number_text
from workbook.language.translation import gettext as _
from workbook.window.overviews.change_chart import Chart, DaysChart, PairChart
from workbook.window.overviews.numbers_table import NumbersTable
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.course.exercise import Exercise
    from workbook.course.over_days import OverDays, TwoMoments
    from workbook.window.look.theme import Theme

FEW_DAYS = 7  # that a small chart has room for
MOST_IN_ONE = 2  # things in one chart: a ring and a disc tell them apart in grey too


class Changed(NamedTuple):
    """All that changed in one exercise: as a pair of two named moments, and over days."""

    exercise: Exercise
    pairs: Sequence[TwoMoments]
    labels: tuple[str, str]
    over: Sequence[OverDays]


def in_groups(over: Sequence[OverDays]) -> list[list[OverDays]]:
    """What stands in one chart: two things at most, which go from one number to the same other."""
    groups: list[list[OverDays]] = []
    for one in over:
        fitting = groups and (groups[-1][0].low, groups[-1][0].high) == (one.low, one.high)
        if fitting and len(groups[-1]) < MOST_IN_ONE and one.words and not one.low_words:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def over_days_in_words(one: OverDays) -> str:
    """Between 3 and 7, 2 to 26 November 2026."""
    numbers = [number for noted in one.days for number in noted.numbers]
    dates = span(one.days[0].day, one.days[-1].day)
    least, most = min(numbers), max(numbers)
    if least == most:
        return _("{number} each time, {dates}.").format(number=number_text(least), dates=dates)
    return _("Between {least} and {most}, {dates}.").format(
        least=number_text(least), most=number_text(most), dates=dates
    )


class ChangeCard(QFrame):
    """`is_wide` asks for the whole row."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, exercise: Exercise, item: str) -> None:
        super().__init__()
        self._theme, self._exercise = theme, exercise
        self.is_wide = False
        self.setObjectName("card")
        named = f"{exercise.title}: {item}" if item else exercise.title
        self.setAccessibleName(f"{exercise.number} {named}".strip())
        self.name = named
        px = theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        number = Words(theme, exercise.number, "meta-strong", ink="accent")
        number.setContentsMargins(0, px(4), 0, 0)  # on the line of the title
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words(theme, exercise.title, "question", wrap=True).as_heading(2), 1)
        nest(self._column, head)
        if item:
            self._column.addWidget(Words(theme, item, "interface", ink="muted", wrap=True))

    def show_as(self, way: str) -> None:
        """As `charts`, or as a `table`."""
        for part in self._seen:
            part.setVisible(way == "charts")
        self.table.setVisible(way == "table")

    def _put(
        self, chart: Chart, seen: Sequence[QWidget], table: NumbersTable, sentences: Sequence[str]
    ) -> None:
        self.chart, self.table = chart, table
        self._seen = [chart, *seen]
        for part in (*self._seen, table):
            self._column.addWidget(part)
        table.hide()
        self.said = Words(self._theme, "\n".join(sentences), "answer", wrap=True)
        self._column.addWidget(self.said)
        page = Button(self._theme, _("Open this page"), kind="link", style="small-button")
        page.setAccessibleName(_("Open this page: {title}").format(title=self._exercise.title))
        page.clicked.connect(partial(self.page_wanted.emit, self._exercise.id))
        self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)

    def _ends(self, low: str, high: str) -> QWidget:
        """The words at both ends, below the chart."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for words, side in ((low, Qt.AlignmentFlag.AlignLeading), (high, Qt.AlignmentFlag.AlignTrailing)):
            label = Words(self._theme, words, "meta", ink="muted", wrap=True, told=False)
            label.setAlignment(side)
            row.addWidget(label, 1)
        return holder


class PairCard(ChangeCard):
    """Before and after."""

    def __init__(self, theme: Theme, exercise: Exercise, pair: TwoMoments, labels: tuple[str, str]) -> None:
        super().__init__(theme, exercise, pair.words)
        sentence = change_in_words(pair.before, pair.after)
        numbers = [number_text(pair.before), number_text(pair.after)]
        told = "; ".join(f"{label}: {number}" for label, number in zip(labels, numbers, strict=True))
        chart = PairChart(theme, f"{self.name}. {told}. {sentence}", pair, labels)
        ends = self._ends(pair.low_words, pair.high_words) if pair.low_words or pair.high_words else None
        rows = [list(row) for row in zip(labels, numbers, strict=True)]
        table = NumbersTable(theme, self.name, [_("When"), _("Number")], rows)
        self._put(chart, [ends] if ends else [], table, [sentence])


class DaysCard(ChangeCard):
    """Dots over days; below them the day that is chosen, in words."""

    def __init__(self, theme: Theme, exercise: Exercise, series: Sequence[OverDays]) -> None:
        super().__init__(theme, exercise, series[0].words if len(series) == 1 else "")
        self.is_wide = len(series) > 1 or len(series[0].days) > FEW_DAYS
        self._series = series
        told = [over_days_in_words(one) for one in series]
        if len(series) > 1:
            told = [f"{one.words}: {sentence}" for one, sentence in zip(series, told, strict=True)]
        chart = DaysChart(theme, " ".join([f"{self.name}.", *told]), series)
        self.day = Words(theme, "", "small", ink="muted", wrap=True)
        chart.chosen.connect(self._tell_day)
        ends = self._ends_in_words(series[0])
        days = chart.days
        heads = [_("Day"), *(one.words or _("Number") for one in series)]
        rows = [[long_day(day), *(_numbers_on(one, day) for one in series)] for day in days]
        table = NumbersTable(theme, self.name, heads, rows)
        key = [self._key()] if len(series) > 1 else []
        self._put(chart, [*key, *ends, self.day], table, told)
        self._show_day(chart.day())

    def _ends_in_words(self, one: OverDays) -> list[QWidget]:
        if not one.low_words and not one.high_words:
            return []
        words = _("{low} to {high}").format(
            low=f"{number_text(one.low)} {one.low_words}".strip(),
            high=f"{number_text(one.high)} {one.high_words}".strip(),
        )
        return [Words(self._theme, words, "meta", ink="muted", wrap=True)]

    def _key(self) -> QWidget:
        """Which sign is which."""
        words = _("Ring, dotted: {first}. Disc, solid: {second}.").format(
            first=self._series[0].words, second=self._series[1].words
        )
        return Words(self._theme, words, "meta", ink="muted", wrap=True)

    def _tell_day(self, day: date) -> None:
        self._show_day(day)
        announce(self.chart, self.day.text())

    def _show_day(self, day: date) -> None:
        given = [(one.words, _numbers_on(one, day)) for one in self._series]
        told = [f"{words} {numbers}".strip() for words, numbers in given if numbers]
        self.day.setText(f"{full_day(day)}: {', '.join(told)}")
        self.chart.setAccessibleDescription(self.day.text())


def cards_of(theme: Theme, changed: Changed) -> list[ChangeCard]:
    """A card for each thing that changed in an exercise."""
    found: list[ChangeCard] = [
        PairCard(theme, changed.exercise, pair, changed.labels) for pair in changed.pairs
    ]
    return found + [DaysCard(theme, changed.exercise, group) for group in in_groups(changed.over)]


def _numbers_on(one: OverDays, day: date) -> str:
    return ", ".join(number_text(n) for noted in one.days if noted.day == day for n in noted.numbers)
