"""What an author is told, as text and as data, and ids written into the sources."""

import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.own_words import written_course
from workbook.authoring.check import find_problems
from workbook.authoring.fix import write_missing_ids
from workbook.authoring.new import new_course
from workbook.authoring.pack import RefusedTrouble, pack_course
from workbook.authoring.report import as_json, as_text, has_errors, summary
from workbook.course.checks.ids import MISSING_IDS
from workbook.course.files import FolderFiles
from workbook.course.problems import Problem
from workbook.course.reading import read_course
from workbook.packaging import writing
from workbook.packaging.writing import write_package

ERROR = Problem("modules/1-a.md", 3, 5, "error", "bad-link", "The link `x` will not work.", "Begin it anew.")
ADVICE = Problem("course.md", 1, 1, "advice", "raw-html", "This is odd.")


MISSING = Problem("modules/1-a.md", 2, 1, "error", "missing-id", "This has no id.", "Write one.")
TEXTS = {
    "modules/1-a.md": b"One\nTwo\n  see [x](y)  \n",
    "course.md": "\ufeffZwölf".encode("cp1252", "replace"),
}


def test_text_is_in_groups_with_the_lines_and_what_pack_would_do() -> None:
    assert as_text([ERROR, MISSING, ADVICE], TEXTS, "workbook check c --fix").split("\n") == [
        "Errors: 1. The course cannot be packed before they are mended.",
        "",
        "modules/1-a.md:3:5: The link `x` will not work.",
        "    | see [x](y)",
        "    Begin it anew.",
        "",
        "Missing ids: 1. The course cannot be packed before they are written. This writes them: workbook check c --fix",
        "",
        "modules/1-a.md:2:1: This has no id.",
        "    | Two",
        "    Write one.",
        "",
        "Advice: 1. It is yours to weigh; the course can be packed with it.",
        "",
        "course.md:1:1: This is odd.",
        "    | ?Zwölf",
        "",
        "1 error, 1 missing id, 1 piece of advice. The course cannot be packed yet.",
        "",
    ]


def test_a_long_line_is_quoted_around_its_place() -> None:
    text = {"a.md": f"{'a' * 300} here {'b' * 300}\n\tx\x07y\n".encode()}
    assert (
        as_json([Problem("a.md", 1, 302, "error", "bad-link", "W.")], text).count("… " + "a" * 18 + " here ")
        == 1
    )
    assert '"quoted": "x y"' in as_json([Problem("a.md", 2, 1, "error", "bad-link", "W.")], text)
    for odd in (b"\x00", b"{\\rtf1 secret", b"PK\x03\x04"):
        assert '"quoted": ""' in as_json([Problem("a.md", 1, 1, "error", "bad-link", "W.")], {"a.md": odd})
    assert '"quoted": ""' in as_json(
        [Problem("media/a.png", 1, 1, "error", "bad-link", "W.")], {"media/a.png": b"x"}
    )


def test_data_is_as_the_design_says() -> None:
    assert json.loads(as_json([ERROR], TEXTS)) == {
        "problems": [
            {
                "file": "modules/1-a.md",
                "line": 3,
                "column": 5,
                "level": "error",
                "code": "bad-link",
                "what": "The link `x` will not work.",
                "hint": "Begin it anew.",
                "quoted": "see [x](y)",
                "blocks-packing": True,
            }
        ]
    }
    assert json.loads(as_json([], {})) == {"problems": []}


@pytest.mark.parametrize(
    ("problems", "says"),
    [
        ([], "Nothing to mend. The course can be packed."),
        ([ADVICE] * 2, "No errors, 2 pieces of advice. The course can be packed."),
        ([ERROR] * 2, "2 errors. The course cannot be packed yet."),
        ([MISSING] * 2, "No errors, 2 missing ids. The course cannot be packed yet."),
    ],
)
def test_the_sum(problems: list[Problem], says: str) -> None:
    assert summary(problems) == says


def test_advice_is_no_error() -> None:
    assert not has_errors([ADVICE])
    assert has_errors([ADVICE, ERROR])


def course(tmp_path: Path) -> Path:
    folder = tmp_path / "c"
    written_course(folder, "C")
    return folder


