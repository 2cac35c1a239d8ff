"""The folder for machines without internet: what is gathered for whom, and that its installers do what they say."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.offline.gathering import MACHINES, WINDOWS, NoWheel, Target, gather
from tests.offline.texts import PRODUCT, WHEELS, installers

ROOT = Path(__file__).parents[2]
LINUX = MACHINES[1]
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"
VERSIONS = ("3.11", "3.12", "3.13")


def wheel(folder, name, *needs, version="1.0", tag="py3-none-any", extras=(), code="", scripts=""):
    """A small wheel."""
    info = f"{name}-{version}.dist-info"
    fields = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}"]
    fields += [f"Provides-Extra: {extra}" for extra in extras] + [f"Requires-Dist: {need}" for need in needs]
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as archive:
        archive.writestr(f"{name}.py", code)
        archive.writestr(f"{info}/METADATA", "\n".join(fields) + "\n")
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{info}/entry_points.txt", scripts)
        archive.writestr(f"{info}/RECORD", "")


def gathered(tmp_path, target, wanted="product"):
    folder = tmp_path / "gathered"
    folder.mkdir()
    there = gather(Requirement(wanted), target, folder, ["--no-index", "--find-links", str(tmp_path)])
    return {path.name.partition("-")[0] for path in there}


def test_markers_are_those_of_the_target(tmp_path):
    needs = (
        'colour; sys_platform == "win32"',
        'bus; platform_system == "Linux"',
        'old; python_version < "3.12"',
        "both",
    )
    wheel(tmp_path, "product", *needs)
    for name in ("colour", "bus", "old", "both"):
        wheel(tmp_path, name)
    assert gathered(tmp_path, Target(WINDOWS, (3, 12))) == {"product", "colour", "both"}
    shutil.rmtree(tmp_path / "gathered")
    assert gathered(tmp_path, Target(LINUX, (3, 11))) == {"product", "bus", "old", "both"}


def test_extras_bring_what_they_need_and_no_others(tmp_path):
    wheel(tmp_path, "product", 'lock; extra == "crypto"', 'trial; extra == "test"', extras=("crypto", "test"))
    wheel(tmp_path, "lock", "deeper")
    wheel(tmp_path, "deeper")
    assert gathered(tmp_path, Target(WINDOWS, (3, 11)), "product[crypto]") == {"product", "lock", "deeper"}


def test_a_version_is_chosen_that_all_accept(tmp_path):
    wheel(tmp_path, "product", "shared", "strict")
    wheel(tmp_path, "strict", "shared<2")
    wheel(tmp_path, "shared", version="1.0")
    wheel(tmp_path, "shared", version="2.0")
    folder = tmp_path / "gathered"
    folder.mkdir()
    there = gather(
        Requirement("product"), Target(WINDOWS, (3, 11)), folder, ["--no-index", "--find-links", str(tmp_path)]
    )
    assert "shared-1.0-py3-none-any.whl" in {path.name for path in there}
    assert "shared-2.0-py3-none-any.whl" not in {path.name for path in there}


def test_each_machine_gets_its_own_binary_and_a_python_without_one_is_told(tmp_path):
    wheel(tmp_path, "product", "fast")
    for tag in ("cp311-cp311-win_amd64", "cp311-cp311-manylinux_2_17_x86_64", "cp312-cp312-win_amd64"):
        wheel(tmp_path, "fast", tag=tag)
    assert gathered(tmp_path, Target(WINDOWS, (3, 12))) == {"product", "fast"}
    shutil.rmtree(tmp_path / "gathered")
    with pytest.raises(NoWheel, match="Linux x86_64"):
        gathered(tmp_path, Target(LINUX, (3, 12)))


def test_the_windows_installer_s_bytes():
    data = installers(VERSIONS)["安装.bat"]
    text = data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf"), "cmd takes a BOM for a command"
    assert data.count(b"\n") == data.count(b"\r\n")
    assert text.splitlines()[:2] == ["@echo off", "chcp 65001 >nul"]
    assert "@" not in text.replace("@echo off", ""), "a mark was left unfilled"


def test_every_label_and_path_of_the_windows_installer_is_there():
    files = installers(VERSIONS)
    text = files["安装.bat"].decode()
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"(?:goto|call :)\s*(\w+)", text)) <= labels
    assert set(re.findall(r"--find-links (\S+)", text)) == {WHEELS}
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert set(re.findall(r"Scripts\\([\w-]+)\.exe", text)) == {"python", *scripts}
    assert set(re.findall(r"“([^”]+\.(?:txt|bat))”", text)) <= files.keys()
    assert PRODUCT in text
    for version in VERSIONS:
        assert version in text
        assert version.replace(".", "") in text


def test_the_manual_opens_in_notepad_and_names_what_is_there():
    files = installers(VERSIONS)
    text = files["使用说明.txt"].decode("utf-8-sig")
    assert files["使用说明.txt"].startswith(b"\xef\xbb\xbf")
    assert {name for name in files if name in text} == {"安装.bat", "安装.sh"}


@pytest.mark.skipif(os.name == "nt", reason="the installer for Linux")
def test_the_linux_installer_sets_up_from_the_folder_alone(tmp_path):
    folder = tmp_path / "妇联汇总 安装"
    (folder / WHEELS).mkdir(parents=True)
    code = "import sys, pathlib\ndef main():\n    pathlib.Path(sys.argv[2]).mkdir()\n    print(sys.argv[1])\n"
    scripts = "[console_scripts]\nfulian-excel = fulian_excel:main\n"
    wheel(folder / WHEELS, "fulian_excel", extras=("crypto", "keyring"), code=code, scripts=scripts)
    for name, data in installers((HERE,)).items():
        (folder / name).write_bytes(data)
    home = tmp_path / "home"
    home.mkdir()
    search = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / f"python{HERE}").symlink_to(getattr(sys, "_base_executable", sys.executable))
    surroundings = {"HOME": str(home), "PATH": search, "PIP_NO_INDEX": "1"}
    for _ in range(2):
        done = subprocess.run(["sh", folder / "安装.sh"], env=surroundings, capture_output=True, text=True, check=False)
        if (home / "妇联汇总").is_dir():
            (home / "妇联汇总").rmdir()
        assert done.returncode == 0, done.stdout + done.stderr
        assert "init" in done.stdout
        assert "装好了" in done.stdout
