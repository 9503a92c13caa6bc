"""Tells in a bar whether all of an open workbook is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.window.parts.saved_label import SavedLabel
    from workbook.window.session.session import Session


def tell_saved(label: SavedLabel, session: Session) -> None:
    """Show in a label where the whole workbook is."""
    state, at = session.whole_state(), session.last_saved()
    if session.read_only:
        label.read_only()
    elif state == "failed":
        label.failed(session.whole_reason())
    elif state == "saving":
        label.saving()
    elif at is not None:
        label.saved(at)
    else:
        label.clear()
