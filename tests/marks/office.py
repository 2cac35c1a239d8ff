"""LibreOffice without a screen: workbooks opened and saved by it, as a township's own program would."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDED = (pytest.mark.office, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"))
_ALONE, _EACH = 90, 10  # seconds for a start with one workbook, and for every further one


def soffice(profile: Path, *arguments: str | Path, seconds: float = _ALONE) -> None:
    """Run it once with a profile of its own; raises where it fails or takes longer."""
    command = [str(SOFFICE), f"-env:UserInstallation=file://{profile}", "--headless", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)


def resaved(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """By name every workbook as LibreOffice saves it; one that it will not open is not among them.

    All are given to one start; those that did not come out of it are tried again alone.
    """
    given, out = folder / "given", folder / "saved"
    given.mkdir(parents=True)
    paths = {name: given / f"{number}.xlsx" for number, name in enumerate(workbooks)}
    for name, path in paths.items():
        path.write_bytes(workbooks[name])
    _convert(list(paths.values()), out, folder / "profile")
    for path in paths.values():
        if not (out / path.name).is_file():
            _convert([path], out, folder / "profile")
    return {name: (out / path.name).read_bytes() for name, path in paths.items() if (out / path.name).is_file()}


def _convert(paths: Sequence[Path], out: Path, profile: Path) -> None:
    """One that crashes it or never ends leaves those behind it without a result, which is seen by that."""
    try:
        soffice(profile, "--convert-to", "xlsx", "--outdir", out, *paths, seconds=_ALONE + _EACH * len(paths))
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        print(f"soffice: {error}")
