"""About this course, as a form: what stands on its title page, by whom it is, and what others may do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QVBoxLayout, QWidget

from workbook.course.brand import colour_of, is_readable
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import BODY, Problems, key_in_facts
from workbook.window.studio.cover_choice import CoverChoice
from workbook.window.studio.fact_fields import FactFields
from workbook.window.studio.language_choice import LanguageChoice
from workbook.window.studio.licence_choice import LicenceChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from workbook.course.front_matter import FrontMatter
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme

_ONE = ("title", "subtitle", "summary", "minutes", "holder", "contact", "brand-name", "brand-colour")
_SEVERAL = ("author", "changed")
COVER, BRAND = "cover", "brand-picture"


class AboutForm(QWidget):
    """It knows no files: it shows facts and the text below them, and says what was changed."""

    fact_changed = Signal(str, object)  # a key, and its values as a tuple
    text_changed = Signal(str)
    picture_wanted = Signal(str)  # the key of the fact that is to name it

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facts: FrontMatter | None = None
        self.fields = FactFields(theme, self)
        self.fields.changed.connect(self.fact_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(16))
        self.problems = Problems(theme, lambda: self.fields.labelled, self._key_of)
        self._column.addWidget(self.problems.above)
        self._lay_title_page()
        self._lay_authors()
        self._lay_cover()
        self._lay_practice()
        self._column.addStretch(1)

    def show_facts(self, front_matter: FrontMatter, body: str) -> None:
        """Show what course.md says; a field in which the same is being typed stays as it is."""
        self._facts = front_matter
        for key in _ONE:
            self.fields.show(key, (front_matter.first(key),) if front_matter.first(key) else ())
        for key in _SEVERAL:
            self.fields.show(key, front_matter.all(key))
        self.licence.show_licence(front_matter.first("licence"))
        self.language.show_language(front_matter.first("language", "en"))
        self.cover.show_cover(front_matter.first("title"), front_matter.first(COVER))
        self.name.setText(_("Name inside: {id}. It stays for ever.").format(id=front_matter.first("id")))
        self.name.setVisible(bool(front_matter.first("id")))
        picture = front_matter.first(BRAND)
        self.no_picture.setVisible(bool(picture))
        self.which_picture.setText(picture)
        if self.welcome.text().strip() != body.strip():
            self.welcome.set_text(body.strip("\n"))
        self._tell_colour()

    def show_sum(self, minutes: int) -> None:
        """What the modules say together, if the course says something else."""
        said = self.fields.lines["minutes"].text().strip()
        differs = bool(said and minutes and said != str(minutes))
        words = _("The modules together say {n}.").format(n=whole_number(minutes))
        self.sum_note.setText(words)
        for part in (self.sum_note, self.take_sum):
            part.setVisible(differs)

    def show_picture(self, image: QImage) -> None:
        """The picture that the cover names."""
        self.cover.show_picture(image)

    def _key_of(self, problem: Problem) -> str:
        return key_in_facts(self._facts, problem, BODY) if self._facts else ""

    # Its parts

    def _lay_title_page(self) -> None:
        theme, fields, add = self._theme, self.fields, self._column.addWidget
        add(fields.line("title", _("Title")))
        self.name = Words(theme, "", "small", ink="muted", wrap=True)
        add(self.name)
        add(fields.line("subtitle", _("Subtitle"), _("One more line, or none")))
        add(fields.text("summary", _("Summary"), _("One or two sentences: what it is about, and for whom")))
        self.welcome = TextField(theme, _("Welcome"), "", lines=8)
        self.welcome.edited.connect(self._welcome_edited)
        add(fields.place(BODY, _("Welcome"), self.welcome, _("What people read before they begin")))
        note = _("In all. Left empty, it is what the modules say together")
        add(fields.line("minutes", _("Minutes"), note))
        self.sum_note = Words(theme, "", "small", ink="caution", wrap=True)
        self.take_sum = Button(theme, _("Take what the modules say"), kind="link", style="small-button")
        self.take_sum.clicked.connect(partial(self._say, "minutes", ""))
        add(self.sum_note)
        add(self.take_sum, 0, Qt.AlignmentFlag.AlignLeading)
        self.language = LanguageChoice(theme)
        self.language.chosen.connect(partial(self._say, "language"))
        add(fields.place("language", _("Language"), self.language))

    def _lay_authors(self) -> None:
        theme, fields, add = self._theme, self.fields, self._column.addWidget
        add(rule())
        add(fields.text("author", _("Written by"), _("One name a line"), one_a_line=True))
        add(fields.line("holder", _("Whose it is"), _("Who holds the rights: you, or your practice")))
        add(fields.line("contact", _("Contact"), _("Where people can write to, or leave it empty")))
        self.licence = LicenceChoice(theme)
        self.licence.chosen.connect(partial(self._say, "licence"))
        add(fields.place("licence", _("Licence"), self.licence, _("What others may do with it")))
        note = _("A sentence a line, for people who have the version before")
        add(fields.text("changed", _("What is new"), note, one_a_line=True))

    def _lay_cover(self) -> None:
        add = self._column.addWidget
        add(rule())
        self.cover = CoverChoice(self._theme)
        self.cover.chosen.connect(partial(self._say, COVER))
        self.cover.picture_wanted.connect(partial(self.picture_wanted.emit, COVER))
        self.fields.lines["title"].edited.connect(self.cover.show_title)
        add(self.fields.place(COVER, _("Cover"), self.cover))

    def _lay_practice(self) -> None:
        theme, fields, add = self._theme, self.fields, self._column.addWidget
        add(rule())
        add(Words(theme, _("Your practice on it"), "section-title", wrap=True))
        said = _("On the front page, on the cover on paper, and the name in the footer of every page.")
        add(Words(theme, said, "small", ink="muted", wrap=True))
        add(fields.line("brand-name", _("Name of your practice")))
        add(
            fields.line(
                "brand-colour", _("Its colour"), _("For the name on paper, such as spruce or #1F5C57")
            )
        )
        self.colour_note = Words(theme, "", "small", ink="caution", wrap=True)
        add(self.colour_note)
        self.choose_colour = Button(theme, _("Choose a colour…"), kind="link", style="small-button")
        self.choose_colour.clicked.connect(self._choose_colour)
        self.choose_picture = Button(theme, _("Choose its picture…"), kind="link", style="small-button")
        self.choose_picture.clicked.connect(partial(self.picture_wanted.emit, BRAND))
        self.which_picture = Words(theme, "", "small", ink="muted", wrap=True)
        self.no_picture = Button(theme, _("Without a picture"), kind="link", style="small-button")
        self.no_picture.clicked.connect(partial(self._say, BRAND, ""))
        for way in (self.choose_colour, self.choose_picture, self.which_picture, self.no_picture):
            self._column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        fields.lines["brand-colour"].edited.connect(self._tell_colour)

    # What is changed

    def _say(self, key: str, value: str) -> None:
        self.fact_changed.emit(key, (value,) if value else ())

    def _welcome_edited(self) -> None:
        self.text_changed.emit(self.welcome.text())

    def _choose_colour(self) -> None:
        now = colour_of(self.fields.lines["brand-colour"].text()) or "#1F5C57"
        chosen = QColorDialog.getColor(QColor(now), self, _("Colour of your practice"))
        if chosen.isValid():
            self.fields.lines["brand-colour"].setText(chosen.name().upper())

    def _tell_colour(self, _words: str = "") -> None:
        value = self.fields.lines["brand-colour"].text().strip()
        colour, said = colour_of(value), ""
        if value and not colour:
            said = _("This is not a colour that is known.")
        elif colour and not is_readable(colour):
            said = _("Too pale for words on white paper: the name is printed in black.")
        self.colour_note.setText(said)
        self.colour_note.setVisible(bool(said))
