"""Leaving a workbook: everything is written and the file closed, or the learner decides what becomes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.window.parts.copied import copy_to_stay

if TYPE_CHECKING:
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session

SECONDS = 8.0
AGAIN, ELSEWHERE, COPY = "Try again", "Save a copy elsewhere…", "Copy my words"
WITHOUT, STAY = "Leave without them", "Stay here"


def leave(session: Session, ask: Ask, *, behind_lock: bool = False) -> bool:
    """Write and close; False if the learner would rather stay. Behind a lock nobody is handed what is not saved."""
    ways = (AGAIN, WITHOUT, STAY) if behind_lock else (AGAIN, ELSEWHERE, COPY, WITHOUT, STAY)
    while reason := session.finish(SECONDS):
        words = f"{reason} What is not saved is still here in the window."
        way = ask("Not everything is saved yet", words, ways)
        if way == COPY:
            copy_to_stay(session.unsaved_words())
        elif way == WITHOUT:
            break
        elif way == ELSEWHERE:
            session.copy_wanted.emit()  # it takes its time; then one can leave without them
            return False
        elif way == STAY:
            return False
    session.close(1.0)
    return True


def leave_quietly(session: Session) -> bool:
    """Write and close without asking anything; False if something cannot be written, and then nothing is closed."""
    if session.finish(SECONDS):
        return False
    session.close(1.0)
    return True
