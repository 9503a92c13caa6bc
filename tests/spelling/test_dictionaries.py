"""Which dictionaries there are, and which of them is meant."""

from pathlib import Path

import pytest

from tests.spelling.tiny import write_dictionary
from workbook.spelling.dictionaries import OF_COURSE, best_for, dictionaries, folders, resolved


def test_whole_pairs_are_found_once_however_often_they_are_linked(tmp_path: Path) -> None:
    write_dictionary(tmp_path, "es_ES", ["casa"])
    for ending in ("aff", "dic"):
        (tmp_path / f"es_AR.{ending}").symlink_to(tmp_path / f"es_ES.{ending}")
    (tmp_path / "fr_FR.dic").write_text("1\nmaison\n")  # no rules beside it
    (tmp_path / "hyph_de_DE.dic").write_text("")
    (tmp_path / "hyph_de_DE.aff").write_text("")
    again = tmp_path / "again"
    again.mkdir()
    write_dictionary(again, "es_ES", ["other"])
    found = dictionaries([tmp_path, again, tmp_path / "nowhere"])
    assert found == [("es_ES", str(tmp_path / "es_ES"))]


@pytest.mark.parametrize(
    ("language", "best"),
    [("de", "de_DE"), ("de-AT", "de_AT"), ("en", "en_US"), ("en-GB", "en_GB"), ("pt", "pt_BR"), ("fr", "")],
)
def test_the_dictionary_of_a_language(language: str, best: str) -> None:
    assert best_for(language, ["de_AT", "de_DE", "en_GB", "en_US", "pt_BR"]) == best


def test_the_courses_language_is_one_of_those_chosen() -> None:
    known = {"de_DE": "", "en_US": ""}
    assert resolved([OF_COURSE, "en_US"], "de", known) == ["de_DE", "en_US"]
    assert resolved([OF_COURSE, "de_DE"], "de", known) == ["de_DE"]
    assert resolved([OF_COURSE, "it_IT"], "fr", known) == []


def test_each_system_has_its_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = tmp_path / "LibreOffice" / "share" / "extensions" / "dict-fr"
    office.mkdir(parents=True)
    for name in ("APPDATA", "LOCALAPPDATA", "ProgramFiles"):
        monkeypatch.setenv(name, str(tmp_path))
    assert {tmp_path / "hunspell", office} <= set(folders("win32", tmp_path))
    assert tmp_path / "Library/Spelling" in folders("darwin", tmp_path)
    assert Path("/usr/share/hunspell") in folders("linux", tmp_path)
