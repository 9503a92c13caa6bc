"""Says, before Qt is loaded, what this machine lacks to show a window: in one calm sentence, or None.

Qt itself would name one missing library at a time, or end the process. Standard library only and nothing of
the package, because ``start.py`` loads this file by its path before anything is installed.
"""

import os
import shlex
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# How this program was started, in the words of the person who did; `start.py` sets it for the program it starts.
TYPED = "WORKBOOK_TYPED"
# Library as the loader knows it -> Debian package. Newer systems renamed some packages (libglib2.0-0t64);
# apt finds them by the old name too.
SCREENLESS: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11: Mapping[str, str] = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def window_problem() -> str | None:
    """What keeps a window from opening here: libraries, then the screen; None when all is well."""
    if not _on_linux():
        return None
    platform = _qt_platform()
    more = {"xcb": X11, "wayland": WAYLAND}.get(platform, {})
    missing = missing_libraries({**SCREENLESS, **more})
    problems = [_library_problem(missing), _screen_problem(platform, can_ask=not missing)]
    return "\n".join(problem for problem in problems if problem) or None


def screenless_qt_problem() -> str | None:
    """What keeps Qt from running with no screen, as the tests do; None when all is well."""
    return _library_problem(missing_libraries(SCREENLESS)) if _on_linux() else None


def missing_libraries(wanted: Iterable[str]) -> list[str]:
    """Those of the wanted libraries that cannot be loaded on this machine."""
    return [name for name in wanted if not _loads(name)]


def packages(libraries: Iterable[str]) -> list[str]:
    """The Debian packages that bring these libraries."""
    known = {**SCREENLESS, **X11, **WAYLAND}
    return [known[name] for name in libraries]


def _on_linux() -> bool:
    """Elsewhere Qt brings all it needs, and there always is a screen."""
    return sys.platform.startswith("linux")


def _qt_platform() -> str:
    """The Qt platform that a window would use: the one asked for by name, else what the desktop offers."""
    named = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if named:
        return "wayland" if named.startswith("wayland") else named
    only_wayland = os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY")
    return "wayland" if only_wayland else "xcb"


def _loads(library: str) -> bool:
    import ctypes  # here, so that `--help` need not wait for it

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _library_problem(missing: list[str]) -> str | None:
    if not missing:
        return None
    import shutil

    lack = "Your Linux is missing a few window-drawing libraries."
    if shutil.which("apt") or shutil.which("apt-get"):
        return f"{lack} Please run: sudo apt install {' '.join(packages(missing))}"
    return f"{lack} Please install what your system offers for: {' '.join(missing)}"


def _screen_problem(platform: str, *, can_ask: bool) -> str | None:
    """Why there is no screen; ``can_ask`` says whether the libraries to ask the screen are there."""
    if platform not in {"xcb", "wayland"}:
        return None  # offscreen, vnc and the like draw on no desktop
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if platform == "wayland" and wayland:
        return None
    if platform == "wayland" or not display:
        return _no_screen("no DISPLAY or WAYLAND_DISPLAY")
    if can_ask and not wayland and not _display_answers():
        return _no_screen(f"nothing answers at DISPLAY {display}")
    return None


def _display_answers() -> bool:
    """True when the screen that DISPLAY names takes a connection. If it did not, Qt would end the process."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _no_screen(why: str) -> str:
    return (
        f"There is no screen to show a window on ({why}). Run this from a desktop session, or use "
        "`check` / `export`, which need no window, for example: "
        f"{program()} export explore-this-further --sample -o sample.pdf"
    )


def program() -> str:
    """What to type to start this program again the way it was started."""
    if typed := os.environ.get(TYPED):
        return typed
    started = Path(sys.argv[0])
    if started.name == "start.py":
        return f"{'py' if os.name == 'nt' else 'python3'} {shlex.quote(sys.argv[0])}"
    if getattr(
        sys, "frozen", False
    ):  # a built program that is in no folder where the system looks for commands
        return started.stem if started.name == sys.argv[0] else _quoted(sys.argv[0])
    return "python -m workbook" if started.name == "__main__.py" else "workbook"


def _quoted(path: str) -> str:
    if os.name != "nt":
        return shlex.quote(path)
    return f'"{path}"' if " " in path else path
