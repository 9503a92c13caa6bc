"""What a sentence quotes keeps its own direction."""

import pytest

from workbook.language.signs import in_own_direction, isolated


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Nothing here.", "Nothing here."),
        ("`{#a}` stands", "\u2068`{#a}`\u2069 stands"),
        ("«tea.course» هنا", "«\u2068tea.course\u2069» هنا"),
        ("“a” and „b“", "“\u2068a\u2069” and „\u2068b\u2069“"),
        ("“\u2068a\u2069”", "“\u2068a\u2069”"),
    ],
)
def test_what_is_quoted_is_set_apart(said: str, shown: str) -> None:
    assert isolated(said) == shown
    assert isolated(shown) == shown or "`" in said


def test_a_path_runs_as_its_letters_do() -> None:
    assert in_own_direction("/home/a") == "\u2068/home/a\u2069"
