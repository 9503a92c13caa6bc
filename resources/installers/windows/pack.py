"""What people on Windows download: an installer that asks for no administrator, made by Inno Setup."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


def installer(folder: Path, target: Path, work: Path, version: str) -> list[Path]:
    """The installer; where Inno Setup is not there, the folder as an archive."""
    compiler = shutil.which("iscc") or shutil.which("ISCC.exe")
    if not compiler:
        made = shutil.make_archive(
            str(target / f"workbook-{version}-windows"), "zip", folder.parent, folder.name
        )
        return [Path(made)]
    told = [
        f"/DVersion={version}",
        f"/DFolder={folder}",
        f"/DIcon={work / 'icons' / 'workbook.ico'}",
        f"/O{target}",
    ]
    subprocess.run([compiler, "/Qp", *told, str(HERE / "workbook.iss")], check=True)
    return [target / f"workbook-{version}-windows.exe"]
