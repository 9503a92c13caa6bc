"""The outline counts what is done when something changed, not whenever a row is drawn."""

import pytest

from workbook.course.model import ModuleMark
from workbook.window.pages.outline_view import COUNT, OutlineModel
from workbook.window.session.progress import Progress
from workbook.window.session.session import Session


def test_a_module_is_counted_once_between_two_changes(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def count(_progress: Progress, module: ModuleMark) -> tuple[int, int]:
        counted.append(module.id)
        return len(counted), 7

    monkeypatch.setattr(Progress, "module_count", count)
    model = OutlineModel(session)
    row = model.index(0, 0)
    assert [model.data(row, COUNT) for _ in range(5)] == ["1 of 7"] * 5
    model.refresh()
    assert [model.data(row, COUNT) for _ in range(5)] == ["2 of 7"] * 5
    assert counted == ["all", "all"]
