"""Course text on screen: read only, as wide as people read well, as high as it needs to be."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from workbook.language.translation import gettext as _
from workbook.window.look import fonts
from workbook.window.parts.prose_marks import LinkSpot, Marks
from workbook.window.parts.scrolling import keep_in_view

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QShowEvent,
        QTextList,
    )

    from workbook.course.files import Files
    from workbook.window.look.theme import Theme
    from workbook.window.parts.late_picture import LatePictures
    from workbook.window.parts.prose_passages import Passages

_CODE = f"'{fonts.CODE}', monospace"
LAID_OUT_AT_ONCE, TAGS_AT_ONCE = 20_000, 300
_BEFORE, _AFTER = "part:before", "part:after"  # no link of a course can begin so
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_MOVES = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)
LEAST_PICTURE = 60  # pixels; before it is laid out a text is narrower than that
_CODE_SIZE = 0.92  # it looks larger than it is
_HEADINGS = {2: 1.5, 3: 1.2}  # times the size of the text; a page's title is larger
_BULLET = "•"
_TICKS = ("☐", "☑")
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


class Prose(QTextBrowser):
    """Clean HTML from the course. Pictures come from the course's own files and from nowhere else."""

    link_chosen = Signal(str)
    selected = Signal()  # words, by mouse; or a place was clicked
    read_on = Signal(int)  # the caret wants past the end (1), or the beginning (-1)

    def __init__(
        self, theme: Theme, html: str, files: Files, *, style: str = "reading", width: int = 580
    ) -> None:
        super().__init__()
        self._theme, self._files, self._style, self._most = theme, files, style, width
        self._parts, self._at = _parts_of(_with_captions(html, files)), 0
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(theme.px(26))
        self._marks = Marks(self, theme)
        self.passages: Passages | None = None  # what the learner marked
        self._reads = False  # by keyboard: a caret goes through the words
        self.setTextInteractionFlags(_BY_MOUSE)
        self._has_pictures = "<img" in html
        self._pictures: LatePictures | None = None
        if "<code" in html:
            fonts.need_code()
        fonts.need_for(html)
        self.restyle()
        self.cursorPositionChanged.connect(self._follow_caret)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Lay the text out anew with present fonts and colours."""
        theme = self._theme
        self.document().setDefaultFont(theme.font(self._style))
        code = theme.font(self._style).pointSizeF() * _CODE_SIZE
        self.document().setDefaultStyleSheet(
            f"a {{ color: {theme.tokens.accent}; }} code {{ background: {theme.tokens.desk}; }}"
            f"code, pre {{ font-family: {_CODE}; font-size: {code:.2f}pt; }} pre code {{ background: transparent; }}"
            f"table {{ border-collapse: collapse; }} th {{ text-align: left; }}"
            f"th, td {{ padding: 3px 12px 3px 0; border-bottom: 1px solid {theme.tokens.line}; }}"
            f"h1, h2, h3, h4, h5, h6, dt {{ font-weight: {600 if self._style == 'interface' else 500}; }}"
        )
        self.setMaximumWidth(theme.line_px(self._most))
        if self._pictures:
            self._pictures.fit(self._picture_room())
        self.setHtml(self._part().replace("\n</code></pre>", "</code></pre>"))
        self._space_lines()
        self._set_bullets()
        for spot in self._marks.make():
            spot.clicked.connect(partial(self._follow, spot))
        self._fit()
        if self.passages is not None:
            self.passages.text_changed()

    def _part(self) -> str:
        """What is shown: all of it, or of a very long text one part, with a way to those before and after."""
        if len(self._parts) == 1:
            return self._parts[0]
        ways = [_("Part {at} of {parts} of this long text.").format(at=self._at + 1, parts=len(self._parts))]
        before, after = _("The part before"), _("The next part")
        if self._at:
            ways.append(f'<a href="{_BEFORE}">{before}</a>')
        if self._at + 1 < len(self._parts):
            ways.append(f'<a href="{_AFTER}">{after}</a>')
        line = f"<p><i>{' '.join(ways)}</i></p>"
        return line * bool(self._at) + self._parts[self._at] + line

    def _space_lines(self) -> None:
        """Line height and space between paragraphs; Qt's own CSS does not know them well enough."""
        reading = self._style == "reading"
        step = self._theme.px(8 if reading else 5)
        block = self.document().begin()
        while block.isValid():
            following = block.next()
            within_list = following.isValid() and _goes_on(block, following)
            within_code = _is_code(block) and following.isValid() and _is_code(following)
            spacing = QTextBlockFormat()
            if _is_code(block):
                spacing.setLeftMargin(self._theme.px(12))
            spacing.setNonBreakableLines(False)  # source text wraps instead of running out of the page
            height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            spacing.setLineHeight(self._theme.line_height(103 if reading else 108), height)
            spacing.setTopMargin(0)
            last = within_code or not following.isValid()
            spacing.setBottomMargin(0 if last else step // 3 if within_list else step)
            if block.blockFormat().headingLevel():
                self._size_heading(block, spacing)
            QTextCursor(block).mergeBlockFormat(spacing)
            block = following

    def _size_heading(self, block: QTextBlock, spacing: QTextBlockFormat) -> None:
        """No heading is smaller than those below it; inside a box or a card it is no larger than its words."""
        size = self._theme.font(self._style).pointSizeF()
        level = block.blockFormat().headingLevel()
        if self._style == "reading":
            title = self._theme.font("screen-title").pointSizeF()
            size = title if level == 1 else size * _HEADINGS.get(level, 1)
        else:  # near to the words that it is for
            spacing.setTopMargin(self._theme.px(4) if block.previous().isValid() else 0)
            spacing.setBottomMargin(self._theme.px(1))
        at = block.begin()
        pieces = []
        while not at.atEnd():
            pieces.append(at.fragment())
            at += 1
        for piece in pieces:
            sized = piece.charFormat()
            sized.clearProperty(
                QTextFormat.Property.FontSizeAdjustment.value
            )  # Qt's own, instead of any size
            sized.setFontPointSize(size)
            cursor = QTextCursor(block)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(sized)

    def _set_bullets(self) -> None:
        """Bullets of the typeface, with room beside them; Qt draws large ones hard against their words."""
        block = self.document().begin()
        while block.isValid():
            found: QTextList | None = block.textList()
            if found is not None and found.format().style() in _BULLETS:
                sign = _sign_of(block)
                room = self._theme.px(15 if sign == _BULLET else 23)
                hanging = QTextBlockFormat()
                hanging.setIndent(found.format().indent())
                hanging.setTextIndent(-room)
                hanging.setTabPositions([QTextOption.Tab(room, _tab_of(block))])
                found.remove(block)
                cursor = QTextCursor(block)
                cursor.mergeBlockFormat(hanging)
                cursor.insertText(f"{sign}\t", QTextCharFormat())
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = name.toString() if isinstance(name, QUrl) else str(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and path in self._files:
            return self._picture(path)
        return QImage() if kind == QTextDocument.ResourceType.ImageResource.value else QByteArray()

    def _picture(self, path: str) -> QImage:
        if self._pictures is None:
            from workbook.window.parts.late_picture import LatePictures

            self._pictures = LatePictures(self._files, self.document())
        return self._pictures.picture(path, self._picture_room())

    def _picture_room(self) -> int:
        """No picture is wider than the text beside it."""
        inside = self.maximumViewportSize().width() - 2 * ceil(self.document().documentMargin())
        return (
            min(self._theme.line_px(self._most), inside)
            if inside > LEAST_PICTURE
            else self._theme.line_px(self._most)
        )

    def _follow(self, spot: LinkSpot) -> None:
        """A link was chosen: the keyboard stays at it, or goes to the part of a long text that it leads to."""
        step = {_BEFORE: -1, _AFTER: 1}.get(spot.address, 0)
        if step:
            self._at = min(max(0, self._at + step), len(self._parts) - 1)
            self.restyle()
            self.read()
        else:
            spot.setFocus(Qt.FocusReason.OtherFocusReason)
            self.link_chosen.emit(spot.address)

    def _fit(self) -> None:
        width = self.maximumViewportSize().width()  # viewport() would make PySide load every widget class
        if width > 40:
            self.document().setTextWidth(width)
        self.setFixedHeight(max(1, round(self.document().size().height()) + 2))
        self._marks.lay()
        if self.passages is not None:
            self.passages.lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.passages is not None:
            self.passages.paint_below(self.viewport(), event.rect())
        super().paintEvent(event)
        if self.passages is not None:
            self.passages.paint_above(self.viewport(), event.rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.selected.emit()

    def fit(self) -> None:
        """Take the height that the text has now."""
        self._fit()

    @property
    def reads(self) -> bool:
        """Whether a caret goes through it by keyboard."""
        return self._reads

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            if self._has_pictures:
                self.restyle()
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pictures:
            self._pictures.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pictures and not event.spontaneous():
            self._pictures.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = QKeySequence.StandardKey
        before = self.textCursor()
        if event.matches(key.Copy) or event.matches(key.SelectAll):
            super().keyPressEvent(event)
        elif self._reads and event.key() in _MOVES:
            super().keyPressEvent(event)
            if self.textCursor() == before and event.key() in _STEPS:
                self.read_on.emit(_STEPS[event.key()])  # past the first or last line
            event.accept()
        else:
            event.ignore()  # the page scrolls

    def read(self, *, from_end: bool = False) -> None:
        """Take the keyboard, with a caret that arrows move through the words."""
        self._reads = True
        self.setTextInteractionFlags(_BY_MOUSE | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        where = QTextCursor.MoveOperation.End if from_end else QTextCursor.MoveOperation.Start
        self.moveCursor(where)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_at(self, start: int, end: int) -> None:
        """The same, with the words between two places selected."""
        self.read()
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes here only for who listens, and to read."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._reads = True
            self.setTextInteractionFlags(_BY_MOUSE | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._reads = False
            self.setTextInteractionFlags(_BY_MOUSE)

    def _follow_caret(self) -> None:
        if self._reads:
            keep_in_view(self, self.cursorRect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.line_px(self._most), self.height())


def _with_captions(html: str, files: Files) -> str:
    """Under each picture the words that stand there; most texts have none."""
    if "<img" not in html:
        return html
    from workbook.window.parts.captions import with_captions

    return with_captions(html, files)


def _parts_of(html: str) -> list[str]:
    """A text as it is; one that could be too long to lay out at once is looked at, and parted."""
    if len(html) <= LAID_OUT_AT_ONCE and html.count("<") <= TAGS_AT_ONCE:
        return [html]
    from workbook.window.parts.html_parts import html_parts

    return html_parts(html)


def _sign_of(block: QTextBlock) -> str:
    """What stands before an item: a bullet, or the box of a task, which its words then no longer begin with."""
    sign, blank, _rest = block.text().partition(" ")
    if not blank or sign not in _TICKS:
        return _BULLET
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 2)
    cursor.removeSelectedText()
    return sign


def _goes_on(block: QTextBlock, following: QTextBlock) -> bool:
    """Whether what follows an item belongs to the same list, or to one inside or around it."""
    one: QTextList | None = block.textList()
    other: QTextList | None = following.textList()
    if one is None or other is None:
        return False
    return one.objectIndex() == other.objectIndex() or one.format().indent() != other.format().indent()


def _tab_of(block: QTextBlock) -> QTextOption.TabType:
    """A tab behind which words begin; Qt turns the two sides around in lines that run from right to left."""
    leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
    return QTextOption.TabType.RightTab if leftwards else QTextOption.TabType.LeftTab


def _is_code(block: QTextBlock) -> bool:
    """A line of source text, as Qt reads it from HTML."""
    return block.blockFormat().nonBreakableLines()
