"""The one style sheet: shapes and colours that a palette cannot say.

No font sizes stand here: they would defeat text zoom.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.window.look.tokens import Tokens

_SHEET = Template("""
QMainWindow, QDialog, #desk { background: $desk; }
#page { background: $page; }
#bar-top { background: $desk; border-bottom: 1px solid $line; }
#bar-bottom { background: $page; border-top: 1px solid $line; }
#tag { background: $accent_soft; color: $accent_ink; border: ${control}px solid $accent_ink; border-radius: 4px;
       padding: 1px 7px; }
#foot { background: $desk; border-top: 1px solid $line; }
#side { background: $desk; border-right: 1px solid $line; }
QScrollArea { border: none; background: transparent; }
#card { background: $card; border: 1px solid $line; border-radius: 10px; }
#card[trouble="true"] { border: 1px solid $error; }
#folded { background: transparent; border: 1px dashed $edge; border-radius: 10px; }
#recall { background: $page; border: 1px dashed $edge; border-radius: 6px; }
#try { background: $accent_soft; border: none; border-radius: 8px; }
#care { background: $caution_soft; border: none; border-radius: 8px; }
#note, #evidence { background: $card; border: 1px solid $line; border-radius: 8px; }
#going { background: $page; border: ${segment}px solid $edge; border-radius: 10px; }
#found { border: 2px solid $accent; border-radius: 4px; background: transparent; }
#markbar { background: $card; border: ${control}px solid $edge; border-radius: 7px; }
#markbar QToolButton:down { background: $accent_soft; }
#marknote { background: transparent; border: none; }
#marknote QPlainTextEdit { border-color: $line; }
#marknote QPlainTextEdit:focus { border-color: $focus; }
#rule { background: $line; border: none; }
QLabel { background: transparent; color: $ink; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="accent_ink"] { color: $accent_ink; }
QLabel[ink="caution"] { color: $caution; }
QLabel[ink="error"] { color: $error; }
QLabel[ink="success"] { color: $success; }
QLabel[ink="lock"] { color: $lock; }
QLabel[ink="bring"] { color: $bring; }
QPushButton { background: $card; color: $ink; border: ${control}px solid $edge; border-radius: 7px;
              padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $muted; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; padding: 8px 18px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $desk; color: $muted; border-color: $line; }
QPushButton[kind="text"] { background: transparent; color: $accent; border: ${control}px solid transparent;
                           padding: 6px 8px; }
QPushButton[kind="text"]:hover { color: $accent_ink; background: $accent_soft; }
QPushButton[kind="text"]:disabled { color: $muted; background: transparent; }
QPushButton[kind="help"] { border-radius: ${pill}px; padding: 6px 15px; border-color: $edge; }
QPushButton[kind="bar"], QToolButton[kind="bar"] { background: transparent; border: ${control}px solid transparent;
                                                   border-radius: 6px; padding: 5px 7px; color: $ink; }
QPushButton[kind="bar"]:hover, QToolButton[kind="bar"]:hover { background: $hover_desk; }
QPushButton[kind="bar"][ink="muted"] { color: $muted; }
QPushButton[kind="edition"] { text-align: left; border-radius: 10px; padding: 13px; border: 1px solid $edge; }
QPushButton[kind="edition"]:checked { border: 2px solid $accent; color: $accent_ink; padding: 12px; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: none; padding: 4px 0; }
QPushButton[kind="link"]:hover { color: $accent_ink; }
QPushButton:focus, QToolButton:focus, QToolButton[kind="segment"]:focus,
QPushButton[kind="text"]:focus, QPushButton[kind="bar"]:focus, QPushButton[kind="primary"]:focus {
    border: ${ring}px solid $focus; }
QPushButton[kind="link"]:focus { border: none; border-bottom: ${ring}px solid $focus; padding: 4px 0 2px; }
QPushButton[kind="edition"]:focus { border: ${ring}px solid $focus; padding: 12px; }
QPushButton, QToolButton { outline: none; }
QPushButton::menu-indicator { width: 0; image: none; }
#visibility, #segments { background: $page; border: 1px solid $line; border-radius: 6px; }
QToolButton[kind="segment"] { border: ${segment}px solid transparent; border-radius: 5px; background: transparent;
                              color: $muted; padding: 5px 10px; }
