"""Starts Workbook: makes .venv beside this file the first time, then opens the program.

Standard library only, and readable by Python 3.6, so that an old Python can say in words that it is too old.
``python start.py --help`` says what it can do.
"""

import os
import sys
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "workbook-stamp.txt"
# Exact versions with their hashes: nothing else is ever installed.
NEEDED, TOOLS = "requirements.txt", "requirements-dev.txt"

# What those type who build it; each is a module that runs in this folder.
FOR_BUILDERS = {
    "--bench": "tests.benchmarks",
    "--look": "tests.look",
    "--build": "resources.installers.build",
    "--test": "pytest",
}
NEEDS_TOOLS = [*FOR_BUILDERS, "--check", "--renew"]
NEEDS_QT = [*FOR_BUILDERS, "--renew"]

OLDEST, TOO_NEW = (3, 11), (3, 16)
# Windows refuses paths over 260 characters, and what is installed takes up to 180 of them.
LONG_PATH = 80

HELP = """\
Workbook. On Windows write py, on macOS and Linux python3:

  python3 start.py                 open the window; the first time it is set up, which needs the internet once
  python3 start.py FILE            open a .workbook or a .course file
  python3 start.py COMMAND ...     run one of the program's commands in the folder you are in: check, new,
                                   pack, start, export and others; COMMAND --help says more

For those who build it:

  python3 start.py --test [...]    run all tests, with no screen; what follows goes to pytest
  python3 start.py --test --coverage   the same, and say how much of each room they reach
  python3 start.py --check         check formatting, style, types and the import rules
  python3 start.py --bench [...]   run the benchmarks
  python3 start.py --look [FOLDER] write a picture of every screen
  python3 start.py --build [FOLDER]  build what people download, for the system that this is
  python3 start.py --test --frozen [FOLDER]  build it if need be, and try all of the built program
  python3 start.py --bundle [FOLDER]  make one file of all that is downloaded: beside start.py it takes the
                                   place of the internet, on such a system with such a Python
  python3 start.py --renew         take the newest versions that fit, and run the tests with them
"""

NO_VENV = (
    "Python's venv part is missing. On Debian/Ubuntu run: sudo apt install python3-venv - then start again."
)
NO_DOWNLOAD = (
    "Could not download what the workbook needs. Check the internet connection (or proxy) and start again."
)
PATH_TOO_LONG = (
    "This folder's path is too long for Windows. Move it to C:\\Workbook, for example, and start again."
)
NOT_INSTALLED = (
    "Could not install what the workbook needs. The lines above say why. Mend that and start again."
)
NOT_WHAT_WAS_TRIED = (
    "What was downloaded is not what Workbook was made and tried with, so nothing of it was installed. Try again "
    "later or from another network; if it stays so, tell whoever gave you this folder."
)
NOT_FOR_HERE = (
    "A part of Workbook is not made for this computer with Python {version}. Python 3.13 is the surest choice "
    "(python.org/downloads)."
)
NOT_WHOLE = (
    "The file of wheels beside start.py is not whole. Copy it here once more, or take it away to set up from the "
    "internet, and start again."
)
NOT_RENEWED = "The lists of versions could not be renewed. The lines above say why."
DISK_FULL = "The disk is full: setting up needs about 400 MB. Make some room and start again."

NO_INTERNET_SIGNS = ("Retrying (", "onnection", "ProxyError", "timed out")
LAST_WORDS = 25

CHECKS = (
    ("formatting", ("-m", "ruff", "format", "--check")),
    ("style", ("-m", "ruff", "check")),
    ("types", ("-m", "mypy")),
    # It has no -m, and its script in .venv would not survive moving the folder.
    ("import rules", ("-c", "from importlinter.cli import lint_imports_command as check; check()")),
)


def main(arguments: "list[str]") -> int:
    """Do what the command line asks for; returns the exit code."""
    if arguments[:1] in (["--help"], ["-h"]):
        print(HELP)
        return hand_over(["-P", "-m", "workbook", "--help"]) if is_ready() else 0
    problems = find_problems(arguments)
    if problems:
        return stop("\n".join(problems))
    tools = needs_tools(arguments)
    if not is_ready(tools):
        problem = set_up(tools)
        if problem:
            return stop(problem)
    return run(arguments)


