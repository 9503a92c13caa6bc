"""Links in a course: a source is told in plain words, an address is shown in full before anything opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.window.session import Session

    Ask = Callable[[str, str, tuple[str, ...]], str]

SOURCE = "#source-"
OPEN, STAY = "Open it", "Stay here"


def open_outside(address: str, ask: Ask) -> None:
    """Hand an https or mailto address to another program, if the learner says so."""
    if not address.startswith(("https://", "mailto:")):
        return
    words = f"{address}\n\nIt opens in another program, and that program may use the internet."
    if ask("Open this address?", words, (OPEN, STAY)) == OPEN:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(address))


def source_words(session: Session | None, key: str) -> str:
    """A reference of the course in plain words."""
    from workbook.course.outline import read_sources

    if session is None:
        return ""
    words = read_sources(session.files).get(key, "")
    return session.text.plain(words) or "The course does not list this source."
