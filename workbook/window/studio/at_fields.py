"""What is wrong is said below the field that it belongs to; what belongs to none is said above all fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbook.course.front_matter import FrontMatter
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme

_NAMED = re.compile("`([a-z-]+)`")
BODY = "body"  # the key of the field for what stands below the facts


class SaysProblem(Protocol):
    """A field that can say what is wrong with it."""

    def show_problem(self, words: str, *, is_error: bool = True) -> None:
        """Say it below, or with no words nothing."""


class Problems:
    """Of one form: `key_of` says which of its fields a problem belongs to, by the field’s key, or nothing."""

    def __init__(
        self, theme: Theme, fields: Callable[[], Mapping[str, SaysProblem]], key_of: Callable[[Problem], str]
    ) -> None:
        self._fields, self._key_of = fields, key_of
        self.above = ProblemWords(theme)

    def show(self, problems: Sequence[Problem], words: Callable[[Problem], str]) -> None:
        """Say all that is wrong now, the errors first."""
        fields = self._fields()
        said: dict[str, list[str]] = {}
        wrong = set()
        for problem in sorted(problems, key=lambda one: one.level != "error"):
            for belongs, one in self._parted(problem):
                key = belongs if belongs in fields else ""
                said.setdefault(key, []).append(words(one))
                if problem.level == "error":
                    wrong.add(key)
        for key, field in fields.items():
            field.show_problem("\n".join(dict.fromkeys(said.get(key, ()))), is_error=key in wrong)
        self.above.show_problem("\n".join(dict.fromkeys(said.get("", ()))), is_error="" in wrong)

    def _parted(self, problem: Problem) -> list[tuple[str, Problem]]:
        """A problem with the field that it belongs to; one that names several that are missing, at each of them."""
        named = _NAMED.findall(problem.what) if problem.code == "missing-fact" else []
        parted = [(key, replace(problem, what=f"`{key}`")) for key in named]
        return parted or [(self._key_of(problem), problem)]

    def focus(self, problem: Problem) -> QWidget | None:
        """The keyboard goes to the field that a problem belongs to, else to the first; it is given back."""
        fields = self._fields()
        key = self._key_of(problem)
        field = fields[key] if key in fields else next(iter(fields.values()), None)
        return focus_in(cast("QWidget", field)) if field is not None else None


class ProblemWords(Words):
    """A sentence that is there only while something is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "small", ink="error", wrap=True)
        self.hide()

    def show_problem(self, words: str, *, is_error: bool = True) -> None:
        """Say what is wrong, or nothing."""
        self.set_ink("error" if is_error else "caution")
        self.setText(words)
        self.setVisible(bool(words))


def key_in_facts(found: FrontMatter, problem: Problem, below: str = "") -> str:
    """The fact that a problem belongs to: by its line, else by what it names; `below` for the text under the facts."""
    for fact in found.lines:
        if fact.line == problem.line and "missing" not in problem.code:
            return fact.key
    if "fact" in problem.code or problem.line < found.end_line:
        return problem.what.partition("`")[2].partition("`")[0]
    return below


def focus_in(field: QWidget) -> QWidget | None:
    """The keyboard goes to what is written in, inside a field; that is given back."""
    for sort in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
        for inner in field.findChildren(sort):
            if inner.isEnabled() and not inner.isHidden():
                inner.setFocus(Qt.FocusReason.OtherFocusReason)
                return inner
    return None
