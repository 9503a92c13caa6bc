"""A filled-in form that was harmed on its way: its answers or one calm sentence, no crash, and nothing by halves.

With `--long` many times as many. The way of each harm is its number, so that a failure can be done again.
"""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

import pikepdf
import pytest

from tests.answers.filling.filled import by_pikepdf, by_pypdf, empty_form, files_of
from tests.answers.filling.test_taking import BLOCK, FILLED
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.filling.reading import FormTrouble, read_form
from workbook.answers.filling.taking import look_at_form, take_in
from workbook.course.reading import read_course
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHORT, LONG = 40, 600
MINE = {"one": "My own words"}


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bytes are others."""
    harmed = bytearray(data)
    for _time in range(chance.choice((1, 2, 5, 20))):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def cut_out(data: bytes, chance: random.Random) -> bytes:
    """A stretch is missing."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 7, 200, 5_000)) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands there twice."""
    start = chance.randrange(len(data))
    stop = start + chance.choice((1, 40, 900))
    return data[:stop] + data[start:stop] + data[stop:]


def without_objects(data: bytes, chance: random.Random) -> bytes:
    """What some objects held is gone, of a file that is otherwise whole."""

    def harm(pdf: pikepdf.Pdf) -> None:
        held: list[Any] = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary)]
        for _time in range(chance.choice((1, 2, 6))):
            emptied = chance.choice(held)
            for key in list(emptied.keys()):
                del emptied[key]

    return changed(data, harm)


def other_values(data: bytes, chance: random.Random) -> bytes:
    """What a field says of itself is missing, or of another sort."""

    def harm(pdf: pikepdf.Pdf) -> None:
        form: Any = pdf.Root.AcroForm
        places = [form, *form.Fields]
        for _time in range(chance.choice((1, 3, 9))):
            place = chance.choice(places)
            key = chance.choice(sorted(place.keys()) or ["/T"])
            if chance.random() < 0.4 and key in place:
                del place[key]
            else:
                place[key] = pikepdf.Object.parse(chance.choice(ODD))

    return changed(data, harm)


ODD = (
    b"-1",
    b"99999999999",
    b"(a/one//)",
    b"/Yes",
    b"[]",
    b"[[[ ]]]",
    b"<< /T (x) >>",
    b"<FEFFD800>",
    b"true",
)
WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, cut_out, doubled, without_objects, other_values,
)  # fmt: skip


def changed(data: bytes, harm: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A file after something was done to what is in it."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf, catch_warnings(action="ignore"):
        harm(pdf)
        try:
            pdf.save(saved)
        except (pikepdf.PdfError, ValueError, RuntimeError):  # too harmed to be saved at all
            return data[: len(data) // 2]
    return saved.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkbookFile]:
    with create_workbook(tmp_path / "mine.workbook", files_of(BLOCK), name="Marta") as file:
        yield file


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("fill", [by_pikepdf, by_pypdf])
def test_a_harmed_form_has_answers_or_a_sentence(
    file: WorkbookFile, tmp_path: Path, fill: Any, way: Any, request: pytest.FixtureRequest
) -> None:
    sound = fill(empty_form(BLOCK), FILLED, tmp_path / "form.pdf").read_bytes()
    place, backups = tmp_path / "harmed.pdf", BackupFolder(file.uuid, tmp_path / "backups")
    times = LONG if request.config.getoption("--long") else SHORT
    for number in range(times):
        place.write_bytes(way(sound, random.Random(number)))
        try:
            found = look_at_form(file, read_form(place))
        except FormTrouble as trouble:
            assert_calm(str(trouble), number)
            continue
        start_anew(file)
        taken_whole_or_not(file, found.answers, backups, number)


def start_anew(file: WorkbookFile) -> None:
    """One answer of one's own, and none else."""
    for exercise in read_course(file.files())[0].exercises():
        file.save_answer(exercise, MINE.get(str(exercise.id)))


def assert_calm(sentence: str, number: int) -> None:
    """One sentence of what is wrong, another that nothing was taken, and no word of an answer or of a program."""
    assert sentence.startswith("“"), number
    assert sentence.endswith("Nothing was taken in."), number
    assert "From the form" not in sentence, number
    assert not any(word in sentence for word in ("Error", "object at", "Traceback", "None")), number


def taken_whole_or_not(file: WorkbookFile, rows: Any, backups: BackupFolder, number: int) -> None:
    """What is taken in of it is all that was to be taken, or nothing; one's own words stay."""
    before = {str(key): saved.answer for key, saved in file.answers().items()}
    chosen = [(row, row.unasked_choice) for row in rows]
    wanted = {str(row.exercise.id): row.outcome(way) for row, way in chosen if way != "keep"}
    try:
        take_in(file, chosen, backups)
    except Trouble:
        wanted = {}
    after = {str(key): saved.answer for key, saved in file.answers().items()}
    assert after == before | wanted, number
    assert after["one"] == MINE["one"], number
