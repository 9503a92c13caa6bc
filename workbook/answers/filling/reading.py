"""A filled-in form read with distrust: only what stands in its fields. Scripts are never run, and nothing is drawn.

The file may come from anybody and from any program, so everything that is read of it is bounded.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
from pikepdf.models.metadata import decode_pdf_date

from workbook.course.form_fields import COURSE_FIELD, NAME_FIELD, TICKED, parse_name, read_course_words
from workbook.language.system_words import why
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbook.course.form_fields import FieldKey, Values

MOST_BYTES = 64 << 20
MOST_UNPACKED = 32 << 20  # of one stream; the largest font that we embed has a tenth of it
MOST_OBJECTS = 500_000
MOST_FIELDS = 20_000
MOST_LETTERS = 4_000_000  # of all answers together
LONGEST_VALUE = 1_000_000
DEEPEST = 12
MOST_PAGES_LOOKED_AT = 20
LONGEST_NAME = 2_000
FIRST_POSSIBLE = datetime(2026, 1, 1, tzinfo=UTC)  # no form of ours is older

NOTHING_TAKEN = N_("Nothing was taken in.")
NO_PDF = N_("“{name}” is no PDF.")
UNREADABLE = N_("“{name}” cannot be read ({reason}).")
TOO_LARGE = N_("“{name}” is larger than any form that can be read here.")
LOCKED = N_(
    "“{name}” is locked with a password. Save it without one in the program that you filled it in with."
)
DAMAGED = N_(
    "“{name}” is damaged. Save it once more in the program that you filled it in with, or ask for it again."
)
SCANNED = N_("“{name}” is a picture of a form, so its words cannot be read. They have to be typed in.")
FLATTENED = N_(
    "“{name}” has no fields that could be read; perhaps it was printed to a PDF. Save the form itself instead."
)
NOT_OURS = N_("“{name}” is a form, but none that Workbook made, so nobody knows where its answers belong.")

if hasattr(pikepdf.settings, "set_qpdf_limits"):  # from 10.16 on
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED, parser_max_nesting=100
    )


class FormTrouble(Trouble):
    """A file that no answers can be read from; the text is for the person, and nothing was taken in."""


class FilledForm(NamedTuple):
    """What somebody filled in: for each exercise its fields. `person` is the name on the form, if there is one.

    `has_scripts` says that something in it wants to be run, which it is not. `saved` is when a program last saved it,
    if that program says so; `called` is what the fields are called for who hears them.
    """

    file_name: str
    course_id: str
    version: str
    person: str
    values: dict[str, Values]
    has_scripts: bool
    saved: datetime | None = None
    called: dict[str, dict[FieldKey, str]] = {}  # noqa: RUF012 - a tuple's default, which nobody changes


def read_form(path: Path) -> FilledForm:
    """What stands in a filled-in form. Raises FormTrouble, in one sentence, for whatever cannot be read."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _trouble(TOO_LARGE, name)
        with path.open("rb") as file:
            if b"%PDF-" not in file.read(1024):
                raise _trouble(NO_PDF, name)
    except OSError as error:
        raise _trouble(UNREADABLE, name, reason=why(error)) from error
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            return _Reader(pdf, name).read()
    except pikepdf.PasswordError as error:
        raise _trouble(LOCKED, name) from error
    except OSError as error:
        raise _trouble(UNREADABLE, name, reason=why(error)) from error
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RuntimeError,
        MemoryError,
    ) as error:
        # Whatever is of another shape than the format says ends here: such a file is damaged, whoever made it.
        raise _trouble(DAMAGED, name) from error


def _trouble(sentence: str, name: str, **more: str) -> FormTrouble:
    return FormTrouble(f"{_(sentence).format(name=name, **more)} {_(NOTHING_TAKEN)}")


