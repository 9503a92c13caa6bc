"""What each command does once it is understood. Every room is imported by the command that needs it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.cli import still_working
from workbook.cli.telling import tell
from workbook.cli.terminal import for_stream
from workbook.collecting import without_collecting
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.files import Files
    from workbook.pdf.material import Edition, PaperOptions


PIECE = 1 << 20  # characters


class Refusal(Trouble):
    """A command that cannot be done; the text is one calm sentence."""


def say(text: str) -> None:
    """Print a command's result; without a standard output (a window program on Windows) to nowhere."""
    say_on(text if text.endswith("\n") else text + "\n")


def say_on(text: str) -> None:
    """Print a part of a result as it is; what is long in pieces, as each is there a second time as bytes."""
    if sys.stdout is not None:
        for start in range(0, len(text), PIECE):
            still_working.heard()
            sys.stdout.write(for_stream(text[start : start + PIECE], sys.stdout))


def check(options: Namespace) -> int:
    """Say every mistake in a course."""
    from workbook.authoring.check import find_problems
    from workbook.authoring.report import as_json, as_text, has_errors
    from workbook.packaging.course_by_name import open_course

    files = open_course(options.course)
    older = open_course(options.against) if options.against else None
    if options.fix:
        _fix(options)
        files = open_course(options.course)
    with without_collecting():
        problems = find_problems(files, older)
    fix = _fixing(options.course)
    say(as_json(problems, files) if options.format == "json" else as_text(problems, files, fix))
    return int(has_errors(problems))


def _fixing(course: str) -> str:
    """What to type so that missing ids are written."""
    from workbook.as_typed import typed
    from workbook.packaging.course_by_name import course_folder

    return typed("check", course if course_folder(course) else _("FOLDER"), "--fix")


def _fix(options: Namespace) -> None:
    from workbook.authoring.fix import write_missing_ids
    from workbook.packaging.course_by_name import course_folder

    folder = course_folder(options.course)
    if folder is None:
        raise Refusal(_("Ids can only be written into a folder of your own. Name the course’s folder."))
    count = write_missing_ids(folder)
    tell(counted("{n} id written.", "{n} ids written.", count) if count else _("No id was missing."))


def new(options: Namespace) -> int:
    """Begin a course."""
    from workbook.as_typed import typed
    from workbook.authoring.new import new_course
    from workbook.authoring.templates import NAMES
    from workbook.course.problems import did_you_mean

    if options.template and options.template not in NAMES:
        near = did_you_mean(options.template, NAMES) or _("There are {names}.").format(names=", ".join(NAMES))
        raise Refusal(_("No template is called `{name}`.").format(name=options.template) + f" {near}")
    new_course(options.folder, options.title, options.template)
    if options.template:
        words = _(
            "“{template}” is in {folder}, to be made your own. Name its author and choose a licence in {file}. This "
            "says what is still to do: {check}"
        )
    else:
        words = _(
            "A course to begin with is in {folder}. Open {file} in any editor, and write your own words in place of "
            "the template’s. This says what is still to do: {check}"
        )
    say(
        words.format(
            template=options.template,
            folder=options.folder,
            file=options.folder / "course.md",
            check=typed("check", options.folder),
        )
    )
    return 0


def import_(options: Namespace) -> int:
    """Make a draft of what others wrote."""
    from workbook.cli.importing import imported

    for line in imported(options.source, options.folder, options.report):
        say(line)
    return 0


def preview(options: Namespace) -> int:
    """Open a window in which a course is tried; of a folder it follows what is written."""
    from workbook.packaging.course_by_name import course_folder, open_course
    from workbook.preflight import window_problem

    files = open_course(options.course)
    if problem := window_problem():
        tell(problem)
        return 1
    from workbook.window.app import preview as open_preview

    return open_preview(files, course_folder(options.course))


