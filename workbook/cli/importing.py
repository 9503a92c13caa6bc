"""What others wrote becomes a draft, as it is told on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.as_typed import typed
from workbook.authoring.importing.draft_of import refuse_taken, write_draft
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.reading import read_document
from workbook.authoring.importing.report import report_text, summary, write_report
from workbook.authoring.importing.trouble import ImportTrouble
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def imported(source: Path, folder: Path, report: Path | None) -> Iterator[str]:
    """Make the draft; what is said is the report, line by line, and then where the draft is."""
    refuse_taken(folder)
    if report is not None and report.exists():
        raise ImportTrouble(
            _("“{name}” is there already. Name another file for the report.").format(name=report)
        )
    draft = became(read_document(source))
    write_draft(draft, folder)
    yield report_text(draft)
    if report is not None:
        write_report(draft, report)
        yield _("This list is in {report}.").format(report=report)
    yield _("A draft is in {folder}: {summary}. This says what is still to do: {check}").format(
        folder=folder, summary=summary(draft), check=typed("check", folder)
    )
