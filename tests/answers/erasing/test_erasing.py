"""What is erased is gone: no trace in the file, its journal or its backups, and all the rest as it was."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.answers.backups import disk
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.backups.one_backup import opened
from workbook.answers.backups.shared_contents import Pool
from workbook.answers.disk.connection import connect
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import (
    erase_all,
    erase_answer,
    erase_history,
    erase_mark,
    set_aside_beside,
)
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.marks import new_mark
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

PASSPHRASE = "four small boats at noon"
# Words as people write them: accents, other scripts, signs beyond the first plane, what JSON escapes.
WORDS = ["Zitterpappel", "größtenteils", "невысказанное", "誰にも言わない", "🧿allein", 'say "never']
PICTURE = b"\x89PNG" + random.Random(1).randbytes(9000)
OTHER_PICTURE = b"\x89PNG" + random.Random(2).randbytes(9000)
Exercises = dict[str, Exercise]


@pytest.fixture
def backups(file: WorkbookFile, tmp_path: Path) -> BackupFolder:
    return BackupFolder(file.uuid, tmp_path / "backups")


@pytest.fixture(params=["plain", "locked"])
def filled(
    request: pytest.FixtureRequest, file: WorkbookFile, backups: BackupFolder, exercises: Exercises
) -> WorkbookFile:
    """Many versions of one answer, with a picture, among others, and backups of several moments."""
    if request.param == "locked":
        lock_workbook(file, backups, PASSPHRASE, new_words())
    picture, other = file.keep_picture(PICTURE), file.keep_picture(OTHER_PICTURE)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"], "note": f"kept, {other}"})
    for number in range(12):
        text = f"{number} {picture} " + " ".join(WORDS) * (1 + 40 * (number % 3))
        file.save_answer(exercises["hopes"], text)
        if number % 3 == 0:
            backups.make(file, "hand")
    file.set_share("hopes", "bring")
    file.save_answer(exercises["hopes"], "what stays")
    backups.make(file, "hand")
    return file


def pages(path: Path, file: WorkbookFile) -> Iterator[bytes]:
    """A file's bytes, and if it is a locked database what they decrypt to."""
    yield path.read_bytes()
    if file.keys and path.suffix in (".backup", ".workbook"):
        db = connect(path, read_only=True, immutable=True, key=file.keys.key)
        yield db.serialize("main")
        db.close()
    elif file.keys and path.parent.name == "pool":
        yield Pool(path.parent, file.keys).get(bytes.fromhex(path.name))


def traces(file: WorkbookFile, *folders: Path) -> set[str]:
    """The erased words that are found in any file, as UTF-8 as it stands in JSON, and in other ways of writing."""
    found = set()
    wanted = {word.replace('"', '\\"').encode(): word for word in WORDS}
    wanted |= {word.encode("utf-16-le"): word for word in WORDS}
    wanted |= {PICTURE[4:200]: "the picture", PICTURE[5000:5200]: "the picture"}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                for data in pages(path, file):
                    found |= {name for word, name in wanted.items() if word in data}
    return found


def the_search_is_a_witness(file: WorkbookFile, folder: Path) -> None:
    """The search finds what is there, or it would prove nothing."""
    file.settle()
    assert traces(file, folder) == {*WORDS, "the picture"}


def bytes_left(handles: list[Path]) -> Callable[[], list[bytes]]:
    """What stands in the very blocks of these files, once their names lead elsewhere or nowhere."""
    open_files = [path.open("rb") for path in handles]

    def look() -> list[bytes]:
        found = []
        for handle in open_files:
            handle.seek(0)
            found.append(handle.read())
            handle.close()
        return found

    return look


