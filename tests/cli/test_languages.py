"""Every command in a language that nobody speaks: its help, what it says when it is done, and when it cannot be."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, Run
from tests.language.left_over import left_over
from tests.language.pseudo import greek, pseudo_spoken
from tests.window import greek_course
from workbook.cli.front_door import make_parser

COMMANDS = (
    "check", "new", "pack", "start", "sample", "answer", "answers", "export", "verify", "save-text", "from-text",
)  # fmt: skip
# What is typed: names of commands, options and of what they are given; and of what is in the courses that ship.
TYPED = {
    *COMMANDS, "save", "text", "from", "COMMAND", "COURSE", "FOLDER", "FILE", "OLDER", "TITLE", "NAME", "EDITION",
    "DATE", "VERSION", "json", "markdown", "keepsake", "workshop", "letter", "JSON", "MIT", "UTF", "course", "passphrase",
    "file", "explore", "this", "further", "make", "your", "own", "like", "null", "greek", "one", "two", "mine", "out", "ID",
}  # fmt: skip
OPTIONS = {word.strip("-") for word in ["fix", "format", "against", "title", "name", "history", "repair", "to", "output", "sample", "edition", "paper", "large", "print", "include", "private", "hide", "names", "module", "help", "version", "passphrase", "file"]}  # fmt: skip


@pytest.fixture(autouse=True)
def _spoken() -> object:
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
    assert left_over(told.out, TYPED | OPTIONS) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek", "x"], ["nonsense"], ["check"], ["start", "x"], ["export", "x", "-o", "y", "--edition", "keepsak"],
        ["export", "x", "-o", "y", "--paper", "a3"], ["answers", "x", "--format", "xml"], ["check", "x", "--fixx"],
        ["new"], ["x.workbook", "--fast"], ["check", "nothing"], ["check", "gone.course"], ["check", SHIPPED, "--fix"],
        ["check", SHIPPED, "--against", "gone.course"], ["start", SHIPPED, "-o", "a.txt"], ["new", "mine"],
        ["export", "mine", "-o", "x.pdf"], ["answers", "gone.workbook"], ["verify", "gone.workbook"],
        ["from-text", "gone", "-o", "a.workbook"], ["sample", "mine", "-o", "a.workbook"],
        ["answer", "gone.workbook", "x", "{"], ["answer", "gone.workbook", "x", "1"], ["check", "x", "--title"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_refusal_has_no_word_untranslated(run: Run, greek_folder: Path, arguments: list[str]) -> None:
    told = run(*arguments)
    assert told.code != 0
    assert (
        left_over(
            told.err, {*TYPED, *OPTIONS, *" ".join(arguments).split(), "nothing", "gone", "gone.course"}
        )
        == set()
    )


def test_what_commands_say_has_no_word_untranslated(run: Run, greek_folder: Path, tmp_path: Path) -> None:
    said = []
    for arguments in (
        ["check", "mine"], ["pack", "mine", "-o", "one.course"], ["start", "mine", "-o", "one.workbook"],
        ["answer", "one.workbook", "line-it", json.dumps(greek("words"))], ["answer", "one.workbook", "line-it", "null"],
        ["answer", "one.workbook", "line-it", "1"], ["answer", "one.workbook", "line-itt", "1"],
        ["answers", "one.workbook", "--format", "markdown", "--history"], ["verify", "one.workbook"],
        ["verify", "one.workbook", "--repair-to", "two.workbook"], ["save-text", "one.workbook", "-o", "text"],
        ["from-text", "text", "-o", "three.workbook"], ["export", "one.workbook", "-o", "one.pdf"],
        ["export", "one.workbook", "-o", "one.pdf", "--module", "none"], ["start", "mine", "-o", "one.workbook"],
        ["pack", "mine", "-o", "one.course", "--against", "one.course"], ["new", "another"], ["check", "another", "--fix"],
    ):  # fmt: skip
        told = run(*arguments)
        said.append((arguments, told.out + told.err))
    left = {
        " ".join(arguments): sorted(
            left_over(words, TYPED | {"another", "none", "three", "line", "all", "next"})
        )
        for arguments, words in said
    }
    assert {command: words for command, words in left.items() if words} == {}
    assert all("⟦" in words for _arguments, words in said)


def test_the_parser_speaks_the_language_each_time_it_is_made() -> None:
    assert "⟦" in make_parser().format_help()
