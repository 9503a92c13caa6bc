"""The words of Python's own `argparse`, so that they stand in our catalogues and in the language that is spoken."""

from __future__ import annotations

import argparse

from workbook.language.translation import N_, gettext, ngettext

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
)


def translate_argparse() -> None:
    """Let argparse ask us for its words; in English they are as they were."""
    vars(argparse).update(_=gettext, ngettext=ngettext)
