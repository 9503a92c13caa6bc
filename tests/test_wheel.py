"""The wheel: courses, fonts and icons come along, tests and a learner's own files never do."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUNDLED = "workbook/_bundled"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that was built from a copy of the project, with a learner's file lying in it."""
    project = tmp_path_factory.mktemp("project")
    copy_project(project)
    (project / "courses" / "explore-this-further" / "mine.workbook").write_bytes(b"private")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "made"],
        cwd=project,
        check=True,
        capture_output=True,
    )
    [wheel] = (project / "made").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def copy_project(target: Path) -> None:
    for folder in ("workbook", "courses", "resources", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "start.py"):
        shutil.copy(ROOT / file, target / file)


def test_the_course_comes_along(packed: set[str]) -> None:
    assert f"{BUNDLED}/courses/explore-this-further/course.md" in packed


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_fonts_and_icons_come_along_with_their_licences(packed: set[str], folder: str) -> None:
    files = {file.name for file in (ROOT / "resources" / folder).iterdir()}
    assert any(name.startswith("LICENSE") for name in files)
    assert {f"{BUNDLED}/resources/{folder}/{name}" for name in files} <= packed


def test_the_program_comes_along(packed: set[str]) -> None:
    assert {"workbook/__init__.py", "workbook/preflight.py"} <= packed


def test_nothing_else_comes_along(packed: set[str]) -> None:
    top = {name.split("/")[0] for name in packed}
    assert {name for name in top if not name.endswith(".dist-info")} == {"workbook"}


def test_a_learners_own_file_stays_out(packed: set[str]) -> None:
    assert [name for name in packed if name.endswith(".workbook")] == []
