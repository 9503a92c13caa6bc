"""No crash writes anybody's words to a disk."""

import subprocess
import sys
from pathlib import Path

import pytest

CRASHES = """
import ctypes, os, sys
from workbook.cli import front_door as cli
words = "Something I have told " + "no one"
{start}
limits = open("/proc/self/limits").read()
print([line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core")], flush=True)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)  # PR_GET_DUMPABLE
import faulthandler
faulthandler.enable()
os.abort()
"""
WAYS = {
    "a command": "cli.main(['check', 'no such course'])",
    "the window": (
        "from workbook.window import app\n"
        "app.end_of_all = app._after_start\n"
        "app._after_start = lambda window: (app.end_of_all(window), app.QApplication.quit())\n"
        "app.run()"
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
@pytest.mark.parametrize("start", WAYS.values(), ids=WAYS)
def test_a_crash_leaves_no_core_and_no_word_of_an_answer(start: str, tmp_path: Path) -> None:
    ulimit = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, resource.RLIM_INFINITY))\n"
    code = ulimit + CRASHES.format(start=start)
    root = Path(__file__).parent.parent
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{code}"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ended.returncode < 0, ended.stderr
    assert ended.stdout.splitlines()[-2:] == ["[['0', '0']]", "0"]
    assert "Fatal Python error" in ended.stderr
    assert "told" not in ended.stderr
    assert list(tmp_path.iterdir()) == []
