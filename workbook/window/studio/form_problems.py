"""Problems in the words of the forms: a coach who fills in fields is told of fields, not of how a file is typed."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.kinds import KINDS
from workbook.language.signs import in_own_direction, isolated
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.callout import EVIDENCE
from workbook.window.parts.visibility import SEGMENTS
from workbook.window.studio.fact_words import fact_name
from workbook.window.studio.places import ABOUT, BOX_NAMES, HELP, kind_name
from workbook.window.studio.setting_words import is_setting, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.problems import Code, Problem

FORMS = (ABOUT, HELP)  # files that have a form, beside the modules
_TOKEN = re.compile(r"(?P<kind>\()?`(?P<words>[^`]*)`")
_KEY = re.compile(r"(?P<key>[a-z]+(?:-[a-z]+)*):(?: +(?P<value>.*))?$")
_TYPED = re.compile(r"\{#|:::|-->|```|##|\]\(|\[\^|\[@|---|bring-rows:")  # how something is typed in Text
_SHARES: dict[str, str] = {value: words for value, words, *_unused in SEGMENTS}
_YES_NO = {"yes": N_("Yes"), "no": N_("No")}
_QUOTES = ("“", "„", "«", '"')
_BEGINNING = N_(
    "The beginning of this file is not written as it is read, so what it says there is not known."
)
_GONE_ASTRAY = N_("{first} stands among the words of the question, so it is not read.")
_NO_NAME = N_("It has no name inside yet, by which answers find it whatever its words become.")
_PICTURES = N_("Add it under “Pictures”, or take it out here.")

# What is said of a problem in its file’s own words, where a form has others; {first} is what it names first.
_WHAT: dict[Code, str] = {
    "doubled-id": N_("Something else has the same name inside: {last}."),
    "bad-id": N_("{first} cannot be a name inside."),
    "empty-fact": N_("{first} stands there, and nothing in it."),
    "empty-setting": N_("{first} stands there, and nothing in it."),
    "fact-in-fact": _BEGINNING,
    "no-hyphens": _BEGINNING,
    "not-a-fact": _BEGINNING,
    "other-hyphens": _BEGINNING,
    "unclosed-facts": _BEGINNING,
    "far-in": N_("These lines begin too far in, so they are shown as they are typed."),
    "late-setting": _GONE_ASTRAY,
    "odd-setting": _GONE_ASTRAY,
    "wrapped-setting": N_("A line that belongs to a field is taken for the question."),
    "lost-id": N_("A name inside stands where nothing takes one."),
    "missing-fact": N_("Still to be filled in: {all}."),
    "missing-id": _NO_NAME,
    "missing-option-id": _NO_NAME,
    "missing-page-id": _NO_NAME,
    "no-page": N_("This heading begins no page."),
    "no-question": N_("This exercise has no question yet."),
    "open-block": N_("Nothing says where this exercise or box ends."),
    "stray-close": N_("Something ends here that was not begun."),
    "unknown-fact": N_("{first} means nothing here."),
    "unknown-setting": N_("{first} means nothing in {last}."),
    "no-list": N_("{first} needs lines in its list, and there are too few."),
    "unknown-source": N_("There is no source {first}."),
}
# What to do about it in a form, whatever the file’s own words are.
_HINT: dict[Code, str] = {
    "bad-colour": N_("Choose one with “Choose a colour…”."),
    "bad-condition": N_("Choose “it is answered”."),
    "bad-date": N_("Type it as you write dates, or choose the day in the calendar."),
    "bad-language": N_("Choose it from the list."),
    "bad-link": N_("A link leads to an address that begins with https://, or to a mail address."),
    "bad-was": N_("Choose one that is no longer used."),
    "broken-letters": N_("Write these words anew."),
    "empty-fact": N_("Fill it in, or leave it out."),
    "empty-file": N_("Give it a title, and write something."),
    "empty-setting": N_("Fill it in, or leave it out."),
    "missing-fact": N_("People see it before they begin."),
    "no-label": N_("Choose one under “Label”."),
    "no-list": N_("“Add a line” adds one."),
    "no-alternative-text": N_("Write it in the text, between the square brackets in front of its name."),
    "no-of": N_("Choose an earlier exercise."),
    "no-question": N_("It is what the learner reads first."),
    "placeholder-name": N_("Write the real one."),
    "raw-html": N_("Take it out, or write the words alone."),
    "unknown-cover": N_("Choose a pattern and a colour, or a picture."),
    "unknown-exercise": N_("Choose one that stands before."),
    "unknown-place": N_("Let it lead to an address, or take the link out."),
    "unknown-source": N_("Write it under “Sources”."),
}
# The same, where the file’s own words say how something is typed.
_HINT_FOR_TYPED: dict[Code, str] = {
    "bad-value": N_("Choose or write another."),
    "unknown-fact": N_("It can be taken out in Text."),
    "unknown-setting": N_("It can be taken out in Text."),
}
_SENTENCES = {N_("Put it into the folder media."): _PICTURES, N_("Remove the line."): N_("Take it out.")}
USE_IT = N_("“Use the idea” mends it.")
IN_TEXT = N_("It is mended in Text.")


class Said(NamedTuple):
    """What is wrong, and what to do about it."""

    what: str
    hint: str

    def __str__(self) -> str:
        return " ".join(filter(None, self))


def has_form(path: str) -> bool:
    """Whether what is wrong in a file is mended in a form; else it is told in the words of its text."""
    return path in FORMS or (path.startswith("modules/") and path.count("/") == 1 and path.endswith(".md"))


def as_typed(problem: Problem) -> Said:
    """A problem in the words of the text, each sign in it kept in its own direction."""
    return Said(isolated(problem.what), isolated(problem.hint))


def in_form(problem: Problem, exercises: Callable[[str], str], *, has_idea: bool) -> Said:
    """A problem in the words of its form. `exercises` knows number and title of an id, or says nothing."""
    if not has_form(problem.path):
        return as_typed(problem)
    words = _Words(problem, exercises)
    named = [words.of(found) for found in _TOKEN.finditer(problem.what)] or [""]
    what = _(_WHAT[problem.code]) if problem.code in _WHAT else words.instead_in(problem.what)
    if problem.code in _WHAT:
        what = what.format(first=named[0], last=named[-1], all=_together(named))
    return Said(isolated(what), isolated(_hint(problem, words, has_idea=has_idea)))


def _together(names: list[str]) -> str:
    """Names in a row, as a language parts them."""
    return reduce(lambda first, second: _("{first}, {second}").format(first=first, second=second), names)


def _hint(problem: Problem, words: _Words, *, has_idea: bool) -> str:
    code, hint = problem.code, problem.hint
    for said, instead in _SENTENCES.items():
        hint = _(instead) if hint == _(said) else hint
    if code in _HINT:
        return _(_HINT[code])
    if _TYPED.search(hint) or code in _WHAT:
        if code in _HINT_FOR_TYPED:
            return _(_HINT_FOR_TYPED[code])
        return _(USE_IT) if has_idea else _(IN_TEXT)
    return words.instead_in(hint)


class _Words:
    """What stands between backticks, as a form calls it."""

    def __init__(self, problem: Problem, exercises: Callable[[str], str]) -> None:
        self._facts_first = not problem.path.startswith("modules/") or "fact" in problem.code
        self._exercises = exercises
        self._values = _YES_NO
        if "`share" in problem.what + problem.hint:
            self._values = _SHARES
        elif problem.code == "no-label":
            self._values = dict(EVIDENCE)

    def instead_in(self, text: str) -> str:
        """A sentence with the form’s words in place of the file’s."""
        return _TOKEN.sub(lambda found: (found["kind"] or "") + self.of(found), text)

    def of(self, found: re.Match[str]) -> str:
        """One of them, between quotation marks."""
        token = found["words"].removeprefix("- ")
        if found["kind"] and token in KINDS:
            return quoted(kind_name(token))
        key = _KEY.match(token)
        if key is not None and key["value"] in (None, "", "…"):
            return quoted(self._name(key["key"]) or key["key"])
        if key is not None and self._name(key["key"]):
            return quoted(self._value(key["value"]))
        return quoted(self._name(token) or self._value(token))

    def _name(self, key: str) -> str:
        """The field of a key, a kind, a box or an exercise; nothing if it is none of them."""
        setting = words_of(key).name if is_setting(key) else ""
        found = (fact_name(key) or setting) if self._facts_first else (setting or fact_name(key))
        if found or key in KINDS:
            return found or kind_name(key)
        return _(BOX_NAMES[key]) if key in BOX_NAMES else self._exercises(key)

    def _value(self, token: str) -> str:
        if token in self._values:
            return _(self._values[token])
        return token.removeprefix("[^").removesuffix("]") if token.startswith("[^") else token


def quoted(words: str) -> str:
    """Words between quotation marks, in their own direction; a name that has its own is left with them."""
    if words[:1] in _QUOTES:
        return in_own_direction(words)
    return _("“{words}”").format(words=in_own_direction(words))