def needs_tools(arguments: "list[str]") -> bool:
    """True for what those do who build it; a learner's computer gets none of their tools."""
    return arguments[:1] in [[option] for option in NEEDS_TOOLS]


def stop(message: str) -> int:
    """Say why it cannot be done; returns the exit code for that."""
    tell(message)
    return 1


def tell(message: str) -> None:
    """Talk to the person at the screen; standard output is left to what a command prints."""
    print(message, file=sys.stderr, flush=True)


# --- what may be missing on this machine ---


def find_problems(arguments: "list[str]") -> "list[str]":
    """Everything that keeps this from working here, at once, so that nobody mends one thing a start."""
    problem = python_problem(sys.version_info[:3], 64 if sys.maxsize > 2**32 else 32)
    if problem:
        return [problem]
    found = [None if is_ready() else venv_problem(), qt_problem(arguments)]
    return [problem for problem in found if problem]


def python_problem(version: "tuple[int, ...]", bits: int) -> "str | None":
    """Why this Python cannot run Workbook, or None. Qt comes for 64-bit Pythons only."""
    name = ".".join(str(part) for part in version)
    where = "Get one at python.org/downloads."
    if not OLDEST <= version[:2] < TOO_NEW:
        return f"Workbook needs Python 3.11 to 3.15; this is {name}. {where}"
    if bits != 64:
        return f"Workbook needs a 64-bit Python; this {name} has {bits} bits. {where}"
    return None


def venv_problem() -> "str | None":
    """Debian and Ubuntu ship Python without the part that makes a .venv."""
    from importlib.util import find_spec

    return None if find_spec("venv") and find_spec("ensurepip") else NO_VENV


def qt_problem(arguments: "list[str]") -> "str | None":
    """What Qt lacks on this machine for what is asked; most commands need no Qt at all."""
    problem = None  # type: str | None
    if arguments[:1] in [[option] for option in NEEDS_QT]:
        problem = load_preflight().screenless_qt_problem()
    elif opens_window(arguments):
        problem = load_preflight().window_problem()
    return problem


def opens_window(arguments: "list[str]") -> bool:
    """True for what needs a screen: no command, a file to open, or a preview."""
    if "--help" in arguments or "-h" in arguments:
        return False
    first = arguments[0].lower() if arguments else "preview"
    return first == "preview" or first.endswith((".workbook", ".course"))


def load_preflight() -> ModuleType:
    """The program's own look at the machine, by its path: the package is not installed yet."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("workbook_preflight", str(HERE / "workbook" / "preflight.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- .venv ---


def is_ready(tools: bool = False) -> bool:
    """True when .venv was finished with the very versions that are asked for, and its Python is still there."""
    stamp = make_stamp(tools=True)
    return read_stamp() in ([stamp] if tools else [stamp, make_stamp()])


def is_worth_mending() -> bool:
    """True when .venv was finished once and still runs; a half-made one is made anew."""
    return read_stamp().split("\n")[-1:] == [base_python()] != [""]


def read_stamp() -> str:
    """What was written when .venv was finished, or nothing."""
    try:
        return STAMP.read_text(encoding="utf-8")
    except OSError:
        return ""


def make_stamp(tools: bool = False) -> str:
    """What .venv depends on: a hash of each list of versions in it, and its Python."""
    from hashlib import sha256

    lists = [NEEDED, TOOLS] if tools else [NEEDED]
    return "\n".join([*(sha256((HERE / name).read_bytes()).hexdigest() for name in lists), base_python()])


def base_python() -> str:
    """The Python that .venv stands on, or nothing when it is gone.

    The name that the link leads to (python3.11) changes when the system moves on to another Python, and not
    with each of its small updates: those must not ask for the internet again.
    """
    try:
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
        home = next(line.split("=", 1)[1].strip() for line in settings.split("\n") if line.startswith("home"))
    except (OSError, StopIteration, IndexError, UnicodeDecodeError):
        return ""
    return str(Path(home) / PYTHON.resolve().name) if PYTHON.exists() and Path(home).is_dir() else ""


def set_up(tools: bool = False) -> "str | None":
    """Make .venv, or mend the one that is there; returns what went wrong, or None."""
    from subprocess import CalledProcessError

    try:
        said = mend_venv(tools) if is_worth_mending() else fill_new_venv(tools)
        if said:
            return install_problem(said)
        show_program()
        STAMP.write_text(make_stamp(tools), encoding="utf-8")
    except CalledProcessError:
        return NO_VENV
    except OSError as error:
        return (
            f"Could not set up in {HERE}: {error.strerror}. Close other Workbook windows, or move the folder "
            "to a place of your own, and start again."
        )
    return None


def mend_venv(tools: bool) -> "list[str]":
    """Bring .venv up to date; returns pip's words if that failed."""
    tell("Getting the tools to test and build it ..." if tools else "Bringing it up to date ...")
    return install(TOOLS if tools else NEEDED)


