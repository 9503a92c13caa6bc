"""The shelf for commands: what is on it, something added, something taken from it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbook.as_typed import typed
from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.language.dates import long_day
from workbook.language.translation import gettext as _
from workbook.own_files import bundled_courses
from workbook.packaging.course_by_name import CourseTrouble
from workbook.packaging.shelf import OtherContentTrouble, Shelf
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.trust import Trust, signed_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.packaging.shelf import Installed


def listed() -> Iterator[str]:
    """A line for each course: what it is called here, what it is, and where it is from."""
    for folder in bundled_courses():
        about = read_about(FolderFiles(folder))
        facts = (f"{about.id}@{about.version}", about.title, about.language, about.licence)
        yield _line(*facts, _("comes with the program"))
    for one in Shelf().all():
        origin = _("added on {day}, from {file}").format(day=_day(one), file=one.came_from)
        if one.signed_by:
            origin = _("{origin}, signed with the key {letters}").format(origin=origin, letters=one.signed_by)
        yield _line(one.name, one.title, ", ".join(one.languages), one.licence, origin)


def _line(*parts: str) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())


def added(path: Path, *, replace: bool, accept_key: bool) -> Iterator[str]:
    """Put a course on the shelf, and say from whom it is."""
    shelf, trust = Shelf(), Trust()
    if path.is_dir():
        raise CourseTrouble(
            _("“{name}” is a folder. Pack it first: {pack}").format(name=path.name, pack=typed("pack", path))
        )
    try:
        one = shelf.add(path, replace=replace)
    except OtherContentTrouble as trouble:
        raise CourseTrouble(
            _(
                "{trouble} It was added on {day}. Nothing was changed. Add --replace to put this one in its place."
            ).format(trouble=trouble, day=_day(trouble.installed))
        ) from trouble
    except PackageTrouble as trouble:
        raise CourseTrouble(
            _("“{name}” cannot be opened. {trouble}").format(name=path.name, trouble=trouble)
        ) from trouble
    package = shelf.open(one)
    if accept_key:
        trust.accept(package)
    yield _("“{title}”, version {version}, is on your shelf. To begin: {start}").format(
        title=one.title, version=one.version, start=typed("start", one.id, "-o", f"{one.id}.workbook")
    )
    if words := signed_words(trust.remember(package)):
        yield words


def removed(course_id: str, version: str) -> str:
    """Take a version from the shelf; where there are several it has to be named."""
    shelf = Shelf()
    found = [one for one in shelf.all() if one.id == course_id and version in ("", one.version)]
    if not found:
        names = ", ".join(one.name for one in shelf.all()) or _("none")
        raise CourseTrouble(
            _("There is no such course on your shelf. On it: {names}. Nothing was changed.").format(
                names=names
            )
        )
    if len(found) > 1:
        versions = ", ".join(one.version for one in found)
        raise CourseTrouble(
            _("There are several versions of it: {versions}. Name one of them. Nothing was changed.").format(
                versions=versions
            )
        )
    shelf.remove(found[0])
    return _(
        "“{title}”, version {version}, is no longer on your shelf. Workbooks that you began with it still open."
    ).format(title=found[0].title, version=found[0].version)


def _day(one: Installed) -> str:
    """The day when it was added, here."""
    try:
        return long_day(datetime.fromisoformat(one.added).astimezone().date())
    except (ValueError, OverflowError):
        return one.added
