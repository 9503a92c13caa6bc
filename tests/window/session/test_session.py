"""Answers on their way to the disk: when they are saved, and what is said when they cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId, ModuleId
from workbook.window.main_window import MainWindow
from workbook.window.parts import saved_label
from workbook.window.session import session as session_module
from workbook.window.session.session import LATEST_MS, PAUSE_MS, Session

LINE = ExerciseId("name-it")


def exercise(session: Session, key: str = "name-it") -> Exercise:
    return next(e for e in session.course.module(ModuleId("all")).exercises() if e.id == key)


def saved(session: Session, key: str = "name-it") -> Callable[[], bool]:
    return lambda: session.state(ExerciseId(key)) == "saved"


def test_an_answer_is_saved_after_a_pause(qtbot: QtBot, session: Session, path: Path) -> None:
    session.give(exercise(session), "soft")
    assert session.state(LINE) == "saving"
    qtbot.waitUntil(saved(session), timeout=PAUSE_MS * 10)
    session.close()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "soft"


def test_saved_is_said_only_when_the_file_has_it(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[object] = []
    save = WorkbookFile.save_answer

    def watched(self: WorkbookFile, *args: object, **kwargs: object) -> object:
        assert session.state(LINE) != "saved"
        result = save(self, *args, **kwargs)  # type: ignore[arg-type]
        on_disk.append(result)
        return result

    monkeypatch.setattr(WorkbookFile, "save_answer", watched)
    session.give(exercise(session), "soft")
    session.save_now()
    qtbot.waitUntil(saved(session))
    assert len(on_disk) == 1


def test_words_typed_in_one_go_are_one_version(qtbot: QtBot, session: Session, path: Path) -> None:
    for words in ("s", "so", "sof", "soft"):
        session.give(exercise(session), words)
    qtbot.waitUntil(saved(session), timeout=PAUSE_MS * 10)
    session.close()
    with open_workbook(path) as file:
        assert [version.answer for version in file.history(LINE)] == ["soft"]


def test_somebody_who_never_pauses_is_saved_too(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    on_disk: list[object] = []
    save = WorkbookFile.save_answer

    def watched(self: WorkbookFile, *args: object, **kwargs: object) -> object:
        on_disk.append(result := save(self, *args, **kwargs))  # type: ignore[arg-type]
        return result

    monkeypatch.setattr(WorkbookFile, "save_answer", watched)

    def type_on() -> None:
        words.append("on")
        session.give(exercise(session), " ".join(words))

    typing = QTimer(session, interval=PAUSE_MS // 4)
    typing.timeout.connect(type_on)
    typing.start()

    qtbot.waitUntil(lambda: bool(on_disk), timeout=LATEST_MS * 4)
    assert typing.isActive()
    typing.stop()
    assert len(words) > 1


def test_what_cannot_be_saved_stays_and_is_told(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = WorkbookFile.save_answer

    def full(*_: object, **__: object) -> object:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    monkeypatch.setattr(WorkbookFile, "save_answer", full)
    session.give(exercise(session), "soft")
    session.save_now()
    qtbot.waitUntil(lambda: session.state(LINE) == "failed")
    assert session.reason(LINE) == "The disk is full."
    assert session.answer(LINE) == "soft"
    assert "soft" in session.unsaved_words()
    assert session.whole_state() == "failed"
    monkeypatch.setattr(WorkbookFile, "save_answer", save)
    session.retry()
    qtbot.waitUntil(saved(session))
    assert session.unsaved_words() == ""


def test_what_a_full_disk_refused_is_saved_by_itself_when_there_is_room(
    qtbot: QtBot, open_session: Callable[[], Session], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "AGAIN_MS", 5)
    monkeypatch.setattr(session_module, "SELDOM_MS", 20)
    session, tries, said = open_session(), list[object](), set[str]()
    session.state_changed.connect(lambda key: said.add(session.state(key)))

    def full(*given: object) -> object:
        tries.append(given)
        raise WorkbookTrouble("disk-full", "The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(WorkbookFile, "save_answer", full)
        broken.setattr(WorkbookFile, "set_share", full)
        session.give(exercise(session), "soft")
        session.choices.choose_share(exercise(session), "private")
        session.save_now()
        qtbot.waitUntil(lambda: session.state(LINE) == "failed")
        said.clear()
        qtbot.waitUntil(lambda: len(tries) > 8)
        assert said == {"failed"}  # nothing is announced anew at each try
        assert session.reason(LINE) == "The disk is full."
    qtbot.waitUntil(saved(session))
    assert session.whole_reason() == ""
    session.close()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "soft"
        assert file.answer_settings()[LINE].share == "private"


def test_what_is_typed_after_a_refusal_is_what_is_saved(
    qtbot: QtBot, open_session: Callable[[], Session], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "AGAIN_MS", 5)
    session = open_session()

    def full(*_: object) -> object:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(WorkbookFile, "save_answer", full)
        session.give(exercise(session), "soft")
        session.save_now()
        qtbot.waitUntil(lambda: session.state(LINE) == "failed")
        session.give(exercise(session), "softer")
        session.save_now()
    qtbot.waitUntil(saved(session))
    session.close()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "softer"


def test_leaving_says_what_could_not_be_saved(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> object:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    monkeypatch.setattr(WorkbookFile, "save_answer", full)
    session.give(exercise(session), "soft")
    assert session.finish(10) == "The disk is full."
    monkeypatch.undo()
    assert session.finish(10) == ""


def test_a_newer_answer_given_while_saving_is_saved_too(qtbot: QtBot, session: Session, path: Path) -> None:
    session.give(exercise(session), "first")
    session.save_now()
    session.give(exercise(session), "second")
    session.save_now()
    qtbot.waitUntil(saved(session))
    assert session.answer(LINE) == "second"
    session.close()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "second"


def test_progress_counts_answers_and_not_today_alike(qtbot: QtBot, session: Session) -> None:
    module = session.course.outline.modules[0]
    assert session.progress.module_count(module) == (0, 7)
    session.give(exercise(session), "soft")
    session.choices.set_not_today(ExerciseId("tell"), not_today=True)
    assert session.progress.module_count(module) == (2, 7)
    page = module.pages[1]
    assert not session.progress.page_done(module, page)
    session.choices.visit(module.id, page.id)
    assert session.progress.page_done(module, page)
    session.give(exercise(session), "  ")
    assert session.progress.module_count(module) == (1, 7)


def test_answering_takes_not_today_back(session: Session) -> None:
    session.choices.set_not_today(LINE, not_today=True)
    session.give(exercise(session), "soft")
    assert not session.choices.is_not_today(LINE)


def test_choices_come_back_after_reopening(qtbot: QtBot, open_session: Callable[[], Session]) -> None:
    session = open_session()
    session.choices.set_share(LINE, "bring")
    session.choices.set_not_today(ExerciseId("tell"), not_today=True)
    session.choices.visit(ModuleId("all"), "words")
    session.choices.set_place(ModuleId("all"), "words", 0.5)
    assert session.finish(10) == ""
    again = open_session()
    assert again.choices.share(exercise(again)) == "bring"
    assert again.choices.is_not_today(ExerciseId("tell"))
    assert ("all", "words") in again.choices.visited
    assert again.choices.place is not None
    assert (again.choices.place.page_id, again.choices.place.scroll) == ("words", 0.5)


def test_a_failed_save_says_why_to_eyes_and_to_screen_readers(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        saved_label, "announce", lambda _widget, words, *, at_once: said.append((words, at_once))
    )

    def refuse(*_: object) -> None:
        raise WorkbookTrouble("full", "The disk is full.")

    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.show_exercise("name-it")
    card = screen.current().cards["name-it"]
    with monkeypatch.context() as broken:
        broken.setattr(WorkbookFile, "save_answer", refuse)
        for words in ("t", "ea"):
            QTest.keyClicks(card.editor.focus_target(), words)
            screen.session.save_now()
            qtbot.waitUntil(lambda: screen.session.whole_state() == "failed")
    words = "Not saved: The disk is full. Your words are still here in the window."
    assert words in [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    assert screen.saved.text() == "Not saved yet"
    assert screen.saved.toolTip() == words
    assert (words, True) in said
    screen.session.retry()
    qtbot.waitUntil(lambda: screen.session.whole_state() == "saved")
    assert screen.saved.toolTip() == ""
