"""A workbook is brought up to another version of its course: every answer stays, and it can be taken back."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.answers.faults import Plan, failing
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import erase_answer
from workbook.answers.file import opening
from workbook.answers.file.versions import version_before
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.records import AnswerSettings, Place
from workbook.answers.updating.update import go_back, look_at, standing_of, update
from workbook.course.exercise import Exercise
from workbook.course.reading import read_course

PASSPHRASE = "four small boats at noon"
Files = dict[str, bytes]
Change = Callable[..., Files]


@pytest.fixture
def backups(file: WorkbookFile) -> BackupFolder:
    return BackupFolder(file.uuid)


@pytest.fixture
def changed(files: Files) -> Change:
    """The course in its next version, with some words of it replaced."""

    def change(*replaced: tuple[str, str], version: str = "1.3.0") -> Files:
        module = files["modules/01-beginning.md"].decode()
        for old, new in replaced:
            assert old in module
            module = module.replace(old, new)
        top = files["course.md"].decode().replace("1.2.0", version)
        return {"course.md": top.encode(), "modules/01-beginning.md": module.encode()}

    return change


def exercise(file: WorkbookFile, name: str) -> Exercise:
    return next(e for e in read_course(file.files())[0].exercises() if e.id == name)


def answers(file: WorkbookFile) -> dict[str, object]:
    return {str(key): saved.answer for key, saved in file.answers().items()}


def settings(file: WorkbookFile) -> dict[str, AnswerSettings]:
    return {str(key): chosen for key, chosen in file.answer_settings().items()}


def test_a_reworded_question_keeps_its_answer_and_the_words_it_answered(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    update(file, changed(("What brings you here?", "Why have you come?")), backups)
    assert file.course_version == "1.3.0"
    assert exercise(file, "hopes").question == "Why have you come?"
    saved = file.answers()[exercise(file, "hopes").id]
    assert (saved.answer, saved.question, saved.course_version) == ("rest", "What brings you here?", "1.2.0")


def test_an_exercise_with_another_id_keeps_its_answer_its_history_and_what_was_chosen(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    for words in ("one", "two"):
        file.save_answer(exercise(file, "hopes"), words)
    file.set_share("hopes", "bring")
    update(file, changed(("::: reflection hopes", "::: reflection wishes\nwas: hopes\n")), backups)
    assert answers(file) == {"wishes": "two"}
    assert [saved.answer for saved in file.history("wishes")] == ["one", "two"]
    assert settings(file) == {"wishes": AnswerSettings("bring")}
    go_back(file, backups)
    assert answers(file) == {"hopes": "two"}
    assert settings(file) == {"hopes": AnswerSettings("bring")}


def test_an_answer_whose_question_is_gone_is_kept_and_told(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    update(file, changed(("::: reflection hopes\nWhat brings you here?\n:::", "Some more words.")), backups)
    assert answers(file) == {"hopes": "rest"}
    told = "".join(markdown_parts(file))
    assert "## Kept answers" in told
    assert "### What brings you here?\n\n> rest" in told


def test_a_question_of_another_kind_begins_empty_and_the_old_answer_stays_beside_it(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    update(file, changed(("::: reflection hopes", "::: list hopes")), backups)
    assert answers(file) == {"hopes.1": "rest"}
    listed = {"entries": [{"row": "abcdefgh", "text": "sleep"}]}
    file.save_answer(exercise(file, "hopes"), listed)
    assert answers(file) == {"hopes.1": "rest", "hopes": listed}
    go_back(file, backups)
    assert answers(file) == {"hopes": "rest", "hopes.2": listed}
    go_back(file, backups)
    assert answers(file) == {"hopes.1": "rest", "hopes": listed}


@pytest.mark.parametrize(
    ("chosen", "suggested", "begins"),
    [("private", "bring", "private"), ("bring", "private", "private"), ("keep", "bring", "keep")],
)
def test_who_sees_an_answer_is_never_loosened_by_an_update(
    file: WorkbookFile, changed: Change, backups: BackupFolder, chosen: str, suggested: str, begins: str
) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    file.set_share("hopes", chosen)  # type: ignore[arg-type]
    update(file, changed(("::: reflection hopes", f"::: list hopes\nshare: {suggested}\n")), backups)
    shown = settings(file).get("hopes", AnswerSettings()).share or exercise(file, "hopes").share
    assert shown == begins
    assert settings(file)["hopes.1"].share == chosen


def test_what_the_course_suggests_now_does_not_change_an_answer_that_is_there(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    file.save_answer(exercise(file, "signs"), {"ticked": ["jaw"]})
    update(file, changed(("share: private", "share: bring")), backups)
    assert settings(file)["signs"].share == "private"


def test_not_today_and_the_place_stay(file: WorkbookFile, changed: Change, backups: BackupFolder) -> None:
    file.set_not_today("nearest", True)
    file.set_place("beginning", "signs-page", 0.5)
    file.visit("beginning", "signs-page")
    update(file, changed(("Some words.", "Other words.")), backups)
    assert settings(file) == {"nearest": AnswerSettings(None, not_today=True)}
    assert file.place() == Place("beginning", "signs-page", 0.5)
    assert file.visited() == {("beginning", "signs-page")}


def test_a_page_that_has_another_id_is_found_by_its_exercises(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    file.set_place("beginning", "signs-page", 0.5)
    file.visit("beginning", "signs-page")
    update(file, changed(("{#signs-page}", "{#what-shows}")), backups)
    assert file.place() == Place("beginning", "what-shows", 0.0)
    assert ("beginning", "what-shows") in file.visited()
    go_back(file, backups)
    assert file.place() == Place("beginning", "signs-page", 0.0)


def test_of_a_page_that_is_gone_one_goes_on_near_by(
    file: WorkbookFile, changed: Change, backups: BackupFolder, files: Files
) -> None:
    file.set_place("beginning", "signs-page", 0.5)
    module = files["modules/01-beginning.md"].decode()
    rest = module[: module.index("## Signs")]
    update(file, changed((module, rest)), backups)
    assert file.place() == Place("beginning", "beginning", 0.0)


def test_a_backup_is_made_first_and_holds_the_workbook_as_it_was(
    file: WorkbookFile, changed: Change, backups: BackupFolder, tmp_path: Path, notes: Path
) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    update(file, changed(("::: reflection hopes", "::: reflection wishes\nwas: hopes\n")), backups)
    [made] = backups.list()
    assert made.reason == "update"
    backups.restore_to(made, None, tmp_path / "before.workbook")
    with open_workbook(tmp_path / "before.workbook", notes=notes) as before:
        assert (answers(before), before.course_version) == ({"hopes": "rest"}, "1.2.0")


def test_only_the_version_before_is_kept_for_going_back(
    file: WorkbookFile, changed: Change, backups: BackupFolder
) -> None:
    assert version_before(file) == ""
    with pytest.raises(WorkbookTrouble, match=r"only ever had one version of its course, 1\.2\.0"):
        go_back(file, backups)
    for version in ("1.3.0", "1.4.0", "1.5.0"):
        update(file, changed(version=version), backups)
    assert version_before(file) == "1.4.0"
    with file.reading() as db:
        assert db.execute("SELECT count(*) FROM snapshot").get == 2
        assert db.execute("SELECT count(DISTINCT number) FROM snapshot_file").get == 2
    go_back(file, backups)
    assert (file.course_version, version_before(file)) == ("1.4.0", "1.5.0")


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM snapshot_file WHERE number = 1",
        "UPDATE snapshot_file SET content = x'00' WHERE number = 1",
    ],
)
def test_one_does_not_go_back_to_a_version_that_is_not_whole(
    file: WorkbookFile, changed: Change, backups: BackupFolder, harm: str
) -> None:
    update(file, changed(version="1.3.0"), backups)
    with file.writing() as db:
        db.execute(harm)
    with pytest.raises(WorkbookTrouble, match=r"Version 1\.2\.0 .* not whole"):
        go_back(file, backups)
    assert file.course_version == "1.3.0"


def test_a_locked_workbook_is_updated_locked(
    file: WorkbookFile, changed: Change, backups: BackupFolder, cheap_locks: None, path: Path, notes: Path
) -> None:
    file.save_answer(exercise(file, "hopes"), "unheard-of words")
    lock_workbook(file, backups, PASSPHRASE, new_words())
    update(file, changed(("What brings you here?", "A question nobody may read?")), backups)
    file.close()
    for place in (path, *backups.folder.rglob("*")):
        data = place.read_bytes() if place.is_file() else b""
        assert b"unheard-of" not in data
        assert b"nobody may read" not in data
    with open_workbook(path, notes=notes, typed=PASSPHRASE) as again:
        assert (again.course_version, answers(again)) == ("1.3.0", {"hopes": "unheard-of words"})
        go_back(again, backups)
        assert again.course_version == "1.2.0"


def test_what_cannot_be_written_to_is_not_updated(
    file: WorkbookFile, changed: Change, path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    monkeypatch.setattr(opening, "may_write", lambda _: False)
    with open_workbook(path, notes=notes) as again:
        for work in (partial(update, again, changed()), partial(go_back, again)):
            with pytest.raises(WorkbookTrouble, match="read"):
                work(BackupFolder(again.uuid))


def test_without_a_backup_nothing_is_changed(
    file: WorkbookFile, changed: Change, backups: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    monkeypatch.setattr(BackupFolder, "make", full)
    with pytest.raises(WorkbookTrouble, match="full"):
        update(file, changed(), backups)
    assert (file.course_version, version_before(file)) == ("1.2.0", "")


def test_erasing_reaches_earlier_days_in_which_the_exercise_had_another_id(
    file: WorkbookFile, changed: Change, backups: BackupFolder, tmp_path: Path, notes: Path
) -> None:
    file.save_answer(exercise(file, "hopes"), "to be forgotten")
    file.save_answer(exercise(file, "nearest"), {"chosen": "alone"})
    update(file, changed(("::: reflection hopes", "::: reflection wishes\nwas: hopes\n")), backups)
    erase_answer(file, backups, "wishes")
    assert answers(file) == {"nearest": {"chosen": "alone"}}
    for number, backup in enumerate(backups.list()):
        place = tmp_path / f"{number}.workbook"
        backups.restore_to(backup, None, place)
        assert b"to be forgotten" not in place.read_bytes()
        with open_workbook(place, notes=notes) as day:
            assert answers(day) == {"nearest": {"chosen": "alone"}}


def test_erasing_an_answer_that_was_put_by_leaves_the_one_that_took_its_place(
    file: WorkbookFile, changed: Change, backups: BackupFolder, tmp_path: Path, notes: Path
) -> None:
    file.save_answer(exercise(file, "hopes"), "to be forgotten")
    update(file, changed(("::: reflection hopes", "::: line hopes")), backups)
    file.save_answer(exercise(file, "hopes"), "to stay")
    backups.make(file, "hand")
    erase_answer(file, backups, "hopes.1")
    assert answers(file) == {"hopes": "to stay"}
    held = []
    for number, backup in enumerate(backups.list()):
        place = tmp_path / f"{number}.workbook"
        backups.restore_to(backup, None, place)
        with open_workbook(place, notes=notes) as day:
            held.append(answers(day))
    assert held == [{"hopes": "to stay"}, {"hopes": "to stay"}, {}]


@pytest.mark.parametrize("kind", ["update", "back"])
def test_a_disk_that_fails_at_any_step_leaves_the_old_version_or_the_new_one(
    file: WorkbookFile, changed: Change, path: Path, notes: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, kind: str,
) -> None:  # fmt: skip
    file.save_answer(exercise(file, "hopes"), "rest")
    newer = changed(("::: reflection hopes", "::: reflection wishes\nwas: hopes\n"))
    if kind == "back":
        update(file, newer, BackupFolder(file.uuid))
    old = (file.course_version, answers(file))
    file.close()
    whole = path.read_bytes()

    def work() -> None:
        with open_workbook(path, notes=notes) as again:
            backups = BackupFolder(again.uuid, tmp_path / "backups")
            update(again, newer, backups) if kind == "update" else go_back(again, backups)

    counting = Plan()
    with failing(monkeypatch, counting):
        work()
    with open_workbook(path, notes=notes) as again:
        new = (again.course_version, answers(again))
    assert new != old
    steps = list(range(1, counting.asked + 1))
    if not request.config.getoption("--long"):
        steps = random.Random(3).sample(steps, 40)
    seen = set()
    for step in steps:
        path.write_bytes(whole)
        for beside in path.parent.glob("mine.workbook-*"):
            beside.unlink()
        with failing(monkeypatch, Plan(step, ever=step % 2 == 0)):
            try:
                work()
                refused = ""
            except WorkbookTrouble as trouble:
                refused = str(trouble)
        with open_workbook(path, notes=notes) as again:
            now = (again.course_version, answers(again))
        assert now in (old, new)
        assert now == new or refused, "nothing was done, and nobody was told"
        seen.add(now == new)
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("course", "relation", "question"),
    [
        ({}, "same", ""),
        ({"version": "1.3.0"}, "newer", ""),
        ({"version": "1.1.0"}, "older", "This course file is older: version 1.1.0. Your workbook has 1.2.0."),
        (
            {"words": "x"},
            "other-content",
            "This course file has the same version number as your workbook, 1.2.0",
        ),
        (
            {"id": "elsewhere"},
            "other-course",
            "This is another course: “A small course”, not “A small course”.",
        ),
        ({"author": "Ben", "version": "1.3.0"}, "other-author", "it is by Ben, and yours is by Ana."),
    ],
)
def test_how_another_course_stands_to_the_workbook(
    path: Path, notes: Path, files: Files, course: dict[str, str], relation: str, question: str
) -> None:
    from workbook.answers.file.workbook_file import create_workbook

    def made(version: str = "1.2.0", words: str = "", id: str = "small-course", author: str = "Ana") -> Files:  # noqa: A002
        top = files["course.md"].decode().replace("1.2.0", version).replace("small-course", id)
        top = top.replace("title:", f"author: {author}\ntitle:") + words
        return {**files, "course.md": top.encode()}

    with create_workbook(path, made(), notes=notes) as mine:
        stands = standing_of(mine, made(**course))
    assert stands.relation == relation
    assert question in stands.question
    assert bool(stands.question) == bool(question)


def test_looking_changes_nothing(file: WorkbookFile, changed: Change) -> None:
    file.save_answer(exercise(file, "hopes"), "rest")
    outlook = look_at(file, changed(("What brings you here?", "Why?")))
    assert [change.id for change in outlook.comparison.of("reworded")] == ["hopes"]
    assert (file.course_version, answers(file)) == ("1.2.0", {"hopes": "rest"})


def test_a_version_that_cannot_be_read_whole_changes_nothing(
    file: WorkbookFile, backups: BackupFolder, changed: Change
) -> None:
    class Unreadable(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            if path.startswith("media/"):
                raise PermissionError(13, "Permission denied")
            return super().__getitem__(path)

    file.save_answer(exercise(file, "hopes"), "soft")
    before = file.all_files()
    with pytest.raises(WorkbookTrouble, match=r"could not all be read .* left as it was"):
        update(file, Unreadable(changed() | {"media/a.png": b""}), backups)
    assert (file.all_files(), answers(file), file.course_version) == (before, {"hopes": "soft"}, "1.2.0")
