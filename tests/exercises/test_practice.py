"""What is special to a practice: lengths and stages, the way it runs on screen, what is recorded."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import sounds
from tests.exercises.conftest import make, sample
from tests.exercises.samples.practice import ALL_THREE, FakeClock, noon
from tests.exercises.test_conformance import course_of, editor_of, heard, on_paper, theme
from workbook.course.reading import read_course
from workbook.exercises.practice.editor import PracticeEditor
from workbook.exercises.practice.screen.practice_run import FRAME_MS, SECOND_MS
from workbook.exercises.practice.spec import Practice
from workbook.exercises.practice.times import (
    clock_face,
    day_of,
    duration_in_words,
    read_duration,
    roughly_in_words,
)
from workbook.language.lengths import duration_label
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext

__all__ = ["theme"]


def read(body: str) -> Practice:
    course, problems = read_course(course_of(f"::: practice it\n{body}:::"))
    assert problems == []
    exercise = next(course.exercises())
    assert isinstance(exercise, Practice)
    return exercise


def seconds(exercise: Practice, length: float) -> list[float]:
    return [round(stage.seconds, 3) for stage in exercise.plan(length)]


# What an author writes


@pytest.mark.parametrize(
    ("words", "length"),
    [("40 s", 40), ("3 min", 180), ("2 min 30 s", 150), ("90 seconds", 90), ("1 minute", 60), ("5MIN", 300),
     ("", None), ("soon", None), ("3", None), ("-3 min", None), ("3 min x", None), ("0 s", 0)],
)  # fmt: skip
def test_lengths_are_read(words: str, length: int | None) -> None:
    assert read_duration(words) == length


def test_lengths_in_words() -> None:
    assert [duration_label(n) for n in (1, 40, 60, 150, 180)] == [
        "1 second", "40 seconds", "1 minute", "2 min 30 s", "3 minutes",
    ]  # fmt: skip
    said = [duration_in_words(n) for n in (1, 60, 80, 180, 780)]
    assert said == ["1 second", "one minute", "one minute and 20 seconds", "three minutes", "13 minutes"]
    assert [roughly_in_words(n) for n in (12.2, 58, 62, 66)] == [
        "12 seconds", "one minute", "one minute", "one minute and 10 seconds",
    ]  # fmt: skip
    assert clock_face(101) == "1:41"


@pytest.mark.parametrize(
    "at", ["", "soon", "2026-13-40", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_day_that_is_none_is_left_out(at: str) -> None:
    assert isinstance(day_of(at), str)


def test_stages_with_a_length_stretch_to_the_chosen_one() -> None:
    exercise = read(f"length: 3 min\nlength: 6 min\n{ALL_THREE}\nDo it.\n\n- 60 s | a\n- 2 min | b\n")
    assert exercise.lengths == (180, 360)
    assert seconds(exercise, 180) == [60, 120]
    assert seconds(exercise, 360) == [120, 240]


def test_stages_without_a_length_share_what_is_left() -> None:
    exercise = read(f"length: 3 min\n{ALL_THREE}\nDo it.\n\n- 60 s | a\n- b\n- c | d\n")
    assert [stage.text for stage in exercise.stages] == ["a", "b", "c | d"]
    assert seconds(exercise, 180) == [60, 60, 60]
    assert sum(seconds(exercise, 30)) == 30


def test_without_a_length_it_takes_what_its_stages_take() -> None:
    assert read(f"{ALL_THREE}\nDo it.\n\n- 60 s | a\n- 80 s | b\n").lengths == (140,)
    assert read(f"{ALL_THREE}\nDo it.\n\n- a\n- b\n").lengths == (180,)
    bare = read(f"{ALL_THREE}\nDo it.\n")
    assert (bare.lengths, seconds(bare, 180)) == ((180,), [180])


def test_the_three_lines_of_care_are_advised() -> None:
    _, problems = read_course(course_of("::: practice it\nDo it.\n:::"))
    assert {p.code for p in problems} == {"no-stop", "no-easier", "no-alone"}
    assert {p.level for p in problems} == {"advice"}


def test_holding_the_breath_is_explained() -> None:
    _, problems = read_course(
        course_of(f"::: practice it\nbreathe: in 4, hold 4, out 4\n{ALL_THREE}\nDo it.\n:::")
    )
    assert "without holding" in problems[0].what


# On screen


class Practising:
    """An editor with a clock that goes when it is told to."""

    def __init__(self, editor: Any) -> None:
        assert isinstance(editor, PracticeEditor)
        self.editor, self.clock = editor, FakeClock()
        editor.clock, editor.now = self.clock, noon
        self.said = heard(editor)

    @property
    def view(self) -> Any:
        assert self.editor.run is not None
        return self.editor.run

    def begin(self, at: int = 0) -> None:
        QTest.keyClick(self.editor.start.begin[at], Qt.Key.Key_Space)

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            if self.editor.run is None:
                return
            self.clock.time += 1
            self.editor.run.tick()


def press_right(view: Any, way: str) -> None:
    button = view.ways.buttons[way]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)


@pytest.fixture
def practising(qtbot: QtBot, theme: Theme) -> Practising:
    return Practising(editor_of(qtbot, make("practice"), theme))


def test_it_ends_by_itself_in_silence_and_is_recorded(practising: Practising) -> None:
    practising.begin()
    practising.wait(180)
    assert practising.said == [{"sessions": [{"at": "2026-11-03T12:00:00Z", "seconds": 180, "whole": True}]}]
    assert practising.editor.start._said.text() == "That was three minutes."
    assert practising.editor.summary.text() == "Done once, on 3 November."
    assert practising.editor.note.isVisible()


def test_an_early_end_is_recorded_after_ten_seconds_and_a_look_is_not(practising: Practising) -> None:
    practising.begin()
    practising.wait(4)
    QTest.keyClick(practising.view.end, Qt.Key.Key_Space)
    assert practising.said == []
    assert practising.editor.run is None
    assert practising.editor.start._said.text() == "A short look, for you alone. It leaves no note."
    assert practising.editor.note.isVisible()
    practising.begin(1)
    practising.wait(12)
    QTest.keyClick(practising.view.end, Qt.Key.Key_Space)
    assert practising.said[-1]["sessions"] == [{"at": "2026-11-03T12:00:00Z", "seconds": 12, "whole": False}]


def test_earlier_times_and_unknown_keys_are_kept(practising: Practising) -> None:
    kept = {"sessions": [{"at": "2026-11-02T12:00:00Z", "seconds": 60, "more": 1}, "odd"], "else": [1]}
    practising.editor.show_answer(kept)
    practising.begin()
    practising.wait(180)
    assert practising.said[-1]["sessions"][:2] == kept["sessions"]
    assert practising.said[-1]["else"] == [1]
    assert practising.editor.summary.text() == "Done twice, last on 3 November."


def test_pause_and_go_on(practising: Practising) -> None:
    practising.begin()
    practising.wait(10)
    QTest.keyClick(practising.view.pause, Qt.Key.Key_Space)
    assert practising.view.pause.text() == "Go on"
    practising.wait(30)
    assert practising.view.left.text() == "2:50 left"
    QTest.keyClick(practising.view.pause, Qt.Key.Key_Space)
    practising.wait(10)
    assert practising.view.left.text() == "2:40 left"


def test_a_sleep_pauses_it_with_a_calm_line(practising: Practising) -> None:
    practising.begin()
    practising.wait(10)
    practising.clock.time += 3600
    practising.view.tick()
    assert practising.view.pause.text() == "Go on"
    assert practising.view.away.isVisible()
    assert practising.view.left.text() == "2:50 left"
    QTest.keyClick(practising.view.pause, Qt.Key.Key_Space)
    assert not practising.view.away.isVisible()


def test_a_stage_that_begins_is_shown_and_announced(
    practising: Practising, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(
        "workbook.exercises.practice.screen.practice_run.announce",
        lambda _widget, words: announced.append(words),
    )
    practising.begin()
    assert practising.view.stage.text() == "Arrive. Look around."
    assert announced == ["Stage 1 of 3. Arrive. Look around."]
    practising.wait(41)
    assert practising.view.stage.text() == "Breathe out slowly."
    assert announced[1:] == ["Stage 2 of 3. Breathe out slowly."]
    QTest.keyClick(practising.view.skip, Qt.Key.Key_Space)
    assert announced[-1] == "Stage 3 of 3. Look around the room."
    assert practising.view.stage_count.text() == "Stage 3 of 3"


def test_three_ways_to_follow(practising: Practising) -> None:
    practising.begin()
    practising.wait(2)
    view = practising.view
    assert (view.disc._word, view.disc._count, view.disc._fullness) == ("In", "3 of about 4", 0.5)
    assert view._timer.interval() == FRAME_MS
    press_right(view, "circle")
    assert (view.disc._word, view.disc._fullness) == ("In", None)
    assert view._timer.interval() == SECOND_MS
    press_right(view, "words")
    assert (view.disc._word, view.disc._count, view.left.text()) == ("", "", "")


def test_less_movement_shows_words_and_whole_seconds(qtbot: QtBot, theme: Theme) -> None:
    context = EditorContext()
    context.less_movement = True
    editor = PracticeEditor(make("practice"), theme, context)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.show()
    editor.show_answer(None)
    practising = Practising(editor)
    practising.begin()
    view = practising.view
    assert view.way() == "words"
    assert not view.ways.buttons["circle"].isEnabled()
    assert view._timer.interval() == SECOND_MS
    practising.wait(1)
    assert (view.disc._word, view.disc._fullness) == ("In", None)


def test_the_circle_rests_while_nobody_sees_it_and_another_page_pauses_it(practising: Practising) -> None:
    practising.begin()
    view = practising.view
    practising.wait(3)
    practising.editor.hide()
    assert not view._timer.isActive()
    assert view.run.state == "paused"
    practising.editor.show()
    assert view.pause.text() == "Go on"


def test_the_way_chosen_stays_for_the_next_time(practising: Practising) -> None:
    practising.begin()
    press_right(practising.view, "circle")
    QTest.keyClick(practising.view.end, Qt.Key.Key_Space)
    practising.begin()
    assert practising.view.way() == "words"


def test_an_answer_that_is_shown_anew_does_not_stop_the_practice(practising: Practising) -> None:
    practising.begin()
    view = practising.view
    practising.editor.show_answer(sample("practice").ANSWER)
    assert practising.editor.run is view


def test_the_stop_sign_is_always_there(practising: Practising) -> None:
    from workbook.exercises.practice.screen.stop_sign import StopSign

    sign = practising.editor.findChild(StopSign)
    assert sign is not None
    assert "Stop if dizzy." in sign.accessibleName()
    assert sign.isVisible()
    practising.begin()
    assert sign.isVisible()


def test_the_text_can_be_read_without_a_clock(practising: Practising) -> None:
    assert not practising.editor.texts.isVisible()
    QTest.keyClick(practising.editor.start.text_only, Qt.Key.Key_Space)
    assert practising.editor.texts.isVisible()
    assert practising.editor.note.isVisible()
    QTest.keyClicks(practising.editor.note, "ok")
    assert practising.said[-1] == {"note": "ok"}


def test_clearing_the_note_alone_leaves_nothing(practising: Practising) -> None:
    practising.editor.show_answer({"note": "a"})
    practising.editor.note.selectAll()
    QTest.keyClick(practising.editor.note, Qt.Key.Key_Delete)
    assert not make("practice").is_answered(practising.said[-1])


# On paper


def test_many_times_stand_on_paper() -> None:
    sessions = [{"at": f"2026-11-{1 + n % 28:02d}T12:00:00Z", "seconds": 60} for n in range(500)]
    text = " ".join(on_paper("practice", {"sessions": sessions, "note": "x" * 100_000}).split())
    assert "Done 500 times" in text
    assert text.count("1 minute") > 490  # one or two stand on two pages


def test_the_empty_form_has_the_stages_with_their_times() -> None:
    text = " ".join(on_paper("practice", None).split())
    for words in ("40 seconds", "Arrive. Look around.", "In for about 4, out for about 6", "Stop if dizzy."):
        assert words in text


# Led by a voice

VOICE = {"media/a.wav": sounds.wav(100, rate=4000), "media/a.md": b"Arrive, and look."}
LED = (
    "stop: S\neasier: E\nalone: A\naudio: media/a.wav\n\nA voice leads.\n\n"
    "- 40 s | Arrive. {#arrive}\n- 60 s | Look. {#look}\n- 100 s | Go on. {#on}\n"
)


def led(qtbot: QtBot, theme: Theme) -> PracticeEditor:
    files = {**course_of(f"::: practice it\n{LED}:::"), **VOICE}
    exercise = next(read_course(files)[0].exercises())
    assert isinstance(exercise, Practice)
    editor = PracticeEditor(exercise, theme, EditorContext(files))
    editor.now = noon
    qtbot.addWidget(editor)
    editor.resize(600, 600)
    editor.show()
    editor.show_answer(None)
    assert editor.voice is not None
    player = editor.voice.player
    qtbot.waitUntil(lambda: player.length > 0, timeout=10_000)
    return editor


def test_the_stages_follow_the_voice_as_long_together_as_it(qtbot: QtBot, theme: Theme) -> None:
    editor = led(qtbot, theme)
    assert editor.voice is not None
    voice = editor.voice
    assert not voice.stage.isVisible()
    for at, stage in (
        (0.0, "Arrive."),
        (19.9, "Arrive."),
        (20.1, "Look."),
        (50.1, "Go on."),
        (5.0, "Arrive."),
    ):
        voice.player.moved.emit(at)
        assert voice.stage.text() == stage
    assert voice.stage_count.text() == "Stage 1 of 3"
    assert editor.focus_target() is voice.player.listen


def test_what_was_heard_to_its_end_is_noted_as_a_time(qtbot: QtBot, theme: Theme) -> None:
    editor = led(qtbot, theme)
    said = heard(editor)
    assert editor.voice is not None
    editor.voice.player.heard.emit(100.0, True)
    assert [{**each, "at": ""} for each in said[-1]["sessions"]] == [
        {"at": "", "seconds": 100, "whole": True}
    ]
    assert not editor.voice.stage.isVisible()
    editor.voice.player.heard.emit(3.0, False)
    assert len(said) == 1, "a short look is nobody's business"


def test_in_silence_the_clock_leads_and_the_voice_gives_way(qtbot: QtBot, theme: Theme) -> None:
    editor = led(qtbot, theme)
    assert editor.voice is not None
    assert editor.start.begin[0].text() == "In silence, 3 min 20 s"
    editor.start.begin[0].click()
    assert editor.run is not None
    assert not editor.voice.isVisible()
    editor.run.end.click()
    assert editor.voice.isVisible()


def test_a_voice_that_is_not_there_leaves_the_practice_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    exercise = next(read_course(course_of(f"::: practice it\n{LED}:::"))[0].exercises())
    assert isinstance(exercise, Practice)
    editor = PracticeEditor(exercise, theme, EditorContext())
    qtbot.addWidget(editor)
    assert editor.voice is None
    assert editor.start.begin[0].text() == "Begin, 3 min 20 s"
