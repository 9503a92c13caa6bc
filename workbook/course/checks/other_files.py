"""Names what lies in a course's folder and is not read, where its author may believe that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.checks.near_picture import is_picture, other_kind, other_recording
from workbook.course.files import TOP_FILES
from workbook.course.problems import Code, Level, Problem
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.files import Files

_NEARLY_MD = re.compile(
    r"(?P<stem>.+?)\.(?:md\.txt|txt\.md|md\.md|markdown|mdown|mkd|mdtxt|md_|md)", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"(?P<stem>.+)\.(?:docx?|odt|pages|rtf|pdf|html?|gdoc|wps|tex|key|pptx?|xlsx?)", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d+[-_. ].*\.md")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")


def check_other_files(files: Files, others: Mapping[str, str]) -> list[Problem]:
    """A line for each file that is not read and may be meant; `others` says of what each is a copy, if it is one."""
    problems = []
    for path, copy_of in others.items():
        said = _copied(copy_of) if copy_of else _said(path, files)
        if said is not None:
            problems.append(Problem(path, 1, 1, *said))
    return problems


Said = tuple[Level, Code, str, str]


def _copied(copy_of: str) -> Said:
    what = _("This is a copy of {original}, made by a program or a person, and it is not used.").format(
        original=copy_of
    )
    hint = _(
        "Look which of the two has the newer words, keep them in {original}, and remove this file."
    ).format(original=copy_of)
    return "error", "copy", what, hint


def _said(path: str, files: Files) -> Said | None:
    folder, _unused, name = path.rpartition("/")
    top = folder.split("/")[0]
    if top in ("modules", "media"):
        return _in_modules(folder, name) if top == "modules" else _in_media(path)
    if top:
        right = "media" if top.casefold() == "media" else "modules"
        what = _("The folder `{top}` is not read, so this file is not used.").format(top=top)
        return (
            "error",
            "other-folder",
            what,
            _("Call the folder `{right}`, in small letters.").format(right=right),
        )
    return _at_the_top(name, files)


def _in_modules(folder: str, name: str) -> Said:
    if folder != "modules":
        return _in_a_folder_below(folder, name)
    if match := _NEARLY_MD.fullmatch(name):
        if name.endswith(".md") and not name.lower().endswith((".txt.md", ".md.md")):
            what = _("This file is a link to a place outside of the course, so it is not used.")
            return "error", "link-outside", what, _("Put the file itself into the folder modules.")
        what = _("This file is not used, because the name of a module ends in .md.")
        return "error", "other-ending", what, _call_it(name, f"{match['stem']}.md")
    if match := _DOCUMENT.fullmatch(name):
        what = _("This document is not used: a module is a plain text file whose name ends in .md.")
        hint = _("If it belongs into the course, copy its words into `{right}`; else keep it elsewhere.")
        return "advice", "document", what, hint.format(right=f"{match['stem']}.md")
    if is_picture(name) or other_kind(name):
        what = _("This file is not used: pictures lie in the folder media.")
        return "advice", "picture-in-modules", what, _("Move it into media/.")
    what = _("This file is not used: the name of a module ends in .md.")
    right = f"{name.rsplit('.', 1)[0]}.md"
    return (
        "advice",
        "unused-file",
        what,
        _("Call it `{right}` if it is a module; else keep it elsewhere.").format(right=right),
    )


def _call_it(name: str, right: str) -> str:
    if name.lower().endswith(".txt"):
        return _(
            "Call it `{right}`. (Windows hides the .txt at its end until “File name extensions” is ticked under View.)"
        ).format(right=right)
    return _("Call it `{right}`.").format(right=right)


def _in_a_folder_below(folder: str, name: str) -> Said:
    what = _("This file is not used: modules lie in the folder modules itself, not in `{folder}`.").format(
        folder=folder
    )
    level: Level = "error" if name.lower().endswith((".md", ".markdown", ".txt")) else "advice"
    hint = _("Move it into modules/. The number at the start of its name says where it comes.")
    if level == "error" and _LANGUAGE.fullmatch(language := folder.removeprefix("modules/")):
        hint = _(
            "If this is a translation, write its title page, course.{language}.md; else move the file into modules/."
        ).format(language=language)
    return level, "folder-in-modules", what, hint


def _in_media(path: str) -> Said:
    if recording := other_recording(path):
        return "advice", "other-recording", *recording
    if other := other_kind(path):
        return "advice", "other-picture", other[0], other[1]
    if path.lower().endswith((".md", ".txt")):
        what = _("This file is not used: there is no recording beside it whose words it could be.")
        hint = _(
            "The words of `media/evening.mp3` stand in `media/evening.md`; call it so, or keep it elsewhere."
        )
        return "advice", "unused-file", what, hint
    what = _(
        "This file is not used: in media/ lie pictures (PNG, JPEG, GIF or WebP) and recordings (MP3, FLAC or WAV)."
    )
    return "advice", "unused-file", what, _("Keep it elsewhere.")


def _at_the_top(name: str, files: Files) -> Said | None:
    """Only what is nearly called as a file of a course; whatever else lies beside it is its author's matter."""
    plain = name.casefold()
    for right in TOP_FILES:
        stem, _unused, ending = right.rpartition(".")
        if plain in (
            right,
            f"{right}.txt",
            f"{right}.{ending}",
            f"{stem}.txt",
            f"{stem}.markdown",
            f"{stem}.docx",
        ):
            what = _("This file is not used, because its name is not `{right}`.").format(right=right)
            hint = _call_it(name, right)
            if plain.endswith(".docx"):
                hint = _("Copy its words into a plain text file `{right}`.").format(right=right)
            return "error" if right not in files else "advice", "other-name", what, hint
    if _NUMBERED.fullmatch(name):
        what = _("This file is not used: modules lie in the folder modules.")
        return "error", "module-outside", what, _("Move it into modules/, or keep it elsewhere.")
    return None
