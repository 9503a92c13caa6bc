"""Keeps what is in the program's memory, answers and keys, out of what a system writes down when a program crashes."""

from __future__ import annotations

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_NO_BOX = 0x0001 | 0x0002  # no dialogs of the system, and with them no report that takes the memory along
_WITHOUT_HEAP = 1


def keep_out_of_dumps() -> None:
    """Let no core dump be written of this program, nor another one of the same account look into it."""
    with suppress(OSError, ValueError, AttributeError, ImportError):
        _nothing_from_windows() if sys.platform == "win32" else _nothing_from_unix()


def _nothing_from_unix() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # where a crash is handed to a program, that limit does not count
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _nothing_from_windows() -> None:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.SetErrorMode(kernel.GetErrorMode() | _NO_BOX)
    kernel.WerSetFlags(_WITHOUT_HEAP)
