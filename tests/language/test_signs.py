"""Signs of other programs: what they mean, and lines that a field of one line or a list is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.language.signs import in_one_line, lines_of, meant, spelt


@pytest.mark.parametrize(
    ("copied", "means"),
    [
        ("\uf0b7\tfirst\n\uf0a7 second\n  \uf06e third", "•\tfirst\n• second\n  • third"),
        ("\uf0d8 point", "• point"),
        ("a\u2003b\u2002c\u2009d", "a b c d"),
        ("before\ufffcafter", "beforeafter"),
        ("\uf0e0 on, \uf0fc done, \uf04a", "→ on, ✓ done, ☺"),
        ("\uf06f tea", "☐ tea"),
        ("angles \uf061 and \uf062, \uf044t", "angles α and β, Δt"),
        ("no\u00a0break, 全角\u3000blank", "no\u00a0break, 全角\u3000blank"),
        ("♯ ① 38℃", "♯ ① 38℃"),
    ],
)
def test_a_sign_is_what_it_means(copied: str, means: str) -> None:
    assert meant(copied) == means


@given(words=st.text(max_size=60))
def test_what_is_meant_means_itself(words: str) -> None:
    assert meant(meant(words)) == meant(words)
    assert "\n" not in in_one_line(words)
    assert in_one_line(in_one_line(words)) == in_one_line(words)


def test_a_sign_that_cannot_be_drawn_is_spelt() -> None:
    assert [spelt(sign) for sign in "♯①③℃Ⅳ"] == ["#", "1", "3", "°C", "IV"]
    assert spelt("a") == ""


def test_lines_are_without_the_bullets_before_them() -> None:
    assert lines_of("- red\n• green\r\n\n* last - but\n-3 degrees\n") == [
        "red",
        "green",
        "last - but",
        "-3 degrees",
    ]
    assert in_one_line("red\ngreen\r\n\nlast\n") == "red green last"
