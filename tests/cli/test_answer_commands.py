"""What is typed about a workbook and its answers: start, sample, answer, answers and export."""

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import SHIPPED, Run
from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.tables.marks import new_mark
from workbook.packaging.course_by_name import open_course

# start, sample, answer, answers


def test_start_makes_a_workbook_and_never_overwrites_one(run: Run, book: Path) -> None:
    before = book.read_bytes()
    told = run("start", SHIPPED, "-o", book)
    assert told.code == 1
    assert "already there and was not changed" in told.err
    assert book.read_bytes() == before
    with open_workbook(book) as file:
        assert (file.name, file.course_id) == ("Ä", "mine")


def test_start_from_a_package_and_from_a_course_that_ships(run: Run, course: Path) -> None:
    run("pack", course, "-o", "c.course")
    assert run("start", "c.course", "-o", "b.workbook").code == 0
    assert run("start", SHIPPED, "-o", "c.workbook").code == 0


def test_start_refuses_another_ending_and_a_course_without_modules(
    run: Run, course: Path, tmp_path: Path
) -> None:
    assert "is to end in .workbook" in run("start", course, "-o", "a.txt").err
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "course.md").write_text("---\ntitle: T\n---\n")
    assert "has no modules yet" in run("start", "bare", "-o", "a.workbook").err
    assert not list(tmp_path.glob("*.workbook"))


def test_sample_fills_a_workbook(run: Run, tmp_path: Path) -> None:
    assert run("sample", SHIPPED, "-o", "s.workbook").code == 0
    said = json.loads(run("answers", "s.workbook").out)
    sample = json.loads(open_course(SHIPPED)["sample-answers.json"])
    assert said["answers"] == sample["answers"]
    assert said["not-today"] == sample["not-today"]
    assert said["on"] == sample["on"]
    assert {key: said["share"][key] for key in sample["share"]} == sample["share"]
    assert run("sample", SHIPPED, "-o", "s.workbook").code == 1


def test_sample_of_a_course_without_one(run: Run, course: Path, tmp_path: Path) -> None:
    (course / "sample-answers.json").write_text("{")
    assert "cannot be read" in run("sample", course, "-o", "s.workbook").err
    (course / "sample-answers.json").unlink()
    assert "has no example answers" in run("sample", course, "-o", "s.workbook").err
    assert not list(tmp_path.glob("*.workbook"))


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("beginning-word", '"Schnee ❄ \\n \\u0000 <b>"'),
        ("beginning-place", '{"chosen": "other", "other": "im Zug"}'),
        ("beginning-signs", '{"ticked": ["hum", "gone-id"], "own": [{"row": "a", "text": "x"}], "new": 1}'),
        ("beginning-now", '{"values": {"value": 4.5}}'),
        ("going-on-step", '{"rows": [{"row": "plan-1", "if": "a", "then": "b"}]}'),
    ],
)  # fmt: skip
def test_an_answer_is_saved_and_printed_as_it_was(run: Run, book: Path, exercise: str, answer: str) -> None:
    assert run("answer", book, exercise, answer) == (0, "Saved.\n", "")
    assert json.loads(run("answers", book).out)["answers"] == {exercise: json.loads(answer)}


def test_null_clears_and_history_keeps(run: Run, book: Path) -> None:
    run("answer", book, "beginning-word", '"one"')
    run("answer", book, "beginning-word", '"two"')
    assert run("answer", book, "beginning-word", "null") == (0, "Cleared.\n", "")
    said = json.loads(run("answers", book, "--history").out)
    assert said["answers"] == {}
    assert [entry["answer"] for entry in said["history"]["beginning-word"]] == ["one", "two", None]
    text = run("answers", book, "--format", "markdown", "--history").out
    assert "> two" in text
    assert "> one" in text


def test_answers_as_markdown(run: Run, book: Path) -> None:
    run("answer", book, "beginning-word", '"Schnee"')
    told = run("answers", book, "--format", "markdown")
    assert told.out.startswith("# Mine\n\nÄ\n")
    assert "### 1.2 Which word fits today?\n\n> Schnee\n" in told.out


def test_an_answer_from_standard_input(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('\ufeff"Öl"\n'.encode())))
    assert run("answer", book, "beginning-word", "-").code == 0
    assert json.loads(run("answers", book).out)["answers"] == {"beginning-word": "Öl"}


