"""How long `check` takes for a thousand modules, against laying all of them out with Python-Markdown."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.benchmarks.outline import MODULES, parse_everything, thousand_modules
from workbook.authoring.check import find_problems
from workbook.authoring.report import as_text
from workbook.course.files import FolderFiles

ROUNDS = 3


def measure() -> dict[str, float]:
    """The time to check a folder and to write down what is said, as a part of the time to parse everything."""
    files = thousand_modules()
    with tempfile.TemporaryDirectory() as place:
        for name, data in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        checking = min(_checked(Path(place)) for _unused in range(ROUNDS))
    began = time.perf_counter()
    parse_everything(files)
    parsing = time.perf_counter() - began
    print(f"check {checking * 1000:.0f} ms, parsing everything {parsing * 1000:.0f} ms, {MODULES} modules")
    return {"check of 1,000 modules / parsing them": checking / parsing}


def _checked(folder: Path) -> float:
    began = time.perf_counter()
    files = FolderFiles(folder)
    as_text(find_problems(files), files, "")
    return time.perf_counter() - began


if __name__ == "__main__":
    print(measure())
