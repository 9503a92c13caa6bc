"""The licences of all parts can be read: gathered of what is installed, or as they came with a built program."""

from pathlib import Path

import pytest

from workbook import licences


def test_every_package_that_is_installed_here_has_a_named_licence_and_its_words() -> None:
    text = licences.licences_text()
    here = [name for name in licences.packages() if licences.is_here(name)]
    assert len(here) > 20
    for name in here:
        assert f"\n{name} " in text
        assert licences.short_name(name), name
        assert f"\n{name}: " in text, f"{name} has no words"


@pytest.mark.parametrize(
    "part", ["GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "MIT License", "ISC License"]
)
def test_the_words_of_the_licences_are_there(part: str) -> None:
    assert part.lower() in licences.licences_text().lower()


def test_a_package_of_another_system_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "packages", lambda: {"nobody-has-this": "1.0"})
    assert "nobody-has-this" not in licences.licences_text()
    assert licences.texts_of("nobody-has-this") == []


def test_a_built_program_shows_the_list_that_came_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / licences.NAME).write_text("All of them.", "utf-8")
    monkeypatch.setattr(licences, "home", lambda: tmp_path)
    assert licences.licences_text() == "All of them."