def pack(options: Namespace) -> int:
    """Pack a course, or list what keeps it from being packed."""
    from workbook.authoring.pack import RefusedTrouble, pack_course
    from workbook.authoring.report import as_text
    from workbook.cli.signing import WhatsNew, opened_key
    from workbook.packaging.course_by_name import open_course

    older = open_course(options.against) if options.against else None
    files = open_course(options.course)
    key = opened_key(options.passphrase_file) if options.sign else None
    news = WhatsNew(options, older)
    try:
        with without_collecting():
            packed = pack_course(
                files, options.target, older, key=key, replace=options.replace, last_words=news
            )
    except RefusedTrouble as refused:
        say(as_text(refused.problems, files, _fixing(options.course)))
        raise
    if packed.advice:
        say(as_text(packed.advice, files, _fixing(options.course)))
    if packed.changes:
        say(_("What changed:"))
        for change in packed.changes:
            say(f"- {change.what}")
    say(
        _("{path} is ready: version {version}, {size} kB.").format(
            path=packed.path, version=packed.version, size=max(1, packed.size // 1000)
        )
    )
    return 0


def export_course(options: Namespace) -> int:
    """Write a course for people without this program."""
    from workbook.authoring.export_course.export import export_as_html, export_as_markdown
    from workbook.course.translations import in_language
    from workbook.packaging.course_by_name import open_course

    files = open_course(options.course)
    if options.language:
        files = in_language(files, _known_language(files, options.language))
    if options.to == "html":
        export_as_html(files, options.target, with_leader=options.with_leader)
        say(_("{target} is ready.").format(target=options.target))
    else:
        text = export_as_markdown(files, options.target, with_leader=options.with_leader)
        say(_("{target} is ready.").format(target=text))
    return 0


def key(options: Namespace) -> int:
    """Make or show the key that signs packages."""
    from workbook.cli.signing import shown_key

    for line in shown_key(lock=options.passphrase, passphrase_file=options.passphrase_file):
        say(line)
    return 0


def courses(options: Namespace) -> int:
    """List the courses that are here, put one on the shelf, or take one from it."""
    from workbook.cli.shelf import added, listed, removed

    if options.add:
        lines = added(options.add, replace=options.replace, accept_key=options.accept_key)
    elif options.remove:
        lines = iter([removed(options.remove[0], " ".join(options.remove[1:]))])
    else:
        lines = listed()
    for line in lines:
        say(line)
    return 0


def start(options: Namespace) -> int:
    """Begin a workbook."""
    from workbook.answers.file.workbook_file import create_workbook
    from workbook.packaging.course_by_name import open_course

    files = _with_modules(open_course(options.course), options.course)
    code = _known_language(files, options.language) if options.language else ""
    create_workbook(_workbook_path(options.target), files, name=options.name, language=code).close()
    say(_("{target} is ready.").format(target=options.target))
    _say_who_signed(files)
    return 0


def _say_who_signed(files: Files, *, only_look: bool = False) -> None:
    """Whether a course is from the same person as before, if it was ever signed."""
    from workbook.packaging.trust import Trust, signed_words

    trust = Trust()
    if words := signed_words(trust.look_at(files) if only_look else trust.remember(files)):
        say(words)


def sample(options: Namespace) -> int:
    """Make a workbook of a course's example answers."""
    _make_sample(options.course, _workbook_path(options.target))
    say(_("{target} is ready.").format(target=options.target))
    return 0


def answer(options: Namespace) -> int:
    """Save one answer, or clear it."""
    from workbook.cli.unlocking import open_unlocked
    from workbook.course.answer_shapes import answer_problem

    given = _read_json(options.json)
    with open_unlocked(options.file, options.passphrase_file) as file:
        exercise = _find_exercise(file, options.exercise)
        if problem := answer_problem(exercise, given):
            raise Refusal(problem)
        file.save_answer(exercise, given)
    say(_("Cleared.") if given is None else _("Saved."))
    return 0


def answers(options: Namespace) -> int:
    """Print the answers as data or as text."""
    from workbook.cli.unlocking import open_unlocked

    with open_unlocked(options.file, options.passphrase_file) as file:
        if options.format == "markdown":
            from workbook.answers.copies.as_markdown import markdown_parts

            parts = markdown_parts(file, history=options.history)
        else:
            from workbook.answers.copies.as_data import answers_as_json

            parts = answers_as_json(file, history=options.history)
        for part in parts:
            say_on(part)
        say_on("\n" * (options.format == "json"))
    return 0


def fill(options: Namespace) -> int:
    """Take in the answers of a filled-in form."""
    from workbook.answers.filling.reading import read_form
    from workbook.cli.filling import taken_from
    from workbook.cli.unlocking import open_unlocked

    form = read_form(options.form)
    with open_unlocked(options.file, options.passphrase_file) as file:
        for line in taken_from(file, form, dry_run=options.dry_run, replace=options.replace):
            say(line)
    return 0


def update(options: Namespace) -> int:
    """Bring a workbook up to another version of its course, or back to the one before."""
    from workbook.cli.unlocking import open_unlocked
    from workbook.cli.updating import back_to_before, update_to
    from workbook.packaging.course_by_name import open_course

    if options.undo == bool(options.course):
        tell(
            _(
                "workbook update: name a course to update to, or --undo to go back. See workbook update --help."
            )
        )
        return 2
    files = None if options.undo else _with_modules(open_course(options.course), options.course)
    with open_unlocked(options.file, options.passphrase_file) as file:
        if files is not None:
            _say_who_signed(files, only_look=options.dry_run)
        lines = (
            back_to_before(file, dry_run=options.dry_run)
            if files is None
            else update_to(file, files, options.file, dry_run=options.dry_run, sure=options.yes)
        )
        for line in lines:
            say(line)
    return 0


def language(options: Namespace) -> int:
    """Say in which languages a workbook can be read, or choose one."""
    from workbook.cli.unlocking import open_unlocked
    from workbook.course.translations import languages, same_language
    from workbook.language.locales import own_name

    with open_unlocked(options.file, options.passphrase_file) as file:
        if options.code is None:
            known = languages(file.course_files())
            shown = file.language or known[0]
            for code in known:
                line = f"{code}  {own_name(code)}"
                here = _("{language} (it is read in this one)").format(language=line)
                say(here if same_language(code, shown) else line)
            return 0
        file.set_language(_known_language(file.course_files(), options.code))
        say(
            _("“{name}” is read in {language} now. Every answer is as it was.").format(
                name=options.file.name, language=own_name(file.language)
            )
        )
    return 0


def _known_language(files: Files, wanted: str) -> str:
    """One of the languages that a course has."""
    from workbook.course.translations import languages, same_language

    known = languages(files)
    found = next((code for code in known if same_language(code, wanted)), None)
    if found is None:
        raise Refusal(
            _("This course is not in “{wanted}”. It is in: {known}. Nothing was changed.").format(
                wanted=wanted, known=", ".join(known)
            )
        )
    return found


def verify(options: Namespace) -> int:
    """Look through a workbook, and bring back what is whole if that is wanted."""
    from workbook.answers.disk.claims import real_path
    from workbook.answers.file.making import refuse_taken
    from workbook.cli.verifying import bring_back_to, copy_to, keys_for, looked_through

    target = real_path(_workbook_path(options.repair_to)) if options.repair_to else None
    if target:
        refuse_taken(target)
    path = real_path(options.file)
    keys = keys_for(path, options.passphrase_file)
    sound, words = looked_through(path, keys)
    if target is None:
        say(words)
        return int(not sound)
    for line in (copy_to if sound else bring_back_to)(path, target, keys):
        say(line)
    return 0


def save_text(options: Namespace) -> int:
    """Write everything as text, or the answers as a document, by the name that is given."""
    from workbook.answers.copies.as_text import save_as_text
    from workbook.answers.disk.claims import real_path
    from workbook.cli.unlocking import open_unlocked

    with open_unlocked(options.file, options.passphrase_file) as file:
        from workbook.answers.copies.office.saving import is_document, save_as_document

        if is_document(options.target):
            save_as_document(file, options.target, replace=False)
            words = _("{place} has all your answers as they are now. Anybody who has the file can read it.")
            say(words.format(place=options.target))
            return 0
        save_as_text(file, real_path(options.target))
    say(
        _("Everything is in {target}. It is not locked there, whatever the workbook is.").format(
            target=options.target
        )
    )
    return 0


def from_text(options: Namespace) -> int:
    """Make a workbook of what was saved as text."""
    from workbook.answers.copies.as_text import workbook_from_text
    from workbook.answers.disk.claims import real_path

    workbook_from_text(real_path(options.folder), real_path(_workbook_path(options.target)))
    say(_("{target} is ready.").format(target=options.target))
    return 0


def export(options: Namespace) -> int:
    """Make a PDF of a workbook, or of a course with its example answers."""
    from workbook.printing import export_workbook

    if options.edition != "keepsake" and (options.marks or options.days or options.what_i_bring):
        raise Refusal(_("--marks, --days and --what-i-bring are for the keepsake. Nothing was made."))
    with _workbook_to_print(options) as file:
        paper = _paper_options(file, options)
        target = options.target or _suggested(file, options.edition)
        told = partial(still_working.reached, what=_("the PDF"))
        pages = export_workbook(
            file, options.edition, paper, target, told,
            with_earlier=options.earlier_versions, with_marks=options.marks, with_days=options.days,
        )  # fmt: skip
    say(_("{target} is ready: {pages}.").format(target=target, pages=counted("{n} page", "{n} pages", pages)))
    return 0


def blank(options: Namespace) -> int:
    """Make a PDF of a course to fill in, or for whoever leads a group."""
    from workbook.course.outline import read_about
    from workbook.course.translations import in_language
    from workbook.packaging.course_by_name import open_course
    from workbook.pdf.material import PaperOptions
    from workbook.printing import export_blank, suggested_name

    files = _with_modules(open_course(options.course), options.course)
    if options.language:
        files = in_language(files, _known_language(files, options.language))
    paper = PaperOptions(
        paper=options.paper,
        large_print=options.large_print,
        both_sides=options.both_sides,
        modules=_known_modules(files, options.module),
        with_text=options.with_text,
        fillable=options.fillable,
    )
    name = suggested_name(read_about(files).title, "", options.edition, _today())
    target = options.target or Path(name)
    told = partial(still_working.reached, what=_("the PDF"))
    pages = export_blank(files, options.edition, paper, target, told)
    say(_("{target} is ready: {pages}.").format(target=target, pages=counted("{n} page", "{n} pages", pages)))
    return 0


def _suggested(file: WorkbookFile, edition: Edition) -> Path:
    """A name for a PDF in the present folder."""
    from workbook.course.outline import read_about
    from workbook.printing import suggested_name

    return Path(suggested_name(read_about(file.files()).title, file.name, edition, _today()))


def _today() -> date:
    from datetime import datetime

    return datetime.now().astimezone().date()


@contextmanager
def _workbook_to_print(options: Namespace) -> Iterator[WorkbookFile]:
    """The workbook that was named; for `--sample` one that is gone afterwards."""
    from tempfile import TemporaryDirectory

    from workbook.answers.file.workbook_file import open_workbook
    from workbook.cli.unlocking import open_unlocked

    if not options.sample:
        if not options.file.lower().endswith(".workbook"):
            raise Refusal(
                _("“{file}” is not a workbook. To print a course’s examples, add --sample.").format(
                    file=options.file
                )
            )
        with open_unlocked(Path(options.file), options.passphrase_file) as file:
            yield file
        return
    with TemporaryDirectory(prefix="workbook-") as folder:
        path = Path(folder) / "sample.workbook"
        _make_sample(options.file, path)
        with open_workbook(path) as file:
            yield file


def _paper_options(file: WorkbookFile, options: Namespace) -> PaperOptions:
    from workbook.cli.pdf_password import wanted_password
    from workbook.pdf.material import PaperOptions

    return PaperOptions(
        name=file.name,
        paper=options.paper,
        large_print=options.large_print,
        include_private=options.include_private,
        modules=_known_modules(file.files(), options.module),
        hide_names=options.hide_names or bool(options.initials),
        initials=tuple(_initials(pair) for pair in options.initials) or None,
        both_sides=options.both_sides,
        password=wanted_password(options),
        date=_today(),
        only_answers=options.only_answers,
        bring_list=options.what_i_bring,
        since=_day(options.since),
        until=_day(options.until),
    )


def _initials(pair: str) -> tuple[str, str]:
    """A name and what stands in its place, as NAME=I."""
    name, sign, short = (part.strip() for part in pair.partition("="))
    if not name or not sign:
        raise Refusal(_("“{typed}” is to be a name and its initials, such as Ines=I.").format(typed=pair))
    return name, short


def _day(typed: str) -> date | None:
    """A day of the command line."""
    from datetime import date

    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Refusal(
            _("“{typed}” is no day. Write it as year, month and day, such as 2026-11-08.").format(typed=typed)
        ) from None


def _known_modules(files: Files, named: Sequence[str]) -> tuple[str, ...]:
    """Modules that the course has."""
    from workbook.course.outline import read_outline
    from workbook.course.problems import did_you_mean

    known = [str(module.id) for module in read_outline(files).modules]
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known) or _("There are: {known}.").format(known=", ".join(known))
            raise Refusal(_("This course has no module “{name}”. {hint}").format(name=name, hint=hint))
    return tuple(named)


