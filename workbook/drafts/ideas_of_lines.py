"""Ideas that add, remove or move whole lines: the ends of blocks, settings, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.exercise import COMMON_SETTINGS
from workbook.course.ids import id_from_words, unique
from workbook.course.key_lines import key_and_value
from workbook.course.scan import line_at
from workbook.drafts.edits import Change, applied
from workbook.drafts.idea import Idea, Place
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

_COLONS = re.compile(r"(\s*)(:{3,})(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ODD = re.compile(r"\s*(?:[-*+•>#]+\s+)?[*_`]{0,3}([A-Za-z][A-Za-z-]*)[*_`]{0,3}\s*[:=]\s*[*_`]{0,3}\s*(.*)")
_ID_AT_END = re.compile(r"[ \t]*\{#[\w:.-]+\}[ \t]*$")


def _open_block(place: Place) -> Idea | None:
    """The line that ends a block, or as many colons in the one that was meant to."""
    colons = _COLONS.match(place.text)
    block = place.block
    if colons is None or block is None or block.line != place.problem.line:
        return None
    inside = place.source.plain[block.block.inside : block.block.stop]
    sentence = _("Add a line of {colons} at its end.").format(colons=colons[2])
    meant = re.search(r"^ {0,3}:{3,}[ \t]*$", inside, re.MULTILINE)
    if meant:
        line = line_at(place.source.plain, block.block.inside + meant.start())
        text = re.sub(r":{3,}", colons[2], place.source.texts(line, line)[0])
        sentence = _("Write `{words}`.").format(words=colons[2])
        return Idea(sentence, place.source.with_lines(line, line, [text]))
    last = max(block.line, line_at(place.source.plain, max(block.block.start, block.block.stop - 1)))
    while last > block.line and not place.source.texts(last, last)[0].strip():
        last -= 1
    below = place.source.texts(last + 1, last + 1)
    ends = [colons[2], ""] if below and below[0].strip() else [colons[2]]
    return Idea(sentence, place.source.with_lines(last + 1, last, ends))


def _open_fence(place: Place) -> Idea | None:
    """The end of code that goes on to the end of the file, if nothing behind it can be meant for more than code."""
    fence = _FENCE.match(place.text)
    rest = place.source.texts(place.problem.line + 1, len(place.source.lines))
    if fence is None or any(re.match(r" {0,3}(?::{3,}|##)", line) for line in rest):
        return None
    end = len(place.source.lines)
    source = place.source.with_lines(end + 1, end, [fence[1]])
    return Idea(_("Add a line of {colons} at its end.").format(colons=fence[1]), source)


def _stray_close(place: Place) -> Idea | None:
    colons = _COLONS.fullmatch(place.text)
    return place.removed() if colons and not colons[3].strip() else None


def _repeated(place: Place) -> Idea | None:
    """The second line of a setting that stands once."""
    setting, block = place.setting, place.block
    if setting is None or block is None:
        return None
    return place.removed() if setting not in block.all(setting.key)[:1] else None


def _empty(place: Place) -> Idea | None:
    """A setting that says nothing."""
    return place.removed() if place.setting and not place.setting.value else None


def _no_use(place: Place) -> Idea | None:
    """A setting that means nothing here."""
    return place.removed() if place.setting and place.named([place.setting.key]) else None


def _bad_pair(place: Place) -> Idea | None:
    """`pair` goes where its kind is never compared."""
    exercise, setting = place.exercise, place.setting
    never = exercise is not None and not exercise.pairs
    return place.removed() if never and setting and setting.key == "pair" else None


def _late_setting(place: Place) -> Idea | None:
    """A setting up to those above it."""
    first = _under(place)
    source = place.source.with_lines(first, place.problem.line - 1, [])
    return Idea(_("Remove the empty line above it."), source)


def _odd_setting(place: Place) -> Idea | None:
    """A setting as it is read."""
    found = _ODD.fullmatch(place.text)
    exercise = place.exercise
    known = COMMON_SETTINGS | exercise.own_settings if exercise else COMMON_SETTINGS
    if found is None or not found[2] or found[1].lower() not in known:
        return None
    line = f"{found[1].lower()}: {found[2]}"
    source = place.source.with_lines(_under(place), place.problem.line, [line])
    return Idea(_("Write `{words}`.").format(words=line), source)


def _under(place: Place) -> int:
    """The first of the empty lines above the line, or the line itself."""
    first = place.problem.line
    while first > 1 and not place.source.texts(first - 1, first - 1)[0].strip():
        first -= 1
    return first


def _wrapped(place: Place) -> Idea | None:
    """A setting in one line."""
    first = last = place.problem.line
    while (
        (below := place.source.texts(last + 1, last + 1)) and below[0][:1] in (" ", "\t") and below[0].strip()
    ):
        last += 1
    lines = place.source.texts(max(1, first - 1), last)
    if first == 1 or key_and_value(lines[0]) is None:
        return None
    line = " ".join([lines[0].rstrip(), *(line.strip() for line in lines[1:])])
    return Idea(_("Join it to the line above."), place.source.with_lines(first - 1, last, [line]))


def _far_in(place: Place) -> Idea | None:
    """A block without the blanks before its lines."""
    opening = _COLONS.match(place.text)
    if opening is None:
        return None
    last = place.problem.line + 1
    while line := place.source.texts(last, last):
        end = _COLONS.fullmatch(line[0])
        if end and not end[3].strip():
            break
        last += 1
    else:
        return None
    indent = opening[1]
    lines = [line.removeprefix(indent) for line in place.source.texts(place.problem.line, last)]
    if any(re.match(r"(?: {4}|\t)\s*:{3,}", line) for line in lines):
        return None
    sentence = _("Take the blanks away from the beginning of its lines.")
    return Idea(sentence, place.source.with_lines(place.problem.line, last, lines))


def _no_page(place: Place) -> Idea | None:
    """A heading that begins a page, with an id of its own."""
    line, last = place.problem.line, place.problem.line
    heading = re.match(r" {0,3}#{1,2}[ \t]*(.+)", place.text)
    words = heading[1] if heading else ""
    if heading is None and re.match(r" {0,3}=", place.text) and line > 1:
        line, words = line - 1, place.source.texts(line - 1, line - 1)[0].strip()
    if not words or place.module is None:
        return None
    words = _ID_AT_END.sub("", words).strip()
    new = unique(id_from_words(words), {page.id for page in place.module.pages})
    text = f"## {words} {{#{new}}}"
    return Idea(_("Write `{words}`.").format(words=text), place.source.with_lines(line, last, [text]))


def _rule_under_text(place: Place) -> Idea | None:
    """A rule that cannot be taken for a line under a heading."""
    at = place.problem.line
    changed = applied(place.source, [Change(at, at - 1, ("",))])
    return Idea(_("Put an empty line above it."), changed)


def _lost_id(place: Place) -> Idea | None:
    """Without an id that nothing takes."""
    found = _ID_AT_END.search(place.text)
    if found is None:
        return None
    at = place.problem.line
    sentence = _("Remove `{words}`.").format(words=found[0].strip())
    return Idea(sentence, place.source.with_lines(at, at, [place.text[: found.start()]]))


FINDERS: dict[str, Callable[[Place], Idea | None]] = {
    "open-block": _open_block,
    "open-fence": _open_fence,
    "stray-close": _stray_close,
    "repeated-setting": _repeated,
    "empty-setting": _empty,
    "no-use": _no_use,
    "bad-pair": _bad_pair,
    "late-setting": _late_setting,
    "odd-setting": _odd_setting,
    "wrapped-setting": _wrapped,
    "far-in": _far_in,
    "no-page": _no_page,
    "rule-under-text": _rule_under_text,
    "lost-id": _lost_id,
}
