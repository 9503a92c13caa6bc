"""What people on macOS download: a disk image with the program and a way to put it among the others."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIGNER = "WORKBOOK_SIGNER"  # the name of a Developer ID; without one the program is not signed


def disk_image(target: Path, work: Path, version: str) -> list[Path]:
    """The image. A program that is to be signed is signed before, with everything in it."""
    program = target / "Workbook.app"
    for left_out in program.rglob("workbook-visit"):
        left_out.unlink()
    if signer := os.environ.get(SIGNER):
        deep = ["--deep", "--force", "--options", "runtime", "--timestamp"]
        subprocess.run(["codesign", *deep, "--sign", signer, str(program)], check=True)
    place = work / "image"
    place.mkdir()
    program.rename(place / program.name)
    (place / "Applications").symlink_to("/Applications")
    made = target / f"workbook-{version}-macos.dmg"
    made.unlink(missing_ok=True)
    words = ["-volname", "Workbook", "-srcfolder", str(place), "-format", "ULMO"]
    subprocess.run(["hdiutil", "create", *words, str(made)], check=True)
    (place / program.name).rename(program)
    return [made]
