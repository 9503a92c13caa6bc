"""What Windows and macOS are told; their builders do not run here, so what they read is looked through."""

import plistlib
import re
from pathlib import Path

import yaml

import start
from resources.installers import icons
from resources.installers.linux.pack import ROOT
from workbook.packaging.reading import CONTENT_TYPE

INSTALLERS = ROOT / "resources" / "installers"
SCRIPT = (INSTALLERS / "windows" / "workbook.iss").read_text("utf-8")
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8"))


def test_on_windows_both_sorts_are_registered_for_one_person_and_open_the_program() -> None:
    assert "PrivilegesRequired=lowest" in SCRIPT
    for ending, name in ((".workbook", "Workbook.Workbook"), (".course", "Workbook.Course")):
        assert f'Subkey: "Software\\Classes\\{ending}"; ValueType: string; ValueData: "{name}"' in SCRIPT
        opens = re.search(
            rf'{re.escape(name)}\\shell\\open\\command"; .*ValueData: "(.+)"$', SCRIPT, re.MULTILINE
        )
        assert opens
        assert opens[1] == '""{app}\\Workbook window.exe"" ""%1""'


def test_every_program_that_the_installer_of_windows_names_is_built() -> None:
    recipe = (INSTALLERS / "workbook.spec").read_text("utf-8")
    built = {f"{name}.exe" for name in re.findall(r'program\("([^"]+)"', recipe)}
    assert set(re.findall(r"\{app\}\\([^\\\"\n,;]+\.exe)", SCRIPT)) <= built


def test_the_installer_of_windows_is_given_all_that_it_asks_for_and_removes_only_its_own() -> None:
    given = set(re.findall(r"/D(\w+)=", (INSTALLERS / "windows" / "pack.py").read_text("utf-8")))
    assert set(re.findall(r"\{#(\w+)\}", SCRIPT)) == given
    removed = re.findall(r"^Type: \w+; Name: \"(.+)\"$", SCRIPT, re.MULTILINE)
    assert removed == ["{app}\\_internal"]


def test_macos_knows_both_sorts_of_files() -> None:
    told = plistlib.loads((INSTALLERS / "macos" / "Info.plist").read_bytes())
    sorts = {
        found["UTTypeIdentifier"]: found["UTTypeTagSpecification"]
        for found in told["UTExportedTypeDeclarations"]
    }
    opened = {name for found in told["CFBundleDocumentTypes"] for name in found["LSItemContentTypes"]}
    assert opened == sorts.keys()
    assert {tuple(found["public.filename-extension"]) for found in sorts.values()} == {
        ("workbook",),
        ("course",),
    }
    assert CONTENT_TYPE.decode() in {found["public.mime-type"] for found in sorts.values()}


def test_each_system_gets_its_icon(tmp_path: Path) -> None:
    icons.write_icons(ROOT / "resources" / "icons" / "program", tmp_path)
    recipe = (INSTALLERS / "workbook.spec").read_text("utf-8")
    for name in re.findall(r'"(workbook\.ic\w+)"', recipe):
        assert (tmp_path / name).stat().st_size > 1000
    assert len(list(tmp_path.glob("course-file-*.png"))) == len(icons.SIZES)


def test_the_workflow_builds_and_tries_it_on_three_systems_with_commands_that_are_there() -> None:
    job = WORKFLOW["jobs"]["build"]
    assert {name.partition("-")[0] for name in job["strategy"]["matrix"]["system"]} == {
        "ubuntu",
        "windows",
        "macos",
    }
    commands = [
        step["run"].split() for step in job["steps"] if step.get("run", "").startswith("python start.py")
    ]
    assert [command[2:] for command in commands] == [["--build", "build"], ["--test", "--frozen", "build"]]
    assert all(start.needs_tools(command[2:]) for command in commands)
