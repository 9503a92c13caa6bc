"""A blind person does the first module with their tools, and every answer is in the file."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import COURSE, ROOT
from workbook.preflight import SCREENLESS, X11, missing_libraries

TOOLS_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-gi belongs to
CAN_ASK = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
Told = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen that nobody sees."""
    if sys.platform != "linux":
        pytest.skip("AT-SPI is how Linux tells assistive tools")
    lacks = [tool for tool in ("Xvfb", "dbus-run-session") if shutil.which(tool) is None]
    lacks += missing_libraries({**SCREENLESS, **X11})
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        lacks.append("at-spi2-core")
    asks = [TOOLS_PYTHON, "-c", CAN_ASK]
    if not Path(TOOLS_PYTHON).exists() or subprocess.run(asks, check=False, capture_output=True).returncode:
        lacks.append("python3-gi with gir1.2-atspi-2.0")
    if lacks:
        pytest.skip(f"not installed here; the project's own checks install it: {', '.join(lacks)}")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def workbook(*arguments: str) -> str:
    command = [sys.executable, "-m", "workbook", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def visit(screen: str, folder: Path, file: Path) -> dict[str, Told]:
    """Do the module in a session of its own; what each page told of itself."""
    (runtime := folder / "run").mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "AT_SPI_", "WAYLAND_"))}
    environment |= {"DISPLAY": screen, "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    script = str(Path(__file__).parent / "module_one.py")
    command = ["dbus-run-session", "--", TOOLS_PYTHON, script, sys.executable, "-m", "workbook", str(file)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, timeout=150, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Told] = json.loads(done.stdout.splitlines()[-1])  # daemons of the session speak before it
    return told


def test_module_one_is_done_through_what_assistive_tools_are_told(
    screen: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("v")  # short: the path of a socket may not be long
    file = folder / "mine.workbook"
    workbook("start", str(COURSE), "-o", str(file), "--name", "Ana")
    whole = visit(screen, folder, file)
    told = whole["module"]

    kept = json.loads(workbook("answers", str(file)))
    answers = kept["answers"]
    assert answers["start-hopes"] == "A letter\nfrom Ines, read twice"
    assert answers["start-baseline-connected"] == {"values": {"value": 7}}
    assert answers["start-baseline-settled"] == {"values": {"value": 3}}
    assert answers["start-stop-plan"]["ticked"] == ["water", "call"]
    own = answers["start-stop-plan"]["own"]
    assert [(line["text"], line["ticked"]) for line in own] == [("feed the hens", True)]
    rows = [{k: v for k, v in row.items() if k != "row"} for row in answers["start-people-to-call"]["rows"]]
    assert rows[0] == {"who": "Ines", "how-to-reach": "at the lake"}
    assert rows[1] == {"who": "the helpline", "good-for": "the middle of the night"}
    assert answers["start-orienting"] == {"note": "lamp, floor, sky"}
    assert answers["start-my-rules"]["words"] == {
        "may-skip": "what hurts",
        "stop-when": "the kettle sings",
        "time-and-place": "Sundays, on the bench",
    }
    assert len(answers) == 7
    assert kept["share"]["start-hopes"] == "private"
    assert kept["share"]["start-my-rules"] == "keep"

    for title, said in told.items():
        assert said[0] == ["heading", title]
        assert all(name for _, name in said), said
    first = told["Your own way"]
    assert first[1] == ["panel", "Note: How sure are we?"]
    asked = "What made you open this workbook now?"
    here = first.index(["panel", f"Reflection 1.1: What brought me here. {asked}"])
    assert first[here + 1 : here + 7] == [
        ["heading", asked],
        ["text", "What brought me here"],
        ["panel", "Who sees this answer"],
        ["radio button", "Just for me"],
        ["radio button", "In my workbook"],
        ["radio button", "Bring to the workshop"],
    ]
    filled = told["A way to stop"]  # as it was told on coming back to it
    table = filled.index(["table", "People I could reach"])
    assert [name for _, name in filled[table + 1 : table + 4]] == [
        "Who",
        "How to reach them",
        "Good for what",
    ]
    assert [name for role, name in filled[table:] if role == "table cell"] == [
        *("Who: Ines", "How to reach them: at the lake", "Good for what: empty"),
        *("Who: the helpline", "How to reach them: empty", "Good for what: the middle of the night"),
        *("Who: empty", "How to reach them: empty", "Good for what: empty"),
    ]

    # And a course is begun in the Studio.
    names = [name for _row, name in whole["studio"]["the structure"]]
    assert names[0].startswith("About this course")
    assert names[2].startswith("1 Where you are, Module")
    stops = whole["studio"]["by Tab"]
    assert all(name for _role, name, _described in stops), stops
    written = [stop for stop in stops if stop[0] == "text"]
    assert [name for _role, name, _described in written[:4]] == ["Title", "Subtitle", "Summary", "Welcome"]
    assert written[1][2] == "One more line, or none"
    form = stops.index(["radio button", "Form", "How it is written"])
    assert stops.index(written[0]) == form + 2  # behind the region that they stand in
