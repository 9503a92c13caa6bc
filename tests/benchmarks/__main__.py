"""Prints how fast and small the program is, as ratios against yardsticks measured in the same run."""

from __future__ import annotations

import sys
from importlib import import_module

# A module each, with the most that its ratios may be; the module's `measure()` gives name -> ratio.
TARGETS: dict[str, dict[str, float]] = {
    "launch": {"launch to first page / bare window": 2.0},
    "large": {
        "launch of a large workbook / a small one": 1.5,
        "first answer of a large workbook / a small one": 1.5,
    },
    "outline": {"outline of 1,000 modules / parsing them": 0.04},
    "check": {"check of 1,000 modules / parsing them": 0.5},
    "importing": {"import of 200 pages / reading zip and XML": 10},
    "updating": {"update with 10,000 answers / 10,000 inserts": 5},
    "packing": {"packing / zipping": 1.5, "opening a package / zipping it": 0.5},
    "saving": {
        "save p50 / 4 KiB append+fsync p50": 1.2,
        "save p99 / 4 KiB append+fsync p99": 2.0,
        "locked / unlocked save": 1.3,
    },
    "page": {
        "page of 12 exercises / bare widgets": 1.3,
        "key press p50, reflection / bare editor": 1.5,
        "key press p99, reflection / bare editor": 1.5,
        "key press p50, letter / bare editor": 1.5,
        "key press p99, letter / bare editor": 1.5,
        "key press p50, stems / bare editor": 1.5,
        "key press p99, stems / bare editor": 1.5,
        "longest frame scrolling / bare widgets": 2.0,
    },
    "paper": {
        "export of 50 modules / naive platypus": 0.15,
        "export of 200 modules / naive platypus": 0.12,
        "export of 50 modules / typst": 1,
        "export of 200 modules / typst": 1,
        "(megabytes, 200 modules)": 110,
        "a million letters in paragraphs / 2f27ced": 3,
        "a million letters in one paragraph / 2f27ced": 3,
    },
    "search": {
        "search in 10,000 answers p50 / bare FTS5": 5,
        "search in 100,000 answers p50 / bare FTS5": 3,
    },
    "visit": {
        "page turned / bare widgets": 4,
        "first search of 1,600 pages and 400 answers / bare FTS5 of the same": 15,
        "memory after 1,200 pages and as many written in / after 40": 1.3,
    },
    "overviews": {
        "All I wrote of 2,000 answers / one page": 1.5,
        "My days of 2,000 answers / one page": 2,
        "longest pause of All I wrote, 240 answers read on / one page": 1,
        "longest pause of My days / one page": 0.7,
    },
    "spelling": {
        "key press p50, spelling on / off": 1.1,
        "key press p99, spelling on / off": 1.2,
    },
    "studio": {
        "key press p50, words / bare editor": 1.5,
        "key press p99, words / bare editor": 1.5,
        "key press p50, within words / bare editor": 1.5,
        "key press p99, within words / bare editor": 1.5,
        "key press p50, a setting / bare editor": 1.5,
        "key press p99, a setting / bare editor": 1.5,
    },
    "photographs": {
        "PDF of photographs / their bytes": 0.5,
        "PDF of photographs / decoding each once": 6.5,
    },
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 1 if a ratio is above its target."""
    missed = 0
    for name in names or TARGETS:
        ratios: dict[str, float] = import_module(f"tests.benchmarks.{name}").measure()
        for words, ratio in ratios.items():
            most = TARGETS[name].get(words)
            missed += most is not None and ratio > most
            said = "" if most is None else f"   at most {most:g}"
            print(f"{words:<44} {ratio:8.3f}{said}", flush=True)
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
