"""A box of the course on its page: it comes and goes with its condition, and an example stays folded until wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from workbook.answers.searching.folding import occurrences
from workbook.language.translation import gettext as _
from workbook.window.pages.callout import Callout
from workbook.window.parts.buttons import Button
from workbook.window.parts.words import IconLabel, Words
from workbook.window.session.conditions import is_shown

if TYPE_CHECKING:
    from workbook.course.model import Box
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session


class BoxOnPage(Callout):
    """A box that is there as long as its condition holds. On paper all boxes stand: they must betray no answer."""

    def __init__(self, box: Box, session: Session, theme: Theme) -> None:
        super().__init__(theme, box, session.course.reader, session.course.files)
        self._session, self._conditions = session, box.show_if
        self.refresh()

    def depends_on(self) -> set[str]:
        """The exercises whose answers decide whether it is shown."""
        return {condition[0] for condition in self._conditions if condition}

    def refresh(self) -> None:
        """Come or go with the answers."""
        if self._conditions:
            self.setVisible(is_shown(self._session, self._conditions))


class ExampleOnPage(BoxOnPage):
    """How somebody else did it: the title alone at first, as nobody needs to look before they write."""

    def __init__(self, box: Box, session: Session, theme: Theme) -> None:
        super().__init__(box, session, theme)
        self._inside = [self.text, *self.voices] if box.markdown.strip() else [*self.voices]
        for part in self._inside:
            part.hide()

    @property
    def is_folded(self) -> bool:
        """Whether the title alone shows."""
        return all(part.isHidden() for part in self._inside)

    def holds(self, words: str) -> bool:
        """Whether words stand in its text, as a search looks for them."""
        return bool(occurrences(self.text.toPlainText(), words))

    def turn(self) -> None:
        """Open it, or fold it away."""
        folded = self.is_folded
        for part in self._inside:
            part.setVisible(folded)
        self._say_what_it_does()

    def _head(self, theme: Theme, box: Box) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(theme, "pencil-line", "muted", 18))
        self._title = ": ".join(filter(None, (_("Example"), box.title)))
        row.addWidget(Words(theme, self._title, "button", wrap=True).as_heading(2), 1)
        self.opener = Button(theme, _("Open it"), kind="text", style="small-button")
        self.opener.setAccessibleName(_("Open it: {title}").format(title=self._title))
        self.opener.clicked.connect(self.turn)
        row.addWidget(self.opener)
        return row

    def _say_what_it_does(self) -> None:
        words, named = _("Fold it away"), _("Fold it away: {title}")
        if self.is_folded:
            words, named = _("Open it"), _("Open it: {title}")
        self.opener.setText(words)
        self.opener.setAccessibleName(named.format(title=self._title))
