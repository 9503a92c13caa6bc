"""The system's bin: a file goes there, and comes back from there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFile, QFileInfo

from workbook.language.translation import gettext as _
from workbook.trouble import Trouble


class Binned(NamedTuple):
    """A file that went to the bin: where it was, and where it lies now."""

    path: Path
    lies: Path


def put_into_bin(path: Path) -> Binned:
    """Move a file to the system's bin. Raises trouble if there is none, or it does not take it; the file then stays."""
    file = QFile(str(path))
    if not file.moveToTrash() or path.exists():
        raise Trouble(
            _(
                "“{name}” could not be moved to the bin of this computer; perhaps there is none for this disk. "
                "The file is where it was."
            ).format(name=path.name)
        )
    return Binned(path, Path(file.fileName()))


def take_out_of_bin(binned: Binned) -> None:
    """Put a file back where it was. Raises trouble if the bin was emptied, or something else is there now."""
    if os.path.lexists(binned.path):
        words = _("There is another file called “{name}” now. The one in the bin stays there.")
        raise Trouble(words.format(name=binned.path.name))
    if not binned.lies.name or not QFile.rename(str(binned.lies), str(binned.path)):
        raise Trouble(
            _("“{name}” could not be brought back from here. Look into the bin of this computer.").format(
                name=binned.path.name
            )
        )
    note = (
        binned.lies.parent.parent / "info" / f"{binned.lies.name}.trashinfo"
    )  # as desktops on Linux keep it
    if QFileInfo(str(note)).isFile():
        QFile.remove(str(note))
