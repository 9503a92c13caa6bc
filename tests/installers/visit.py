"""One whole visit with nothing but the program's own parts: it runs in the installed program as in the built one.

Run: python tests/installers/visit.py FOLDER. Prints a line for each step, and ends with 0 if all of them went well.
With --launch FILE.workbook it opens the window as a double click does, and says when the first page is painted.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

COURSE, GALLERY = "explore-this-further", "make-your-own-course"
PASSPHRASE = "four small boats at noon"
TYPED = "Typed in the window, with Ελληνικά, हिन्दी and 漢字."


def main(folder: Path) -> int:
    """All steps, in a folder that is empty."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / "home")
    os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["WORKBOOK_TYPED"] = "workbook"
    (folder / "home").mkdir(parents=True)
    os.chdir(folder)
    for step in (
        answer_each_kind,
        lock_and_unlock,
        make_every_pdf,
        fill_in_a_form,
        pack_and_update,
        see_it_in_a_window,
        import_a_worksheet,
        write_in_the_studio,
    ):
        step(folder)
        print(f"ok: {step.__name__.replace('_', ' ')}", flush=True)
    return 0


def launch(path: Path) -> int:
    """Open a workbook, and say when its first page is painted."""
    from workbook.window import app
    from workbook.window.pages.page_view import PageView

    paint = PageView.paintEvent

    def paint_event(view: PageView, event: QPaintEvent) -> None:
        paint(view, event)
        print("painted", flush=True)

    PageView.paintEvent = paint_event  # type: ignore[method-assign,assignment]
    return app.run(path)


def command(*words: str | Path) -> str:
    """What a command says; an error if it does not end well."""
    from workbook.cli.front_door import main as run

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = run([str(word) for word in words])
    prove(code == 0, f"{words} ended with {code}")
    return said.getvalue()


def prove(holds: bool, words: str) -> None:
    """The built program has no `assert` to rely on."""
    if not holds:
        raise SystemExit(f"not so: {words}")


def answer_each_kind(_folder: Path) -> None:
    """Every example answer of the course that shows all kinds goes in, and is there."""
    from workbook.course.kinds import KINDS

    command("sample", GALLERY, "-o", "sample.workbook")
    command("start", GALLERY, "-o", "own.workbook", "--name", "Ada")
    answers = json.loads(command("answers", "sample.workbook"))["answers"]
    for exercise, answer in answers.items():
        command("answer", "own.workbook", exercise, json.dumps(answer))
    prove(json.loads(command("answers", "own.workbook"))["answers"] == answers, "all answers are there")
    _answer_with_a_picture("own.workbook")
    left = set(KINDS) - _kinds_in("own.workbook") - {"recall"}  # which only shows what was written elsewhere
    prove(not left, f"every kind was answered, not {left}")
    prove("sound" in command("verify", "own.workbook"), "it is sound")


def _answer_with_a_picture(name: str) -> None:
    from PIL import Image

    from workbook.answers.file.workbook_file import open_workbook
    from workbook.course.reading import read_course
    from workbook.pictures.own_picture import ready_picture

    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), "#1F5C57").save(drawn, "JPEG")
    with open_workbook(Path(name)) as file:
        exercises = read_course(file.files())[0].exercises()
        asked = next(exercise for exercise in exercises if exercise.kind == "picture")
        kept = file.keep_picture(ready_picture(drawn.getvalue()))
        file.save_answer(asked, {"file": kept, "caption": "Green"})


def _kinds_in(name: str) -> set[str]:
    from workbook.answers.file.workbook_file import open_workbook

    with open_workbook(Path(name)) as file:
        return {saved.kind for saved in file.answers().values()}


def lock_and_unlock(folder: Path) -> None:
    """Locked, no word can be read without the passphrase, which opens it; then the lock is taken off again."""
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import open_workbook
    from workbook.answers.locked.locking import lock_workbook, remove_lock
    from workbook.answers.locked.recovery_words import new_words

    path = folder / "own.workbook"
    before = command("answers", path)
    with open_workbook(path) as file:
        lock_workbook(file, BackupFolder(file.uuid), PASSPHRASE, new_words())
    prove(b"CREATE TABLE" not in path.read_bytes(), "nothing of it can be read")
    (folder / "secret.txt").write_text(PASSPHRASE, encoding="utf-8")
    prove(command("answers", path, "--passphrase-file", "secret.txt") == before, "the passphrase opens it")
    with open_workbook(path, typed=PASSPHRASE) as file:
        remove_lock(file, BackupFolder(file.uuid))
    prove(command("answers", path) == before, "without a lock it opens as before")


def make_every_pdf(folder: Path) -> None:
    """All editions of both courses, and one that is locked."""
    import pypdfium2

    for edition in ("keepsake", "workshop"):
        command("export", "own.workbook", "-o", f"{edition}.pdf", "--edition", edition)
    for edition in ("blank", "facilitator"):
        command("blank", COURSE, "-o", f"{edition}.pdf", "--edition", edition)
    command("export", COURSE, "--sample", "-o", "locked.pdf", "--lock", "--password-file", "secret.txt")
    for name in ("keepsake", "workshop", "blank", "facilitator"):
        prove(len(pypdfium2.PdfDocument(folder / f"{name}.pdf")) > 2, f"{name}.pdf has pages")
    locked = pypdfium2.PdfDocument(folder / "locked.pdf", password=PASSPHRASE)
    prove(len(locked) > 2, "the password opens the locked PDF")


