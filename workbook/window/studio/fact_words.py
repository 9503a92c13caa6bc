"""What the facts of a course, a module and a help box are called in the Studio."""

from __future__ import annotations

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

_NAMES = {
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "summary": N_("Summary"),
    "language": N_("Language"),
    "author": N_("Written by"),
    "holder": N_("Whose it is"),
    "contact": N_("Contact"),
    "licence": N_("Licence"),
    "changed": N_("What is new"),
    "cover": N_("Cover"),
    "brand-name": N_("Name of your practice"),
    "brand-colour": N_("Its colour"),
    "brand-picture": N_("Its picture"),
    "minutes": N_("Minutes"),
    "tender": N_("A tender module"),
    "place": N_("For which place"),
    "checked": N_("Checked on"),
    "by": N_("Checked by"),
    "id": N_("Name inside"),
    "version": N_("Version"),
}


def fact_name(key: str) -> str:
    """A fact’s name in the language that is spoken; nothing for one that no form has."""
    return _(_NAMES[key]) if key in _NAMES else ""
