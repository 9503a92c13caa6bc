"""Workbooks of every earlier schema open, after a backup, with everything that was in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.answers.faults import Plan, failing
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import opening
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.tables import expected, schema
from workbook.answers.tables.marks import Mark
from workbook.answers.tables.records import AnswerSettings, Place, fingerprint

RECORDED = Path(__file__).parent.parent / "recorded"
PASSPHRASE = "four small boats at noon"
ALL = [f"v{version}{kind}" for version in range(1, schema.VERSION + 1) for kind in ("", "-locked")]
OLDER = [name for name in ALL if not name.startswith(f"v{schema.VERSION}")]


@pytest.fixture
def recorded(path: Path) -> Callable[[str], Path]:
    def put(name: str) -> Path:
        shutil.copy(RECORDED / f"{name}.workbook", path)
        return path

    return put


def everything(file: WorkbookFile) -> dict[str, object]:
    """All that a person would miss."""
    answers = file.answers()
    return {
        "name": file.name,
        "answers": {str(key): saved.answer for key, saved in answers.items()},
        "before": [
            (saved.answer, saved.at.isoformat(), saved.offset_minutes) for saved in file.history("hopes")
        ],
        "keepings": {str(key): keeping for key, keeping in file.answer_settings().items()},
        "place": file.place(),
        "visited": file.visited(),
        "pictures": list(file.pictures().values()),
        "course": sorted(file.files()),
        "marks": file.marks(),
    }


WHAT_WAS_WRITTEN = {
    "name": "Ana",
    "answers": {"hopes": "I was tired,\nand curious ☺", "signs": {"ticked": ["jaw"]}, "calm": None},
    "before": [
        ("I was tired.", "2026-11-20T08:30:00+00:00", 60),
        ("I was tired,\nand curious ☺", "2026-11-20T11:30:00+00:00", 60),
    ],
    "keepings": {
        "hopes": AnswerSettings("private"),
        "signs": AnswerSettings("private"),
        "calm": AnswerSettings("bring"),
        "nearest": AnswerSettings(None, not_today=True),
    },
    "place": Place("beginning", "signs-page", 0.25),
    "visited": frozenset({("beginning", "signs-page")}),
    "pictures": [b"a picture"],
    "course": ["course.md", "modules/01-beginning.md"],
    "marks": [],
}
MARKED = [
    Mark(
        "0a1b2c", "mint", "beginning", "beginning", 0, "", "Some words", ".", " A note ☺", lost=False,
        at="2026-11-21T09:00:00Z", offset_minutes=60,
    ),
    Mark(
        "0d1e2f", "bookmark", "beginning", "signs-page", 0, "", "", "", "", lost=False,
        at="2026-11-22T09:00:00Z", offset_minutes=60,
    ),
]  # fmt: skip


def written(name: str) -> dict[str, object]:
    """What was written to one of the recorded workbooks: of the fifth version on, marks too."""
    return {**WHAT_WAS_WRITTEN, "marks": MARKED if name.startswith("v5") else []}


@pytest.mark.parametrize("name", ALL)
def test_every_recorded_workbook_opens_with_all_that_was_written(
    recorded: Callable[[str], Path], notes: Path, name: str
) -> None:
    for _ in range(2):  # and once more, now that it is up to date
        with open_workbook(recorded(name), notes=notes, typed=PASSPHRASE) as file:
            assert everything(file) == written(name)


@pytest.mark.parametrize("name", OLDER)
def test_a_backup_is_made_before_anything_is_changed(
    recorded: Callable[[str], Path], notes: Path, name: str, tmp_path: Path
) -> None:
    with open_workbook(recorded(name), notes=notes, typed=PASSPHRASE) as file:
        backups = BackupFolder(file.uuid)
        [backup] = backups.list()
        assert backup.reason == "migration"
        assert backups.holds(backup, file.keys).trouble == ""
        backups.restore_to(backup, file.keys, tmp_path / "back.workbook")
    with open_workbook(tmp_path / "back.workbook", notes=notes, typed=PASSPHRASE) as again:
        assert everything(again) == written(name)


@pytest.mark.parametrize("name", OLDER)
def test_on_a_read_only_disk_it_can_be_read_and_is_left_as_it_is(
    recorded: Callable[[str], Path], notes: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recorded(name)
    before = path.read_bytes()
    monkeypatch.setattr(opening, "may_write", lambda _: False)
    with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
        assert file.read_only
        assert everything(file) == written(name)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", OLDER)
def test_without_a_backup_nothing_is_changed(
    recorded: Callable[[str], Path], notes: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    path = recorded(name)
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(BackupFolder, "make_from", full)
        with pytest.raises(WorkbookTrouble, match="disk is full"):
            open_workbook(path, notes=notes, typed=PASSPHRASE)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [name for name in OLDER if "locked" not in name])
def test_a_disk_that_fails_while_it_is_brought_up_to_date_loses_nothing(
    recorded: Callable[[str], Path], notes: Path, name: str, monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    def go(path: Path) -> bool:
        try:
            open_workbook(path, notes=notes, typed=PASSPHRASE).close()
        except WorkbookTrouble:
            return False
        return True

    plan = Plan()
    with failing(monkeypatch, plan):
        assert go(recorded(name))
    step = 1 if request.config.getoption("--long", default=False) else max(1, plan.asked // 20)
    tried = refused = 0
    for number in range(1, plan.asked + 1, step):
        path = recorded(name)
        with failing(monkeypatch, Plan(number)):
            refused += not go(path)
        with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
            assert everything(file) == written(name)
        tried += 1
    assert refused > 5
    print(f"{tried} of {plan.asked} faults, {refused} said so, nothing lost")  # noqa: T201 - the figure is the proof


def test_every_step_has_its_record() -> None:
    assert {f"{name}.workbook" for name in ALL} == {path.name for path in RECORDED.iterdir()}


def test_the_tables_of_every_version_are_known_without_making_them() -> None:
    made = {}
    for version in range(1, schema.VERSION + 1):
        memory = apsw.Connection(":memory:")
        schema.bring_up_to_date(memory, 0, version)
        rows = memory.execute(expected.ASKED).fetchall()
        made[version] = fingerprint("" if part is None else str(part) for row in rows for part in row).hex()
    assert made == expected.KNOWN


@pytest.mark.parametrize("name", [name for name in ALL if "locked" not in name])
def test_a_record_is_of_the_version_it_is_named_after(name: str) -> None:
    db = apsw.Connection(str(RECORDED / f"{name}.workbook"), flags=apsw.SQLITE_OPEN_READONLY)
    assert db.execute("PRAGMA user_version").get == int(name[1:])
    db.close()
