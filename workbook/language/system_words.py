"""What the system says of what it could not do, as the end of a sentence of ours."""

from __future__ import annotations

from workbook.language.translation import SOURCE, spoken
from workbook.language.translation import gettext as _


def why(error: OSError) -> str:
    """The system's reason; it begins small in English only, as other languages have nouns with capitals."""
    reason = error.strerror or ""
    if not reason:
        return _("the system does not say why")
    return reason[:1].lower() + reason[1:] if spoken().code == SOURCE else reason
