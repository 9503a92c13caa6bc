"""A language that nobody speaks, for tests: every word accented, longer by a third and marked, so that one sees it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tests.language.catalogue import marked
from workbook.language.translation import Language, speak

ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçðéƒğĥíĵķļɱñóþʠřšţúṽŵẋýžÁƁÇÐÉƑĞĤÍĴĶĻṀÑÓÞǪŘŠŢÚṼŴẊÝŽ",
)
# What a translator keeps as it is: fields, tags, the key of a menu's letter, and patterns of file names.
KEPT = re.compile(r"\{[^{}]*\}|<[^<>]+>|\(\*\.[^)]*\)|&(?=\w)|`[^`]*`|%(?:\(\w+\))?[srd]|--[a-z-]+|[A-Z]{2,}")
GROWTH = 0.35


class Pseudo:
    """A catalogue that knows every message of the template, and notes what else it is asked for.

    What else is a constant that was not marked, a course's own word, or a word that was translated already.
    """

    def __init__(self) -> None:
        self.unknown: set[str] = set()

    def gettext(self, message: str, /) -> str:
        """The words as nobody says them."""
        if message not in marked():
            self.unknown.add(message)
            return message
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Two forms, as in English."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str, /) -> str:
        """Contexts change nothing here."""
        return self.gettext(message)


def pseudo(words: str) -> str:
    """⟦Ƒíŕšţ šçŕééñ~~~⟧ for First screen."""
    kept = KEPT.findall(words)
    changed = [part.translate(ACCENTED) for part in KEPT.split(words)]
    made = "".join(a + b for a, b in zip(changed, [*kept, ""], strict=True))
    ahead, core = made[: len(made) - len(made.lstrip())], made.strip()
    after = made[len(ahead) + len(core) :]
    return f"{ahead}⟦{core}{'~' * round(len(core) * GROWTH)}⟧{after}"


def pseudo_language(code: str = "el") -> Language:
    """The pseudo-language, with the dates and numbers of a real one that is not written in our letters."""
    return Language(code, Pseudo())


@contextmanager
def pseudo_spoken() -> Iterator[None]:
    """The whole program speaks it; nothing but messages of the template is asked for."""
    catalogue = Pseudo()
    speak(Language("el", catalogue))
    try:
        yield
    finally:
        speak(Language())
    assert not catalogue.unknown, f"asked for and not in the template: {sorted(catalogue.unknown)}"


def greek(words: str) -> str:
    """Letters of another script in the place of ours, for courses and answers that are nobody's translation."""
    return words.translate(GREEK)


GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβψδεφγηιξκλμνοπχρστθωςξυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΞΥΖ",
)
