"""Spelling in an open workbook: which dictionaries there are and are chosen, and the field that is written in."""

from __future__ import annotations

from collections import Counter
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from workbook.language.locales import own_name
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.spelling import dictionaries
from workbook.spelling.dictionaries import OF_COURSE, Dictionary, best_for, resolved
from workbook.window.parts.announce import announce
from workbook.window.parts.line_field import LineField
from workbook.window.parts.writing import TextArea
from workbook.window.session.bridge import Bridge
from workbook.window.spelling.field_words import FieldWords
from workbook.window.spelling.word_menu import WordMenu
from workbook.window.spelling.words_aside import WordsAside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QPoint

    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session
    from workbook.window.spelling.field_words import Field
    from workbook.window.spelling.places import Place

MOST_CHOSEN = 2
MOST_KNOWN = 2_000  # paragraphs whose words are remembered


class Offer(NamedTuple):
    """A line of the menu: a dictionary or the course's language, its words, and whether it is chosen."""

    code: str
    words: str
    is_chosen: bool


NO_FIELD = N_("Go into a field that you write in first: F8 looks for the next unknown word of that field.")


class Spelling(QObject):
    """Off until a language is chosen, and then for this workbook. Without a dictionary nothing of it is to be seen."""

    changed = Signal()  # what there is to choose, or to be said of it

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._session: Session | None = None
        self._found: dict[str, str] | None = None  # code and file, once it is known
        self._broken: set[str] = set()
        self._has_ended = self._is_reading = False
        self._used: list[str] = []
        self._known: dict[str, list[tuple[int, int]]] = {}
        self._asked: set[str] = set()
        self._ignored: set[str] = set()
        self._words: FieldWords | None = None
        self._aside = WordsAside(self)
        self._aside.failed.connect(self._ended)
        self._bridge = Bridge(self)
        self.menu: WordMenu | None = None
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        Thread(target=self._find, name="dictionaries", daemon=True).start()

    # What is chosen

    def watch_over(self, session: Session | None) -> None:
        """A workbook was opened, or closed: what was looked up for it is let go of."""
        self._session = session
        self._ignored.clear()
        self._stop()
        if session is not None:
            session.choices.spelling_changed.connect(self._begin)
            session.over.connect(self._stop)
            self._begin()
        self.changed.emit()

    def offers(self) -> list[Offer]:
        """The languages that can be chosen, the course's own first; none where there is no dictionary."""
        if not self._found or self._session is None:
            return []
        chosen, of_course = self._session.choices.spelling, best_for(self._language(), self._found)
        languages = Counter(code.partition("_")[0] for code in self._found)
        names = {
            code: own_name(code.partition("_")[0] if languages[code.partition("_")[0]] == 1 else code)
            for code in self._found
        }
        offers = [Offer(code, name, code in chosen) for code, name in names.items()]
        offers.sort(key=lambda offer: offer.words.casefold())
        if of_course:
            words = _("Language of the course ({language})").format(language=names[of_course])
            offers.insert(0, Offer(OF_COURSE, words, OF_COURSE in chosen))
        return offers

    @property
    def is_on(self) -> bool:
        """Whether words are looked up in this workbook."""
        return bool(self._session and self._session.choices.spelling)

    def note(self) -> str:
        """What is to be said of it; empty if all is well."""
        if self._session is None or self._found is None or not self.is_on:
            return ""
        if self._has_ended:
            return _("Looking words up has ended. Choose a language to go on.")
        if self._broken:
            names = ", ".join(own_name(code) for code in sorted(self._broken))
            return _("This dictionary cannot be read: {language}").format(language=names)
        chosen = self._session.choices.spelling
        if any(not resolved([code], self._language(), self._found) for code in chosen):
            return _("A dictionary that you chose is not on this computer.")
        return _("The dictionary is being read.") if self._is_reading else ""

    def choose(self, code: str) -> None:
        """Choose a language, or no longer, or none at all; of three the first is let go."""
        if self._session is None:
            return
        chosen = [one for one in self._session.choices.spelling if code and one != code]
        if code and (code not in self._session.choices.spelling or self._has_ended):
            chosen = [*chosen, code][-MOST_CHOSEN:]
        self._has_ended = False
        self._session.choices.choose_spelling(tuple(chosen))

    def next_unknown(self) -> None:
        """To the next word that is in no dictionary, in the field that is written in."""
        if (words := self._here()) is not None:
            words.next_unknown()
        else:
            announce(self._window, self.note() or _(NO_FIELD))

    def close(self) -> None:
        """The window closes."""
        self._session = None
        self._stop()

    # What a field asks

    def places(self, paragraph: str) -> Sequence[tuple[int, int]] | None:
        """Where unknown words stand, if the paragraph was looked up; without what is known here."""
        found = self._known.get(paragraph)
        if not found or self._session is None:
            return found
        wide = paragraph.encode("utf-16-le", "surrogatepass")
        known = self._ignored | self._session.choices.own_words
        return [(a, b) for a, b in found if wide[2 * a : 2 * b].decode("utf-16-le", "replace") not in known]

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Look paragraphs up, and show it in the field."""
        new = [text for text in dict.fromkeys(paragraphs) if text not in self._asked]
        if not self._used or self._has_ended:
            return
        empty = [text for text in new if not text.strip()]
        self._known.update((text, []) for text in empty)
        if new := [text for text in new if text.strip()]:
            self._asked.update(new)
            self._aside.ask({"paragraphs": new}, partial(self._take, new))

    def is_own(self, word: str) -> bool:
        """Whether it is one of the learner's own words."""
        return self._session is not None and word in self._session.choices.own_words

    def _take(self, paragraphs: Sequence[str], answer: Mapping[str, Any]) -> None:
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._asked.difference_update(paragraphs)
        for text, places in zip(paragraphs, answer["unknown"], strict=True):
            self._known[text] = [(a, b) for a, b in places]
        if (words := self._here()) is not None:
            words.show_words()

    # The process and the dictionaries

    def _find(self) -> None:
        """On a thread of its own: a folder may lie on a slow disk."""
        found = dictionaries.dictionaries(dictionaries.folders())
        try:
            self._bridge.deliver(self._take_found, found)
        except RuntimeError:
            return  # the window has gone

    def _take_found(self, found: Sequence[Dictionary]) -> None:
        self._found = dict(found)
        self._begin()

    def _language(self) -> str:
        session = self._session
        return (session.language or next(iter(session.languages), "en")) if session is not None else ""

    def _begin(self) -> None:
        """Take up what is chosen now."""
        if self._session is None or self._found is None or self._has_ended:
            return
        wanted = resolved(self._session.choices.spelling, self._language(), self._found)
        if wanted != self._used or (wanted and not self._aside.is_running()):
            self._stop()
            self._used = wanted
            if wanted:
                self._is_reading = True
                stems = [(code, self._found[code]) for code in wanted]
                self._aside.ask({"use": stems}, self._loaded)
        self._focus_changed(None, QApplication.focusWidget())
        if (words := self._here()) is not None:
            words.look()
        self.changed.emit()

    def _loaded(self, answer: Mapping[str, Any]) -> None:
        self._is_reading = False
        self._broken = set(answer["broken"])
        self.changed.emit()

    def _ended(self) -> None:
        self._has_ended = True
        self._stop()
        self.changed.emit()

    def _stop(self) -> None:
        self._aside.stop()
        self._used, self._is_reading = [], False
        self._known.clear()
        self._asked.clear()
        self._broken.clear()
        self._leave_field()

    # The field that is written in

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or isinstance(now, QMenu):
            return  # another window or a menu has the keyboard for a while
        if self._words is not None and self._words.field is now:
            return
        self._leave_field()
        if self._used and _is_for_words(now) and self._window.isAncestorOf(now):
            self._words = FieldWords(now, self, self._theme)
            self._words.menu_wanted.connect(self._open_menu)

    def _leave_field(self) -> None:
        words, self._words = self._words, None
        if words is not None and isValid(words):
            words.let_go()

    def _here(self) -> FieldWords | None:
        """The field that is written in, unless it was taken down with its page."""
        return self._words if self._words is not None and isValid(self._words) else None

    def _open_menu(self, place: Place, point: QPoint) -> None:
        if (words := self._here()) is None or (session := self._session) is None:
            return
        self.menu = menu = WordMenu(words.field)
        if place.start < 0:
            forget = partial(session.choices.know_word, place.word, known=False)
            menu.offer(_("Take “{word}” out of my words").format(word=place.word), forget)
        else:
            know = partial(session.choices.know_word, place.word)
            menu.offer(_("Add “{word}” to my words").format(word=place.word), know)
            ignore = partial(self._ignore, place.word)
            menu.offer(_("Ignore “{word}” for now").format(word=place.word), ignore)
            menu.wait()
            question = {"word": place.word, "paragraph": place.paragraph}
            self._aside.ask(question, partial(_suggest, menu, partial(words.put, place)))
        menu.end_offers()
        menu.popup(point)

    def _ignore(self, word: str) -> None:
        """Until this workbook is closed."""
        self._ignored.add(word)
        if (words := self._here()) is not None:
            words.show_words()


def _is_for_words(field: QWidget) -> TypeGuard[Field]:
    """Whether a learner writes words of their own in it."""
    if isinstance(field, LineField):
        return field.has_prose and not field.isReadOnly()
    if isinstance(field, TextArea) and isinstance(field, QTextEdit | QPlainTextEdit):
        return not field.isReadOnly()
    return False


def _suggest(menu: WordMenu, put: Callable[[str], object], answer: Mapping[str, Any]) -> None:
    menu.suggest(answer["suggestions"], put)
