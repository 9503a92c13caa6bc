"""A damaged workbook with rows that somebody made up: they cost neither the others, nor time, nor the repair."""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.answers.conftest import check_all
from tests.answers.damage.foreign_pages import PAGE, ForeignPages, Value, lose_the_tables, record, varint
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage import courses
from workbook.answers.damage.repairing import repair
from workbook.answers.disk.connection import connect
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables import seals
from workbook.answers.tables.answer_settings import seal as choice_seal
from workbook.answers.tables.records import fingerprint
from workbook.answers.unopened.raw_pages import MOST_COLUMNS, opened_pages, records
from workbook.answers.unopened.salvage import salvaged
from workbook.course.exercise import Exercise
from workbook.course.reading import read_course

Row = tuple[Value, ...]
LONG = "x" * 3_000_000
PASSPHRASE = "four small boats at noon"
THEN = "2026-01-01T00:00:00Z"


def answer(**other: Any) -> Row:
    wording = json.dumps({"question": "?", "title": "", "words": {}})
    row: dict[str, Any] = {
        "row": 900, "exercise": "signs", "kind": "checklist", "answer": "{}", "wording": wording, "version": "1",
        "at": THEN, "offset": 60, "answered": 1, "first_at": THEN,
    }  # fmt: skip
    values = tuple((row | other).values())
    return (*values, fingerprint(values))


def facts(*values: Any) -> Row:
    return (1, *values, fingerprint(values))


def choice(exercise: Any, share: str | None, not_today: Any) -> Row:
    return (exercise, share, not_today, fingerprint((exercise, share or "", not_today)))


SUMS: tuple[int | bytes, ...] = (1 << 62, 5, *[bytes(32)] * len(seals.PARTS))
ODD: dict[str, list[Row]] = {
    "a name of bytes": [facts("u", b"\xff\xfe", THEN, "c")],
    "made at no time": [facts("u", "n", "nonsense", "c")],
    "a name without an end": [facts("u", LONG, THEN, "c")],
    "an exercise of bytes": [choice(b"\xff", "bring", 0)],
    "an exercise that is a number": [choice(5, "bring", 0)],
    "an exercise without an end": [choice(LONG, "bring", 0)],
    "not today, as words": [choice("zz", "bring", b"1"), choice("zy", "keep", "1")],
    "not today, very much": [choice("zx", "private", 1 << 62)],
    "a version that is no number": [(1, "c", "1", bytes(32), "no time")],
    "courses of odd numbers": [(-5, "c", "1", bytes(32), THEN), (1 << 62, "c", "1", bytes(32), THEN)],
    "files of odd numbers": [(-1, "course.md", b"x"), (1 << 62, "course.md", b"x")],
    "the last row that there can be": [answer(row=(1 << 63) - 1)],
    "rows below all others": [answer(row=0), answer(row=-1), answer(row=-(1 << 63))],
    "answered twice over": [answer(answered=7), answer(row=901, answered=1 << 62)],
    "an answer that is none": [answer(answer="[" * 5000), answer(row=901, answer="[1e999]")],
    "a seal of odd numbers": [(1, *SUMS, fingerprint(SUMS))],
}  # fmt: skip


class Kept:
    """A closed workbook and what it holds."""

    def __init__(self, file: WorkbookFile) -> None:
        self.path, self.answers, self.course = file.path, file.answers(), file.all_files()
        self.name, self.keys = file.name, file.keys
        file.close()


@pytest.fixture
def kept(file: WorkbookFile, exercises: dict[str, Exercise]) -> Kept:
    file.save_answer(exercises["hopes"], "For nobody else. " * 20)
    file.save_answer(exercises["calm"], {"values": {"value": 3}})
    return Kept(file)


def prove_repaired(kept: Kept, target: Path, notes: Path) -> WorkbookFile:
    """All that was there is; nothing is in the way of going on."""
    repair(kept.path, target, kept.keys)
    with open_workbook(target, notes=notes, typed=PASSPHRASE) as file:
        check_all(file)
        assert {key: saved.answer for key, saved in file.answers().items()}.items() >= {
            key: saved.answer for key, saved in kept.answers.items()
        }.items()
        assert file.all_files() == kept.course
        assert file.name == kept.name
    return file


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_rows_that_prove_themselves_and_are_none_of_ours_do_not_stop_the_repair(
    kept: Kept, rows: Iterable[Row], tmp_path: Path, notes: Path, hopes: Exercise
) -> None:
    lose_the_tables(kept.path)
    with ForeignPages(kept.path) as pages:
        for row in rows:
            is_key = isinstance(row[0], int) and len(row) != 4
            pages.add((None, *row[1:]) if is_key else row, rowid=int(row[0] or 0) if is_key else 1)
    prove_repaired(kept, tmp_path / "new.workbook", notes)
    with open_workbook(tmp_path / "new.workbook", notes=notes) as file:
        file.save_answer(hopes, "and on it goes")
        assert file.answers()[hopes.id].answer == "and on it goes"


