"""The commands as a person types them: what they do, what they say, and how they end."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

import workbook
from workbook import cli, commands
from workbook.answers.workbook_file import create_workbook, open_workbook
from workbook.course.files import FolderFiles
from workbook.packaging.reading import read_package
from workbook.places import open_course
from workbook.reports import reports_folder

ROOT = Path(workbook.__file__).parent.parent
SHIPPED = "explore-this-further"


class Told(NamedTuple):
    """What a command ended with and said."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Told:
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert said.err.count("\n") <= 1, "errors are one line"
        return Told(code, said.out, said.err.strip())

    return run


@pytest.fixture
def course(run: Run, tmp_path: Path) -> Path:
    assert run("new", "mine", "--title", "Mine").code == 0
    return tmp_path / "mine"


@pytest.fixture
def book(run: Run, course: Path, tmp_path: Path) -> Path:
    assert run("start", course, "-o", "a.workbook", "--name", "Ä").code == 0
    return tmp_path / "a.workbook"


def spoil(course: Path, old: str, new: str) -> None:
    module = course / "modules" / "01-beginning.md"
    text = module.read_text(encoding="utf-8")
    assert old in text
    module.write_text(text.replace(old, new), encoding="utf-8")


# Usage


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], *([name, "--help"] for name in
     ("check", "new", "pack", "start", "sample", "answer", "answers", "export", "verify", "save-text", "from-text"))],
)  # fmt: skip
def test_help_and_version(run: Run, arguments: list[str]) -> None:
    told = run(*arguments)
    assert (told.code, told.err) == (0, "")
    assert told.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek", "x"], "Did you mean `check`?"),
        (["nonsense"], "no command and no file"),
        (["check"], "the following arguments are required: COURSE"),
        (["start", "x"], "the following arguments are required: -o/--output"),
        (["export", "x", "-o", "y", "--edition", "keepsak"], "Did you mean `keepsake`?"),
        (["export", "x", "-o", "y", "--paper", "a3"], "It can be a4, letter."),
        (["answers", "x", "--format", "xml"], "It can be json, markdown."),
        (["check", "x", "--fixx"], "unrecognized arguments: --fixx"),
        (["check", "x", "--form", "json"], "unrecognized arguments"),
        (["new"], "FOLDER"),
        (["x.workbook", "--fast"], "no command and no file"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(run: Run, arguments: list[str], says: str) -> None:
    told = run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert "--help" in told.err


# check


def test_check_a_clean_course(run: Run, course: Path) -> None:
    assert run("check", course) == (0, "Nothing to mend.\n", "")
    assert run("check", SHIPPED) == (0, "Nothing to mend.\n", "")
    assert json.loads(run("check", SHIPPED, "--format", "json").out) == {"problems": []}


def test_check_says_every_mistake_with_its_place_and_ends_with_1(run: Run, course: Path) -> None:
    spoil(course, "::: line beginning-word\n", "::: lime beginning-word\n")
    spoil(course, "other: Somewhere else", "othr: Somewhere else")
    told = run("check", course)
    assert told.code == 1
    lines = told.out.split("\n")
    assert lines[0].startswith("modules/01-beginning.md:29:1: `lime` is not a kind of exercise or box.")
    assert "modules/01-beginning.md:38:1: `othr` is not a setting of a choice. Did you mean `other`?" in lines
    found = json.loads(run("check", course, "--format", "json").out)["problems"]
    assert [f"{p['file']}:{p['line']}:{p['column']}: {p['what']} {p['hint']}".strip() for p in found] == [
        line.replace("advice: ", "") for line in lines[: len(found)]
    ]


def test_check_with_advice_only_ends_with_0(run: Run, course: Path) -> None:
    spoil(course, "- At home {#home}", "- Home")
    told = run("check", course)
    assert told.code == 0
    assert "advice:" in told.out


def test_check_fix_writes_ids(run: Run, course: Path) -> None:
    spoil(course, "- At home {#home}", "- At home")
    spoil(course, "::: line beginning-word\n", "::: line\n")
    told = run("check", course, "--fix")
    assert told.err == "2 ids written."
    assert "- At home {#at-home}\n" in (course / "modules" / "01-beginning.md").read_text(encoding="utf-8")
    assert run("check", course, "--fix").err == "No id was missing."


def test_check_fix_needs_a_folder_of_ones_own(run: Run) -> None:
    told = run("check", SHIPPED, "--fix")
    assert (told.code, told.err) == (
        1, "Ids can only be written into a folder of your own. Name the course’s folder.",
    )  # fmt: skip


def test_check_against_an_older_package(run: Run, course: Path) -> None:
    run("pack", course, "-o", "old.course")
    told = run("check", course, "--against", "old.course")
    assert told.code == 1
    assert told.out.startswith("course.md:4:1: The version 0.1.0 is not higher than 0.1.0")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("explore-this-furthr", "Did you mean `explore-this-further`?"),
        (
            "nothing",
            "Name a folder, a .course file, or a course that is built in: explore-this-further, make-your-own-course.",
        ),
        ("gone.course", "There is no file or folder “gone.course”."),
        ("empty", "There is no course in “empty”."),
        ("text.course", "“text.course” cannot be opened. This is not a course file."),
        ("some.workbook", "is a workbook, not a course"),
        ("course.md", "Name the folder that course.md is in."),
        ("a\0b", "There is no course"),
    ],
)
def test_a_course_that_cannot_be_opened(run: Run, tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    for file in ("text.course", "some.workbook", "course.md"):
        (tmp_path / file).write_text("text")
    told = run("check", name)
    assert (told.code, told.out) == (1, "")
    assert says in told.err


def test_a_course_with_bad_files_is_checked_as_far_as_it_goes(run: Run, course: Path) -> None:
    (course / "modules" / "03-bad.md").write_bytes(b"\xff\xfe\0")
    (course / "modules" / "04-empty.md").write_bytes(b"")
    told = run("check", course)
    save = "Save it again as plain text with the encoding UTF-8."
    begin = "Begin it with a line of three hyphens (---), a line `title: …` and three hyphens."
    assert told.out.split("\n")[:3] == [
        f"modules/03-bad.md:1:1: This file is not plain text in UTF-8. {save}",
        f"modules/04-empty.md:1:1: This file is empty. {begin}",
        "2 errors.",
    ]


# new and pack


def test_new_leaves_a_folder_that_is_in_use_alone(run: Run, course: Path) -> None:
    assert run("new", course).code == 1
    assert run("new", course / "course.md").code == 1


def test_pack_and_pack_again(run: Run, course: Path, tmp_path: Path) -> None:
    told = run("pack", course)
    assert (told.code, told.err) == (0, "")
    assert "mine-0.1.0.course is ready: version 0.1.0" in told.out
    first = (tmp_path / "mine-0.1.0.course").read_bytes()
    assert read_package(first) == dict(FolderFiles(course))
    assert run("pack", course, "-o", "mine-0.1.0.course").code == 0
    assert (tmp_path / "mine-0.1.0.course").read_bytes() == first


def test_pack_refuses_what_has_errors_and_lists_them(run: Run, course: Path, tmp_path: Path) -> None:
    spoil(course, "::: line beginning-word\n", "::: line\n")
    told = run("pack", course)
    assert (told.code, told.err) == (1, "Nothing was packed: mend the errors first.")
    assert "modules/01-beginning.md:29:1: This line has no id." in told.out
    assert not list(tmp_path.glob("*.course"))


def test_pack_against_lists_changes_and_warns_of_lost_ids(run: Run, course: Path) -> None:
    run("pack", course, "-o", "old.course")
    spoil(course, "{#on-the-way}", "{#travelling}")
    top = course / "course.md"
    top.write_text(top.read_text(encoding="utf-8").replace("0.1.0", "0.1.1"), encoding="utf-8")
    told = run("pack", course, "-o", "new.course", "--against", "old.course")
    assert told.code == 0
    assert "course.md:3:1: advice: beginning-place no longer has “On the way” (on-the-way)." in told.out
    assert "What changed:\n- beginning-place no longer has" in told.out


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
        ("beginning-word", "[" * 100_000, "The answer is not JSON."),
        ("beginning-word", '{"a": 1}', "is to be a text"),
        ("beginning-word", "NaN", "cannot be written as JSON"),
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
        return "".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)

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