def fill_new_venv(tools: bool) -> "list[str]":
    """Make .venv in place of whatever is there and fill it; returns pip's words if that failed."""
    if wheels().is_file() and not tools:
        tell(f"Setting up from {wheels().name}. This happens once, and needs no internet ...")
    else:
        tell("Setting up. This happens once and downloads about 105 MB ...")
    make_venv()
    return install(TOOLS if tools else NEEDED)


def show_program() -> None:
    """Let .venv's Python find the program in this folder, by a way that still holds when the folder is moved."""
    for packages in [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]:
        way = os.path.relpath(str(HERE), str(packages))
        (packages / "workbook.pth").write_text(way, encoding="utf-8")


def make_venv() -> None:
    """Make an empty .venv in place of whatever is there."""
    import venv

    venv.EnvBuilder(with_pip=True, clear=VENV.exists(), symlinks=os.name != "nt").create(str(VENV))


def install(versions: str) -> "list[str]":
    """Install a list of exact versions into .venv, ready-made ones only; returns what pip said if it failed."""
    if versions == NEEDED and wheels().is_file():
        return install_from(wheels())
    return pip("install", versions)


def install_from(bundle: Path) -> "list[str]":
    """Install what is needed out of one file, with no internet; the hashes hold here too."""
    from tempfile import TemporaryDirectory
    from zipfile import BadZipFile, ZipFile

    with TemporaryDirectory(dir=str(VENV)) as folder:
        try:
            with ZipFile(str(bundle)) as archive:
                archive.extractall(folder, [name for name in archive.namelist() if name.endswith(".whl")])
        except (BadZipFile, EOFError, ValueError):
            return [NOT_WHOLE]
        return pip("install", NEEDED, "--no-index", "--find-links", folder)


def wheels() -> Path:
    """The file that takes the place of the internet, if somebody put it here: for such a system and such a Python."""
    from sysconfig import get_platform

    return HERE / "workbook-wheels-{}-python{}.{}.zip".format(get_platform(), *sys.version_info)


def pip(what: str, versions: str, *options: str) -> "list[str]":
    """Let .venv's pip install or download a list of exact versions; returns what it said if it failed.

    It keeps its own settings, such as a proxy or an index; the hashes hold wherever it gets them from.
    """
    from subprocess import PIPE, STDOUT, Popen

    command = [str(PYTHON), "-m", "pip", what, "--disable-pip-version-check", "--no-input"]
    command += ["--only-binary=:all:", "--require-hashes", *options, "-r", versions]
    # Somebody's "always install for me" setting would be refused inside .venv.
    settings = dict(os.environ, PIP_USER="0", PYTHONIOENCODING="utf-8")
    said = []  # type: list[str]
    with Popen(command, cwd=str(HERE), env=settings, stdout=PIPE, stderr=STDOUT) as process:
        for line in process.stdout or ():
            said.append(line.decode("utf-8", "replace").strip())
            narrate(said[-1])
    return said if process.returncode else []


def narrate(line: str) -> None:
    """Show of pip's talk only what takes long."""
    words = line.split()
    if line.startswith("Downloading ") and line.endswith("MB)"):
        tell("  {} {} {}".format(words[1].split("/")[-1].split("-")[0], *words[-2:]))
    elif line.startswith("Installing collected packages"):
        tell("  Installing ...")


