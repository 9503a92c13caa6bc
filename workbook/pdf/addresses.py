"""What in a text can be reached by pressing it: a DOI, and on the help page a telephone number or a web address."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.pdf.runs import Run

_IN_EVERY_DOI = "10."
_DOI = r"(?P<doi>\bdoi:\s?10\.\d{4,9}/\S+)"
# Well-known ends only: "and.then" is a slip of the pen, not an address.
_ENDS = "com|org|net|info|int|edu|gov|eu|uk|ie|us|ca|au|nz|de|at|ch|fr|es|it|nl|be|se|no|dk|fi|pl|pt|cz|za|in|il|ae"
_SITE = rf"(?<![\w@./-])(?P<site>(?:[a-z0-9-]+\.)+(?:{_ENDS})(?![\w@-]|\.\w)(?:/[^\s]*)?)"
_STEP = r"[ \u00a0\u202f/.()-]{0,3}"
_ALONE = r"(?<![\w.,+/-])(?<!\d[ \u00a0])"
_AFTER = r"(?![\w%/]|[.,:]\d|[ \u00a0]\d)"
_CALL = (
    rf"{_ALONE}(?P<call>"
    rf"\+\d(?:{_STEP}\d){{6,14}}"  # with the country
    rf"|0(?:{_STEP}\d){{5,13}}"  # with the area
    rf"|1[ -]\d{{3}}[ -]\d{{3}}[ -]\d{{4}}"
    rf"|116[ \u00a0]?\d{{3}}|112|911|999|000|988){_AFTER}"
)
_EVERYWHERE, _ON_HELP_PAGE = re.compile(_DOI, re.IGNORECASE), re.compile(f"{_DOI}|{_SITE}|{_CALL}")
_NUMBER_ALONE = re.compile(rf"\s*\+?\d(?:{_STEP}\d){{2,14}}\s*")
_BETWEEN_GROUPS = re.compile(r"(?<=\d) (?=\d)")
_CLOSING = ".,;:!?…”’\"'»"


def with_addresses(run: Run, *, on_help_page: bool) -> Iterator[Run]:
    """A run in stretches, those that can be reached being links. Source text, and what is a link, stays as it is."""
    if run.code or run.link:
        yield run
        return
    if not on_help_page and _IN_EVERY_DOI not in run.text:
        yield from (run,) * bool(run.text)
        return
    if on_help_page and run.bold and _NUMBER_ALONE.fullmatch(run.text):
        # A number set off like that is there to be called.
        yield run._replace(text=_together(run.text), link=_call(run.text))
        return
    at = 0
    for match in (_ON_HELP_PAGE if on_help_page else _EVERYWHERE).finditer(run.text):
        written = _without_closing(match[0])
        if match.start() > at:
            yield run._replace(text=run.text[at : match.start()])
        at = match.start() + len(written)
        kind = str(match.lastgroup)
        shown = _together(written) if kind == "call" else written
        yield run._replace(text=shown, link=_target(kind, written))
    if at < len(run.text):
        yield run._replace(text=run.text[at:])


def _target(kind: str, written: str) -> str:
    if kind == "doi":
        return f"https://doi.org/{written[4:].lstrip()}"
    return f"https://{written}" if kind == "site" else _call(written)


def _together(written: str) -> str:
    """A number that no line's end parts, and whose groups stay in their order in a line from the right."""
    return _BETWEEN_GROUPS.sub("\u00a0", written)


def _call(written: str) -> str:
    """The number in plain figures, in whatever script it is written; after the country's there is no (0)."""
    from_abroad = written.lstrip().startswith("+")
    written = written.replace("(0)", "") if from_abroad else written
    figures = "".join(str(unicodedata.digit(sign)) for sign in written if sign.isdecimal())
    return f"tel:{'+' * from_abroad}{figures}"


def _without_closing(written: str) -> str:
    """Without the stop that ends its sentence, and the bracket that it stands in."""
    while written[-1] in _CLOSING or (written[-1] in ")]" and written.count("(") < written.count(")")):
        written = written[:-1]
    return written
