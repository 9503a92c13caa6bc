"""Search: one field, what was found as one types, and beside it the place where it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.answers.searching.excerpt import Excerpt, excerpt
from workbook.answers.searching.folding import spans_of, words_in
from workbook.answers.searching.index import LONGEST_TYPED, Found, Hit, Place
from workbook.course.ids import ExerciseId
from workbook.language.counting import counted
from workbook.language.dates import moment
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.edge_pages import KEPT
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import NO_LIMIT
from workbook.window.parts.bars import Head, HelpButton, HideButton, WayBack
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.segments import Segments
from workbook.window.parts.visibility import share_words
from workbook.window.parts.words import IconLabel, Words
from workbook.window.searching.earlier_search import EarlierSearch
from workbook.window.searching.hit_list import HitList, Shown, marked
from workbook.window.searching.search import search_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.answers.searching.earlier import Earlier
    from workbook.answers.searching.index import Sort
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

WAIT_MS = 60  # after a key: what was found follows the typing, and does not flicker
SAY_MS = 900  # and is spoken when the typing pauses
SHOWN = 60  # hits that are shown of each sort
WIDE, NARROW = 560, 900
MOST_OF_ONE = 6000  # signs of one text that are shown beside the list
EARLIER = N_("Look in earlier versions too")
KEPT_HERE = N_("Searching happens on this computer. The words you look for are not kept.")
SORTS: dict[str, tuple[Sort, ...]] = {
    "all": ("answer", "note", "text"),
    "answers": ("answer", "note"),
    "course": ("text",),
}


class SearchScreen(QWidget):
    """Looks through the course and the answers of an open workbook."""

    can_be_said_anew = True
    back_wanted = Signal()
    help_wanted = Signal()
    hide_wanted = Signal()
    place_wanted = Signal(object, str)  # a place in the pages, and the words that were looked for
    mark_wanted = Signal(str)  # the id of a mark
    version_wanted = Signal(object, int)  # an exercise, and the row of an earlier version of its answer

    def __init__(self, session: Session, theme: Theme, *, sorts: str = "all") -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self._search = search_of(session)
        self._search.grown.connect(self._look)
        self._earlier = EarlierSearch(session, self)
        self._earlier.grown.connect(self._show_more)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._look)
        self._told = ""
        self._say = QTimer(self, singleShot=True, interval=SAY_MS)
        self._say.timeout.connect(self._tell_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        back = WayBack(theme, _("Back to the page"), self.back_wanted)
        self.back = back
        column.addWidget(
            Head(theme, [back], [HideButton(theme, self.hide_wanted), HelpButton(theme, self.help_wanted)])
        )
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._left = self._list_side(sorts)
        self._row.addWidget(self._left)
        self.beside = _Beside(theme)
        self.beside.open_page.clicked.connect(self._open)
        self._right = scrolled(theme, self.beside)
        self._row.addWidget(self._right, 1)
        nest(column, self._row, 1)
        theme.changed.connect(self._fit)
        self._fit()
        self._show(Found(0, 0, ()))

    def _list_side(self, sorts: str) -> QWidget:
        theme, px = self.theme, self.theme.px
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(px(28), px(22), px(24), px(12))
        column.setSpacing(px(12))
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(IconLabel(theme, "search", "muted", 18))
        self.field = LineField(
            theme,
            _("Search in the course and in my answers"),
            _("Search"),
            style="interface",
            most=LONGEST_TYPED,
        )
        self.field.edited.connect(self._typed)
        self.field.returnPressed.connect(self._open)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        self.clear = IconButton(theme, "x", _("Empty the field"))
        self.clear.clicked.connect(self._empty)
        row.addWidget(self.clear)
        column.addWidget(frame)
        choices = [("all", _("Everything")), ("answers", _("My answers")), ("course", _("Course text"))]
        self.sorts = Segments(theme, _("Where to search"), choices, sorts)
        self.sorts.chosen.connect(self._look)
        column.addWidget(self.sorts)
        self.count = Words(theme, "", "interface", ink="muted", wrap=True)
        column.addWidget(self.count)
        self.earlier = Button(theme, _(EARLIER), icon="history", kind="text", style="small-button")
        self.earlier.clicked.connect(self._look_earlier)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeading)
        self.hits = HitList(theme)
        self.hits.currentRowChanged.connect(self._show_chosen)
        self.hits.itemActivated.connect(self._open)
        column.addWidget(self.hits, 1)
        return side

    def focus_first(self) -> None:
        """One begins to type at once."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, before: SearchScreen) -> None:
        """Go on where somebody was who searched on a screen like this."""
        self.field.set_text(before.field.text())
        self._look()
        self.hits.setCurrentRow(before.hits.currentRow())

    def look_for(self, words: str) -> None:
        """Look for words that were typed elsewhere."""
        if words:
            self.field.set_text(words)
            self._look()

    # Looking

    def _typed(self, words: str) -> None:
        self.clear.setVisible(bool(words))
        self._wait.start()

    def _empty(self) -> None:
        self.field.set_text("")
        self.clear.hide()
        self._look()
        self.focus_first()

    def _look(self, *_unused: object) -> None:
        if self.field.text() != self._earlier.typed or self.sorts.value() == "course":
            self._earlier.stop()
        self._show(self._search.find(self.field.text(), SORTS[self.sorts.value()]))

    def _look_earlier(self) -> None:
        """Asked for with a button that goes then; the keyboard goes back to the field."""
        self._earlier.begin(self.field.text())
        self.focus_first()
        self._show_more()

    def _show_more(self) -> None:
        """More of earlier versions was found; what is chosen in the list stays chosen."""
        row = self.hits.currentRow()
        self._look()
        if row > 0:
            self.hits.setCurrentRow(row)

    def _show(self, found: Found) -> None:
        typed = self.field.text()
        groups = []
        for name, count, sort in (
            (_("My answers"), found.answers, "answer"),
            (_("My marks and notes"), found.notes, "note"),
            (_("Course text"), found.texts, "text"),
        ):
            hits = [self._shown(hit, typed) for hit in found.hits if hit.sort == sort][:SHOWN]
            if hits:
                groups.append((name, count, hits))
        if earlier := self._earlier.found:
            once = [self._shown_earlier(one, typed) for one in earlier[:SHOWN]]
            groups.append((_("Earlier versions"), len(earlier), once))
        self.hits.setVisible(bool(groups))
        self.hits.show_hits(groups)
        self.count.setText(self._count_words(found, typed))
        self.clear.setVisible(bool(typed))
        asked = bool(self._earlier.typed) or self.sorts.value() == "course"
        self.earlier.setVisible(bool(words_in(typed)) and not asked)
        if not groups:
            self.beside.show_nothing()
        if words_in(typed):
            self._say.start()
        else:
            self._told = ""

    def _tell_found(self) -> None:
        """How many there are, and the one that is chosen."""
        shown = self.hits.chosen()
        first = f"{shown.piece.words}, {shown.where}" if shown is not None else ""
        if (words := ". ".join(filter(None, (self.count.text(), first)))) != self._told:
            self._told = words
            announce(self, words)

    def _count_words(self, found: Found, typed: str) -> str:
        if not words_in(typed):
            return ""
        count = found.answers + found.notes + found.texts
        said = [counted("{n} found", "{n} found", count)]
        if not count:
            said = [_("Nothing with these words. Try a shorter one.")]
            said += [] if self._search.is_whole else [_("The course is still being looked through.")]
        if self._search.has_left_out:
            said.append(_("Very long answers are not looked through."))
        return (" · " if count else " ").join([" ".join(said), *self._earlier_words()])

    def _earlier_words(self) -> list[str]:
        """What is to be said of earlier versions, if they were asked for."""
        if not self._earlier.typed:
            return []
        if self._earlier.is_going_on:
            return [_("Looking in earlier versions…")]
        if self._earlier.has_failed:
            return [_("Earlier versions could not be read.")]
        count = len(self._earlier.found)
        if not count:
            return [_("Nothing in earlier versions.")]
        return [counted("{n} in earlier versions.", "{n} in earlier versions.", count)]

    def _shown(self, hit: Hit, typed: str) -> Shown:
        share = ""
        if hit.sort == "answer":
            settings = self.session.choices.answer_settings.get(ExerciseId(hit.place.exercise))
            share = share_words((settings.share if settings else None) or "private")
        elif hit.sort == "note":
            share = share_words("private")
        return Shown(hit, self._where(hit), share, excerpt(hit.words, typed))

    def _shown_earlier(self, one: Earlier, typed: str) -> Shown:
        module, page = self.session.course.page_of(one.exercise) or (KEPT, KEPT)
        hit = Hit("earlier", Place(module, page, one.exercise, row=one.row), one.words)
        return Shown(hit, self._where(hit), moment(one.at, one.offset_minutes), excerpt(one.words, typed))

    def _where(self, hit: Hit) -> str:
        """The number and title of an exercise, or the module and page of a paragraph."""
        outline, place = self.session.course.outline, hit.place
        if place.module == KEPT:
            return _("Kept answers")
        if not place.module:
            return outline.about.title
        module = next(module for module in outline.modules if module.id == place.module)
        page = next(page for page in module.pages if page.id == place.page)
        if hit.sort in ("answer", "earlier"):
            mark = next(mark for mark in page.exercises if mark.id == place.exercise)
            return f"{mark.number} {self.session.saved_title(ExerciseId(place.exercise))}".strip()
        return _("Module {number}, {title}").format(number=module.number, title=page.title)

    # The place of a hit

    def _show_chosen(self, _row: int) -> None:
        if shown := self.hits.chosen():
            self.beside.show_hit(shown, self.field.text())

    def _open(self, *_unused: object) -> None:
        shown = self.hits.chosen()
        if shown is None:
            return
        place = shown.hit.place
        if shown.hit.sort == "earlier":
            self.version_wanted.emit(ExerciseId(place.exercise), place.row)
        elif place.mark and place.module != KEPT:
            self.mark_wanted.emit(place.mark)
        else:
            self.place_wanted.emit(place, self.field.text())

    # Keys and room

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """From the field, Up and Down go through what was found; the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.hits.go(step)
                if shown := self.hits.chosen():
                    announce(self, f"{shown.piece.words}, {shown.where}")
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other where there is room; else the list alone, from which Enter opens the page."""
        px = self.theme.px
        narrow = self.width() < px(NARROW)
        if narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(NO_LIMIT)
        else:
            self._left.setFixedWidth(min(px(WIDE), self.width() * 7 // 16))
        self._right.setVisible(not narrow)


class _Beside(Desk):
    """What was found, at its place: where it is, all its words, and the way there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("page")
        self._theme = theme
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(44), px(26), px(44), px(26))
        column.setSpacing(px(14))
        head = QHBoxLayout()
        self.where = Words(theme, "", "interface", ink="muted", wrap=True)
        self.open_page = Button(theme, _("Open this page"), kind="text", style="button")
        head.addWidget(self.where, 1)
        head.addWidget(self.open_page)
        nest(column, head)
        self.card = QFrame()
        self.card.setObjectName("card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(px(20), px(16), px(20), px(16))
        self.words = Words(theme, "", "answer", wrap=True, rich=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside.addWidget(self.words)
        column.addWidget(self.card)
        note = QHBoxLayout()
        note.addWidget(IconLabel(theme, "shield-check", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(Words(theme, _(KEPT_HERE), "small", ink="muted", wrap=True), 1)
        nest(column, note)
        column.addStretch(1)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.card.hide()
        self.open_page.hide()
        self.where.setText("")

    def show_hit(self, shown: Shown, typed: str) -> None:
        """All words of a hit, with the found ones marked."""
        words = shown.hit.words[:MOST_OF_ONE]
        whole = Excerpt(words, tuple(spans_of(words, words_in(typed))))
        html = marked(whole, self._theme).replace("\n", "<br>")
        self.where.setText(" · ".join(part for part in (shown.where, shown.share) if part))
        self.words.setText(html if len(words) == len(shown.hit.words) else f"{html} {escape('…')}")
        is_earlier = shown.hit.sort == "earlier"
        self.open_page.setText(_("See what I wrote before") if is_earlier else _("Open this page"))
        self.card.show()
        self.open_page.show()
