"""Every command in a language that nobody speaks: its help, what it says when it is done, and when it cannot be."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, Run, environment
from tests.language.left_over import left_over, words_of_ours
from tests.language.pseudo import greek, pseudo_spoken
from tests.window import greek_course
from workbook.cli.front_door import make_parser
from workbook.cli.spoken_language import wanted_languages

COMMANDS = (
    "check", "new", "pack", "start", "sample", "answer", "answers", "export", "verify", "save-text", "from-text",
    "update", "language", "key", "courses", "export-course", "import", "preview", "blank", "fill",
)  # fmt: skip
# What is typed: names of commands, options and of what they are given; and of what is in the courses that ship.
TYPED = words_of_ours(
    " ".join(COMMANDS)
    + " COMMAND COURSE FOLDER FILE OLDER TITLE NAME EDITION DATE VERSION JSON MIT UTF json markdown keepsake workshop "
    "letter course passphrase file explore this further make your own gut schlafen lernen "
    "null greek one two mine fix format against title "
    "name history repair dry run undo yes CODE SENTENCE ID add remove replace changed sign accept "
    "key PLACE html with HTML leader SOURCE report "
    "fillable fill only answers earlier versions since until DAY initials FILLED pdf blank facilitator "
    "output paper large print include private hide names module help version text edition sample "
    "both sides lock password PDF take replace marks what I bring days "
    "template short course worksheet workshop day four weeks talk to empty"
)


@pytest.fixture(autouse=True)
def _spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("workbook.cli.still_working.EVERY", 600)
    with pseudo_spoken():
        yield


@pytest.fixture
def greek_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for name, content in greek_course.course().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_has_no_word_untranslated(run: Run, arguments: list[str]) -> None:
    told = run(*arguments)
    assert told.code == 0
    assert left_over(told.out, TYPED) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek", "x"], ["nonsense"], ["check"], ["start", "x"], ["export", "x", "-o", "y", "--edition", "keepsak"],
        ["export", "x", "-o", "y", "--paper", "a3"], ["answers", "x", "--format", "xml"], ["check", "x", "--fixx"],
        ["new"], ["x.workbook", "--fast"], ["check", "nothing"], ["check", "gone.course"], ["check", SHIPPED, "--fix"],
        ["check", SHIPPED, "--against", "gone.course"], ["start", SHIPPED, "-o", "a.txt"], ["new", "mine"],
        ["new", "x", "--template", "worksheed"],
        ["export", "mine", "-o", "x.pdf"], ["answers", "gone.workbook"], ["verify", "gone.workbook"],
        ["from-text", "gone", "-o", "a.workbook"], ["sample", "mine", "-o", "a.workbook"],
        ["answer", "gone.workbook", "x", "{"], ["answer", "gone.workbook", "x", "1"], ["check", "x", "--title"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_refusal_has_no_word_untranslated(run: Run, greek_folder: Path, arguments: list[str]) -> None:
    told = run(*arguments)
    assert told.code != 0
    own = words_of_ours(" ".join(arguments).replace(".", " "))
    assert left_over(told.err, TYPED | own) == set()


def test_what_commands_say_has_no_word_untranslated(run: Run, greek_folder: Path, tmp_path: Path) -> None:
    said = []
    for arguments in (
        ["check", "mine"], ["pack", "mine", "-o", "one.course"], ["start", "mine", "-o", "one.workbook"],
        ["answer", "one.workbook", "line-it", json.dumps(greek("words"))],
        ["answer", "one.workbook", "line-it", "null"],
        ["answer", "one.workbook", "line-it", "1"], ["answer", "one.workbook", "line-itt", "1"],
        ["language", "one.workbook"], ["language", "one.workbook", "null"], ["update", "one.workbook", "mine"],
        ["answers", "one.workbook", "--format", "markdown", "--history"], ["verify", "one.workbook"],
        ["verify", "one.workbook", "--repair-to", "two.workbook"], ["save-text", "one.workbook", "-o", "text"],
        ["from-text", "text", "-o", "three.workbook"], ["export", "one.workbook", "-o", "one.pdf"],
        ["export", "one.workbook", "-o", "one.pdf", "--module", "none"], ["start", "mine", "-o", "one.workbook"],
        ["pack", "mine", "-o", "one.course", "--against", "one.course"], ["check", "mine", "--fix"],
        ["new", "another"], ["new", "third", "--template", "worksheet"],
    ):  # fmt: skip
        told = run(*arguments)
        said.append((arguments, told.out + told.err))
    own = TYPED | {"another", "third", "none", "three", "line", "itt", "all", "next"}
    left = {" ".join(arguments): left_over(words, own) for arguments, words in said}
    assert {command: words for command, words in left.items() if words} == {}
    assert all("⟦" in words for _arguments, words in said)


def test_the_parser_speaks_the_language_each_time_it_is_made() -> None:
    assert "⟦" in make_parser().format_help()


@pytest.mark.parametrize(
    ("asking", "wanted"),
    [
        ({}, []),
        ({"LANG": "C.UTF-8"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT"]),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "de_DE"}, ["de_DE"]),
        ({"LANG": "de_DE", "LC_ALL": "POSIX"}, []),
        ({"LANG": "de_DE", "LANGUAGE": "pt_BR:pt:en"}, ["pt_BR", "pt", "en"]),
        ({"LANG": "sr_RS@latin"}, ["sr_RS"]),
    ],
)
def test_commands_speak_what_the_environment_asks_for(asking: dict[str, str], wanted: list[str]) -> None:
    assert wanted_languages(asking) == wanted


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("en_GB.UTF-8", "Nothing to mend. The course can be packed.\n"),
        ("xx", "Nothing to mend. The course can be packed.\n"),
    ],
)
def test_a_language_that_is_not_spoken_is_english_and_nothing_is_loaded_for_english(
    asked: str, told: str
) -> None:
    script = "import sys; from workbook.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, "check", SHIPPED],
        env=environment(LANGUAGE="", LC_ALL="", LC_MESSAGES="", LANG=asked),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == told
    loaded = done.stderr.split()
    assert "workbook.course.reading" in loaded
    assert not [name for name in loaded if name.partition(".")[0] == "babel"]
    assert ("workbook.language.languages" in loaded) == (asked == "xx")
