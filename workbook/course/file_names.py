"""Which names may stand in a course file: only those that a course uses, and none that trick a disk."""

from __future__ import annotations

import unicodedata

from workbook.course.files import PICTURE_TYPES, RECORDING_TYPES, TOP_FILES, TRANSLATED
from workbook.language.translation import gettext as _

MIMETYPE, MANIFEST = "mimetype", "manifest.json"
LONGEST_NAME = 200
DEEPEST = 8
# Windows takes these for devices, whatever ending they have; it reads the small numerals as digits.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"))
)
# Control signs, signs that turn the reading direction, halves of signs, and what no font shows.
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))


def name_problem(name: str) -> str | None:
    """What is wrong with a name in a package, as the end of a sentence that begins with it; or None."""
    parts = name.removesuffix("/").split("/")
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST:
        return _("is too long a name")
    if any(sign in name for sign in '\\:*?"<>|') or any(unicodedata.category(c) in _INVISIBLE for c in name):
        return _("has signs that a file name cannot have")
    if any(_is_bad_part(part) for part in parts):
        return _("is not a name that a file may have")
    if not name.endswith("/") and not belongs(name):
        return _("does not belong into a course file")
    return None


def names_a_course(name: str) -> bool:
    """Whether a file of this name may be a course: also as browsers and mail rename one, or packed by hand."""
    small = name.lower()
    return small.endswith(".zip") or (".course" in small and not small.endswith(".workbook"))


def belongs(path: str) -> bool:
    """Whether a course uses a file of this name."""
    if path in (MIMETYPE, MANIFEST, *TOP_FILES) or TRANSLATED.fullmatch(path):
        return True
    folder, _unused, rest = path.partition("/")
    if folder == "modules":
        return rest.endswith(".md") and "/" not in rest
    media = rest.lower().endswith((*PICTURE_TYPES, *RECORDING_TYPES)) or rest.endswith(".md")
    return folder == "media" and media


def shown(name: str) -> str:
    """A name as it can be shown safely in a sentence: invisible signs written out, cut if it is long."""
    visible = (c if unicodedata.category(c) not in _INVISIBLE else f"\\u{ord(c):04x}" for c in name[:80])
    return f"“{''.join(visible)}{'…' if len(name) > 80 else ''}”"


def _is_bad_part(part: str) -> bool:
    device = part.split(".", maxsplit=1)[0].strip().lower()
    return part in ("", ".", "..") or part != part.strip() or part.endswith(".") or device in _DEVICES
