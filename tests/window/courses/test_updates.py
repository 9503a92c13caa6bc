"""Another version of the course, in the window: seen first, taken, and given back, with every answer kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.reading import read_course
from workbook.packaging.writing import write_package
from workbook.window.courses.update_screen import UpdateScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.edge_pages import KEPT
from workbook.window.pages.kept_answers import KeptAnswers, KeptCard
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts import file_dialogs
from workbook.window.parts.recall_box import RecallBox
from workbook.window.parts.words import Words
from workbook.window.privacy.earlier_words import EarlierWords

Files = dict[str, bytes]
Asked = list[tuple[str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with answers to three questions."""
    made = tmp_path / "mine.workbook"
    with create_workbook(made, SMALL, name="Ana") as file:
        exercises = {str(exercise.id): exercise for exercise in read_course(SMALL)[0].exercises()}
        file.save_answer(exercises["name-it"], "soft")
        file.save_answer(exercises["tell"], "It was by the river.")
        file.save_answer(exercises["nearest"], {"chosen": "alone"})
    return made


@pytest.fixture
def newer() -> Files:
    """One question is worded anew, one is another kind, one is gone."""
    module = SMALL["modules/01-all.md"].decode()
    module = module.replace("One word for today?", "Which word fits today?")
    module = module.replace("::: reflection tell", "::: list tell")
    start = module.index("::: choice nearest")
    module = module[:start] + module[module.index("::: checklist signs") :]
    top = b"---\ntitle: A small course\nid: small\nversion: 1.1.0\nauthor: Ruth\nchanged: Shorter now.\n---\n"
    return {**SMALL, "course.md": top, "modules/01-all.md": module.encode()}


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What was asked or told; the first way is always taken."""
    said: Asked = []

    def ask(title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        said.append((title, words))
        return choices[0]

    monkeypatch.setattr(window, "ask", ask)
    return said


@pytest.fixture
def offered(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, newer: Files, asked: Asked
) -> UpdateScreen:
    window.updates.offer(newer)
    return wait_for_update(qtbot, window)


def wait_for_update(qtbot: QtBot, window: MainWindow) -> UpdateScreen:
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), UpdateScreen))
    screen = window.screen_now()
    assert isinstance(screen, UpdateScreen)
    return screen


def taken(qtbot: QtBot, window: MainWindow, screen: UpdateScreen) -> WorkbookScreen:
    before = window.session
    screen.take.click()
    qtbot.waitUntil(lambda: window.session is not before and isinstance(window.screen_now(), WorkbookScreen))
    shown = window.screen_now()
    assert isinstance(shown, WorkbookScreen)
    shown.complete()
    return shown


def said_on(screen: UpdateScreen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(Words))


def kept_page(screen: WorkbookScreen) -> KeptAnswers:
    screen.show_page(KEPT, KEPT)
    page = screen.current()
    assert isinstance(page, KeptAnswers)
    page.complete()
    return page


def test_it_says_what_would_change_before_anything_does(offered: UpdateScreen, path: Path) -> None:
    said = said_on(offered)
    for words in (
        "Version 1.0.0 to 1.1.0, by Ruth",
        "A newer edition of this course",
        "Shorter now.",
        "1 question is worded anew",
        "One word for today?",
        "Which word fits today?",
        "1 question is asked in another way",
        "1 exercise is taken out",
        "“Go back to 1.0.0” stays in the File menu.",
    ):
        assert words in said
    assert offered.focusWidget() is offered.take


def test_staying_changes_nothing(qtbot: QtBot, window: MainWindow, offered: UpdateScreen) -> None:
    session = window.session
    offered.stay.click()
    assert isinstance(window.screen_now(), WorkbookScreen)
    assert window.session is session
    assert session
    assert session.course.outline.about.version == "1.0.0"


def test_every_answer_is_there_afterwards(
    qtbot: QtBot, window: MainWindow, offered: UpdateScreen, asked: Asked, path: Path
) -> None:
    screen = taken(qtbot, window, offered)
    assert screen.session.course.outline.about.version == "1.1.0"
    assert [str(key) for key in screen.session.kept()] == ["tell.1", "nearest"]
    assert asked == [
        (
            "Your workbook is at version 1.1.0",
            (
                "Everything you wrote is here. The workbook as it was before is among your earlier days, and "
                "“Go back to 1.0.0” is in the File menu."
            ),
        )
    ]
    cards = kept_page(screen).findChildren(KeptCard)
    assert [card.said for card in cards] == ["It was by the river.", "alone"]
    window.show_home()
    with open_workbook(path) as file:
        assert answers(file) == {
            "name-it": "soft",
            "tell.1": "It was by the river.",
            "nearest": {"chosen": "alone"},
        }


def answers(file: WorkbookFile) -> dict[str, object]:
    return {str(key): saved.answer for key, saved in file.answers().items()}


def test_kept_answers_stand_in_the_outline_only_where_there_are_any(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, newer: Files, asked: Asked
) -> None:
    def rows(screen: WorkbookScreen) -> list[object]:
        screen.complete()
        assert screen.outline
        model = screen.outline.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    assert rows(opened) == ["All kinds", "Another"]
    window.updates.offer(newer)
    screen = taken(qtbot, window, wait_for_update(qtbot, window))
    assert rows(screen) == ["All kinds", "Another", "Kept answers"]
    assert screen.outline
    screen.outline.activated.emit(screen.outline.model().index(2, 0))
    assert isinstance(screen.current(), KeptAnswers)


def test_what_one_answered_before_stands_beside_a_question_that_changed(
    qtbot: QtBot, window: MainWindow, offered: UpdateScreen
) -> None:
    screen = taken(qtbot, window, offered)
    screen.show_exercise("tell")
    [box] = screen.current().cards["tell"].findChildren(RecallBox)
    assert box.words.text() == "It was by the river."
    box.there.click()
    assert isinstance(screen.current(), KeptAnswers)
    screen.go_back()
    assert "tell" in screen.current().cards


def test_a_kept_answer_can_be_looked_back_at(qtbot: QtBot, window: MainWindow, offered: UpdateScreen) -> None:
    screen = taken(qtbot, window, offered)
    card = next(card for card in kept_page(screen).findChildren(KeptCard) if card.said == "alone")
    card.before.click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierWords))
    shown = window.screen_now()
    assert isinstance(shown, EarlierWords)
    assert shown.question.text() == "What is nearest?"


def test_one_click_goes_back_and_what_was_written_since_is_kept(
    qtbot: QtBot, window: MainWindow, offered: UpdateScreen, path: Path
) -> None:
    screen = taken(qtbot, window, offered)
    exercise = screen.session.course.find("tell")
    assert exercise
    screen.session.give(exercise, {"entries": [{"row": "abcdefgh", "text": "the water"}]})
    assert window.menus._actions["version before"].text() == "Go &back to version 1.0.0…"
    window.do("version before")
    back = wait_for_update(qtbot, window)
    assert "The version before" in said_on(back)
    screen = taken(qtbot, window, back)
    assert screen.session.course.outline.about.version == "1.0.0"
    assert screen.session.answer(exercise.id) == "It was by the river."
    assert [card.said for card in kept_page(screen).findChildren(KeptCard)] == ["the water"]


def test_the_way_back_is_offered_only_where_there_is_one(window: MainWindow, opened: WorkbookScreen) -> None:
    assert not window.menus._actions["version before"].isVisible()


def test_a_file_is_chosen_by_the_menu(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, newer: Files, asked: Asked, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    package = tmp_path / "small-1.1.0.course"
    package.write_bytes(write_package(newer))
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: package)
    window.do("version")
    assert "Shorter now." in said_on(wait_for_update(qtbot, window))


@pytest.mark.parametrize(
    ("change", "title", "words"),
    [
        (lambda files: files, "You have this version", "This is the version that your workbook has: 1.0.0."),
        (
            lambda files: {**files, "course.md": files["course.md"].replace(b"id: small", b"id: other")},
            "This is another course",
            "This is another course: “A small course”, not “A small course”.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, asked: Asked,
    change: Callable[[Files], Files], title: str, words: str,
) -> None:  # fmt: skip
    window.updates.offer(change(dict(SMALL)))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][0] == title
    assert words in asked[0][1]
    assert isinstance(window.screen_now(), WorkbookScreen)


def test_an_older_version_is_called_so(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, asked: Asked
) -> None:
    window.updates.offer({**SMALL, "course.md": SMALL["course.md"].replace(b"1.0.0", b"0.9.0")})
    said = said_on(wait_for_update(qtbot, window))
    assert "This course file is older: version 0.9.0. Your workbook has 1.0.0." in said
    assert "Another edition of this course" in said


def test_the_list_can_be_saved(
    offered: UpdateScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "list.txt")
    offered.save.click()
    saved = (tmp_path / "list.txt").read_text(encoding="utf-8")
    assert saved.startswith("Version 1.0.0 to 1.1.0 of “A small course”:\n\nShorter now.\n")
    assert "- 1 question is worded anew" in saved
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "no such folder" / "list.txt")
    offered.save.click()
    assert asked[-1][0] == "That could not be saved"


def test_what_fails_is_told_and_nothing_changed(
    qtbot: QtBot, window: MainWindow, offered: UpdateScreen, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.disk.trouble import WorkbookTrouble

    def full(*_: object, **__: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    monkeypatch.setattr(BackupFolder, "make", full)
    offered.take.click()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("That could not be done", "The disk is full.")]
    assert window.screen_now() is offered
    assert offered.take.isEnabled()


def test_kept_answers_come_into_the_whole_workbook_pdf_unless_they_are_just_for_me(
    qtbot: QtBot, window: MainWindow, offered: UpdateScreen, tmp_path: Path
) -> None:
    taken(qtbot, window, offered)
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: bool(screen.list.lines))
    screen.choose_edition("workshop")
    assert not {"tell.1", "nearest"} & {str(key) for key in screen.list.lines}
    screen.choose_edition("keepsake")
    ticked = {str(key): line.tick.isChecked() for key, line in screen.list.lines.items()}
    assert ticked == {"name-it": True, "tell.1": False, "nearest": True}
    assert "Kept answers" in [words.text() for words in screen.list.findChildren(Words)]
    screen.export_to(tmp_path / "all.pdf")
    qtbot.waitUntil((tmp_path / "all.pdf").exists, timeout=20_000)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "all.pdf").pages)
    assert "What is nearest?" in text
    assert "It was by the river." not in text
    qtbot.waitUntil(lambda: not screen.foot.make.isHidden(), timeout=20_000)
