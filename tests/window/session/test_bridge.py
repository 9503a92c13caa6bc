"""What another thread found reaches the window's thread, and nobody if the one who asked has gone meanwhile."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbook.window.session.bridge import Bridge


def test_the_call_is_made_on_the_windows_thread(qtbot: QtBot) -> None:
    bridge, heard = Bridge(), list[tuple[int, int]]()
    with ThreadPoolExecutor(1) as pool:
        bridge.when_done(
            pool.submit(lambda: 7), lambda future: heard.append((future.result(), threading.get_ident()))
        )
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(7, threading.get_ident())]


def test_a_bridge_that_is_deleted_while_others_speak_is_not_spoken_to(qtbot: QtBot) -> None:
    """Deleting it at that very moment once ended the program."""
    heard: list[int] = []
    with ThreadPoolExecutor(2) as pool:
        for number in range(300):
            bridge, future = Bridge(), Future[int]()
            bridge.when_done(future, lambda done: heard.append(done.result()))
            speaking = pool.submit(future.set_result, number)
            delete(bridge)
            speaking.result(10)
    last = Bridge()
    last.deliver(heard.append, -1)
    qtbot.waitUntil(lambda: -1 in heard)
    assert heard == [-1]
