"""The program as an assistive tool meets it: started for real, and known only through AT-SPI.

Runs under the system's own Python, which has `gi`; besides, it needs the standard library only.
"""

import atexit
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version comes first

warnings.simplefilter("ignore", DeprecationWarning)  # the newer names are not everywhere yet
PATIENCE_S, LOOK_AGAIN_MS = 20, 50
REVERT_TO_PARENT = 2
TAB = 0xFF09  # as X11 counts


class Program:
    """The program under way. What is looked for is waited for."""

    def __init__(self, command: list[str]) -> None:
        Atspi.init()
        self.told_focus: list[Any] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")
        environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.process = subprocess.Popen(command, env=environment, stdout=sys.stderr)
        atexit.register(self.process.kill)  # whatever goes wrong
        self.root = wait_for("the program", self._registered)
        self.root.set_cache_mask(Atspi.Cache.NONE)  # every question is asked anew

    def _registered(self) -> Any:
        desktop = Atspi.get_desktop(0)
        every = [desktop.get_child_at_index(n) for n in range(desktop.get_child_count())]
        return next((one for one in every if one and one.get_process_id() == self.process.pid), None)

    def _hear(self, event: Any) -> None:
        if event.detail1:
            self.told_focus.append(event.source)

    def find(self, role: str, name: str = "", within: Any = None) -> Any:
        """What shows itself in this role, with a name that begins so."""
        place = within or self.root
        return wait_for(f"{role} “{name}”", lambda: next(found(place, role, name), None))

    def focused(self, role: str, name: str) -> Any:
        """What the program says the keyboard has come to, once it is this."""
        return wait_for(
            f"the keyboard on {role} “{name}”",
            lambda: next((one for one in self.told_focus[-1:] if is_a(one, role, name)), None),
        )

    def end(self) -> int:
        """Wait until the program has ended by itself; its exit code."""
        return self.process.wait(PATIENCE_S)


def wait_for(what: str, ask: Callable[[], Any]) -> Any:
    """Ask until there is an answer. What has just gone away is no answer."""
    late: list[str] = []
    GLib.timeout_add_seconds(PATIENCE_S, late.append, what)
    looking = GLib.timeout_add(LOOK_AGAIN_MS, lambda: True)
    try:
        while not late:
            try:
                if answer := ask():
                    return answer
            except GLib.Error:
                pass
            GLib.MainContext.default().iteration(may_block=True)
    finally:
        GLib.source_remove(looking)
    raise SystemExit(f"In vain: {what}")


def below(one: Any) -> Iterator[Any]:
    """All that shows itself, in the order in which it is read."""
    yield one
    for n in range(one.get_child_count()):
        child = one.get_child_at_index(n)
        if child is not None and is_in(child, "showing"):
            yield from below(child)


def found(place: Any, role: str, name: str = "") -> Iterator[Any]:
    return (one for one in below(place) if is_a(one, role, name))


def is_a(one: Any, role: str, name: str) -> bool:
    return bool(one.get_role_name() == role and one.get_name().startswith(name))


def is_in(one: Any, state: str) -> bool:
    return bool(one.get_state_set().contains(getattr(Atspi.StateType, state.upper())))


def act(one: Any, action: str = "Press") -> None:
    """Do one of the things that can be done with it, as it says."""
    offered = [one.get_action_name(n) for n in range(one.get_n_actions())]
    assert action in offered, f"{one.get_name()} offers {offered}"
    assert one.do_action(offered.index(action))


def headers(cell: Any) -> list[str]:
    """Column and row that a cell of a table says it stands in."""
    Cell = Atspi.TableCell  # noqa: N806  # a class
    return [
        head.get_name() for head in (*Cell.get_column_header_cells(cell), *Cell.get_row_header_cells(cell))
    ]


def press_tab() -> None:
    """The key itself, as a keyboard sends it."""
    assert Atspi.generate_keyboard_event(TAB, None, Atspi.KeySynthType.SYM)


def give_keyboard(title: str) -> None:
    """What a window manager does for a window that comes; there is none here."""
    x11 = CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = display_type = c_void_p
    x11.XDefaultRootWindow.restype = c_ulong
    display = display_type(x11.XOpenDisplay(None))
    root, parent, windows, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
    screen = c_ulong(x11.XDefaultRootWindow(display))
    x11.XQueryTree(display, screen, byref(root), byref(parent), byref(windows), byref(count))
    for window in windows[: count.value]:
        name = c_char_p()
        x11.XFetchName(display, c_ulong(window), byref(name))
        if (name.value or b"").decode("utf-8", "replace") == title:
            x11.XSetInputFocus(display, c_ulong(window), c_int(REVERT_TO_PARENT), c_ulong(0))
    x11.XCloseDisplay(display)