def test_earlier_versions_are_gone_and_the_current_one_stays(
    filled: WorkbookFile, backups: BackupFolder, exercises: Exercises, home: Path, path: Path, notes: Path
) -> None:
    the_search_is_a_witness(filled, backups.folder)
    signs = filled.history("signs")
    current = filled.answers()
    old = bytes_left([path, *backups.folder.rglob("*.backup")])
    erase_history(filled, backups, "hopes")
    assert traces(filled, home, backups.folder) == set()
    assert {data.strip(b"\x00") for data in old()} == {b""}
    assert filled.answers() == current
    assert [saved.answer for saved in filled.history("hopes")] == ["what stays"]
    assert filled.history("signs") == signs
    assert filled.answer_settings()[exercises["hopes"].id].share == "bring"
    assert list(filled.pictures().values()) == [OTHER_PICTURE]
    filled.close()
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    typed = PASSPHRASE if filled.keys else None
    with open_workbook(path, notes=notes, typed=typed) as again:
        assert again.answers() == current


def test_backups_stay_sound_and_hold_the_rest(
    filled: WorkbookFile, backups: BackupFolder, exercises: Exercises
) -> None:
    numbers = [backup.number for backup in backups.list()]
    erase_history(filled, backups, "hopes")
    newest, *others = backups.list()
    assert newest.reason == "erase"
    assert [backup.number for backup in others] == numbers
    for backup in backups.list():
        assert backups.holds(backup, filled.keys).trouble == ""
    assert [c.how for c in backups.compare(filled, newest)] == ["same", "same"]
    assert {c.exercise_id: c.how for c in backups.compare(filled, others[-1])} == {
        "signs": "same",
        "hopes": "only now",
    }
    backups.restore(filled, others[-1])
    filled.save_answer(exercises["hopes"], "again")
    assert filled.answers()[exercises["signs"].id].answer is not None


def test_an_answer_is_gone_as_if_never_given(
    filled: WorkbookFile, backups: BackupFolder, exercises: Exercises, home: Path
) -> None:
    WORDS.append("what stays")
    try:
        erase_answer(filled, backups, "hopes")
        assert traces(filled, home, backups.folder) == set()
    finally:
        WORDS.remove("what stays")
    assert set(filled.answers()) == {"signs"}
    assert filled.history("hopes") == []
    assert "hopes" not in filled.answer_settings()
    assert list(filled.pictures().values()) == [OTHER_PICTURE]
    assert len(list((backups.folder / filled.uuid / "pool").iterdir())) == 3
    for backup in backups.list():
        assert backups.holds(backup, filled.keys).answered == 1
    filled.save_answer(exercises["hopes"], "as new")
    assert filled.answer_settings()[exercises["hopes"].id].share == exercises["hopes"].share
    assert filled.as_first_written("hopes") == filled.answers()[exercises["hopes"].id]


