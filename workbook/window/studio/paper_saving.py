"""Keeps the paper of a draft as a PDF, for people who fill it in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.language.dates import today
from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.printing import suggested_name
from workbook.whole_file import write_whole
from workbook.window.parts import file_dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.pdf.material import Edition


def save_paper(parent: QWidget, pdf: bytes, title: str, edition: Edition) -> str:
    """Ask where, and write it; what came of it in a sentence, or nothing if it was left."""
    import platformdirs

    suggested = Path(platformdirs.user_documents_path()) / suggested_name(title, "", edition, today())
    chosen = file_dialogs.save_as(parent, _("Save as PDF…"), suggested, _("PDF (*.pdf)"))
    if chosen is None:
        return ""
    try:
        write_whole(chosen, pdf)
    except OSError as error:
        words = _("The file could not be written ({reason}). Choose another place.")
        return words.format(reason=why(error))
    return _("“{name}” is saved.").format(name=chosen.name)
