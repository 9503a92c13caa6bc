"""What is said about a passphrase: plain words about how soon it would be guessed, never a bar and never red."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 8
LEAST_OF_A_NAME = 3
LOOKED_AT = 72  # signs; more would only take longer
WEAK, FAIR = 1, 3  # of the five degrees from 0 to 4; words of other languages are not known to it
SHORTER = N_("Four words or more are easy to remember.")
LONGER = N_("A little longer, please: four words in a row would do well.")
GUESSED = N_(
    "This would be guessed soon: {why}. Four words that have nothing to do with each other would not."
)
SO_SO = N_(
    "This holds off a person, but hardly a computer that tries for days. Four words in a row would be better."
)
GOOD = N_("Hard to guess, for a computer too.")
_WHY = {
    "dictionary": N_("it is among what is tried first"),
    "repeat": N_("it repeats itself"),
    "sequence": N_("its signs follow each other in order"),
    "spatial": N_("its keys lie beside each other"),
    "date": N_("it holds a date"),
    "regex": N_("it holds a year"),
}
_OWN = N_("it holds a name or a title of yours")


class Strength(NamedTuple):
    """Whether a passphrase is enough, whether it is good, and what to say."""

    enough: bool
    good: bool
    words: str


def strength_of(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """What to say about a passphrase while it is typed; `about` are the names and titles that are guessed first."""
    if not passphrase:
        return Strength(enough=False, good=False, words=_(SHORTER))
    if len(passphrase) < LEAST or not passphrase.strip():
        return Strength(enough=False, good=False, words=_(LONGER))
    degree, why = _judged(passphrase[:LOOKED_AT], about)
    if degree <= WEAK:
        return Strength(enough=False, good=False, words=_(GUESSED).format(why=why))
    if degree <= FAIR:
        return Strength(enough=True, good=False, words=_(SO_SO))
    return Strength(enough=True, good=True, words=_(GOOD))


def _judged(passphrase: str, about: Iterable[str]) -> tuple[int, str]:
    """How hard it is to guess, from 0 to 4, and what makes it easy."""
    from zxcvbn import zxcvbn  # 26 ms

    own = _parts(about)
    as_typed = {passphrase, "".join(passphrase.split())}  # blanks between single signs make nothing harder
    found = min(
        (zxcvbn(text, user_inputs=sorted(own)) for text in as_typed), key=lambda one: int(one["score"])
    )
    degree = int(found["score"])
    rest = _without(passphrase.casefold(), own)
    if rest != passphrase.casefold() and (not rest or zxcvbn(rest)["score"] <= WEAK):
        return min(degree, WEAK), _(_OWN)
    longest = max(found["sequence"], key=lambda part: int(part["j"]) - int(part["i"]))
    return degree, _(_WHY.get(str(longest["pattern"]), _WHY["dictionary"]))


def _without(passphrase: str, own: set[str]) -> str:
    """What is left where names and titles are taken out: whoever knows them has only that to guess."""
    for part in sorted(own, key=len, reverse=True):
        if len(part) >= LEAST_OF_A_NAME:
            passphrase = passphrase.replace(part, "")
    return passphrase.strip()


def _parts(about: Iterable[str]) -> set[str]:
    """Each text as a whole and word by word, bounded: a course's title is a stranger's."""
    texts = [text[:LOOKED_AT] for text in about if text]
    return {part.casefold() for text in texts for part in (text, *text.split()) if len(part) > 1}
