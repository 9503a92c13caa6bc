"""What a course says of itself before it begins: who made it, what is new, and its modules with their minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.locales import own_name
from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.course.model import About, ModuleMark, Outline
    from workbook.window.look.theme import Theme


class CourseFacts(QWidget):
    """By whom, under which licence, in which languages, which version, and what is new in it."""

    link_chosen = Signal(str)

    def __init__(self, theme: Theme, about: About, languages: tuple[str, ...] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        nest(column, self._grid(theme, about, languages))
        column.addWidget(rule())
        version = _("Version {version}").format(version=about.version)
        column.addWidget(Words(theme, version, "small", ink="muted", wrap=True))
        if about.changed:
            column.addWidget(Words(theme, _("New in it:"), "small-button"))
            for line in about.changed:
                column.addWidget(Words(theme, line, "interface", wrap=True))
        column.addStretch(1)

    def _grid(self, theme: Theme, about: About, languages: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        spoken = ", ".join(own_name(code) for code in languages or (about.language,))
        told = (
            (_("By"), ", ".join(about.authors)),
            (_("Translated by"), about.translator),
            (_("Licence"), about.licence),
            (_("Language"), spoken),
        )
        for row, (label, words) in enumerate((pair for pair in told if pair[1]), 1):
            grid.addWidget(Words(theme, label, "interface", ink="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(theme, words, "interface", wrap=True), row, 1)
        if about.contact:
            at = grid.rowCount()
            grid.addWidget(Words(theme, _("Write to"), "interface", ink="muted"), at, 0)
            contact = self._contact(theme, about.contact)
            link = isinstance(contact, Button)  # which is as wide as its words
            grid.addWidget(contact, at, 1, Qt.AlignmentFlag.AlignLeading if link else Qt.AlignmentFlag(0))
        return grid

    def _contact(self, theme: Theme, contact: str) -> QWidget:
        """An address can be followed; anything else is only told."""
        address = contact.removeprefix("mailto:")
        if "@" in address and " " not in address:
            link = Button(theme, address, kind="link", style="interface")
            link.clicked.connect(partial(self._follow, f"mailto:{address}"))
            return link
        if contact.startswith("https://"):
            link = Button(theme, contact.removeprefix("https://"), kind="link", style="interface")
            link.clicked.connect(partial(self._follow, contact))
            return link
        return Words(theme, contact, "interface", wrap=True)

    def _follow(self, address: str, _checked: bool = False) -> None:
        self.link_chosen.emit(address)


class ModuleList(QWidget):
    """The modules in order, each with its minutes; a feather beside those that are tender."""

    def __init__(self, theme: Theme, outline: Outline) -> None:
        super().__init__()
        modules = outline.modules
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        title = counted("{n} module", "{n} modules", len(modules))
        column.addWidget(Words(theme, title, "section-title", wrap=True))
        if minutes := outline.about.minutes or sum(module.minutes or 0 for module in modules):
            said = _("About {time} in all.").format(time=in_hours(minutes))
            column.addWidget(Words(theme, said, "small", ink="muted", wrap=True))
        column.addSpacing(theme.px(8))
        for module in modules:
            column.addWidget(rule())
            column.addWidget(_Row(theme, module))
        if any(module.tender for module in modules):
            column.addSpacing(theme.px(6))
            column.addWidget(_legend(theme))
        column.addStretch(1)


class _Row(QWidget):
    def __init__(self, theme: Theme, module: ModuleMark) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        number = Words(theme, str(module.number), "button", ink="accent")
        number.setMinimumWidth(theme.px(20))
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(theme, module.title, "interface", wrap=True), 1)
        if module.tender:
            feather = IconLabel(theme, "feather", "caution", 15)
            feather.setAccessibleName(_("a tender module"))
            row.addWidget(feather)
        if module.minutes:
            said = ngettext("{n} min", "{n} min", module.minutes).format(n=module.minutes)
            row.addWidget(Words(theme, said, "interface", ink="muted"))


def _legend(theme: Theme) -> QWidget:
    legend = QWidget()
    row = QHBoxLayout(legend)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(IconLabel(theme, "feather", "caution", 15), 0, Qt.AlignmentFlag.AlignTop)
    words = _("A tender module. It says so before it begins, and you can leave it out.")
    row.addWidget(Words(theme, words, "small", ink="muted", wrap=True), 1)
    return legend


def in_hours(minutes: int) -> str:
    """4 hours 40 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [counted("{n} hour", "{n} hours", hours)] if hours else []
    parts += [counted("{n} minute", "{n} minutes", rest)] if rest or not hours else []
    return " ".join(parts)
