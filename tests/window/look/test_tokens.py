"""Colours people can read: every pair that is used, in all four themes."""

import pytest
from pytestqt.qtbot import QtBot

from workbook.own_files import resources_folder
from workbook.window.look.style_sheet import mix, style_sheet
from workbook.window.look.theme import Theme
from workbook.window.look.tokens import THEMES, Tokens
from workbook.window.parts.ring_colour import ring_colour

TEXT_PAIRS = [
    "ink/desk",
    "ink/page",
    "ink/card",
    "ink/field",
    "ink/mark",
    "ink/accent_soft",
    "ink/caution_soft",
    "ink/error_soft",
    "muted/desk",
    "muted/page",
    "muted/card",
    "muted/field",
    "muted/accent_soft",
    "muted/caution_soft",
    "accent/desk",
    "accent/page",
    "accent/card",
    "on_accent/accent",
    "accent_ink/accent_soft",
    "accent_ink/desk",
    "lock/card",
    "lock/lock_soft",
    "lock/desk",
    "lock/accent_soft",
    "bring/card",
    "bring/bring_soft",
    "bring/desk",
    "bring/accent_soft",
    "success/card",
    "success/desk",
    "success/success_soft",
    "caution/card",
    "caution/caution_soft",
    "caution/desk",
    "error/card",
    "error/page",
    "error/error_soft",
]
SHAPE_PAIRS = ["edge/desk", "edge/page", "edge/card", "focus/desk", "focus/page", "focus/card"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_can_be_read(name: str, pair: str) -> None:
    front, back = (getattr(THEMES[name], token) for token in pair.split("/"))
    assert contrast(front, back) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("pair", SHAPE_PAIRS)
def test_borders_and_focus_can_be_seen(name: str, pair: str) -> None:
    front, back = (getattr(THEMES[name], token) for token in pair.split("/"))
    assert contrast(front, back) >= 3


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#102030", "#304050", 0.5) == "#203040"


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_sheet_sets_no_font_size(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "font-size" not in sheet
    assert "$" not in sheet


@pytest.mark.parametrize("name", sorted(THEMES))
def test_rings_are_seen_and_stay_quieter_than_controls(qtbot: QtBot, name: str) -> None:
    theme = Theme(resources_folder() / "icons", name)
    seen = contrast(ring_colour(theme).name(), theme.tokens.card)
    assert seen >= 1.8
    assert seen < contrast(theme.tokens.edge, theme.tokens.card)
