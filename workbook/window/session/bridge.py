"""Carries what another thread found back to the window's own thread."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

T = TypeVar("T")


class Bridge(QObject):
    """Calls back on the thread this object lives on, with a finished future, as long as this object is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _relay()

    def when_done(self, future: Future[T], call: Callable[[Future[T]], None]) -> None:
        """Call `call(future)` on the window's thread once the future has a result or an error."""
        future.add_done_callback(_Messenger(self, call))

    def deliver(self, call: Callable[[Any], None], value: Any) -> None:
        """Queue a call on the window's thread; safe from any thread, and at any time."""
        self._relay.came.emit(self, call, value)


class _Relay(QObject):
    """What other threads speak to, for it is never deleted: a bridge may be, at the very moment when one arrives."""

    came = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def _hand_on(self, bridge: Bridge, call: Callable[[Any], None], value: Any) -> None:
        """On the window's own thread, where nothing is deleted meanwhile."""
        if isValid(bridge):
            call(value)


@cache
def _relay() -> _Relay:
    """One for the whole program; the first bridge makes it, on the window's thread."""
    return _Relay()


class _Messenger:
    """Speaks from the other thread; what it says is queued, so that the call is made at home."""

    def __init__(self, bridge: Bridge, call: Callable[[Any], None]) -> None:
        self._bridge, self._call = bridge, call

    def __call__(self, future: Future[Any]) -> None:
        try:
            self._bridge.deliver(self._call, future)
        except RuntimeError:
            return  # the window has gone; nobody waits for the answer
