"""How long `check` takes for a thousand modules, against laying all of them out with Python-Markdown."""

from __future__ import annotations

import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.outline import MODULES, parse_everything, thousand_modules
from workbook.cli import front_door

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3


def measure() -> dict[str, float]:
    """The time of the command for a folder, as a part of the time to parse everything.

    Both in turn, and the processor’s own time: what else a computer does would part the two for seconds.
    """
    files = thousand_modules()
    with tempfile.TemporaryDirectory() as place:
        for name, data in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        rounds = [
            (_seconds(lambda: _check(Path(place))), _seconds(lambda: parse_everything(files)))
            for _unused in range(ROUNDS)
        ]
    checking, parsing = (min(times) for times in zip(*rounds, strict=True))
    print(f"check {checking * 1000:.0f} ms, parsing everything {parsing * 1000:.0f} ms, {MODULES} modules")
    return {"check of 1,000 modules / parsing them": checking / parsing}


def _check(folder: Path) -> None:
    with redirect_stdout(StringIO()):
        front_door.main(["check", str(folder)])


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    print(measure())
