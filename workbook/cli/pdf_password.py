"""The password that a PDF is to open with: from a file, or typed twice."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING

from workbook.cli import still_working
from workbook.cli.unlocking import read_passphrase
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble

if TYPE_CHECKING:
    from argparse import Namespace


def wanted_password(options: Namespace) -> str:
    """What the PDF is to open with; nothing if it is to open without. Trouble where none is given."""
    if options.password_file is not None:
        if password := read_passphrase(options.password_file):
            return password
        raise Trouble(
            _("The first line of “{name}” is empty, so there is no password. No PDF was made.").format(
                name=options.password_file.name
            )
        )
    return _typed() if options.lock else ""


def _typed() -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble(
            _("A password is needed. Give --password-file, or type the command where it can ask you.")
        )
    with still_working.asking():
        password = getpass(_("A password for the PDF:") + " ")
        again = getpass(_("The same once more:") + " ") if password else ""
    if not password:
        raise Trouble(_("No password was typed. No PDF was made."))
    if again != password:
        raise Trouble(_("The two passwords are not the same. No PDF was made."))
    return password
