"""What people on Linux download: a Debian package, and an archive with a script that installs it for one person."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from resources.installers.sizes import newest_glibc
from workbook.preflight import SCREENLESS, WAYLAND, X11

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

# Where the list of licences lies in the program's folder.
LICENCES = Path("_internal", "workbook", "_bundled", "LICENSES.txt")
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
# The drawings by the names that desktops look for.
ICONS = {
    "workbook": "apps/workbook",
    "workbook-file": "mimetypes/application-vnd.workbook",
    "course-file": "mimetypes/application-vnd.workbook.course+zip",
}
CONTROL = """\
Package: workbook
Version: {version}
Section: education
Priority: optional
Architecture: {machine}
Depends: {depends}
Recommends: {wayland}, shared-mime-info, desktop-file-utils
Installed-Size: {size}
Maintainer: The makers of Workbook <workbook@localhost>
Description: work through a self-paced course, offline
 A quiet place on your own computer to work through a course at your own pace, and to take what you wrote
 along as a PDF. Everything is saved by itself in one file, which can be locked with a passphrase. No account,
 no network, no scores.
"""


def machine() -> str:
    """This machine in Debian's words."""
    return MACHINES.get(os.uname().machine, os.uname().machine)


def tarball(folder: Path, target: Path, work: Path, version: str) -> list[Path]:
    """The archive for every Linux, whose install.sh needs no password."""
    top = work / f"workbook-{version}"
    top.mkdir()
    folder.rename(top / "Workbook")
    write_share(top / "share", work / "icons")
    shutil.copy(HERE / "install.sh", top)
    shutil.copy(top / "Workbook" / LICENCES, top)
    made = target / f"workbook-{version}-linux-{os.uname().machine}.tar.xz"
    press = ["xz", "-T0", "-6", "--stdout"]
    with (
        made.open("wb") as written,
        subprocess.Popen(press, stdin=subprocess.PIPE, stdout=written) as pressed,
        tarfile.open(fileobj=pressed.stdin, mode="w|") as archive,
    ):
        archive.add(top, top.name, filter=_plain)
    if pressed.returncode:
        raise subprocess.CalledProcessError(pressed.returncode, press)
    (top / "Workbook").rename(folder)
    return [made]


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of who built it, and when."""
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


def write_share(folder: Path, pictures: Path) -> None:
    """What desktops want: the starter, the sorts of files, the icons, the manual page."""
    folder.mkdir(parents=True)
    for name in ("workbook.desktop", "workbook.xml", "workbook.1"):
        shutil.copy(HERE / name, folder)
    for drawing, name in ICONS.items():
        scalable = folder / "icons" / "hicolor" / "scalable" / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "resources" / "icons" / "program" / f"{drawing}.svg", scalable)
        for picture in pictures.glob(f"{drawing}-[0-9]*.png"):
            size = picture.stem.rpartition("-")[2]
            place = folder / "icons" / "hicolor" / f"{size}x{size}" / f"{name}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, place)


def deb(folder: Path, target: Path, work: Path, version: str) -> list[Path]:
    """The Debian package; none where dpkg-deb is not there."""
    if not shutil.which("dpkg-deb"):
        return []
    top, share = work / "deb", work / "share"
    write_share(share, work / "icons")
    usr = top / "usr"
    shutil.copytree(folder, usr / "lib" / "workbook", symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "workbook").symlink_to("../lib/workbook/workbook")
    _copy(share / "workbook.desktop", usr / "share" / "applications")
    _copy(share / "workbook.xml", usr / "share" / "mime" / "packages")
    shutil.copytree(share / "icons", usr / "share" / "icons")
    manual = usr / "share" / "man" / "man1" / "workbook.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((share / "workbook.1").read_bytes(), mtime=0))
    told = usr / "share" / "doc" / "workbook"
    told.mkdir(parents=True)
    shutil.copy(folder / LICENCES, told / "copyright")
    (told / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    (top / "DEBIAN").mkdir()
    (top / "DEBIAN" / "control").write_text(_control(folder, top, version), encoding="utf-8")
    for moment in ("preinst", "prerm"):
        shutil.copy(HERE / "only-when-closed", top / "DEBIAN" / moment)
        (top / "DEBIAN" / moment).chmod(0o755)
    made = target / f"workbook_{version}_{machine()}.deb"
    _readable_by_all(top)
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(top), str(made)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return [made]


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(file, folder)


def _control(folder: Path, top: Path, version: str) -> str:
    kilobytes = (
        sum(file.stat().st_size for file in top.rglob("*") if file.is_file() and not file.is_symlink())
        // 1000
    )
    inside = {path.name for path in folder.rglob("*.so*")}
    libraries = {**SCREENLESS, **X11, "libcups.so.2": "libcups2", "libstdc++.so.6": "libstdc++6"}
    needed = [package for library, package in libraries.items() if library not in inside]
    depends = ", ".join(
        _either(name) for name in [f"libc6 (>= {newest_glibc(folder)})", *dict.fromkeys(needed)]
    )
    wayland = ", ".join(WAYLAND.values())
    return CONTROL.format(
        version=version, machine=machine(), depends=depends, wayland=wayland, size=kilobytes
    )


def _either(name: str) -> str:
    """A library by the name that newer systems gave it, or by its old one."""
    renamed = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
    return f"{renamed[name]} | {name}" if name in renamed else name


def _readable_by_all(top: Path) -> None:
    for path in [top, *top.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