# The window


def window(monkeypatch: pytest.MonkeyPatch, problem: str | None) -> list[Path | None]:
    opened: list[Path | None] = []
    monkeypatch.setattr("workbook.preflight.window_problem", lambda: problem)

    def fake_run(path: Path | None = None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setitem(sys.modules, "workbook.window.app", type(sys)("workbook.window.app"))
    monkeypatch.setattr(sys.modules["workbook.window.app"], "run", fake_run, raising=False)
    return opened


def test_no_command_or_a_file_opens_the_window(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = window(monkeypatch, None)
    assert run().code == 0
    assert run(book).code == 0
    assert opened == [None, book]


def test_a_file_that_is_not_there_opens_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = window(monkeypatch, None)
    assert run("gone.workbook") == (1, "", "There is no file “gone.workbook”.")
    assert opened == []


def test_a_machine_without_a_screen_is_told_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = window(monkeypatch, "There is no screen.")
    assert run() == (1, "", "There is no screen.")
    assert opened == []


# How commands end


def test_a_mistake_of_ours_is_written_down_without_an_answer(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("my secret words")

    monkeypatch.setattr("workbook.answers.shapes.answer_problem", fail)
    told = run("answer", book, "beginning-word", '"my secret words"')
    assert told.code == 1
    assert told.err.startswith("Something went wrong inside Workbook. What was saved is safe.")
    report = next(reports_folder().iterdir())
    assert str(report) in told.err
    text = report.read_text(encoding="utf-8")
    assert "secret" not in text + told.err
    assert "builtins.ValueError" in text
    assert "workbook/commands.py, line" in text
    assert str(Path.home()) not in text


def test_a_report_that_cannot_be_written_is_done_without(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise KeyError

    monkeypatch.setattr(commands, "new", fail)
    monkeypatch.setattr("workbook.reports.write_report", lambda _: None)
    assert run("new", "x") == (1, "", "Something went wrong inside Workbook. What was saved is safe.")


def test_only_the_newest_reports_are_kept() -> None:
    from workbook.reports import KEPT, write_report

    for _ in range(KEPT + 5):
        write_report(ValueError())
    assert len(list(reports_folder().iterdir())) == KEPT


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
        (OSError(28, "No space left on device", "x.course"), 1, "“x.course”: no space left on device."),
        (OSError(5, "Input/output error"), 1, "It could not be done: input/output error."),
        (MemoryError(), 1, "Something went wrong inside Workbook."),
    ],
)
def test_what_the_world_does_is_told_calmly(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, says: str
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(commands, "new", fail)
    monkeypatch.setattr(cli, "_drop_output", lambda: None)
    told = run("new", "x")
    assert told.code == code
    assert told.err.startswith(says)
    assert bool(told.err) == bool(says)


def test_a_window_program_without_standard_streams_does_not_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert cli.main(["new", str(tmp_path / "c")]) == 0
    assert cli.main(["check", str(tmp_path / "c")]) == 0
    assert cli.main(["--help"]) == 0
    assert cli.main(["nonsense"]) == 2
    assert cli.main(["check", "nothing"]) == 1


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "workbook", *arguments]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.workbook"
    create_workbook(path, open_course(SHIPPED), name="Zoë 你好 🙂").close()
    for more in (
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ):
        command = program("answers", str(path), "--format", "markdown")
        done = subprocess.run(command, capture_output=True, env=environment(**more), check=True)
        assert "Zoë 你好 🙂" in done.stdout.decode()


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    command = program("check", SHIPPED, "--format", "json")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_behind_the_output_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = program("check", SHIPPED, "--format", "json")
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "It could not be done: no space left on device.\n"


WAITING = """
import sys
from workbook import cli, commands

def wait(options):
    print("waiting", flush=True)
    return len(sys.stdin.read())

commands.new = wait
sys.exit(cli.main(["new", "x"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_control_c_ends_it_quietly() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-P", "-c", WAITING]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as started:
        assert started.stdout
        assert started.stdout.readline() == b"waiting\n"
        started.send_signal(signal.SIGINT)
        out, err = started.communicate()
    assert (started.returncode, out, err) == (130, b"", b"")


RECORDED = ROOT / "tests/answers/recorded"


class Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    """A file with what opens the recorded workbooks, as an editor on Windows writes it."""
    file = tmp_path / "passphrase.txt"
    file.write_bytes(b"\xef\xbb\xbffour small boats at noon\r\nanother line")
    return file


@pytest.mark.parametrize("name", ["v1", "v1-locked", "v2", "v2-locked"])
def test_verify_looks_through_a_workbook_of_any_version_and_changes_nothing(
    run: Run, tmp_path: Path, passphrase: Path, name: str
) -> None:
    book = put(tmp_path, name)
    before = book.read_bytes()
    told = run("verify", book, "--passphrase-file", passphrase)
    assert told == (
        0,
        f"{name}.workbook is sound: 2 answers, 5 versions, 1 picture, course version 1.2.0.\n",
        "",
    )
    assert book.read_bytes() == before


def put(tmp_path: Path, name: str) -> Path:
    """A copy of a recorded workbook."""
    book = tmp_path / f"{name}.workbook"
    book.write_bytes((RECORDED / f"{name}.workbook").read_bytes())
    return book


def test_verify_says_what_is_damaged_and_nothing_that_was_written(run: Run, book: Path) -> None:
    run("answer", book, "beginning-word", '"my secret words"')
    data = book.read_bytes().replace(b"my secret words", b"my sekret words")
    book.write_bytes(data)
    told = run("verify", book)
    assert (told.code, told.err) == (1, "")
    assert told.out == (
        "“a.workbook” is damaged: an earlier answer is not what was saved. It was not changed. Keep it; "
        "--repair-to FILE.workbook writes what is whole in it to a new workbook.\n"
    )
    assert book.read_bytes() == data


def test_verify_of_what_is_no_workbook_or_a_newer_one(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear you, " * 99)
    assert "is not a workbook" in run("verify", "letter.txt").err
    assert "There is no file “gone.workbook”" in run("verify", "gone.workbook").err
    data = bytearray(book.read_bytes())
    data[60:64] = (99).to_bytes(4)
    book.write_bytes(data)
    told = run("verify", book, "--repair-to", "whole.workbook")
    assert (told.code, told.out) == (1, "")
    assert "newer version" in told.err
    assert not (tmp_path / "whole.workbook").exists()


HOLD = """
import sys
from pathlib import Path
from workbook.answers.workbook_file import open_workbook
with open_workbook(Path(sys.argv[1]), typed="four small boats at noon") as file:
    if sys.argv[2] == "write":
        file.name = "Another"
        file.settle()
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["v2", "v2-locked"])
@pytest.mark.parametrize("how", ["look", "write"])
def test_a_workbook_that_is_open_elsewhere_is_not_looked_through(
    run: Run, tmp_path: Path, passphrase: Path, name: str, how: str
) -> None:
    book = put(tmp_path, name)
    pipe = subprocess.PIPE
    command = [sys.executable, "-P", "-c", HOLD, str(book), how]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment()) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"
        told = run("verify", book, "--passphrase-file", passphrase, "--repair-to", "whole.workbook")
        holder.communicate()
    assert (told.code, told.out) == (1, "")
    assert f"“{name}.workbook” is open in another Workbook window" in told.err
    assert not (tmp_path / "whole.workbook").exists()
    assert run("verify", book, "--passphrase-file", passphrase).code == 0


