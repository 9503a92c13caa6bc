"""Carries what another thread found back to the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

T = TypeVar("T")


class Bridge(QObject):
    """Calls back on the thread this object lives on, with a finished future."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def when_done(self, future: Future[T], call: Callable[[Future[T]], None]) -> None:
        """Call `call(future)` on the window's thread once the future has a result or an error."""
        future.add_done_callback(_Messenger(self, call))

    def deliver(self, call: Callable[[Any], None], value: Any) -> None:
        """Queue a call on the window's thread; safe from any thread."""
        self._finished.emit(call, value)

    def _deliver(self, call: Callable[[Any], None], value: Any) -> None:
        call(value)


class _Messenger:
    """Emits from the other thread; the connection is queued, so the slot runs at home."""

    def __init__(self, bridge: Bridge, call: Callable[[Any], None]) -> None:
        self._bridge, self._call = bridge, call

    def __call__(self, future: Future[Any]) -> None:
        try:
            self._bridge.deliver(self._call, future)
        except RuntimeError:
            return  # the window has gone; nobody waits for the answer
