"""Brings a workbook up to another version of its course, and back: looked at first, a backup before, in one go."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.marking.carrying import PagesOfCourse, carry_marks
from workbook.answers.tables import answer_table, carried, preferences, seals, snapshot
from workbook.answers.tables import place as place_table
from workbook.answers.tables.answer_settings import choose, keeping_of
from workbook.answers.tables.records import Place, moment_text
from workbook.answers.unopened.which_course import ask_unopened
from workbook.answers.updating import carrying
from workbook.answers.updating.position import PageName, Pages
from workbook.answers.updating.standing import Standing, standing
from workbook.course.comparing import Comparison, compare_courses
from workbook.course.exercise import SHARES
from workbook.course.outline import read_about, read_outline
from workbook.course.translations import in_language, languages
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import apsw

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.snapshot import Taken
    from workbook.course.comparing import Change
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId


class Outlook(NamedTuple):
    """What taking in another version would do: the two courses side by side, and which exercises have words.

    `back` says whether it is the version that was there before; `again` has the exercises of the newer one whose
    answers were kept without a place.
    """

    comparison: Comparison
    answered: frozenset[ExerciseId]
    back: bool
    again: frozenset[str]


def look_at(file: WorkbookFile, files: Files) -> Outlook:
    """What bringing a workbook to this version of its course would do. Changes nothing."""
    comparison = compare_courses(file.files(), in_language(files, file.language) if file.language else files)
    with file.reading() as db:
        return _outlook(db, comparison, _others(comparison), back=False)


def look_unopened(path: Path, files: Files) -> Outlook | None:
    """What bringing a workbook that is not open to this version would do; None of one that cannot be asked."""
    return ask_unopened(path, partial(_look_inside, files))


def _look_inside(files: Files, db: apsw.Connection) -> Outlook:
    language = preferences.chosen(db, preferences.LANGUAGE)
    mine: Files = snapshot.SnapshotFiles(db, snapshot.taken_in(db)[0].number)
    if language:
        mine, files = in_language(mine, language), in_language(files, language)
    comparison = compare_courses(mine, files)
    return _outlook(db, comparison, _others(comparison), back=False)


def look_back(file: WorkbookFile) -> Outlook:
    """What going back to the version before would do. Changes nothing; trouble if there is none."""
    comparison, _before, back = _compare_back(file, file.files(), file.language)
    with file.reading() as db:
        return _outlook(db, comparison, back, back=True)


def standing_of(file: WorkbookFile, files: Files) -> Standing:
    """How a course that was opened stands to the one in the workbook."""
    with file.reading() as db:
        known = snapshot.hash_of(db)
    same = known == snapshot.hash_of_files(files)
    mine = file.course_files()
    return standing(read_about(mine), read_about(files), same_content=same, languages=languages(files))


def update(file: WorkbookFile, files: Files, backups: BackupFolder) -> None:
    """Take in another version of the course; every answer stays. Trouble, and then the workbook is as it was."""
    if file.read_only:
        raise trouble.read_only(file.path)
    comparison = compare_courses(file.course_files(), files)
    about = comparison.newer.about
    backups.make(file, "update")
    with file.writing() as db:
        number = _take_in(db, files, about.id, about.version, _now())
        places = _carry(db, number, _others(comparison), comparison, file.language, find_places=True)
        for change in comparison.of("kind"):
            _stay_private(db, change, places)
        snapshot.keep_two(db)
    file.read_anew()


def _take_in(db: apsw.Connection, files: Files, course_id: str, version: str, taken: str) -> int:
    try:
        return snapshot.take_in(db, files, course_id, version, taken)
    except OSError as error:
        raise trouble.update_unreadable(error) from error


def go_back(file: WorkbookFile, backups: BackupFolder) -> None:
    """Go back to the version that was there before, with everything written since.

    Once more, and the workbook is where it was: what one leaves is the version before then.
    """
    if file.read_only:
        raise trouble.read_only(file.path)
    comparison, before, back = _compare_back(file, file.course_files())
    backups.make(file, "update")
    with file.writing() as db:
        number = snapshot.show_again(db, before.number, _now())
        _carry(db, number, back, comparison, file.language, find_places=False)
    file.read_anew()


def _others(comparison: Comparison) -> dict[str, str]:
    """The ids that are others in the newer version."""
    return {str(old): str(new) for old, new in comparison.names.items() if old != new}


def _outlook(
    db: apsw.Connection, comparison: Comparison, wanted: Mapping[str, str], *, back: bool
) -> Outlook:
    stored = carrying.read_stored(db)
    asked = {str(mark.id) for mark in comparison.older.exercises()}
    places = carrying.where_to(stored, wanted, comparison.kinds, find_places=not back)
    answered = answer_table.answered(db)
    without_place = {places.get(key, key) for key in answered if key not in asked}
    return Outlook(comparison, answered, back, frozenset(without_place & comparison.kinds.keys()))


def _compare_back(
    file: WorkbookFile, now: Files, language: str = ""
) -> tuple[Comparison, Taken, dict[str, str]]:
    """The version that is shown beside the one before, that one, and which ids go back to what they were."""
    with file.reading() as db:
        found = snapshot.taken_in(db)
        if len(found) < 2:
            raise _nothing_before(file)
        shown, before = found[:2]
        if not snapshot.is_whole(db, before.number):
            raise _not_whole(file, before)
        back = {new: old for old, new in carried.noted(db, shown.number).items()}
        files = snapshot.SnapshotFiles(db, before.number)
        then = in_language(files, language) if language else files
        return compare_courses(now, then, back), before, back


def _carry(
    db: apsw.Connection,
    number: int,
    wanted: Mapping[str, str],
    comparison: Comparison,
    language: str,
    *,
    find_places: bool,
) -> dict[str, str]:
    """Put answers, and where the learner is, into the version that is now shown, and note it for going back.

    Gives the new ids of the answers that have others now.
    """
    stored = carrying.read_stored(db)
    places = carrying.where_to(stored, wanted, comparison.kinds, find_places=find_places)
    carrying.carry(db, places)
    carried.note(db, number, {**wanted, **places})
    pages = Pages(comparison)
    with seals.changing(db, "visited"):
        visited = db.execute("SELECT module, page FROM visited").fetchall()
        db.executemany(
            place_table.VISIT, list(pages.visited((str(module), str(page)) for module, page in visited))
        )
    with seals.changing(db, "place"):
        found: Any = db.execute("SELECT module, page, scroll FROM place").fetchone()
        if place := pages.place(Place(*found) if found else None):
            db.execute(place_table.WRITE, place)
    _carry_marks(db, number, pages, language)
    return places


def _carry_marks(db: apsw.Connection, number: int, pages: Pages, language: str) -> None:
    """Marks go to where their words are now, in the language in which the course is read."""
    if not db.execute("SELECT 1 FROM marks LIMIT 1").get:
        return
    files: Files = snapshot.SnapshotFiles(db, number)
    files = in_language(files, language) if language else files
    carry_marks(db, PagesOfCourse(files, read_outline(files)), lambda name: pages.now(PageName(*name)))


def _stay_private(db: apsw.Connection, change: Change, places: Mapping[str, str]) -> None:
    """A question of another kind begins with what the learner said of the one before, if that is the more private."""
    put_by = places.get(change.before.id) if change.before else None
    if put_by is None or change.id in places.values():  # an answer that came back has its own
        return
    kept, suggested = keeping_of(db, put_by), change.after.share if change.after else "bring"
    if kept.share and SHARES.index(kept.share) < SHARES.index(suggested):
        choose(db, change.id, share=kept.share)
    if kept.not_today:
        choose(db, change.id, not_today=True)


def _nothing_before(file: WorkbookFile) -> WorkbookTrouble:
    sentence = _(
        "“{name}” has only ever had one version of its course, {version}, so there is none to go back to."
    ).format(name=file.path.name, version=file.course_version)
    return WorkbookTrouble("no-version-before", sentence)


def _not_whole(file: WorkbookFile, before: Taken) -> WorkbookTrouble:
    sentence = _(
        "Version {version} of the course is not whole any more in “{name}”, so it cannot be gone back to. Nothing was "
        "changed. Open a course file of that version instead, if you have one."
    ).format(name=file.path.name, version=before.version)
    return WorkbookTrouble("version-before-damaged", sentence)


def _now() -> str:
    return moment_text(datetime.now(UTC))
