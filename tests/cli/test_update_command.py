"""`workbook update`: what it says, and what is in the workbook afterwards."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

QUESTION = "What brought you here?"


@pytest.fixture
def newer(run: Run, course: Path, tmp_path: Path) -> Path:
    """The next version of the course that `book` is of."""
    top, module = course / "course.md", next(iter(sorted((course / "modules").glob("*.md"))))
    top.write_text(
        top.read_text(encoding="utf-8").replace(
            "version: 0.1.0", "version: 0.2.0\nchanged: One question is new."
        ),
        encoding="utf-8",
    )
    text = module.read_text(encoding="utf-8")
    module.write_text(
        f"{text}\n::: line brought\ntitle: What brought me\n\n{QUESTION}\n:::\n", encoding="utf-8"
    )
    return course


def answers(run: Run, book: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("answers", book).out)["answers"]
    return found


def test_it_says_what_changes_in_the_authors_words_and_keeps_every_answer(
    run: Run, book: Path, newer: Path
) -> None:
    before = answers(run, book)
    told = run("update", book, newer)
    assert told.code == 0
    assert "Version 0.1.0 to 0.2.0 of “Mine”:" in told.out
    assert "What is new, in the words of who wrote it:\n  One question is new." in told.out
    assert "- 1 exercise is new\n    “What brought me”." in told.out
    assert told.out.endswith(
        f"“a.workbook” has version 0.2.0 now. `workbook update {book} --undo` goes back.\n"
    )
    assert run("answer", book, "brought", '"a friend"').code == 0
    assert answers(run, book) == {**before, "brought": "a friend"}
    assert run("verify", book).code == 0


def test_back_and_forward_with_what_was_written_since(run: Run, book: Path, newer: Path) -> None:
    run("update", book, newer)
    run("answer", book, "brought", '"a friend"')
    told = run("update", book, "--undo")
    assert told.out.endswith("“a.workbook” has version 0.1.0 again, and everything you wrote.\n")
    assert answers(run, book)["brought"] == "a friend"
    assert "a friend" in run("answers", book, "--format", "markdown").out
    told = run("update", book, newer)
    assert "- 1 kept answer has its place again" in told.out
    assert run("answer", book, "brought", '"a friend, I think"').code == 0


def test_a_dry_run_changes_not_a_byte(run: Run, book: Path, newer: Path) -> None:
    before = book.read_bytes()
    told = run("update", book, newer, "--dry-run")
    assert told.code == 0
    assert "- 1 exercise is new" in told.out
    assert told.out.endswith("Nothing was changed.\n")
    assert book.read_bytes() == before
    run("update", book, newer)
    before = book.read_bytes()
    assert run("update", book, "--undo", "--dry-run").out.endswith("Nothing was changed.\n")
    assert book.read_bytes() == before


def test_the_same_version_is_nothing_to_do(run: Run, book: Path, course: Path) -> None:
    before = book.read_bytes()
    told = run("update", book, course)
    assert (told.code, told.out) == (
        0,
        "“a.workbook” has this version already: 0.1.0. There is nothing to do.\n",
    )
    assert book.read_bytes() == before


def test_an_older_version_is_asked_about(run: Run, book: Path, newer: Path) -> None:
    run("update", book, newer)
    older = newer / "course.md"
    older.write_text(older.read_text(encoding="utf-8").replace("0.2.0", "0.1.5"), encoding="utf-8")
    told = run("update", book, newer)
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "This course file is older: version 0.1.5. Your workbook has 0.2.0. Nothing was changed. "
        "Add --yes to take it all the same."
    )
    assert run("update", book, newer, "--yes").code == 0
    assert run("update", book, "--undo", "--dry-run").out.startswith("Version 0.1.5 to 0.2.0")


def test_another_course_is_never_taken(run: Run, book: Path) -> None:
    for more in ((), ("--yes",)):
        told = run("update", book, "explore-this-further", *more)
        assert told.code == 1
        assert "This is another course: “Explore This Further”, not “Mine”. Nothing was changed." in told.err


def test_there_may_be_nothing_to_go_back_to(run: Run, book: Path) -> None:
    told = run("update", book, "--undo")
    assert told.code == 1
    assert "has only ever had one version of its course, 0.1.0, so there is none to go back to." in told.err


@pytest.mark.parametrize("more", [[], ["mine", "--undo"]])
def test_it_wants_a_course_or_undo(run: Run, book: Path, more: list[str]) -> None:
    told = run("update", book, *more)
    assert told.code == 2
    assert told.err.startswith("workbook update: name a course to update to, or --undo to go back.")


def test_a_locked_workbook_is_updated_with_its_passphrase(
    run: Run, book: Path, newer: Path, tmp_path: Path, cheap_locks: None
) -> None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import open_workbook
    from workbook.answers.locked.locking import lock_workbook
    from workbook.answers.locked.recovery_words import new_words

    with open_workbook(book) as file:
        lock_workbook(file, BackupFolder(file.uuid), "four small boats", new_words())
    (tmp_path / "pass.txt").write_text("four small boats\n", encoding="utf-8")
    assert run("update", book, newer).code == 1
    assert run("update", book, newer, "--passphrase-file", "pass.txt").code == 0
    assert b"SQLite" not in book.read_bytes()[:100]


def test_the_language_of_a_workbook_is_chosen_and_every_answer_stays(
    run: Run, course: Path, tmp_path: Path
) -> None:
    (course / "course.de.md").write_text("---\ntitle: Meiner\n---\n", encoding="utf-8")
    assert run("start", course, "-o", "b.workbook", "--language", "DE").code == 0
    assert run("language", "b.workbook").out == "en  English\nde  Deutsch (it is read in this one)\n"
    assert run("answers", "b.workbook", "--format", "markdown").out.startswith("# Meiner")
    told = run("language", "b.workbook", "en")
    assert told.out == "“b.workbook” is read in English now. Every answer is as it was.\n"
    assert run("answers", "b.workbook", "--format", "markdown").out.startswith("# Mine")


@pytest.mark.parametrize(
    "words", [("language", "b.workbook", "fr"), ("start", "mine", "-o", "c.workbook", "--language", "fr")]
)
def test_a_language_that_is_not_there_is_told(run: Run, course: Path, words: tuple[str, ...]) -> None:
    run("start", course, "-o", "b.workbook")
    told = run(*words)
    assert told.code == 1
    assert told.err == "This course is not in “fr”. It is in: en. Nothing was changed."


@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("Yes", 0), ("", 1), ("no", 1)])
def test_somebody_at_a_terminal_is_asked_before_an_older_version_is_taken(
    run: Run, book: Path, newer: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    run("update", book, newer)
    older = newer / "course.md"
    older.write_text(older.read_text(encoding="utf-8").replace("0.2.0", "0.1.5"), encoding="utf-8")
    asked = []

    class Terminal:
        def isatty(self) -> bool:
            return True

    def answered(question: str) -> str:
        asked.append(question)
        return typed

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", answered)
    told = run("update", book, newer)
    assert asked == [
        "This course file is older: version 0.1.5. Your workbook has 0.2.0. Take it all the same? [y/N] "
    ]
    assert (told.code, told.err) == (code, "Nothing was changed." if code else "")
