"""Strings that are too long to be held are taken out of JSON, whatever stands around and in them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.copies import long_strings
from workbook.answers.copies.long_strings import WithoutLongStrings
from workbook.answers.tables import long_answers

MOST = 12
VALUES = st.recursive(
    st.none() | st.integers() | st.text() | st.text('"\\u\n ', max_size=40),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (long_strings, long_answers):
        monkeypatch.setattr(module, "PIECE", 5)
    monkeypatch.setattr(long_strings, "MOST_BYTES", MOST)


@pytest.mark.parametrize("ascii_only", [True, False])
@given(value=VALUES)
def test_what_is_taken_out_can_be_put_back(value: Any, ascii_only: bool, tmp_path_factory: Any) -> None:
    place = tmp_path_factory.mktemp("json") / "a.json"
    place.write_text(json.dumps(value, ensure_ascii=ascii_only), "utf-8")
    found = WithoutLongStrings(place)
    assert found.restored(json.loads(found.data())) == value


def test_a_long_string_is_told_as_json_too(tmp_path: Path) -> None:
    place = tmp_path / "a.json"
    place.write_text(json.dumps(words := "ö\t😀 " * 100), "utf-8")
    found = WithoutLongStrings(place)
    long = found.find(json.loads(found.data()))
    assert long
    assert "".join(long.json()) == json.dumps(words, ensure_ascii=False)


def test_what_is_left_is_short(tmp_path: Path) -> None:
    place = tmp_path / "a.json"
    place.write_text(json.dumps({"a": "word " * 1000, "b": "short", "c": 'x"\\' * 1000}), "utf-8")
    found = WithoutLongStrings(place)
    assert len(found.data()) < 150
    assert json.loads(found.data())["b"] == "short"


@pytest.mark.parametrize("broken", ['"' + "x" * 100, '{"a": "' + "x\\" * 100, '["' + "x" * 50 + "\\"])
def test_a_string_without_an_end_is_no_json(tmp_path: Path, broken: str) -> None:
    place = tmp_path / "a.json"
    place.write_text(broken, "utf-8")
    with pytest.raises(ValueError, match=r"."):
        json.loads(WithoutLongStrings(place).data())


def test_an_escape_that_is_none_is_told(tmp_path: Path) -> None:
    place = tmp_path / "a.json"
    place.write_text('["' + "x" * 50 + '\\q"]', "utf-8")
    found = WithoutLongStrings(place)
    long = found.find(json.loads(found.data())[0])
    assert long
    with pytest.raises(ValueError, match="escape"):
        long.whole()
