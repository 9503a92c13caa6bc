"""What each front door loads, and what it must not: that keeps the start quick and the commands screenless."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import workbook
from workbook import own_files
from workbook.cli import front_door as cli
from workbook.course.files import FolderFiles
from workbook.packaging import course_by_name

ROOT = Path(workbook.__file__).parent.parent
SCREEN_AND_PAPER = {"PySide6", "shiboken6", "reportlab", "uharfbuzz", "bidi", "pyphen"}
SLOW = {
    "pydantic",
    "markdown",
    "markdown_it",
    "linkify_it",
    "nh3",
    "PIL",
    "apsw",
    "platformdirs",
    "hashlib",
    "json",
    "zipfile",
}
LOOK = """
import sys
from workbook.cli.front_door import main
code = main({arguments!r})
loaded = {{name.partition(".")[0] for name in sys.modules}} | set(sys.modules)
print("LOADED", *sorted(loaded), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str, cwd: Path | None = None) -> set[str]:
    script = LOOK.format(arguments=list(arguments))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        check=True,
    )
    return set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["export", "--help"]])
def test_help_loads_no_room_but_its_words(arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert not found & (SCREEN_AND_PAPER | SLOW | {"babel"})
    assert {name for name in found if name.startswith("workbook.")} == {
        "workbook.cli",
        "workbook.cli.front_door",
        "workbook.cli.telling",
        "workbook.language",
        "workbook.language.translation",
        "workbook.preflight",
        "workbook.trouble",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "explore-this-further"],
        ["new", "mine"],
        ["pack", "explore-this-further", "-o", "c.course"],
        ["start", "explore-this-further", "-o", "a.workbook"],
        ["sample", "explore-this-further", "-o", "s.workbook"],
    ],
)
def test_commands_load_neither_screen_nor_paper(arguments: list[str], tmp_path: Path) -> None:
    found = loaded(*arguments, cwd=tmp_path)
    assert not found & SCREEN_AND_PAPER
    assert not {name for name in found if name.startswith(("workbook.window", "workbook.pdf"))}


def test_check_lays_no_text_out_and_opens_no_workbook() -> None:
    assert not loaded("check", "explore-this-further") & {"markdown", "markdown_it", "nh3", "apsw", "PIL"}


def test_paper_needs_no_screen(tmp_path: Path) -> None:
    found = loaded("export", "explore-this-further", "--sample", "-o", "out.pdf", cwd=tmp_path)
    assert "reportlab" in found
    assert not {name for name in found if name.startswith(("PySide6", "workbook.window"))}


def test_every_door_leads_to_the_same_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for entry in (*scripts["scripts"].values(), *scripts["gui-scripts"].values()):
        monkeypatch.setattr(sys, "argv", ["workbook", "--version"])
        assert EntryPoint("", entry, "").load()() == 0
        assert capsys.readouterr().out == f"Workbook {workbook.__version__}\n"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "workbook", "--version"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout == f"Workbook {workbook.__version__}\n"
    assert cli.main(["--version"]) == 0


# Places


def test_the_courses_and_resources_are_found_in_the_checkout() -> None:
    assert own_files.home() == ROOT
    assert (own_files.resources_folder() / "fonts").is_dir()
    assert [path.name for path in own_files.bundled_courses()] == [
        "explore-this-further",
        "gut-schlafen-lernen",
        "make-your-own-course",
    ]


def test_in_a_wheel_they_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "workbook" / "_bundled" / "courses" / "mine"
    inside.mkdir(parents=True)
    (inside / "course.md").write_text("---\ntitle: Mine\nid: my-own\n---\n")
    monkeypatch.setattr(own_files, "__file__", str(tmp_path / "workbook" / "own_files.py"))
    assert own_files.bundled_courses() == [inside]
    assert isinstance(course_by_name.open_course("my-own"), FolderFiles)


def test_a_course_of_ones_own_goes_before_one_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "explore-this-further"
    mine.mkdir()
    (mine / "course.md").write_text("---\ntitle: Mine\n---\n")
    assert list(course_by_name.open_course("explore-this-further")) == ["course.md"]