@pytest.mark.parametrize(
    ("exercise", "answer", "says"),
    [
        (
            "beginning-wort",
            '"x"',
            "This course has no exercise “beginning-wort”. Did you mean `beginning-word`?",
        ),
        ("beginning-word", "x", "The answer is not JSON."),
        ("beginning-word", "", "The answer is not JSON."),
        ("beginning-word", "[" * 100_000, "it is nested too deeply. Nothing was saved."),
        ("beginning-word", "9" * 5000, "a number in it is too large. Nothing was saved."),
        ("beginning-word", "1e999", "a number in it is too large. Nothing was saved."),
        ("beginning-word", '{"a": 1}', "is to be a text"),
        ("beginning-word", "NaN", "it has a number that is none. Nothing was saved."),
        ("beginning-place", '"home"', "“beginning-place” (Choice)"),
        ("beginning-now", '{"values": {"value": "4"}}', "“beginning-now” (Scale)"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    run: Run, book: Path, exercise: str, answer: str, says: str
) -> None:
    told = run("answer", book, exercise, answer)
    assert (told.code, told.out) == (1, "")
    assert says in told.err
    assert json.loads(run("answers", book).out)["answers"] == {}


@pytest.mark.parametrize(
    "command", [["answers"], ["answer", "beginning-word", '"x"'], ["export", "-o", "x.pdf"]]
)
def test_a_workbook_that_cannot_be_opened(run: Run, book: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "text.workbook").write_text("This is a text.\n" * 99)
    name, *rest = command
    assert "It was not changed." in run(name, "text.workbook", *rest).err
    assert "There is no file “gone.workbook”" in run(name, "gone.workbook", *rest).err
    with open_workbook(book):
        told = run(name, book, *rest)
    assert told.code == 1
    assert "is open" in told.err


# export


def test_export_a_course_with_its_examples(run: Run, tmp_path: Path) -> None:
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf")
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert told == (0, f"out.pdf is ready: {len(pages)} pages.\n", "")
    text = "".join(page.extract_text() for page in pages)
    assert "What brought me here" in text
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_export_editions_options_and_overwriting(run: Run, tmp_path: Path) -> None:
    run("sample", SHIPPED, "-o", "s.workbook")
    sizes = set()
    for options in (
        ["--edition", "keepsake"],
        ["--edition", "workshop", "--paper", "letter"],
        ["--large-print", "--include-private"],
        ["--module", "start", "need"],
    ):
        assert run("export", "s.workbook", "-o", "out.pdf", *options).code == 0
        sizes.add((tmp_path / "out.pdf").stat().st_size)
    assert len(sizes) == 4


def test_private_answers_come_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    run("sample", SHIPPED, "-o", "s.workbook")

    def text(*options: str) -> str:
        run("export", "s.workbook", "-o", "out.pdf", *options)
        pages = PdfReader(tmp_path / "out.pdf").pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    assert "Tuesday, about one" not in text()
    assert "Tuesday, about one" in text("--include-private")


def test_names_on_a_map_can_be_told_by_initials(run: Run, tmp_path: Path) -> None:
    def text(*options: str) -> str:
        run("export", "make-your-own-course", "--sample", "--include-private", "-o", "out.pdf", *options)
        return " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)

    assert "Dr Okoro" in text()
    hidden = text("--hide-names")
    assert "Okoro" not in hidden
    assert "D." in hidden


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["mine", "-o", "x.pdf"], "“mine” is not a workbook. To print a course’s examples, add --sample."),
        (["a.workbook", "-o", "x.pdf", "--module", "beginnin"], "Did you mean `beginning`?"),
        (["a.workbook", "-o", "no/where/x.pdf"], "x.pdf was not written"),
        (["a.workbook", "-o", "mine"], "mine was not written"),
        (["nothing", "--sample", "-o", "x.pdf"], "There is no course “nothing”."),
    ],
)
def test_export_that_cannot_be_done(
    run: Run, book: Path, tmp_path: Path, arguments: list[str], says: str
) -> None:
    told = run("export", *arguments)
    assert (told.code, told.out) == (1, "")
    assert says in told.err
    assert not list(tmp_path.glob("*.pdf"))


def test_export_with_a_password_from_a_file(run: Run, tmp_path: Path) -> None:
    Path("password.txt").write_text("four small boats\nand more\n", "utf-8")
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf", "--password-file", "password.txt")
    assert told.code == 0
    assert not PdfReader("out.pdf").decrypt("and more")
    assert PdfReader("out.pdf").decrypt("four small boats")


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        ("\nsecond", ["--password-file", "password.txt"], "The first line of “password.txt” is empty"),
        ("ä" * 100, ["--password-file", "password.txt"], "longer than a PDF can have"),
        ("", ["--lock"], "Give --password-file, or type the command where it can ask you."),
    ],
)
def test_a_password_that_is_none_makes_no_pdf(run: Run, content: str, options: list[str], says: str) -> None:
    Path("password.txt").write_text(content, "utf-8")
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf", *options)
    assert told.code == 1
    assert says in told.err
    assert not Path("out.pdf").exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [(["four", "four"], ""), (["four", "fuor"], "not the same"), ([""], "No password was typed")],
)
def test_export_asks_for_a_password_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: list[str], says: str
) -> None:
    monkeypatch.setattr("workbook.cli.pdf_password.getpass", lambda _prompt: typed.pop(0))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    told = run("export", SHIPPED, "--sample", "-o", "out.pdf", "--lock")
    assert says in told.err
    assert Path("out.pdf").exists() == (told.code == 0) == (not says)


def test_marks_days_and_what_is_brought_come_into_the_keepsake_only_when_asked_for(
    run: Run, tmp_path: Path
) -> None:
    run("sample", SHIPPED, "-o", "s.workbook")
    with open_workbook(tmp_path / "s.workbook") as file:
        at = datetime(2026, 11, 21, 18, tzinfo=UTC)
        file.put_mark(new_mark("page", "start", "not-there", at)._replace(note="Noted by Marta"))

    def text(*options: str) -> str:
        assert run("export", "s.workbook", "-o", "out.pdf", *options).code == 0
        pages = PdfReader(tmp_path / "out.pdf").pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    plain = text()
    for option, said in (
        (
            "--marks",
            "The course has these words no longer For the whole page, 21 November 2026 Noted by Marta",
        ),
        ("--days", "What I wrote, on the day I wrote it."),
        ("--what-i-bring", "Answers I chose to bring. The numbers lead back"),
    ):
        assert said not in plain
        assert said in text(option)
        told = run("export", "s.workbook", "-o", "workshop.pdf", "--edition", "workshop", option)
        assert (told.code, "are for the keepsake" in told.err) == (1, True)
        assert not (tmp_path / "workshop.pdf").exists()
