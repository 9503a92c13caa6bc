"""What to do about a picture that is not there under the name that was written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbook.course.files import PICTURE_TYPES
from workbook.course.ids import id_from_words
from workbook.course.problems import did_you_mean
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.files import Files

_JPEG = N_("Open it on your computer, save it as JPEG or PNG into media/, and write that name here.")
_IPHONE = N_(
    "iPhones take such photos. Open it on your computer, save it as JPEG into media/, and write that name here."
)
_LINK = N_("A course holds words and pictures. Put it somewhere on the web, and link to it with https://…")
# What a file is, by the ending of its name, and what to do with it.
_OTHERS = {
    **dict.fromkeys((".heic", ".heif"), (N_("a HEIC photo"), _IPHONE)),
    ".svg": (N_("an SVG drawing"), _JPEG),
    ".bmp": (N_("a BMP picture"), _JPEG),
    **dict.fromkeys((".tif", ".tiff"), (N_("a TIFF picture"), _JPEG)),
    ".avif": (N_("an AVIF picture"), _JPEG),
    ".pdf": (N_("a PDF"), _JPEG),
    **dict.fromkeys((".psd", ".ai", ".eps"), (N_("a drawing program’s own file"), _JPEG)),
    **dict.fromkeys((".dng", ".cr2", ".cr3", ".nef", ".arw", ".raw"), (N_("a camera’s raw picture"), _JPEG)),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv", ".webm"), (N_("a film"), _LINK)),
}


# Recordings that nothing here plays, by the endings of their names.
_OTHER_RECORDINGS = {
    ending: ending[1:].upper()
    for ending in (".m4a", ".m4b", ".aac", ".wma", ".aif", ".aiff", ".caf", ".amr", ".mp2")
} | {".opus": "Opus", ".ogg": "Ogg", ".oga": "Ogg"}


def other_recording(target: str) -> tuple[str, str] | None:
    """What a recording that cannot be played is by its ending, as a whole sentence, and what to do; or None."""
    kind = _OTHER_RECORDINGS.get(target[target.rfind(".") :].lower()) if "." in target else None
    if kind is None:
        return None
    what = _("`{target}` is a recording in the format {kind}, which cannot be played here.").format(
        target=target, kind=kind
    )
    return what, _(
        "Save it as MP3 with the program that you record with, put that into media/, and write its name here."
    )


def other_kind(target: str) -> tuple[str, str] | None:
    """What a file that is no course picture is by its ending, as a whole sentence, and what to do; or None."""
    known = _OTHERS.get(target[target.rfind(".") :].lower()) if "." in target else None
    if known is None:
        return None
    what, hint = known
    return _("`{target}` is {what}, which cannot be shown here.").format(target=target, what=_(what)), _(hint)


def near_picture(target: str, files: Files) -> str:
    """Under which name the picture may be meant, or where to put it."""
    media = [path for path in files if path.startswith("media/")]
    plain = unquote(target).replace("\\", "/").removeprefix("./").lstrip("/")
    if plain in media:
        return _("Write it as `{path}`.").format(path=plain)
    for path in media:
        if path.casefold() == plain.casefold():
            return _("Capital and small letters count: the file is called `{path}`.").format(path=path)
        if _form(path) == _form(plain):
            hint = _(
                "The file is there, but its name is made of other signs that look the same. Give the file a name of "
                "plain letters, such as `{plain}`, and write that here."
            )
            return hint.format(plain=_plain_letters(path))
    name = plain.rsplit("/", 1)[-1].casefold()
    beside = [path for path in media if path.rsplit("/", 1)[-1].casefold() == name]
    if beside:
        return _("The file lies at `{path}`; write that.").format(path=beside[0])
    return did_you_mean(target, media) or _("Put it into the folder media.")


def _form(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _plain_letters(path: str) -> str:
    folder, _unused, name = path.rpartition("/")
    stem, _unused, ending = name.rpartition(".")
    return f"{folder}/{id_from_words(stem)}.{ending}"


def is_picture(target: str) -> bool:
    """Whether a name ends as a course's pictures do."""
    return target.lower().endswith(PICTURE_TYPES)
