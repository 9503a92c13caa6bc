"""What a workbook holds, by key: every key is known at once, a value when it has been read or is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LazyMapping(Mapping[K, V]):
    """Never tells of a value as none because it was not read yet: it is then read at once, by `fetch`.

    `fetch` gives the values of some keys, or raises trouble; a key without a value is no longer in the file.
    `here` holds what has been read, as long as it `keeps` it; else the value is read again each time.
    """

    def __init__(
        self,
        keys: Iterable[K],
        here: Mapping[K, V],
        fetch: Callable[[list[K]], Mapping[K, V]],
        keeps: Callable[[], bool] | None = None,
    ) -> None:
        self._keys = dict.fromkeys(keys)
        self._fetch, self._keeps = fetch, keeps
        self.here: dict[K, V] = dict(here)

    def __getitem__(self, key: K) -> V:
        if key not in self.here and key in self._keys:
            found = self._fetch([key])
            if key in found and self._keeps and not self._keeps():
                return found[key]
            self.arrive([key], found)
        return self.here[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        if not self._keeps and (missing := self.missing()):
            self.arrive(missing, self._fetch(missing))
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def missing(self) -> list[K]:
        """The keys whose values have not been read."""
        return [key for key in self._keys if key not in self.here]

    def arrive(self, asked: list[K], found: Mapping[K, V]) -> None:
        """Take in what was read of the keys that were asked for; what is here already is as new or newer."""
        for key in asked:
            if key not in self.here:
                if key in found:
                    self.here[key] = found[key]
                else:
                    self._keys.pop(key, None)

    def put(self, key: K, value: V) -> None:
        """A new value."""
        self._keys[key] = None
        self.here[key] = value
