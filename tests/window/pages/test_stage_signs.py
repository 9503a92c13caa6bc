"""A soft sign as each stage of a practice begins: a light in the circle, and a sound only if that is wanted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from tests.window.pages.test_practice_goes_on import Practising
from workbook.exercises.practice.screen.practice_run import PracticeRun
from workbook.window import app as window_app
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import soft_sound


@pytest.fixture
def files() -> dict[str, bytes]:
    return {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": f"---\ntitle: One\n---\n{sample('practice').SOURCE}\n".encode(),
    }


@pytest.fixture
def played(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    files: list[str] = []
    monkeypatch.setattr(window.stage_sound, "_play", lambda file: files.append(file.name))
    return files


def view_of(practising: Practising) -> PracticeRun:
    assert practising.editor.run is not None
    return practising.editor.run


def to_the_next_stage(practising: Practising) -> None:
    at = view_of(practising).run.stage_at
    while view_of(practising).run.stage_at == at:
        practising.wait(1)


@pytest.mark.parametrize("less_movement", [False, True])
def test_the_circle_is_lit_as_a_stage_begins(
    qtbot: QtBot, window: MainWindow, played: list[str], opened: WorkbookScreen, less_movement: bool
) -> None:
    window.theme.move_less(less_movement)
    qtbot.waitUntil(lambda: opened.current().cards["it"].editor.context.less_movement == less_movement)
    practising = Practising(opened)
    before = view_of(practising).disc.grab().toImage()
    assert view_of(practising).disc.glowing() == 0
    to_the_next_stage(practising)
    assert view_of(practising).disc.glowing() > 0.5
    assert view_of(practising).disc.grab().toImage() != before
    if less_movement:
        view_of(practising).disc._glow.setCurrentTime(3900)
        assert view_of(practising).disc.glowing() == 1  # it stands, and then goes
    view_of(practising).disc._glow.setCurrentTime(3950)
    qtbot.waitUntil(lambda: view_of(practising).disc.glowing() == 0, timeout=10_000)


def test_no_sound_until_it_is_wanted_and_then_as_each_stage_begins(
    window: MainWindow, played: list[str], opened: WorkbookScreen
) -> None:
    practising = Practising(opened)
    to_the_next_stage(practising)
    assert played == []
    assert not view_of(practising).heard.isChecked()
    view_of(practising).heard.click()
    assert played == ["stage.wav"]  # so that one knows what it is
    to_the_next_stage(practising)
    assert played == ["stage.wav"] * 2
    view_of(practising).end.click()
    assert played == ["stage.wav"] * 2  # it ends in silence
    practising.editor.start.begin[0].click()
    assert view_of(practising).heard.isChecked()
    assert window.settings.get("sound at stages", missing=False)


def test_the_wish_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.stage_sound.want(True)
    again = window_app.make_window(tmp_path / "settings")
    qtbot.addWidget(again)
    assert again.stage_sound.wanted
    again.stage_sound.want(False)
    assert not window_app.make_window(tmp_path / "settings").stage_sound.wanted


def test_where_nothing_can_play_it_nothing_is_offered(
    opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soft_sound, "can_play", lambda: False)
    assert not view_of(Practising(opened)).heard.isVisible()
    monkeypatch.setattr(soft_sound, "can_play", lambda: True)
    practising = Practising(opened)
    assert view_of(practising).heard.isVisible()


def test_the_sound_is_short_and_quiet() -> None:
    import struct
    import wave

    from workbook.own_files import resources_folder

    with wave.open(str(resources_folder() / "sounds" / "stage.wav")) as sound:
        count = sound.getnframes()
        samples = struct.unpack(f"<{count}h", sound.readframes(count))
        assert count / sound.getframerate() < 2
    assert max(map(abs, samples)) < 32768 / 2
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 100
