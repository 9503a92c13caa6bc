"""What exercises have to do with one another: conditions, earlier answers, beginnings, jumps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.pages.box_on_page import BoxOnPage
from workbook.window.pages.exercise_card import NOT_ASKED, ExerciseCard
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.recall_box import RecallBox

COURSE = {
    "course.md": b"---\ntitle: Bound together\nid: bound\nversion: 1.0.0\n---\n",
    "modules/01-first.md": b"""---
title: First
---
## Ask {#ask}

::: choice way
Which way?

- left {#left}
- right {#right}
:::

::: reflection why-left
show-if: way left

Why left?
:::

::: reflection after-why
show-if: why-left

And then?
:::

::: reflection story
What happened?
:::
""",
    "modules/02-second.md": b"""---
title: Second
---
## Look back {#look-back}

::: reflection again
recall: story

What would you add?
:::

::: line short
start-with: story

In a few words?
:::

::: line unless-left
show-if: way not left

And unless it was left?
:::

::: line until-told
show-if: story not

Until it is told?
:::

::: checklist sorted
start-with: story

Which of these still hold?

- none {#none}
:::
""",
}


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(COURSE)


def card(screen: WorkbookScreen, exercise: str) -> ExerciseCard:
    page = "ask" if exercise in ("way", "why-left", "after-why", "story") else "look-back"
    screen.show_page("first" if page == "ask" else "second", page)
    return screen.current().cards[exercise]


def answer(screen: WorkbookScreen, exercise: str, given: object) -> None:
    shown = card(screen, exercise)
    screen.session.give(shown.exercise, given)
    screen.session.save_now()


def is_folded(shown: ExerciseCard) -> bool:
    return not shown._whole.isVisibleTo(shown)


def saved(qtbot: QtBot, screen: WorkbookScreen, exercise: str) -> None:
    qtbot.waitUntil(lambda: screen.session.state(ExerciseId(exercise)) == "saved")


def test_a_question_appears_when_its_condition_holds(qtbot: QtBot, opened: WorkbookScreen) -> None:
    asked = card(opened, "why-left")
    assert is_folded(asked)
    assert NOT_ASKED in [label.text() for label in asked.findChildren(QLabel)]
    answer(opened, "way", {"chosen": "right"})
    assert is_folded(asked)
    answer(opened, "way", {"chosen": "left"})
    assert not is_folded(asked)


def test_a_question_is_asked_unless_something_was_chosen_or_answered(opened: WorkbookScreen) -> None:
    assert not is_folded(card(opened, "unless-left"))
    assert not is_folded(card(opened, "until-told"))
    for chosen in ("right", "left", "right"):
        answer(opened, "way", {"chosen": chosen})
        assert is_folded(card(opened, "unless-left")) is (chosen == "left")
    answer(opened, "story", "It rained.")
    assert is_folded(card(opened, "until-told"))


def test_hidden_exercises_are_not_part_of_the_progress(qtbot: QtBot, opened: WorkbookScreen) -> None:
    module = opened.session.course.outline.modules[0]
    assert opened.session.progress.module_count(module) == (0, 2)
    answer(opened, "way", {"chosen": "left"})
    assert opened.session.progress.module_count(module) == (1, 3)
    answer(opened, "why-left", "because")
    assert opened.session.progress.module_count(module) == (2, 4)


def test_a_hidden_one_can_be_opened_all_the_same(qtbot: QtBot, opened: WorkbookScreen) -> None:
    asked = card(opened, "why-left")
    asked._folded.open_it.click()
    assert not is_folded(asked)


def test_an_answer_that_becomes_hidden_stays(qtbot: QtBot, opened: WorkbookScreen) -> None:
    answer(opened, "way", {"chosen": "left"})
    answer(opened, "why-left", "because")
    answer(opened, "way", {"chosen": "right"})
    assert opened.session.answer(ExerciseId("why-left")) == "because"


def test_an_earlier_answer_is_recalled_and_leads_there_and_back(qtbot: QtBot, opened: WorkbookScreen) -> None:
    box = card(opened, "again").findChild(RecallBox)
    assert box is not None
    assert not box.isVisibleTo(opened)
    answer(opened, "story", "It rained.\nThen not.")
    saved(qtbot, opened, "story")
    box = card(opened, "again").findChild(RecallBox)
    assert box is not None
    assert box.words.text() == "It rained.\nThen not."
    box.there.click()
    assert opened.place()[1].id == "ask"
    opened.back.click()
    assert opened.place()[1].id == "look-back"


def test_a_beginning_is_offered_and_not_saved_until_it_is_touched(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path
) -> None:
    answer(opened, "story", "It rained.")
    saved(qtbot, opened, "story")
    field = card(opened, "short").editor.focus_target()
    assert field.property("text") == "It rained."
    assert not opened.session.is_answered(ExerciseId("short"))
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "!")
    window.show_home()
    with open_workbook(path) as file:
        assert set(file.answers()) == {"story", "short"}
        assert file.answers()[ExerciseId("short")].answer == "It rained.!"


def test_lines_become_own_lines_of_a_checklist(qtbot: QtBot, opened: WorkbookScreen) -> None:
    answer(opened, "story", "It rained.")
    saved(qtbot, opened, "story")
    shown = card(opened, "sorted").editor.answer
    assert [line["text"] for line in shown["own"]] == ["It rained."]
    assert opened.session.state(ExerciseId("sorted")) == "idle"


def test_the_first_page_is_kept_ready_and_shown_the_same(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    files = {
        "course.md": b"---\ntitle: Ready\nid: ready\nversion: 1.0.0\n---\n",
        "modules/01-one.md": b"---\ntitle: One\n---\nSome *lively* words.\n\n::: line it\nWhat?\n:::\n",
    }
    window.entrance.start_workbook(files, tmp_path / "ready.workbook", "")
    screen = wait_for_workbook(qtbot, window)
    before = [label.text() for label in screen.current().cards["it"].findChildren(QLabel)]
    window.show_home()
    window.entrance.open_path(str(tmp_path / "ready.workbook"))
    screen = wait_for_workbook(qtbot, window)
    assert screen.session.course.first_texts("one", "one") == ["Some *lively* words."]
    assert [label.text() for label in screen.current().cards["it"].findChildren(QLabel)] == before


def test_a_box_comes_and_goes_with_the_answer_it_follows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-a.md": b"---\ntitle: A\nid: a\n---\n"
        b"::: choice gate\nRead it?\n\n- all {#all}\n- later {#later}\n:::\n\n"
        b"::: care Only for all\nshow-if: gate all\n\nTender words.\n:::\n\n::: note Always\nPlain words.\n:::\n",
    }
    path = tmp_path / "boxes.workbook"
    create_workbook(path, files).close()
    window.entrance.open_path(str(path))
    view = wait_for_workbook(qtbot, window).current()
    view.complete()
    maintenance, note = view.findChildren(BoxOnPage)
    assert (maintenance.isVisibleTo(view), note.isVisibleTo(view)) == (False, True)
    view.cards["gate"].editor.rows["all"].click()
    assert maintenance.isVisibleTo(view)
    view.cards["gate"].editor.rows["later"].click()
    assert not maintenance.isVisibleTo(view)
