"""A draft becomes a file for other people, with the words that go along."""

from pathlib import Path

import pytest

from tests.own_words import written_course
from workbook.authoring.handing_out import Wish, hand_out, versions_after
from workbook.authoring.new import new_course
from workbook.authoring.pack import RefusedTrouble
from workbook.authoring.signing_key import KeyTrouble, find_key, lock_key, make_key
from workbook.course.outline import read_about
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    written_course(tmp_path / "c", "Tea")
    return tmp_path / "c"


def page(draft: Path) -> str:
    return (draft / "course.md").read_bytes().decode()


def test_version_and_news_are_in_the_file_and_in_the_draft(draft: Path, tmp_path: Path) -> None:
    (draft / "course.md").write_bytes(
        page(draft).replace("\n", "\r\n").replace("0.1.0", "0.1.0\r\n# mine").encode()
    )
    before = page(draft)
    target = tmp_path / "tea.course"
    handed = hand_out(draft, Wish("0.2.0", ("One thing.", "Another."), target))
    about = read_about(read_package(target))
    assert (about.version, about.changed) == ("0.2.0", ("One thing.", "Another."))
    assert (handed.packed.version, handed.fingerprint) == ("0.2.0", "")
    added = "changed: One thing.\r\nchanged: Another.\r\n---\r\n"
    assert page(draft) == before.replace("0.1.0", "0.2.0").replace("\r\n---\r\n", f"\r\n{added}", 1)


def test_a_draft_with_mistakes_is_not_touched(tmp_path: Path) -> None:
    new_course(tmp_path / "c", "Tea", "worksheet")
    before = page(tmp_path / "c")
    with pytest.raises(RefusedTrouble):
        hand_out(tmp_path / "c", Wish("0.2.0", (), tmp_path / "tea.course"))
    assert page(tmp_path / "c") == before
    assert not (tmp_path / "tea.course").exists()


def test_a_title_page_that_cannot_be_read_is_refused_as_it_stands(draft: Path, tmp_path: Path) -> None:
    (draft / "course.md").write_bytes("---\ntitle: Tea".encode("utf-16"))
    with pytest.raises(RefusedTrouble):
        hand_out(draft, Wish("0.2.0", (), tmp_path / "tea.course"))
    (draft / "course.md").unlink()
    with pytest.raises(RefusedTrouble):
        hand_out(draft, Wish("0.2.0", (), tmp_path / "tea.course"))


def test_a_key_is_made_for_the_first_signature_and_its_letters_are_told(draft: Path, tmp_path: Path) -> None:
    wish = Wish("0.1.0", (), tmp_path / "tea.course", sign=True)
    handed = hand_out(draft, wish, tmp_path / "keys")
    key = find_key(tmp_path / "keys")
    assert key is not None
    assert handed.fingerprint == key.fingerprint
    assert key.fingerprint in handed.words()
    assert hand_out(draft, wish, tmp_path / "keys").fingerprint == key.fingerprint


def test_a_locked_key_asks_for_its_passphrase(draft: Path, tmp_path: Path) -> None:
    lock_key(make_key(tmp_path / "keys"), "open sesame")
    wish = Wish("0.2.0", (), tmp_path / "tea.course", sign=True, passphrase="open")
    with pytest.raises(KeyTrouble, match="not the passphrase"):
        hand_out(draft, wish, tmp_path / "keys")
    assert "version: 0.1.0" in page(draft)
    assert hand_out(draft, wish._replace(passphrase="open sesame"), tmp_path / "keys").fingerprint


def test_a_file_that_is_there_is_only_written_over_when_that_is_wished(draft: Path, tmp_path: Path) -> None:
    wish = Wish("0.1.0", (), tmp_path / "tea.course")
    hand_out(draft, wish)
    with pytest.raises(PackageTrouble, match="with other content"):
        hand_out(draft, wish._replace(changed=("New.",)))
    assert hand_out(draft, wish._replace(changed=("New.",), replace=True)).packed.size


def test_the_words_say_what_people_need_and_nothing_that_is_not_so(draft: Path, tmp_path: Path) -> None:
    facts = "contact: mailto:ana@quay.example\nneeds: 0.0.1\n"
    (draft / "course.md").write_text(page(draft).replace("minutes: 20\n", facts), encoding="utf-8")
    words = hand_out(draft, Wish("0.1.0", (), tmp_path / "tea.course")).words()
    assert words.startswith("Tea, version 0.1.0\n\nYou need a computer with Workbook")
    assert "version 0.0.1 or newer" in words
    assert "“tea.course”" in words
    assert words.endswith("Questions: ana@quay.example\n")
    assert "signed" not in words


@pytest.mark.parametrize(
    ("version", "after"),
    [("0.1.0", ["0.1.0", "0.1.1", "0.2.0", "1.0.0"]), ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
     ("x", ["1.0.0"])],
)  # fmt: skip
def test_versions_that_can_follow(version: str, after: list[str]) -> None:
    assert versions_after(version) == after
