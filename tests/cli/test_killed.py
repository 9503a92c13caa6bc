"""Commands that are killed leave nothing under the name they were to make, and what is left goes at the next start."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbook.answers.file.workbook_file import open_workbook

# Kills itself at the n-th time that something of the file is made durable.
KILLED = """
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(event, args):
    global left
    if event in ("os.link", "os.rename", "os.remove", "open") and ".part" in str(args[0]):
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(counted)
from workbook.cli.front_door import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("command", ["start", "sample"])
def test_a_killed_command_leaves_nothing_that_stays(command: str, tmp_path: Path) -> None:
    target, killed = tmp_path / "mine.workbook", 0
    for moment in range(1, 40):
        asked = [
            sys.executable,
            "-c",
            KILLED,
            str(moment),
            command,
            "explore-this-further",
            "-o",
            str(target),
        ]
        done = subprocess.run(asked, check=False, capture_output=True)
        if done.returncode == 0:
            break
        killed += 1
        assert done.returncode == -9
        whole = [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
        assert whole in ([], [target.name])
        if whole:  # it had its name already, so it is whole
            with open_workbook(target) as file:
                assert bool(file.answers()) == (command == "sample")
            target.unlink()
    assert killed >= 2
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
