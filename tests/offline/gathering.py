"""Wheels for another machine than this one: every dependency that is wanted there, and none that is wanted only here."""

import email
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

_GLIBC = ("2_28", "2_27", "2_26", "2_24", "2_17")


@dataclass(frozen=True)
class Machine:
    """A kind of machine: its tags for wheels, and what the markers of dependencies ask about it."""

    name: str
    platforms: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]


def _linux(processor: str) -> Machine:
    tags = (*(f"manylinux_{glibc}_{processor}" for glibc in _GLIBC), f"manylinux2014_{processor}", f"linux_{processor}")
    asked = (
        ("os_name", "posix"),
        ("sys_platform", "linux"),
        ("platform_system", "Linux"),
        ("platform_machine", processor),
    )
    return Machine(f"Linux {processor}", tags, asked)


WINDOWS = Machine(
    "Windows",
    ("win_amd64",),
    (("os_name", "nt"), ("sys_platform", "win32"), ("platform_system", "Windows"), ("platform_machine", "AMD64")),
)
MACHINES = (WINDOWS, _linux("x86_64"), _linux("aarch64"))


class NoWheel(Exception):
    """A dependency has no wheel for a machine and a Python."""


@dataclass(frozen=True)
class Target:
    """A machine with a Python, 3.11 written (3, 11)."""

    machine: Machine
    python: tuple[int, int]

    @property
    def markers(self) -> dict[str, str]:
        """What the markers of dependencies ask, as the target answers it."""
        version = ".".join(map(str, self.python))
        here = {name: str(value) for name, value in default_environment().items()}
        asked = {
            "python_version": version,
            "python_full_version": f"{version}.0",
            "implementation_version": f"{version}.0",
        }
        return here | {"platform_release": "", "platform_version": "", **asked} | dict(self.machine.markers)

    @property
    def options(self) -> list[str]:
        """How pip is told to look for the target's wheels."""
        major, minor = self.python
        abis = [word for abi in (f"cp{major}{minor}", "abi3", "none") for word in ("--abi", abi)]
        platforms = [word for platform in self.machine.platforms for word in ("--platform", platform)]
        return [
            "--only-binary",
            ":all:",
            "--implementation",
            "cp",
            "--python-version",
            f"{major}.{minor}",
            *abis,
            *platforms,
        ]

    def fits(self, wheel: Path) -> bool:
        """A wheel can be installed there."""
        return any(self._takes(tag) for tag in parse_wheel_filename(wheel.name)[3])

    def _takes(self, tag: Tag) -> bool:
        major, minor = self.python
        own = tag.interpreter in {f"cp{major}{minor}", f"py{major}", f"py{major}{minor}"}
        older = tag.abi == "abi3" and tag.interpreter.startswith(f"cp{major}") and int(tag.interpreter[3:]) <= minor
        return (own or older) and tag.platform in {"any", *self.machine.platforms}


def gather(wanted: Requirement, target: Target, folder: Path, sources: Sequence[str] = ()) -> set[Path]:
    """Put into a folder a wheel for a requirement and for each of its dependencies on the target; gives the wheels.

    `sources` are options of pip that say where wheels come from and how versions are held. Raises NoWheel.
    """
    asked: dict[str, list[Requirement]] = {}
    chosen: dict[str, Path] = {}
    waiting = [wanted]
    while waiting:
        requirement = waiting.pop(0)
        name = canonicalize_name(requirement.name)
        if any(str(requirement) == str(one) for one in asked.get(name, ())):
            continue
        asked.setdefault(name, []).append(requirement)
        together = SpecifierSet(",".join(str(one.specifier) for one in asked[name] if one.specifier))
        if name not in chosen or parse_wheel_filename(chosen[name].name)[1] not in together:
            chosen[name] = _download(f"{requirement.name}{together}", name, target, folder, sources)
        extras = frozenset(extra for one in asked[name] for extra in one.extras)
        waiting += dependencies(chosen[name], target, extras)
    return set(chosen.values())


def dependencies(wheel: Path, target: Target, extras: frozenset[str]) -> Iterator[Requirement]:
    """What a wheel asks for on the target, whatever machine this is."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        fields = email.message_from_bytes(archive.read(metadata))
    for text in fields.get_all("Requires-Dist", []):
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate(target.markers | {"extra": extra}) for extra in ("", *extras)):
            requirement.marker = None
            yield requirement


def _download(wanted: str, name: str, target: Target, folder: Path, sources: Sequence[str]) -> Path:
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(folder)]
    done = subprocess.run([*command, *target.options, *sources, wanted], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoWheel(f"{wanted}: {target.machine.name}, Python {target.python[0]}.{target.python[1]}\n{done.stderr}")
    there = [path for path in folder.glob("*.whl") if canonicalize_name(parse_wheel_filename(path.name)[0]) == name]
    specifier = Requirement(wanted).specifier
    fitting = [one for one in there if target.fits(one) and parse_wheel_filename(one.name)[1] in specifier]
    return max(fitting, key=lambda one: parse_wheel_filename(one.name)[1])
