"""What translators are handed: every message, and nothing that is only a value of the program."""

import pytest

from tests.language.catalogue import TEMPLATE, as_template, extracted


def test_the_template_is_true(request: pytest.FixtureRequest) -> None:
    now = as_template(extracted())
    if request.config.getoption("--accept"):
        TEMPLATE.write_text(now, encoding="utf-8")
    assert TEMPLATE.read_text("utf-8") == now, "accept the words anew with --accept"
