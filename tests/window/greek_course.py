"""A course of every kind in Greek letters, so that a word in ours is one of the program that was not translated."""

import re
from typing import Any

from tests.exercises.conftest import sample as kind_sample
from tests.language.left_over import words_of_ours
from tests.language.pseudo import greek
from workbook.course.kinds import KINDS

WORDS = ("example", "column", "ring", "mark", "from", "to", "middle", "stop", "easier", "alone", "other")
TYPES = re.compile(r"(\| *(?:date|number|tick|text|\d+-\d+)\b.*)$")
FIELDS = ("text", "name", "if", "then", "otherwise", "own", "note", "caption", "alt", "what", "word", "other")


def course() -> dict[str, bytes]:
    """The files of the course: a page of each kind, and one of each box."""
    pages = "\n".join(_page(kind) for kind in sorted(KINDS) if kind != "recall")
    pages += f"\n## {greek('recall')} {{#page-recall}}\n\n"
    pages += f"::: recall look-back\nof: line-it\n\n{greek('Then')}\n:::\n"
    pages += f"\n## {greek('boxes')} {{#page-boxes}}\n\n" + "\n".join(_boxes())
    about = f"---\ntitle: {greek('A course')}\nid: greek\nversion: 1.0.0\nlanguage: el\n---\n\n{greek('Hello')}.\n"
    first = f"---\ntitle: {greek('All')}\ntender: {greek('Slowly here')}\nminutes: 20\n---\n"
    first += f"{greek('Some words')} [@one].\n"
    return {
        "course.md": about.encode(),
        "modules/01-all.md": f"{first}\n{pages}".encode(),
        "modules/02-next.md": f"---\ntitle: {greek('Another')}\n---\n{greek('Only text')}.\n".encode(),
        "help.md": f"---\nplace: {greek('here')}\n---\n\n## {greek('Somebody')}\n\n{greek('Call')} 112.\n".encode(),
        "sources.md": f"- {greek('Somebody, A book')}. 2020. {{#one}}\n".encode(),
    }


def answer(kind: str) -> Any:
    """The answer of a kind's sample, in Greek letters where it holds words."""
    return _in_greek(kind_sample(kind).ANSWER, whole=kind in ("line", "reflection", "date"))


def own_words() -> set[str]:
    """What stands in answers in our letters and is nobody's translation: names of files, ids of options."""
    return {word for kind in KINDS if kind != "recall" for word in _own(answer(kind))}


def _own(value: Any) -> set[str]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (
        words_of_ours(str(value))
        if isinstance(value, str)
        else {word for one in inside for word in _own(one)}
    )


def _page(kind: str) -> str:
    source = kind_sample(kind).SOURCE.replace(f"{kind} it", f"{kind} {kind}-it", 1)
    head, *lines = source.splitlines()
    written = "\n".join([head, "share: bring", *(_line(line) for line in lines)])
    return f"## {greek(kind)} {{#page-{kind}}}\n\n{written}\n"


def _line(line: str) -> str:
    if line.startswith(":::"):
        return line
    key, colon, value = line.partition(":")
    if colon and re.fullmatch("[a-z-]+", key) and not value.startswith("//"):
        if key not in WORDS:
            return line
        kept = TYPES.search(value)
        words = value[: kept.start()] if kept else value
        if "| pick" in words:
            name, picks = words.split("| pick", 1)
            return f"{key}:{_words(name)}| pick{_words(picks)}"
        return f"{key}:{_words(words)}{kept[1] if kept else ''}"
    return _words(line)


def _words(line: str) -> str:
    """Everything but ids in braces and lengths of time."""
    parts = re.split(r"(\{[^}]*\}|^- \d+ (?:s|min)\b|\[[^\]]*\]\([^)]*\))", line)
    return "".join(part if at % 2 else greek(part) for at, part in enumerate(parts))


def _boxes() -> list[str]:
    said = greek("Some words")
    labels = ("well-supported", "promising", "debated", "idea")
    made = [f"::: evidence\nlabel: {label}\n\n{said}.\n:::\n" for label in labels]
    return [*made, *(f"::: {kind}\n{said}.\n:::\n" for kind in ("care", "note", "try"))]


def _in_greek(value: Any, *, whole: bool) -> Any:
    match value:
        case str():
            return greek(value) if whole and not re.fullmatch(r"[\d-]+", value) else value
        case dict():
            return {key: _in_greek(inner, whole=key in FIELDS) for key, inner in value.items()}
        case list():
            return [
                _in_greek(inner, whole=whole or (isinstance(inner, str) and " " in inner)) for inner in value
            ]
    return value
