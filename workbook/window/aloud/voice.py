"""The system's own voice: which program speaks here, and how a text in a language is given to it.

A text goes to it through a pipe, never among its arguments, which others on the computer could read.
"""

from __future__ import annotations

import re
import shutil
import sys
from typing import NamedTuple

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$in=New-Object IO.StreamReader([Console]::OpenStandardInput(),[Text.Encoding]::UTF8);"
    "$voice=New-Object Speech.Synthesis.SpeechSynthesizer;"
    "try{{$voice.SelectVoiceByHints('NotSet','NotSet',0,[Globalization.CultureInfo]'{language}')}}catch{{}};"
    "$voice.Speak($in.ReadToEnd())"
)
_MAC = (
    'voice=$(say -v "?" | sed -n "s/^\\(.*[^ ]\\)  *{language}[_-][A-Z].*#.*$/\\1/p" | head -n 1); '
    'exec say ${{voice:+-v "$voice"}} -f -'
)


class Voice(NamedTuple):
    """A program that speaks what it is given and ends then; `stop` is run where ending it does not make it silent."""

    command: tuple[str, ...]
    stop: tuple[str, ...] = ()
    most_bytes: int = 2000  # that it takes in one go


def voice_for(language: str, system: str = sys.platform) -> Voice | None:
    """What speaks here; None where there is nothing that does."""
    found = _LANGUAGE.match(language)
    code = found[0].lower() if found else "en"
    if system == "win32":
        shell = shutil.which("powershell")
        told = _WINDOWS.format(language=code)
        return Voice((shell, "-NoProfile", "-NonInteractive", "-Command", told)) if shell else None
    if system == "darwin":
        return Voice(("/bin/sh", "-c", _MAC.format(language=code))) if shutil.which("say") else None
    if program := shutil.which("spd-say"):
        # It takes lines of a thousand bytes; and the service would speak on without it.
        return Voice((program, "-e", "-w", "-N", "workbook", "-l", code), (program, "-S"), 900)
    return None


def as_spoken(text: str) -> str:
    """A text on one line, without what a program would take for a command to itself."""
    plain = " ".join(text.split()).replace("[[", "[ [")
    return f" {plain}" if plain.startswith("!-!") else plain


def pieces(texts: list[str], most_bytes: int) -> list[str]:
    """Texts in pieces that are spoken one by one, parted at the ends of sentences or else between words."""
    found = []
    for text in map(as_spoken, texts):
        rest = text
        while len(rest.encode()) > most_bytes:
            begins = rest.encode()[:most_bytes].decode(errors="ignore")
            at = max(begins.rfind(sign) for sign in (". ", "? ", "! ", "… ", "؟ ")) + 1
            at = at or begins.rfind(" ") + 1 or len(begins)
            found.append(rest[:at].strip())
            rest = rest[at:].lstrip() if rest[at:].strip() else ""
        found.append(as_spoken(rest))
    return [as_spoken(piece) for piece in found if any(sign.isalnum() for sign in piece)]
