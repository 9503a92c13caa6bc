"""Signed packages: whose they are shows, other programs still read them, and nobody is locked out."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbook.packaging.reading import Package, read_package
from workbook.packaging.signing import Signature, fingerprint, signature_of
from workbook.packaging.trust import FILE, Trust, signed_words
from workbook.packaging.writing import write_package

FILES = {"course.md": "---\ntitle: Ü\nid: c\nversion: 1.0.0\n---\n".encode(), "modules/1-a.md": b"Text.\n"}
NEWER = FILES | {"course.md": FILES["course.md"].replace(b"1.0.0", b"1.1.0")}
MINE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHERS = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def package(files: dict[str, bytes] = FILES, key: Ed25519PrivateKey | None = MINE) -> Package:
    return read_package(write_package(files, key))


def with_manifest(change: dict[str, object]) -> Package:
    """A package whose manifest somebody changed by hand, so that it still fits the files."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_package(FILES, MINE))) as before,
        zipfile.ZipFile(made, "w") as archive,
    ):
        for name in before.namelist():
            data = before.read(name)
            archive.writestr(name, json.dumps(json.loads(data) | change) if name == "manifest.json" else data)
    return read_package(made.getvalue())


def found(package: Package) -> Signature | None:
    assert package.manifest is not None
    return signature_of(package.manifest)


def test_a_signed_package_has_the_same_files_and_the_same_bytes_each_time() -> None:
    assert package() == FILES
    assert write_package(FILES, MINE) == write_package(FILES, MINE)


def test_it_tells_its_key_and_that_the_signature_fits() -> None:
    assert found(package()) == Signature(public(MINE), fits=True)
    assert found(package(key=None)) is None


def test_whatever_in_the_manifest_is_changed_breaks_the_signature() -> None:
    changes: tuple[dict[str, object], ...] = (
        {"title": "Another"},
        {"changes": ["x"]},
        {"more": 1},
        {"holder": "Somebody else"},
    )
    for change in changes:
        changed = found(with_manifest(change))
        assert changed == Signature(public(MINE), fits=False)


@pytest.mark.parametrize(
    "odd",
    [
        None,
        {},
        [],
        "x",
        {"key": 1, "value": 2},
        {"key": "zz", "value": ""},
        {"key": "00", "value": "00"},
        {"key": "00" * 32},
    ],
)
def test_a_signature_that_makes_no_sense_does_not_fit_and_locks_nobody_out(odd: object) -> None:
    made = with_manifest({"signature": odd})
    signature = found(made)
    assert made == FILES
    assert signature is not None
    assert not signature.fits


def test_a_fingerprint_is_five_groups_of_four_letters_that_cannot_be_mistaken() -> None:
    letters = fingerprint(public(MINE))
    assert letters == fingerprint(public(MINE)) != fingerprint(public(OTHERS))
    assert [len(group) for group in letters.split(" ")] == [4] * 5
    assert not set(letters) & set("ILOQUV0123456789")


# The same person as before


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    return Trust(tmp_path / "data")


def test_the_key_that_is_met_first_is_the_one_that_is_known(trust: Trust) -> None:
    assert trust.look_at(package()).standing == "first"
    assert trust.remember(package()).standing == "first"
    assert trust.remember(package(NEWER)).standing == "same"
    assert "from the same person as before" in signed_words(trust.look_at(package(NEWER)))


def test_looking_notes_nothing(trust: Trust, tmp_path: Path) -> None:
    trust.look_at(package())
    assert not (tmp_path / "data").exists()


def test_another_key_is_said_calmly_each_time_until_the_learner_takes_it(trust: Trust) -> None:
    trust.remember(package())
    other = package(NEWER, OTHERS)
    for _ in range(2):
        signed = trust.remember(other)
        assert (signed.standing, signed.known) == ("other", public(MINE))
        assert fingerprint(public(OTHERS)) in signed_words(signed)
    trust.accept(other)
    assert trust.look_at(other).standing == "same"
    assert trust.look_at(package()).standing == "other"


def test_a_signature_that_is_gone_is_said_too(trust: Trust) -> None:
    assert trust.remember(package(key=None)).standing == "unsigned"
    assert signed_words(trust.look_at(package(key=None))) == ""
    trust.remember(package())
    assert "was signed before, and this version is not" in signed_words(trust.look_at(package(NEWER, None)))
    assert trust.look_at(FILES).standing == "no-longer", "a folder is not signed"


def test_a_broken_signature_is_said_and_never_noted(trust: Trust) -> None:
    broken = with_manifest({"title": "Another"})
    assert trust.remember(broken).standing == "broken"
    trust.accept(broken)
    assert "does not fit" in signed_words(trust.look_at(broken))
    assert trust.look_at(package()).standing == "first"


def test_each_course_has_a_key_of_its_own(trust: Trust) -> None:
    trust.remember(package())
    another = FILES | {"course.md": FILES["course.md"].replace(b"id: c", b"id: d")}
    assert trust.remember(package(another, OTHERS)).standing == "first"
    assert trust.look_at(package(NEWER)).standing == "same"


def test_what_is_noted_is_private_and_tells_no_path(trust: Trust, tmp_path: Path) -> None:
    trust.remember(package())
    file = tmp_path / "data" / FILE
    assert file.stat().st_mode & 0o077 == 0
    assert json.loads(file.read_text()) == {"c": public(MINE).hex()}


@pytest.mark.parametrize("damaged", [b"", b"[]", b"{", b'{"c": 1}', b'{"c": "zz"}', b"\xff"])
def test_a_damaged_note_is_begun_anew(trust: Trust, tmp_path: Path, damaged: bytes) -> None:
    trust.remember(package())
    (tmp_path / "data" / FILE).write_bytes(damaged)
    assert trust.remember(package()).standing == "first"
    assert trust.remember(package()).standing == "same"


def test_where_nothing_can_be_noted_nobody_is_kept_from_working(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a plain file")
    assert Trust(tmp_path / "data" / "more").remember(package()).standing == "first"
