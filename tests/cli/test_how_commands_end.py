"""Usage, the window without a command, and how every command ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SHIPPED, Run, environment, program, without_waiting
from workbook.answers.file.workbook_file import create_workbook
from workbook.cli import commands
from workbook.cli import front_door as cli
from workbook.packaging.course_by_name import open_course
from workbook.reports import reports_folder

# Usage


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], *([name, "--help"] for name in
     ("check", "new", "import", "preview", "pack",
      "start", "sample", "answer", "answers", "export", "verify", "save-text", "from-text"))],
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
        (["import", "x.docx"], "FOLDER"),
        (["x.workbook", "--fast"], "no command and no file"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(run: Run, arguments: list[str], says: str) -> None:
    told = run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert "--help" in told.err


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


def test_a_file_that_is_not_there_is_told_in_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = window(monkeypatch, None)
    monkeypatch.setattr("workbook.cli.front_door._is_terminal", lambda: True)
    assert run("gone.workbook") == (1, "", "There is no file “gone.workbook”.")
    assert opened == []


def test_what_a_file_manager_cannot_show_is_told_in_the_window(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = window(monkeypatch, None)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    assert run("gone.workbook").code == run("letter.pdf").code == 0
    assert opened == [Path("gone.workbook"), Path("letter.pdf")]


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

    monkeypatch.setattr("workbook.course.answer_shapes.answer_problem", fail)
    told = run("answer", book, "beginning-word", '"my secret words"')
    assert told.code == 1
    assert told.err.startswith("Something went wrong inside Workbook. What was saved is safe.")
    report = next(reports_folder().iterdir())
    assert str(report) in told.err
    text = report.read_text(encoding="utf-8")
    assert "secret" not in text + told.err
    assert "builtins.ValueError" in text
    assert "workbook/cli/commands.py, line" in text
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


def test_a_report_of_a_built_program_names_the_places_in_it() -> None:
    from workbook.reports import write_report

    code = compile("raise ValueError", "workbook/cli/commands.py", "exec")
    try:
        exec(code)
    except ValueError as error:
        place = write_report(error)
    assert place
    assert "  workbook/cli/commands.py, line 1" in place.read_text("utf-8")


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
    assert cli.main(["check", str(tmp_path / "c")]) == 1
    assert cli.main(["--help"]) == 0
    assert cli.main(["nonsense"]) == 2
    assert cli.main(["check", "nothing"]) == 1


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
    assert (done.returncode, without_waiting(done.stderr.decode())) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_behind_the_output_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = program("check", SHIPPED, "--format", "json")
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 1
    assert without_waiting(done.stderr.decode()) == "It could not be done: no space left on device.\n"


WAITING = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, however the tests were begun
from workbook.cli import front_door as cli
from workbook.cli import commands

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
    assert (started.returncode, out, without_waiting(err.decode())) == (130, b"", "")
