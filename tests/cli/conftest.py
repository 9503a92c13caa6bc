"""Commands as a person types them, with what they said, and a course and a workbook to use them on."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import workbook
from tests.own_words import write_own_words
from workbook.cli import front_door as cli

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
    monkeypatch.setenv("WORKBOOK_TYPED", "workbook")

    def run(*arguments: str | Path) -> Told:
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        err = without_waiting(said.err)
        assert err.count("\n") <= 1, "errors are one line"
        return Told(code, said.out, err.strip())

    return run


@pytest.fixture
def course(run: Run, tmp_path: Path) -> Path:
    assert run("new", "mine", "--title", "Mine").code == 0
    write_own_words(tmp_path / "mine")
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


def without_waiting(err: str) -> str:
    """What was said beside that a command is still working, as it may be on a busy computer."""
    return "".join(line for line in err.splitlines(keepends=True) if not line.startswith("Still working"))


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "workbook", *arguments]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}
