"""The front door: what can be typed, and what a person is told when it cannot be done.

Nothing of the program is imported here but its version, its words and what a trouble is: each command imports its
room when it runs, so that `--help` answers at once and checking a course loads neither screen nor paper.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from typing import NoReturn

from workbook import __version__
from workbook.cli.telling import tell
from workbook.language.translation import N_, SOURCE, spoken
from workbook.language.translation import gettext as _
from workbook.preflight import program
from workbook.trouble import Trouble

DONE, NOT_DONE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
OPENED_IN_WINDOW = (".workbook", ".course", ".zip")

# Named here too, as the words of all commands are made without looking at any course.
TEMPLATES = ("short-course", "worksheet", "workshop-day", "four-weeks", "talk-to-talk", "empty")
_COURSE = N_(
    "a folder, a .course file, or the id of a course that ships with the program or is on your shelf"
)
_HIDE_NAMES = N_(
    "with initials in every answer for the names that stand on connection maps; your own on the cover stays"
)
_EXAMPLES = N_("""\
without a command the window opens; a .workbook or .course file alone is opened in it

COURSE is a folder, a .course file, or the id of a course that ships with the program or is on your shelf (ID, or
ID@VERSION for one version). A locked workbook asks for
its passphrase, or for the words of its recovery sheet; --passphrase-file takes them from a file.
""")


def main(arguments: list[str] | None = None) -> int:
    """Do what was typed; returns the exit code: 0 done, 1 it could not be done, 2 wrong usage."""
    _speak_utf8()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read this has seen enough
        _drop_output()
        return DONE
    except SystemExit as ended:  # how argparse ends
        return ended.code if isinstance(ended.code, int) else WRONG_USAGE
    except Exception as error:  # noqa: BLE001 - the last place where a person can be told calmly
        return _explain(error)
    return code


def _run(arguments: list[str]) -> int:
    if not arguments:
        return open_window(None)
    if len(arguments) == 1 and _is_to_open(arguments[0]):
        return open_window(Path(arguments[0]))
    options = make_parser().parse_args(arguments)
    from workbook.cli import commands, still_working
    from workbook.no_dumps import keep_out_of_dumps

    keep_out_of_dumps()
    with still_working.told():
        name = options.command.replace("-", "_")
        return int(getattr(commands, f"{name}_" if iskeyword(name) else name)(options))


def _is_to_open(argument: str) -> bool:
    """Whether the window is to open it; a file that is no workbook and no course is told about there."""
    return argument.lower().endswith(OPENED_IN_WINDOW) or Path(argument).is_file()


def open_window(path: Path | None) -> int:
    """Open the window, unless this machine cannot show one.

    What is wrong with the file is told in the window too, except to a person who typed this in a terminal.
    """
    from workbook.preflight import window_problem

    problem = window_problem()
    if problem is None and path is not None and not path.exists() and _is_terminal():
        problem = _("There is no file “{path}”.").format(path=path)
    if problem:
        tell(problem)
        return NOT_DONE
    from workbook.window.app import run

    return run(path)


def _is_terminal() -> bool:
    """Whether somebody reads what is told; a file manager shows it to nobody."""
    return sys.stderr is not None and sys.stderr.isatty()


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and which command was perhaps meant."""

    def error(self, message: str) -> NoReturn:
        """End with one line; argparse would print the whole usage before it."""
        tell(
            _("{prog}: {message}{which} See {prog} --help.").format(
                prog=self.prog, message=message.rstrip("."), which="" if message.endswith("?") else "."
            )
        )
        raise SystemExit(WRONG_USAGE)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """As argparse does, with a hint in place of the whole list where one name is near."""
        if action.choices is None or value in action.choices:
            return
        from workbook.course.problems import did_you_mean

        names = [str(choice) for choice in action.choices]
        hint = did_you_mean(str(value), names) or _("It can be {names}.").format(names=", ".join(names))
        if action.dest == "command":
            raise argparse.ArgumentError(
                None, _("`{value}` is no command and no file. {hint}").format(value=value, hint=hint)
            )
        raise argparse.ArgumentError(
            action, _("`{value}` is not possible here. {hint}").format(value=value, hint=hint)
        )


