"""Links in a course: a source is told in plain words, an address is shown in full before anything opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl

if TYPE_CHECKING:
    from workbook.window.parts.prose_marks import LinkSpot
    from workbook.window.session import Session
    from workbook.window.theme import Theme

SOURCE = "#source-"
OPEN, STAY = "Open it", "Stay here"


class Ask(Protocol):
    """Tells or asks in a dialog: a title, words, and the ways on; gives back the way that was chosen."""

    def __call__(self, title: str, words: str, ways: tuple[str, ...], *, for_good: bool = False) -> str:
        """`for_good`: the first way cannot be taken back, so Enter takes the last."""
        ...


def open_outside(address: str, ask: Ask) -> None:
    """Hand an https or mailto address to another program, if the learner says so."""
    if not address.startswith(("https://", "mailto:")):
        return
    words = f"{address}\n\nIt opens in another program, and that program may use the internet."
    if ask("Open this address?", words, (OPEN, STAY)) == OPEN:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(address))


def tell_beside(theme: Theme, spot: LinkSpot, words: str) -> None:
    """Tell a source beside its number in the text."""
    from workbook.window.source_card import SourceCard

    SourceCard(theme, spot, words).open_beside()


def source_words(session: Session | None, key: str) -> str:
    """A reference of the course in plain words."""
    from workbook.course.outline import read_sources

    if session is None:
        return ""
    words = read_sources(session.files).get(key, "")
    return session.text.plain(words) or "The course does not list this source."
