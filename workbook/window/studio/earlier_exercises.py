"""The exercises of a draft, for the fields in which one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.files import is_media
from workbook.course.recorded import is_recording

if TYPE_CHECKING:
    from workbook.window.studio.drafting import Drafting


class Choosing:
    """All exercises but one, and what can be chosen in each."""

    def __init__(self, drafting: Drafting, but: str) -> None:
        self._drafting, self._but = drafting, but

    def choosing(self) -> list[tuple[str, str]]:
        """All others: their ids, with number and title."""
        return [found for found in self._drafting.titles() if found[0] != self._but]

    def recordings(self) -> list[tuple[str, str]]:
        """The recorded voices that the course has: their paths, and their names."""
        paths = sorted(path for path in self._drafting.draft if is_media(path) and is_recording(path))
        return [(path, path.rpartition("/")[2]) for path in paths]

    def options_of(self, exercise_id: str) -> list[tuple[str, str]]:
        """What can be chosen in one: ids and words; nothing where it can only be answered."""
        found = self._drafting.find(exercise_id)
        return [(option.id, option.text) for option in found.options()] if found and found.chooses else []
