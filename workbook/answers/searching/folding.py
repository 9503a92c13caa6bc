"""Words as they are looked for: without case and accents, and of scripts without blanks sign by sign."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts that write no blanks between words: each sign is looked for by itself, in the order in which it stands.
_WITHOUT_BLANKS = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def folded(text: str) -> str:
    """A text for the index."""
    return _WITHOUT_BLANKS.sub(r" \1 ", text.casefold() if text.isascii() else "".join(map(_fold, text)))


def words_in(typed: str) -> list[str]:
    """The words that somebody looks for, folded; signs that belong together are one, with blanks between them."""
    return [" ".join(folded(word).split()) for word in _WORD.findall(_joined(typed))]


def _joined(typed: str) -> str:
    """Marks above and below letters belong to their words."""
    return "".join(_fold(sign) for sign in typed)


@lru_cache(maxsize=20_000)
def _fold(sign: str) -> str:
    """One sign without case and accent: none, one, or several."""
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in plain if not unicodedata.combining(part)).casefold()


def spans_of(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where in a text words that are looked for stand, in order, each from its beginning to its end."""
    plain, places = _with_places(text)
    found: set[tuple[int, int]] = set()
    for word in words:
        signs = word.replace(" ", "")
        inside = bool(_WITHOUT_BLANKS.match(signs))
        for match in re.finditer(re.escape(signs), plain):
            if inside or match.start() == 0 or not plain[match.start() - 1].isalnum():
                found.add((places[match.start()], places[match.end() - 1] + 1))
    return _without_overlaps(sorted(found))


def has_words(text: str, words: list[str]) -> bool:
    """Whether each of the words that are looked for stands in a text, or a word that begins with it."""
    plain = text.casefold() if text.isascii() else "".join(map(_fold, text))
    return bool(words) and all(_has_word(plain, word.replace(" ", "")) for word in words)


def _has_word(plain: str, signs: str) -> bool:
    inside, at = bool(_WITHOUT_BLANKS.match(signs)), plain.find(signs)
    while at > 0 and not inside and plain[at - 1].isalnum():
        at = plain.find(signs, at + 1)
    return at >= 0


def occurrences(text: str, typed: str) -> list[tuple[int, int]]:
    """Where typed words stand in a text just so, one after the other, without regard to case, accents and breaks."""
    signs = "".join(map(_fold, typed)).split()
    if not signs:
        return []
    plain, places = _with_places(text)
    pattern = r"\s+".join(map(re.escape, signs))
    return [(places[m.start()], places[m.end() - 1] + 1) for m in re.finditer(pattern, plain)]


def _with_places(text: str) -> tuple[str, list[int]]:
    """A text without case and accents, and for each of its signs where it stood before."""
    parts = [_fold(sign) for sign in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _sign in part]


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for begin, end in spans:
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end))
        elif end > kept[-1][1]:
            kept[-1] = (kept[-1][0], end)
    return kept
