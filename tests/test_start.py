"""The front door: what it says when something is missing, what needs a screen, when .venv is made anew."""

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import start
from workbook import as_typed, preflight

ROOT = Path(start.__file__).parent


def test_old_pythons_can_read_the_front_door() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("file", ["start.py", "workbook/preflight.py"])
def test_nothing_has_to_be_installed_for_it(file: str) -> None:
    assert imported_packages(ROOT / file) <= set(sys.stdlib_module_names)


def imported_packages(file: Path) -> set[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "workbook")
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("version", "bits", "message"),
    [
        ((3, 9, 2), 64, "Workbook needs Python 3.11 to 3.15; this is 3.9.2."),
        ((3, 16, 0), 64, "Workbook needs Python 3.11 to 3.15; this is 3.16.0."),
        ((3, 12, 1), 32, "Workbook needs a 64-bit Python; this 3.12.1 has 32 bits."),
    ],
)
def test_pythons_that_will_not_do(version: tuple[int, ...], bits: int, message: str) -> None:
    assert start.python_problem(version, bits) == f"{message} Get one at python.org/downloads."


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 15, 4)])
def test_pythons_that_will_do(version: tuple[int, ...]) -> None:
    assert start.python_problem(version, bits=64) is None


@pytest.mark.parametrize(
    ("command_line", "opens"),
    [
        ("", True),
        ("preview my-course", True),
        ("My.WORKBOOK", True),
        ("explore.course", True),
        ("check my-course", False),
        ("export mine.workbook -o mine.pdf", False),
        ("preview --help", False),
        ("--version", False),
        ("--check", False),
        ("--test", False),
    ],
)
def test_what_needs_a_screen(command_line: str, opens: bool) -> None:
    assert start.opens_window(command_line.split()) is opens


# --- what the machine lacks ---


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian desktop where all is well, to take things away from."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["start.py"])
    monkeypatch.setattr(preflight, "_loads", lambda _library: True)
    monkeypatch.setattr(preflight, "_display_answers", lambda: True)
    monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return monkeypatch


def take_away(machine: pytest.MonkeyPatch, *libraries: str) -> None:
    machine.setattr(preflight, "_loads", lambda library: library not in libraries)


@pytest.mark.usefixtures("machine")
def test_nothing_is_said_when_all_is_well() -> None:
    assert preflight.window_problem() is None
    assert preflight.screenless_qt_problem() is None


def test_all_missing_libraries_stand_in_one_line(machine: pytest.MonkeyPatch) -> None:
    take_away(machine, "libxcb-cursor.so.0", "libxcb-image.so.0", "libglib-2.0.so.0")
    assert preflight.window_problem() == (
        "Your Linux is missing a few window-drawing libraries. "
        "Please run: sudo apt install libglib2.0-0 libxcb-cursor0 libxcb-image0"
    )


def test_libraries_of_windows_are_not_asked_for_without_a_screen(machine: pytest.MonkeyPatch) -> None:
    take_away(machine, "libxcb-cursor.so.0", "libwayland-cursor.so.0")
    assert preflight.screenless_qt_problem() is None
    machine.setenv("QT_QPA_PLATFORM", "offscreen")
    machine.delenv("DISPLAY")
    assert preflight.window_problem() is None


def test_on_a_bare_debian_the_tests_need_six_packages(machine: pytest.MonkeyPatch) -> None:
    machine.setattr(preflight, "_loads", lambda _library: False)
    problem = preflight.screenless_qt_problem() or ""
    assert problem.endswith(
        "sudo apt install libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"
    )


def test_without_apt_the_libraries_are_named(machine: pytest.MonkeyPatch) -> None:
    take_away(machine, "libxcb-cursor.so.0")
    machine.setattr("shutil.which", lambda _program: None)
    assert (preflight.window_problem() or "").endswith("what your system offers for: libxcb-cursor.so.0")


def test_no_screen_names_a_command_that_needs_none(machine: pytest.MonkeyPatch) -> None:
    machine.delenv("DISPLAY")
    assert preflight.window_problem() == (
        "There is no screen to show a window on (no DISPLAY or WAYLAND_DISPLAY). Run this from a desktop "
        "session, or use `check` / `export`, which need no window, for example: "
        "python3 start.py export explore-this-further --sample -o sample.pdf"
    )