QToolButton[kind="segment"]:hover { background: $hover; }
QToolButton[share="private"]:checked { background: $lock_soft; color: $lock; border-color: $lock_mark; }
QToolButton[share="keep"]:checked { background: $accent_soft; color: $accent_ink; border-color: $keep_mark; }
QToolButton[share="bring"]:checked { background: $bring_soft; color: $bring; border-color: $bring_mark; }
QToolButton[kind="segment"]:checked:focus { border: ${ring}px solid $focus; }
QLineEdit, QPlainTextEdit { background: $field; color: $ink;
    border: ${control}px solid $edge; border-radius: 6px; padding: 5px 9px; selection-background-color: $accent_soft;
    selection-color: $accent_ink; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 4px 8px; }
QLineEdit[own="true"] { background: transparent; border: none; border-bottom: 1px solid $edge; border-radius: 0;
    padding: 3px 2px; }
QLineEdit[own="true"]:focus { border-bottom: 2px solid $focus; padding: 3px 2px 2px 2px; }
QComboBox { background: $field; color: $ink; border: ${control}px solid $edge; border-radius: 6px; padding: 6px 10px; }
QComboBox:focus { border: 2px solid $focus; padding: 5px 9px; }
QComboBox:disabled { color: $muted; border-color: $line; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge; outline: none;
    selection-background-color: $accent_soft; selection-color: $accent_ink; }
QLineEdit:read-only { background: $desk; color: $muted; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTreeView#structure { background: transparent; color: $ink; border: ${ring}px solid transparent; border-radius: 5px; }
QTreeView#structure::item { padding: 4px 2px; border-radius: 5px; }
QTreeView#structure::item:selected { background: $accent_soft; color: $accent_ink; }
QTreeView#structure:focus { border-color: $focus; }
QPlainTextEdit#source, QPlainTextEdit#source:focus { border: none; border-radius: 0; padding: 0; }
#offers { background: $card; border: ${control}px solid $edge; border-radius: 8px; }
#wrong { background: $error_soft; border: none; border-bottom-left-radius: 6px; border-bottom-right-radius: 6px; }
#advised { background: $caution_soft; border: none; border-bottom-left-radius: 6px; border-bottom-right-radius: 6px; }
QTextBrowser { background: transparent; border: none; color: $ink; selection-background-color: $accent_soft;
    selection-color: $accent_ink; }
QListWidget { background: $field; color: $ink; border: ${control}px solid $edge; border-radius: 6px; outline: none; }
QListWidget#hits { background: transparent; border: none; }
QListWidget:focus { border: ${ring}px solid $focus; }
QListWidget::item { padding: 6px 8px; margin: 3px 3px 0; border-radius: 4px; }
QListWidget::item:selected { background: $accent_soft; color: $accent_ink; }
#numbers { background: $card; border: 1px solid $line; border-radius: 6px; }
#numbers QHeaderView::section { background: $page; color: $ink; border: none; padding: 4px 3px; }
#month { background: transparent; border: none; }
#month QHeaderView::section { background: transparent; color: $muted; border: none; padding: 4px 10px; }
#month QHeaderView { background: transparent; }
QTreeView { background: transparent; border: none; outline: none; }
QProgressBar#bar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar#bar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 22px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; }
QMenu::item:disabled { color: $muted; }
QMenuBar { background: $desk; color: $ink; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $accent_ink; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $edge; border-radius: 4px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The sheet in a theme's colours."""
    clear = "transparent"
    strong = tokens.high_contrast
    return _SHEET.substitute(
        tokens.colours(),
        hover=mix(tokens.card, tokens.ink, 0.06),
        pressed=mix(tokens.card, tokens.ink, 0.12),
        hover_desk=mix(tokens.desk, tokens.ink, 0.06),
        accent_hover=mix(tokens.accent, tokens.ink, 0.12),
        control=2 if strong else 1,
        ring=3 if strong else 2,
        segment=2 if strong else 1,
        pill=17,
        lock_mark=tokens.lock if strong else clear,
        keep_mark=tokens.accent_ink if strong else clear,
        bring_mark=tokens.bring if strong else clear,
    )


def mix(base: str, other: str, part: float) -> str:
    """A colour with a part of another mixed in."""
    pairs = ((int(base[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)
