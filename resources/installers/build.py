"""Builds what people download: a folder with the program and all it needs, packed as this system's people expect.

Run: python3 start.py --build [FOLDER]; see docs/releasing.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from resources.installers.icons import write_icons
from resources.installers.licences import write_licences
from resources.installers.sizes import newest_glibc, told_size
from resources.installers.thin import thin

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

NOT_FOR_PEOPLE = ("workbook-visit", "workbook-visit.exe")
MARK = "made-by-start.txt"  # only in such a folder is anything ever cleared away
ROOM = 1_500_000_000
NO_PLACE = "Could not write to {folder}: {why}. Name another folder: python3 start.py --build FOLDER"
NO_ROOM = (
    "There is not enough room for {folder}: building takes about 1.5 GB. Make some, or name another folder."
)
NOT_OURS = (
    "There is something else in {folder}, and building would clear it away. Name another folder: "
    "python3 start.py --build FOLDER"
)


def main(arguments: list[str]) -> int:
    """Build into the folder that is named, else into `build`; returns the exit code."""
    named = [word for word in arguments if not word.startswith("-")]
    target = Path(named[0]).resolve() if named else ROOT / "build"
    try:
        if problem := prepare(target):
            print(problem, file=sys.stderr)
            return 1
        for made in build(target, quick="--quick" in arguments):
            print(f"{made.name}: {told_size(made)}")
    except OSError as error:
        print(NO_PLACE.format(folder=target, why=error.strerror or error), file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"Building stopped at: {Path(error.cmd[0]).name}. The lines above say why.", file=sys.stderr)
        return 1
    return 0


def prepare(target: Path) -> str | None:
    """Make the folder ready; returns why it will not do, or None. OSError."""
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        return NOT_OURS.format(folder=target)
    target.mkdir(parents=True, exist_ok=True)
    (target / MARK).write_text(
        "What is in this folder was built by start.py, and is made anew by it.\n", "utf-8"
    )
    shutil.rmtree(target / "work", ignore_errors=True)
    if shutil.disk_usage(target).free < ROOM:
        return NO_ROOM.format(folder=target)
    return None


def build(target: Path, *, quick: bool = False) -> list[Path]:
    """The program's folder, with the program that tries all of it, and what is handed out. OSError."""
    work = target / "work"
    work.mkdir()
    program, version = unpacked_wheel(work)
    write_icons(ROOT / "resources" / "icons" / "program", work / "icons")
    write_licences(program / "workbook" / "_bundled")
    folder = frozen(target, work, program, version)
    thin(folder)
    clean = work / "clean" / "Workbook"
    shutil.copytree(folder, clean, symlinks=True, ignore=shutil.ignore_patterns(*NOT_FOR_PEOPLE))
    print(f"What is installed: {told_size(clean)}; it needs {needed_system(clean)}.")
    return packed(clean, target, work, version, quick=quick)


def needed_system(folder: Path) -> str:
    """The oldest system that what was built runs on."""
    glibc = newest_glibc(folder)
    return f"glibc {glibc} or newer" if glibc else "the system that it was built on, or a newer one"


def unpacked_wheel(work: Path) -> tuple[Path, str]:
    """The program as it is installed, and its version."""
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(work),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    wheel = next(work.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(work / "program")
    return work / "program", wheel.name.split("-")[1]


def frozen(target: Path, work: Path, program: Path, version: str) -> Path:
    """PyInstaller's folder."""
    settings = {
        "WORKBOOK_PROGRAM": str(program),
        "WORKBOOK_ICONS": str(work / "icons"),
        "WORKBOOK_VERSION": version,
        "WORKBOOK_VISIT": str(ROOT / "tests" / "installers" / "visit.py"),
    }
    command = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(target), "--workpath", str(work / "pyinstaller")]
    environment = {**os.environ, **settings, "PYTHONPATH": str(program), "PYTHONHASHSEED": "1"}
    subprocess.run([*command, *places, str(HERE / "workbook.spec")], check=True, env=environment, cwd=work)
    return target / "Workbook"


def packed(folder: Path, target: Path, work: Path, version: str, *, quick: bool) -> list[Path]:
    """What people of this system download; a quick build makes the smallest part of it."""
    if sys.platform == "linux":
        from resources.installers.linux.pack import deb, tarball

        made = deb(folder, target, work, version)
        return made if quick and made else [*made, *tarball(folder, target, work, version)]
    if sys.platform == "darwin":
        from resources.installers.macos.pack import disk_image

        return disk_image(target, work, version)
    from resources.installers.windows.pack import installer

    return installer(folder, target, work, version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