CRASH = """
import os, sys
from pathlib import Path
from workbook.answers import connection
from workbook.answers.workbook_file import open_workbook
connection.wants_rollback = lambda _: sys.argv[2] == "-journal"
file = open_workbook(Path(sys.argv[1]), typed="four small boats at noon")
file.name = "Saved before it fell"
if sys.argv[2] == "-journal":
    db = file._open.db
    db.execute("PRAGMA cache_size = 1; BEGIN")
    db.execute("UPDATE workbook SET name = 'never saved', hash = x''")
    for number in range(400):
        db.execute("INSERT INTO ready VALUES (?, ?)", (str(number), "x" * 3000))
os._exit(0)
"""


@pytest.mark.parametrize("name", ["v2", "v2-locked"])
@pytest.mark.parametrize("journal", ["-wal", "-journal"])
def test_verify_looks_at_what_a_crash_left_and_leaves_it_so(
    run: Run, tmp_path: Path, passphrase: Path, name: str, journal: str
) -> None:
    book = put(tmp_path, name)
    command = [sys.executable, "-P", "-c", CRASH, str(book), journal]
    subprocess.run(command, env=environment(), check=True)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert before[f"{name}.workbook{journal}"]
    told = run("verify", book, "--passphrase-file", passphrase)
    assert (told.code, told.err) == (0, "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_locked_workbook_that_is_damaged_is_brought_back(
    run: Run, tmp_path: Path, passphrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its passphrase is asked for once, and the database behind the header need not be whole for that."""
    from workbook.answers.backups.folder import BackupFolder

    book = put(tmp_path, "v2-locked")
    with open_workbook(book, typed="four small boats at noon") as file:
        BackupFolder(file.uuid).make(file, "day")
    data = bytearray(book.read_bytes())
    data[8192 + 4096 : 8192 + 4 * 4096] = bytes(3 * 4096)
    book.write_bytes(data)
    asked: list[str] = []

    def type_it(prompt: str) -> str:
        asked.append(prompt)
        return "four small boats at noon"

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", type_it)
    told = run("verify", book, "--repair-to", "whole.workbook")
    assert (told.code, len(asked)) == (0, 1)
    assert told.out.startswith(
        "whole.workbook is ready: 2 answers, 5 versions.\nWhat was lost was looked for"
    )
    assert (tmp_path / "whole.workbook").read_bytes()[:15] == b"Workbook locked"
    assert book.read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "passphrase.txt", "v2-locked.workbook", "whole.workbook",
    ]  # fmt: skip
    data[60:4096], data[4096 + 60 : 8192] = bytes(4036), bytes(4036)
    book.write_bytes(data)
    assert run("verify", book).out.startswith("“v2-locked.workbook” is damaged")
    told = run("verify", book, "--repair-to", "again.workbook", "--passphrase-file", passphrase)
    assert told.out.startswith("again.workbook is ready: 2 answers, 5 versions.")


def test_repair_to_writes_what_is_whole_and_says_what_is_missing(
    run: Run, book: Path, tmp_path: Path
) -> None:
    from workbook.answers.backups.folder import BackupFolder

    exercise = first_exercise(book)
    run("answer", book, exercise, json.dumps("early words"))
    with open_workbook(book) as file:
        BackupFolder(file.uuid).make(file, "day")
    run("answer", book, exercise, json.dumps("late words"))
    harmed = book.read_bytes().replace(b"late words", b"lite words")
    book.write_bytes(harmed)
    told = run("verify", book, "--repair-to", "whole.workbook")
    assert told.code == 0
    assert "whole.workbook is ready: 1 answer, 1 version." in told.out
    assert "The newest answer to" in told.out
    assert book.read_bytes() == harmed
    assert run("verify", "whole.workbook").code == 0
    assert run("verify", book, "--repair-to", "whole.workbook").code == 1
    assert not [p for p in tmp_path.iterdir() if p.suffix == ".part"]


def first_exercise(book: Path) -> str:
    from workbook.course.outline import read_outline

    with open_workbook(book) as file:
        marks = read_outline(file.files()).exercises()
        return next(str(mark.id) for mark in marks if mark.kind in ("line", "reflection"))


def test_a_locked_workbook_wants_its_passphrase_and_never_on_the_command_line(
    run: Run, tmp_path: Path, passphrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = put(tmp_path, "v2-locked")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    told = run("answers", book)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("“v2-locked.workbook” is locked. Give --passphrase-file")
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("four small boats", "utf-8")
    assert "did not open it" in run("answers", book, "--passphrase-file", wrong).err
    told = run("answers", book, "--passphrase-file", passphrase)
    assert json.loads(told.out)["answers"]["hopes"] == "I was tired,\nand curious ☺"
    assert run("export", book, "-o", "k.pdf", "--passphrase-file", passphrase).code == 0


def test_a_passphrase_is_asked_for_where_somebody_can_answer(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = put(tmp_path, "v2-locked")
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: "four small boats at noon")
    assert run("verify", book).code == 0
    assert run("answer", book, "hopes", '"asked for"').out == "Saved.\n"

    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", end)
    assert run("verify", book) == (
        1, "", "“v2-locked.workbook” is locked, and no passphrase was typed. Nothing was changed.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b" four small boats at noon\n", "did not open it"),
        (b"\nfour small boats at noon\n", "did not open it"),
        (b"", "did not open it"),
        ("four small boats at noön".encode("latin-1"), "is not plain text in UTF-8"),
        (None, "no such file"),
    ],
)
def test_of_a_passphrase_file_the_first_line_counts_as_it_is(
    run: Run, tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "p.txt").write_bytes(content)
    for command in ("answers", "verify"):
        told = run(command, put(tmp_path, "v2-locked"), "--passphrase-file", "p.txt")
        assert (told.code, told.out) == (1, "")
        assert says in told.err
        assert "boats" not in told.err


@pytest.mark.parametrize("name", ["v1", "v2-locked"])
def test_of_a_sound_workbook_of_any_version_all_is_written_anew(
    run: Run, tmp_path: Path, passphrase: Path, name: str
) -> None:
    book = put(tmp_path, name)
    before = book.read_bytes()
    told = run("verify", book, "--repair-to", "whole.workbook", "--passphrase-file", passphrase)
    assert told.out == (
        "whole.workbook is ready: 2 answers, 5 versions.\nNothing was damaged, and nothing is missing.\n"
    )
    assert book.read_bytes() == before
    markdown = ("--format", "markdown", "--history", "--passphrase-file", passphrase)
    whole = run("answers", "whole.workbook", *markdown)
    assert whole.code == 0
    assert whole == run("answers", book, *markdown)  # only now is the older one brought up to date


FULL = """
import resource, sys
from workbook import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY))
code = cli.main(sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
sys.exit(code)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_full_disk_leaves_nothing_of_what_was_to_be_brought_back(
    run: Run, book: Path, tmp_path: Path
) -> None:
    from workbook.answers.backups.folder import BackupFolder

    run("answer", book, "beginning-word", '"my secret words"')
    with open_workbook(book) as file:
        BackupFolder(file.uuid).make(file, "day")
    run("save-text", book, "-o", "text")
    book.write_bytes(book.read_bytes().replace(b"my secret words", b"my sekret words"))
    before = sorted(path.name for path in tmp_path.iterdir())
    for arguments in (
        ["verify", str(book), "--repair-to", "n.workbook"],
        ["from-text", "text", "-o", "n.workbook"],
    ):
        command = [sys.executable, "-P", "-c", FULL, *arguments]
        done = subprocess.run(command, capture_output=True, env=environment(), cwd=tmp_path, check=False)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode().startswith("The disk is full, so “n.workbook” was not made.")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_locked_workbook_as_text_wants_its_passphrase_first(
    run: Run, tmp_path: Path, passphrase: Path
) -> None:
    book = put(tmp_path, "v2-locked")
    assert "is locked" in run("save-text", book, "-o", "text").err
    assert not (tmp_path / "text").exists()
    assert run("save-text", book, "-o", "text", "--passphrase-file", passphrase).code == 0
    assert run("from-text", "text", "-o", "again.workbook").code == 0
    asked = ("--format", "markdown", "--history")
    assert run("answers", "again.workbook", *asked) == run(
        "answers", book, *asked, "--passphrase-file", passphrase
    )


def test_everything_is_saved_as_text_and_read_back(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("save-text", book, "-o", "text").code == 0
    assert run("save-text", book, "-o", "text").code == 1
    assert run("from-text", "text", "-o", "b.workbook").out == "b.workbook is ready.\n"
    assert run("answers", "b.workbook").out == run("answers", book).out
    told = run("from-text", "mine", "-o", "c.workbook")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("“mine” does not hold a whole workbook as text")
    assert run("from-text", "text", "-o", "b.workbook").err.startswith("“b.workbook” is already there")