def _make_sample(name: str, path: Path) -> None:
    """A workbook of a course with its example answers; nothing is left if it cannot be filled."""
    from workbook.answers.copies.as_data import save_from_data
    from workbook.answers.disk.claims import real_path
    from workbook.answers.disk.trouble import missing
    from workbook.answers.file.left_over import sweep_beside
    from workbook.answers.file.making import made_calmly, move_into_place, private_place, refuse_taken
    from workbook.answers.file.workbook_file import create_workbook
    from workbook.course.reading import read_course
    from workbook.packaging.course_by_name import open_course

    files = _with_modules(open_course(name), name)
    data = _sample_data(files, name)
    path = real_path(path)
    refuse_taken(path)
    if not path.parent.is_dir():
        raise missing(path.parent)
    sweep_beside(path)
    with private_place(
        path
    ) as place:  # it gets its name when it is filled: a killed program leaves nothing there
        with create_workbook(place, files, notes=place.parent / "open") as file:
            unfit = save_from_data(file, read_course(files)[0], data)
        with made_calmly(path):
            move_into_place(place, path)
    for sentence in unfit:
        tell(sentence)


def _sample_data(files: Files, name: str) -> Any:
    from workbook.as_typed import typed
    from workbook.bounded_json import read_json

    if "sample-answers.json" not in files:
        raise Refusal(
            _("The course “{name}” has no example answers (sample-answers.json).").format(name=name)
        )
    try:
        return read_json(files["sample-answers.json"])
    except ValueError:
        raise Refusal(
            _(
                "The example answers of “{name}” cannot be read. This says where the mistake is: {check}"
            ).format(name=name, check=typed("check", name))
        ) from None


