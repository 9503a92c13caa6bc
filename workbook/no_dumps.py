"""Keeps what is in the program's memory, answers and keys, out of what a system writes down when a program crashes."""

from __future__ import annotations

import sys
from contextlib import suppress

# One byte: no system writes so small a dump, and Linux then hands it to no program either, which it does at 0.
_NOTHING = 1
_PR_SET_DUMPABLE = 4
_NO_BOX = 0x0001 | 0x0002  # no dialogs of the system, and with them no report that takes the memory along
_WITHOUT_HEAP = 1


def limit_dumps() -> None:
    """Let no core dump be written from now on; takes no time."""
    with suppress(OSError, ValueError, ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (_NOTHING, _NOTHING))


def keep_out_of_dumps() -> None:
    """No core dump, and no other program of the same account may look into this one, where that is known."""
    limit_dumps()
    with suppress(OSError, ValueError, AttributeError, ImportError):
        if sys.platform == "win32":
            _tell_windows()
        elif sys.platform == "linux":
            _tell_linux()
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell_linux() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _tell_windows() -> None:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.SetErrorMode(kernel.GetErrorMode() | _NO_BOX)
    kernel.WerSetFlags(_WITHOUT_HEAP)
