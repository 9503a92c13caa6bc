"""The licences of all that is in the download: the program's parts, and what comes of the system it was built on."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from workbook.licences import NAME, gathered

# What `left_out.OF_THE_SYSTEM` lets come along.
SYSTEM_PARTS = {
    "libcrypto": "Apache-2.0",
    "libffi": "MIT",
    "libuuid": "BSD-3-Clause",
    "libzstd": "BSD-3-Clause",
    "libxcb": "MIT",
    "libxkbcommon": "MIT",
}
PYINSTALLER = (
    "The start of the built program, of PyInstaller",
    "GPL-2.0-or-later, free for what is built with it",
)


def write_licences(folder: Path) -> None:
    """Write the list where the program looks for it. OSError."""
    parts = [
        (*PYINSTALLER, []),
        *((name, licence, _texts_of(name)) for name, licence in SYSTEM_PARTS.items()),
    ]
    (folder / NAME).write_text("\n".join(gathered(parts)), encoding="utf-8")


def _texts_of(library: str) -> list[Path]:
    """What the system says of a library; nothing where it keeps no such texts."""
    if not shutil.which("dpkg-query"):
        return []
    asked = subprocess.run(
        ["dpkg-query", "-S", f"*/{library}.so*"], capture_output=True, text=True, check=False
    )
    packages = {line.partition(":")[0] for line in asked.stdout.splitlines()}
    return [
        path for name in sorted(packages) if (path := Path("/usr/share/doc") / name / "copyright").is_file()
    ][:1]
