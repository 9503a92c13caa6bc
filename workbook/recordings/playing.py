"""A recording while it sounds: decoded and played from memory by threads of its own, with `miniaudio`.

Where there is no `miniaudio`, or nothing to hear sound with, it says so as its state, and nothing else happens.
"""

from __future__ import annotations

import atexit
import ctypes
import sys
from array import array
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakSet

from workbook.recordings.recordings import look_at
from workbook.recordings.slower_faster import RATE, at_speed
from workbook.recordings.sound import RecordingTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

State = Literal["begins", "plays", "over", "stopped", "no-sound", "damaged"]
BACKENDS: list[
    str
] = []  # by name, as `NULL`; tests play into nothing. Without any the system's own are tried.
_BUFFER_MS = 200
_HUSH = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(
    lambda *_told: None
)
_hushed: list[bool] = []
_SECONDS_TO_END = 2.0

_sounding: WeakSet[Playing] = WeakSet()


class Playing:
    """One recording from a place on. Who shows it looks at `state` and `position` as often as it likes."""

    def __init__(self, read: Callable[[], bytes], at: float = 0.0, speed: float = 1.0) -> None:
        self.state: State = "begins"
        self.position = at
        self._read, self._speed = read, speed
        self._over, self._stopped = False, False
        self._source: _Memory | None = None
        self._wake = Event()
        self._thread = Thread(target=self._run, name="recording", daemon=True)
        _sounding.add(self)
        self._thread.start()

    def stop(self) -> None:
        """Be silent, and do not wait for that."""
        self._stopped = True
        self._wake.set()

    def wait(self) -> None:
        """Wait until it is silent."""
        self._thread.join(_SECONDS_TO_END)

    def _run(self) -> None:
        ended: State = "damaged"
        try:
            ended = self._played()
        finally:
            self.state = ended

    def _played(self) -> State:
        try:
            data = self._read()
            known = look_at(data)  # nothing else ever comes to the decoder
        except (OSError, KeyError, RecordingTrouble):
            return "damaged"
        try:
            import miniaudio
        except (ImportError, OSError):
            return "no-sound"
        try:
            # Held here: the decoder and its source hold each other and nothing else does, so that a look for garbage
            # would take the source from under the decoder, which ends the whole program.
            self._source = _Memory(data)
            samples = _decoded(miniaudio, self._source, known.type, self.position)
        except miniaudio.MiniaudioError:
            return "damaged"
        try:
            device = _device(miniaudio)
        except miniaudio.MiniaudioError:
            return "no-sound"
        try:
            sound = self._sound(samples)
            next(sound)
            device.start(sound)
            self.state = "plays"
            self._wake.wait()
            if self._over:
                Event().wait(2 * _BUFFER_MS / 1000)  # until the last of it was heard
        except miniaudio.MiniaudioError:
            return "no-sound"
        finally:
            device.close()
        return "over" if self._over and not self._stopped else "stopped"

    def _sound(self, samples: Iterator[array[int]]) -> Any:
        """What the device asks for, so many samples at a time; the first time it is asked for none."""
        waiting, passed = array("h"), []
        pieces = (
            at_speed(_puller(samples), self._speed) if self._speed != 1.0 else ((s, len(s)) for s in samples)
        )
        wanted = yield b""
        while not self._stopped:
            while len(waiting) < wanted:
                piece = next(pieces, None)
                if piece is None:
                    break
                waiting += piece[0]
                passed.append(piece[1] / RATE)
            self.position += sum(passed)
            passed.clear()
            given, waiting = waiting[:wanted], waiting[wanted:]
            if not given:
                break
            wanted = yield given
        self._over = not self._stopped
        self._wake.set()


class Measuring:
    """How long a recording is, found by a thread of its own; None until then, and 0 of what is none."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self.seconds: float | None = None
        self._read = read
        Thread(target=self._run, name="length of a recording", daemon=True).start()

    def _run(self) -> None:
        try:
            self.seconds = look_at(self._read()).seconds
        except (OSError, KeyError, RecordingTrouble):
            self.seconds = 0.0


def _puller(samples: Iterator[array[int]]) -> Callable[[int], array[int]]:
    """Gives as many samples as are asked for."""
    waiting = array("h")

    def pull(count: int) -> array[int]:
        while len(waiting) < count and (more := next(samples, None)):
            waiting.extend(more)
        given = waiting[:count]
        del waiting[:count]
        return given

    return pull


def _decoded(miniaudio: Any, source: _Memory, kind: str, at: float) -> Iterator[array[int]]:
    """The sound from a place on, piece by piece as it is wanted: what unfolds without end is never held."""
    found: Iterator[array[int]] = miniaudio.stream_any(
        source,
        miniaudio.FileFormat[kind],
        nchannels=1,
        sample_rate=RATE,
        frames_to_read=4096,
        seek_frame=round(at * RATE),
    )
    return found


class _Memory:
    """The bytes of a recording, as the decoder asks for them."""

    error_in_readcallback: Exception | None = None
    ffi_handle: Any = None

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        start, self._at = self._at, min(self._at + size, len(self._data))
        return self._data[start : self._at]

    def seek(self, offset: int, origin: Any) -> bool:
        """Go on from another place: from the beginning, from here, or from the end."""
        base = (0, self._at, len(self._data))[int(origin.value)]
        self._at = min(max(0, base + offset), len(self._data))
        return True


def _device(miniaudio: Any) -> Any:
    _hush_alsa()
    backends = [miniaudio.Backend[name] for name in BACKENDS]
    if not backends:
        known = miniaudio.get_enabled_backends() - {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
        backends = sorted(known, key=lambda backend: int(backend.value))
    return miniaudio.PlaybackDevice(
        nchannels=1, sample_rate=RATE, buffersize_msec=_BUFFER_MS, backends=backends, app_name="Workbook"
    )


def _hush_alsa() -> None:
    """Linux's sound library tells a terminal at length that there is no sound; nobody asked it to."""
    if sys.platform == "linux" and not _hushed:
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_HUSH)
        _hushed.append(True)


@atexit.register
def stop_all() -> None:
    """Nothing sounds when the program ends."""
    for playing in list(_sounding):
        playing.stop()
    for playing in list(_sounding):
        playing.wait()