def test_a_file_in_media_that_is_no_picture(tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "media").mkdir()
    (folder / "media" / "x.png").write_bytes(b"text")
    assert [(p.path, p.line, p.code) for p in find_problems(FolderFiles(folder))] == [
        ("media/x.png", 1, "bad-picture")
    ]


def test_files_that_the_system_does_not_give_away_are_named_and_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = course(tmp_path)
    (folder / "media").mkdir()
    (folder / "media" / "x.png").write_bytes(b"")
    (folder / "modules" / "02-going-on (1).md").write_bytes(b"---\ntitle: Going on\n---\nText.\n")
    (folder / "modules" / "03-made.md").write_bytes(b"---\ntitle: Made\n---\nText.\n")
    asked = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name in ("x.png", "03-made.md"):
            raise PermissionError(13, "Permission denied")
        return asked(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    monkeypatch.setattr("workbook.course.copies._who", refused_to_open)
    files = FolderFiles(folder)
    problems = find_problems(files)
    assert "modules/02-going-on (1).md" in files, "what cannot be compared is not taken for a copy"
    named = [problem.path for problem in problems if problem.what.startswith("This file cannot be read (")]
    assert named == ["media/x.png", "modules/03-made.md"]
    assert "cannot be read" in as_text(problems, files, "")


def refused_to_open(path: Path) -> dict[bytes, bytes]:
    raise PermissionError(13, "Permission denied", str(path))


def test_against_an_older_version(tmp_path: Path) -> None:
    files = dict(FolderFiles(course(tmp_path)))
    newer = files | {
        "modules/01-beginning.md": files["modules/01-beginning.md"].replace(b"beginning-word", b"other-word"),
        "modules/02-going-on.md": files["modules/02-going-on.md"].replace(b"recall: beginning-word\n", b""),
    }
    del newer["sample-answers.json"]
    found = [(p.path, p.line, p.level, p.code) for p in find_problems(newer, files)]
    assert found == [
        ("course.md", 4, "error", "version-not-higher"),
        ("course.md", 3, "advice", "id-gone"),
    ]
    raised = newer | {"course.md": files["course.md"].replace(b"0.1.0", b"0.2.0")}
    assert [p.code for p in find_problems(raised, files)] == ["id-gone"]
    other = raised | {"course.md": raised["course.md"].replace(b"id: c\n", b"id: d\n")}
    assert [(p.line, p.code) for p in find_problems(other, files)] == [(3, "other-course")]


# --fix

MODULE = (
    "\ufeff---\r\ntitle: M\r\n---\r\n"
    "## A page  \r\nText.\r\n"
    "## Another {#kept}\r\n"
    "::: choice\r\ntitle: What now\r\n\r\nQ?\r\n\r\n- Yes, “gladly” \r\n- no {#no}\r\n"
    "- perhaps,\r\n  later\t\r\n:::\r\n"
    "::: checklist ticks\r\nQ?\r\n\r\n### One\r\n- a\r\n### Two\r\n- a\r\n:::\r\n"
    "::: line\r\nHow are you?\r\n:::\r\n"
    "::: reflection has-one\r\nQ?\r\n\r\n- an explanation\r\n:::\r\n"
    "```\r\n- code\r\n## code\r\n```\r\n"
    "## A page"
)
FIXED = (
    MODULE.replace("## A page  \r\n", "## A page {#a-page}\r\n")
    .replace("::: choice\r\n", "::: choice m-what-now\r\n")
    .replace("“gladly” \r\n", "“gladly” {#yes-gladly}\r\n")
    .replace("  later\t\r\n", "  later {#perhaps-later}\r\n")
    .replace("### One\r\n- a\r\n", "### One\r\n- a {#a}\r\n")
    .replace("### Two\r\n- a\r\n", "### Two\r\n- a {#a-2}\r\n")
    .replace("::: line\r\n", "::: line m-how-are-you\r\n")
    + " {#a-page-2}"
)


def test_missing_ids_are_written_and_nothing_else_changes(tmp_path: Path) -> None:
    folder = course(tmp_path)
    module = folder / "modules" / "m.md"
    module.write_bytes(MODULE.encode())
    before = {path: data for path, data in FolderFiles(folder).items() if path != "modules/m.md"}
    assert write_missing_ids(folder) == 8
    assert module.read_bytes().decode() == FIXED
    assert {path: data for path, data in FolderFiles(folder).items() if path != "modules/m.md"} == before
    assert not {p.code for p in find_problems(FolderFiles(folder))} & MISSING_IDS
    assert write_missing_ids(folder) == 0


def test_ids_written_are_those_that_options_went_by(tmp_path: Path) -> None:
    folder = course(tmp_path)
    module = folder / "modules" / "m.md"
    module.write_bytes(MODULE.encode())

    def options() -> list[list[str]]:
        exercises = read_course(FolderFiles(folder))[0].exercises()
        return [[option.id for option in exercise.options()] for exercise in exercises]

    before = options()
    write_missing_ids(folder)
    assert options() == before


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_were(tmp_path: Path, end: str) -> None:
    folder = course(tmp_path)
    module = folder / "modules" / "m.md"
    module.write_bytes(f"---{end}title: M{end}---{end}::: line{end}Q?{end}:::{end}".encode())
    write_missing_ids(folder)
    assert module.read_bytes().decode() == f"---{end}title: M{end}---{end}::: line m-q{end}Q?{end}:::{end}"


def test_files_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    folder = course(tmp_path)
    (folder / "modules" / "m.md").write_bytes(b"## A\xff")
    assert write_missing_ids(folder) == 0


@pytest.mark.skipif(os.name == "nt", reason="modes are kept elsewhere")
def test_a_files_mode_stays(tmp_path: Path) -> None:
    folder = course(tmp_path)
    module = folder / "modules" / "m.md"
    module.write_bytes(b"## A\n")
    module.chmod(0o640)
    write_missing_ids(folder)
    assert module.stat().st_mode & 0o777 == 0o640


def picture_of(size: int) -> bytes:
    """A JPEG of so many bytes: nobody looks behind its first dots here."""
    made = BytesIO()
    Image.new("RGB", (60, 40), (110, 150, 130)).save(made, "JPEG")
    return made.getvalue()[:-2] + b"\0" * (size - len(made.getvalue())) + b"\xff\xd9"


def test_what_would_be_too_large_for_a_package_is_told_with_what_to_do(tmp_path: Path) -> None:
    new_course(tmp_path / "c", "C")
    files = dict(FolderFiles(tmp_path / "c"))
    pictures = {f"media/{n}.jpg": picture_of((9 + n) * 1_000_000) for n in range(8)}
    assert not [problem for problem in find_problems(files | pictures) if problem.code == "too-large"]
    pictures["media/last.jpg"] = picture_of(5_000_000)
    [problem] = [problem for problem in find_problems(files | pictures) if problem.code == "too-large"]
    assert str(problem) == (
        "course.md:1:1: As a package this course would have 101 MB; at most 100 MB are possible. "
        "Make the pictures smaller: 1600 dots on the longer side are enough for screen and paper, and JPEG is "
        "right for photographs. The largest: media/7.jpg (16 MB), media/6.jpg (15 MB), media/5.jpg (14 MB)."
    )
    with pytest.raises(RefusedTrouble) as refused:
        pack_course(files | pictures, tmp_path / "c.course")
    assert problem in refused.value.problems
    assert not (tmp_path / "c.course").exists()


def test_check_and_pack_agree_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_course(tmp_path / "c", "C")
    files = dict(FolderFiles(tmp_path / "c")) | {"media/a.jpg": picture_of(50_000)}
    size = len(write_package(files))
    for most, told in ((size, False), (size - 1, True)):
        monkeypatch.setattr(writing, "MOST_PACKED", most)
        assert any(problem.code == "too-large" for problem in find_problems(files)) == told


def test_a_damaged_picture_that_is_to_be_turned_is_told_before_it_is_packed(tmp_path: Path) -> None:
    new_course(tmp_path / "c", "C")
    note, made = Image.Exif(), BytesIO()
    note[0x0112] = 6
    Image.effect_noise((300, 200), 90).save(made, "JPEG", exif=note)
    data = made.getvalue()
    files = dict(FolderFiles(tmp_path / "c")) | {"media/a.jpg": data}
    assert not any(problem.code == "bad-picture" for problem in find_problems(files))
    tables = data.index(b"\xff\xdb")  # without which no dot can be decoded
    files["media/a.jpg"] = data[:tables] + data[data.index(b"\xff\xc0") :]
    assert "This file is a damaged picture." in [problem.what for problem in find_problems(files)]
