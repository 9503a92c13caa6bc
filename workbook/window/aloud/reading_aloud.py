"""Reads aloud through the system's own voice, piece by piece; a voice that does not answer is ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from workbook.window.aloud.voice import pieces

if TYPE_CHECKING:
    from workbook.window.aloud.voice import Voice

LIMIT_MS = 20_000
LETTER_MS = 200  # a slow voice says five letters a second
END_MS = 1000


class ReadingAloud(QObject):
    """One text at a time. Nothing of it is kept, and nothing is sent anywhere."""

    changed = Signal()  # it began, or ended
    failed = Signal()  # the voice did not answer, or could not speak

    def __init__(self, parent: QObject, limit_ms: int = LIMIT_MS) -> None:
        super().__init__(parent)
        self._voice: Voice | None = None
        self._process: QProcess | None = None
        self._waiting: list[str] = []
        self._limit_ms = limit_ms
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._fail)

    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._process is not None

    def read(self, texts: list[str], voice: Voice) -> None:
        """Read these, and nothing of what was read before."""
        self.stop()
        self._voice, self._waiting = voice, pieces(texts, voice.most_bytes)
        if self._waiting:
            self._next()
            self.changed.emit()

    def stop(self) -> None:
        """Be silent."""
        process, self._process = self._process, None
        self._waiting = []
        self._limit.stop()
        if process is None:
            return
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(END_MS)  # it is killed, so that takes a moment
        process.deleteLater()
        if self._voice is not None and self._voice.stop:
            QProcess.startDetached(self._voice.stop[0], list(self._voice.stop[1:]))
        self.changed.emit()

    def _next(self) -> None:
        assert self._voice is not None
        text, self._waiting = self._waiting[0], self._waiting[1:]
        self._process = process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())  # one of them says again what it was given
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._fail)
        process.start(self._voice.command[0], list(self._voice.command[1:]))
        if self._process is process:  # else it could not be started, and that was told
            process.write(text.encode() + b"\n")
            process.closeWriteChannel()
            self._limit.start(self._limit_ms + LETTER_MS * len(text))

    def _ended(self, code: int, _how: object) -> None:
        if code != 0:
            self._fail()
            return
        process, self._process = self._process, None
        self._limit.stop()
        if process is not None:
            process.deleteLater()
        if self._waiting:
            self._next()
        else:
            self.changed.emit()

    def _fail(self, *_unused: object) -> None:
        if self._process is not None:
            self.stop()
            self.failed.emit()
