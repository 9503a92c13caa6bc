"""Makes a course in the Studio as a blind person does: by the menu, and then from stop to stop by Tab alone."""

from typing import Any

from tests.window.accessible.at_spi.tree import Program, act, found, give_keyboard, press_tab, wait_for

STOPS = 14  # of Tab: through the form of a course


def through_studio(program: Program) -> dict[str, list[list[str]]]:
    """What the rows of the structure say of themselves, and each stop of Tab."""
    choose_in_menu(program, "Make a course…")
    act(program.find("push button", "Start with"))
    dialog = program.find("dialog")
    assert program.find("text", "What is it called?", dialog).set_text_contents("Saying no")
    act(program.find("push button", "Make it", dialog))
    structure = program.find("tree", "Structure of the course")
    give_keyboard(wait_for("the Studio's window", lambda: titled(program, "Course Studio: Saying no")))
    act(structure, "SetFocus")
    rows = [["row", one.get_name()] for one in found(structure, "table cell")]
    stops = []
    for _ in range(STOPS):
        program.told_focus.clear()
        press_tab()
        one = wait_for("the next stop of Tab", lambda: program.told_focus and program.told_focus[-1])
        stops.append([one.get_role_name(), one.get_name(), one.get_description()])
    return {"the structure": rows, "by Tab": stops}


def titled(program: Program, title: str) -> Any:
    name = program.find("frame").get_name()
    return name if name == title else None


def choose_in_menu(program: Program, name: str) -> None:
    """Entries of menus can be pressed without opening these."""
    bar = program.find("menu bar")
    for n in range(bar.get_child_count()):
        menu = bar.get_child_at_index(n).get_child_at_index(0)
        for at in range(menu.get_child_count()):
            if menu.get_child_at_index(at).get_name() == name:
                act(menu.get_child_at_index(at))
                return
    raise SystemExit(f"No menu has {name}")