def _with_modules(files: Files, name: str) -> Files:
    """A course that there is something to do in."""
    from workbook.course.files import module_paths

    if not module_paths(files):
        raise Refusal(
            _("The course “{name}” has no modules yet, so there is nothing to work through.").format(
                name=name
            )
        )
    return files


def _workbook_path(path: Path) -> Path:
    if path.suffix.lower() != ".workbook":
        raise Refusal(
            _("“{name}” is to end in .workbook, so that it can be opened by its name.").format(name=path.name)
        )
    return path


def _read_json(text: str) -> Answer:
    """An answer as JSON from the command line or from standard input."""
    from workbook.bounded_json import BadJson, read_json

    if text == "-":
        with still_working.asking():
            text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if sys.stdin else ""
    try:
        return read_json(text)
    except BadJson as error:
        raise Refusal(
            _("The answer cannot be taken: {error}. Nothing was saved.").format(error=error)
        ) from None
    except ValueError:
        raise Refusal(
            _("The answer is not JSON. A text stands in quotation marks: '\"like this\"'. Nothing was saved.")
        ) from None


def _find_exercise(file: WorkbookFile, name: str) -> Exercise:
    """An exercise of the workbook's course, read from its module alone."""
    from workbook.course.outline import read_outline
    from workbook.course.problems import did_you_mean
    from workbook.course.reading import read_module

    outline = read_outline(file.files())
    module = next((m for m in outline.modules if any(mark.id == name for mark in m.exercises())), None)
    if module is None:
        hint = did_you_mean(name, [mark.id for mark in outline.exercises()])
        raise Refusal(
            _("This course has no exercise “{name}”. {hint} Nothing was saved.").format(name=name, hint=hint)
        )
    read, _unused = read_module(file.files(), outline, module.id)
    exercise = next((exercise for exercise in read.exercises() if exercise.id == name), None)
    if exercise is None:
        raise Refusal(
            _("“{name}” is of a kind that this version does not know. Nothing was saved.").format(name=name)
        )
    return exercise
