"""Names in a package that a disk could take for one another."""

from __future__ import annotations

import unicodedata

from workbook.course.file_names import shown
from workbook.language.translation import gettext as _
from workbook.packaging.trouble import PackageTrouble


def refuse_look_alikes(names: list[str]) -> None:
    """Two names that a disk could take for one, and a file that another uses as a folder, are refused."""
    seen: dict[str, str] = {}
    for name in names:
        key = _key(name)
        if key in seen:
            raise PackageTrouble(
                _("Two of its files have the same name or look alike: {shown}.").format(shown=shown(name))
            )
        seen[key] = name
    for key in seen:
        parts = key.split("/")
        for count in range(1, len(parts)):
            above = seen.get("/".join(parts[:count]))
            if above is not None and not above.endswith("/"):
                raise PackageTrouble(_("{shown} is a file and a folder at once.").format(shown=shown(above)))


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name.removesuffix("/")).casefold()
    return unicodedata.normalize("NFC", folded)
