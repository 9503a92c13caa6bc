"""Leaving a workbook: everything is written and the file closed, or the learner decides what becomes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.copied import copy_to_stay

if TYPE_CHECKING:
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session

SECONDS = 8.0
AGAIN, ELSEWHERE, COPY = N_("Try again"), N_("Save a copy elsewhere…"), N_("Copy my words")
WITHOUT, STAY = N_("Leave without them"), N_("Stay here")


def leave(session: Session, ask: Ask, *, behind_lock: bool = False) -> bool:
    """Write and close; False if the learner would rather stay. Behind a lock nobody is handed what is not saved."""
    choices = (
        (_(AGAIN), _(WITHOUT), _(STAY))
        if behind_lock
        else (_(AGAIN), _(ELSEWHERE), _(COPY), _(WITHOUT), _(STAY))
    )
    while reason := session.finish(SECONDS):
        words = _("{reason} What is not saved is still here in the window.").format(reason=reason)
        way = ask(_("Not everything is saved yet"), words, choices)
        if way == _(COPY):
            copy_to_stay(session.unsaved_words())
        elif way == _(WITHOUT):
            break
        elif way == _(ELSEWHERE):
            session.copy_wanted.emit()  # it takes its time; then one can leave without them
            return False
        elif way == _(STAY):
            return False
    session.close(1.0)
    return True


def leave_quietly(session: Session) -> bool:
    """Write and close without asking anything; False if something cannot be written, and then nothing is closed."""
    if session.finish(SECONDS):
        return False
    session.close(1.0)
    return True
