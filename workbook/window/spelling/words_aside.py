"""The process that looks words up, as the window knows it: asked without waiting, ended when it does not answer."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import workbook
from workbook.spelling.aside import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT_MS = 60_000  # a large dictionary on a slow computer takes a while to be read
END_MS = 1000


class WordsAside(QObject):
    """Started with the first question. What is asked goes through a pipe and is kept nowhere."""

    failed = Signal()  # it ended, or did not answer in time; the next question starts it anew

    def __init__(self, parent: QObject, limit_ms: int = LIMIT_MS) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._calls: dict[int, Callable[[Mapping[str, Any]], None]] = {}
        self._asked = 0
        self._limit = QTimer(self, singleShot=True, interval=limit_ms)
        self._limit.timeout.connect(self._fail)

    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def ask(self, question: Mapping[str, Any], call: Callable[[Mapping[str, Any]], None]) -> None:
        """Call with the answer, unless `stop` or `failed` comes first."""
        if self._process is None:
            self._start()
        if self._process is None:
            return  # it could not be started, and that was told
        self._asked += 1
        self._calls[self._asked] = call
        self._process.write(json.dumps({"id": self._asked, **question}).encode() + b"\n")
        self._limit.start()

    def stop(self) -> None:
        """End it; what was asked is not answered any more, and nothing of it is in any memory."""
        process, self._process = self._process, None
        self._calls.clear()
        self._limit.stop()
        if process is not None:
            process.blockSignals(True)  # it ends because it is told to
            process.kill()
            process.waitForFinished(END_MS)  # it is killed, so that takes a moment
            process.deleteLater()

    def _start(self) -> None:
        self._process = process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._fail)
        process.errorOccurred.connect(self._fail)
        program, *arguments = command()
        process.start(program, arguments)

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            call = self._calls.pop(answer["id"], None)
            if not self._calls:
                self._limit.stop()
            if call is not None:
                call(answer)

    def _fail(self, *_unused: object) -> None:
        self.stop()
        self.failed.emit()


def command() -> list[str]:
    """What starts the process: this program itself, told to look words up."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-P", "-m", "workbook", ASIDE]
    if sys.platform == "win32":  # the program without a window of text has no pipes there
        return [str(Path(sys.executable).with_name("workbook.exe")), ASIDE]
    return [sys.executable, ASIDE]


def _environment() -> QProcessEnvironment:
    """As this process has it; Python finds the very program that this is."""
    environment = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        here = str(Path(workbook.__file__).parents[1])
        environment.insert(
            "PYTHONPATH", os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
        )
    return environment
