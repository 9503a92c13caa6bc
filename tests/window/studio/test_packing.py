"""From a draft to the file that is handed out, by mouse and by keyboard."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.own_words import written_course
from tests.window.fits import misfits
from workbook.authoring.handing_out import HandedOut, Wish
from workbook.authoring.new import new_course
from workbook.authoring.pack import Packed
from workbook.authoring.packed_before import PackedBefore
from workbook.authoring.signing_key import find_key
from workbook.course.outline import read_about
from workbook.packaging.reading import read_package
from workbook.window.look.settings import Settings
from workbook.window.look.theme import Theme
from workbook.window.paper import printer
from workbook.window.parts import file_dialogs
from workbook.window.studio.hand_out_screen import HandOutScreen
from workbook.window.studio.pack_screen import Packing as Known
from workbook.window.studio.pack_screen import PackScreen
from workbook.window.studio.packing import Packing

LEFT = Qt.MouseButton.LeftButton
KNOWN = Known("Tea", "tea", "0.1.0", ("Old news.",), 0, Path("/courses"))


class Desk:
    """A packing controller, the screens that it makes, and what it asks."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.qtbot, self.shown, self.asked = qtbot, list[QWidget](), list[str]()
        self.way = 0
        self.context = QObject()
        self.packing = Packing(theme, Settings(folder), self.ask, self.context)
        self.packing.screen_made.connect(self.show)

    def ask(self, title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        self.asked.append(f"{title}: {words}")
        return choices[self.way]

    def show(self, screen: QWidget) -> None:
        self.qtbot.addWidget(screen)
        screen.resize(1000, 760)
        screen.show()
        self.shown.append(screen)

    def pack(self, folder: Path) -> PackScreen:
        before = len(self.shown)
        self.packing.pack(folder)
        self.qtbot.waitUntil(lambda: len(self.shown) > before)
        screen = self.shown[-1]
        assert isinstance(screen, PackScreen)
        return screen

    def handed_out(self) -> HandOutScreen:
        self.qtbot.waitUntil(lambda: isinstance(self.shown[-1], HandOutScreen), timeout=10_000)
        screen = self.shown[-1]
        assert isinstance(screen, HandOutScreen)
        return screen


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, theme, tmp_path / "settings")
    yield made
    made.packing.close()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    written_course(tmp_path / "drafts/tea", "Tea")
    return tmp_path / "drafts/tea"


def screen_of(qtbot: QtBot, theme: Theme, **more: Any) -> PackScreen:
    made = PackScreen(theme, KNOWN._replace(**more))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def wished(qtbot: QtBot, screen: PackScreen) -> Wish:
    with qtbot.waitSignal(screen.pack_wanted) as wanted:
        QTest.keyClick(screen.pack, Qt.Key.Key_Return)
    wish = wanted.args[0]
    assert isinstance(wish, Wish)
    return wish