class _Field(NamedTuple):
    name: str
    sort: str
    given: Any
    """The field's dictionary."""


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, file_name: str) -> None:
        self._pdf, self._file_name = pdf, file_name
        self._letters = 0
        self._has_scripts = False

    def read(self) -> FilledForm:
        pdf, name = self._pdf, self._file_name
        if int(pdf.trailer.get("/Size", 0)) > MOST_OBJECTS:
            raise _trouble(TOO_LARGE, name)
        root: Any = pdf.Root
        self._has_scripts = _runs_something(root) or "/JavaScript" in root.get("/Names", {})
        form = root.get("/AcroForm", {})
        fields = list(self._fields(form.get("/Fields", []), "", "", 0, set()))
        if not fields:
            raise _trouble(SCANNED if _is_picture(pdf) else FLATTENED, name)
        facts: dict[str, str] = {}
        values: dict[str, Values] = {}
        called: dict[str, dict[FieldKey, str]] = {}
        ours = False
        for field in fields:
            place = parse_name(field.name)
            if place is None and field.name not in (COURSE_FIELD, NAME_FIELD):
                continue
            ours = ours or place is not None
            value = self._value(field)
            if place is None:
                facts.setdefault(field.name, value)
                continue
            called.setdefault(place[0], {}).setdefault(place[1], _called(field.given))
            if value:
                values.setdefault(place[0], {}).setdefault(place[1], value)
        if not ours:
            raise _trouble(NOT_OURS, name)
        course_id, version = read_course_words(facts.get(COURSE_FIELD, ""))
        person = " ".join(facts.get(NAME_FIELD, "").split())
        return FilledForm(name, course_id, version, person, values, self._has_scripts, _saved(pdf), called)

    def _fields(
        self, given: Any, above: str, sort: str, depth: int, seen: set[tuple[int, int]]
    ) -> Iterator[_Field]:
        """All fields below some, with their whole names; one that holds itself is looked at once."""
        if depth > DEEPEST:
            raise _trouble(TOO_LARGE, self._file_name)
        for field in given:
            if field.is_indirect:
                if field.objgen in seen:
                    continue
                seen.add(field.objgen)
            if len(seen) > MOST_FIELDS:
                raise _trouble(TOO_LARGE, self._file_name)
            self._has_scripts = self._has_scripts or _runs_something(field)
            own = str(field["/T"]) if "/T" in field else ""
            name = ".".join(part for part in (above, own) if part)
            own_sort = str(field.get("/FT", sort))
            kids = field.get("/Kids", [])
            if any("/T" in kid for kid in kids):
                yield from self._fields(kids, name, own_sort, depth + 1, seen)
            else:
                yield _Field(name, own_sort, field)

    def _value(self, field: _Field) -> str:
        if field.sort == "/Btn":
            kids = list(field.given.get("/Kids", []))
            states = [field.given.get("/V"), *(part.get("/AS") for part in (field.given, *kids))]
            said = next((str(state) for state in states if state is not None), "/Off")
            return TICKED if said not in ("/Off", "") else ""
        return self._words(field.given.get("/V"))

    def _words(self, value: Any) -> str:
        if isinstance(value, pikepdf.Array):
            value = value[0] if len(value) else None
        if isinstance(value, pikepdf.Stream):  # how long texts may be saved
            if int(value.get("/Length", 0)) > LONGEST_VALUE:
                raise _trouble(TOO_LARGE, self._file_name)
            value = pikepdf.String(value.read_bytes())
        if not isinstance(value, pikepdf.String):
            return ""
        words = cleaned(str(value))
        self._letters += len(words)
        if len(words) > LONGEST_VALUE or self._letters > MOST_LETTERS:
            raise _trouble(TOO_LARGE, self._file_name)
        return words


def cleaned(words: str) -> str:
    """Words as somebody typed them: one sort of line end, and no sign that is none."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in words if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept if kept.strip() else ""


def _called(field: Any) -> str:
    """What a field is called, as far as anybody would listen."""
    said = field.get("/TU")
    return " ".join(cleaned(str(said)[:LONGEST_NAME]).split()) if isinstance(said, pikepdf.String) else ""


def _saved(pdf: pikepdf.Pdf) -> datetime | None:
    """When the form was last saved. A time that is in no program's power to know counts as none."""
    info: Any = pdf.docinfo
    said, made = info.get("/ModDate"), info.get("/CreationDate")
    if not isinstance(said, pikepdf.String) or str(said) == str(made):
        return None
    try:
        at = decode_pdf_date(str(said)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return at if FIRST_POSSIBLE <= at <= datetime.now(UTC) + timedelta(days=1) else None


def _runs_something(given: Any) -> bool:
    """Whether something is to be run when a file is opened, or a field is filled in."""
    return "/AA" in given or "/OpenAction" in given or given.get("/A", {}).get("/S") == "/JavaScript"


def _is_picture(pdf: pikepdf.Pdf) -> bool:
    """Whether the pages are pictures without any letters."""
    pictures = 0
    for number, page in enumerate(pdf.pages):
        if number == MOST_PAGES_LOOKED_AT:
            break
        resources: Any = page.obj.get("/Resources", {})
        if "/Font" in resources:
            return False
        parts = resources.get("/XObject", {})
        pictures += any(part.get("/Subtype") == "/Image" for _name, part in parts.items())
    return pictures > 0
