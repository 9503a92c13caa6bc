"""A workbook is read in another language of its course; every answer stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.course.test_translations import FILES, GERMAN
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.updating.letter import as_text, letter
from workbook.answers.updating.update import look_at, standing_of, update
from workbook.course.outline import read_about
from workbook.course.reading import read_course


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(FILES)


def answer(file: WorkbookFile, name: str, given: object) -> None:
    file.save_answer(next(e for e in read_course(file.files())[0].exercises() if e.id == name), given)


def answers(file: WorkbookFile) -> dict[str, object]:
    return {str(key): saved.answer for key, saved in file.answers().items()}


def test_every_answer_stays_and_new_ones_go_under_the_same_ids(
    file: WorkbookFile, reopen: Callable[[], WorkbookFile]
) -> None:
    answer(file, "room", {"chosen": "home"})
    file.keep_ready({"outline": "of the English words"})
    file.set_language("de")
    assert file.ready() == {}
    answer(file, "last", "nichts mehr")
    file.close()
    with reopen() as again:
        assert again.language == "de"
        assert read_about(again.files()).title == "Ruhige Abende"
        assert answers(again) == {"room": {"chosen": "home"}, "last": "nichts mehr"}
        assert again.answers()["last"].question == "And now?"  # type: ignore[index]
        again.set_language("en")
        assert read_about(again.files()).title == "Steady evenings"
        assert answers(again) == {"room": {"chosen": "home"}, "last": "nichts mehr"}


def test_a_workbook_can_begin_in_a_translation(path: Path, files: dict[str, bytes], notes: Path) -> None:
    with create_workbook(path, files, language="de", notes=notes) as file:
        assert read_about(file.files()).title == "Ruhige Abende"
        assert "course.de.md" in file.course_files()


def test_a_version_is_told_in_the_language_that_is_read(file: WorkbookFile, files: dict[str, bytes]) -> None:
    file.set_language("de")
    answer(file, "room", {"chosen": "home"})
    newer = {**files, "course.md": files["course.md"].replace(b"1.2.0", b"1.3.0")}
    newer["modules/de/01-arrive.md"] = files["modules/de/01-arrive.md"].replace(
        b"Wo bist du?", b"Wo liest du das?"
    )
    assert standing_of(file, newer).relation == "newer"
    assert "Before: Wo bist du?\n    Now:    Wo liest du das?" in as_text(letter(look_at(file, newer)))
    update(file, newer, BackupFolder(file.uuid))
    assert file.language == "de"
    assert answers(file) == {"room": {"chosen": "home"}}


def test_a_version_without_the_translation_is_read_in_the_courses_own_language(
    file: WorkbookFile, files: dict[str, bytes]
) -> None:
    file.set_language("de")
    answer(file, "room", {"chosen": "home"})
    newer = {path: data for path, data in files.items() if "de" not in path.split(".") and "/de/" not in path}
    newer["course.md"] = files["course.md"].replace(b"1.2.0", b"1.3.0")
    update(file, newer, BackupFolder(file.uuid))
    assert read_about(file.files()).title == "Steady evenings"
    assert answers(file) == {"room": {"chosen": "home"}}


def test_a_course_in_another_language_alone_is_asked_about(
    file: WorkbookFile, files: dict[str, bytes]
) -> None:
    other = {
        "course.md": files["course.md"].replace(b"language: en", b"language: de").replace(b"1.2.0", b"1.3.0")
    }
    stands = standing_of(file, other)
    assert stands.relation == "other-language"
    assert stands.question == "This course file is in another language: Deutsch. Your workbook is in English."
    both = {**other, "course.en.md": GERMAN}
    assert standing_of(file, both).relation == "newer"