@pytest.mark.usefixtures("cheap_locks")
def test_behind_a_lock_they_do_not_either(
    file: WorkbookFile, exercises: dict[str, Exercise], tmp_path: Path, notes: Path
) -> None:
    file.save_answer(exercises["hopes"], "For nobody else. " * 20)
    lock_workbook(file, BackupFolder(file.uuid, tmp_path / "none"), PASSPHRASE, new_words())
    kept = Kept(file)
    assert kept.keys
    with closing(connect(kept.path, key=kept.keys.key)) as db:
        for row in [row for rows in ODD.values() for row in rows if len(row) == 11 and int(row[0] or 0) > 0]:
            db.execute(f"INSERT OR IGNORE INTO answer_history VALUES ({'?, ' * 10}?)", row)
        for key, share, not_today, digest in [choice("x" * 50_000, "bring", 0), choice("zx", None, 1 << 62)]:
            db.execute("INSERT INTO keepings VALUES (?, ?, ?, ?)", (key, share, not_today, digest))
        db.execute("INSERT INTO snapshot VALUES (?, 'c', '1', x'00', 'no time')", ((1 << 62),))
    prove_repaired(kept, tmp_path / "new.workbook", notes)


@pytest.mark.parametrize(
    "decoys",
    [
        [(1, "small-course", "1.2.0", bytes(32), THEN)],
        [(1, "course.md", b"junk")],
        [(1, "another.md", b"one too many"), (1, "con", b"two too many")],
        [(1, "course.md", b"junk"), (1, "another.md", b"one too many")],
    ],
    ids=["its own row", "a file", "files too many", "both"],
)
def test_what_only_looks_like_the_course_does_not_win_over_what_is_it(
    kept: Kept, decoys: list[Row], tmp_path: Path, notes: Path
) -> None:
    """They lie before the right ones."""
    lose_the_tables(kept.path)
    data = kept.path.read_bytes()
    with ForeignPages(kept.path) as pages:
        for at in range(PAGE, len(data), PAGE):
            pages.page(data[at : at + PAGE])
    with kept.path.open("r+b") as file:
        file.seek(PAGE)
        file.write(bytes(len(data) - PAGE))
    with ForeignPages(kept.path) as pages:
        pages._count = 1
        for row in decoys:
            pages.add((None, *row[1:]) if len(row) == 5 else row)
    prove_repaired(kept, tmp_path / "new.workbook", notes)


def test_what_many_rows_claim_is_read_a_few_times_and_written_once(
    kept: Kept, tmp_path: Path, notes: Path
) -> None:
    """Each of them says that three megabytes are its own."""
    lose_the_tables(kept.path)
    with ForeignPages(kept.path) as pages:
        for number in range(40):
            pages.add((number + 5, "course.md", LONG.encode()))
            pages.add(answer(row=900 + number, answer=f'"{number:02}{LONG}"'))
        pages.add((7, "pictures/a.png", LONG.encode()), pointers=1200)
    size = kept.path.stat().st_size
    prove_repaired(kept, tmp_path / "new.workbook", notes)
    assert (tmp_path / "new.workbook").stat().st_size < 5 * size


def test_no_row_is_overlooked_in_a_table_of_many_pages(
    file: WorkbookFile, exercises: dict[str, Exercise], path: Path
) -> None:
    """Tables without row numbers have rows between their pages too."""
    file.save_answer(exercises["hopes"], "here")
    file.close()
    names = [f"{number:04}-of-a-course-with-many-questions" for number in range(2000)]
    with closing(connect(path)) as db:
        for name in names:
            db.execute(
                "INSERT INTO keepings VALUES (?, 'private', 0, ?)", (name, choice_seal(name, "private", 0))
            )
    lose_the_tables(path)
    with salvaged(path) as salvage:
        found = {whole.row[0] for whole in salvage.rows() if whole.table == "keepings"}
    assert found >= set(names)


def pages_of(path: Path, *tables: str) -> dict[int, bytes]:
    """The first page of each table."""
    data = path.read_bytes()
    with closing(connect(path, read_only=True, immutable=True)) as db:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        numbers = [int(db.execute(asked, (table,)).get) for table in tables]
    return {number: data[(number - 1) * PAGE : number * PAGE] for number in numbers}


