"""Elements and attributes of a Word file by their plain names: their namespaces are written in two ways."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_OFF = ("0", "false", "off", "none", "nil")


@lru_cache(maxsize=4096)
def plain(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def name_of(element: Element) -> str:
    """What an element is called."""
    return plain(element.tag)


def attribute(element: Element | None, name: str) -> str:
    """The value of an attribute; empty if there is none."""
    if element is not None:
        for key, value in element.attrib.items():
            if plain(key) == name:
                return value
    return ""


def child(element: Element | None, *names: str) -> Element | None:
    """A child, or the child of one, by their names."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if plain(one.tag) == name), None)
    return element


def value(element: Element | None, *names: str) -> str:
    """What a child's `val` says."""
    return attribute(child(element, *names), "val")


def is_on(element: Element | None, *names: str) -> bool:
    """Whether a switch such as bold is there and not turned off."""
    found = child(element, *names)
    return found is not None and attribute(found, "val").lower() not in _OFF


def number(words: str) -> int | None:
    """A whole number, also a negative one; nothing for anything else."""
    digits = words.strip().removeprefix("-")
    return int(words) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def inside(element: Element, name: str) -> Iterator[Element]:
    """All elements of a name, however deep."""
    return (one for one in element.iter() if plain(one.tag) == name)
