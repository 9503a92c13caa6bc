"""Which language the window speaks: the one that is set, else the system's, and Qt with it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbook.language import languages
from workbook.language.dates import long_day
from workbook.language.translation import Language, gettext, speak, speaking, spoken
from workbook.language.typed_dates import read_whole_day
from workbook.window import app as window_app
from workbook.window.look.settings import Settings
from workbook.window.look.spoken_language import speak_as_set
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.parts.editor_context import EditorContext

CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Workbook"\nmsgstr "Arbeitsheft"\n'


@pytest.fixture(autouse=True)
def folder(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    made = tmp_path / "languages"
    made.mkdir()
    for code in ("de", "ar"):
        (made / f"{code}.po").write_text(CATALOGUE, "utf-8")
    monkeypatch.setattr(languages, "languages_folder", lambda: made)
    app = window_app.make_application()
    yield made
    speak(Language())
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for one in app.findChildren(QTranslator):
        app.removeTranslator(one)


def system_asks_for(monkeypatch: pytest.MonkeyPatch, *tags: str) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return list(tags)

    monkeypatch.setattr(QLocale, "system", System)


def test_a_language_that_is_set_is_spoken_before_the_first_screen(tmp_path: Path) -> None:
    Settings(tmp_path).put(language="de")
    window = window_app.make_window(tmp_path)
    assert spoken().code == "de"
    assert window.windowTitle() == gettext("Workbook") == "Arbeitsheft"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    window.finish()


@pytest.mark.parametrize(
    ("tags", "code"),
    [(["de-AT", "de", "en"], "de"), (["fr-FR", "fr", "de"], "de"), (["en-GB", "en", "de"], "en"), (["C"], "en"),
     ([], "en"), (["fr"], "en")],
)  # fmt: skip
def test_else_it_is_the_systems(monkeypatch: pytest.MonkeyPatch, tags: list[str], code: str) -> None:
    system_asks_for(monkeypatch, *tags)
    speak_as_set(window_app.application(), "system")
    assert spoken().code == code


def test_a_language_that_is_not_known_is_english() -> None:
    speak_as_set(window_app.application(), "tlh")
    assert spoken().code == "en"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_from_right_to_left_turns_the_window() -> None:
    app = window_app.application()
    speak_as_set(app, "ar")
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    speak_as_set(app, "de")
    assert app.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_calendar_has_the_names_of_the_language_that_is_spoken(qtbot: QtBot) -> None:
    context = QWidget()
    qtbot.addWidget(context)
    from workbook.own_files import resources_folder
    from workbook.window.look.theme import Theme

    theme = Theme(resources_folder() / "icons", "light")
    with speaking(Language("de")):
        assert CalendarPopup(theme, context, 1).month.locale().monthName(3) == "März"
    assert CalendarPopup(theme, context, 1).month.locale().monthName(3) == "March"


def test_typed_days_may_have_the_names_of_the_windows_language_and_of_the_courses() -> None:
    day, now = date(2027, 3, 22), date(2026, 11, 15)
    context = EditorContext()
    context.language = "fr"
    speak(Language("de"))
    forms = context.reader.forms()
    assert read_whole_day(long_day(day), now, forms) == day
    assert read_whole_day("Montag, 22. März 2027", now, forms) == day
    assert read_whole_day("lundi 22 mars 2027", now, forms) == day
    assert read_whole_day("22 March 2027", now, forms) == day


def test_prose_runs_as_its_letters_do() -> None:
    document = QTextDocument()
    document.setHtml("<p>שלום עולם</p>")
    assert document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
