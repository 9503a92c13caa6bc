"""Screens: what a learner sees and does."""

import sys
from contextlib import suppress

import PySide6.QtCore  # noqa: F401  (it brings what is quietened below)

# PySide reads the source text of every module that is imported after it, to look for a feature that is not used
# here; without that the window is there a tenth sooner.
with suppress(KeyError, AttributeError):
    sys.modules["shibokensupport.feature"]._mod_uses_pyside = lambda module: False  # type: ignore[attr-defined]