def make_parser() -> Parser:
    """All commands with their options."""
    if spoken().code != SOURCE:
        from workbook.cli.argparse_words import translate_argparse

        translate_argparse()
    parser = Parser(
        prog=program(),
        description=_("Work through a self-paced course, offline, and take a personal workbook with you."),
        epilog=_(_EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=_("Workbook {version}").format(version=__version__),
        help=_("say which version this is"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=N_("commands"), required=True)
    _for_authors(commands)
    _for_learners(commands)
    _for_paper(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _add(commands: Commands[Parser], name: str, says: str) -> Parser:
    return commands.add_parser(
        name, help=says, description=f"{says[:1].upper()}{says[1:]}.", allow_abbrev=False
    )


def _for_authors(commands: Commands[Parser]) -> None:
    check = _add(commands, "check", _("say every mistake in a course, with its file and line"))
    check.add_argument("course", metavar="COURSE", help=_(_COURSE))
    check.add_argument("--format", choices=("text", "json"), default="text", help=_("lines to read, or data"))
    check.add_argument("--against", metavar="OLDER", help=_("an older package that is already handed out"))
    check.add_argument("--fix", action="store_true", help=_("write missing ids into the course’s files"))
    new = _add(commands, "new", _("begin a course: a small one that shows how it is done"))
    new.add_argument("folder", metavar="FOLDER", type=Path, help=_("a folder that is new or empty"))
    new.add_argument("--title", default="", help=_("what the course is called"))
    new.add_argument(
        "--template",
        metavar="NAME",
        default="",
        help=_("a shape to begin with: {names}").format(names=", ".join(TEMPLATES)),
    )
    taken = _add(commands, "import", _("make a draft of a Word file, or of Markdown that somebody wrote"))
    taken.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        help=_("a Word file (.docx), a folder of Markdown, or one Markdown file; it stays as it is"),
    )
    taken.add_argument("folder", metavar="FOLDER", type=Path, help=_("a folder that is new or empty"))
    taken.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help=_("write what became of each line to a new text file too"),
    )
    shown = _add(commands, "preview", _("try a course in a window; what is typed there is thrown away"))
    shown.add_argument("course", metavar="COURSE", help=_(_COURSE))
    pack = _add(commands, "pack", _("pack a course into one .course file to hand out"))
    pack.add_argument("course", metavar="COURSE", help=_(_COURSE))
    _add_target(pack, "FILE.course", _("where to write it (else ID-VERSION.course here)"), required=False)
    pack.add_argument(
        "--against", metavar="OLDER", help=_("the package handed out before; lists what changed")
    )
    pack.add_argument(
        "--replace",
        action="store_true",
        help=_("write over a package of the same version with other content"),
    )
    pack.add_argument(
        "--changed",
        metavar="SENTENCE",
        action="append",
        default=[],
        help=_("what is new in this version, for course.md and for learners; may be given several times"),
    )
    pack.add_argument(
        "--sign", action="store_true", help=_("sign it with your key, so that people know it is yours")
    )
    _add_passphrase(pack, _("opens a locked key with the first line of a text file; else it is asked for"))
    export = _add(
        commands, "export-course", _("write a course as plain Markdown or one HTML page, for anybody to read")
    )
    export.add_argument("course", metavar="COURSE", help=_(_COURSE))
    export.add_argument(
        "--to", choices=("markdown", "html"), required=True, help=_("a folder of text, or one page")
    )
    _add_target(export, "PLACE", _("the new folder or file; an existing one is not overwritten"))
    export.add_argument(
        "--with-leader", action="store_true", help=_("with the notes for whoever leads a group")
    )
    export.add_argument(
        "--language", metavar="CODE", default="", help=_("one of the languages of the course")
    )
    key = _add(
        commands, "key", _("make the key that signs your courses, or show the letters that people compare")
    )
    key.add_argument(
        "--passphrase", action="store_true", help=_("lock the key with a passphrase, or change it")
    )
    _add_passphrase(key, _("opens a locked key with the first line of a text file; else it is asked for"))


def _for_learners(commands: Commands[Parser]) -> None:
    courses = _add(commands, "courses", _("list the courses that are here, or put one on the shelf"))
    which = courses.add_mutually_exclusive_group()
    which.add_argument("--add", metavar="FILE", type=Path, help=_("put a course file on your shelf"))
    which.add_argument(
        "--remove",
        metavar=("ID", "VERSION"),
        nargs="+",
        help=_("take a course, or one version, from your shelf"),
    )
    courses.add_argument(
        "--replace",
        action="store_true",
        help=_("with --add: in place of the same version with other content"),
    )
    courses.add_argument(
        "--accept-key",
        action="store_true",
        help=_("with --add: the key that signed it is the known one from now on"),
    )
    start = _add(commands, "start", _("begin a new workbook of a course"))
    start.add_argument("course", metavar="COURSE", help=_(_COURSE))
    _add_target(start, "FILE.workbook", _("the new workbook; an existing file is not overwritten"))
    start.add_argument("--name", default="", help=_("whose workbook it is"))
    start.add_argument(
        "--language", metavar="CODE", default="", help=_("which of the course’s languages to read")
    )
    sample = _add(commands, "sample", _("make a workbook filled with a course’s example answers"))
    sample.add_argument("course", metavar="COURSE", help=_(_COURSE))
    _add_target(sample, "FILE.workbook", _("the new workbook; an existing file is not overwritten"))
    answer = _add(commands, "answer", _("save one answer in a workbook"))
    _add_workbook(answer)
    answer.add_argument("exercise", metavar="ID", help=_("the exercise’s id"))
    answer.add_argument(
        "json",
        metavar="-",
        help=_(
            "reads the answer as JSON from standard input, where no shell keeps it; the answer itself can stand "
            "here too, and null clears it"
        ),
    )
    answers = _add(commands, "answers", _("print the answers of a workbook"))
    _add_workbook(answers)
    answers.add_argument(
        "--format", choices=("json", "markdown"), default="json", help=_("data, or text to read")
    )
    answers.add_argument("--history", action="store_true", help=_("with everything that was answered before"))
    fill = _add(commands, "fill", _("take in the answers of a PDF form that was filled in on a screen"))
    _add_workbook(fill)
    fill.add_argument(
        "form",
        metavar="FILLED.pdf",
        type=Path,
        help=_("as `blank --fillable` made it, and somebody filled it in"),
    )
    fill.add_argument("--dry-run", action="store_true", help=_("only say what was found"))
    fill.add_argument(
        "--replace",
        action="store_true",
        help=_("take the form’s answers also where you have others; those stay as versions"),
    )
    update = _add(commands, "update", _("bring a workbook up to another version of its course, or back"))
    _add_workbook(update)
    update.add_argument("course", metavar="COURSE", nargs="?", help=_(_COURSE))
    update.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    update.add_argument(
        "--undo", action="store_true", help=_("go back to the version before; what you wrote since stays")
    )
    update.add_argument(
        "--yes", action="store_true", help=_("do not ask when it is an older version, or by somebody else")
    )
    language = _add(commands, "language", _("say in which languages a workbook can be read, or choose one"))
    _add_workbook(language)
    language.add_argument("code", metavar="CODE", nargs="?", help=_("such as de; every answer stays"))
    verify = _add(commands, "verify", _("look through a workbook: is everything as it was written?"))
    _add_workbook(verify)
    verify.add_argument(
        "--repair-to",
        metavar="FILE",
        type=Path,
        help=_("write what is whole to a new workbook, and say what is missing"),
    )
    save_text = _add(commands, "save-text", _("write everything to a folder, as text and pictures"))
    _add_workbook(save_text)
    _add_target(
        save_text,
        "FOLDER",
        _(
            "the new folder; an existing one is not touched. A name that ends in .docx or .odt is a document for Word "
            "or LibreOffice, with the answers as they are now"
        ),
    )
    from_text = _add(commands, "from-text", _("make the same workbook again of what save-text wrote"))
    from_text.add_argument("folder", metavar="FOLDER", type=Path, help=_("as save-text wrote it"))
    _add_target(from_text, "FILE.workbook", _("the new workbook; an existing file is not overwritten"))


def _for_paper(commands: Commands[Parser]) -> None:
    export = _add(commands, "export", _("make a PDF of a workbook"))
    export.add_argument("file", metavar="FILE.workbook", help=_("a workbook; with --sample a course"))
    suggested = _("where to write it (else COURSE - NAME - EDITION - DATE.pdf here)")
    _add_target(export, "FILE.pdf", suggested, required=False)
    export.add_argument("--sample", action="store_true", help=_("use a course with its example answers"))
    _add_passphrase(export)
    export.add_argument(
        "--edition",
        choices=("keepsake", "workshop"),
        default="keepsake",
        help=_("all of it, or what to bring"),
    )
    export.add_argument(
        "--only-answers", action="store_true", help=_("without the course’s text and empty forms")
    )
    export.add_argument(
        "--earlier-versions", action="store_true", help=_("with what stood in an answer on other days before")
    )
    export.add_argument(
        "--marks",
        action="store_true",
        help=_("with marks and notes, which else are just for oneself; never in the workshop pages"),
    )
    export.add_argument(
        "--days", action="store_true", help=_("with a list of the days and what was written on them")
    )
    export.add_argument("--what-i-bring", action="store_true", help=_("with a list of what is brought"))
    day = _("a day such as 2026-11-08; what was written before, or after, stays out")
    export.add_argument("--since", metavar="DAY", default="", help=day)
    export.add_argument("--until", metavar="DAY", default="", help=day)
    _add_paper(export)
    export.add_argument("--include-private", action="store_true", help=_("with what is just for oneself"))
    export.add_argument("--hide-names", action="store_true", help=_(_HIDE_NAMES))
    export.add_argument("--lock", action="store_true", help=_("ask for a password that the PDF opens with"))
    export.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help=_("lock the PDF with the first line of a text file"),
    )
    export.add_argument(
        "--initials",
        metavar="NAME=I.",
        action="append",
        default=[],
        help=_("with what is to stand in place of a name in every answer; may be given several times"),
    )

    blank = _add(
        commands, "blank", _("make a PDF of a course to fill in by hand, or for whoever leads a group")
    )
    blank.add_argument("course", metavar="COURSE", help=_(_COURSE))
    suggested = _("where to write it (else COURSE - EDITION - DATE.pdf here)")
    _add_target(blank, "FILE.pdf", suggested, required=False)
    blank.add_argument(
        "--edition",
        choices=("blank", "facilitator"),
        default="blank",
        help=_("forms to fill in, or the same with times, materials and notes for the leader"),
    )
    blank.add_argument(
        "--fillable", action="store_true", help=_("with fields to fill in on a screen; `fill` reads it back")
    )
    _add_paper(blank)
    blank.add_argument("--with-text", action="store_true", help=_("with the course’s text between the forms"))
    blank.add_argument("--language", metavar="CODE", default="", help=_("one of the languages of the course"))


