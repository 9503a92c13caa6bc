"""The catalogue that translators begin with: every message of the program, as Babel finds it in the source."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from workbook.language.languages import languages_folder, paper_folder

ROOT = Path(__file__).parent.parent.parent
TEMPLATE = languages_folder() / "workbook.pot"
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = """\
# The words of Workbook, for translators: docs/translating.md says how.
# Written by: python3 start.py --test tests/language/test_catalogue.py --accept
#"""


def extracted() -> Catalog:
    """Every message that the source marks, with the files it stands in and what translators are told."""
    made = Catalog(project="Workbook", charset="utf-8", header_comment=HEADER, fuzzy=False)
    found = extract_from_dir(
        ROOT / "workbook",
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in found:
        place = f"workbook/{Path(file).as_posix()}"
        made.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    return made


def as_template(catalogue: Catalog) -> str:
    """The text of the template: without dates and lines, so that it only changes with the words."""
    made = BytesIO()
    write_po(made, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
    lines = made.getvalue().decode().splitlines(keepends=True)
    return "".join(
        line
        for line in lines
        if not line.startswith(('"POT-Creation', '"PO-Revision', '"Last-T', '"Generated-By'))
    )


def catalogue_of(code: str) -> Catalog:
    """What is translated into a language: all of the program, or its paper alone."""
    whole, paper = languages_folder() / f"{code}.po", paper_folder() / f"{code}.po"
    return read(whole if whole.exists() else paper)


def read(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file)


def messages_of(catalogue: Catalog) -> set[tuple[str, str]]:
    """The messages of a catalogue, each with the context that it stands in."""
    return {_key(message) for message in catalogue if message.id}


def translated(catalogue: Catalog) -> set[tuple[str, str]]:
    """Those of them that are said in its language, in each form that it has."""
    return {_key(message) for message in catalogue if message.id and message.string and all(message.string)}


def said_in(catalogue: Catalog) -> list[str]:
    """Everything that is said in a language, one form at a time."""
    return [form for message in catalogue if message.id for form in _forms(message.string)]


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _forms(message.id)[0]


def _forms(words: str | Sequence[str] | None) -> Sequence[str]:
    return (words,) if isinstance(words, str) else words or ()


def fields_of(words: str) -> set[str]:
    """The fields that are filled in, of both sorts: {name}, and argparse's %(name)s."""
    braces = {field for _words, field, _form, _turned in Formatter().parse(words) if field is not None}
    return braces | set(re.findall(r"%(?:\(\w+\))?[srd]", words))


def mistakes_in(catalogue: Catalog) -> list[str]:
    """Translations that would break what they stand in: with other fields than the message has."""
    found = []
    for message in catalogue:
        ids, said = _forms(message.id), _forms(message.string)
        known = set().union(*map(fields_of, ids)) if message.id and "{#" not in ids[0] else None
        found += [words for words in said if words and known is not None and not _fits(words, known)]
    return found


def _fits(words: str, known: set[str]) -> bool:
    try:
        return fields_of(words) <= known
    except ValueError:  # a brace without its partner
        return False


@cache
def marked() -> frozenset[str]:
    """Every message of the template, one form of it at a time."""
    messages = [message.id for message in read(TEMPLATE) if message.id]
    return frozenset(form for one in messages for form in _forms(one))
