"""What the first screen remembers of a workbook: titles and counts, never an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbook.window.settings import Recent

if TYPE_CHECKING:
    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.session import Session


def recent_of(session: Session, module: ModuleMark, page: PageMark) -> Recent:
    """An open workbook and the page it is at; of a locked one its course alone."""
    outline = session.outline
    opened = datetime.now(UTC).isoformat(timespec="minutes")
    if session.lock is not None:
        about = outline.about
        return Recent(str(session.path), about.title, about.cover, opened=opened, locked=1)
    shares = [keeping.share for key, keeping in session.keepings.items() if session.has_saved(key)]
    return Recent(
        path=str(session.path),
        title=outline.about.title,
        cover=outline.about.cover,
        name=session.name,
        module=module.number,
        module_title=module.title,
        page=[p.id for p in module.pages].index(page.id) + 1,
        page_title=page.title,
        walked=sum(session.module_done(m) for m in outline.modules),
        modules=len(outline.modules),
        private=shares.count("private"),
        keep=shares.count("keep"),
        bring=shares.count("bring"),
        opened=opened,
    )
