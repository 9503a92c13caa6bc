"""What is told of a widget beyond its name: a role of its own, a level, a state, a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import Object, VoidPtr, getCppPointer

from workbook.language.translation import N_
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QButtonGroup, QStackedWidget

Role, Which, Kind = QAccessible.Role, QAccessible.Text, QAccessible.InterfaceType
_TOGGLE, _PRESS = N_("Toggle"), N_("Press")


class Told(QAccessibleWidget):
    """A widget in a role. `also` are the further sides it has; Qt is handed their address, or a null one."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self.also: dict[QAccessible.InterfaceType, Object] = {}

    def interface_cast(self, t: QAccessible.InterfaceType) -> int:
        side = self.also.get(t)
        if side is not None:
            return address_of(side)
        found: int | None = super().interface_cast(t)  # the stubs do not know that it may be none
        return address_of(None) if found is None else found


class Level(QAccessibleAttributesInterface):
    """How deep a heading stands: 1 is the page."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> int | None:
        return self._level if key == QAccessible.Attribute.Level else None


class Heading(Told):
    """A title with its level. One without words is not there."""

    def __init__(self, widget: QWidget, level: int) -> None:
        super().__init__(widget, Role.Heading)
        self.also[Kind.AttributesInterface] = Level(level)

    def text(self, t: QAccessible.Text) -> str:
        named = super().text(t)
        widget = self.widget()
        if t == Which.Name and not widget.accessibleName() and isinstance(widget, QLabel):
            return plain_text(widget)
        return named

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        if not self.text(Which.Name):
            state.invisible = True
        return state


class Decoration(Told):
    """A picture that says nothing to who listens, unless it has a name."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Graphic)

    def state(self) -> QAccessible.State:
        state = super().state()
        if not self.widget().accessibleName():
            state.invisible = True
        return state


class Stack(Told):
    """Screens that take turns: only what one sees is there. What waits below, or behind a lock, is nobody's concern."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack, QAccessible.Role.Client)
        self._stack = stack

    def childCount(self) -> int:
        return int(self._stack.currentWidget() is not None)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        shown = self._stack.currentWidget()
        return QAccessible.queryAccessibleInterface(shown) if index == 0 and shown is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._stack.currentWidget() else -1


class Unspoken(Told):
    """Words for the eye: who listens is told the same elsewhere."""

    def __init__(self, words: QWidget) -> None:
        super().__init__(words, Role.StaticText)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


class Named(Told):
    """A frame with a name, or one that is scrolled: what stands in it belongs together.

    It may be asked for while the screen is still being built, so it looks anew each time what it holds.
    """

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame, Role.StaticText)

    def role(self) -> QAccessible.Role:
        holds = any(isinstance(child, QWidget) for child in self.widget().children())
        return Role.Grouping if holds else super().role()

    def text(self, t: QAccessible.Text) -> str:
        """Its name with its first heading, such as an exercise's question: who goes on by Tab would not hear it."""
        said = super().text(t)
        if t != Which.Name:
            return said
        frame = self.widget()
        headings = [label for label in frame.findChildren(Words) if label.level and label.isVisibleTo(frame)]
        words = plain_text(headings[0]) if headings else ""
        return said if words in said else f"{said}. {words}" if said else words


class OneOfSeveral(Told):
    """A button that stays down. One of which one in its group is chosen is told as any radio button."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, Role.CheckBox)

    def role(self) -> QAccessible.Role:
        group: QButtonGroup | None = self._button().group()  # the stubs do not know that it may be none
        return Role.RadioButton if group is not None and group.exclusive() else super().role()

    def text(self, t: QAccessible.Text) -> str:
        button = self._button()
        return super().text(t) or (button.text() if t == Which.Name else "")

    def state(self) -> QAccessible.State:
        state, button = super().state(), self._button()
        state.checkable = True
        state.checked = button.isChecked()
        state.focusable = True  # arrows come to it, also where Tab does not
        return state

    def actionNames(self) -> list[str]:
        return [_TOGGLE, *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        button = self._button()
        if actionName == _TOGGLE:
            if button.isEnabled():
                button.toggle()
        else:
            super().doAction(actionName)

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button


class Pressed(Told):
    """A link: a button that leads somewhere."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, Role.Link)

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        button = self.widget()
        if actionName == _PRESS and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(actionName)


class OnAScale(Told):
    """A line of numbers: the value is the number one sees. Nothing chosen is one step before the first."""

    def __init__(self, line: ScaleLine) -> None:
        super().__init__(line, Role.Slider)
        self.also[Kind.ValueInterface] = _Number(line)

    def actionNames(self) -> list[str]:
        return ["Increase", "Decrease", *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        line = self.widget()
        assert isinstance(line, ScaleLine)
        steps = {"Increase": line.step_up, "Decrease": line.step_down}
        act: Callable[[], None] | None = steps.get(actionName)
        if act is not None:
            act()
        else:
            super().doAction(actionName)


class _Number(QAccessibleValueInterface):
    """The numbers of a scale as they are shown."""

    def __init__(self, line: ScaleLine) -> None:
        super().__init__()
        self._line = line

    def currentValue(self) -> float:
        number = self._line.number()
        return self.minimumValue() if number is None else float(number)

    def setCurrentValue(self, value: object) -> None:
        self._line.choose_nearest(float(str(value)))

    def maximumValue(self) -> float:
        return float(self._line.numbers()[-1])

    def minimumValue(self) -> float:
        return float(self._line.numbers()[0]) - self.minimumStepSize()

    def minimumStepSize(self) -> float:
        numbers = self._line.numbers()
        return float(numbers[1] - numbers[0]) if len(numbers) > 1 else 1.0


def plain_text(label: QLabel) -> str:
    """What a label says, without markup."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextDocumentFragment

    if isinstance(label, Words) and (whole := label.whole()):
        return whole
    if label.textFormat() == Qt.TextFormat.RichText:
        return QTextDocumentFragment.fromHtml(label.text()).toPlainText()
    return label.text()


def address_of(side: Object | None) -> int:
    """Where a side lies in memory, as Qt wants to be told; a plain 0 or None would be taken for an address."""
    return cast("int", VoidPtr(0) if side is None else VoidPtr(getCppPointer(side)[0]))
