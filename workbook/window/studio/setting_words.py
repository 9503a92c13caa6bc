"""What the settings of an exercise are called in the Studio, each with a few words beside it."""

from __future__ import annotations

from typing import NamedTuple

from workbook.language.translation import N_
from workbook.language.translation import gettext as _


class SettingWords(NamedTuple):
    """A setting's name, and what it is for."""

    name: str
    beside: str = ""


_WORDS = {
    "title": SettingWords(N_("Short name"), N_("for lists and the table of contents")),
    "hint": SettingWords(N_("Hint"), N_("one short line, or none")),
    "minutes": SettingWords(N_("Minutes"), N_("about how long it takes")),
    "share": SettingWords(N_("Begins as"), N_("the learner can always change it")),
    "bring-as": SettingWords(N_("In the workshop pages"), N_("how it is offered at the end")),
    "bring-rows": SettingWords(
        N_("Rows that are brought"), N_("a column to be ticked, or “column is choice”")
    ),
    "bring-first": SettingWords(N_("How many are brought"), N_("the first ones of the list")),
    "pair": SettingWords(N_("Compared with"), N_("the same question, asked earlier")),
    "recall": SettingWords(N_("Show an earlier answer"), N_("beside the question")),
    "start-with": SettingWords(N_("Begin with an earlier answer"), N_("the learner may take it over")),
    "show-if": SettingWords(N_("Shown only if"), N_("an earlier choice was made")),
    "was": SettingWords(N_("Earlier names inside"), N_("so that old answers find it")),
    "paper": SettingWords(N_("Lines to write on"), N_("a number, half page or page")),
    "example": SettingWords(N_("Example"), N_("stands faintly in the empty field")),
    "from": SettingWords(N_("From"), N_("a number and its words, or a name")),
    "to": SettingWords(N_("To"), N_("a number and its words, or a name")),
    "middle": SettingWords(N_("Middle"), N_("a number and its words")),
    "step": SettingWords(N_("Step"), N_("from one number to the next")),
    "cannot-say": SettingWords(N_("“I cannot say”"), N_("can be chosen too")),
    "other": SettingWords(
        N_("An answer of one’s own"), N_("what stands before it, such as “Something else”")
    ),
    "own": SettingWords(N_("Lines of one’s own"), N_("the learner may add some")),
    "top": SettingWords(N_("How many count"), N_("the first places")),
    "entries": SettingWords(N_("Lines at the beginning"), N_("more can be added")),
    "because": SettingWords(N_("With “because”"), N_("each line has room for a reason")),
    "days": SettingWords(N_("Days"), N_("how many there are")),
    "per-day": SettingWords(N_("Times a day"), N_("how often at most")),
    "column": SettingWords(N_("Columns"), N_("a name, then | and what it holds")),
    "rows": SettingWords(N_("Rows at the beginning"), N_("more can be added")),
    "most": SettingWords(N_("Rows at most"), ""),
    "otherwise": SettingWords(N_("With “otherwise”"), N_("what to do if it does not go")),
    "length": SettingWords(N_("Lengths to choose from"), N_("such as 3 min")),
    "breathe": SettingWords(N_("Breath to follow"), N_("such as in 4, out 6")),
    "stop": SettingWords(N_("When to stop"), N_("stands beside the practice")),
    "easier": SettingWords(N_("Something smaller"), N_("for a day when this is too much")),
    "alone": SettingWords(N_("Without anybody near"), N_("how it goes alone")),
    "ring": SettingWords(N_("Rings"), N_("the innermost first")),
    "mark": SettingWords(N_("Marks"), N_("what can be said of somebody on the map")),
    "picture": SettingWords(N_("Picture to draw on"), N_("a file in media")),
    "later": SettingWords(N_("Opened again"), N_("after how long")),
    "of": SettingWords(N_("Shows the answers to"), ""),
    "first": SettingWords(N_("As first written"), N_("and not as it is now")),
    "audio": SettingWords(N_("Recorded voice"), N_("one that was added to the course")),
}


def words_of(key: str) -> SettingWords:
    """A setting's words in the language that is spoken; a setting without any goes by its key."""
    found = _WORDS.get(key)
    if found is None:
        return SettingWords(key.replace("-", " ").capitalize())
    return SettingWords(_(found.name), _(found.beside) if found.beside else "")


def is_setting(key: str) -> bool:
    """Whether it is the key of a setting that has words."""
    return key in _WORDS
