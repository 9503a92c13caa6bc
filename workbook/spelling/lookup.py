"""Dictionaries that are loaded: which words of a paragraph none of them knows, and what was perhaps meant."""

from __future__ import annotations

import gc
import time
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbook.spelling.words import plain, units, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbook.spelling.words import Word

SUGGESTIONS = 6
MOST_PARTED, MOST_LOOKED_AT = 2, 20
SUGGEST_SECONDS = 2.0
MOST_KNOWN = 50_000  # words that were looked up are remembered, as far as this
FOREIGN_FROM = 6  # words; a paragraph of so many, most of which are in no dictionary, is in another language


class _TimeIsOver(Exception):
    """What was found until now is what there is."""


class Lookup:
    """Some languages; of a paragraph that one counts which knows most of its words."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._loaded: dict[str, Any] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._until = float("inf")

    def use(self, stems: Sequence[tuple[str, str]]) -> list[str]:
        """Load these and let go of all others; the codes of those that are broken."""
        codes = [code for code, _stem in stems]
        self._loaded = {code: self._loaded[code] for code in codes if code in self._loaded}
        self._known.clear()
        broken = []
        for code, stem in stems:
            if code not in self._loaded:
                try:
                    self._loaded[code] = self._load(stem)
                except Exception:  # noqa: BLE001 - a stranger's file, and whatever it does to the reader
                    broken.append(code)
        return broken

    def unknown(self, paragraph: str) -> list[tuple[int, int]]:
        """Where words stand that the paragraph's language does not know, in Qt's count."""
        words = list(words_of(paragraph))
        code = self._language_of(words)
        if not code:
            return []
        unknown = [word for word in words if not self._knows(code, word.word)]
        if len(words) >= FOREIGN_FROM and 2 * len(unknown) > len(words):
            return []
        return [(units(paragraph[:start]), units(paragraph[:end])) for _word, start, end in unknown]

    def suggestions(self, word: str, paragraph: str) -> list[str]:
        """What was perhaps meant, the likeliest first; after two seconds that is what was found so far."""
        dictionary = self._loaded.get(self._language_of(list(words_of(paragraph))))
        found: list[str] = []
        parted: list[str] = []  # the word as two, which is seldom what was meant
        if dictionary is None:
            return found
        self._until = self._clock() + SUGGEST_SECONDS
        try:
            for one in islice(self._suggested(dictionary, word), MOST_LOOKED_AT):
                (found if _pieces(one) <= _pieces(word) else parted).append(one)
                if len(found) == SUGGESTIONS:
                    break
        except Exception:  # noqa: BLE001, S110 - time is over, or the reader stumbles over the dictionary
            pass
        finally:
            self._until = float("inf")
        return [*found, *parted[:MOST_PARTED]][:SUGGESTIONS]

    def _suggested(self, dictionary: Any, word: str) -> Iterator[str]:
        """One by one, so that what was found before the time is over is not lost."""
        curly = "’" in word
        seen = {word}
        for one in dictionary.suggest(plain(word)):
            meant = one.replace("'", "’") if curly else one
            if meant not in seen:
                seen.add(meant)
                yield meant

    def _language_of(self, words: Sequence[Word]) -> str:
        """The language that knows most of the words; the first that was chosen where several know as many."""
        if len(self._loaded) < 2:
            return next(iter(self._loaded), "")
        return max(self._loaded, key=lambda code: sum(self._knows(code, word.word) for word in words))

    def _knows(self, code: str, word: str) -> bool:
        key = code, word
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._look_up(self._loaded[code], plain(word))
        return self._known[key]

    def _look_up(self, dictionary: Any, word: str) -> bool:
        try:
            return bool(dictionary.lookup(word))
        except Exception:  # noqa: BLE001 - a word that the dictionary's own rules fail at is left in peace
            return True

    def _load(self, stem: str) -> Any:
        from workbook.spelling.reading import read_dictionary

        gc.disable()  # nothing that is read is garbage, and looking for some takes half the time
        try:
            loaded = read_dictionary(stem)
        finally:
            gc.enable()
        if not loaded.dic.words:
            raise ValueError("no words")
        suggester = loaded.suggester
        suggester.words_for_ngram = _InTime(suggester.words_for_ngram, self._look_at_clock)
        suggester.lookup = _AskedInTime(suggester.lookup, self._look_at_clock)
        return loaded

    def _look_at_clock(self) -> None:
        if self._clock() > self._until:
            raise _TimeIsOver


def _pieces(word: str) -> int:
    return word.count(" ") + word.count("-")


class _InTime:
    """Words, one by one, until the time is over."""

    def __init__(self, words: Iterable[Any], look: Callable[[], None]) -> None:
        self._words, self._look = words, look

    def __iter__(self) -> Iterator[Any]:
        for word in self._words:
            self._look()
            yield word


class _AskedInTime:
    """What a word can be made of, asked until the time is over."""

    def __init__(self, lookup: Any, look: Callable[[], None]) -> None:
        self._lookup, self._look = lookup, look

    def __call__(self, *asked: Any, **how: Any) -> Any:
        self._look()
        return self._lookup(*asked, **how)

    def __getattr__(self, name: str) -> Any:
        self._look()
        return getattr(self._lookup, name)
