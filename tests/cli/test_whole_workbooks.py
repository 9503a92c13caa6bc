"""What is typed about a whole workbook: verify, repair, as text and back, and what opens a locked one."""

import io
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, environment, without_waiting
from workbook.answers.file.workbook_file import open_workbook

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
        "“a.workbook” is damaged: an answer is not what was saved. It was not changed. Keep it; "
        "--repair-to FILE.workbook writes what is whole in it to a new workbook.\n"
    )
    assert book.read_bytes() == data
    told = run("answers", book)
    assert told.code == 1
    assert "verify FILE --repair-to NEW.workbook` writes what is whole in it" in told.err


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
from datetime import datetime
from pathlib import Path
from workbook.answers.file.workbook_file import open_workbook
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
from datetime import datetime
from pathlib import Path
from workbook.answers.disk import connection
from workbook.answers.file.workbook_file import open_workbook
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
from workbook.cli import front_door as cli
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
        assert without_waiting(done.stderr.decode()).startswith(
            "The disk is full, so “n.workbook” was not made."
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["mine.docx", "mine.ODT"])
def test_a_name_of_a_word_processor_makes_a_document(run: Run, book: Path, tmp_path: Path, name: str) -> None:
    run("answer", book, "beginning-word", '"my secret words"')
    told = run("save-text", book, "-o", name)
    assert (told.code, told.out.split(" has ")[0]) == (0, name)
    assert "Anybody who has the file can read it." in told.out
    assert (tmp_path / name).read_bytes().startswith(b"PK")
    again = run("save-text", book, "-o", name)
    assert again.code == 1
    assert "already there" in again.err


def test_a_locked_workbook_as_text_wants_its_passphrase_first(
    run: Run, tmp_path: Path, passphrase: Path
) -> None:
    book = put(tmp_path, "v2-locked")
    assert "is locked" in run("save-text", book, "-o", "text").err
    assert "is locked" in run("save-text", book, "-o", "mine.docx").err
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


KILLED = """
import os, pathlib, signal, sys
from workbook.cli import front_door as cli
pathlib.Path.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
cli.main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_text_that_a_killed_program_leaves_is_in_sight_of_its_owner(
    run: Run, book: Path, tmp_path: Path
) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    command = [sys.executable, "-P", "-c", KILLED, "save-text", str(book), "-o", "text"]
    done = subprocess.run(command, capture_output=True, env=environment(), cwd=tmp_path, check=False)
    assert done.returncode < 0
    [left] = {path.name for path in tmp_path.iterdir()} - before
    assert left.startswith("text (not finished) ")


def test_a_pdf_without_a_name_is_called_by_course_person_edition_and_day(
    run: Run, book: Path, tmp_path: Path
) -> None:
    today = datetime.now().astimezone().date().isoformat()
    assert run("export", book, "--edition", "workshop").code == 0
    assert run("export", book).code == 0
    made = {path.name for path in tmp_path.glob("*.pdf")}
    assert made == {f"Mine - Ä - workshop - {today}.pdf", f"Mine - Ä - whole workbook - {today}.pdf"}


def test_help_says_what_hiding_names_does_and_keeps_answers_out_of_the_shell(run: Run) -> None:
    hides = " ".join(run("export", "--help").out.split())
    assert (
        "initials in every answer for the names that stand on connection maps; your own on the cover stays"
        in hides
    )
    answers = " ".join(run("answer", "--help").out.split())
    assert "FILE.workbook ID -" in answers
    assert "from standard input, where no shell keeps it" in answers
