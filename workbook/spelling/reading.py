"""Reads a dictionary's two files; they are closed at once, and what is far too large for one is none."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

LARGEST = 64 << 20  # bytes


class _Lines(BaseReader):  # type: ignore[misc,unused-ignore]
    """The lines of a file that is in memory; its own first lines say how it is encoded."""

    def __init__(self, path: Path, encoding: str = "Windows-1252") -> None:
        with path.open("rb") as file:
            self._content = file.read(LARGEST + 1)
        if len(self._content) > LARGEST:
            raise ValueError("larger than any dictionary")
        super().__init__(self._text(encoding))

    def reset_encoding(self, encoding: str) -> None:
        """Read on in another encoding."""
        self.reset_io(self._text(encoding))

    def _text(self, encoding: str) -> TextIOWrapper:
        return TextIOWrapper(BytesIO(self._content), encoding=encoding, errors="surrogateescape")


def read_dictionary(stem: str) -> Any:
    """The dictionary at a path without its endings. Whatever is wrong with it is raised."""
    rules, context = readers.read_aff(_Lines(Path(f"{stem}.aff")))
    words = readers.read_dic(_Lines(Path(f"{stem}.dic"), context.encoding), aff=rules, context=context)
    return Dictionary(rules, words)