def install_problem(said: "list[str]") -> str:
    """One sentence for why pip gave up; where it is not plain, pip's last words go before it."""
    for sign, problem in (("No space left", DISK_FULL), (NOT_WHOLE, NOT_WHOLE)):
        if any(sign in line for line in said):
            return problem
    if os.name == "nt" and len(str(HERE)) > LONG_PATH:
        return PATH_TOO_LONG
    if any("DO NOT MATCH THE HASHES" in line for line in said):
        return NOT_WHAT_WAS_TRIED
    if any(sign in line for line in said for sign in NO_INTERNET_SIGNS):
        return NO_DOWNLOAD
    if any("No matching distribution" in line for line in said):
        return NOT_FOR_HERE.format(version="{}.{}".format(*sys.version_info))
    tell("\n".join(said[-LAST_WORDS:]))
    return NOT_INSTALLED


# --- what is asked for ---


def run(arguments: "list[str]") -> int:
    """Run the tests, the checks, the benchmarks, or else the program; returns the exit code."""
    first, rest = arguments[:1], arguments[1:]
    if first in (["--check"], ["--renew"]):
        return check() if first == ["--check"] else renew()
    if first == ["--bundle"]:
        return bundle(Path(*rest[:1]).resolve())
    if first and first[0] in FOR_BUILDERS:
        return hand_over_screenless(["-m", *for_builders(first[0], rest)])
    preflight = load_preflight()
    os.environ[preflight.TYPED] = preflight.program()
    # -P: a folder named workbook, or a file random.py, where the person works is not taken for the program.
    return hand_over(["-P", "-m", "workbook", *arguments])


def for_builders(option: str, rest: "list[str]") -> "list[str]":
    """The module that does what is asked for, and what it is told."""
    if option == "--bench":
        return [FOR_BUILDERS[option], *rest]
    if option == "--test" and rest[:1] == ["--coverage"]:
        return ["tests.covered"]
    if option == "--test" and rest[:1] == ["--frozen"]:
        return ["tests.installers.frozen", *from_here(rest[1:])]
    if option == "--test":
        # All of them run side by side, a file of tests at a time.
        return [FOR_BUILDERS[option], *(rest or ["--numprocesses=auto", "--dist=loadfile"])]
    return [FOR_BUILDERS[option], *from_here(rest)]


def from_here(words: "list[str]") -> "list[str]":
    """Folders that were named from where the person is, for what runs in the project's."""
    return [word if word.startswith("-") else str(Path(word).resolve()) for word in words]


def bundle(folder: Path) -> int:
    """Make one file of all that is downloaded when this is set up; returns the exit code."""
    from tempfile import TemporaryDirectory
    from zipfile import ZipFile

    made = folder / wheels().name
    try:
        with TemporaryDirectory() as downloaded:
            said = pip("download", NEEDED, "--dest", downloaded)
            if said:
                return stop(install_problem(said))
            with ZipFile(str(made), "w") as archive:
                for wheel in sorted(Path(downloaded).iterdir()):
                    archive.write(str(wheel), wheel.name)
    except OSError as error:
        return stop(f"Could not write {made}: {error.strerror}.")
    tell(f"Made {made}. Whoever puts it beside start.py needs no internet.")
    return 0


def renew() -> int:
    """Take the newest versions that fit, in both lists, and run the tests with them; returns the exit code."""
    from subprocess import call

    for versions in (NEEDED, TOOLS):
        command = renewing(versions)
        settings = dict(os.environ, UV_CUSTOM_COMPILE_COMMAND=" ".join(command))
        if call([str(PYTHON), "-m", *command, "--upgrade", "--quiet"], cwd=str(HERE), env=settings):
            return stop(NOT_RENEWED)
    problem = set_up(tools=True)
    return stop(problem) if problem else run(["--test"])


def renewing(versions: str) -> "list[str]":
    """The command that wrote a list, which stands in its second line."""
    return (HERE / versions).read_text(encoding="utf-8").split("\n")[1].lstrip("# ").split()


def check() -> int:
    """Run every check, even after one failed; returns 1 if any did."""
    from subprocess import call

    failed = []
    for name, command in CHECKS:
        tell(f"--- {name} ---")
        if call([str(PYTHON), *command], cwd=str(HERE)):
            failed.append(name)
    tell(f"Not right yet: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def hand_over_screenless(arguments: "list[str]") -> int:
    """Run Python in the project's folder, with windows that are drawn on no screen."""
    os.chdir(str(HERE))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return hand_over(arguments)


def hand_over(arguments: "list[str]") -> int:
    """Let .venv's Python go on from here; where the system can, in place of this process."""
    command = [str(PYTHON), *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    from subprocess import call

    return call(command)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
