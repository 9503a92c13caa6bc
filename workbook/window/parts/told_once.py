"""A tip is told as a description where it says more than the name. Qt alone would tell the same words twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
else:
    QWidget = object  # the Qt class itself comes behind it in the bases of each widget

ENDS = ".!?…:؟"
NOTHING = " "  # told instead of a tip; without any description Qt takes the tip


def beyond(name: str, words: str) -> str:
    """What words say beyond a name."""
    if words.casefold() in name.casefold():
        return NOTHING
    return words.removeprefix(name).strip(" :.()") if words.startswith(name) else words


def in_sentences(*parts: str) -> str:
    """Parts that are told after each other; one that does not end as a sentence gets its end."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join([*(part if part[-1] in ENDS else f"{part}." for part in said[:-1]), *said[-1:]])


class ToldOnce(QWidget):
    """Goes before the Qt class. A description that is set by others stays."""

    _from_tip = ""

    def setToolTip(self, words: str) -> None:
        super().setToolTip(words)
        self._tell_tip()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._tell_tip()

    def _tell_tip(self) -> None:
        if self.accessibleDescription() == self._from_tip:
            tip = self.toolTip()
            self._from_tip = beyond(self.accessibleName(), tip) if tip else ""
            self.setAccessibleDescription(self._from_tip)
