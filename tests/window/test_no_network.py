"""A whole visit under a system-call trace: no network, and no secret in any file it does not belong in."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.window.visit import AFTER, BEFORE, PASSPHRASE

XDG = ("config", "data", "state", "cache")
CALLS = "trace=connect,bind,sendto,sendmsg,openat,open,creat,write,pwrite64,writev,pwritev"
WRITES = re.compile(r"\b(?:write|pwrite64|writev|pwritev)\((\d+)<([^>]*)>")
PIECES = (BEFORE.encode(), AFTER.encode(), PASSPHRASE.encode())


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a person who made the visit, and every line of the trace."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed here; the project's own checks install it")
    folder = tmp_path_factory.mktemp("visit")
    for name in ("tmp", *XDG, "Documents"):
        (folder / name).mkdir()
    environment = {
        **os.environ, "HOME": str(folder), "TMPDIR": str(folder / "tmp"), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT), **{f"XDG_{name.upper()}_HOME": str(folder / name) for name in XDG},
    }  # fmt: skip
    log = folder / "trace.log"
    command = ["strace", "-f", "-y", "-q", "-s", "300000", "-e", CALLS, "-o", str(log)]
    command += [sys.executable, str(ROOT / "tests/window/visit.py"), str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, timeout=150, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    lines = log.read_text("utf-8", "replace").splitlines()
    log.unlink()
    return folder, lines


def test_a_whole_visit_asks_nothing_of_any_network(visit: tuple[Path, list[str]]) -> None:
    _, lines = visit
    families = Counter(
        re.findall(r"(?:connect|bind|sendto|sendmsg)\(.*?sa_family=(AF_\w+)", "\n".join(lines))
    )
    assert not set(families) - {"AF_UNIX", "AF_LOCAL"}, families
    assert len(lines) > 300
    print(f"{len(lines)} system calls of the visit, sockets: {dict(families) or 'none'}")  # noqa: T201 - the figure


def test_what_is_written_after_the_lock_is_never_written_in_plain_words(
    visit: tuple[Path, list[str]],
) -> None:
    _, lines = visit
    assert not [line[:200] for line in lines if AFTER in line or PASSPHRASE in line]
    written = {Path(match[2]).name for line in lines if BEFORE in line and (match := WRITES.search(line))}
    assert written <= {"mine.workbook", "mine.workbook-wal"} | {
        n for n in written if n.endswith(".backup")
    } | {n for n in written if n.startswith(".new-")}
    assert "mine.workbook-wal" in written


def test_nothing_of_it_stays_in_plain_words_anywhere(visit: tuple[Path, list[str]]) -> None:
    folder, _ = visit
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert not [path for path in files if any(piece in path.read_bytes() for piece in PIECES)]
    names = "\n".join(str(path) for path in folder.rglob("*"))
    assert not [word for word in ("quince", "xylophone", "boats") if word in names]
    assert not list((folder / "state").rglob("*.txt")), "the program reported a mistake of its own"
    assert {path.suffix for path in files} >= {".workbook", ".pdf", ".backup", ".json"}
    print(f"{len(files)} files, {sum(p.stat().st_size for p in files):,} bytes searched")  # noqa: T201 - the figure


def test_all_that_the_program_keeps_is_its_owners_alone(visit: tuple[Path, list[str]]) -> None:
    folder, _ = visit
    ours = [p for name in XDG for p in (folder / name).rglob("*")]
    ours += [folder / "mine.workbook", folder / "keepsake.pdf"]
    assert not [p for p in ours if "workbook" in str(p) and p.stat().st_mode & 0o077]