def test_a_mark_is_gone_with_its_note_also_from_earlier_days_and_the_rest_stays(
    filled: WorkbookFile, backups: BackupFolder, home: Path, path: Path, notes: Path
) -> None:
    at = datetime(2026, 11, 21, 18, tzinfo=UTC)
    gone = new_mark("honey", "start", "first", at)._replace(words="Eichenlaub", note="Nebelkrähe am Kanal")
    stays = new_mark("mint", "start", "first", at)._replace(words="and this", note="one more note")
    filled.put_mark(gone)
    filled.put_mark(stays)
    backups.make(filled, "hand")
    filled.put_mark(gone._replace(note="Nebelkrähe, anders"))
    backups.make(filled, "hand")
    answers, history = filled.answers(), filled.history("hopes")
    looked_for = ["Eichenlaub", "Nebelkrähe"]
    old = bytes_left([path, *backups.folder.rglob("*.backup")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{__name__}.WORDS", looked_for)
        assert traces(filled, home, backups.folder) >= set(looked_for)
        erase_mark(filled, backups, gone.id)
        assert traces(filled, home, backups.folder) == {"the picture"}
    assert {data.strip(b"\x00") for data in old()} == {b""}
    assert filled.marks() == [stays]
    assert (filled.answers(), filled.history("hopes")) == (answers, history)
    for backup in backups.list():
        assert backups.holds(backup, filled.keys).trouble == ""
    backups.restore(filled, backups.list()[1])
    assert filled.marks() == [stays]


def test_all_answers_are_gone_and_the_course_is_there(
    filled: WorkbookFile, backups: BackupFolder, home: Path, files: dict[str, bytes], exercises: Exercises
) -> None:
    erase_all(filled, backups)
    assert traces(filled, home, backups.folder) == set()
    assert not any((filled.answers(), filled.answer_settings(), filled.pictures()))
    assert filled.all_files() == files
    assert filled.name == "Ana Moreno-Lindqvist"
    assert [backups.holds(b, filled.keys).answered for b in backups.list()] == [0] * 6
    filled.save_answer(exercises["hopes"], "a beginning")


def test_a_full_disk_leaves_the_workbook_as_it_was_and_it_can_be_tried_again(
    filled: WorkbookFile, backups: BackupFolder, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.history("hopes")
    middle = backups.list()[2]
    real = disk.exchange

    def full(temporary: Path, path: Path) -> None:
        if path == middle.path:
            raise OSError(28, "No space left on device")
        real(temporary, path)

    monkeypatch.setattr("workbook.answers.backups.rewriting.exchange", full)
    with pytest.raises(WorkbookTrouble, match="so the workbook was left as it was") as caught:
        erase_history(filled, backups, "hopes")
    assert caught.value.code == "backups-left"
    assert filled.history("hopes") == before
    assert backups.holds(middle, filled.keys).trouble == ""
    monkeypatch.undo()
    erase_history(filled, backups, "hopes")
    assert traces(filled, home, backups.folder) == set()


def test_a_damaged_backup_cannot_be_searched_and_goes_as_a_whole(
    filled: WorkbookFile, backups: BackupFolder, home: Path
) -> None:
    damaged = backups.list()[1]
    data = bytearray(damaged.path.read_bytes())
    data[-5000] ^= 1
    damaged.path.write_bytes(data)
    old = bytes_left([damaged.path])
    erase_answer(filled, backups, "hopes")
    assert damaged not in backups.list()
    assert {data.strip(b"\x00") for data in old()} == {b""}
    assert traces(filled, home, backups.folder) == set()


def test_the_current_answer_stays_even_where_a_backup_knew_newer_ones(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise, home: Path
) -> None:
    """After going back, the backup of the time before holds answers that are newer than the current one."""
    file.save_answer(hopes, WORDS[0])
    file.save_answer(hopes, "the middle one")
    middle = backups.make(file, "hand")
    file.save_answer(hopes, WORDS[1])
    aside = backups.restore(file, middle)
    assert set_aside_beside(file.path) == [aside]
    aside.unlink()
    erase_history(file, backups, "hopes")
    assert traces(file, home, backups.folder) == set()
    for backup in backups.list():
        assert backups.holds(backup, None).trouble == ""
        assert [c.how for c in backups.compare(file, backup)] == ["same"]
        with opened(backup, None) as db:
            assert db.execute("SELECT count(*) FROM answer_history").get == 1


def test_what_only_backups_remember_can_be_erased_too(
    file: WorkbookFile, backups: BackupFolder, hopes: Exercise
) -> None:
    empty = backups.make(file, "hand")
    file.save_answer(hopes, WORDS[0])
    backups.make(file, "hand")
    backups.restore(file, empty).unlink()
    assert traces(file, backups.folder) == {WORDS[0]}
    erase_answer(file, backups, "hopes")
    assert traces(file, backups.folder) == set()


def test_a_workbook_that_can_only_be_read_is_not_erased_from(
    filled: WorkbookFile, backups: BackupFolder
) -> None:
    before = backups.list()
    filled.read_only = True
    with pytest.raises(WorkbookTrouble) as caught:
        erase_all(filled, backups)
    assert caught.value.code == "read-only"
    assert backups.list() == before
