"""How long paper takes: a completed keepsake against a naive platypus build, and against typst, of the same document.

Each is made by a process of its own, from its start to its end, of the same course and the same answers; all turn
the same Markdown into HTML. As on a person's computer, Python finds its modules compiled. One very long answer is
measured against an earlier version of this program, before text was shaped and tagged.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tarfile
import time
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.pdf.export import PaperAnswer, PaperOptions, build_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.exercise import Exercise
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course

ROUNDS = 5
EARLIER = "2f27ced"
KEPT = os.environ.get("KEEP_PAPER")  # a folder to look at what was made
ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "courses" / "explore-this-further"
AT = datetime(2026, 11, 21, 18, 24, tzinfo=UTC)
OPTIONS = PaperOptions(name="Marta", include_private=True, date=date(2026, 11, 22))
WORDS = (
    "At my sister’s birthday I kept filling every silence. My shoulders were up at my ears and I could hear my own "
    "voice getting quicker. Later, on the stairs, I noticed I had not really looked at anyone.\n\n"
    "The odd thing is that I’d been looking forward to it all week, and so had she, as it turned out."
)


def measure() -> dict[str, float]:
    """The ratios of our export to the others, from the medians of several rounds, and what it needs at most."""
    with TemporaryDirectory() as folder:
        environment = _environment(Path(folder, "compiled"))
        for who in MAKERS:
            _run(who, 1, environment)
        return {**_ratios(environment), **_ratios_of_one_answer(Path(folder, "earlier"), environment)}


def _environment(compiled: Path) -> dict[str, str]:
    """What the processes are started with: what is compiled is kept, for them alone."""
    rest = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, "PYTHONPYCACHEPREFIX": str(compiled)}


def _ratios(environment: dict[str, str]) -> dict[str, float]:
    ratios: dict[str, float] = {}
    for modules in (50, 200):
        rounds = [{who: _run(who, modules, environment) for who in MAKERS} for _ in range(ROUNDS)]
        ours, platypus, typst = (
            statistics.median(made[who].seconds for made in rounds) for who in ("ours", "platypus", "typst")
        )
        ratios[f"export of {modules} modules / naive platypus"] = ours / platypus
        ratios[f"export of {modules} modules / typst"] = ours / typst
        ratios[f"(megabytes, {modules} modules)"] = (
            statistics.median(made["ours"].peak for made in rounds) / 1e6
        )
    return ratios


def _ratios_of_one_answer(earlier: Path, environment: dict[str, str]) -> dict[str, float]:
    """One answer of a million letters against the earlier version; nothing where the history does not have it."""
    earlier.mkdir()
    packed = subprocess.run(["git", "archive", EARLIER], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        return {}
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(earlier, filter="data")
    ratios = {}
    for shape in ("paragraphs", "one paragraph"):
        rounds = [
            [_run_one_answer(tree, shape, environment) for tree in (ROOT, earlier)] for _ in range(ROUNDS)
        ]
        now, then = (statistics.median(times) for times in zip(*rounds[1:], strict=True))
        ratios[f"a million letters in {shape} / {EARLIER}"] = now / then
    return ratios


def _run_one_answer(tree: Path, shape: str, environment: dict[str, str]) -> float:
    """Make it with the version in a folder, in a process of its own; how long that takes."""
    start = time.perf_counter()
    script = ROOT / "tests" / "benchmarks" / "paper_of_one_answer.py"
    subprocess.run(
        [sys.executable, str(script), "1000000", shape],
        env={**environment, "PYTHONPATH": str(tree)}, check=True, capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - start


class _Made(NamedTuple):
    """The seconds of a whole process, and the bytes that it needed at most."""

    seconds: float
    peak: int


def _run(who: str, modules: int, environment: dict[str, str]) -> _Made:
    """Make it in a process of its own."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.paper", who, str(modules)],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return _Made(time.perf_counter() - start, int(done.stdout.split()[-1]))


def _ours(course: Course, answers: dict[ExerciseId, PaperAnswer]) -> bytes:
    return build_pdf(course, answers, "keepsake", OPTIONS)


def _platypus(course: Course, answers: dict[ExerciseId, PaperAnswer]) -> bytes:
    from tests.benchmarks.paper_in_platypus import NaiveBook

    return NaiveBook(course, answers).build()


def _typst(course: Course, answers: dict[ExerciseId, PaperAnswer]) -> bytes:
    from tests.benchmarks.paper_in_typst import typst_pdf

    return typst_pdf(course, answers)


MAKERS: dict[str, Callable[[Course, Any], bytes]] = {
    "ours": _ours,
    "platypus": _platypus,
    "typst": _typst,
}


def _make(who: str, modules: int) -> None:
    """What the process of its own does; prints its own highest water."""
    course = _long_course(modules)
    answers = {exercise.id: PaperAnswer(_answer(exercise), at=AT) for exercise in course.exercises()}
    data = MAKERS[who](course, answers)
    assert data.startswith(b"%PDF")
    if KEPT:
        Path(KEPT, f"{who}-{modules}.pdf").write_bytes(data)
    status = Path("/proc/self/status")
    print(1024 * int(status.read_text().split("VmHWM:")[1].split()[0]) if status.exists() else 0)


def _long_course(modules: int) -> Course:
    """The modules of the real course over and over, each time with ids of their own."""
    files = dict(FolderFiles(COURSE))
    real = [files.pop(path) for path in sorted(files) if path.startswith("modules/")]
    for number in range(modules):
        text = real[number % len(real)].decode("utf-8")
        text = re.sub(r"^(::: [a-z]+ [a-z][a-z0-9-]{0,35})$", rf"\g<1>-{number}", text, flags=re.MULTILINE)
        text = re.sub(r"^id: .*$", f"id: module-{number}", text, count=1, flags=re.MULTILINE)
        files[f"modules/{number + 1:03}-m.md"] = text.encode("utf-8")
    return read_course(files)[0]


def _answer(exercise: Exercise) -> Any:
    """A full answer for an exercise of any kind."""
    options = [option.id for option in exercise.options()]
    match exercise.kind:
        case "scale":
            return {"values": dict.fromkeys(options, 6)}
        case "choice":
            return {"chosen": options[0]}
        case "checklist":
            own = [{"row": "k3v9d2qa", "text": "My hands go cold on the phone", "ticked": True}]
            return {"ticked": options[::2], "own": own}
        case "plan":
            row = {
                "if": "it is Sunday around five",
                "then": "I go to the canal",
                "otherwise": "Tea at the window.",
            }
            return {"rows": [{"row": option, **row} for option in options]}
        case _:
            return WORDS


if __name__ == "__main__":
    _make(sys.argv[1], int(sys.argv[2]))
