"""Printing a course to fill in, as a person types it."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import SHIPPED, Run


def test_a_course_is_printed_to_fill_in(run: Run, tmp_path: Path) -> None:
    told = run("blank", SHIPPED, "--paper", "letter", "-o", "form.pdf")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("form.pdf is ready: ")
    assert len(PdfReader(tmp_path / "form.pdf").pages) > 10
    assert run("blank", SHIPPED, "--module", "before-you-begin", "-o", "form.pdf").code == 1  # no such module


def test_the_leaders_copy_has_a_name_of_its_own(run: Run, tmp_path: Path) -> None:
    assert run("blank", SHIPPED).code == run("blank", SHIPPED, "--edition", "facilitator").code == 0
    names = sorted(path.name.rsplit(" - ", 1)[0] for path in tmp_path.glob("*.pdf"))
    assert names == ["Explore This Further - blank", "Explore This Further - for the leader"]


def test_what_is_no_course_is_said_and_nothing_written(run: Run, tmp_path: Path) -> None:
    told = run("blank", "nothing-here", "-o", "form.pdf")
    assert told.code == 1
    assert not (tmp_path / "form.pdf").exists()


def test_only_the_answers_of_some_days_are_printed(run: Run, tmp_path: Path) -> None:
    def printed(*more: str) -> str:
        told = run("export", SHIPPED, "--sample", "-o", "out.pdf", *more)
        assert told.code == 0
        return "\n".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)

    whole, answers = printed(), printed("--only-answers")
    assert len(answers) < len(whole)
    assert "A gentle way" not in answers
    assert len(printed("--only-answers", "--until", "2000-01-01")) < len(answers)
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf", "--since", "yesterday")
    assert (told.code, "is no day" in told.err) == (1, True)


def test_what_stood_there_on_other_days_is_printed_when_asked_for(run: Run, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from workbook.answers.file.workbook_file import create_workbook
    from workbook.course.reading import read_course
    from workbook.packaging.course_by_name import open_course

    files = dict(open_course(SHIPPED))
    exercise = next(e for e in read_course(files)[0].exercises() if e.id == "start-hopes")
    with create_workbook(tmp_path / "a.workbook", files) as file:
        for day, words in ((1, "at first"), (2, "on the second day"), (3, "and now")):
            file.save_answer(exercise, words, at=datetime(2026, 11, day, 12, tzinfo=UTC))
    for more, printed in (([], False), (["--earlier-versions"], True)):
        assert run("export", "a.workbook", "-o", "out.pdf", "--only-answers", *more).code == 0
        text = " ".join(
            " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages).split()
        )
        assert "and now" in text
        assert (
            "Before, on 2 November 2026: on the second day Before, on 1 November 2026: at first" in text
        ) is printed


def test_a_form_is_printed_in_a_language_that_the_course_has(run: Run, course: Path, tmp_path: Path) -> None:
    (course / "course.de.md").write_text("---\ntitle: Meiner\n---\n", encoding="utf-8")
    assert run("blank", course, "--language", "de", "-o", "form.pdf").code == 0
    assert "Meiner" in PdfReader(tmp_path / "form.pdf").pages[0].extract_text()
    told = run("blank", course, "--language", "fr", "-o", "other.pdf")
    assert (told.code, told.err) == (1, "This course is not in “fr”. It is in: en, de. Nothing was changed.")
    assert not (tmp_path / "other.pdf").exists()


def test_a_name_without_initials_is_asked_for_again(run: Run, tmp_path: Path) -> None:
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf", "--initials", "Ines")
    assert (told.code, told.err) == (1, "“Ines” is to be a name and its initials, such as Ines=I.")
    assert not (tmp_path / "out.pdf").exists()
