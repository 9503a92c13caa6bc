"""Boxes in a course's text: how far research goes is told in words and by a shape, never by colour alone."""

import pytest
from pytestqt.qtbot import QtBot

from workbook.course.model import Box
from workbook.course.text import TextReader
from workbook.window.look.theme import Theme
from workbook.window.pages.callout import EVIDENCE, Callout, EvidenceTag


def box_of(qtbot: QtBot, theme: Theme, label: str) -> Callout:
    box = Box("evidence", "Touch", "Touch calms some people.", 1, label)
    made = Callout(theme, box, TextReader(), {})
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("label", EVIDENCE)
def test_how_far_research_goes_is_told_to_those_who_listen(qtbot: QtBot, theme: Theme, label: str) -> None:
    box = box_of(qtbot, theme, label)
    [tag] = box.findChildren(EvidenceTag)
    assert tag.accessibleName() == f"Evidence: {EVIDENCE[label]}"


def test_each_label_has_a_shape_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    shapes = []
    for label in EVIDENCE:
        box = box_of(qtbot, theme, label)
        [tag] = box.findChildren(EvidenceTag)
        side = tag.height()
        shapes.append(tag.grab().toImage().copy(0, 0, side, side))
    assert all(one != other for n, one in enumerate(shapes) for other in shapes[:n])


def test_a_box_without_a_label_says_nothing_of_research(qtbot: QtBot, theme: Theme) -> None:
    assert not box_of(qtbot, theme, "").findChildren(EvidenceTag)
