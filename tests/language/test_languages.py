"""Catalogues: one that is found speaks, one that is not whole or is broken falls back to English calmly."""

from pathlib import Path

import pytest

from workbook.language import languages
from workbook.language.counting import counted
from workbook.language.languages import best_language, known_languages, load_language, paper_language
from workbook.language.translation import gettext, ngettext, pgettext, speaking

POLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "Undo"
msgstr "Cofnij"

msgid "Redo"
msgstr ""

msgctxt "a month"
msgid "May"
msgstr "maj"

msgid "{n} answer"
msgid_plural "{n} answers"
msgstr[0] "{n} odpowiedź"
msgstr[1] "{n} odpowiedzi"
msgstr[2] "{n} odpowiedzi w sumie"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "languages"
    made.mkdir()
    (made / "pl.po").write_text(POLISH, "utf-8")
    (made / "pt_BR.po").write_text(POLISH.replace("Cofnij", "Desfazer"), "utf-8")
    (made / "workbook.pot").write_text(POLISH, "utf-8")
    monkeypatch.setattr(languages, "languages_folder", lambda: made)
    return made


def test_a_catalogue_is_found_and_speaks(folder: Path) -> None:
    assert known_languages() == ["en", "pl", "pt_BR"]
    with speaking(load_language("pl")):
        assert gettext("Undo") == "Cofnij"
        assert pgettext("a month", "May") == "maj"
    assert gettext("Undo") == "Undo"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 odpowiedzi w sumie"), (1, "1 odpowiedź"), (2, "2 odpowiedzi"), (5, "5 odpowiedzi w sumie"),
     (12, "12 odpowiedzi w sumie"), (22, "22 odpowiedzi"), (1200, "1200 odpowiedzi w sumie")],
)  # fmt: skip
def test_a_language_has_as_many_forms_as_it_has(folder: Path, number: int, said: str) -> None:
    with speaking(load_language("pl")):
        assert counted("{n} answer", "{n} answers", number).replace("\u00a0", "") == said


def test_what_is_not_translated_yet_is_english(folder: Path) -> None:
    with speaking(load_language("pl")):
        assert gettext("Redo") == "Redo"
        assert gettext("Not in it at all") == "Not in it at all"
        assert ngettext("{n} page", "{n} pages", 5) == "{n} pages"
        assert pgettext("a permission", "May") == "May"


@pytest.mark.parametrize(
    "broken", [b"", b"msgid", b"\xff\xfe\0", b'msgid "a"\nmsgstr "b', b"\xde\x12\x04\x95\0\0"]
)
@pytest.mark.parametrize("ending", ["po", "mo"])
def test_a_broken_catalogue_is_english_or_as_much_as_can_be_read(
    folder: Path, broken: bytes, ending: str
) -> None:
    (folder / f"xx.{ending}").write_bytes(broken)
    with speaking(load_language("xx")):
        assert gettext("Undo") == "Undo"


def test_a_broken_built_catalogue_is_no_reason_to_leave_the_written_one(folder: Path) -> None:
    (folder / "pl.mo").write_bytes(b"\xde\x12\x04\x95\0\0")
    assert load_language("pl").code == "pl"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["pl-PL"], "pl"), (["pt-br"], "pt_BR"), (["pt"], "en"), (["fr", "pl"], "pl"), (["en-GB", "pl"], "en"),
        ([], "en"), (["C"], "en"), (["../pl"], "en"), (["PL_pl"], "pl"),
    ],
)  # fmt: skip
def test_the_first_language_that_is_wanted_and_known(folder: Path, wanted: list[str], code: str) -> None:
    assert best_language(wanted, known_languages()) == code
    assert load_language(code).code == code


def test_paper_speaks_the_courses_language_if_it_can_else_what_is_spoken(folder: Path) -> None:
    polish = load_language("pl")
    assert paper_language("pl-PL").code == "pl"
    assert paper_language("fr").code == "en"
    with speaking(polish):
        assert paper_language("pl") is polish
        assert paper_language("fr") is polish
        assert paper_language("en-GB").code == "en"
    assert paper_language("").code == "en"
