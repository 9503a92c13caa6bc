"""What facilitators type to sign a package and to say what is new, and what learners are told of it."""

import builtins
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbook.authoring.signing_key import find_key
from workbook.packaging.reading import read_package


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person at a terminal, with the lines that they are about to type."""
    lines: list[str] = []

    class Terminal:
        def isatty(self) -> bool:
            return True

    def typed(_prompt: str = "") -> str:
        return lines.pop(0)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(builtins, "input", typed)
    monkeypatch.setattr("workbook.cli.signing.getpass", typed)
    return lines


def raised(course: Path, version: str) -> None:
    text = (course / "course.md").read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("version:"))
    (course / "course.md").write_text(text.replace(before, f"version: {version}"), encoding="utf-8")


def letters_in(out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith("Your key: ")).removeprefix("Your key: ")


def test_a_key_is_made_once_and_then_shown(run: Run) -> None:
    first = run("key")
    assert first.out.startswith("Your key is made. It is in ")
    again = run("key")
    assert "is made" not in again.out
    assert letters_in(first.out) == letters_in(again.out)


def test_without_a_key_signing_says_how_to_make_one(run: Run, course: Path) -> None:
    told = run("pack", course, "--sign")
    assert told.code == 1
    assert told.err.startswith("There is no key to sign with yet. This makes one: ")
    assert not list(Path().glob("*.course"))


def test_a_learner_is_told_that_it_is_from_the_same_person_as_before(run: Run, course: Path) -> None:
    letters = letters_in(run("key").out)
    run("pack", course, "--sign", "-o", "one.course")
    raised(course, "0.2.0")
    run("pack", course, "--sign", "-o", "two.course")
    assert f"signed with the key {letters}." in run("start", "one.course", "-o", "a.workbook").out
    assert "from the same person as before" in run("update", "a.workbook", "two.course").out
    run("pack", course, "-o", "three.course")
    assert "this version is not" in run("start", "three.course", "-o", "b.workbook").out


def test_a_look_at_what_would_change_trusts_no_key(run: Run, course: Path) -> None:
    run("start", course, "-o", "a.workbook")
    run("key")
    raised(course, "0.2.0")
    run("pack", course, "--sign", "-o", "two.course")
    for _again in range(2):
        assert (
            "If its author gave you these letters"
            in run("update", "a.workbook", "two.course", "--dry-run").out
        )
    run("update", "a.workbook", "two.course")
    assert "from the same person as before" in run("update", "a.workbook", "two.course", "--dry-run").out


def test_of_a_course_that_was_never_signed_nothing_is_said(run: Run, course: Path) -> None:
    assert run("start", course, "-o", "a.workbook").out == "a.workbook is ready.\n"


@pytest.mark.usefixtures("cheap_locks")
def test_a_key_with_a_passphrase(run: Run, course: Path, somebody: list[str], tmp_path: Path) -> None:
    somebody += ["pears", "apples"]
    assert run("key", "--passphrase").err == "The two passphrases are not the same. Nothing was changed."
    somebody += [""]
    assert run("key", "--passphrase").err == "No passphrase was typed. Nothing was changed."
    assert find_key() is None
    somebody += ["pears", "pears"]
    run("key", "--passphrase")
    somebody += ["plums"]
    assert run("pack", course, "--sign").err == "That is not the passphrase of your key. Nothing was signed."
    somebody += ["pears"]
    assert run("pack", course, "--sign").code == 0
    (tmp_path / "pass.txt").write_text("pears\n")
    assert run("pack", course, "--sign", "--passphrase-file", "pass.txt").code == 0
    somebody += ["pears", "plums", "plums"]
    assert run("key", "--passphrase").out.startswith("Your key has its new passphrase.")


@pytest.mark.usefixtures("cheap_locks")
def test_where_nobody_can_be_asked_a_passphrase_comes_from_a_file(
    run: Run, somebody: list[str], monkeypatch: pytest.MonkeyPatch, course: Path
) -> None:
    somebody += ["pears", "pears"]
    run("key", "--passphrase")
    monkeypatch.setattr(sys, "stdin", None)
    assert "Give --passphrase-file" in run("pack", course, "--sign").err


# What is new


def test_pack_never_overwrites_a_version_with_other_content(run: Run, course: Path) -> None:
    assert run("pack", course).code == 0
    (course / "help.md").write_text("---\nplace: Here\n---\nMore.\n", encoding="utf-8")
    told = run("pack", course)
    assert told.code == 1
    assert "Raise the `version` in course.md, or add --replace." in told.err
    assert run("pack", course, "--replace").code == 0
    assert read_package(Path("mine-0.1.0.course"))["help.md"].endswith(b"More.\n")


def test_when_the_version_rose_and_nobody_can_be_asked_one_sentence_advises(run: Run, course: Path) -> None:
    run("pack", course)
    raised(course, "0.2.0")
    told = run("pack", course)
    assert told.code == 0
    assert told.err.startswith("Learners are not told what is new yet. Add --changed")
    assert run("pack", course, "--replace", "--changed", "A longer welcome.").err == ""
    assert (read_package(Path("mine-0.2.0.course")).manifest or {})["changes"] == ["A longer welcome."]
    assert "\nchanged: A longer welcome.\n" in (course / "course.md").read_text(encoding="utf-8")


def test_when_somebody_is_there_they_are_asked(run: Run, course: Path, somebody: list[str]) -> None:
    run("pack", course)
    raised(course, "0.2.0")
    somebody += ["A longer welcome.", "One more page.", ""]
    told = run("pack", course)
    assert told.err.startswith("What is new in version 0.2.0, for people who have 0.1.0?")
    manifest = read_package(Path("mine-0.2.0.course")).manifest or {}
    assert manifest["changes"] == ["A longer welcome.", "One more page."]


def test_learners_are_shown_what_is_new(run: Run, course: Path) -> None:
    run("pack", course, "-o", "one.course")
    run("start", "one.course", "-o", "a.workbook")
    raised(course, "0.2.0")
    run("pack", course, "--against", "one.course", "--changed", "A longer welcome.", "-o", "two.course")
    assert "A longer welcome." in run("update", "a.workbook", "two.course").out


def test_into_a_package_nothing_new_is_written(run: Run, course: Path) -> None:
    run("pack", course, "-o", "one.course")
    told = run("pack", "one.course", "-o", "two.course", "--changed", "x")
    assert told.err == "What is new can only be written into a folder of your own. Name the course’s folder."
    assert not Path("two.course").exists()


def test_what_is_new_ends_where_nothing_more_can_be_typed(
    run: Run, course: Path, somebody: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pack", course)
    raised(course, "0.2.0")
    lines = ["One question is new."]

    def typed(_prompt: str = "") -> str:
        if lines:
            return lines.pop()
        raise EOFError

    monkeypatch.setattr(builtins, "input", typed)
    assert run("pack", course).code == 0
    assert "One question is new." in (course / "course.md").read_text(encoding="utf-8")
