"""What the Studio costs: opening a draft of many modules, and the learner's page after a pause, each in one run."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from tests.benchmarks.page import _settle
from workbook.course.files import FolderFiles
from workbook.drafts.draft import opened
from workbook.drafts.earlier_states import EarlierStates
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.pages.page_view import PageView
from workbook.window.session.session_context import SessionContext
from workbook.window.studio.drafting import Drafting
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen
from workbook.window.studio.try_view import TryView

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES, TURNS, CHANGES = 1000, 5, 9
SIZE = (1280, 800)
MODULE = """---
title: Module {n}
---

## A page {{#page}}

Some words of this module, and some more of them.

::: reflection one-{n}
title: A time

When was that?
:::

::: choice two-{n}

Which?

- one {{#one}}
- two {{#two}}
:::

"""


def measure() -> dict[str, float]:
    """Medians of the ratios: the Studio to the learner's window, and the page beside to that page alone."""
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "draft"
        _write(folder)
        opening = [_opened(theme, folder) for _turn in range(TURNS)]
        return {"opening": median(opening), "page": _page(theme, folder)}


def _write(folder: Path) -> None:
    (folder / "modules").mkdir(parents=True)
    facts = "---\ntitle: T\nid: t\nversion: 1.0.0\nauthor: A\nholder: A\nlicence: MIT\nlanguage: en\nsummary: S\n---\n"
    (folder / "course.md").write_text(facts, "utf-8")
    for n in range(1, MODULES + 1):
        (folder / f"modules/{n:04}-m.md").write_text(MODULE.format(n=n), "utf-8")


def _opened(theme: Theme, folder: Path) -> float:
    """The Studio, shown at a module, to the learner's pages of the same course."""
    begin = perf_counter()
    view = TryView(theme, lambda: FolderFiles(folder), "back")
    view.resize(*SIZE)
    view.show()
    _wait(lambda: view.pages is not None)
    _settle()
    learner = perf_counter() - begin
    view.close_pool()
    begin = perf_counter()
    drafting = Drafting(opened(folder), earlier=EarlierStates(folder, folder.parent / "earlier"))
    drafting._check_soon.stop()
    studio = StudioScreen(theme, drafting, lambda *_unused, **_more: "")
    studio.resize(*SIZE)
    studio.show()
    _wait(lambda: studio.preview.view is not None)
    _settle()
    mine = perf_counter() - begin
    studio.close_pool()
    studio.deleteLater()
    view.deleteLater()
    _settle()
    return mine / learner


def _page(theme: Theme, folder: Path) -> float:
    """The page beside after a change, to showing that page alone."""
    drafting = Drafting(opened(folder), earlier=EarlierStates(folder, folder.parent / "earlier"))
    studio = StudioScreen(theme, drafting, lambda *_unused, **_more: "")
    studio.resize(*SIZE)
    studio.show()
    path = "modules/0003-m.md"
    studio.structure.show_place(Place("part", path, 2))
    _wait(lambda: studio.preview.view is not None)
    drafting._check_soon.stop()
    ratios = []
    for n in range(CHANGES):
        source = drafting.draft.source(path)
        session = studio.preview.trying.session
        assert source is not None
        assert session is not None
        drafting.change(path, source.with_lines(7, 7, [f"Some words of this module, {n}."]), "x")
        studio.preview._pause.stop()
        drafting._check_soon.stop()
        begin = perf_counter()
        studio.preview._follow()
        _settle()
        mine = perf_counter() - begin
        session = studio.preview.trying.session
        assert session is not None
        begin = perf_counter()
        module = session.course.outline.modules[2]
        view = PageView(module, module.pages[0], session, theme, SessionContext(session, _nowhere))
        view.resize(studio.preview.view.size() if studio.preview.view else studio.size())
        view.complete()
        view.show()
        _settle()
        ratios.append(mine / (perf_counter() - begin))
        view.hide()
        view.deleteLater()
    studio.close_pool()
    studio.deleteLater()
    return median(ratios)


def _nowhere(_exercise_id: str) -> None:
    """No link is followed here."""


def _wait(ready: Callable[[], bool]) -> None:
    end = perf_counter() + 60
    while not ready() and perf_counter() < end:
        QCoreApplication.processEvents()


if __name__ == "__main__":
    print(measure())
