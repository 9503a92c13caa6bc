"""Words of a document as Markdown of a course: their looks stay, and no sign in them means anything by mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from workbook.answers.copies.markdown_text import clean, inline
from workbook.course.source import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.authoring.importing.parts import Paragraph, Run

_BEGINS = re.compile(r"#|>|\||[-+](?=\s|$)|-{2,}|:{3}|~{3}|[:~](?=\s)|=+\s*$")
_BULLETS = re.compile(r"[•·‣◦▪●○■□☐]|[–—‐‑−](?=\s)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_RUNS = re.compile(r"(!{50})!|(<{50})<")
_WORDY = re.compile(r"\w")
_LINKS = ("https://", "http://", "mailto:")
_BREAK = "  \n"
MOST_CELLS = 8_000  # of a table that a reader lays out as one
_FAR = LONGEST_LINE - 1000
_KEPT = ":/?#@!$&'*+,;=%~-._"  # what an address may have as it is


def escaped(words: str) -> str:
    """Words in which no sign means anything, in a line of Markdown."""
    text = inline(words)
    if "]" in text:
        text = text.replace("](", "]\\(").replace("]:", "]\\:")
    if "\\[@" in text:
        text = text.replace("\\[@", "\\[&#64;")
    if "{#" in text:
        text = text.replace("{#", "{\\#")
    return _RUNS.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", text) if "!!!!" in text else text


def line(text: str) -> str:
    """A line of Markdown that begins nothing by mistake."""
    text = text.strip()
    if _BEGINS.match(text):
        text = f"\\{text}"
    elif _BULLETS.match(text):
        text = f"&#{ord(text[0])};{text[1:]}"
    elif text[:1].isdigit():
        text = _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text
    return text if len(text) <= _FAR else _broken(text)


def _broken(text: str) -> str:
    """An endless line in several; between words where there are any."""
    parts = []
    while len(text) > _FAR:
        at = text.rfind(" ", _FAR // 2, _FAR)
        at = at if at > 0 else _FAR
        parts.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return "\n".join([*parts, text])


def of_runs(runs: Sequence[Run]) -> str:
    """Words with bold, italics, links and footnotes, in the lines that they have."""
    made = []
    for at, run in enumerate(runs):
        before = runs[at - 1].text[-1:] if at else ""
        after = runs[at + 1].text[:1] if at + 1 < len(runs) else ""
        made.append(_run(run, before, after))
    lines = "".join(made).split("\n")
    return _BREAK.join(shown for one in lines if (shown := line(one)))


def in_one_line(runs: Sequence[Run]) -> str:
    """The same without line breaks, for questions, items and cells."""
    flat = [run._replace(text=run.text.replace("\n", " ")) for run in runs]
    return " ".join(of_runs(flat).split())


def _run(run: Run, before: str, after: str) -> str:
    words = clean(run.text)
    note = f"[^{run.note}]" if run.note else ""
    core = words.strip()
    if not core or "\n" in core:
        return escaped(words) + note
    start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    shown = escaped(core)
    if run.link.startswith(_LINKS):
        shown = f"[{shown}]({quote(run.link, safe=_KEPT)})"
    elif run.link and run.link not in core and not run.link.startswith("#"):
        shown = f"{shown} ({escaped(run.link)})"
    marks = ("**" if run.bold else "") + ("*" if run.italic else "")
    if marks and _can_mark(core, start or before, end or after):
        shown = f"{marks}{shown}{marks[::-1]}"
    return f"{start}{shown}{end}{note}"


def _can_mark(core: str, before: str, after: str) -> bool:
    """Whether marks around some words are understood: beside a sign, a letter must not follow at once."""
    begins = _WORDY.match(core[0]) or not _WORDY.match(before[-1:])
    ends = _WORDY.match(core[-1]) or not _WORDY.match(after[:1])
    return bool(begins and ends)


def table(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> str:
    """A table to read; lines in a cell follow each other. Of a monstrous one the rows are lines."""
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        return "\n\n".join(line(" · ".join(filter(None, map(_cell, row)))) for row in rows)
    made = [[*map(_cell, row), *[""] * (width - len(row))] for row in rows]
    drawn = [" | ".join(row) for row in made]
    drawn.insert(1, " | ".join(["---"] * width))
    return "\n".join(f"| {one} |" for one in drawn)


def _cell(paragraphs: Sequence[Paragraph]) -> str:
    words = (in_one_line(paragraph.runs).replace("|", "\\|") for paragraph in paragraphs)
    return " ".join(filter(None, words)).replace("\\\\|", "\\|")


def items(paragraphs: Iterable[Paragraph]) -> str:
    """A list, with lists inside lists and numbers where there were some."""
    lines, counts, before = [], [0] * 12, -1
    for paragraph in paragraphs:
        bullet = paragraph.bullet
        depth = min(bullet.depth if bullet else 0, before + 1)
        if depth > before:
            counts[depth] = 0
        counts[depth] += 1
        before = depth
        sign = f"{counts[depth]}." if bullet and bullet.counts else "-"
        lines.append(f"{'    ' * depth}{sign} {in_one_line(paragraph.runs)}")
    return "\n".join(lines)


def note(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """A footnote as it stands below its page."""
    words = [of_runs(paragraph.runs).replace(_BREAK, "\n    ") for paragraph in paragraphs]
    return f"[^{name}]: " + "\n\n    ".join(filter(None, words))
