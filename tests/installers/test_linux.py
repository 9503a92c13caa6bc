"""What Linux desktops are told: the starter, the sorts of files, the manual page; and the script that installs it."""

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from resources.installers.linux import pack
from workbook.cli.front_door import make_parser
from workbook.packaging.reading import CONTENT_TYPE

LINUX = Path(pack.__file__).parent
DRAWINGS = pack.ROOT / "resources" / "icons" / "program"
WORKBOOK, COURSE = "application/vnd.workbook", "application/vnd.workbook.course+zip"
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def starter() -> configparser.SectionProxy:
    read = configparser.RawConfigParser()
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(LINUX / "workbook.desktop", "utf-8")
    return read["Desktop Entry"]


def sorts() -> dict[str, ET.Element]:
    root = ET.parse(LINUX / "workbook.xml").getroot()
    return {found.attrib["type"]: found for found in root.findall(f"{NAMESPACE}mime-type")}


def test_the_starter_opens_one_file_of_either_sort() -> None:
    entry = starter()
    assert entry["Exec"].split() == ["workbook", "%f"]
    assert entry["MimeType"] == f"{WORKBOOK};{COURSE};"
    assert entry["Type"] == "Application"
    assert entry["Icon"] == entry["StartupWMClass"] == "workbook"


def test_both_sorts_of_files_are_told_by_their_names_and_courses_by_their_first_bytes() -> None:
    globs = {name: found.findall(f"{NAMESPACE}glob") for name, found in sorts().items()}
    assert {name: [glob.attrib["pattern"] for glob in found] for name, found in globs.items()} == {
        WORKBOOK: ["*.workbook"],
        COURSE: ["*.course"],
    }
    match = sorts()[COURSE].find(f".//{NAMESPACE}match/{NAMESPACE}match")
    assert match is not None
    assert match.attrib["value"] == "mimetype" + CONTENT_TYPE.decode()


def test_every_icon_that_is_named_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    pack.write_share(tmp_path / "share", tmp_path / "pictures")
    scalable = tmp_path / "share" / "icons" / "hicolor" / "scalable"
    assert (scalable / "apps" / f"{starter()['Icon']}.svg").is_file()
    for found in sorts().values():
        icon = found.find(f"{NAMESPACE}icon")
        assert icon is not None
        assert (scalable / "mimetypes" / f"{icon.attrib['name']}.svg").is_file()
    assert {path.stem for path in DRAWINGS.glob("*.svg")} == pack.ICONS.keys()


def test_the_manual_page_names_every_command() -> None:
    page = (LINUX / "workbook.1").read_text("utf-8").replace("\\-", "-")
    named = {
        word.strip() for line in re.findall(r"^\.B (.+)$", page, re.MULTILINE) for word in line.split(",")
    }
    (commands,) = [action.choices for action in make_parser()._actions if isinstance(action.choices, dict)]
    assert commands.keys() <= named


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not here")
def test_the_starter_is_what_desktops_expect() -> None:
    said = subprocess.run(
        ["desktop-file-validate", LINUX / "workbook.desktop"], capture_output=True, text=True, check=False
    )
    assert said.stdout == ""


def test_a_package_asks_for_what_does_not_come_along(tmp_path: Path) -> None:
    folder = tmp_path / "Workbook" / "_internal"
    folder.mkdir(parents=True)
    (folder / "libxcb-cursor.so.0").write_bytes(b"GLIBC_2.4 GLIBC_2.35")
    told = dict(
        line.split(": ", 1) for line in pack._control(folder.parent, tmp_path, "1.0").splitlines()[:9]
    )
    depends = told["Depends"].split(", ")
    assert {"libc6 (>= 2.35)", "libegl1", "libxcb1", "libglib2.0-0t64 | libglib2.0-0"} <= set(depends)
    assert "libxcb-cursor0" not in depends
    assert "libwayland-client0" in told["Recommends"]


# --- install.sh ---


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """What is unpacked of the archive, with a program that only says its version."""
    folder = tmp_path / "an unpacked download"
    (folder / "Workbook" / "_internal").mkdir(parents=True)
    write_program(folder, "1.0.0")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "workbook-48.png").touch()
    pack.write_share(folder / "share", tmp_path / "pictures")
    shutil.copy(LINUX / "install.sh", folder)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody's home, with a blank, a per cent and an ampersand in its name, and a workbook in it."""
    home = tmp_path / "Ana & 100% co"
    (home / "Documents" / "Workbooks").mkdir(parents=True)
    (home / "Documents" / "Workbooks" / "mine.workbook").write_bytes(b"every word")
    return home


def write_program(folder: Path, version: str) -> None:
    program = folder / "Workbook" / "workbook"
    program.write_text(f"#!/bin/sh\necho Workbook {version}\n", "utf-8")
    program.chmod(0o755)


