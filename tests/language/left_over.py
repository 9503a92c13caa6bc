"""Words of ours that are left where another language is spoken: a course's and a learner's are Greek in these tests."""

import re

from workbook.language.locales import own_name
from workbook.language.translation import WHOLE

# Names, endings, keys and the names of kinds are the same in every language.
SAME = {
    "Workbook", "workbook", "course", "PDF", "Ctrl", "Shift", "Alt", "Tab", "Esc", "Home", "End", "Space", "Plus",
    "Minus", "Delete", "Up", "Down", "Left", "Right", "Del", "Return", "Letter", "MIT", "png", "jpg", "mine", "greek",
}  # fmt: skip
_OURS = re.compile(r"[A-Za-z]{3,}")
_KEPT = re.compile(r"(?:/[\w.~-]+)+|\S+\.(?:workbook|course|backup|md|json|pdf)|`[^`]*`|<[^<>]+>|&\w+;")


def words_of_ours(text: str) -> set[str]:
    """Every word in our letters, without what is a path, a file, code or a tag."""
    return set(_OURS.findall(_KEPT.sub(" ", text)))


def languages() -> set[str]:
    """What languages call themselves."""
    return words_of_ours(" ".join([own_name("en"), *WHOLE.values()]))


def left_over(text: str, own: set[str] | frozenset[str] = frozenset()) -> set[str]:
    """The words of ours that should have been translated; `own` are those of answers."""
    return words_of_ours(text) - SAME - languages() - own


def cut_off(text: str) -> bool:
    """Whether a message begins that does not end: in the pseudo-language each ends with a bracket."""
    return text.count("⟦") != text.count("⟧")
