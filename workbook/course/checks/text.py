"""Checks the words themselves: pictures, links, citations, raw HTML, and what is too hard to lay out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.checks.links import link_problem
from workbook.course.checks.near_picture import is_picture, near_picture, other_kind, other_recording
from workbook.course.files import module_paths
from workbook.course.outline import open_text
from workbook.course.problems import Code, Level, Problem, did_you_mean
from workbook.course.recorded import is_recording
from workbook.course.source import too_hard
from workbook.course.sources import CITATION, list_sources
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbook.course.files import Files
    from workbook.course.model import Course
    from workbook.course.outline import CourseText

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\(([^()\n]*)\)")
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\(([^()\n]*)\)")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n@]+\]:[ \t]*(\S+)", re.MULTILINE)
_ANGLED = re.compile(r"<([a-z][a-z0-9+.-]*:[^<>\s]*)>", re.IGNORECASE)
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--")
# UTF-8 that was read as Windows-1252 (ä as Ã¤, ’ as â€™), and what stands for a letter that was lost.
_BROKEN = re.compile(r"[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œžŸ“”¦¢]|\ufffd")
_CONFLICT = re.compile(r"^<{7}(?= |$)", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"""<?(.*?)>?(?:(?<![ \t])[ \t]+(?:"[^"]*"|'[^']*'))?""")


def check_texts(files: Files, course: Course) -> list[Problem]:
    """Everything that is wrong with the words of all files."""
    anchors = _anchors(course)
    problems: list[Problem] = []
    cited: set[str] = set()
    for path in ("course.md", *module_paths(files), "help.md", "sources.md"):
        if path in files:
            text = _Text(open_text(files, path))
            hard = list(text.hard())
            problems += hard or [
                *text.pictures(files),
                *text.links(files, anchors),
                *text.html(),
                *text.letters(),
                *text.conflicts(),
                *text.citations(course.sources.keys()),
            ]
            cited |= text.cited()
    return problems + list(_sources(files, cited))


@dataclass(frozen=True)
class Passage:
    """Words found in a file, with their place."""

    match: re.Match[str]
    line: int
    column: int


class _Text:
    """One file's words, with code blanked out so that examples are not taken for mistakes."""

    def __init__(self, source: CourseText) -> None:
        self.path = source.path
        self.source = source
        self.text, self.open_fence = without_code(source.text, source.front_matter.end)

    def hard(self) -> Iterator[Problem]:
        """What the Markdown reader could not lay out in a reasonable time."""
        if self.open_fence:
            what = _("The code that begins here has no end.")
            hint = _(
                "Add a line with the same signs under it; until then the rest of the file counts as code."
            )
            yield Problem(self.path, self.open_fence, 1, "error", "open-fence", what, hint)
        if hard := too_hard(self.source.text):
            line, column = _place(self.source.text, hard.offset)
            hint = _(
                "It would take too long to lay out, so it is shown as plain text. Part it, or shorten it."
            )
            yield Problem(self.path, line, column, "error", "too-hard", hard.what, hint)

    def pictures(self, files: Files) -> Iterator[Problem]:
        """Pictures that are not there, and those without words for who cannot see them."""
        for found in self._find(_PICTURE, "]("):
            target = _target(found.match[2])
            if is_recording(target) and ":" not in target:
                continue  # they have checks of their own
            if problem := _picture_problem(target, files):
                yield self._problem(found, *problem)
            elif not found.match[1].strip():
                what = _("The picture `{target}` has no words for people who cannot see it.").format(
                    target=target
                )
                hint = _("Write them between the square brackets: ![what it shows](…).")
                yield self._problem(found, "no-alternative-text", what, hint, "advice")

    def links(self, files: Files, anchors: set[str]) -> Iterator[Problem]:
        """Links that lead nowhere: only https, mailto and places in the course are followed."""
        found = [(p, _target(p.match[1])) for p in self._find(_LINK, "](")]
        found += [(p, p.match[1].strip("<>")) for p in self._find(_DEFINITION, "]:")]
        found += [(p, p.match[1]) for p in self._find(_ANGLED, "<")]
        for passage, target in found:
            if (bad := link_problem(target, files, anchors)) is not None:
                yield self._problem(passage, *bad)

    def html(self) -> Iterator[Problem]:
        """Tags, which are shown as they stand, and comments that have no end."""
        for found in self._find(_HTML, "<"):
            if found.match[0] == "<!--":
                what = _("The comment that begins here has no end, so it is shown as it stands.")
                hint = _("Write `-->` at its end; then nobody but you sees it.")
                yield self._problem(found, "open-comment", what, hint, "advice")
                continue
            what = _("HTML such as `{example}` is shown as it stands.").format(example=found.match[0])
            hint = _("Write it in Markdown, or put it in `backticks` if it is meant to be seen.")
            yield self._problem(found, "raw-html", what, hint, "advice")

    def letters(self) -> Iterator[Problem]:
        """Letters that were saved in one encoding and opened in another."""
        if not any(sign in self.text for sign in "ÃÂâ\ufffd"):
            return
        for number, line in enumerate(self.text.split("\n"), 1):
            if found := _BROKEN.search(line):
                what = _(
                    "Letters are broken here (`{letters}`): a program took the file for another encoding."
                )
                hint = _("Write this line anew, and save the file with the encoding UTF-8.")
                place = Passage(found, number, found.start() + 1)
                yield self._problem(place, "broken-letters", what.format(letters=found[0]), hint)

    def conflicts(self) -> Iterator[Problem]:
        """Marks that a program leaves where two versions of a text did not go together."""
        for found in self._find(_CONFLICT, "<<<<<<<"):
            what = _("Two versions of this text stand below each other, parted by lines such as `<<<<<<<`.")
            hint = _("Keep the words you want, and remove the lines of <<<<<<<, ======= and >>>>>>>.")
            yield self._problem(found, "two-versions", what, hint)

    def citations(self, known: Collection[str]) -> Iterator[Problem]:
        """Citations of what sources.md does not have."""
        for found in self._find(CITATION, "[@"):
            key = found.match[1]
            if key not in known:
                hint = did_you_mean(key, known) or _(
                    "Add it there as a list item that ends in {{#{key}}}."
                ).format(key=key)
                yield self._problem(
                    found, "unknown-source", _("sources.md has no source `{key}`.").format(key=key), hint
                )

    def cited(self) -> set[str]:
        """The keys cited here."""
        return {found.match[1] for found in self._find(CITATION, "[@")}

    def _find(self, pattern: re.Pattern[str], sign: str) -> Iterator[Passage]:
        """Where a pattern is found; `sign` is a part of it, which is looked for first, as that is much faster."""
        if sign not in self.text:
            return
        for match in pattern.finditer(self.text):
            yield Passage(match, *_place(self.text, match.start()))

    def _problem(self, at: Passage, code: Code, what: str, hint: str = "", level: Level = "error") -> Problem:
        return Problem(self.path, at.line, at.column, level, code, what, hint)


