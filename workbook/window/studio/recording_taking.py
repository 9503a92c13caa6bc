"""How a recorded voice comes into a draft: it is looked for, and becomes a file of the course as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbook.course.files import RECORDING_TYPES
from workbook.drafts.course_recordings import new_recording
from workbook.language.system_words import why
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.recordings.recordings import MOST_BYTES
from workbook.recordings.sound import RecordingTrouble
from workbook.window.parts import file_dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbook.window.parts.asking import Ask
    from workbook.window.studio.drafting import Drafting


class RecordingTaking(QObject):
    """What cannot be taken is told in a sentence."""

    def __init__(self, drafting: Drafting, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._drafting, self._ask, self._window = drafting, ask, parent

    def choose_then(self, call: Callable[[str, str], None]) -> None:
        """Look for a recording, and tell under which path it is in the course, and what its file was called."""
        endings = " ".join(f"*{ending}" for ending in RECORDING_TYPES)
        names = _("Recordings ({endings})").format(endings=endings)
        chosen = file_dialogs.open_one(self._window, _("Choose a recorded voice"), Path.home(), names)
        if chosen is None:
            return
        try:
            data = chosen.read_bytes() if chosen.stat().st_size <= MOST_BYTES else bytes(MOST_BYTES + 1)
            path = new_recording(self._drafting.draft, chosen.name, data)
        except RecordingTrouble as trouble:
            self._tell(chosen.name, str(trouble))
        except OSError as error:
            self._tell(chosen.name, _("cannot be read ({reason})").format(reason=why(error)))
        else:
            self._drafting.take({path: data}, N_("take a recording"))
            call(path, chosen.stem)

    def _tell(self, name: str, what: str) -> None:
        words = _("“{name}” {what}.").format(name=name, what=what)
        self._ask(_("This recording was not taken"), words, (_("All right"),))