@pytest.mark.parametrize(
    ("started_as", "command"),
    [
        ("/opt/my things/start.py", "python3 '/opt/my things/start.py'"),
        ("/opt/workbook/__main__.py", "python -m workbook"),
        ("/opt/bin/workbook", "workbook"),
    ],
)
def test_the_example_fits_how_it_was_started(
    machine: pytest.MonkeyPatch, started_as: str, command: str
) -> None:
    machine.delenv("DISPLAY")
    machine.setattr(sys, "argv", [started_as])
    assert f"for example: {command} export" in (preflight.window_problem() or "")


@pytest.mark.parametrize(
    ("started_as", "command"),
    [
        ("workbook", "workbook"),
        ("./Workbook/workbook", "./Workbook/workbook"),
        ("/opt/my things/workbook", "'/opt/my things/workbook'"),
    ],
)
def test_a_built_program_is_named_as_it_was_found(
    machine: pytest.MonkeyPatch, started_as: str, command: str
) -> None:
    machine.setattr(sys, "frozen", True, raising=False)
    machine.setattr(sys, "argv", [started_as])
    assert preflight.program() == command


def test_a_screen_that_does_not_answer(machine: pytest.MonkeyPatch) -> None:
    machine.setattr(preflight, "_display_answers", lambda: False)
    assert "(nothing answers at DISPLAY :0)" in (preflight.window_problem() or "")
    machine.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert preflight.window_problem() is None


def test_libraries_and_screen_are_said_together(machine: pytest.MonkeyPatch) -> None:
    take_away(machine, "libxcb.so.1")
    machine.delenv("DISPLAY")
    problem = preflight.window_problem() or ""
    assert problem.index("apt install libxcb1") < problem.index("no screen")


def test_wayland_alone_needs_no_x11(machine: pytest.MonkeyPatch) -> None:
    machine.delenv("DISPLAY")
    machine.setenv("WAYLAND_DISPLAY", "wayland-0")
    take_away(machine, *preflight.X11)
    assert preflight.window_problem() is None
    take_away(machine, "libwayland-cursor.so.0")
    assert (preflight.window_problem() or "").endswith("libwayland-cursor0")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_all_that_is_needed(machine: pytest.MonkeyPatch, system: str) -> None:
    machine.setattr(sys, "platform", system)
    machine.setattr(preflight, "_loads", lambda _library: False)
    assert preflight.window_problem() is None
    assert preflight.screenless_qt_problem() is None


def test_a_library_is_looked_for_where_the_system_keeps_it() -> None:
    assert preflight.missing_libraries(["libnobody-has-this.so.0"]) == ["libnobody-has-this.so.0"]


def test_venv_part_and_libraries_are_reported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "is_ready", lambda: False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr(start, "qt_problem", lambda _arguments: "and libraries")
    assert start.find_problems([]) == [start.NO_VENV, "and libraries"]


