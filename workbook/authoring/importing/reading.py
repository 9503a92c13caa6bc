"""A file or folder of somebody else, whichever it is, as a document of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.authoring.importing.markdown_folder import ENDINGS, read_markdown
from workbook.authoring.importing.trouble import ImportTrouble
from workbook.authoring.importing.word import read_word
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbook.authoring.importing.entries import Document


def read_document(path: Path, going_on: Callable[[], bool] | None = None) -> Document:
    """A Word file, a Markdown file, or a folder of these. ImportTrouble, Cancelled, OSError."""
    if not path.exists():
        raise ImportTrouble(_("There is no file or folder “{path}”.").format(path=path))
    if path.is_dir() or path.suffix.lower() in ENDINGS:
        return read_markdown(path, going_on)
    return read_word(path, going_on)