def install(folder: Path, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    settings = {"PATH": os.environ["PATH"], "HOME": str(home)}
    done = subprocess.run(
        ["sh", folder / "install.sh", *options], env=settings, capture_output=True, text=True, check=False
    )
    assert (home / "Documents" / "Workbooks" / "mine.workbook").read_bytes() == b"every word"
    return done


def left_in(home: Path) -> set[str]:
    files = (
        path.relative_to(home).as_posix()
        for path in home.rglob("*")
        if not path.is_dir() or path.is_symlink()
    )
    caches = ("mime.cache", "mimeinfo.cache", ".local/share/mime/")
    return {
        name for name in files if not any(cache in name for cache in caches) or name.endswith("workbook.xml")
    }


def test_it_is_installed_with_all_that_a_desktop_wants(download: Path, home: Path) -> None:
    done = install(download, home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Workbook 1.0.0 is installed. You find it")
    share = home / ".local" / "share"
    told = (share / "applications" / "workbook.desktop").read_text("utf-8")
    assert f'Exec="{home}/.local/bin/workbook" %f'.replace("100%", "100%%") in told
    assert "TryExec" not in told
    assert (share / "mime" / "packages" / "workbook.xml").is_file()
    assert (share / "icons" / "hicolor" / "48x48" / "apps" / "workbook.png").is_file()
    said = subprocess.run([home / ".local" / "bin" / "workbook"], capture_output=True, text=True, check=True)
    assert said.stdout == "Workbook 1.0.0\n"


def test_a_newer_one_takes_the_place_of_an_older_one_whole(download: Path, home: Path) -> None:
    (download / "Workbook" / "_internal" / "old part").touch()
    install(download, home)
    (download / "Workbook" / "_internal" / "old part").unlink()
    write_program(download, "2.0.0")
    assert "Workbook 2.0.0 is installed in place of Workbook 1.0.0." in install(download, home).stdout
    assert not (home / ".local/share/workbook-program/_internal/old part").exists()


def test_it_is_removed_by_what_was_installed_and_leaves_nothing_but_workbooks(
    download: Path, home: Path
) -> None:
    install(download, home)
    shutil.rmtree(download)
    done = install(home / ".local" / "share" / "workbook-program", home, "--remove")
    assert done.stdout == "Workbook is removed. Your workbooks are where they were.\n"
    assert left_in(home) == {"Documents/Workbooks/mine.workbook"}


def test_a_download_that_was_not_unpacked_whole_is_refused(download: Path, home: Path) -> None:
    shutil.rmtree(download / "Workbook" / "_internal")
    done = install(download, home)
    assert done.returncode == 1
    assert done.stderr.endswith("Unpack the download whole, and start again.\n")
    assert left_in(home) == {"Documents/Workbooks/mine.workbook"}


def test_where_nothing_can_be_written_one_sentence_says_so(download: Path, home: Path) -> None:
    (home / ".local").write_text("a file in the way, as a full or read-only disk is", "utf-8")
    done = install(download, home)
    assert done.returncode == 1
    assert re.fullmatch(r"There is no room for Workbook in .*\. Nothing was changed\.\n", done.stderr)


def test_a_full_disk_leaves_the_older_one_as_it_was(download: Path, home: Path) -> None:
    install(download, home)
    before = left_in(home)
    write_program(download, "2.0.0")
    (download / "Workbook" / "_internal" / "large").write_bytes(b"x" * 100_000)
    limited = ["sh", "-c", 'ulimit -f 20; exec sh "$0"', str(download / "install.sh")]
    settings = {"PATH": os.environ["PATH"], "HOME": str(home)}
    done = subprocess.run(limited, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "There is no room for Workbook" in done.stderr
    assert left_in(home) == before
    said = subprocess.run([home / ".local" / "bin" / "workbook"], capture_output=True, text=True, check=True)
    assert said.stdout == "Workbook 1.0.0\n"


def test_a_program_that_is_open_is_left_alone(download: Path, home: Path) -> None:
    shutil.copy(shutil.which("cat") or "", download / "Workbook" / "workbook")
    install(download, home)
    with subprocess.Popen([home / ".local" / "bin" / "workbook"], stdin=subprocess.PIPE):
        for options in ((), ("--remove",)):
            done = install(download, home, *options)
            assert done.returncode == 1
            assert done.stderr == "Workbook is open. Close it, then start this again. Nothing was changed.\n"
    assert install(download, home, "--remove").returncode == 0


def test_other_words_are_answered_with_what_can_be_typed(download: Path, home: Path) -> None:
    assert install(download, home, "--help").stderr == "Type sh install.sh, or sh install.sh --remove.\n"
