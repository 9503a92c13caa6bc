"""A recorded voice comes into a draft without a file being named by hand, and its words are asked for and kept."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import sounds
from tests.window.studio.conftest import ONE, Asked
from workbook.window.parts import file_dialogs
from workbook.window.parts.player import Player
from workbook.window.studio.exercise_form import ExerciseForm
from workbook.window.studio.form_fields import ComboField
from workbook.window.studio.part_forms import TextForm
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen

WHERE = Place("part", ONE, 3)
VOICE, WORDS = "media/a-quiet-minute.wav", "media/a-quiet-minute.md"


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "A quiet minute.WAV"
    path.write_bytes(sounds.wav(1.0))
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_unused: path)
    return path


def added(studio: StudioScreen) -> TextForm:
    studio.structure.show_place(WHERE)
    studio.add.wanted.emit("course recording")
    form = studio.middle.form
    assert isinstance(form, TextForm)
    return form


def test_it_is_added_heard_beside_and_its_words_are_written_below(
    qtbot: QtBot, studio: StudioScreen, voice: Path
) -> None:
    form = added(studio)
    draft = studio.drafting.draft
    assert draft[VOICE] == voice.read_bytes()
    assert f"\n![A quiet minute]({VOICE})\n" in draft[ONE].decode()
    view = studio.preview
    qtbot.waitUntil(lambda: view.view is not None and bool(view.view.findChildren(Player)))
    qtbot.waitUntil(lambda: any(one.code == "no-transcript" for one in studio.drafting.problems))
    field = form.transcripts.fields[VOICE].field
    field.setFocus()
    QTest.keyClicks(field, "Sit as you like.")
    assert draft[WORDS] == b"Sit as you like.\n"
    assert form.transcripts.fields[VOICE].field is field
    qtbot.waitUntil(lambda: all(one.code != "no-transcript" for one in studio.drafting.problems))
    studio.undo()
    qtbot.waitUntil(lambda: field.text() == "")
    assert WORDS not in draft


def test_a_practice_chooses_among_those_that_are_there(studio: StudioScreen, voice: Path) -> None:
    added(studio)
    studio.add.wanted.emit("practice")
    form = studio.middle.form
    assert isinstance(form, ExerciseForm)
    choice = form.fields["audio"]
    assert isinstance(choice, ComboField)
    choice.combo.setCurrentIndex(choice.combo.findText("a-quiet-minute.wav"))
    assert f"\naudio: {VOICE}\n" in studio.drafting.draft[ONE].decode()
    assert list(form.transcripts.fields) == [VOICE]


def test_the_same_recording_twice_is_one_file(studio: StudioScreen, voice: Path) -> None:
    added(studio)
    added(studio)
    assert [path for path in studio.drafting.draft if path.endswith(".wav")] == [VOICE]


@pytest.mark.parametrize(("data", "said"), [(b"no sound", "is not an MP3"), (None, "cannot be read")])
def test_what_cannot_be_taken_is_told(
    studio: StudioScreen, voice: Path, asked: Asked, data: bytes | None, said: str
) -> None:
    before = dict(studio.drafting.draft)
    if data is None:
        voice.unlink()
    else:
        voice.write_bytes(data)
    studio.structure.show_place(WHERE)
    studio.add.wanted.emit("course recording")
    assert said in asked.said[-1]
    assert dict(studio.drafting.draft) == before
