"""Does module 1 and begins a course as a blind person's tools do, by AT-SPI alone, and prints what was told.

Run in a session of its own, with the project in PYTHONPATH: /usr/bin/python3 module_one.py COMMAND...
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from tests.window.accessible.at_spi.in_studio import choose_in_menu, through_studio
from tests.window.accessible.at_spi.tree import (
    Program,
    act,
    below,
    found,
    give_keyboard,
    headers,
    is_in,
    wait_for,
)

SPOKEN = (
    "heading", "panel", "table", "table column header", "table cell", "text", "check box", "radio button", "slider",
)  # fmt: skip


class Visit:
    """One way through the pages; `told` is what each page said of itself, in reading order."""

    def __init__(self, command: list[str]) -> None:
        self.program = Program(command)
        self.page: Any = None
        self.told: dict[str, list[list[str]]] = {}

    def come_to(self, title: str) -> None:
        """A page has opened: note what it tells, top to bottom."""
        self.page = self.program.find("document frame", title)
        wait_for("all of the page", lambda: self._tells() == self._tells())
        self.told[title] = self._tells()

    def _tells(self) -> list[list[str]]:
        said = [[one.get_role_name(), one.get_name()] for one in below(self.page)]
        return [[role, name] for role, name in said if role in SPOKEN and (name or role != "panel")]

    def on(self, title: str) -> None:
        act(self.program.find("push button", f"Next page: {title}"))
        self.come_to(title)

    def card(self, title: str) -> Any:
        """An exercise, whatever its number."""
        return wait_for(title, lambda: next(self._cards(title), None))

    def _cards(self, title: str) -> Iterator[Any]:
        return (one for one in found(self.page, "panel") if f": {title}" in one.get_name())

    def field(self, name: str) -> Any:
        return self.program.find("text", name, self.page)

    def choose(self, card: Any, role: str, name: str) -> None:
        """Tick it, or choose it; it then says that it is."""
        box = self.program.find(role, name, card)
        assert not is_in(box, "checked")
        act(box, "Toggle")
        wait_for(f"{name}, checked", lambda: is_in(box, "checked"))

    def fill(self, table: Any, cell: str, words: str) -> None:
        """Select a cell: a field opens in it, and has the keyboard."""
        column, row = cell.split(", ")
        cells = found(table, "table cell")
        act(next(one for one in cells if headers(one) == [column, row]), "Toggle")
        field = self.program.focused("text", cell)
        assert field.set_text_contents(words)


def through_module_one(visit: Visit) -> None:
    program = visit.program
    rows = program.find("tree", "Outline of the course")
    act(program.find("table cell", "Before you begin, not opened yet", rows))
    visit.come_to("Your own way")
    give_keyboard(program.find("frame").get_name())
    assert program.find("table cell", "Your own way, you are here", rows)

    hopes = visit.card("What brought me here")
    assert visit.field("What brought me here").set_text_contents("A letter\nfrom Ines, read twice")
    visit.choose(hopes, "radio button", "Just for me")

    visit.on("Two who walk along")
    visit.on("Where you are")
    line = program.find("slider", "How connected I felt in the past week", visit.page)
    assert line.get_description() == "not chosen yet"
    assert line.set_current_value(7)
    wait_for("the number", lambda: line.get_description() == "7 of 0 to 10")
    line = program.find("slider", "How settled my body felt in the past week", visit.page)
    for _ in range(4):
        act(line, "Increase")
    wait_for("the number", lambda: line.get_current_value() == 3)

    visit.on("A way to stop")
    pauses = visit.card("My ways to pause")
    for way in ("Drink some water", "Call or message someone"):
        visit.choose(pauses, "check box", way)
    act(program.find("push button", "Add my own", pauses))
    own = program.find("text", "", pauses)
    assert own.get_name()
    assert own.set_text_contents("feed the hens")
    people = program.find("table", "People I could reach", visit.page)
    visit.fill(people, "Who, row 1", "Ines")
    visit.fill(people, "How to reach them, Ines", "at the lake")
    visit.fill(people, "Who, row 2", "the helpline")
    visit.fill(people, "Good for what, the helpline", "the middle of the night")

    visit.on("Look around")
    practice = visit.card("Three things that are all right")
    act(program.find("push button", "Begin, 1 minute", practice))
    act(program.find("push button", "End here", practice))
    assert visit.field("Three things that are all right: a note").set_text_contents("lamp, floor, sky")
    for beginning, rest in (
        ("I may skip", "what hurts"),
        ("I will stop when", "the kettle sings"),
        ("A good time and place for this is", "Sundays, on the bench"),
    ):
        assert visit.field(beginning).set_text_contents(rest)

    act(program.find("push button", "Page before: A way to stop"))
    visit.come_to("A way to stop")
    act(rows, "SetFocus")
    program.focused("table cell", "A way to stop, you are here")


if __name__ == "__main__":
    visit = Visit(sys.argv[1:])
    through_module_one(visit)
    studio = through_studio(visit.program)
    choose_in_menu(visit.program, "Quit")
    assert visit.program.end() == 0
    json.dump({"module": visit.told, "studio": studio}, sys.stdout)