def fill_in_a_form(folder: Path) -> None:
    """A form goes out, is filled in, and comes back in."""
    import pikepdf

    command("blank", COURSE, "--fillable", "-o", "form.pdf")
    command("start", COURSE, "-o", "form.workbook")
    with pikepdf.open(folder / "form.pdf") as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.get("/T", "")) == "a/start-hopes//":
                field.V = pikepdf.String("To breathe out")
        pdf.save(folder / "filled.pdf", fix_metadata_version=False)
    command("fill", "form.workbook", "filled.pdf")
    prove("To breathe out" in command("answers", "form.workbook"), "what was filled in is there")


def pack_and_update(folder: Path) -> None:
    """A course is packed twice, and a workbook of it goes to the newer version and back with its answer."""
    import shutil

    from workbook.own_files import bundled_courses

    command("new", "mine", "--title", "Mine")
    shutil.copytree(next(path for path in bundled_courses() if path.name == COURSE), "other")
    top = folder / "other" / "course.md"
    command("pack", "other", "-o", "old.course")
    command("start", "old.course", "-o", "update.workbook")
    command("answer", "update.workbook", "start-hopes", '"Stays"')
    text = top.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("version:"))
    top.write_text(text.replace(before, "version: 9.0.0\nchanged: A sentence is new."), encoding="utf-8")
    command("pack", "other", "-o", "new.course")
    prove("A sentence is new." in command("update", "update.workbook", "new.course"), "what is new is told")
    prove("Stays" in command("answers", "update.workbook"), "the answer stays")
    command("update", "update.workbook", "--undo")
    prove("Stays" in command("answers", "update.workbook"), "it stays on the way back too")
    command("export-course", COURSE, "-o", "course.md", "--to", "markdown")


def see_it_in_a_window(folder: Path) -> None:
    """The window opens a workbook at its place, and what is typed there is saved."""
    from PySide6.QtWidgets import QPlainTextEdit

    from workbook.answers.file.workbook_file import open_workbook
    from workbook.course.outline import read_outline
    from workbook.window import app as window_app

    path = folder / "form.workbook"
    with open_workbook(path) as file:
        pages = [(module, page) for module in read_outline(file.files()).modules for page in module.pages]
        module, page = next(
            (module, page)
            for module, page in pages
            if any(mark.id == "start-hopes" for mark in page.exercises)
        )
        file.set_place(module.id, page.id, 0)
    app = window_app.make_application()
    window = window_app.make_window(folder / "settings")
    window.entrance.open_path(str(path))
    window.resize(1280, 800)
    window.show()
    until(lambda: any(_can_be_typed_in(editor) for editor in window.findChildren(QPlainTextEdit)))
    editor = next(editor for editor in window.findChildren(QPlainTextEdit) if _can_be_typed_in(editor))
    editor.setFocus()
    editor.insertPlainText(TYPED)
    app.processEvents()
    picture = window.grab().toImage()
    picture.save(str(folder / "window.png"))
    prove(picture.width() >= 1280 and _colours(picture) > 20, "a page is drawn")
    window.finish()
    window.close()
    app.processEvents()
    prove(TYPED in command("answers", path).replace("\\n", "\n"), "what was typed is saved")


def import_a_worksheet(folder: Path) -> None:
    """A page of Word becomes a draft."""
    import zipfile

    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    lines = ("Saying no", "The last time I said yes and meant no: ____________________")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(folder / "sheet.docx", "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>',
        )
    command("import", "sheet.docx", "sheet")
    texts = [path.read_text(encoding="utf-8") for path in (folder / "sheet" / "modules").glob("*.md")]
    prove(any("::: line" in text for text in texts), "a line to write on became an exercise")


def write_in_the_studio(folder: Path) -> None:
    """A draft opens in the Studio, is written in, and is on the disk."""
    from workbook.drafts.draft import opened
    from workbook.drafts.earlier_states import EarlierStates
    from workbook.own_files import resources_folder
    from workbook.window import app as window_app
    from workbook.window.look.theme import Theme
    from workbook.window.studio.drafting import Drafting
    from workbook.window.studio.places import Place
    from workbook.window.studio.studio_screen import StudioScreen

    command("new", "draft", "--title", "A draft", "--template", "worksheet")
    window_app.make_application()
    drafting = Drafting(opened(folder / "draft"), earlier=EarlierStates(folder / "draft", folder / "earlier"))
    studio = StudioScreen(Theme(resources_folder() / "icons", "light"), drafting, lambda *_said, **_how: "")
    studio.resize(1280, 800)
    studio.show()
    path = next(mark.path for mark in drafting.outline().modules)
    studio.add.wanted.emit("reflection")
    until(lambda: studio.preview.view is not None)
    studio.middle.ways.buttons["text"].click()
    until(lambda: studio.middle.text_view is not None)
    studio.structure.show_place(Place("help", "help.md"))
    prove(not drafting.finish(), "the draft is written")
    prove(
        "::: reflection" in (folder / "draft" / path).read_text(encoding="utf-8"), "what was added is there"
    )
    studio.close_pool()
    studio.close()


def _can_be_typed_in(editor: object) -> bool:
    return editor.isVisible() and not editor.isReadOnly()  # type: ignore[attr-defined]


def _colours(picture: object) -> int:
    """How many colours there are along a line of it."""
    width = picture.width()  # type: ignore[attr-defined]
    return len({picture.pixel(x, y) for x in range(0, width, 3) for y in range(100, 700, 50)})  # type: ignore[attr-defined]


def until(holds: object) -> None:
    """Let the window do its work until something holds, at most for a while."""
    from time import monotonic

    from PySide6.QtCore import QCoreApplication

    end = monotonic() + 20
    while not holds():  # type: ignore[operator]
        QCoreApplication.processEvents()
        prove(monotonic() < end, "the window shows a page in time")


if __name__ == "__main__":
    if sys.argv[1] == "--launch":
        sys.exit(launch(Path(sys.argv[2])))
    sys.exit(main(Path(sys.argv[1]).resolve()))
