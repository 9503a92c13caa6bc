"""A draft of a small course, and the Studio with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.drafts.draft import opened
from workbook.drafts.earlier_states import EarlierStates
from workbook.window.studio.drafting import Drafting
from workbook.window.studio.studio_screen import StudioScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.look.theme import Theme

ONE, TWO = "modules/01-one.md", "modules/02-two.md"
COURSE = {
    "course.md": (
        "---\r\ntitle: Saying no\r\nid: saying-no\r\nversion: 1.0.0\r\nauthor: Ann\r\nholder: Ann\r\n"
        "licence: CC BY 4.0\r\nlanguage: en\r\nsummary: How to say no, kindly.\r\n---\r\n\r\nWelcome.\r\n"
    ),
    ONE: """\
---
title: Begin
---

## Begin {#begin}

First words.

::: reflection one-time
title: A time
share: private

When did you say yes and mean no?
:::

::: choice one-where
title: Where
<!-- ask Ben -->

Where was it?

- at home {#home}
- at work {#work}
:::
""",
    TWO: """\
---
title: Go on
---

## Go on {#go-on}

::: note Slowly

There is time.
:::

::: line two-line
recall: one-time

What next?
:::
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "saying-no"
    (made / "modules").mkdir(parents=True)
    for path, text in COURSE.items():
        (made / path).write_bytes(text.encode())
    return made


@pytest.fixture
def drafting(folder: Path, theme: Theme) -> Drafting:
    return Drafting(opened(folder), earlier=EarlierStates(folder, folder.parent / "earlier"))


class Asked:
    """What a person was asked, and what they chose."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.choose = 0

    def __call__(self, title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        self.said.append(words)
        return choices[self.choose]


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def studio(qtbot: QtBot, theme: Theme, drafting: Drafting, asked: Asked) -> Iterator[StudioScreen]:
    screen = StudioScreen(theme, drafting, asked)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    qtbot.waitUntil(lambda: screen.preview.trying.session is not None)
    yield screen
    screen.close_pool()