# --- .venv ---


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an empty .venv that has been finished."""
    home = tmp_path / "usr" / "bin"
    home.mkdir(parents=True)
    (home / "python3.12").touch()
    place(tmp_path, monkeypatch)
    (tmp_path / start.NEEDED).write_text("pydantic==2.14.4", encoding="utf-8")
    (tmp_path / start.TOOLS).write_text("pytest==9.2.0", encoding="utf-8")
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.symlink_to(home / "python3.12")
    (start.VENV / "pyvenv.cfg").write_text(f"home = {home}\nversion = 3.12.1\n", encoding="utf-8")
    start.STAMP.write_text(start.make_stamp(), encoding="utf-8")
    return tmp_path


def place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    monkeypatch.setattr(start, "HERE", folder)
    monkeypatch.setattr(start, "VENV", folder / ".venv")
    monkeypatch.setattr(start, "PYTHON", folder / ".venv" / python)
    monkeypatch.setattr(start, "STAMP", folder / ".venv" / start.STAMP.name)


def state() -> str:
    if start.is_ready():
        return "ready"
    return "mend" if start.is_worth_mending() else "make"


@pytest.mark.usefixtures("project")
def test_a_finished_venv_is_used() -> None:
    assert state() == "ready"


def test_changed_needs_are_mended(project: Path) -> None:
    (project / start.NEEDED).write_text("pydantic==2.15.0", encoding="utf-8")
    assert state() == "mend"


@pytest.mark.parametrize("option", ["--test", "--check", "--bench", "--look", "--build", "--renew"])
def test_tools_are_fetched_only_by_who_builds_it(project: Path, option: str) -> None:
    assert start.is_ready(start.needs_tools(["check", "my-course"]))
    assert not start.is_ready(start.needs_tools([option]))
    start.STAMP.write_text(start.make_stamp(tools=True), encoding="utf-8")
    assert start.is_ready(start.needs_tools([option]))
    assert start.is_ready()
    (project / start.TOOLS).write_text("pytest==9.3.0", encoding="utf-8")
    assert not start.is_ready(start.needs_tools([option]))


def test_only_ready_made_packages_with_their_hashes_are_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = project / "asked"
    script = f'#!/bin/sh\necho "$@" >> {asked}\n'
    start.PYTHON.unlink()
    start.PYTHON.write_text(script, encoding="utf-8")
    start.PYTHON.chmod(0o755)
    monkeypatch.setattr(start, "make_venv", lambda: None)
    assert start.fill_new_venv(tools=False) == start.fill_new_venv(tools=True) == []
    learner, builder = asked.read_text(encoding="utf-8").splitlines()
    assert "--only-binary=:all: --require-hashes -r requirements.txt" in learner
    assert builder.endswith("-r requirements-dev.txt")


# --- with no internet ---


@pytest.fixture
def asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What pip was asked for, and what it was shown; it puts two wheels where it is to download to."""
    asked = project / "asked"
    start.PYTHON.unlink()
    start.PYTHON.write_text(
        f"""#!/bin/sh
echo "$@" >> {asked}
while [ $# -gt 0 ]; do
    case $1 in
    --find-links) ls "$2" >> {asked} ;;
    --dest) touch "$2/b-1-py3-none-any.whl" "$2/a-1-py3-none-any.whl" ;;
    esac
    shift
done
""",
        encoding="utf-8",
    )
    start.PYTHON.chmod(0o755)
    monkeypatch.setattr(start, "make_venv", lambda: None)
    return asked