def _add_paper(command: Parser) -> None:
    command.add_argument("--paper", choices=("a4", "letter"), default="a4")
    command.add_argument("--large-print", action="store_true")
    command.add_argument(
        "--both-sides",
        action="store_true",
        help=_("for printing on both sides: the margin for holes alternates"),
    )
    command.add_argument(
        "--module", metavar="ID", nargs="+", action="extend", default=[], help=_("only these modules")
    )


def _add_workbook(command: Parser) -> None:
    command.add_argument("file", metavar="FILE.workbook", type=Path)
    _add_passphrase(command)


def _add_passphrase(command: Parser, says: str = "") -> None:
    says = says or _("opens a locked workbook with the first line of a text file; else it is asked for")
    command.add_argument("--passphrase-file", metavar="FILE", type=Path, help=says)


def _add_target(command: Parser, name: str, says: str, *, required: bool = True) -> None:
    command.add_argument(
        "-o", "--output", dest="target", metavar=name, type=Path, required=required, help=says
    )


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system’s own encoding is; a window program on Windows has nothing to write to."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not complain of it when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _what_helps(error: Trouble) -> str:
    """The command that brings back what is whole in a damaged workbook; the window offers it by itself."""
    from workbook.as_typed import typed

    if getattr(error, "code", "") != "damaged":
        return ""
    command = typed("verify", "FILE", "--repair-to", "NEW.workbook")
    return _("`{command}` writes what is whole in it to a new workbook.").format(command=command)


def _explain(error: Exception) -> int:
    """What the world did is told as it is; what we did wrong is written down, without anybody’s words."""
    if isinstance(error, Trouble):
        tell(" ".join(filter(None, (str(error), _what_helps(error)))))
    elif isinstance(error, OSError):
        from workbook.language.system_words import why

        reason = why(error)
        tell(
            f"“{error.filename}”: {reason}."
            if error.filename
            else _("It could not be done: {reason}.").format(reason=reason)
        )
        _drop_output()
    else:
        from workbook.reports import write_report

        place = write_report(error)
        where = (
            _("What happened, without your answers, is written in {place}.").format(place=place)
            if place
            else ""
        )
        tell(_("Something went wrong inside Workbook. What was saved is safe. {where}").format(where=where))
    return NOT_DONE
