"""JSON of a stranger: how deep it goes and how large its numbers are is bounded, whatever else it says."""

import json

import pytest

from workbook.bounded_json import BadJson, read_json

DEEP = "[" * 64 + "]" * 64


@pytest.mark.parametrize(
    "text",
    [
        "null",
        '"[[[["',
        DEEP,
        '{"a": [1, -2.5, true]}',
        "1" * 300,
        '"' + "[{" * 500 + '\\""',
        "[" + "[]," * 500 + "1]",
    ],
)
def test_what_a_program_of_ours_writes_is_read_as_ever(text: str) -> None:
    assert read_json(text) == json.loads(text)
    assert read_json(b"\xef\xbb\xbf" + text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [f"[{DEEP}]", '{"a":' * 900 + "1" + "}" * 900, "[" * 1_000_000, "NaN", "[-Infinity]", "1e400", "9" * 301],
)
def test_what_is_beyond_the_bounds_is_refused(text: str) -> None:
    with pytest.raises(BadJson):
        read_json(text)


@pytest.mark.parametrize("text", ["", "[", b"\xff", "{'a': 1}", "1" + "e" * 80])
def test_what_is_no_json_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_a_quotation_that_never_ends_is_refused_without_looking_back_again_and_again() -> None:
    """At each `\"` the rest was once read anew: 40,000 signs took seconds, and these would take an hour."""
    with pytest.raises(ValueError, match=r"."):
        read_json("[" + "[]," * 100 + '"' + '\\"' * 500_000)