@pytest.mark.parametrize("harm", [lambda _path: None, lose_the_tables], ids=["tables there", "tables lost"])
@pytest.mark.parametrize(
    "lost", [("keepings", "seal", "seal_again"), ("seal", "seal_again"), ("keepings",), ()]
)
def test_a_choice_that_only_lies_in_some_page_is_not_known_to_be_the_last(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path, notes: Path, lost: tuple[str, ...],
    harm: Callable[[Path], None],
) -> None:  # fmt: skip
    """The pages of the last choice are lost, older ones of the same tables lie elsewhere, and nothing came after."""
    file.save_answer(hopes, "only for me")
    file.set_share(hopes.id, "bring")
    file.settle()
    older = pages_of(path, "keepings", "seal", "seal_again")
    file.set_share(hopes.id, "private")
    file.close()
    with path.open("r+b") as harmed:
        for number in pages_of(path, *lost):
            harmed.seek((number - 1) * PAGE)
            harmed.write(bytes(PAGE))
    with ForeignPages(path) as pages:
        for page in older.values():
            pages.page(page)
    harm(path)
    repair(path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as again:
        assert again.answers()[hopes.id].answer == "only for me"
        assert again.answer_settings()[hopes.id].share == "private"


def test_a_picture_that_claims_more_than_it_has_is_none(kept: Kept, tmp_path: Path, notes: Path) -> None:
    content = b"a picture " * 900
    with ForeignPages(kept.path) as pages:
        row = record((hashlib.sha256(content).hexdigest(), "", content + bytes(90_000)))
        pages.add_cell(row, keep=len(row) - 90_000)
    lose_the_tables(kept.path)
    prove_repaired(kept, tmp_path / "new.workbook", notes)


def test_a_course_is_not_looked_for_without_end(
    kept: Kept, tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many snapshots, of which no hash fits their many files."""
    tried: list[object] = []

    def asked(contents: object) -> bytes:
        tried.append(contents)
        return bytes(32)

    monkeypatch.setattr(courses, "hash_of_contents", asked)
    lose_the_tables(kept.path)
    with ForeignPages(kept.path) as pages:
        for number in range(100, 120):
            pages.add((None, "other", "1", b"x" * 32, THEN), rowid=number)
            for name in range(12):
                pages.add((number, f"{name}.md", b"x"))
    repair(kept.path, tmp_path / "new.workbook")
    assert 0 < len(tried) <= courses.MOST_TRIED


def test_a_record_of_very_many_values_is_not_taken_apart(kept: Kept) -> None:
    with ForeignPages(kept.path) as pages:
        pages.page(
            bytes([13, 0, 0])
            + (2000).to_bytes(2)
            + bytes(3)
            + b"".join(at.to_bytes(2) for at in range(90, 2090))
        )
    with opened_pages(kept.path) as found:
        assert max(len(one.columns) for one in records(found)) <= MOST_COLUMNS


@pytest.mark.parametrize("course_id", ["a: b\n---\nnot: [", "x" * 9000, "\x00", "Ä"])
def test_a_name_of_a_course_that_is_none_makes_no_course_that_cannot_be_read(
    kept: Kept, tmp_path: Path, notes: Path, course_id: str
) -> None:
    kept.path.write_bytes(kept.path.read_bytes().replace(b"What brings you here?", b"What brought you here"))
    lose_the_tables(kept.path)
    with ForeignPages(kept.path) as pages:
        pages.add((None, course_id, "1", bytes(32), THEN), rowid=7)
        pages.add((7, "course.md", b"\xff\x00 junk"))
    repair(kept.path, tmp_path / "new.workbook")
    with open_workbook(tmp_path / "new.workbook", notes=notes) as file:
        assert read_course(file.files())[0].about.title


def test_rows_that_are_led_to_again_and_again_are_read_a_few_times(
    kept: Kept, tmp_path: Path, notes: Path
) -> None:
    """Pages of a table that lead to each other many times over, at the end to one page of rows."""
    with closing(connect(kept.path, read_only=True, immutable=True)) as db:
        root = int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'visited'").get)
    with ForeignPages(kept.path) as pages:
        cell = record(("a-module", "a-page"))
        leaf = bytes([10, 0, 0, 0, 1]) + (PAGE - 64).to_bytes(2) + b"\0" + (PAGE - 64).to_bytes(2)
        below = pages.page(leaf.ljust(PAGE - 64, b"\0") + varint(len(cell)) + cell)
        for _level in range(6):
            below = pages.page(leading(below, cell))
    with kept.path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(leading(below, cell))
    prove_repaired(kept, tmp_path / "new.workbook", notes)


def leading(below: int, cell: bytes, times: int = 50) -> bytes:
    """A page between others with the same child many times."""
    inside = below.to_bytes(4) + varint(len(cell)) + cell
    begins = [PAGE - (n + 1) * len(inside) for n in range(times)]
    head = bytes([2, 0, 0]) + times.to_bytes(2) + begins[-1].to_bytes(2) + b"\0" + below.to_bytes(4)
    pointers = b"".join(at.to_bytes(2) for at in begins)
    return (head + pointers).ljust(begins[-1], b"\0") + inside * times
