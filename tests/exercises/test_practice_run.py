"""A practice while it runs, with a clock that goes when it is told to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exercises.samples.practice import FakeClock
from workbook.exercises.practice.run import Breath, Run, Stage

STAGES = (Stage(40, "Arrive."), Stage(80, "Someone easy."), Stage(60, "Yourself."))


class Going:
    """A run with its clock."""

    def __init__(self, breath: Breath | None = None) -> None:
        self.clock = FakeClock()
        self.run = Run(STAGES, self.clock, breath)

    def wait(self, seconds: float, step: float = 1.0) -> None:
        while seconds > 1e-9:
            self.clock.time += min(step, seconds)
            self.run.tick()
            seconds -= step


def test_it_goes_through_its_stages_and_ends() -> None:
    going = Going()
    assert going.run.stage.text == "Arrive."
    going.wait(40)
    assert going.run.stage.text == "Someone easy."
    going.wait(80)
    assert (going.run.stage.text, going.run.left) == ("Yourself.", 60)
    going.wait(60)
    assert (going.run.state, going.run.practised, going.run.whole) == ("ended", 180, True)
    assert going.run.worth_recording


def test_a_pause_lets_no_time_pass() -> None:
    going = Going()
    going.wait(10)
    going.run.pause()
    going.clock.time += 5000
    going.run.tick()
    assert going.run.left == 170
    going.run.go_on()
    going.wait(1)
    assert going.run.left == 169
    assert not going.run.interrupted


@pytest.mark.parametrize("away", [2.5, 60, 86_400])
def test_a_sleeping_computer_pauses_it_where_it_was(away: float) -> None:
    going = Going()
    going.wait(10)
    going.clock.time += away
    going.run.tick()
    assert (going.run.state, going.run.interrupted, going.run.left) == ("paused", True, 170)
    going.run.go_on()
    going.wait(170)
    assert (going.run.state, going.run.practised, going.run.whole) == ("ended", 180, True)


def test_a_late_tick_of_less_than_two_seconds_counts_in_full() -> None:
    going = Going()
    going.wait(9, step=1.9)
    assert going.run.practised == pytest.approx(9)
    assert going.run.state == "running"


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    going = Going()
    going.wait(10)
    going.clock.time -= 500
    going.run.tick()
    going.wait(1)
    assert going.run.practised == 11


def test_ending_after_a_sleep_ends_it_where_it_was() -> None:
    going = Going()
    going.wait(20)
    going.clock.time += 3600
    going.run.end()
    assert (going.run.state, going.run.practised) == ("ended", 20)


def test_skipping_goes_to_the_next_stage_and_is_not_practised_time() -> None:
    going = Going()
    going.wait(10)
    going.run.skip()
    assert (going.run.stage.text, going.run.left, going.run.practised) == ("Someone easy.", 140, 10)
    going.wait(140)
    assert (going.run.state, going.run.practised, going.run.whole) == ("ended", 150, False)


def test_skipping_the_last_stage_ends_it() -> None:
    going = Going()
    for _ in STAGES:
        going.run.skip()
    assert going.run.state == "ended"
    assert not going.run.worth_recording


def test_a_paused_practice_can_skip_and_stays_paused() -> None:
    going = Going()
    going.run.pause()
    going.run.skip()
    assert (going.run.state, going.run.stage_at) == ("paused", 1)


@pytest.mark.parametrize(("seconds", "recorded"), [(9.5, False), (10, True), (100, True)])
def test_ending_early_is_recorded_after_ten_seconds(seconds: float, recorded: bool) -> None:
    going = Going()
    going.wait(seconds, step=0.5)
    going.run.end()
    assert going.run.worth_recording is recorded
    assert not going.run.whole


def test_the_breath_goes_in_and_out() -> None:
    going = Going(Breath(4, 6))
    breath = going.run.breath_now()
    assert breath is not None
    assert (breath.inward, breath.second, breath.of, breath.fullness) == (True, 1, 4, 0)
    going.wait(3)
    breath = going.run.breath_now()
    assert breath is not None
    assert (breath.inward, breath.second, breath.fullness) == (True, 4, 0.75)
    going.wait(1)
    breath = going.run.breath_now()
    assert breath is not None
    assert (breath.inward, breath.second, breath.of, breath.fullness) == (False, 1, 6, 1)
    going.wait(6)
    breath = going.run.breath_now()
    assert breath is not None
    assert breath.inward


def test_without_a_pace_there_is_no_breath() -> None:
    assert Going().run.breath_now() is None


def test_after_the_end_nothing_moves() -> None:
    going = Going()
    going.run.end()
    going.wait(50)
    going.run.skip()
    going.run.pause()
    going.run.go_on()
    assert (going.run.state, going.run.practised, going.run.place) == ("ended", 0, 0)


@given(st.lists(st.sampled_from(["tick", "late", "sleep", "back", "pause", "go", "skip"]), max_size=200))
def test_time_is_never_lost_or_made(steps: list[str]) -> None:
    going = Going(Breath(4, 6))
    run, passed = going.run, 0.0
    waits = {"tick": 1.0, "late": 1.9, "sleep": 500.0, "back": -3.0}
    acts = {"pause": run.pause, "go": run.go_on, "skip": run.skip}
    for step in steps:
        going.clock.time += waits.get(step, 0.0)
        passed += max(0.0, waits.get(step, 0.0)) if step != "sleep" else 0.0
        acts.get(step, run.tick)()
        breath = run.breath_now()
        assert breath is not None
        assert 0 <= breath.fullness <= 1
        assert 1 <= breath.second <= breath.of
        assert 0 <= run.practised <= passed + 1e-6
        assert run.practised <= run.place + 1e-6 <= run.total + 1e-5
        assert (run.left == 0) == (run.state == "ended")
