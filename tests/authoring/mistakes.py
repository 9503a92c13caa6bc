"""The mistakes that `check` knows: small courses, each with the one problem that is told of it.

Sentences stand whole in their lines, so that they can be read and searched for.
"""
# ruff: noqa: E501

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from tests import sounds

TOP = """---
title: C
id: c
version: 1.0.0
language: en
summary: S
author: A
holder: H
licence: L
---
Hi.
"""
HEAD = "---\ntitle: M\n---\n"
CLEAN = {"course.md": TOP, "modules/m.md": f"{HEAD}Text.\n"}
LINK = "a link to a file outside"

Written = dict[str, str | bytes | None]


class Row(NamedTuple):
    """Files beside or in place of the clean ones (None: gone), and the one problem that they have."""

    files: Written
    place: str
    what: str
    hint: str


def module(text: str) -> Written:
    """A module with this text; its first line is line 4 of the file."""
    return {"modules/m.md": HEAD + text}


def practice(text: str) -> Written:
    """A practice that lacks nothing else; the text begins in line 8."""
    return module(f"::: practice it\nstop: S\neasier: E\nalone: A\n{text}:::\n")


def facts(old: str, new: str) -> Written:
    """The title page with something else among its facts."""
    assert old in TOP
    return {"course.md": TOP.replace(old, new)}


def modules(count: int) -> Written:
    """So many modules."""
    return {f"modules/{n}.md": f"{HEAD}Text.\n" for n in range(1, count)}