def test_the_version_names_the_file_and_the_news_are_sentences(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_of(qtbot, theme)
    assert wished(qtbot, screen) == Wish("0.1.0", ("Old news.",), Path("/courses/tea-0.1.0.course"))
    QTest.mouseClick(screen.versions["0.2.0"], LEFT)
    assert "tea-0.2.0.course" in screen.where.text().replace("\u200b", "")
    screen.changed.setPlainText(" New  things.\n\nMore. ")
    assert wished(qtbot, screen) == Wish("0.2.0", ("New things.", "More."), Path("/courses/tea-0.2.0.course"))


def test_another_place_is_kept_whatever_the_version(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = screen_of(qtbot, theme)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    QTest.mouseClick(screen.elsewhere, LEFT)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: Path("/stick/mine.course"))
    QTest.keyClick(screen.elsewhere, Qt.Key.Key_Return)
    QTest.keyClick(screen.versions["1.0.0"], Qt.Key.Key_Space)
    assert wished(qtbot, screen).target == Path("/stick/mine.course")


def test_who_has_a_key_signs_and_who_has_none_is_told_of_it(qtbot: QtBot, theme: Theme) -> None:
    none = screen_of(qtbot, theme)
    assert not none.sign.isChecked()
    QTest.mouseClick(none.sign, LEFT)
    assert none.letters.text().startswith("Your key is made when you sign for the first time.")
    assert wished(qtbot, none).sign
    locked = screen_of(qtbot, theme, fingerprint="ABCD EFGH", is_locked=True)
    assert locked.letters.text() == "Your key: ABCD EFGH"
    QTest.keyClicks(locked.passphrase, "sesame")
    assert wished(qtbot, locked)[3:5] == (True, "sesame")
    QTest.mouseClick(locked.sign, LEFT)
    assert not locked.passphrase.isVisible()


def test_mistakes_lead_back_and_nothing_can_be_packed(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_of(qtbot, theme, errors=2)
    said = [label.text() for label in screen.findChildren(QLabel)]
    assert "2 things are to be mended first." in said
    assert not hasattr(screen, "pack")
    with qtbot.waitSignal(screen.problems_wanted):
        QTest.keyClick(screen.problems, Qt.Key.Key_Return)


def test_a_draft_is_packed_and_the_words_for_its_people_are_there(desk: Desk, draft: Path) -> None:
    screen = desk.pack(draft)
    QTest.mouseClick(screen.versions["1.0.0"], LEFT)
    QTest.mouseClick(screen.sign, LEFT)
    with desk.qtbot.waitSignal(desk.packing.packed) as packed:
        QTest.mouseClick(screen.pack, LEFT)
    ready = desk.handed_out()
    file = draft.parent / "tea-1.0.0.course"
    key = find_key()
    assert packed.args == [draft]
    assert read_about(read_package(file)).version == "1.0.0"
    assert key is not None
    assert key.fingerprint in ready.text.text()
    with desk.qtbot.waitSignal(desk.packing.back_wanted):
        QTest.mouseClick(ready.back, LEFT)


def test_a_file_that_is_there_is_asked_about(desk: Desk, draft: Path) -> None:
    (draft.parent / "tea-0.1.0.course").write_bytes(b"x")
    screen = desk.pack(draft)
    desk.way = -1
    QTest.mouseClick(screen.pack, LEFT)
    assert (draft.parent / "tea-0.1.0.course").read_bytes() == b"x"
    desk.way = 0
    QTest.mouseClick(screen.pack, LEFT)
    desk.handed_out()
    assert len(desk.asked) == 2


def test_mistakes_are_counted_before_anything_is_asked(desk: Desk, tmp_path: Path) -> None:
    new_course(tmp_path / "c", "Tea", "worksheet")
    screen = desk.pack(tmp_path / "c")
    with desk.qtbot.waitSignal(desk.packing.problems_wanted):
        QTest.mouseClick(screen.problems, LEFT)


def test_what_keeps_it_from_being_packed_is_told_where_one_is(
    desk: Desk, draft: Path, tmp_path: Path
) -> None:
    screen = desk.pack(draft)
    (tmp_path / "a file").write_text("x")
    screen._target = tmp_path / "a file" / "tea.course"
    QTest.mouseClick(screen.pack, LEFT)
    desk.qtbot.waitUntil(screen.trouble.isVisible)
    assert screen.trouble.text().startswith("The file could not be written (")
    (draft / "modules/01-beginning.md").write_text("no facts", encoding="utf-8")
    screen._target = tmp_path / "tea.course"
    QTest.mouseClick(screen.pack, LEFT)
    desk.qtbot.waitUntil(lambda: "mend the errors first" in screen.trouble.text())


def test_a_folder_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.packing.pack(tmp_path / "gone")
    desk.qtbot.waitUntil(lambda: len(desk.asked) == 1)
    assert desk.asked[0].startswith("This course could not be opened: ")


HANDED = HandedOut(Packed(Path("/courses/tea-1.0.0.course"), 1, "1.0.0", ()), "Tea", fingerprint="ABCD")


def test_the_words_are_changed_copied_and_printed(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = HandOutScreen(theme, HANDED)
    qtbot.addWidget(ready)
    ready.resize(900, 700)
    ready.show()
    ready.text.setPlainText("Hello.\n\nOpen it.")
    QTest.keyClick(ready.copy, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "Hello.\n\nOpen it."
    assert ready.said.text() == "Copied. Paste the words into your message."
    printed: list[bytes] = []
    monkeypatch.setattr(printer, "print_pdf", lambda _parent, data, _title: printed.append(data))
    QTest.mouseClick(ready.print_it, LEFT)
    assert printed[0].startswith(b"%PDF")
    assert ready.said.text() == "It went to the printer."
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    QTest.mouseClick(ready.show_file, LEFT)
    assert opened == ["/courses"]


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (720, 1.0), (1024, 2.0)])
@pytest.mark.parametrize("errors", [0, 3])
def test_everything_fits(qtbot: QtBot, theme: Theme, width: int, scale: float, errors: int) -> None:
    theme._take(theme.tokens, scale)
    known = KNOWN._replace(errors=errors, is_locked=True, fingerprint="AB")
    for screen in (PackScreen(theme, known), HandOutScreen(theme, HANDED)):
        qtbot.addWidget(screen)
        screen.resize(width, 640)
        screen.show()
        screen.focus_first()
        qtbot.waitUntil(partial(fits, screen))


def fits(screen: QWidget) -> bool:
    return misfits(screen) == []


def test_packed_again_it_is_the_next_version_by_what_has_changed(desk: Desk, draft: Path) -> None:
    desk.pack(draft).pack.click()
    desk.handed_out()
    assert desk.pack(draft).version() == "0.1.0"
    module = next((draft / "modules").glob("*.md"))
    module.write_text(module.read_text().replace("\n\n", "\n\nA few more words.\n\n", 1))
    mended = desk.pack(draft)
    said = " ".join(label.text() for label in mended.findChildren(QLabel))
    assert mended.version() == "0.1.1"
    assert "Version 0.1.0 is packed already. Small things have changed since: it is 0.1.1 now." in said
    module.write_text(module.read_text() + "\n\n::: line another-one\nWhat else?\n:::\n")
    assert desk.pack(draft).version() == "0.2.0"


def test_what_was_new_before_is_not_said_again(qtbot: QtBot, theme: Theme) -> None:
    before = PackedBefore("0.1.0", ("Old news.",), "new")
    screen = screen_of(qtbot, theme, before=before, changed=("Old news.", "Much more."))
    assert wished(qtbot, screen)[:2] == ("0.2.0", ("Much more.",))


def test_words_that_are_still_the_template_s_are_told_and_keep_nobody_from_packing(
    desk: Desk, tmp_path: Path
) -> None:
    new_course(tmp_path / "c", "Tea", "worksheet")
    page = tmp_path / "c/course.md"
    text = page.read_text("utf-8")
    for key in ("author", "holder", "licence"):
        text = text.replace(f"{key}:\n", f"{key}: Mine\n")
    page.write_text(text, "utf-8")
    screen = desk.pack(tmp_path / "c")
    assert "Some words are still the template’s." in [label.text() for label in screen.findChildren(QLabel)]
    with desk.qtbot.waitSignal(desk.packing.problems_wanted):
        QTest.keyClick(screen.problems, Qt.Key.Key_Return)
    assert screen.pack.isEnabled()
