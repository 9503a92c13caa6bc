"""A ladder: course, workbook, session, window."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import COURSE
from tests.exercises.conftest import make
from tests.exercises.conftest import sample as kind_sample
from tests.window.room import Room
from workbook.answers.file.workbook_file import create_workbook
from workbook.answers.file.worker import Worker
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import file_dialogs
from workbook.window.parts.clock import Clock
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

SMALL = {
    "course.md": b"---\ntitle: A small course\nid: small\nversion: 1.0.0\n---\n",
    "modules/01-all.md": b"""---
title: All kinds
---

Some words before the first page.

## Words {#words}

::: line name-it
One word for today?
:::

::: reflection tell
share: private

What was it like?
:::

## Marks {#marks}

::: scale calm
from: 0 on edge
to: 10 at ease

How calm are you?
:::

::: choice nearest
other: Something else

What is nearest?

- alone {#alone}
- with people {#people}
:::

::: checklist signs
What do you notice?

- shoulders up {#shoulders}
- a tight jaw {#jaw}
:::

::: plan quarter
share: bring
bring-as: plan

One quarter of an hour
:::

::: scale calm-after
from: 0 on edge
to: 10 at ease
pair: calm

And now?
:::
""",
    "modules/02-next.md": b"---\ntitle: Another\n---\nOnly text here.\n",
}


@pytest.fixture(autouse=True)
def _clean(no_widgets_left: None) -> None:
    """Every test of the window closes what it opened."""


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(SMALL)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    return made


@pytest.fixture
def path(tmp_path: Path, files: dict[str, bytes]) -> Path:
    made = tmp_path / "mine.workbook"
    create_workbook(made, files, name="Ana").close()
    return made


@pytest.fixture
def open_session(qtbot: QtBot, path: Path) -> Iterator[Callable[[], Session]]:
    """Open the workbook as the window does; a session that is still open at the end is closed."""
    opened: list[Session] = []

    def open_it() -> Session:
        from workbook.answers.file.workbook_file import open_workbook

        for old in opened:
            old.close()
        opened.clear()
        worker = Worker(lambda: open_workbook(path))
        opened.append(Session(worker, worker.submit(read_opened_file).result(10)))
        return opened[0]

    yield open_it
    for session in opened:
        session.close()


@pytest.fixture
def session(open_session: Callable[[], Session]) -> Session:
    return open_session()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window_app.make_application()
    made = window_app.make_window(tmp_path / "settings")
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, path: Path) -> WorkbookScreen:
    """The window with the small workbook open."""
    window.entrance.open_path(str(path))
    return wait_for_workbook(qtbot, window)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The real course with its example answers."""
    files = FolderFiles(COURSE)
    course, _ = read_course(files)
    from workbook.answers.copies.as_data import save_from_data

    made = tmp_path / "sample.workbook"
    with create_workbook(made, dict(files), name="Marta") as file:
        assert save_from_data(file, course, json.loads(files["sample-answers.json"])) == []
    return made


@pytest.fixture
def open_room(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Room]]:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: None)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    monkeypatch.setattr(CalendarPopup, "open_at", lambda *_: None)
    rooms: list[Room] = []

    def open_it(kind: str, answer: Any, clock: Clock | None = None, name: str = "mine") -> Room:
        path = tmp_path / f"{name}.workbook"
        course = {
            "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
            "modules/01-one.md": f"---\ntitle: One\n---\n{kind_sample(kind).SOURCE}\n".encode(),
        }
        with create_workbook(path, course) as file:
            if answer is not None:
                file.save_answer(make(kind), answer)
        rooms.append(Room(qtbot, theme, path, clock))
        return rooms[-1]

    yield open_it
    for room in rooms:
        room.close()


def wait_for_workbook(qtbot: QtBot, window: MainWindow) -> WorkbookScreen:
    """Wait until a workbook is open in the window."""

    def is_open() -> bool:
        return isinstance(window.screen_now(), WorkbookScreen)

    qtbot.waitUntil(is_open, timeout=10_000)
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    return screen
