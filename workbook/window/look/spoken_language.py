"""The language of the window: the one that is set, else the system's; with Qt's own words and the way it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from workbook.language.translation import SOURCE, Language, speak
from workbook.window.look import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

SYSTEM = "system"
_ENGLISH = ("", "C", SOURCE)
_QTS_WORDS = "words of Qt"


def speak_as_set(app: QApplication, chosen: str) -> None:
    """Speak before the first screen is made, or anew; for English nothing is looked for or loaded."""
    language = _language(QLocale.system().uiLanguages() if chosen == SYSTEM else [chosen])
    speak(language)
    for before in app.findChildren(QTranslator, _QTS_WORDS):
        app.removeTranslator(before)
        before.deleteLater()
    if language.code != SOURCE:
        _let_qt_speak(app, language.code)
    elif app.layoutDirection() != Qt.LayoutDirection.LeftToRight:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _language(wanted: Sequence[str]) -> Language:
    if not wanted or wanted[0].replace("_", "-").partition("-")[0] in _ENGLISH:
        return Language()
    from workbook.language.languages import best_language, known_languages, load_language

    return load_language(best_language(wanted, known_languages()))


def _let_qt_speak(app: QApplication, code: str) -> None:
    """Qt's own dialogs and menus, the letters it is written in, and the way that everything is laid out."""
    from workbook.language.locales import locale_of, own_name

    fonts.need_for(own_name(code))
    theirs = QTranslator(app)
    theirs.setObjectName(_QTS_WORDS)
    if theirs.load(
        QLocale(code), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(theirs)
    locale = locale_of(code)
    from_the_right = locale is not None and locale.text_direction == "rtl"
    ways = Qt.LayoutDirection
    app.setLayoutDirection(ways.RightToLeft if from_the_right else ways.LeftToRight)
