"""The places and acts that a number or a name can mean, in groups: what is typed is a number first, then a name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.answers.searching.folding import folded, words_in
from workbook.course.plain_paragraphs import plain
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbook.course.model import ModuleMark, Outline, PageMark

Sort = Literal["exercise", "page", "command", "bring", "take back"]
Group = tuple[str, list["Goal"]]
OF_A_GROUP = 3
_NUMBER = re.compile(r"(\d{1,6})(?:[.,:·\u066b-](\d{0,6}))?")
_NO_WORD = re.compile(r"[^\w\s]")
BY_NUMBER, BY_NAME = N_("By number"), N_("By name")
LATELY, DO = N_("Lately opened"), N_("Do something")


class Goal(NamedTuple):
    """Something to go to, or to do: `key` tells what, `number` and `title` are shown, `where` says where it is."""

    sort: Sort
    key: tuple[str, ...]
    title: str
    number: str = ""
    where: str = ""
    kind: str = ""


class Offer(NamedTuple):
    """A command: its name, its words, and its keys as they are shown."""

    name: str
    words: str
    keys: str = ""


class Known(NamedTuple):
    """What can be gone to: the course, the titles of exercises that are known yet, pages lately opened, commands.

    `brought` says of an answered exercise whether it is brought to the workshop; one that is not answered is missing.
    """

    outline: Outline
    titles: Mapping[str, str]
    lately: Sequence[tuple[str, str]]
    offers: Sequence[Offer]
    brought: Mapping[str, bool]


def goals(typed: str, known: Known) -> list[Group]:
    """What the typed words can mean; with nothing typed, what was opened lately and the first commands."""
    if not typed.strip():
        first = [_command(offer) for offer in known.offers[:OF_A_GROUP]]
        return _filled((_(LATELY), _lately(known)), (_(DO), first))
    by_number = list(_by_number(typed, known))
    taken = {goal.key for goal in by_number}
    by_name = [goal for goal in _by_name(typed, known) if goal.key not in taken]
    return _filled(
        (_(BY_NUMBER), by_number),
        (_(BY_NAME), by_name),
        (_(DO), [*_of_exercise(by_number, known), *_commands(typed, known)]),
    )


def _filled(*groups: Group) -> list[Group]:
    return [(name, found[:OF_A_GROUP]) for name, found in groups if found]


def number_in(typed: str) -> str:
    """The number that is typed, in plain figures with a point, such as 3.4 or 3; nothing if it is none."""
    figures = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in typed.strip())
    found = _NUMBER.fullmatch(figures)
    if not found:
        return ""
    module = str(int(found[1]))
    return f"{module}.{found[2].lstrip('0')}" if found[2] else module


def _by_number(typed: str, known: Known) -> Iterator[Goal]:
    """The exercise first, then the page; of a module's number alone its beginning, and its first exercises."""
    number = number_in(typed)
    module_number, point, rest = number.partition(".")
    module = next((m for m in known.outline.modules if str(m.number) == module_number), None)
    if module is None:
        return
    if not point:
        yield _page(module, module.pages[0], title=module.title, number=_module(module))
    for page in module.pages:
        for mark in page.exercises:
            if mark.number and (mark.number == number or not point):
                yield _exercise(module, page, str(mark.id), mark.number, mark.kind, known)
    if point and 0 < int(rest or 0) <= len(module.pages):
        page = module.pages[int(rest) - 1]
        number = _("Module {number}, page {page}").format(number=module.number, page=int(rest))
        yield _page(module, page, number=number)


def _by_name(typed: str, known: Known) -> Iterator[Goal]:
    """What has all words as beginnings of its own, those first whose title begins with them."""
    words = words_in(typed)
    if not words:
        return
    found: list[tuple[int, Goal]] = []
    for module in known.outline.modules:
        if (rank := _rank(module.title, words)) is not None:
            found.append((rank, _page(module, module.pages[0], title=module.title, number=_module(module))))
        for page in module.pages:
            if page.title != module.title and (rank := _rank(page.title, words)) is not None:
                found.append((rank, _page(module, page)))
            for mark in page.exercises:
                title = known.titles.get(mark.id, "")
                if title and (rank := _rank(title, words)) is not None:
                    found.append((rank, _exercise(module, page, str(mark.id), mark.number, mark.kind, known)))
    yield from (goal for _rank_, goal in sorted(found, key=lambda one: one[0]))


def _rank(title: str, words: Sequence[str]) -> int | None:
    """0 if a title begins with the words, 1 if it has them; None if one is missing."""
    text = f" {' '.join(_NO_WORD.sub(' ', folded(title)).split())} "
    if text.startswith(f" {' '.join(words)}"):
        return 0
    return 1 if all(f" {word}" in text for word in words) else None


def _lately(known: Known) -> list[Goal]:
    places = {(m.id, p.id): (m, p) for m in known.outline.modules for p in m.pages}
    return [_page(*places[key]) for key in known.lately if key in places]


def _of_exercise(by_number: Iterable[Goal], known: Known) -> Iterator[Goal]:
    """What can be done with the one exercise whose number is typed, if it is answered."""
    found = [goal for goal in by_number if goal.sort == "exercise"]
    if len(found) != 1 or found[0].key[0] not in known.brought:
        return
    if known.brought[found[0].key[0]]:
        words = _("Do not bring {number} to the workshop").format(number=found[0].number)
        yield Goal("take back", found[0].key, words)
    else:
        words = _("Bring {number} to the workshop").format(number=found[0].number)
        yield Goal("bring", found[0].key, words)


def _commands(typed: str, known: Known) -> Iterator[Goal]:
    words = words_in(typed)
    ranked = [(_rank(offer.words, words), offer) for offer in known.offers] if words else []
    found = sorted(((rank, offer) for rank, offer in ranked if rank is not None), key=lambda one: one[0])
    yield from (_command(offer) for _rank_, offer in found)


def _command(offer: Offer) -> Goal:
    return Goal("command", (offer.name,), offer.words, where=offer.keys)


def _module(module: ModuleMark) -> str:
    return _("Module {number}").format(number=module.number)


def _page(module: ModuleMark, page: PageMark, *, title: str = "", number: str = "") -> Goal:
    where = "" if number else _("Module {number}, {title}").format(number=module.number, title=module.title)
    return Goal("page", (module.id, page.id), plain(title or page.title), number, where)


def _exercise(module: ModuleMark, page: PageMark, key: str, number: str, kind: str, known: Known) -> Goal:
    where = _("Module {number}, {title}").format(number=module.number, title=page.title)
    return Goal("exercise", (key,), known.titles.get(key) or page.title, number, where, kind)