def without_code(text: str, start: int) -> tuple[str, int]:
    """The text with facts, code and comments blanked; and the line of code that has no end, or 0.

    All letters that are left stay where they are.
    """
    made = [re.sub(r"[^\n]", " ", text[:start])]
    if "`" not in text and "~~~" not in text:
        return _without_comments(made[0] + text[start:]), 0
    fence, began = "", 0
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        mark = _FENCE.match(line)
        inside = bool(fence) or mark is not None
        if mark and fence:
            fence = "" if mark[1].startswith(fence) and not mark[2].strip() else fence
        elif mark:
            fence, began = mark[1], number
        made.append(" " * len(line) if inside else _CODE.sub(_blank, line) if "`" in line else line)
    shown = made[0] + "\n".join(made[1:])
    return _without_comments(shown), began if fence else 0


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text) if "<!--" in text else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _target(written: str) -> str:
    """Where a link or picture leads, without the title that may stand behind it."""
    match = _TARGET.fullmatch(written.strip(" \t"))
    return match[1] if match else written.strip()


def _picture_problem(target: str, files: Files) -> tuple[Code, str, str] | None:
    """What is wrong with a picture's name: a code, a sentence and a hint."""
    if target in files and is_picture(target):
        return None
    if target.startswith(("http:", "https:", "//", "data:", "ftp:")):
        what = _("The picture `{target}` is not part of the course.").format(target=_shortened(target))
        return (
            "picture-elsewhere",
            what,
            _("Put the picture itself into media/; courses work without the internet."),
        )
    if ":" in target or target.startswith(("/", "~")):
        what = _("`{target}` is a place on one computer only.").format(target=target)
        return "picture-elsewhere", what, _("Put the picture into media/, and write media/ and its name.")
    if is_picture(target):
        what = _("There is no picture `{target}`.").format(target=target)
        return "missing-picture", what, near_picture(target, files)
    return _no_picture(target)


def _no_picture(target: str) -> tuple[Code, str, str]:
    """What something is whose name is no picture's."""
    if recording := other_recording(target):
        return "other-recording", *recording
    if other := other_kind(target):
        return "other-picture", *other
    what = _("`{target}` is not a picture.").format(target=target)
    return "no-picture", what, _("A picture is a PNG, JPEG, GIF or WebP file in media/.")


def _shortened(target: str) -> str:
    return target if len(target) <= 80 else f"{target[:79]}…"


def _anchors(course: Course) -> set[str]:
    """What a link within the course can lead to."""
    outline = course.outline
    pages = {page.id for module in outline.modules for page in module.pages}
    exercises = {str(mark.id) for mark in outline.exercises()}
    return pages | exercises | {str(module.id) for module in outline.modules}


def _sources(files: Files, cited: set[str]) -> Iterator[Problem]:
    """Sources without a key or with the key of another, and those that nobody cites."""
    if "sources.md" not in files:
        return
    source = open_text(files, "sources.md")
    seen: set[str] = set()
    for reference in list_sources(source.text, source.front_matter.end):
        for code, what, hint, level in _source_problems(reference.key, seen, cited):
            yield Problem("sources.md", reference.line, 1, level, code, what, hint)
        seen.add(reference.key)


def _source_problems(key: str, seen: set[str], cited: set[str]) -> Iterator[tuple[Code, str, str, Level]]:
    if not key:
        yield "no-key", _("This source has no key."), _("End it with one, such as {#porges1995}."), "advice"
    elif not CITATION.fullmatch(f"[@{key}]"):
        hint = _("Use the letters a to z, digits and hyphens.")
        yield "bad-key", _("`{key}` cannot be cited.").format(key=key), hint, "error"
    elif key in seen:
        yield (
            "doubled-key",
            _("The key `{key}` is used by an earlier source.").format(key=key),
            _("Give it another."),
            "error",
        )
    elif key not in cited:
        yield (
            "uncited",
            _("No page cites the source `{key}`.").format(key=key),
            _("Cite it as [@{key}], or leave it out.").format(key=key),
            "advice",
        )
