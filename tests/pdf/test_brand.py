"""The practice that a course comes from, on paper: cover, footer, and whom to ask on the last page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.authoring.mistakes import png

if TYPE_CHECKING:
    from .conftest import Desk, Paper

HEAD = "---\ntitle: Ways & Means\nid: ways\nversion: 1.0.0\nlanguage: en\n"
NAME = "Practice at the Quay"
PICTURE = b"/Subtype /Image"


def paper(new_desk: Any, facts: str, edition: str = "keepsake", **options: Any) -> Paper:
    page = f"{HEAD}{facts}---\nHello.\n".encode()
    desk: Desk = new_desk(
        "---\ntitle: M\n---\nText.\n\n::: line it\nWhat?\n:::\n",
        {"course.md": page, "media/logo.png": png(4, 2)},
    )
    return desk.make(edition, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", ["keepsake", "workshop", "blank", "facilitator"])
def test_name_and_picture_stand_on_the_cover_and_the_name_in_every_footer(
    new_desk: Any, edition: str
) -> None:
    made = paper(new_desk, f"brand-name: {NAME}\nbrand-picture: media/logo.png\n", edition)
    assert all(NAME in page for page in made.pages)
    assert len(list(made.reader.pages[0].images)) == 1
    assert "Ways & Means · Practice at the Quay" in made.pages[1]


def test_the_name_has_the_colour_if_it_can_be_read_in_it(new_desk: Any) -> None:
    clay, pale = "0.596 0.278 0.114", "0.878 0.753 0.251"
    assert clay in cover(paper(new_desk, f"brand-name: {NAME}\nbrand-colour: clay\n"))
    assert pale not in cover(paper(new_desk, f"brand-name: {NAME}\nbrand-colour: #e0c040\n"))


def cover(made: Paper) -> str:
    """What draws the first page."""
    return made.reader.pages[0].get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]


def test_a_long_name_takes_no_more_than_its_share(new_desk: Any) -> None:
    made = paper(new_desk, f"brand-name: {'A practice with a very long name ' * 9}\n", large_print=True)
    assert "Private. For my shelf." in made.pages[1]
    assert "…" in made.pages[1]


def test_a_picture_that_is_not_there_is_left_out(new_desk: Any) -> None:
    made = paper(new_desk, "brand-picture: media/gone.png\n")
    assert list(made.reader.pages[0].images) == []


@pytest.mark.parametrize("edition", ["keepsake", "workshop", "blank", "facilitator"])
def test_whom_to_ask_stands_on_the_last_page(new_desk: Any, edition: str) -> None:
    made = paper(new_desk, "contact: mailto:ana@quay.example\n", edition)
    assert "Questions about this course: ana@quay.example" in made.pages[-1]
    assert "Questions about this course" not in paper(new_desk, "", edition).text


def test_what_is_longer_than_the_cover_has_room_for_ends_with_an_ellipsis(new_desk: Any) -> None:
    long = "words " * 300
    facts = f"subtitle: {long}\nbrand-name: {'At the Quay ' * 9}\n"
    shown = paper(new_desk, facts.replace("Ways", "W")).pages[0]
    assert shown.count("…") == 2
    head = HEAD.replace("Ways & Means", f"Ways {long}")
    desk = new_desk("Text.\n", {"course.md": f"{head}---\nHello.\n".encode()})
    title = desk.make("keepsake").pages[0]
    assert title.count("…") == 1
    assert "…" not in paper(new_desk, f"brand-name: {NAME}\n").pages[0]
