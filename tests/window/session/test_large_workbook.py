"""A workbook whose answers are not all read before its first page: nothing is ever shown or saved as empty for that."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.exercise import Answer, Exercise
from workbook.course.ids import ExerciseId, ModuleId
from workbook.course.reading import read_course
from workbook.window.main_window import MainWindow
from workbook.window.pages.page_view import NOT_READ
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.damage_screen import DamageScreen
from workbook.window.session import file_thread, late_reading, opened_file
from workbook.window.session.lazy_mapping import LazyMapping
from workbook.window.session.session import Session

COURSE = {
    "course.md": b"---\ntitle: A large course\nid: large\nversion: 1.0.0\n---\n",
    "modules/01-one.md": b"""---
title: One
---
Some words.

## First {#first}

::: line begun
How did it begin?
:::

::: scale calm
from: 0
to: 10

How calm are you?
:::

::: choice nearest
What is nearest?

- alone {#alone}
- with people {#people}
:::

## Later {#later}

Some words.

::: line goes-on
start-with: begun

How does it go on?
:::

::: reflection about
recall: begun

And now?
:::

::: scale calm-after
from: 0
to: 10
pair: calm

And now?
:::

::: line who
show-if: nearest people

Who is there?
:::

::: line last
The last one?
:::
""",
}
GIVEN: dict[str, Answer] = {
    "begun": "with the oats",
    "calm": {"values": {"calm": 3}},
    "nearest": {"chosen": "people"},
    "who": "the neighbours",
    "last": "the end",
}


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(COURSE)


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workbook counts as a large one, and is read two answers at a time."""
    monkeypatch.setattr(opened_file, "FEW_ANSWERS", -1)
    monkeypatch.setattr(late_reading, "SLICE", 2)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is never read by itself."""
    monkeypatch.setattr(Session, "read_late", lambda _session: None)


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        found = exercises(file)
        for key, answer in GIVEN.items():
            file.save_answer(found[key], answer)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def ask(_window: MainWindow, title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(f"{title}: {words}")
        return choices[-1] if "Stay here" in choices else choices[0]

    monkeypatch.setattr(MainWindow, "ask", ask)
    return said


def exercises(file: WorkbookFile) -> dict[str, Exercise]:
    return {str(e.id): e for e in read_course(file.files())[0].exercises()}


def exercise(session: Session, key: str) -> Exercise:
    found = session.course.find(key)
    assert found
    return found


def read(session: Session) -> set[str]:
    return set(session.saved.here)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> WorkbookScreen:
    window.entrance.open_path(str(path))
    return wait_for_workbook(qtbot, window)


def words_on(screen: WorkbookScreen) -> str:
    return "\n".join(label.text() for label in screen.current().findChildren(QLabel))


def test_an_answer_that_is_asked_for_is_read_at_once(
    written: Path, open_session: Callable[[], Session]
) -> None:
    session = open_session()
    assert read(session) == {"last"}  # the newest says when something was last saved
    assert session.state(ExerciseId("begun")) == "saved"
    assert session.is_answered(ExerciseId("begun"))
    assert not session.is_answered(ExerciseId("about"))
    assert session.last_saved() is not None
    assert read(session) == {"last"}
    assert {key: session.answer(ExerciseId(key)) for key in GIVEN} == GIVEN
    assert session.answer(ExerciseId("about")) is None


def test_whoever_wants_all_answers_gets_all_in_their_order(
    written: Path, open_session: Callable[[], Session]
) -> None:
    session = open_session()
    assert [saved.answer for saved in session.saved.values()] == list(GIVEN.values())
    session.close()
    with open_workbook(written) as file:
        assert dict(session.saved) == file.answers()


def test_to_count_answers_needs_no_reading(written: Path, open_session: Callable[[], Session]) -> None:
    session = open_session()
    assert session.saved_count() == len(GIVEN)
    assert read(session) == {"last"}


def test_pictures_that_are_not_read_yet_are_read_for_another_thread(
    path: Path, open_session: Callable[[], Session]
) -> None:
    with open_workbook(path) as file:
        names = [file.keep_picture(b"one"), file.keep_picture(b"two")]
    session = open_session()
    aside = session.pictures_aside()
    assert session.pictures.missing() == sorted(names)
    assert {name: aside[name] for name in aside} == dict(zip(names, (b"one", b"two"), strict=True))
    assert session.pictures.missing() == sorted(names)  # they were not kept
    with pytest.raises(KeyError):
        aside["none"]


def test_progress_needs_no_reading(written: Path, open_session: Callable[[], Session]) -> None:
    session = open_session()
    session.choices.visit(ModuleId("one"), "first")
    module = session.course.outline.modules[0]
    first = next(page for page in module.pages if page.id == "first")
    assert session.progress.page_done(module, first)
    assert read(session) == {"last"}


def test_the_rest_comes_after_the_first_page(qtbot: QtBot, window: MainWindow, written: Path) -> None:
    session = opened(qtbot, window, written).session
    qtbot.waitUntil(lambda: read(session) == set(GIVEN))


def test_a_new_answer_is_not_undone_by_an_old_one_that_arrives_late(
    qtbot: QtBot, written: Path, open_session: Callable[[], Session]
) -> None:
    session = open_session()
    session.read_late()
    session.give(exercise(session, "begun"), "with the rain")
    session.save_now()
    qtbot.waitUntil(lambda: read(session) == set(GIVEN))
    qtbot.waitUntil(lambda: session.whole_state() == "saved")
    assert session.answer(ExerciseId("begun")) == "with the rain"
    assert session.saved[ExerciseId("begun")].answer == "with the rain"


def test_what_is_here_is_as_new_as_what_arrives() -> None:
    answers: LazyMapping[str, str] = LazyMapping(["a", "gone"], {}, lambda _keys: {})
    answers.put("a", "new")
    answers.arrive(["a", "gone"], {"a": "old"})
    assert dict(answers) == {"a": "new"}


@pytest.mark.usefixtures("unread")
def test_a_page_shows_what_others_say_before_they_are_read(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    screen = opened(qtbot, window, written)
    screen.show_page("one", "later")
    cards = screen.current().cards
    assert cards["goes-on"].editor.focus_target().text() == "with the oats"  # offered
    assert "with the oats" in words_on(screen)  # recalled
    assert cards["who"].editor.focus_target().text() == "the neighbours"
    assert cards["who"]._whole.isVisibleTo(cards["who"])
    assert "calm" in read(screen.session)  # for its pair
    assert screen.session.whole_state() == "saved"  # an offer is not an answer


@pytest.mark.usefixtures("unread")
def test_leaving_before_the_rest_is_read_changes_no_answer(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    opened(qtbot, window, written)
    window.show_home()
    with open_workbook(written) as file:
        assert {str(key): saved.answer for key, saved in file.answers().items()} == GIVEN
        assert all(len(file.history(key)) == 1 for key in GIVEN)


# What cannot be read


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that answers only when the event is set, and a window that waits very shortly."""
    answers = threading.Event()
    monkeypatch.setattr(file_thread, "SECONDS", 0.01)
    yield answers
    answers.set()


@pytest.mark.usefixtures("unread")
def test_a_disk_that_does_not_answer_makes_no_empty_editor(
    qtbot: QtBot, window: MainWindow, written: Path, blocked: threading.Event
) -> None:
    screen = opened(qtbot, window, written)
    screen.session.do(lambda _file: blocked.wait(30), lambda _future: None)
    with pytest.raises(WorkbookTrouble, match="does not answer"):
        screen.session.answer(ExerciseId("begun"))
    screen.show_page("one", "later")
    assert "goes-on" not in screen.current().cards
    assert "last" in screen.current().cards  # that one had been read
    assert NOT_READ in words_on(screen)
    blocked.set()
    screen.session.finish(10)
    screen.show_page("one", "first")
    screen.show_page("one", "later")
    assert screen.current().cards["goes-on"].editor.focus_target().text() == "with the oats"
    assert NOT_READ not in words_on(screen)


def harm(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def test_a_damaged_answer_is_noticed_and_never_shown_as_none(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    harm(written, b"with the oats", b"with the oast")
    screen = opened(qtbot, window, written)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), DamageScreen), timeout=10_000)
    assert screen.session.read_only
    window.go_to_workbook()
    screen.show_page("one", "first")
    assert "begun" not in screen.current().cards
    assert NOT_READ in words_on(screen)
    assert "calm" in screen.current().cards
    window.maintenance.begin()  # finds the same, and says it no second time
    screen.session.finish(10)
    qtbot.waitUntil(lambda: window.screen_now() is screen)
    assert not asked


def test_an_older_answer_in_the_place_of_the_newest_is_noticed(
    qtbot: QtBot, window: MainWindow, written: Path, asked: list[str]
) -> None:
    with open_workbook(written) as file:
        file.save_answer(exercises(file)["begun"], "with the rain")
    db = apsw.Connection(str(written))
    db.execute("""UPDATE current SET (row, hash) =
        (SELECT row, hash FROM answer_history AS h WHERE h.exercise = current.exercise ORDER BY row LIMIT 1)""")
    db.close()
    screen = opened(qtbot, window, written)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), DamageScreen), timeout=10_000)
    assert screen.session.read_only