@pytest.mark.skipif(os.name == "nt", reason="a script takes the place of Python")
def test_one_file_of_wheels_takes_the_place_of_the_internet(
    project: Path, asked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.bundle(project) == 0
    assert start.wheels().name in capsys.readouterr().err
    made = start.wheels().read_bytes()
    assert "--require-hashes" in asked.read_text(encoding="utf-8")
    asked.unlink()
    assert start.fill_new_venv(tools=False) == []
    command, *shown = asked.read_text(encoding="utf-8").splitlines()
    assert "--only-binary=:all: --require-hashes --no-index --find-links" in command
    assert shown == ["a-1-py3-none-any.whl", "b-1-py3-none-any.whl"]
    assert capsys.readouterr().err.startswith(f"Setting up from {start.wheels().name}.")
    assert start.wheels().read_bytes() == made
    assert list(start.VENV.glob("tmp*")) == []


@pytest.mark.skipif(os.name == "nt", reason="a script takes the place of Python")
def test_the_tools_of_who_builds_it_are_not_in_that_file(project: Path, asked: Path) -> None:
    assert start.bundle(project) == 0
    asked.unlink()
    assert start.fill_new_venv(tools=True) == []
    assert "--no-index" not in asked.read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 the rest of it was cut off"])
def test_a_file_of_wheels_that_is_not_whole_is_said_so(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "make_venv", lambda: None)
    start.STAMP.unlink()
    start.wheels().write_bytes(content)
    assert start.set_up() == start.NOT_WHOLE


def test_a_file_of_wheels_for_another_system_or_python_is_not_looked_at(project: Path) -> None:
    (project / "workbook-wheels-other-python3.99.zip").write_bytes(b"not a zip")
    assert not start.wheels().is_file()
    assert start.wheels().name.endswith("-python{}.{}.zip".format(*sys.version_info))


@pytest.mark.usefixtures("asked")
def test_a_bundle_that_cannot_be_written_is_said_in_one_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.bundle(project / "nowhere") == 1
    assert capsys.readouterr().err.endswith("No such file or directory.\n")


def test_renewing_writes_both_lists_as_they_were_written_and_runs_the_tests(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def call(command: list[str], **options: dict[str, str]) -> int:
        assert options["env"]["UV_CUSTOM_COMPILE_COMMAND"] == " ".join(command[2:-2])
        calls.append(command[2:])
        return 0

    for name in (start.NEEDED, start.TOOLS):
        (project / name).write_text(f"# by uv\n#    uv pip compile -o {name}\n", encoding="utf-8")
    monkeypatch.setattr("subprocess.call", call)
    monkeypatch.setattr(start, "set_up", lambda **_options: None)
    monkeypatch.setattr(start, "run", calls.append)
    start.renew()
    assert calls == [
        ["uv", "pip", "compile", "-o", start.NEEDED, "--upgrade", "--quiet"],
        ["uv", "pip", "compile", "-o", start.TOOLS, "--upgrade", "--quiet"],
        ["--test"],
    ]


def test_lists_that_cannot_be_renewed_are_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("subprocess.call", lambda *_command, **_options: 2)
    assert start.renew() == 1
    assert capsys.readouterr().err == f"{start.NOT_RENEWED}\n"


@pytest.mark.skipif(os.name == "nt", reason="the folders of a .venv have other names there")
def test_the_program_is_found_wherever_its_folder_is_moved(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (start.VENV / "lib" / "python3.12" / "site-packages").mkdir(parents=True)
    start.show_program()
    moved = project.with_name("verschoben, übermorgen")
    project.rename(moved)
    packages = moved / ".venv" / "lib" / "python3.12" / "site-packages"
    way = (packages / "workbook.pth").read_text(encoding="utf-8")
    assert (packages / way).resolve() == moved.resolve()
    assert way.isascii()


def test_a_moved_folder_needs_no_mending_and_no_internet(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = project.with_name("moved")
    project.rename(moved)
    place(moved, monkeypatch)
    start.PYTHON.unlink()
    home = moved / "usr" / "bin"
    start.PYTHON.symlink_to(home / "python3.12")
    config = f"home = {project / 'usr' / 'bin'}\n"
    (start.VENV / "pyvenv.cfg").write_text(config, encoding="utf-8")
    (project / "usr" / "bin").mkdir(parents=True)  # the system's Python has not moved along
    assert state() == "ready"


@pytest.mark.usefixtures("project")
def test_an_interrupted_set_up_is_made_anew() -> None:
    start.STAMP.unlink()
    assert state() == "make"


@pytest.mark.usefixtures("project")
def test_a_half_deleted_venv_is_made_anew() -> None:
    (start.VENV / "pyvenv.cfg").unlink()
    assert state() == "make"


def test_a_removed_python_is_noticed(project: Path) -> None:
    (project / "usr" / "bin" / "python3.12").unlink()
    assert state() == "make"


def test_another_python_behind_the_link_is_noticed(project: Path) -> None:
    other = project / "usr" / "bin" / "python3.13"
    other.touch()
    start.PYTHON.unlink()
    start.PYTHON.symlink_to(other)
    assert state() == "make"


def test_no_venv_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, monkeypatch)
    (tmp_path / start.NEEDED).touch()
    (tmp_path / start.TOOLS).touch()
    assert state() == "make"


@pytest.mark.usefixtures("project")
def test_a_failed_set_up_is_not_taken_for_a_finished_one(monkeypatch: pytest.MonkeyPatch) -> None:
    start.STAMP.unlink()
    monkeypatch.setattr(start, "make_venv", lambda: None)
    monkeypatch.setattr(start, "install", lambda *_options: ["WARNING: Retrying (Retry(total=4))"])
    assert start.set_up() == start.NO_DOWNLOAD
    assert state() == "make"
    monkeypatch.setattr(start, "install", lambda *_options: [])
    assert start.set_up() is None
    assert state() == "ready"


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        (subprocess.CalledProcessError(1, "ensurepip"), start.NO_VENV),
        (PermissionError(13, "Permission denied"), "Could not set up in"),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_venv_that_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, message: str
) -> None:
    def fail() -> None:
        raise failure

    start.STAMP.unlink()
    monkeypatch.setattr(start, "make_venv", fail)
    assert (start.set_up() or "").startswith(message)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("WARNING: Retrying (Retry(total=4)) after connection broken", start.NO_DOWNLOAD),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE LIST", start.NOT_WHAT_WAS_TRIED),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", start.DISK_FULL),
        ("error: metadata-generation-failed", start.NOT_INSTALLED),
    ],
)
def test_why_pip_gave_up(said: str, message: str) -> None:
    assert start.install_problem(["Collecting all", said]) == message


