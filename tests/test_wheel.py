"""The wheel: courses, fonts and icons come along, tests and a learner's own files never do."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbook.authoring.templates import FOLDER, STARTER
from workbook.language.languages import load_language
from workbook.language.translation import WHOLE, gettext, speaking
from workbook.window.guide import GUIDE, guide_file
from workbook.window.guide_screen import PICTURES

ROOT = Path(__file__).parent.parent
BUNDLED = "workbook/_bundled"


GERMAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Undo"
msgstr "Rückgängig"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was built from a copy of the project, with a catalogue and a learner's file lying in it."""
    project = tmp_path_factory.mktemp("project")
    copy_project(project)
    (project / "resources" / "languages" / "de.po").write_text(GERMAN, "utf-8")
    (project / "courses" / "explore-this-further" / "mine.workbook").write_bytes(b"private")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "made"],
        cwd=project,
        check=True,
        capture_output=True,
    )
    [made] = (project / "made").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    """The names in it."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def copy_project(target: Path) -> None:
    for folder in ("workbook", "courses", "resources", "docs", "tests"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE", "requirements.txt", ".gitignore", "start.py"):
        shutil.copy(ROOT / file, target / file)


def test_the_course_comes_along(packed: set[str]) -> None:
    assert f"{BUNDLED}/courses/explore-this-further/course.md" in packed


def test_the_guide_comes_along_with_its_pictures_and_nothing_else_of_the_documents(packed: set[str]) -> None:
    inside = {name.removeprefix(f"{BUNDLED}/docs/") for name in packed if name.startswith(f"{BUNDLED}/docs/")}
    assert inside == {GUIDE, *(guide_file(code) for code in WHOLE), *PICTURES}


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_fonts_and_icons_come_along_with_their_licences(packed: set[str], folder: str) -> None:
    top = ROOT / "resources" / folder
    files = {file.relative_to(top).as_posix() for file in top.rglob("*") if file.is_file()}
    assert any(name.startswith("LICENSE") for name in files)
    assert {f"{BUNDLED}/resources/{folder}/{name}" for name in files} <= packed


def test_catalogues_come_along_compiled_and_nothing_else_of_them(
    packed: set[str], wheel: Path, tmp_path: Path
) -> None:
    inside = f"{BUNDLED}/resources/languages"
    written = (ROOT / "resources" / "languages").rglob("*.po")
    compiled = {file.relative_to(ROOT).with_suffix(".mo").as_posix() for file in written}
    assert {name for name in packed if name.startswith(inside)} == {f"{BUNDLED}/{name}" for name in compiled}
    with zipfile.ZipFile(wheel) as archive:
        archive.extract(f"{inside}/de.mo", tmp_path)
    with speaking(load_language("de", tmp_path / inside)):
        assert gettext("Undo") == "Rückgängig"


def test_the_shapes_to_begin_a_course_with_come_along(packed: set[str]) -> None:
    for folder in (STARTER, FOLDER):
        texts = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*.md")}
        assert texts
        assert texts <= packed


def test_the_program_comes_along(packed: set[str]) -> None:
    assert {"workbook/__init__.py", "workbook/preflight.py"} <= packed


def test_nothing_else_comes_along(packed: set[str]) -> None:
    top = {name.split("/")[0] for name in packed}
    assert {name for name in top if not name.endswith(".dist-info")} == {"workbook"}


def test_a_learners_own_file_stays_out(packed: set[str]) -> None:
    assert [name for name in packed if name.endswith(".workbook")] == []
