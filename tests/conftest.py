"""A place of its own for every test: no screen, no network, no home folder, and nothing left behind."""

import os
import sys

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
MANY_WIDGETS = 1000
COURSE = ROOT / "courses" / "explore-this-further"

settings.register_profile("suite", max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("long", max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long forms: more kills, faults and examples")
    parser.addoption(
        "--accept", action="store_true", help="keep the present pictures and positions as references"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "suite")


def pytest_collection_finish() -> None:
    """What was loaded and collected stays to the end; looking for garbage need not go through it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home, settings, state and documents are empty folders of this test."""
    home = tmp_path_factory.mktemp("person")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("LANGUAGE", "en")  # whatever whoever runs the tests speaks
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "Documents"))
    (home / "Documents").mkdir()


@pytest.fixture(autouse=True)
def _can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that a test calls does not close the tests' own process to debuggers for good."""
    monkeypatch.setattr("workbook.no_dumps.keep_out_of_dumps", lambda: None)


@pytest.fixture
def cheap_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching a passphrase is meant to be slow; for tests of something else it is quick."""
    monkeypatch.setattr("workbook.answers.locked.keys.MEMORY", 64)
    monkeypatch.setattr("workbook.answers.locked.keys.PASSES", 1)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting, binding and looking up names fail a test; local sockets are the system's own affair."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("this program never uses the network")

    class Guarded(socket.socket):
        def connect(self, address: object) -> None:
            if self.family != getattr(socket, "AF_UNIX", None):
                refuse(address)
            super().connect(address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "socket", Guarded)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def _no_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The program logs nothing, and what it uses has nothing to warn of; a line could hold somebody's words."""
    yield
    assert [record.getMessage() for record in caplog.get_records("call")] == []


@pytest.fixture(autouse=True)
def _few_widgets() -> Iterator[None]:
    """Widgets of earlier tests make every style sheet slow; they go when there are many."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is not None and hasattr(app, "allWidgets") and len(app.allWidgets()) > MANY_WIDGETS:
        gc.collect()


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What a test copied goes with it: data made in Python that is still there at the end crashes the program."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().setText("")


@pytest.fixture
def no_widgets_left() -> Iterator[None]:
    """After a test no window may be open and no timer running in one."""
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    yield
    gc.collect()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        windows = app.topLevelWidgets()
        assert [w for w in windows if w.isVisible()] == []
        assert [t for w in windows for t in w.findChildren(QTimer) if t.isActive() and t.interval() > 0] == []
