"""Screens: what a learner sees and does."""

import sys

import PySide6.QtCore  # noqa: F401  (it brings what is quietened below)

# PySide reads the source text of every module that is imported after it, to look for a feature that is not used
# here; without that the window is there a tenth sooner.
if "shibokensupport.feature" in sys.modules:
    vars(sys.modules["shibokensupport.feature"])["_mod_uses_pyside"] = lambda _: False
