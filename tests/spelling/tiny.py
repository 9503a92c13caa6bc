"""Dictionaries of a few words."""

from collections.abc import Sequence
from pathlib import Path


def write_dictionary(folder: Path, code: str, words: Sequence[str]) -> str:
    (folder / f"{code}.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n", "utf-8")
    (folder / f"{code}.dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return str(folder / code)