def test_a_python_that_a_part_is_not_made_for_is_told_so() -> None:
    said = start.install_problem(["ERROR: No matching distribution found for pydantic-core==2.50.5"])
    assert "not made for this computer with Python {}.{}".format(*sys.version_info) in said


# --- exact versions ---


def locked(name: str) -> dict[str, list[str]]:
    """Each package of a list with its version, and how many hashes stand under it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(
        r"^(\S+)==(\S+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}[^\n]*)*)", text, re.MULTILINE
    )
    return {canonicalize_name(package): [version, hashes] for package, version, hashes in entries}


@pytest.mark.parametrize("name", [start.NEEDED, start.TOOLS])
def test_every_package_has_one_exact_version_and_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert len(named) == len(locked(name)) > 0
    assert all("--hash=sha256:" in hashes for _version, hashes in locked(name).values())


def test_the_exact_versions_are_those_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed, tools = locked(start.NEEDED), locked(start.TOOLS)
    for wanted, among in (
        (project["dependencies"], needed),
        (project["dependencies"], tools),
        (project["optional-dependencies"]["dev"], tools),
    ):
        for requirement in map(Requirement, wanted):
            assert among[canonicalize_name(requirement.name)][0] in requirement.specifier
    assert all(tools[package] == entry for package, entry in needed.items())


def test_a_learner_gets_no_tools() -> None:
    assert locked(start.NEEDED).keys().isdisjoint({"pytest", "mypy", "ruff", "hypothesis", "hatchling"})


def test_pips_talk_is_cut_to_what_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    for line in (
        "Collecting pyside6_essentials",
        "Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (80.3 MB)",
        "Downloading iniconfig-2.3.1-py3-none-any.whl (7 kB)",
        "Installing collected packages: pyside6_essentials, iniconfig",
    ):
        start.narrate(line)
    assert capsys.readouterr().err == "  pyside6_essentials (80.3 MB)\n  Installing ...\n"


# --- what is asked for ---


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be handed over to .venv's Python."""
    calls: list[list[str]] = []

    def hand_over(arguments: list[str]) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(start, "hand_over", hand_over)
    monkeypatch.setenv("WORKBOOK_TYPED", "")  # so that it is as before when this is over
    monkeypatch.setattr(start, "is_ready", lambda *_tools: True)
    return calls


def test_a_command_is_run_where_the_person_is(
    handed_over: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert start.main(["check", "my-course"]) == 0
    assert handed_over == [["-P", "-m", "workbook", "check", "my-course"]]
    assert Path.cwd() == tmp_path


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize("typed", ["start.py", "../start.py", "/home/ana/Work Book/start.py"])
def test_the_program_is_told_how_it_was_started(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.argv", [typed, "check", "my course"])
    assert start.main(["check", "my course"]) == 0
    monkeypatch.setattr("sys.argv", ["/somewhere/workbook/__main__.py", "check", "my course"])
    assert as_typed.typed("pack", Path("my course")) == f"python3 {shlex.quote(typed)} pack 'my course'"


@pytest.mark.parametrize(("option", "module"), [("--test", "pytest"), ("--bench", "tests.benchmarks")])
def test_tests_and_benchmarks_run_in_the_project_with_no_screen(
    handed_over: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, module: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(start, "qt_problem", lambda _arguments: None)
    assert start.main([option, "-k", "one"]) == 0
    assert handed_over == [["-m", module, "-k", "one"]]
    assert Path.cwd() == ROOT
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_all_tests_run_side_by_side(handed_over: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "qt_problem", lambda _arguments: None)
    assert start.main(["--test"]) == 0
    assert handed_over == [["-m", "pytest", "--numprocesses=auto", "--dist=loadfile"]]


@pytest.mark.usefixtures("handed_over")
def test_a_missing_screen_is_said_and_ends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "qt_problem", lambda _arguments: "There is no screen.")
    assert start.main([]) == 1
    assert capsys.readouterr().err == "There is no screen.\n"


def test_every_check_is_run_even_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = iter([0, 1, 0, 1])
    monkeypatch.setattr("subprocess.call", lambda *_arguments, **_options: next(results))
    assert start.check() == 1
    assert capsys.readouterr().err.endswith("Not right yet: style, import rules.\n")
    assert list(results) == []


@pytest.mark.usefixtures("handed_over")
def test_help_names_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(option in shown for option in ("--test", "--check", "--bench", "COMMAND"))
