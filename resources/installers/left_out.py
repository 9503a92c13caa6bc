"""What PyInstaller finds and no part of the program uses: a list with a reason each.

The program is tried without them (`tests/installers`, and `start.py --test --frozen`).
"""

from __future__ import annotations

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

# Python's own and other packages, below the reason why.
MODULES: dict[str, tuple[str, ...]] = {
    "another toolkit": ("tkinter", "_tkinter"),
    "for tests": (
        "unittest", "doctest", "pydoc", "pdb", "pytest", "_pytest", "hypothesis", "mypy", "ast_serialize",
    ),
    "for installing": ("pip", "setuptools", "distutils", "wheel", "ensurepip", "pkg_resources"),
    "the program never connects to anything": ("ssl", "_ssl", "xmlrpc", "ftplib"),
    "pikepdf reads and writes a PDF's XMP with it, which the program does not ask for": ("lxml",),
    "parts of Qt that the program does not use": (
        "PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL",
    ),
    "the window shows pictures": ("PIL.ImageQt", "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageShow", "PIL.ImageGrab"),
    "letters in pictures, and a sort of picture that is not taken": ("PIL._imagingft", "PIL._avif"),
    "workbooks are read by apsw, which has encryption": ("sqlite3", "_sqlite3"),
    "asked for by others only where they are there": (
        "pygments", "rich", "asyncio", "matplotlib", "numpy", "IPython", "charset_normalizer",
    ),
    "for what was written for an older pydantic": ("pydantic.v1", "pydantic.mypy"),
    "the program works in threads": ("multiprocessing", "_multiprocessing", "_posixshmem"),
    "paper is laid by the program itself, and reportlab only writes it": ("reportlab.graphics", "reportlab.platypus"),
    "nothing is packed or unpacked in these ways": ("lzma", "_lzma", "bz2", "_bz2"),
    "numbers as Python has them without a part in C, which is there": ("_pydecimal",),
    "no screens of text": ("curses", "_curses", "_curses_panel", "readline"),
}  # fmt: skip
LEFT_OUT_MODULES = [name for names in MODULES.values() for name in names]
# What PyInstaller would run before the program begins. Each loads what most commands need not, and a start takes three
# times as long; on Windows and macOS Qt's own stays, which shows Qt its libraries there.
HOOKS: dict[str, str] = {
    "pyi_rth_inspect": "finds the sources of modules, which are not there",
    "pyi_rth_pkgutil": "lists the modules of a package, which nothing asks for",
    "pyi_rth_multiprocessing": "the program works in threads",
    "pyi_rth_cryptography_openssl": "for parts of OpenSSL that are loaded later; cryptography has all in itself",
    **({"pyi_rth_pyside6": "PySide6 says by itself where its Qt is"} if sys.platform == "linux" else {}),
}

# Files, by their names in the built folder.
LEFT_OUT_FILES: dict[str, str] = {
    "*plugins/platforms/libq[!xwo]*.so": "screens of devices; a desktop has X11 or Wayland, a test none",
    "*plugins/egldeviceintegrations/*": "screens of devices",
    "*libQt6EglF*": "screens of devices",
    "*plugins/platformthemes/libqgtk3*": "brings GTK, fifty libraries; the portal's theme knows dark and light too",
    "*plugins/networkinformation/*": "nothing is asked of any network",
    "*plugins/tls/*": "nothing is asked of any network",
    "*plugins/generic/*": "touch screens of devices; X11 and Wayland bring their own",
    "*plugins/wayland-graphics-integration-client/*": "nothing is drawn with OpenGL",
    "*plugins/wayland-shell-integration/lib[!x]*": "other shells than a desktop's",
    "*plugins/wayland-shell-integration/libivi*": "other shells than a desktop's",
    "*libQt6WlShellIntegration*": "other shells than a desktop's",
    "*plugins/imageformats/*qpdf*": "PDF pages are drawn by pdfium",
    "*plugins/imageformats/*qic*": "none of the four sorts of picture that are taken",
    "*plugins/imageformats/*qt*": "none of the four sorts of picture that are taken",
    "*plugins/imageformats/*qwb*": "none of the four sorts of picture that are taken",
    "*plugins/xcbglintegrations/*": "nothing is drawn with OpenGL",
    "*libxcb-glx*": "nothing is drawn with OpenGL",
    "*libQt6OpenGL*": "nothing is drawn with OpenGL",
    "*libQt6Network*": "nothing is asked of any network",
    "*QtNetwork*": "nothing is asked of any network",
    "*opengl32sw*": "nothing is drawn with OpenGL",
    "*Qt/translations/qt[!b]*": "words of parts of Qt that are not here",
    "*Qt/translations/[!q]*": "words of parts of Qt that are not here",
    "*.dist-info/*": "what is told of packages for installing them; LICENSES.txt has what people are to know",
    "*libavif*": "none of the four sorts of picture that are taken",
}  # fmt: skip
# Of the system's own libraries these come along, for many desktops lack them or have them in other versions; all
# others are on every desktop, and only its own fit its drivers and settings (printing, fonts, the screen itself).
OF_THE_SYSTEM: dict[str, str] = {
    "libpython3*": "the program's Python",
    "libcrypto.so*": "hashes, of Python", "libffi.so*": "of Python", "libuuid.so*": "of Python",
    "libzstd.so*": "of Qt",
    "libxcb-*.so*": "of Qt's X11 part", "libxkbcommon*.so*": "of Qt's X11 part",
}  # fmt: skip
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")
# Qt's own words for its buttons, in the languages that the program has words in.
_CATALOGUES = Path(__file__).resolve().parents[1] / "languages"
_WORDS_OF_QT = re.compile(r"translations/qtbase_(\w+)\.qm$")


def is_left_out_module(name: str) -> bool:
    """Whether a module, or the package that it is in, stays out."""
    return any(name == out or name.startswith(f"{out}.") for out in LEFT_OUT_MODULES)


def is_left_out(name: str, source: str = "") -> bool:
    """Whether a file stays out, by its place in the folder and by where it was found."""
    name, base = name.replace("\\", "/"), name.replace("\\", "/").rpartition("/")[2]
    of_system = source.startswith(SYSTEM) and ".so" in base and "lib-dynload" not in source
    if of_system and not any(fnmatch(base, pattern) for pattern in OF_THE_SYSTEM):
        return True
    words = _WORDS_OF_QT.search(name)
    if words and words[1] not in {path.stem for path in _CATALOGUES.rglob("*.po")}:
        return True
    return any(fnmatch(name, pattern) for pattern in LEFT_OUT_FILES)
