"""What the files of a package may hold: pictures and recordings that are such, texts that keep no reader busy."""

from __future__ import annotations

from collections import Counter

from workbook.course.file_names import shown
from workbook.course.files import is_media
from workbook.course.recorded import is_recording
from workbook.course.source import decode
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.packaging.trouble import PackageTrouble
from workbook.pictures.pictures import picture_problem
from workbook.recordings.recordings import recording_problem

MOST_DATA = 2_000_000  # bytes of sample-answers.json and of the manifest
MOST_TEXT = 32_000_000  # bytes of all texts
MOST_FACTS = 500  # lines at the top of a text
# Of a text, and of all: reading takes its time and its memory for each of these, and no person writes so many.
MOST_PIECES = {"lines": (10_000, 400_000), "marks": (5_000, 60_000), "brackets": (20_000, 200_000)}
_MARKS = tuple(f"\n{' ' * n}{mark}" for mark in (":::", "##", "```", "~~~", "<!--") for n in range(4))


class ContentGate:
    """Lets files through one after the other; raises PackageTrouble at the first that no course has."""

    def __init__(self) -> None:
        self._all: Counter[str] = Counter()

    def check(self, path: str, content: bytes) -> None:
        """Look at one file."""
        if is_media(path):
            if problem := (recording_problem if is_recording(path) else picture_problem)(content):
                raise PackageTrouble(f"{shown(path)} {problem}.")
        elif path.endswith(".json"):
            if len(content) > MOST_DATA:
                raise PackageTrouble(
                    _("{shown} in it is larger than {most} MB.").format(
                        shown=shown(path), most=MOST_DATA // 1_000_000
                    )
                )
        else:
            self._check_text(path, content)

    def _check_text(self, path: str, content: bytes) -> None:
        text, problems = decode(path, content)
        if problems:
            first = problems[0]
            raise PackageTrouble(
                _("{shown}, line {line}: {what}").format(shown=shown(path), line=first.line, what=first.what)
            )
        self._all["bytes"] += len(content)
        if self._all["bytes"] > MOST_TEXT:
            raise PackageTrouble(
                _("Its texts together have more than {most} MB.").format(most=MOST_TEXT // 1_000_000)
            )
        if _lines_of_facts(text) > MOST_FACTS:
            raise PackageTrouble(
                _("{shown} in it has more than {most} lines of facts at its top.").format(
                    shown=shown(path), most=whole_number(MOST_FACTS)
                )
            )
        self._count_pieces(path, text)

    def _count_pieces(self, path: str, text: str) -> None:
        found = Counter(
            lines=text.count("\n"),
            marks=text.startswith(_MARKS_AT_TOP) + sum(map(text.count, _MARKS)),
            brackets=text.count("["),
        )
        self._all += found
        for piece, (most, most_in_all) in MOST_PIECES.items():
            if found[piece] > most:
                raise PackageTrouble(
                    _("{shown} in it is in more pieces than the text of a course can be.").format(
                        shown=shown(path)
                    )
                )
            if self._all[piece] > most_in_all:
                raise PackageTrouble(
                    _("Its texts together are in more pieces than those of a course can be.")
                )


_MARKS_AT_TOP = tuple(mark[1:] for mark in _MARKS)


def _lines_of_facts(text: str) -> int:
    """How many lines the facts at the top take, or all lines where they have no end."""
    start = text.lstrip()
    end = start.find("\n---", 3)
    return start[: end if end >= 0 else len(start)].count("\n") if start.startswith("---") else 0
