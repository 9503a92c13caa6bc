"""What was done in an open workbook, one act a step, so that it can be taken back from anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ACTS = 200
ONE_GO_SECONDS = 1.0  # what goes on without a pause, such as typing, is one act


@dataclass(frozen=True)
class Act:
    """Something turned from `before` into `after`; `apply` makes it either of them again.

    `of` tells what it was done to, `what` is said of it in a menu, in the language that is spoken then. Acts with the
    same `goes_with` that follow each other without a pause are one. `exercise`, or `page`, is where it can be seen.
    """

    of: str
    what: str
    before: Any
    after: Any
    apply: Callable[[Any], None]
    goes_with: str = ""
    exercise: str = ""
    page: tuple[str, str] | None = None
    at: float = 0.0


class Acts(QObject):
    """The newest acts, and those that were taken back."""

    changed = Signal()
    turned = Signal(object, bool)  # an act that was taken back, or else done again

    def __init__(self, parent: QObject | None = None, *, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def did(self, act: Act) -> None:
        """Something was done; what changed nothing was not."""
        if _is_same(act.before, act.after):
            return
        act, last = replace(act, at=self._seconds()), self._done[-1] if self._done else None
        goes_on = last and act.goes_with and (last.of, last.goes_with) == (act.of, act.goes_with)
        if last and goes_on and act.at - last.at <= ONE_GO_SECONDS:
            act = replace(act, before=last.before)
            self._done.pop()
        if not _is_same(act.before, act.after):  # what was typed may have been taken away again
            self._done = [*self._done, act][-MOST_ACTS:]
        self._undone.clear()
        self.changed.emit()

    def amend(self, act: Act) -> None:
        """The last act, if it was done to the same, came to another end; else this is an act of its own."""
        last = self._done[-1] if self._done else None
        if last and last.of == act.of and last.what == act.what:
            self._done.pop()
            if not _is_same(last.before, act.after):
                self._done.append(replace(last, after=act.after))
            self.changed.emit()
        else:
            self.did(act)

    def end_step(self) -> None:
        """What follows is an act of its own, however soon it comes."""
        if self._done:
            self._done[-1] = replace(self._done[-1], goes_with="")

    def forget(self, of: str) -> None:
        """What was done to this cannot be taken back any more."""
        self._done = [act for act in self._done if act.of != of]
        self._undone = [act for act in self._undone if act.of != of]
        self.changed.emit()

    def undo(self, of: str = "") -> Act | None:
        """Take back the last act, or the last that was done to one thing."""
        return self._turn(self._done, self._undone, of, back=True)

    def redo(self, of: str = "") -> Act | None:
        """Do again what was taken back last."""
        return self._turn(self._undone, self._done, of, back=False)

    def undo_near(self, of: str) -> None:
        """Take back what was done to one thing last, else what was done elsewhere."""
        if self.undo(of) is None:
            self.undo()

    def redo_near(self, of: str) -> None:
        """Do again what was taken back of one thing last, else elsewhere."""
        if self.redo(of) is None:
            self.redo()

    def undo_words(self) -> str:
        """What would be taken back; empty for nothing."""
        return _(self._done[-1].what) if self._done else ""

    def redo_words(self) -> str:
        """What would be done again; empty for nothing."""
        return _(self._undone[-1].what) if self._undone else ""

    def _turn(self, away: list[Act], to: list[Act], of: str, *, back: bool) -> Act | None:
        act = next((act for act in reversed(away) if not of or act.of == of), None)
        if act is None:
            return None
        away.remove(act)
        to.append(replace(act, goes_with=""))
        act.apply(act.before if back else act.after)
        self.changed.emit()
        self.turned.emit(act, back)
        return act


def _is_same(before: Any, after: Any) -> bool:
    """Whether nothing changed; no answer and an empty one are alike."""
    return bool(before == after or (not before and not after))