def png(width: int, height: int) -> bytes:
    """A picture of this size, of which only a small one has all its dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height if width < 10 else b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + dots + chunk(b"IEND", b"")


ROWS = [
    # facts
    Row(
        facts("licence: L\n", ""),
        "course.md:1:1 error missing-fact",
        "This fact is missing: `licence`.",
        "Add a line such as `licence: …` to the facts.",
    ),
    Row(
        {"modules/m.md": "Text.\n"},
        "modules/m.md:1:1 error missing-fact",
        "This fact is missing: `title`.",
        "Begin it with a line of three hyphens (---), a line `title: …` and three hyphens.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\nminuts: 5\n---\nText.\n"},
        "modules/m.md:3:1 error unknown-fact",
        "`minuts` is not a fact of this file.",
        "Did you mean `minutes`?",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\ncolour: red\n---\nText.\n"},
        "modules/m.md:3:1 error unknown-fact",
        "`colour` is not a fact of this file.",
        "It knows `title`, `id`, `minutes`, `summary`, `tender`.",
    ),
    Row(
        {"sources.md": HEAD},
        "sources.md:2:1 error unknown-fact",
        "`title` is not a fact of this file.",
        "It has no facts; write your words below the second line of hyphens.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\ntitle: N\n---\nText.\n"},
        "modules/m.md:3:1 error repeated-fact",
        "`title` stands here twice; the first one counts.",
        "Keep one of them.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\nminutes:\n---\nText.\n"},
        "modules/m.md:3:1 advice empty-fact",
        "Nothing stands behind `minutes:`.",
        "Write its value in the same line, or remove the line.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\nJust words\n---\nText.\n"},
        "modules/m.md:3:1 error not-a-fact",
        "This line among the facts is not `key: value`.",
        "Write a key, a colon, a blank and the value.",
    ),
    Row(
        facts("author: A\n", "author:\n  name: A\n"),
        "course.md:8:1 error fact-in-fact",
        "`name` stands inside `author`; facts do not hold others.",
        "Write the value behind `author:` in one line.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\n\nText without an end above.\n"},
        "modules/m.md:3:1 error unclosed-facts",
        "The facts at the top have no end.",
        "Add a line of three hyphens (---) under the last of them.",
    ),
    Row(
        {"modules/m.md": "—\ntitle: M\n—\nText.\n"},
        "modules/m.md:1:1 error other-hyphens",
        "The facts begin with `—`, and not with three hyphens.",
        "Write --- above and below the facts. A program that joins hyphens to a dash lets you undo that, or switch it off (“smart dashes”).",
    ),
    Row(
        {"modules/m.md": "+++\ntitle: M\n+++\nText.\n"},
        "modules/m.md:1:1 error other-hyphens",
        "The facts begin with `+++`, and not with three hyphens.",
        "Write --- above and below the facts. A program that joins hyphens to a dash lets you undo that, or switch it off (“smart dashes”).",
    ),
    Row(
        {"modules/m.md": "title: M\n\nText.\n"},
        "modules/m.md:1:1 error no-hyphens",
        "The facts begin without a line of three hyphens.",
        "Write --- in a line of its own above the facts, and another below.",
    ),
    Row(
        facts("id: c", "id: My Course"),
        "course.md:3:1 error bad-id",
        "`My Course` cannot be an id.",
        "Use lower-case letters, digits and hyphens, at most 40.",
    ),
    Row(
        facts("1.0.0", "1"),
        "course.md:4:1 error bad-version",
        "`1` is not a version.",
        "Write three numbers with dots between them, such as 1.0.0.",
    ),
    Row(
        facts("holder: H", "holder: H\nneeds: new"),
        "course.md:9:1 error bad-version",
        "`new` is not a version.",
        "Write three numbers with dots between them, such as 1.0.0.",
    ),
    Row(
        facts("holder: H", "holder: H\nneeds: 99.0.0"),
        "course.md:9:1 error needs-newer",
        "This course needs version 99.0.0 of Workbook; this is 0.1.0.",
        "Get a newer Workbook.",
    ),
    Row(
        facts("language: en", "language: Deutsch"),
        "course.md:5:1 error bad-language",
        "`Deutsch` is not a language.",
        "Write its short name: `language: de`.",
    ),
    Row(
        facts("language: en", "language: de_AT"),
        "course.md:5:1 error bad-language",
        "`de_AT` is not a language.",
        "Write its short name: `language: de-AT`.",
    ),
    Row(
        facts("language: en", "language: Klingon"),
        "course.md:5:1 error bad-language",
        "`Klingon` is not a language.",
        "Write its short name, such as en, de or pt-BR.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\nminutes: twenty\n---\nText.\n"},
        "modules/m.md:3:1 error bad-number",
        "`minutes` is to be a whole number, not `twenty`.",
        "Write for example `minutes: 20`.",
    ),
    Row(
        {"help.md": "---\nchecked: 22.11.2026\n---\nCall.\n"},
        "help.md:2:1 error bad-date",
        "`22.11.2026` is not a date.",
        "Write year, month and day, such as 2027-02-22.",
    ),
    Row(
        facts("holder: H", "holder: H\ncover: glitter rust"),
        "course.md:9:1 error unknown-cover",
        "`cover` does not know `glitter`.",
        "Patterns are `rings`, `waves`; colours are `spruce`, `clay`, `rust`, `plum`, `slate`, `moss`, `ochre`. Or name a picture such as `media/cover.jpg`.",
    ),
    Row(
        facts("holder: H", "holder: H\ncover: waves #336699"),
        "course.md:9:1 error unknown-cover",
        "`cover` does not know `#336699`.",
        "Patterns are `rings`, `waves`; colours are `spruce`, `clay`, `rust`, `plum`, `slate`, `moss`, `ochre`. Or name a picture such as `media/cover.jpg`.",
    ),
    Row(
        facts("holder: H", "holder: H\nbrand-colour: #12345"),
        "course.md:9:1 error bad-colour",
        "`#12345` is not a colour.",
        "Write one of `spruce`, `clay`, `rust`, `plum`, `slate`, `moss`, `ochre`, or # and six digits such as `#1F5C57`.",
    ),
    Row(
        facts("holder: H", "holder: H\nbrand-colour: #e0c040"),
        "course.md:9:1 advice pale-colour",
        "`#e0c040` is too pale for words on white paper, so they are printed in black.",
        "Choose a darker colour: the contrast is 1.8, and words need 4.5.",
    ),
    Row(
        facts("holder: H", "holder: H\nbrand-picture: media/logo.png"),
        "course.md:9:1 error missing-picture",
        "There is no picture `media/logo.png`.",
        "Put it into the folder media.",
    ),
    Row(
        facts("holder: H", "holder: H\nbrand-name:"),
        "course.md:9:1 advice empty-fact",
        "Nothing stands behind `brand-name:`.",
        "Write its value in the same line, or remove the line.",
    ),
    Row(
        facts("holder: H", "holder: H\ncover: media/cover.png"),
        "course.md:9:1 error missing-picture",
        "There is no picture `media/cover.png`.",
        "Put it into the folder media.",
    ),
    Row(
        {"modules/m.md": " \n"},
        "modules/m.md:1:1 error empty-file",
        "This file is empty.",
        "Begin it with a line of three hyphens (---), a line `title: …` and three hyphens.",
    ),
    Row(
        {"help.md": ""},
        "help.md:1:1 error empty-file",
        "This file is empty.",
        "Write something into it, or remove it.",
    ),
    # files
    Row(
        {"course.md": None},
        "course.md:1:1 error no-course-file",
        "There is no course.md here.",
        "A course is a folder with a file course.md and a folder modules.",
    ),
    Row(
        {"modules/m.md": None},
        "modules:1:1 error no-modules",
        "This course has no modules.",
        "Add a file such as modules/01-start.md.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\n---\nText.\n".encode("utf-16")},
        "modules/m.md:1:1 error utf-16",
        "This file is saved as UTF-16; some programs call that “Unicode”.",
        "Save it again as plain text with the encoding UTF-8: in Notepad by “Save as…”, in TextEdit after “Make Plain Text”.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\n---\nText.\n".encode("utf-16-le")},
        "modules/m.md:1:1 error utf-16",
        "This file is saved as UTF-16; some programs call that “Unicode”.",
        "Save it again as plain text with the encoding UTF-8: in Notepad by “Save as…”, in TextEdit after “Make Plain Text”.",
    ),
    Row(
        {"modules/m.md": "---\ntitle: M\n---\nCafé.\n".encode("cp1252")},
        "modules/m.md:4:1 error not-utf-8",
        "From this line on, letters are saved in another way than UTF-8 (perhaps as Windows-1252 or Latin-1).",
        "Save it again as plain text with the encoding UTF-8: in Notepad by “Save as…”, in TextEdit after “Make Plain Text”.",
    ),
    Row(
        {"modules/m.md": b"{\\rtf1\\ansi Text}"},
        "modules/m.md:1:1 error formatted-text",
        "This is formatted text (RTF) under the name of a plain text.",
        "Open it there, copy the words into a new file of a plain text editor (Notepad; TextEdit after “Make Plain Text”), and save that as UTF-8 under this name.",
    ),
    Row(
        {"modules/m.md": b"PK\x03\x04\x14\x00word/document.xml"},
        "modules/m.md:1:1 error formatted-text",
        "This is a document of a writing program, such as Word, or a PDF, under the name of a plain text.",
        "Open it there, copy the words into a new file of a plain text editor (Notepad; TextEdit after “Make Plain Text”), and save that as UTF-8 under this name.",
    ),
    Row(
        {"modules/m.md": b"Text and \x00 signs"},
        "modules/m.md:1:1 error unreadable",
        "This file is not plain text in UTF-8.",
        "Save it again as plain text with the encoding UTF-8: in Notepad by “Save as…”, in TextEdit after “Make Plain Text”.",
    ),
    Row(
        {"modules/m.md": b"a\n" * 130_000},
        "modules/m.md:1:1 error too-large",
        "This text file has more than 256 kB.",
        "Split it into several modules, and keep pictures in media/.",
    ),
    Row(
        modules(1001),
        "modules:1:1 error too-many",
        "This course has 1001 modules; at most 1000 are possible.",
        "Make two courses of it.",
    ),
    Row(
        modules(201),
        "modules:1:1 advice too-many",
        "This course has 201 modules; more than 200 are hard to find one’s way in.",
        "Perhaps it is two courses.",
    ),
    Row(
        {"modules/what?.md": "---\ntitle: N\n---\nText.\n"},
        "modules/what?.md:1:1 error bad-name",
        "“what?.md” has signs that a file name cannot have.",
        "Give it a short name of letters, digits and hyphens.",
    ),
    Row(
        {"media/Tree.png": png(2, 2), "media/tree.png": png(2, 2)},
        "media/tree.png:1:1 error same-name",
        "This name and `media/Tree.png` are the same to some computers.",
        "Rename one of the two.",
    ),
    Row(
        {"modules/1-a.md": "---\ntitle: A\n---\nText.\n", "modules/01-b.md": "---\ntitle: B\n---\nText.\n"},
        "modules/1-a.md:1:1 advice same-number",
        "modules/01-b.md has the same number; which of them comes first is told by the words behind it.",
        "Give one of them another number if that is not the order you want.",
    ),
    # pictures
    Row(
        {"media/tree.png": b"no picture"},
        "media/tree.png:1:1 error bad-picture",
        "This file is not a PNG, JPEG, GIF or WebP picture, or it is damaged.",
        "Save it again as PNG or JPEG.",
    ),
    Row(
        {"media/tree.jpg": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heic"},
        "media/tree.jpg:1:1 error bad-picture",
        "This file is a HEIC picture, which cannot be shown here. On an iPhone, Settings, Camera, Formats, “Most compatible” makes JPEG from now on; one that is there already becomes one when you mail it to yourself, or open it on your computer and save it as JPEG.",
        "Put the new file into media/ in its place.",
    ),
    Row(
        {"media/tree.png": png(2, 2) + bytes(20_000_000)},
        "media/tree.png:1:1 error bad-picture",
        "This file is larger than 20 MB.",
        "Make it smaller: 2,000 dots on the longer side are plenty on screen and on paper.",
    ),
    Row(
        {"media/tree.png": png(9000, 9000)},
        "media/tree.png:1:1 error bad-picture",
        "This file has 9000 × 9000 dots; at most 40 million are possible.",
        "Make it smaller: 2,000 dots on the longer side are plenty on screen and on paper.",
    ),
    Row(
        module("![A tree](media/tree.png)\n"),
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media/tree.png`.",
        "Put it into the folder media.",
    ),
    Row(
        {"modules/m.md": HEAD + "![A tree](media/tree.png)\n", "media/Tree.png": png(2, 2)},
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media/tree.png`.",
        "Capital and small letters count: the file is called `media/Tree.png`.",
    ),
    Row(
        {"modules/m.md": HEAD + "![A tree](media/u\u0308bung.png)\n", "media/übung.png": png(2, 2)},
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media/u\u0308bung.png`.",
        "The file is there, but its name is made of other signs that look the same. Give the file a name of plain letters, such as `media/ubung.png`, and write that here.",
    ),
    Row(
        {"modules/m.md": HEAD + "![A tree](media\\tree.png)\n", "media/tree.png": png(2, 2)},
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media\\tree.png`.",
        "Write it as `media/tree.png`.",
    ),
    Row(
        {"modules/m.md": HEAD + "![A tree](tree.png)\n", "media/tree.png": png(2, 2)},
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `tree.png`.",
        "The file lies at `media/tree.png`; write that.",
    ),
    Row(
        {"modules/m.md": HEAD + "![A tree](media/tre.png)\n", "media/tree.png": png(2, 2)},
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media/tre.png`.",
        "Did you mean `media/tree.png`?",
    ),
    Row(
        module("::: drawing it\npicture: media/tree.png\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error missing-picture",
        "There is no picture `media/tree.png` to show here.",
        "Put it into the folder media.",
    ),
    Row(
        module("![A tree](https://example.org/tree.png)\n"),
        "modules/m.md:4:1 error picture-elsewhere",
        "The picture `https://example.org/tree.png` is not part of the course.",
        "Put the picture itself into media/; courses work without the internet.",
    ),
    Row(
        module("![A tree](file:///home/tree.png)\n"),
        "modules/m.md:4:1 error picture-elsewhere",
        "`file:///home/tree.png` is a place on one computer only.",
        "Put the picture into media/, and write media/ and its name.",
    ),
    Row(
        module("![A field](media/IMG_1.HEIC)\n"),
        "modules/m.md:4:1 error other-picture",
        "`media/IMG_1.HEIC` is a HEIC photo, which cannot be shown here.",
        "iPhones take such photos. Open it on your computer, save it as JPEG into media/, and write that name here.",
    ),
    Row(
        module("![A field](media/walk.mp4)\n"),
        "modules/m.md:4:1 error other-picture",
        "`media/walk.mp4` is a film, which cannot be shown here.",
        "A course holds words and pictures. Put it somewhere on the web, and link to it with https://…",
    ),
    Row(
        module("![A field](media/field)\n"),
        "modules/m.md:4:1 error no-picture",
        "`media/field` is not a picture.",
        "A picture is a PNG, JPEG, GIF or WebP file in media/.",
    ),
    Row(
        {"modules/m.md": HEAD + "![](media/tree.png)\n", "media/tree.png": png(2, 2)},
        "modules/m.md:4:1 advice no-alternative-text",
        "The picture `media/tree.png` has no words for people who cannot see it.",
        "Write them between the square brackets: ![what it shows](…).",
    ),
    # recordings
    Row(
        {"media/a.mp3": png(2, 2)},
        "media/a.mp3:1:1 error bad-recording",
        "This file is a picture, not a recording.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.mp3": b"no recording"},
        "media/a.mp3:1:1 error bad-recording",
        "This file is not an MP3, FLAC or WAV recording, or it is damaged.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.mp3": sounds.mp3(1, promised=99)},
        "media/a.mp3:1:1 error bad-recording",
        "This file is not an MP3, FLAC or WAV recording, or it is damaged.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.wav": sounds.wav()[:-9]},
        "media/a.wav:1:1 error bad-recording",
        "This file is not an MP3, FLAC or WAV recording, or it is damaged.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.mp3": sounds.opus()},
        "media/a.mp3:1:1 error bad-recording",
        "This file is a recording in the format Opus, which cannot be played here.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.mp3": b"\0\0\0\x18ftypM4A \0\0\0\0"},
        "media/a.mp3:1:1 error bad-recording",
        "This file is a recording in the format M4A, which cannot be played here.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.flac": sounds.flac(4 * 3600, rate=4000)},
        "media/a.flac:1:1 error bad-recording",
        "This file takes longer than three hours.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        {"media/a.mp3": sounds.mp3(2, tag=bytes(20_000_000))},
        "media/a.mp3:1:1 error bad-recording",
        "This file is larger than 20 MB.",
        "Save it again as MP3: 64 kbit/s in one channel is plenty for a voice, and 40 minutes of it have 20 MB.",
    ),
    Row(
        module("![An evening](media/a.mp3)\n"),
        "modules/m.md:4:1 error missing-recording",
        "There is no recording `media/a.mp3`.",
        "Put it into the folder media.",
    ),
    Row(
        {**practice("audio: media/A.mp3\n\nQ?\n"), "media/a.mp3": sounds.mp3(), "media/a.md": "W."},
        "modules/m.md:4:1 error missing-recording",
        "There is no recording `media/A.mp3`.",
        "Capital and small letters count: the file is called `media/a.mp3`.",
    ),
    Row(
        practice("audio: media/a.m4a\n\nQ?\n"),
        "modules/m.md:8:1 error bad-value",
        "`audio` cannot be `media/a.m4a`.",
        "It is an MP3, FLAC or WAV file in the folder media, such as `media/evening.mp3`.",
    ),
    Row(
        module("![An evening](media/a.opus)\n"),
        "modules/m.md:4:1 error other-recording",
        "`media/a.opus` is a recording in the format Opus, which cannot be played here.",
        "Save it as MP3 with the program that you record with, put that into media/, and write its name here.",
    ),
    Row(
        {"media/a.m4a": b"x"},
        "media/a.m4a:1:1 advice other-recording",
        "`media/a.m4a` is a recording in the format M4A, which cannot be played here.",
        "Save it as MP3 with the program that you record with, put that into media/, and write its name here.",
    ),
    Row(
        {**module("![An evening](media/a.mp3)\n"), "media/a.mp3": sounds.mp3()},
        "modules/m.md:4:1 advice no-transcript",
        "The words of the recording `media/a.mp3` can nowhere be read.",
        "Write them into `media/a.md`: for whoever cannot listen just now, and for paper.",
    ),
    Row(
        {**module("![](media/a.mp3)\n"), "media/a.mp3": sounds.mp3(), "media/a.md": "Words."},
        "modules/m.md:4:1 advice no-alternative-text",
        "Nothing says what is heard in the recording `media/a.mp3`.",
        "Write it between the square brackets: ![what is said](…).",
    ),
    Row(
        {
            **module("Listen: ![An evening](media/a.mp3)\n"),
            "media/a.mp3": sounds.mp3(),
            "media/a.md": "Words.",
        },
        "modules/m.md:4:9 error misplaced-recording",
        "The recording `media/a.mp3` cannot be played where it stands.",
        "Give it a line of its own in the text of a page or a box; of a practice it can be the `audio`.",
    ),
    Row(
        {"media/a.txt": "Words."},
        "media/a.txt:1:1 advice unused-file",
        "This file is not used: there is no recording beside it whose words it could be.",
        "The words of `media/evening.mp3` stand in `media/evening.md`; call it so, or keep it elsewhere.",
    ),
    # folder
    Row(
        {"modules/m (conflicted copy 2026-11-20).md": HEAD + "Text.\n"},
        "modules/m (conflicted copy 2026-11-20).md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    Row(
        {"modules/m.sync-conflict-20261120-101010-ABCDEFG.md": HEAD + "Text.\n"},
        "modules/m.sync-conflict-20261120-101010-ABCDEFG.md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    Row(
        {"modules/m - Copy.md": HEAD + "Text.\n"},
        "modules/m - Copy.md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    Row(
        {"modules/Copy of m.md": HEAD + "Text.\n"},
        "modules/Copy of m.md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    Row(
        {"modules/m (1).md": HEAD + "Text.\n"},
        "modules/m (1).md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    Row(
        {"modules/02-b.md.txt": "Text."},
        "modules/02-b.md.txt:1:1 error other-ending",
        "This file is not used, because the name of a module ends in .md.",
        "Call it `02-b.md`. (Windows hides the .txt at its end until “File name extensions” is ticked under View.)",
    ),
    Row(
        {"modules/02-b.MD": "Text."},
        "modules/02-b.MD:1:1 error other-ending",
        "This file is not used, because the name of a module ends in .md.",
        "Call it `02-b.md`.",
    ),
    Row(
        {"modules/02-b.markdown": "Text."},
        "modules/02-b.markdown:1:1 error other-ending",
        "This file is not used, because the name of a module ends in .md.",
        "Call it `02-b.md`.",
    ),
    Row(
        {"modules/02-b.md": LINK},
        "modules/02-b.md:1:1 error link-outside",
        "This file is a link to a place outside of the course, so it is not used.",
        "Put the file itself into the folder modules.",
    ),
    Row(
        {"modules/02-b.docx": b"PK\x03\x04"},
        "modules/02-b.docx:1:1 advice document",
        "This document is not used: a module is a plain text file whose name ends in .md.",
        "If it belongs into the course, copy its words into `02-b.md`; else keep it elsewhere.",
    ),
    Row(
        {"modules/tree.png": png(2, 2)},
        "modules/tree.png:1:1 advice picture-in-modules",
        "This file is not used: pictures lie in the folder media.",
        "Move it into media/.",
    ),
    Row(
        {"modules/notes.txt": "Notes."},
        "modules/notes.txt:1:1 advice unused-file",
        "This file is not used: the name of a module ends in .md.",
        "Call it `notes.md` if it is a module; else keep it elsewhere.",
    ),
    Row(
        {"media/notes.doc": "Notes."},
        "media/notes.doc:1:1 advice unused-file",
        "This file is not used: in media/ lie pictures (PNG, JPEG, GIF or WebP) and recordings (MP3, FLAC or WAV).",
        "Keep it elsewhere.",
    ),
    Row(
        {"modules/part-1/02-b.md": "Text."},
        "modules/part-1/02-b.md:1:1 error folder-in-modules",
        "This file is not used: modules lie in the folder modules itself, not in `modules/part-1`.",
        "Move it into modules/. The number at the start of its name says where it comes.",
    ),
    Row(
        {"modules/old/plan.docx": "Text."},
        "modules/old/plan.docx:1:1 advice folder-in-modules",
        "This file is not used: modules lie in the folder modules itself, not in `modules/old`.",
        "Move it into modules/. The number at the start of its name says where it comes.",
    ),
    Row(
        {"Media/tree.png": png(2, 2)},
        "Media/tree.png:1:1 error other-folder",
        "The folder `Media` is not read, so this file is not used.",
        "Call the folder `media`, in small letters.",
    ),
    Row(
        {"module/02-b.md": "Text."},
        "module/02-b.md:1:1 error other-folder",
        "The folder `module` is not read, so this file is not used.",
        "Call the folder `modules`, in small letters.",
    ),
    Row(
        {"help.md.txt": "Text."},
        "help.md.txt:1:1 error other-name",
        "This file is not used, because its name is not `help.md`.",
        "Call it `help.md`. (Windows hides the .txt at its end until “File name extensions” is ticked under View.)",
    ),
    Row(
        {"Sources.md": "Text."},
        "Sources.md:1:1 error other-name",
        "This file is not used, because its name is not `sources.md`.",
        "Call it `sources.md`.",
    ),
    Row(
        {"help.docx": b"PK\x03\x04"},
        "help.docx:1:1 error other-name",
        "This file is not used, because its name is not `help.md`.",
        "Copy its words into a plain text file `help.md`.",
    ),
    Row(
        {"02-b.md": "Text."},
        "02-b.md:1:1 error module-outside",
        "This file is not used: modules lie in the folder modules.",
        "Move it into modules/, or keep it elsewhere.",
    ),
    Row(
        {"media/field.heic": b"x"},
        "media/field.heic:1:1 advice other-picture",
        "`media/field.heic` is a HEIC photo, which cannot be shown here.",
        "iPhones take such photos. Open it on your computer, save it as JPEG into media/, and write that name here.",
    ),
    Row(
        {"modules/m (another copy).md": HEAD + "Text.\n"},
        "modules/m (another copy).md:1:1 error copy",
        "This is a copy of modules/m.md, made by a program or a person, and it is not used.",
        "Look which of the two has the newer words, keep them in modules/m.md, and remove this file.",
    ),
    # blocks
    Row(
        module("::: lime it\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error unknown-kind",
        "`lime` is not a kind of exercise or box.",
        "Did you mean `line`?",
    ),
    Row(
        module("::: spaceship it\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error unknown-kind",
        "`spaceship` is not a kind of exercise or box.",
        "The kinds are: line, reflection, letter, list, stems, scale, wheel, choice, checklist, ranking, table, log, plan, practice, map, drawing, picture, date, recall.",
    ),
    Row(
        module("::: line it\n\nQ?\n"),
        "modules/m.md:4:1 error open-block",
        "This block (`line`) is not closed.",
        "Add a line of ::: at its end.",
    ),
    Row(
        module("Text.\n\n:::\n"),
        "modules/m.md:6:1 error stray-close",
        "This line closes a block, but none is open.",
        "Remove it, or add the block’s opening line above.",
    ),
    Row(
        module("::: line it\nhint: H\n:::\n"),
        "modules/m.md:4:1 error no-question",
        "This block (`line`) has no question.",
        "Write it in the block, after a blank line.",
    ),
    Row(
        module("::: line\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error missing-id",
        "This block (`line`) has no id.",
        "Write one after the kind, for example `::: line what-it-asks`.",
    ),
    Row(
        module("::: line My word\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error bad-id",
        "`My word` cannot be an id.",
        "Use lower-case letters, digits and hyphens, at most 40: `::: line my-word`.",
    ),
    Row(
        module("::: line it\n\nQ?\n:::\n\n::: line it\n\nQ?\n:::\n"),
        "modules/m.md:9:1 error doubled-id",
        "The id `it` is used by an earlier exercise.",
        "Give this one an id of its own.",
    ),
    Row(
        module("## A page\n\nText.\n"),
        "modules/m.md:4:1 error missing-page-id",
        "The page “A page” has no id.",
        "End its heading with {#a-page}.",
    ),
    Row(
        module("## A page {#A_page}\n\nText.\n"),
        "modules/m.md:4:1 error bad-id",
        "`a_page` cannot be an id.",
        "Use lower-case letters, digits and hyphens, at most 40.",
    ),
    Row(
        module("## A {#a}\n\nText.\n\n## B {#a}\n\nText.\n"),
        "modules/m.md:8:1 error doubled-id",
        "An earlier page of this module has the id `a` too.",
        "Give this one another.",
    ),
    Row(
        {"modules/n.md": "---\ntitle: N\nid: m\n---\nText.\n"},
        "modules/n.md:3:1 error doubled-id",
        "An earlier module has the id `m` too.",
        "Give this one an id of its own: `id: …` in its facts.",
    ),
    Row(
        module("::: evidence\n\nText.\n:::\n"),
        "modules/m.md:4:1 error no-label",
        "This evidence box has no label.",
        "Write one of: `label: well-supported`, `promising`, `debated`, `idea`.",
    ),
    Row(
        module("::: evidence\nlabel: sure\n\nText.\n:::\n"),
        "modules/m.md:5:1 error no-label",
        "The label `sure` is none of the four.",
        "Write one of: `label: well-supported`, `promising`, `debated`, `idea`.",
    ),
    Row(
        module("".join(f"::: line q{n}\n\nQ?\n:::\n\n" for n in range(301))),
        "modules/m.md:1:1 advice too-many",
        "This module has 301 exercises; at most 300 are advised.",
        "Part the module into two.",
    ),
    # settings
    Row(
        module("::: line it\nhnt: H\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error unknown-setting",
        "`hnt` is not a setting of `line`.",
        "Did you mean `hint`?",
    ),
    Row(
        module("::: note\ncolour: red\n\nText.\n:::\n"),
        "modules/m.md:5:1 error unknown-setting",
        "`colour` is not a setting of `note`.",
        "It knows `show-if`.",
    ),
    Row(
        module("::: line it\nhint:\n\nQ?\n:::\n"),
        "modules/m.md:5:1 advice empty-setting",
        "Nothing stands behind `hint:`.",
        "Write its value in the same line, or remove the line.",
    ),
    Row(
        module("::: line it\nhint: H\nhint: I\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error repeated-setting",
        "`hint` stands here twice.",
        "Keep one of them.",
    ),
    Row(
        module("::: line it\n\nhint: H\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error late-setting",
        "`hint` stands under an empty line, so it is taken for the question.",
        "Remove the empty line above it.",
    ),
    Row(
        module("::: line it\n- hint: H\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error odd-setting",
        "`hint` is meant as a setting, perhaps; it is taken for the question.",
        "Write it as `hint: …` at the start of the line, with nothing before it.",
    ),
    Row(
        module("::: line it\nhint = H\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error odd-setting",
        "`hint` is meant as a setting, perhaps; it is taken for the question.",
        "Write it as `hint: …` at the start of the line, with nothing before it.",
    ),
    Row(
        module("::: line it\nhint: A long\n  hint\n\nQ?\n:::\n"),
        "modules/m.md:6:1 advice wrapped-setting",
        "This line begins with blanks under the settings, so it is taken for the question.",
        "A setting is one line, however long. Leave an empty line above the question.",
    ),
    Row(
        module("::: line it\nshare: secret\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`share` cannot be `secret`.",
        "It can be `private`, `keep` or `bring`.",
    ),
    Row(
        module("::: line it\nshare: privat\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`share` cannot be `privat`.",
        "Did you mean `private`?",
    ),
    Row(
        module("::: line it\npaper: wide\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`paper` cannot be `wide`.",
        "It is a number of lines, `half page` or `page`.",
    ),
    Row(
        module("::: table it\ncolumn: A {#a}\nrows: many\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error bad-number",
        "`rows` is to be a whole number from 1 to 200, not `many`.",
        "Write for example `rows: 3`.",
    ),
    Row(
        module("::: scale it\nstep: 1.5\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-number",
        "`step` is to be a whole number from 1 to 10, not `1.5`.",
        "Write for example `step: 3`.",
    ),
    Row(
        module("::: line it\nbring-first: 3\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error no-use",
        "`bring-first` means nothing for `line`: the whole answer would be brought.",
        "Remove it; what is to stay at home can be an exercise of its own, with `share: private`.",
    ),
    Row(
        module("::: table it\ncolumn: A {#a}\nrows: 3\n\nQ?\n\n- one {#one}\n:::\n"),
        "modules/m.md:6:1 advice no-use",
        "`rows` means nothing here: the rows are those of the list.",
        "Remove it, or the list.",
    ),
    # kinds
    Row(
        module("::: choice it\n\nQ?\n\n- At home\n- At work {#work}\n:::\n"),
        "modules/m.md:8:1 error missing-option-id",
        "This line of the list has no id; once it is reworded, answers no longer belong to it.",
        "End it with {#at-home}.",
    ),
    Row(
        module("::: choice it\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error no-list",
        "No list stands here, and `choice` needs one: options.",
        "Write them under the question, each line beginning with a hyphen.",
    ),
    Row(
        module("::: choice it\n\nQ?\n\n- one {#one}\n:::\n"),
        "modules/m.md:4:1 error no-list",
        "options: 1, and `choice` needs at least 2.",
        "Write them under the question, each line beginning with a hyphen.",
    ),
    Row(
        module("::: wheel it\n\nQ?\n\n" + "".join(f"- {n} {{#a{n}}}\n" for n in range(13)) + ":::\n"),
        "modules/m.md:20:1 error too-many",
        "items: 13, and for `wheel` at most 12 are possible.",
        "Part it into two exercises.",
    ),
    Row(
        module("::: choice it\n\nQ?\n\n- one {#one_1}\n- two {#two}\n:::\n"),
        "modules/m.md:8:1 error bad-id",
        "`one_1` cannot be an id.",
        "Use lower-case letters, digits and hyphens, at most 40; row, on, at, value and other are taken.",
    ),
    Row(
        module("::: choice it\n\nQ?\n\n- one {#a}\n- two {#a}\n:::\n"),
        "modules/m.md:9:1 error doubled-id",
        "The id `a` stands twice in this list.",
        "Give one of them another id.",
    ),
    Row(
        module("::: table it\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error no-columns",
        "This table has no columns.",
        "Write for example `column: What helped`.",
    ),
    Row(
        module("::: table it\ncolumn: | text {#a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error no-name",
        "This column has no name.",
        "Write it before the `|`.",
    ),
    Row(
        module("::: table it\ncolumn: A | tik {#a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-type",
        "`tik` is no type of column.",
        "Did you mean `tick`?",
    ),
    Row(
        module("::: table it\ncolumn: A | number {#a}\n\nQ?\n\n- one {#one}\n:::\n"),
        "modules/m.md:5:1 error bad-type",
        "The rows of the list fill the first column, so “A” is to be text.",
        "Write another column before it, with a name for the rows.",
    ),
    Row(
        module("::: table it\ncolumn: A | 9-1 {#a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-range",
        "A column cannot go from 9 to 1.",
        "The first number is the smaller one, at most 100 below the other.",
    ),
    Row(
        module("::: table it\ncolumn: A | pick yes {#a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-picks",
        "This column offers 1 things to pick; 2 to 20 are possible.",
        "Write for example `pick yes / maybe / no`.",
    ),
    Row(
        module("::: table it\ncolumn: A | pick yes {#y} / no {#y} {#a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error doubled-id",
        "Two things to pick have the id `y`.",
        "Give one of them another id.",
    ),
    Row(
        module("::: table it\ncolumn: A {#a}\ncolumn: B {#a}\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error doubled-id",
        "Two columns have the id `a`.",
        "Give one of them another id.",
    ),
    Row(
        module("::: table it\ncolumn: A {#A_a}\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-id",
        "`a_a` cannot be an id.",
        "Use lower-case letters, digits and hyphens, at most 40; row, on, at, value and other are taken.",
    ),
    Row(
        module("::: table it\ncolumn: Keep | tick {#keep}\nbring-rows: keeps\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error unknown-column",
        "There is no column `keeps` for `bring-rows`.",
        "Did you mean `keep`?",
    ),
    Row(
        module("::: table it\ncolumn: Keep {#keep}\nbring-rows: keep\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error bad-value",
        "`keep` cannot be ticked.",
        "Make it a column of the type tick, or write `bring-rows: keep is …`.",
    ),
    Row(
        module(
            "::: table it\ncolumn: Keep | pick yes / no {#keep}\nbring-rows: keep is perhaps\n\nQ?\n:::\n"
        ),
        "modules/m.md:6:1 error unknown-option",
        "`perhaps` cannot be picked in `keep`.",
        "There are `yes`, `no`.",
    ),
    Row(
        module("::: table it\ncolumn: A {#a}\nrows: 9\nmost: 3\n\nQ?\n:::\n"),
        "modules/m.md:6:1 error bad-number",
        "The table begins with 9 rows, and `most` is 3.",
        "Make `most` larger, or `rows` smaller.",
    ),
    Row(
        module("::: scale it\nfrom: low\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`from` is to begin with a whole number.",
        "Write for example `from: 0 not at all`.",
    ),
    Row(
        module("::: scale it\nfrom: 9 high\nto: 1 low\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error bad-range",
        "This scale goes from 9 to 1.",
        "The number of `from` is to be the smaller one.",
    ),
    Row(
        module("::: scale it\nmiddle: 12 so\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "The `middle` is not between the two ends.",
        "Write a number between 0 and 10.",
    ),
    Row(
        module("::: scale it\nto: 900 all\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error too-many",
        "This scale has 901 steps; at most 11 are possible.",
        "Use a larger `step`.",
    ),
    Row(
        module("::: scale it\nfrom: 0 no\nto: 1 yes\n\nQ?\n:::\n"),
        "modules/m.md:4:1 error too-few",
        "This scale has 2 steps; it needs at least 3.",
        "A choice may suit better.",
    ),
    Row(
        module("::: scale it\ncannot-say: perhaps\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`cannot-say` cannot be `perhaps`.",
        "It can be `yes` or `no`.",
    ),
    Row(
        module("::: letter it\nlater: soon\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`later` cannot be `soon`.",
        "Write a number and days, weeks, months or years, for example `later: 3 months`.",
    ),
    Row(
        module("::: letter it\nlater: 900 years\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-number",
        "`later` is to be from 1 to 10 years, not `900 years`.",
        "Write for example `later: 3 months`.",
    ),
    Row(
        module("::: drawing it\npicture: tree\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`picture` cannot be `tree`.",
        "Write `body` for the outline of a body, or a PNG, JPEG, GIF or WebP file such as `media/room.png`.",
    ),
    Row(
        module("::: map it\n" + "".join(f"ring: r{n}\n" for n in range(9)) + "\nQ?\n:::\n"),
        "modules/m.md:11:1 error too-many",
        "This map has 9 rings; at most 6 are possible.",
        "Three are easy to tell apart.",
    ),
    Row(
        module("::: map it\nbring-rows: less\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-value",
        "`bring-rows` cannot be `less` here.",
        "Name a mark by its id, or write for example `bring-rows: line is often`.",
    ),
    Row(
        module("::: recall it\n:::\n"),
        "modules/m.md:4:1 error no-of",
        "This recall does not say whose answer it shows.",
        "Write for example `of: what-helped`, with the id of an earlier exercise.",
    ),
    Row(
        module("::: practice it\nlength: 1 min\neasier: E\nalone: A\n\nQ?\n:::\n"),
        "modules/m.md:4:1 advice no-stop",
        "This practice has no `stop`.",
        "Say when to stop: `stop: Stop if you feel worse than when you began.`",
    ),
    Row(
        module("::: practice it\nlength: 1 min\nstop: S\nalone: A\n\nQ?\n:::\n"),
        "modules/m.md:4:1 advice no-easier",
        "This practice has no `easier`.",
        "Offer something smaller: `easier: Only the first stage.`",
    ),
    Row(
        module("::: practice it\nlength: 1 min\nstop: S\neasier: A\n\nQ?\n:::\n"),
        "modules/m.md:4:1 advice no-alone",
        "This practice has no `alone`.",
        "Say how it goes without anybody near: `alone: An animal or a tree will do.`",
    ),
    Row(
        practice("length: soon\n\nQ?\n"),
        "modules/m.md:8:1 error bad-value",
        "`length` cannot be `soon`.",
        "Write for example `length: 3 min` or `length: 90 s`.",
    ),
    Row(
        practice("length: 3 s\n\nQ?\n"),
        "modules/m.md:8:1 error bad-number",
        "A practice takes from 10 seconds to 60 minutes, not `3 s`.",
        "Write for example `length: 3 min`.",
    ),
    Row(
        practice("breathe: in 4, hold 4, out 4\n\nQ?\n"),
        "modules/m.md:8:1 error bad-value",
        "A breath here goes in and out, without holding.",
        "Write two numbers of seconds, such as `breathe: in 4, out 6`.",
    ),
    Row(
        practice("breathe: slowly\n\nQ?\n"),
        "modules/m.md:8:1 error bad-value",
        "`breathe` cannot be `slowly`.",
        "Write two numbers of seconds, such as `breathe: in 4, out 6`.",
    ),
    Row(
        practice("breathe: in 1, out 30\n\nQ?\n"),
        "modules/m.md:8:1 error bad-number",
        "Breathing in and out takes from 2 to 12 seconds each.",
        "Write for example `breathe: in 4, out 6`.",
    ),
    Row(
        practice("length: 1 min\nlength: 2 min\nlength: 3 min\nlength: 4 min\nlength: 5 min\n\nQ?\n"),
        "modules/m.md:12:1 error too-many",
        "This practice has 5 lengths; at most 4 are possible.",
        "Keep the ones that differ most.",
    ),
    Row(
        practice("length: 1 min\n\nQ?\n\n- 90 s | One {#one}\n- Two {#two}\n"),
        "modules/m.md:4:1 error no-room",
        "The stages with a time take 1 min 30 s, which leaves nothing for the others.",
        "Make `length` longer, or give every stage its time.",
    ),
    Row(
        practice("\nQ?\n\n- 40 x | One {#one}\n"),
        "modules/m.md:11:1 error bad-value",
        "`40 x` is no length for a stage.",
        "Write for example `- 40 s | Arrive. Look around.`",
    ),
    Row(
        practice("\nQ?\n\n- 40 s | {#one}\n"),
        "modules/m.md:11:1 error no-words",
        "This stage says nothing.",
        "Write for example `- 40 s | Arrive. Look around.`",
    ),
    Row(
        practice("\nQ?\n\n- Arrive | 40 s {#one}\n"),
        "modules/m.md:11:1 error late-length",
        "The length of this stage stands behind its words, so it is not read.",
        "Write for example `- 40 s | Arrive. Look around.`",
    ),
    Row(
        practice("\nQ?\n\n- Arrive (40 s) {#one}\n"),
        "modules/m.md:11:1 advice perhaps-length",
        "A length of time stands in this stage, and it is not read as the length of the stage.",
        "Write for example `- 40 s | Arrive. Look around.`",
    ),
    # references
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: line it\nrecall: b\n\nQ?\n:::\n"),
        "modules/m.md:10:1 error unknown-exercise",
        "There is no exercise `b` for `recall`.",
        "Write the id of an exercise that stands before.",
    ),
    Row(
        module("::: line it\nrecall: later\n\nQ?\n:::\n\n::: line later\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error not-earlier",
        "`later` stands later in the course, so `recall` cannot use it.",
        "Name an exercise that stands before.",
    ),
    Row(
        module("::: line it\nrecall: it\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error not-earlier",
        "`recall` names this exercise itself.",
        "Name an exercise that stands before.",
    ),
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: recall b\nof: a\n:::\n\n::: line it\nrecall: b\n\nQ?\n:::\n"),
        "modules/m.md:14:1 error no-answer",
        "`b` (`recall`) has no answer of its own.",
        "Name the exercise whose answer it shows.",
    ),
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: line it\npair: a\n\nQ?\n:::\n"),
        "modules/m.md:10:1 error bad-pair",
        "`pair` is for scales and wheels, not for `line`.",
        "Remove the line.",
    ),
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: scale it\npair: a\n\nQ?\n:::\n"),
        "modules/m.md:10:1 error bad-pair",
        "`a` is of the kind `line`, and this is of the kind `scale`.",
        "Pair two of the same kind.",
    ),
    Row(
        module("::: scale a\n\nQ?\n:::\n\n::: scale it\nto: 5 all\npair: a\n\nQ?\n:::\n"),
        "modules/m.md:11:1 error bad-pair",
        "The two exercises of this pair differ.",
        "Make both the same, or leave `pair` out: `a` has from 0 to 10, step 1.",
    ),
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: line it\nshow-if: a yes\n\nQ?\n:::\n"),
        "modules/m.md:10:1 error bad-condition",
        "`a` (`line`) has no options to ask for.",
        "Write `show-if: a` alone.",
    ),
    Row(
        module(
            "::: choice a\n\nQ?\n\n- one {#one}\n- two {#two}\n:::\n\n::: line it\nshow-if: a tow\n\nQ?\n:::\n"
        ),
        "modules/m.md:13:1 error unknown-option",
        "`a` has no option `tow`.",
        "Did you mean `two`?",
    ),
    Row(
        module("::: line it\nwas: My word\n\nQ?\n:::\n"),
        "modules/m.md:5:1 error bad-id",
        "`My word` cannot be an id.",
        "Write the id that the exercise had before.",
    ),
    Row(
        module("::: line a\n\nQ?\n:::\n\n::: line it\nwas: a\n\nQ?\n:::\n"),
        "modules/m.md:10:1 error bad-was",
        "`was` names `a`, which is an exercise of this course.",
        "Name an id that is no longer used.",
    ),
    Row(
        module("::: line a\nwas: z\n\nQ?\n:::\n\n::: line it\nwas: z\n\nQ?\n:::\n"),
        "modules/m.md:11:1 error bad-was",
        "Two exercises say that they were `z`.",
        "Only one of them can take over its answers.",
    ),
    # words
    Row(
        module("[x](http://example.org)\n"),
        "modules/m.md:4:1 advice http-link",
        "What is looked at through `http://example.org` can be read on its way, as it is not encrypted.",
        "Most pages have an https:// address too. Write that if it opens.",
    ),
    Row(
        module("[call](tel:+4930123)\n"),
        "modules/m.md:4:1 advice tel-link",
        "`tel:+4930123` calls on a phone; on a computer it may do nothing.",
        "Write the number into the text too, where everybody can read it.",
    ),
    Row(
        module("[x]()\n"),
        "modules/m.md:4:1 error empty-link",
        "This link leads nowhere.",
        "Write its address between the round brackets.",
    ),
    Row(
        module("[x](www.example.org)\n"),
        "modules/m.md:4:1 error bad-link",
        "The link `www.example.org` will not work.",
        "Write `https://www.example.org`.",
    ),
    Row(
        module("[x](ana@example.org)\n"),
        "modules/m.md:4:1 error bad-link",
        "The link `ana@example.org` will not work.",
        "Write `mailto:ana@example.org`.",
    ),
    Row(
        module("[x](02-go.md)\n"),
        "modules/m.md:4:1 error bad-link",
        "The link `02-go.md` will not work.",
        "To lead to another page, write # and the id of a module, page or exercise: `[words](#its-id)`.",
    ),
    Row(
        module("[x](HTTPS://example.org)\n"),
        "modules/m.md:4:1 error bad-link",
        "The link `HTTPS://example.org` will not work.",
        "Write https:// or mailto: in small letters, with all their signs and without blanks.",
    ),
    Row(
        module("[x](ftp://example.org)\n"),
        "modules/m.md:4:1 error bad-link",
        "The link `ftp://example.org` will not work.",
        "Links begin with https:// or mailto:, or with # and an id of this course.",
    ),
    Row(
        {"modules/m.md": HEAD + "[x](media/tree.png)\n", "media/tree.png": png(2, 2)},
        "modules/m.md:4:1 error bad-link",
        "The link `media/tree.png` will not work.",
        "Links do not lead to files. To show a picture, write ! before the square brackets.",
    ),
    Row(
        module("[x](#nowhere)\n"),
        "modules/m.md:4:1 advice unknown-place",
        "Nothing in this course is called `#nowhere`.",
        "Write # and the id of a module, page or exercise.",
    ),
    Row(
        module("Some <hr> words.\n"),
        "modules/m.md:4:6 advice raw-html",
        "HTML such as `<hr>` is shown as it stands.",
        "Write it in Markdown, or put it in `backticks` if it is meant to be seen.",
    ),
    Row(
        module("```\ncode\n"),
        "modules/m.md:4:1 error open-fence",
        "The code that begins here has no end.",
        "Add a line with the same signs under it; until then the rest of the file counts as code.",
    ),
    Row(
        module("a" * 10_001 + "\n"),
        "modules/m.md:4:1 error too-hard",
        "This line has more than 10,000 characters.",
        "It would take too long to lay out, so it is shown as plain text. Part it, or shorten it.",
    ),
    Row(
        module("[" * 200 + "\n"),
        "modules/m.md:4:1 error too-hard",
        "Here is a long run of `[`.",
        "It would take too long to lay out, so it is shown as plain text. Part it, or shorten it.",
    ),
    Row(
        module("A claim [@smith2020].\n"),
        "modules/m.md:4:9 error unknown-source",
        "sources.md has no source `smith2020`.",
        "Add it there as a list item that ends in {#smith2020}.",
    ),
    Row(
        {"sources.md": "- Smith (2020). A book.\n"},
        "sources.md:1:1 advice no-key",
        "This source has no key.",
        "End it with one, such as {#porges1995}.",
    ),
    Row(
        {"sources.md": "- Smith (2020). A book. {#smith/2020}\n"},
        "sources.md:1:1 error bad-key",
        "`smith/2020` cannot be cited.",
        "Use the letters a to z, digits and hyphens.",
    ),
    Row(
        {
            "modules/m.md": HEAD + "A claim [@a].\n",
            "sources.md": "- Smith (2020). A book. {#a}\n- Jones (2021). A book. {#a}\n",
        },
        "sources.md:2:1 error doubled-key",
        "The key `a` is used by an earlier source.",
        "Give it another.",
    ),
    Row(
        {"sources.md": "- Smith (2020). A book. {#a}\n"},
        "sources.md:1:1 advice uncited",
        "No page cites the source `a`.",
        "Cite it as [@a], or leave it out.",
    ),
    Row(
        module("You just breathe.\n"),
        "modules/m.md:4:5 advice word-to-weigh",
        "“just” can sound as if it were easy.",
        "Could it go?",
    ),
    Row(
        module(("one " * 25 + "end. ") * 10 + "\n"),
        "modules/m.md:4:1 advice long-sentences",
        "The sentences here have 26 words on average.",
        "Up to 20 are read easily by people who are tired or upset.",
    ),
    Row(
        module("The cafÃ© isnâ€™t far.\n"),
        "modules/m.md:4:8 error broken-letters",
        "Letters are broken here (`Ã©`): a program took the file for another encoding.",
        "Write this line anew, and save the file with the encoding UTF-8.",
    ),
    Row(
        module("<<<<<<< mine\nOne.\n=======\nTwo.\n>>>>>>> theirs\n"),
        "modules/m.md:4:1 error two-versions",
        "Two versions of this text stand below each other, parted by lines such as `<<<<<<<`.",
        "Keep the words you want, and remove the lines of <<<<<<<, ======= and >>>>>>>.",
    ),
    # marks
    Row(
        module("<!-- note\n"),
        "modules/m.md:4:1 advice open-comment",
        "The comment that begins here has no end, so it is shown as it stands.",
        "Write `-->` at its end; then nobody but you sees it.",
    ),
    Row(
        module("A claim[^one].\n"),
        "modules/m.md:4:1 error unknown-footnote",
        "The footnote `[^one]` is written nowhere in this file.",
        "Write it on a line of its own: `[^one]: …`.",
    ),
    Row(
        module("A claim[^one].\n\n[^one]: Here.\n\n[^one]: There.\n"),
        "modules/m.md:8:1 error doubled-footnote",
        "The footnote `[^one]` is written here for the second time.",
        "Give it another name.",
    ),
    Row(
        module("A claim.\n\n[^one]: Here.\n"),
        "modules/m.md:6:1 advice unused-footnote",
        "No text refers to the footnote `[^one]`.",
        "Write `[^one]` where it belongs, or leave the note out.",
    ),
    Row(
        module("# A page\n\nText.\n"),
        "modules/m.md:4:1 advice no-page",
        "This heading begins no page, because it is no `##`.",
        "A page begins at a line such as `## Title {#id}`.",
    ),
    Row(
        module("##A page\n\nText.\n"),
        "modules/m.md:4:1 advice no-page",
        "This heading begins no page, because no blank stands after `##`.",
        "A page begins at a line such as `## Title {#id}`.",
    ),
    Row(
        module("A page\n------\n\nText.\n"),
        "modules/m.md:5:1 advice rule-under-text",
        "Dashes under a line are shown as a rule; they make no heading of it.",
        "A page begins at a line such as `## Title {#id}`. Put a blank line above the dashes if a rule is meant.",
    ),
    Row(
        module("    ::: line it\n\n    Q?\n    :::\n"),
        "modules/m.md:4:1 error far-in",
        "This block (`line`) stands too far in, so it is shown as source text.",
        "Take the blanks away from the beginning of its lines, or put it between two lines of ``` if it is meant to be seen.",
    ),
    Row(
        module("Words. {#words}\n"),
        "modules/m.md:4:1 advice lost-id",
        "`{#words}` stands where nothing takes an id, and is not shown.",
        "Ids belong to pages, to exercises and to the lines of their lists.",
    ),
    # template
    Row(
        facts("summary: S", "summary: One page to fill in before you meet."),
        "course.md:6:1 advice template-words",
        "Here the words are still the template’s: “One page to fill in before you meet”.",
        "Make them your own, or leave them if they say what you mean.",
    ),
    Row(
        {"help.md": "Numbers differ: put those of your country here.\n"},
        "help.md:1:17 error template-words",
        "“put those of your country here” is a sentence of the template, and people will read it.",
        "Write your own words in its place, or remove it.",
    ),
    Row(
        facts("author: A", "author: Your name"),
        "course.md:7:1 error placeholder-name",
        "`Your name` is no name yet, and people will read it.",
        "Write the real one behind `author:`.",
    ),
    Row(
        {"help.md": "- **0123 456789** A line.\n"},
        "help.md:1:5 error placeholder-number",
        "“0123 456789” is no number that anybody answers.",
        "Write a number that you looked up on the line’s own website.",
    ),
    Row(
        {"help.md": "- **555-0123** A line.\n"},
        "help.md:1:5 error placeholder-number",
        "“555-0123” is no number that anybody answers.",
        "Write a number that you looked up on the line’s own website.",
    ),
    Row(
        {"help.md": "- **+49 000 000 000** A line.\n"},
        "help.md:1:9 error placeholder-number",
        "“000 000 000” is no number that anybody answers.",
        "Write a number that you looked up on the line’s own website.",
    ),
    Row(
        module("TODO: a text about breath.\n"),
        "modules/m.md:4:1 error to-replace",
        "“TODO” stands for something that is still to be written.",
        "Write it, or remove this.",
    ),
    Row(
        module("Dear [your name here], welcome.\n"),
        "modules/m.md:4:6 error to-replace",
        "“[your name here]” stands for something that is still to be written.",
        "Write it, or remove this.",
    ),
    # examples
    Row(
        {"sample-answers.json": '{"answers": {"gone": "words"}}'},
        "sample-answers.json:1:1 advice gone-example",
        "The course has no exercise `gone`, so nobody sees this example.",
        "Remove it, or write the new id.",
    ),
    Row(
        {
            "modules/m.md": HEAD + "::: line it\n\nQ?\n:::\n",
            "sample-answers.json": '{"answers": {"it": {"a": 1}}}',
        },
        "sample-answers.json:1:1 advice bad-example",
        "The answer to “it” (Line) is to be a text in quotation marks, not an object.",
        "Write it anew, or remove it: only `sample` and `export --sample` use it.",
    ),
    Row(
        {
            "modules/m.md": HEAD + "::: choice it\n\nQ?\n\n- one {#one}\n- two {#two}\n:::\n",
            "sample-answers.json": '{"answers": {"it": {"chosen": "three"}}}',
        },
        "sample-answers.json:1:1 advice gone-example-option",
        "`it` has no option `three`.",
        "Take another option, or remove it.",
    ),
    Row(
        {
            "modules/m.md": HEAD + "::: line it\n\nQ?\n:::\n",
            "sample-answers.json": '{"answers": {}, "share": {"it": "all"}}',
        },
        "sample-answers.json:1:1 advice bad-value",
        "The share of `it` is to be private, keep or bring.",
        "Write one of these words.",
    ),
    Row(
        {
            "modules/m.md": HEAD + "::: line it\n\nQ?\n:::\n",
            "sample-answers.json": '{"answers": {}, "on": {"it": "soon"}}',
        },
        "sample-answers.json:1:1 advice bad-date",
        "The day of `it` is to be a date such as 2027-02-22.",
        "Write year, month and day.",
    ),
    Row(
        {"sample-answers.json": '{"answers": {}, "shares": {}}'},
        "sample-answers.json:1:1 advice unknown-key",
        "`shares` means nothing in this file.",
        "Did you mean `share`?",
    ),
    Row(
        {"sample-answers.json": "[]"},
        "sample-answers.json:1:1 error no-answers",
        "There is no object “answers” in this file.",
        'Write {"answers": {"an-exercise": "its answer"}}.',
    ),
    Row(
        {"sample-answers.json": '{"answers": {"a": "b",}}'},
        "sample-answers.json:1:23 error bad-json",
        "This is not JSON: Expecting property name enclosed in double quotes.",
        "Look for a comma or a quotation mark that is missing just before this place.",
    ),
    Row(
        {"sample-answers.json": "[" * 5000},
        "sample-answers.json:1:1 error bad-json",
        "This JSON cannot be used: it is nested too deeply.",
        "Remove the file, or write it anew with `answers --format json`.",
    ),
]
CHOICE = "::: choice it\n\nQ?\n\n- one {#one}\n- two {#two}\n:::\n"
# What is said when an older package with CHOICE in it is compared.
AGAINST = [
    Row(
        {**facts("id: c", "id: d"), **module(CHOICE)},
        "course.md:3:1 error other-course",
        "The older package is another course.",
        "Compare with a package of the same course.",
    ),
    Row(
        module(CHOICE),
        "course.md:4:1 error version-not-higher",
        "The version 1.0.0 is not higher than 1.0.0, which is already handed out.",
        "Raise the `version` in course.md.",
    ),
    Row(
        facts("1.0.0", "1.1.0"),
        "course.md:3:1 advice id-gone",
        "“Q?” (it) is gone. Answers to it stay with the learner, under Kept answers.",
        "If it only has a new id, write `was:` with the old one under the new exercise.",
    ),
    Row(
        {**facts("1.0.0", "1.1.0"), **module(CHOICE.replace("{#two}", "{#deux}"))},
        "course.md:3:1 advice id-gone",
        "it no longer has “two” (two).",
        "If it is only reworded, give it its old id again.",
    ),
]
