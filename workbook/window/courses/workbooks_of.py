"""The workbooks on this computer that belong to a course, and how its file stands to each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.unopened.which_course import which_course
from workbook.answers.updating.letter import in_short
from workbook.answers.updating.update import look_unopened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.files import Files
    from workbook.course.model import About
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Recent


class Mine(NamedTuple):
    """A workbook of the course that was opened.

    `same` says that it shows this very version, to the byte; `in_short` what this version would change in it, empty
    where that can only be known once the workbook is open.
    """

    recent: Recent
    version: str
    same: bool
    locked: bool
    in_short: str = ""


def workbooks_of(about: About, course_hash: str, listed: Iterable[Listed]) -> list[Mine]:
    """Those that can be found, the one that was open last first. None is opened for it; locked ones are not read."""
    recents = [one.recent._replace(opened="") if one.new else one.recent for one in listed if not one.missing]
    return [mine for recent in recents for mine in _as_mine(about, course_hash, recent)]


def with_changes(mine: Mine, files: Files) -> Mine:
    """The same, with what another version would change in short."""
    outlook = None if mine.same or mine.locked else look_unopened(Path(mine.recent.path), files)
    return mine._replace(in_short=in_short(outlook)) if outlook else mine


def _as_mine(about: About, course_hash: str, recent: Recent) -> Iterator[Mine]:
    inside = which_course(Path(recent.path))
    if inside is not None:
        course, version, found = inside.course_id, inside.version, inside.hash
        recent = recent._replace(name=recent.name or inside.name)
    else:
        course, version, found = recent.course, recent.version, recent.course_hash
    if course == about.id:
        yield Mine(recent, version, found == course_hash, bool(recent.locked))
