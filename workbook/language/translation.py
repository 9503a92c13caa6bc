"""The program's words in the language of who reads them, from gettext catalogues; English is the source and needs none.

`_("…")` translates where it stands; `N_("…")` only marks a constant, which `_` translates where it is used, so that
one and the same program can speak one language on screen and another on paper. Fields are named, and filled in after
the translation: `_("{count} of {whole}").format(count=3, whole=5)`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "en"
# Languages in which no message lacks words, by what each calls itself; a half that somebody begins is not among them.
WHOLE = {"de": "Deutsch", "es": "Español", "ar": "العربية"}


class Catalogue(Protocol):
    """What knows the words of one language; the catalogues of gettext and Babel do."""

    def gettext(self, message: str, /) -> str:
        """The words in this language."""

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """The form for a number."""

    def pgettext(self, context: str, message: str, /) -> object:
        """The words as they are meant in a context."""


class Language:
    """A language that the program speaks: its code, such as `de`, and its words; none for English."""

    def __init__(self, code: str = SOURCE, catalogue: Catalogue | None = None) -> None:
        self.code, self.catalogue = code, catalogue


_program = Language()
_here: ContextVar[Language | None] = ContextVar("language", default=None)


def gettext(words: str) -> str:
    """Words in the language that is spoken here."""
    catalogue = spoken().catalogue
    return catalogue.gettext(words) if catalogue and words else words


def pgettext(context: str, words: str) -> str:
    """Words that mean different things in different places, as they are meant in one of them."""
    catalogue = spoken().catalogue
    return str(catalogue.pgettext(context, words)) if catalogue else words


def ngettext(one: str, several: str, number: int) -> str:
    """The words for one, or for another number; the number itself is a field of them."""
    catalogue = spoken().catalogue
    if catalogue:
        return catalogue.ngettext(one, several, number)
    return one if number == 1 else several


def N_(words: str) -> str:
    """Mark words that are translated where they are used."""
    return words


def spoken() -> Language:
    """The language that is spoken here: the one of `speaking`, else the program's."""
    return _here.get() or _program


def speak(language: Language) -> None:
    """Let the whole program speak a language."""
    global _program  # noqa: PLW0603 - a program has one language, chosen when it starts
    _program = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language in this place and thread, such as that of a course on paper."""
    token = _here.set(language)
    try:
        yield
    finally:
        _here.reset(token)
