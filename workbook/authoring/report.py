"""What `check` says, in groups to read or as data, and whether the course can be packed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from workbook.course.checks.ids import MISSING_IDS
from workbook.language.counting import counted
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.course.files import Files
    from workbook.course.problems import Problem

LONGEST_QUOTE = 100
MOST_QUOTED = 1_000_000


@dataclass(frozen=True)
class Group:
    """Problems of one sort under a line that says how many they are and what they mean for packing."""

    head: str
    problems: tuple[Problem, ...]


def blocks_packing(problem: Problem) -> bool:
    """Whether a course with this problem is not packed: every error, ids that are still to be written too."""
    return problem.level == "error"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these keeps the course from being packed; advice does not."""
    return any(map(blocks_packing, problems))


def grouped(problems: Iterable[Problem], fix: str) -> list[Group]:
    """What is to be mended, ids that the program writes itself, and advice; a group without problems is left out.

    `fix` is what to type, or to choose, so that the ids are written.
    """
    found = list(problems)
    ids = [problem for problem in found if problem.code in MISSING_IDS]
    errors = [problem for problem in found if blocks_packing(problem) and problem.code not in MISSING_IDS]
    advice = [problem for problem in found if not blocks_packing(problem)]
    heads = (
        _("Errors: {n}. The course cannot be packed before they are mended."),
        _("Missing ids: {n}. The course cannot be packed before they are written. This writes them: {fix}"),
        _("Advice: {n}. It is yours to weigh; the course can be packed with it."),
    )
    return [
        Group(head.format(n=len(part), fix=fix), tuple(part))
        for head, part in zip(heads, (errors, ids, advice), strict=True)
        if part
    ]


def as_text(problems: Sequence[Problem], files: Files, fix: str) -> str:
    """The groups, each problem with its place and its line, and a last sentence: what `pack` would do."""
    quotes = Quotes(files)
    parts = []
    for group in grouped(problems, fix):
        parts.append(f"{group.head}\n\n")
        parts += [_entry(problem, quotes.line(problem)) for problem in group.problems]
        parts.append("\n")
    return "".join(parts) + summary(problems) + "\n"


def as_json(problems: Iterable[Problem], files: Files) -> str:
    """Problems as JSON, for tools."""
    quotes = Quotes(files)
    listed = []
    for problem in problems:
        fields = asdict(problem)
        listed.append(
            {
                "file": fields.pop("path"),
                **fields,
                "quoted": quotes.line(problem),
                "blocks-packing": blocks_packing(problem),
            }
        )
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=2) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """How much there is to do, and whether the course can be packed as it is."""
    if not problems:
        return _("Nothing to mend. The course can be packed.")
    ids = sum(problem.code in MISSING_IDS for problem in problems)
    errors = sum(map(blocks_packing, problems)) - ids
    advice = len(problems) - errors - ids
    said = [counted("{n} error", "{n} errors", errors) if errors else _("No errors")]
    if ids:
        said.append(counted("{n} missing id", "{n} missing ids", ids))
    if advice:
        said.append(counted("{n} piece of advice", "{n} pieces of advice", advice))
    end = _("The course cannot be packed yet.") if errors or ids else _("The course can be packed.")
    return f"{', '.join(said)}. {end}"


def _entry(problem: Problem, quoted: str) -> str:
    lines = [f"{problem.path}:{problem.line}:{problem.column}: {problem.what}"]
    if quoted:
        lines.append(f"    | {quoted}")
    if problem.hint:
        lines.append(f"    {problem.hint}")
    return "".join(f"{line}\n" for line in lines)


class Quotes:
    """The lines that problems speak of, read once a file."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._lines: dict[str, list[str]] = {}

    def line(self, problem: Problem) -> str:
        """The problem's line, cut around its column if it is long; of a file that is no text, nothing."""
        lines = self._of(problem.path)
        line = lines[problem.line - 1] if problem.line <= len(lines) else ""
        start = 0 if problem.column <= LONGEST_QUOTE - 20 else problem.column - 20
        part = line[start : start + LONGEST_QUOTE]
        plain = "".join(sign if sign.isprintable() else " " for sign in part).strip()
        return (
            f"{'… ' if start else ''}{plain}{' …' if len(line) > start + LONGEST_QUOTE else ''}"
            if plain
            else ""
        )

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = _lines(self._files, path)
        return self._lines[path]


def _lines(files: Files, path: str) -> list[str]:
    """A course text's lines; letters of another encoding as most programs would show them.

    Example answers are never quoted: an author may have taken them out of somebody's workbook.
    """
    if path not in files or not path.endswith(".md"):
        return []
    try:
        data = files[path]
    except OSError:
        return []
    if b"\0" in data or len(data) > MOST_QUOTED or data.startswith((b"PK", b"%PDF", b"{\\rtf")):
        return []
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
