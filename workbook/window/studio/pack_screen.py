"""Pack the course: which version it is, what is new in it, whether it is signed, and where the file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbook.authoring.handing_out import Wish, versions_after
from workbook.language.counting import counted
from workbook.language.signs import in_own_direction
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.parts.aside_screen import AsideScreen, note
from workbook.window.parts.buttons import Button
from workbook.window.parts.options import DotRow, TickRow
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.studio.fact_fields import Labelled

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.authoring.packed_before import PackedBefore, Since
    from workbook.window.look.theme import Theme

SUFFIX = ".course"
_AFTER = (
    N_("{version}, as it is"),
    N_("{version}: small changes, such as a word put right"),
    N_("{version}: new pages or exercises"),
    N_("{version}: much of it is different"),
)


_AGAIN: dict[Since, tuple[str, int]] = {  # what is said of it, and which of the versions is chosen
    "nothing": (N_("Version {version} is packed already, and nothing has changed since."), 0),
    "mends": (
        N_("Version {version} is packed already. Small things have changed since: it is {next} now."), 1,
    ),
    "new": (
        N_("Version {version} is packed already. There are new pages or exercises since: it is {next} now."), 2,
    ),
}  # fmt: skip


class Packing(NamedTuple):
    """What is known of a draft before it is packed."""

    title: str
    id: str
    version: str
    changed: tuple[str, ...]
    errors: int
    inside: Path  # where the file goes unless another place is chosen
    fingerprint: str = ""  # of the author's key, if there is one
    is_locked: bool = False
    before: PackedBefore | None = None  # the same version, if it was packed
    as_template: int = 0  # files in which words are still those of a template


class PackScreen(AsideScreen):
    """With errors it leads back to them; nothing else can be done then."""

    pack_wanted = Signal(object)  # a Wish
    problems_wanted = Signal()

    def __init__(self, theme: Theme, known: Packing) -> None:
        super().__init__(theme, _("Back to the course"))
        self._known = known
        self._target: Path | None = None
        column = self.centred(620)
        column.setSpacing(theme.px(14))
        column.addWidget(Words(theme, _("Pack the course"), "screen-title", wrap=True))
        said = _(
            "“{title}” becomes one file that you can send. Your draft stays here, to go on with."
        ).format(title=known.title)
        column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        if known.errors:
            self._lay_errors(column)
        else:
            self._lay_questions(column)
        self.trouble = Words(theme, "", "interface", ink="error", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addStretch(1)

    def focus_first(self) -> None:
        """At what one does here."""
        first = self.problems if self._known.errors else self.pack
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str) -> None:
        """Why nothing was packed."""
        self.trouble.setText(words)
        self.trouble.show()
        self.area.ensureWidgetVisible(self.trouble)

    def version(self) -> str:
        """The one that is chosen."""
        return next(version for version, row in self.versions.items() if row.isChecked())

    def target(self) -> Path:
        """Where the file goes."""
        return self._target or self._known.inside / f"{self._known.id}-{self.version()}{SUFFIX}"

    def _lay_errors(self, column: QVBoxLayout) -> None:
        count = self._known.errors
        strong = counted("{n} thing is to be mended first.", "{n} things are to be mended first.", count)
        words = _("People would stumble over it. Each is told with its place, and what to do.")
        column.addWidget(note(self.theme, "triangle-alert", words, strong=strong))
        self.problems = Button(self.theme, _("Show what is to be mended"), kind="primary")
        self.problems.clicked.connect(self.problems_wanted)
        column.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignLeading)

    def _lay_advice(self, column: QVBoxLayout) -> None:
        """It can be packed with them; it is only said."""
        strong = _("Some words are still the template’s.")
        words = _("They can stay if they say what you mean.")
        column.addWidget(note(self.theme, "info", words, strong=strong))
        self.problems = Button(self.theme, _("Show where"), kind="link", style="small-button")
        self.problems.clicked.connect(self.problems_wanted)
        column.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignLeading)

    def _lay_questions(self, column: QVBoxLayout) -> None:
        theme, known = self.theme, self._known
        if known.as_template:
            self._lay_advice(column)
        self._lay_versions(column)
        self.changed = TextField(theme, _("What is new"), "", lines=3)
        told = set(known.before.changed) if known.before and known.before.since != "nothing" else set()
        self.changed.set_text("\n".join(line for line in known.changed if line not in told))
        said = _("A sentence a line. People who have the version before read it before they take this one.")
        column.addWidget(Labelled(theme, _("What is new"), self.changed, said))
        self._lay_signature(column)
        self.where = Words(theme, "", "interface", wrap=True)
        column.addWidget(Labelled(theme, _("Where the file goes"), self.where))
        self.elsewhere = Button(theme, _("Keep it elsewhere…"), kind="link", style="small-button")
        self.elsewhere.clicked.connect(self._choose_place)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeading)
        self.pack = Button(theme, _("Pack it"), kind="primary", icon="package")
        self.pack.clicked.connect(self._pack)
        column.addWidget(self.pack, 0, Qt.AlignmentFlag.AlignLeading)
        self._tell()

    def _lay_versions(self, column: QVBoxLayout) -> None:
        theme = self.theme
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(2))
        rows.addWidget(Words(theme, _("Which version is it?"), "button", wrap=True))
        column.addWidget(holder)
        group = QButtonGroup(self)
        self.versions: dict[str, DotRow] = {}
        for version, words in zip(versions_after(self._known.version), _AFTER, strict=False):
            row = DotRow(theme, _(words).format(version=version))
            row.toggled.connect(self._tell)
            group.addButton(row)
            self.versions[version] = row
            rows.addWidget(row)
        [*versions] = self.versions
        before, at = self._known.before, 0
        if before is not None:
            said, at = _AGAIN[before.since]
            at = min(at, len(versions) - 1)
            words = _(said).format(version=before.version, next=versions[at])
            rows.insertWidget(1, Words(theme, words, "interface", ink="muted", wrap=True))
        self.versions[versions[at]].setChecked(True)

    def _lay_signature(self, column: QVBoxLayout) -> None:
        theme, known = self.theme, self._known
        self.sign = TickRow(theme, _("Sign it, so that people see that it is from you"))
        self.sign.setChecked(bool(known.fingerprint))
        said = _("Your key: {letters}").format(letters=known.fingerprint)
        if not known.fingerprint:
            said = _("Your key is made when you sign for the first time. It stays on this computer.")
        self.letters = Words(theme, said, "small", ink="muted", wrap=True)
        self.passphrase = SecretField(theme, _("Passphrase of your key"))
        self._secret: QWidget = Labelled(theme, _("Passphrase of your key"), self.passphrase)
        for part in (self.sign, self.letters, self._secret):
            column.addWidget(part)
        self.sign.toggled.connect(self._tell_signature)
        self._tell_signature()

    def _tell_signature(self, _checked: bool = False) -> None:
        self.letters.setVisible(self.sign.isChecked())
        self._secret.setVisible(self.sign.isChecked() and self._known.is_locked)

    def _tell(self, _checked: bool = False) -> None:
        if hasattr(self, "where"):
            self.where.setText(in_own_direction(str(self.target())))

    def _choose_place(self) -> None:
        names = _("Course (*.course)")
        if chosen := file_dialogs.save_as(self, _("Keep the packed course in"), self.target(), names):
            self._target = chosen
            self._tell()

    def _pack(self) -> None:
        self.trouble.hide()
        lines = (" ".join(line.split()) for line in self.changed.text().splitlines())
        changed = tuple(line for line in lines if line)
        secret = self.passphrase.text()
        self.pack_wanted.emit(Wish(self.version(), changed, self.target(), self.sign.isChecked(), secret))
