"""Links in a course: a source is told in plain words, an address is shown in full before anything opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.parts.prose_marks import LinkSpot
    from workbook.window.session.session import Session

SOURCE = "#source-"
OUTSIDE = ("https://", "http://", "mailto:", "tel:")
OPEN, STAY = N_("Open it"), N_("Stay here")


def open_outside(address: str, ask: Ask) -> None:
    """Hand an address to another program, if the learner says so; nothing but web pages, letters and calls."""
    if not address.startswith(OUTSIDE):
        return
    words = _("{address}\n\nIt opens in another program, and that program may use the internet.").format(
        address=address
    )
    if ask(_("Open this address?"), words, (_(OPEN), _(STAY))) == _(OPEN):
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(address))


def tell_beside(theme: Theme, spot: LinkSpot, words: str) -> None:
    """Tell a source beside its number in the text."""
    from workbook.window.pages.source_card import SourceCard

    SourceCard(theme, spot, words).open_beside()


def source_words(session: Session | None, key: str) -> str:
    """A reference of the course in plain words."""
    from workbook.course.outline import read_sources

    if session is None:
        return ""
    words = read_sources(session.course.files).get(key, "")
    return session.course.reader.plain(words) or _("The course does not list this source.")
