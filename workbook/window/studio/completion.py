"""What can stand where the cursor is: kinds, settings, their words, exercises. It knows the text, and no widget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.searching.folding import folded
from workbook.course.exercise import SHARES
from workbook.course.ids import id_from_words, unique
from workbook.course.kinds import KINDS, spec
from workbook.course.reading import EVIDENCE_LABELS
from workbook.course.scan import BOXES
from workbook.drafts.fields import EXERCISES, Field, fields_of
from workbook.language.translation import gettext as _
from workbook.window.studio.kind_words import all_kinds
from workbook.window.studio.setting_words import words_of
from workbook.window.studio.text_lines import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Ids = Callable[[], Sequence[tuple[str, str]]]

_OPENING = re.compile(r" {0,3}(:{3,})[ \t]+(\S*)$")
_KEY = re.compile(r"[ \t]*([a-z-]*)$")
_VALUE = re.compile(r"[ \t]*([A-Za-z-]+):[ \t]+(.*)$")
MOST = 60


class Offer(NamedTuple):
    """Something that can be written: what is shown of it, and what it puts in place of what was typed."""

    shown: str
    words: str
    icon: str
    insert: str
    select: str = ""  # a part of it that is selected, to be written over


class Offers(NamedTuple):
    """What can stand in one place: in place of how many letters before the cursor, and what Enter does."""

    typed: int
    offers: Sequence[Offer]
    foot: str


class Around(NamedTuple):
    """What is known of the place: the kind of the block above, if settings stand here, and its settings so far."""

    kind: str = ""
    settings: bool = False
    written: Sequence[str] = ()
    is_free: bool = True  # whether nothing stands behind the cursor, nor in the line below
    module: str = ""


def offers_for(before: str, around: Around, ids: Ids, *, asked: bool = False) -> Offers | None:
    """What can stand behind the words of a line; less is offered unasked. None if nothing can."""
    if opening := _OPENING.match(before):
        return _kinds(opening[2], around, ids)
    if not around.settings:
        return None
    if value := _VALUE.match(before):
        return _values(value[1].lower(), value[2], around, ids)
    key = _KEY.match(before)
    return _keys(key[1], around) if key and (asked or len(key[1]) > 1) else None


# Kinds


def _kinds(typed: str, around: Around, ids: Ids) -> Offers | None:
    begins, name = typed.lower(), folded(typed)
    taken = {one for one, _title in ids()}
    found = [
        Offer(kind.kind, kind.words, kind.icon, *_block(kind.kind, around, taken))
        for kind in all_kinds()
        if kind.kind.startswith(begins)
        or (name and any(word.startswith(name) for word in folded(_label(kind.kind)).split()))
    ]
    if not found or (len(found) == 1 and found[0].insert == typed):
        return None
    adds = _("Enter adds it with its name, a question and its last line. Esc closes.")
    return Offers(len(typed), found, adds if around.is_free else _takes())


def _label(kind: str) -> str:
    return _(spec(kind).label) if kind in KINDS else kind


def _block(kind: str, around: Around, taken: set[str]) -> tuple[str, str]:
    """A whole block where there is room for one, else the kind alone; and what of it is to be written over."""
    if not around.is_free:
        return kind, ""
    if kind in BOXES:
        words = _("Your words")
        label = "label: \n" if kind == "evidence" else ""
        return f"{kind}\n{label}\n{words}\n:::", words
    name = unique(id_from_words(f"{around.module}-{kind}" if around.module else kind), taken)
    if not spec(kind).asks:
        return f"{kind} {name}\nof: \n:::", ""
    question = _("Your question?")
    return f"{kind} {name}\n\n{question}\n:::", question


def _takes() -> str:
    return _("Enter takes it. Esc closes.")


# Settings


def _keys(typed: str, around: Around) -> Offers | None:
    found = [
        Offer(key, _about(around.kind, key), "", f"{key}: ")
        for key in _known(around.kind)
        if key.startswith(typed) and (key not in around.written or _may_repeat(around.kind, key))
    ]
    return Offers(len(typed), found, _takes()) if found else None


def _known(kind: str) -> list[str]:
    return (
        list(fields_of(kind).fields) if kind in KINDS else sorted(settings_of(kind) if kind in BOXES else ())
    )


def _field(kind: str, key: str) -> Field | None:
    return fields_of(kind).fields.get(key) if kind in KINDS else None


def _may_repeat(kind: str, key: str) -> bool:
    field = _field(kind, key)
    return key == "show-if" or (field is not None and field.sort in ("lines", "exercises") and key != "pair")


def _about(kind: str, key: str) -> str:
    """What a setting can be, in short."""
    field = _field(kind, key)
    words = ("yes", "no") if field and field.sort == "yes" else _words(kind, key)
    if words:
        return " / ".join(words)
    if field is not None and field.sort == "whole":
        # Translators: the lowest and the highest number that can be written.
        return _("{low} to {high}").format(low=field.low, high=field.high)
    name, beside = words_of(key)
    return beside or name


def _words(kind: str, key: str) -> Sequence[str]:
    """The words that a setting can be, if they are few."""
    if key == "label" and kind == "evidence":
        return EVIDENCE_LABELS
    if key == "paper":
        return ("half page", "page")
    if key == "share":
        return SHARES
    field = _field(kind, key)
    if field is None:
        return ()
    return ("yes", "no") if field.sort == "yes" else field.words


def _values(key: str, typed: str, around: Around, ids: Ids) -> Offers | None:
    if key not in settings_of(around.kind):
        return None
    if key in EXERCISES or key == "show-if":
        found = [] if " " in typed and key == "show-if" else _exercises(typed, ids)
    else:
        found = [
            Offer(word, "", "", word) for word in _words(around.kind, key) if word.startswith(typed.lower())
        ]
    if not found or [offer.insert for offer in found] == [typed]:
        return None
    return Offers(len(typed), found[:MOST], _takes())


def _exercises(typed: str, ids: Ids) -> list[Offer]:
    """Exercises by their number, their title or their id."""
    words = folded(typed).split()
    return [
        Offer(title, one, "", one)
        for one, title in ids()
        if one.startswith(typed.lower()) or _all_in(words, folded(title).split())
    ]


def _all_in(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether each of the words begins one of the title's."""
    return bool(words) and all(any(there.startswith(word) for there in title) for word in words)
