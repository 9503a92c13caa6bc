"""However large or hostile a course file is, reading it takes little memory, and nothing in it keeps a reader busy."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import environment, program
from workbook.authoring.report import as_text
from workbook.course.checking import check_course
from workbook.course.outline import read_outline
from workbook.course.reading import read_module
from workbook.packaging.contents import MOST_PIECES, ContentGate
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble

MOST_MEMORY = 300_000  # kB
COURSE = b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"
READ = """
import sys
from pathlib import Path
from workbook.packaging.reading import read_package

print(sum(map(len, read_package(Path(sys.argv[1])).values())))
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line))
"""


def large_picture(seed: int) -> bytes:
    """A small picture with a text in it of nearly 20 MB, of which one half can be pressed and the other cannot."""
    text = bytes(9_900_000) + random.Random(seed).randbytes(9_900_000)
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">2L", 9, 9) + b"\x08\2\0\0\0\0\0\0\0"
    return head + struct.pack(">L", len(text)) + b"tEXt" + text + b"\0\0\0\0"


@pytest.fixture(scope="module")
def largest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nearly as large as a course file may be, packed and unpacked."""
    path = tmp_path_factory.mktemp("large") / "large.course"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("course.md", COURSE)
        archive.writestr("modules/1-a.md", b"Text.\n")
        for n in range(10):
            archive.writestr(f"media/{n}.png", large_picture(n))
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the most memory a process had")
def test_the_largest_course_file_is_never_in_memory_twice(largest: Path) -> None:
    assert largest.stat().st_size > 95_000_000
    told = subprocess.run(
        [sys.executable, "-c", READ, str(largest)],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    size, memory = map(int, told.stdout.split())
    assert size > 195_000_000
    assert memory < MOST_MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the most memory a process had")
def test_a_workbook_of_it_is_begun_within_the_same_memory(largest: Path, tmp_path: Path) -> None:
    watched = "import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
    watched += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    start = program("start", str(largest), "-o", str(tmp_path / "a.workbook"))
    told = subprocess.run(
        [sys.executable, "-c", watched, *start], capture_output=True, text=True, env=environment(), check=True
    )
    assert int(told.stdout) < MOST_MEMORY


# What there is most of in texts that keep a reader busy, as large as one text may be.
HARD = {
    "blocks": "::: a\n" * 4_990,
    "exercises": "::: line x\n\nQ\n:::\n" * 2_490,
    "headings": "## a\n" * 4_990,
    "options": "::: choice c\n\nQ\n\n" + "- a\n" * 9_900,
    "settings": "::: line c\n" + "recall: a\n" * 9_900,
    "columns": "::: table c\n" + "column: a | pick a / b\n" * 9_900,
    "citations": "[@a]" * 19_900,
    "footnotes": "[^a]: b\n" * 9_900,
    "links": "[a](b) " * 19_900,
    "brackets": "[[[[ " * 4_900,
    "stars": "*a **b " * 30_000,
    "backticks": "` `` ``` " * 20_000,
    "table": "a|b\n-|-\n" + "|" * 100_000,
    "quotes": "> " * 4_000 + "\n",
    "lists": "".join("  " * n + "- a\n" for n in range(2_000)),
    "facts": "---\n" + "a: b\n" * 490 + "---\n",
    "one word": "a" * 9_900 + "\n",
    "comments": "<!-- -->\n" * 4_900,
    "angles": "<a " * 60_000,
    "entities": "&#1; " * 40_000,
    "addresses": "http://a.b/ www.a.b a@b.c " * 9_000,
    "definitions": "[a]: b\n" * 9_900,
}


@pytest.mark.parametrize("name", HARD)
def test_no_text_that_is_let_in_keeps_a_reader_busy(name: str) -> None:
    """Nothing here is timed: one that took minutes would be seen, as all of them take some seconds together."""
    files = {"course.md": COURSE, "modules/1-a.md": HARD[name].encode()[:256_000]}
    gate = ContentGate()
    try:
        for path, data in files.items():
            gate.check(path, data)
    except PackageTrouble:
        return
    outline = read_outline(files)
    read_module(files, outline, outline.modules[0].id)
    problems = check_course(files)
    assert as_text(problems, files, "").count("\n") >= len(problems)


SIGNS = st.sampled_from(
    ["::: ", "line", "choice", "table", "\n", "\n\n", "- ", "{#", "}", "[", "](", ")", "![", "*", "**", "_", "`", "```",
     "<!--", "-->", "<", ">", "|", "-|-", "## ", "# ", "  ", "\t", "&", "\\", "é", "מ", "a: b", "---", "[@a]", "1. "]
)  # fmt: skip


@given(st.lists(st.tuples(SIGNS, st.sampled_from([1, 1, 1, 2, 3, 40, 900])), max_size=15))
def test_random_markdown_is_read_or_refused(parts: list[tuple[str, int]]) -> None:
    text = "".join(sign * count for sign, count in parts).encode()[:256_000]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("course.md", COURSE)
        archive.writestr("modules/1-a.md", text)
    try:
        package = read_package(made.getvalue())
    except PackageTrouble as refused:
        assert str(refused).startswith("“modules/1-a.md”")  # noqa: PT017 - it may be let in
        return
    outline = read_outline(package)
    read_module(package, outline, outline.modules[0].id)
    check_course(package)


def test_all_texts_together_are_bounded_too() -> None:
    gate = ContentGate()
    lines, marks, brackets = (most for most, _in_all in MOST_PIECES.values())
    for text in (b"\n" * lines, b"## a\n" * marks, b"[" * min(brackets, 90) + b"\n"):
        gate.check("modules/a.md", text)
    with pytest.raises(PackageTrouble, match="texts together are in more pieces"):  # noqa: PT012 - the last of them
        for n in range(100):
            gate.check(f"modules/{n}.md", b"## a\n" * marks)
