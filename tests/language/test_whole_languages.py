"""Languages that the whole program speaks: no message is without words, and what is said has that language's signs.

Another language may be begun and half done beside them; it is listed here when it is whole.
"""

import re

import pytest

from tests.language.catalogue import TEMPLATE, catalogue_of, messages_of, read, said_in, translated
from workbook.language.languages import languages_folder
from workbook.language.translation import WHOLE

QUOTED = {"de": ("„", "“"), "es": ("«", "»"), "ar": ("«", "»")}
QUOTES = "“”„«»‹›"


def test_a_language_that_is_listed_as_whole_is_where_the_window_looks_for_it() -> None:
    assert set(WHOLE) <= {file.stem for file in languages_folder().glob("*.po")}
    assert not {file.stem for file in languages_folder().glob("paper/*.po")} & set(WHOLE)


@pytest.mark.parametrize("code", WHOLE)
def test_no_message_is_without_words(code: str) -> None:
    missing = messages_of(read(TEMPLATE)) - translated(catalogue_of(code))
    assert "\n".join(repr(words) for _context, words in sorted(missing)) == "", f"say these in {code}.po"


@pytest.mark.parametrize("code", WHOLE)
def test_no_words_are_left_of_messages_that_are_gone(code: str) -> None:
    gone = messages_of(catalogue_of(code)) - messages_of(read(TEMPLATE))
    assert "\n".join(repr(words) for _context, words in sorted(gone)) == "", f"remove these from {code}.po"


@pytest.mark.parametrize("code", WHOLE)
def test_what_is_quoted_stands_in_the_languages_own_signs(code: str) -> None:
    own = QUOTED[code]
    odd = []
    for words in said_in(catalogue_of(code)):
        signs = [sign for sign in words if sign in QUOTES]
        if signs != list(own) * (len(signs) // 2):
            odd.append(words)
    assert odd == []


@pytest.mark.parametrize("code", WHOLE)
def test_words_begin_and_end_with_a_blank_only_where_the_message_does(code: str) -> None:
    assert [
        words
        for words in said_in(catalogue_of(code))
        if words != words.strip(" ") and not words.endswith(": ")
    ] == []


@pytest.mark.parametrize("code", WHOLE)
def test_a_button_or_a_screen_is_quoted_as_it_is_called_there(code: str) -> None:
    known = {plain(str(one.id)): plain(str(one.string)) for one in catalogue_of(code) if one.id}
    known["Use my recovery sheet"] = known["Use my recovery sheet instead"]
    odd = []
    for message in catalogue_of(code):
        if isinstance(message.id, str) and isinstance(message.string, str):
            quoted = [plain(name) for name in re.findall("“([^”{]+)”", message.id)]
            odd += [name for name in quoted if known.get(name, "") not in plain(message.string)]
    assert odd == []


def plain(words: str) -> str:
    """A name without what a menu adds to it."""
    return words.replace("&", "").strip("….")
