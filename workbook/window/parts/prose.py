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
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextList

    from workbook.course.files import Files
    from workbook.window.look.theme import Theme

_CODE = f"'{fonts.CODE}', monospace"
LAID_OUT_AT_ONCE, TAGS_AT_ONCE = 20_000, 300
_BEFORE, _AFTER = "part:before", "part:after"  # no link of a course can begin so
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_MOVES = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)
LEAST_PICTURE = 60  # pixels; before it is laid out a text is narrower than that
_CODE_SIZE = 0.92  # it looks larger than it is
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


class Prose(QTextBrowser):
    """Clean HTML from the course. Pictures come from the course's own files and from nowhere else."""

    link_chosen = Signal(str)
    read_on = Signal(int)  # the caret wants past the end (1), or the beginning (-1)

    def __init__(
        self, theme: Theme, html: str, files: Files, *, style: str = "reading", width: int = 580
    ) -> None:
        super().__init__()
        self._theme, self._files, self._style, self._most = theme, files, style, width
        self._parts, self._at = _parts_of(html), 0
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(theme.px(26))
        self._marks = Marks(self, theme)
        self._reads = False  # by keyboard: a caret goes through the words
        self.setTextInteractionFlags(_BY_MOUSE)
        self._has_pictures = "<img" in html
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
        heading = theme.font("section-title" if self._style == "reading" else self._style)
        code = theme.font(self._style).pointSizeF() * _CODE_SIZE
        self.document().setDefaultStyleSheet(
            f"a {{ color: {theme.tokens.accent}; }} code {{ background: {theme.tokens.desk}; }}"
            f"code, pre {{ font-family: {_CODE}; font-size: {code:.2f}pt; }} pre code {{ background: transparent; }}"
            f"table {{ border-collapse: collapse; }} th {{ text-align: left; }}"
            f"th, td {{ padding: 3px 12px 3px 0; border-bottom: 1px solid {theme.tokens.line}; }}"
            f"h1, h2, h3, h4, h5, h6 {{ font-weight: {600 if self._style == 'interface' else 500};"
            f" font-size: {heading.pointSizeF():.2f}pt; }}"
        )
        self.setMaximumWidth(theme.px(self._most))
        self.setHtml(self._part().replace("\n</code></pre>", "</code></pre>"))
        self._space_lines()
        self._set_bullets()
        for spot in self._marks.make():
            spot.clicked.connect(partial(self._follow, spot))
        self._fit()

    def _part(self) -> str:
        """What is shown: all of it, or of a very long text one part, with a way to those before and after."""
        if len(self._parts) == 1:
            return self._parts[0]
        ways = [_("Part {at} of {parts} of this long text.").format(at=self._at + 1, parts=len(self._parts))]
        if self._at:
            ways.append(f'<a href="{_BEFORE}">{_("The part before")}</a>')
        if self._at + 1 < len(self._parts):
            ways.append(f'<a href="{_AFTER}">{_("The next part")}</a>')
        line = f"<p><i>{' '.join(ways)}</i></p>"
        return line * bool(self._at) + self._parts[self._at] + line

    def _space_lines(self) -> None:
        """Line height and space between paragraphs; Qt's own CSS does not know them well enough."""
        reading = self._style == "reading"
        step = self._theme.px(8 if reading else 5)
        block = self.document().begin()
        while block.isValid():
            following = block.next()
            within_list = _in_list(block) and following.isValid() and _in_list(following)
            within_code = _is_code(block) and following.isValid() and _is_code(following)
            spacing = QTextBlockFormat()
            if _is_code(block):
                spacing.setLeftMargin(self._theme.px(12))
            spacing.setNonBreakableLines(False)  # source text wraps instead of running out of the page
            height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            spacing.setLineHeight(103 if reading else 108, height)
            spacing.setTopMargin(0)
            last = within_code or not following.isValid()
            spacing.setBottomMargin(0 if last else step // 3 if within_list else step)
            if not reading and block.blockFormat().headingLevel():
                self._make_small(block, spacing)
            QTextCursor(block).mergeBlockFormat(spacing)
            block = following

    def _make_small(self, block: QTextBlock, spacing: QTextBlockFormat) -> None:
        """A heading inside a box or a card is no larger than its words, and near to those that it is for."""
        spacing.setTopMargin(self._theme.px(4) if block.previous().isValid() else 0)
        spacing.setBottomMargin(self._theme.px(1))
        small = QTextCharFormat()
        small.setFontPointSize(self._theme.font(self._style).pointSizeF())
        small.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)  # Qt's own, on top of any size
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(small)

    def _set_bullets(self) -> None:
        """Bullets of the typeface, with room beside them; Qt draws large ones hard against their words."""
        room = self._theme.px(15)
        block = self.document().begin()
        while block.isValid():
            found: QTextList | None = block.textList()
            if found is not None and found.format().style() in _BULLETS:
                hanging = QTextBlockFormat()
                hanging.setIndent(found.format().indent())
                hanging.setTextIndent(-room)
                hanging.setTabPositions([QTextOption.Tab(room, _tab_of(block))])
                found.remove(block)
                cursor = QTextCursor(block)
                cursor.mergeBlockFormat(hanging)
                cursor.insertText("•\t", QTextCharFormat())
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = name.toString() if isinstance(name, QUrl) else str(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and path in self._files:
            from workbook.window.parts.pictures import picture_of

            return picture_of(self._files[path], self._picture_room()) or QImage()
        return QImage() if kind == QTextDocument.ResourceType.ImageResource.value else QByteArray()

    def _picture_room(self) -> int:
        """No picture is wider than the text beside it."""
        inside = self.maximumViewportSize().width() - 2 * ceil(self.document().documentMargin())
        return (
            min(self._theme.px(self._most), inside) if inside > LEAST_PICTURE else self._theme.px(self._most)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            if self._has_pictures:
                self.restyle()
            self._fit()

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
        return QSize(self._theme.px(self._most), self.height())


def _parts_of(html: str) -> list[str]:
    """A text as it is; one that could be too long to lay out at once is looked at, and parted."""
    if len(html) <= LAID_OUT_AT_ONCE and html.count("<") <= TAGS_AT_ONCE:
        return [html]
    from workbook.window.parts.html_parts import html_parts

    return html_parts(html)


def _in_list(block: QTextBlock) -> bool:
    found: object = block.textList()
    return found is not None


def _tab_of(block: QTextBlock) -> QTextOption.TabType:
    """A tab behind which words begin; Qt turns the two sides around in lines that run from right to left."""
    leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
    return QTextOption.TabType.RightTab if leftwards else QTextOption.TabType.LeftTab


def _is_code(block: QTextBlock) -> bool:
    """A line of source text, as Qt reads it from HTML."""
    return block.blockFormat().nonBreakableLines()
