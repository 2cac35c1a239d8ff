"""LibreOffice without a screen, kept running: workbooks opened and saved by it, as a township's own program would."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SERVER = Path(__file__).with_name("office.bas")
_SECONDS = 90  # for one workbook; a start may take as long again
_LIBRARIES = (
    '<?xml version="1.0" encoding="UTF-8"?><library:libraries xmlns:library="http://openoffice.org/2000/library"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/>'
    "</library:libraries>"
)
_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?><library:library xmlns:library="http://openoffice.org/2000/library"'
    ' library:name="Standard" library:readonly="false" library:passwordprotected="false">{}</library:library>'
)
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?><script:module xmlns:script="http://openoffice.org/2000/script"'
    ' script:name="Macros" script:language="StarBasic">{}</script:module>'
)
# A profile that is set up already: LibreOffice puts no macros of its own over those written here.
_SET_UP = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">'
    "<value>true</value></prop></item></oor:items>"
)


class OfficeFailed(Exception):
    """LibreOffice died, took too long or would not open a workbook."""


def saved(data: bytes, kind: str = "xlsx", *, given: str = "xlsx") -> bytes:
    """A workbook of the kind `given` as LibreOffice saves it as xlsx, xls, ods or csv; of csv the first sheet.

    A workbook on which LibreOffice fails is tried once more by one that was started anew; raises OfficeFailed.
    """
    try:
        return _running().saved(data, kind, given)
    except OfficeFailed:
        close()
        return _running().saved(data, kind, given)


def resaved(workbooks: Mapping[str, bytes]) -> dict[str, bytes]:
    """By name every workbook as LibreOffice saves it; one that it will not open is not among them."""
    done = {}
    for name, data in workbooks.items():
        try:
            done[name] = saved(data)
        except OfficeFailed as error:
            print(f"{name}: {error}")
    return done


def run_macro(module: Path, call: str, folder: Path) -> None:
    """Run one Basic macro of a module in a LibreOffice of its own, which the macro ends."""
    process = _started(module, call, folder / "profile")
    try:
        process.wait(2 * _SECONDS)
    finally:
        _killed(process)


class _Office:
    """A LibreOffice that serves a folder by the macro in office.bas."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.home = Path(tempfile.mkdtemp(prefix="office"))
        self.desk = self.home / "desk"
        self.desk.mkdir()
        self.process = _started(SERVER, f'Serve("{self.desk}")', self.home / "profile")
        self.seconds = 2 * _SECONDS  # the first workbook waits for the start

    def saved(self, data: bytes, kind: str, given: str) -> bytes:
        """The workbook as LibreOffice saves it; raises OfficeFailed."""
        number = next(self._numbers)
        workbook, note = self.desk / f"{number}.{given}", self.desk / f"{number}.{given}.to.{kind}"
        workbook.write_bytes(data)
        note.touch()
        ending = time.monotonic() + self.seconds
        while note.exists():
            if self.process.poll() is not None or time.monotonic() > ending:
                raise OfficeFailed("LibreOffice died, or took too long")
            time.sleep(0.01)
        self.seconds = _SECONDS
        out = self.desk / f"{number}.saved.{kind}"
        if not out.is_file():
            raise OfficeFailed("LibreOffice did not open it")
        done = out.read_bytes()
        for path in (workbook, out):
            path.unlink()
        return done

    def end(self) -> None:
        """End it, and remove what is its own."""
        _killed(self.process)
        shutil.rmtree(self.home, ignore_errors=True)


_OFFICES: list[_Office] = []  # the one of this process, once there is one


def _running() -> _Office:
    if not _OFFICES:
        _OFFICES.append(_Office())
    return _OFFICES[0]


def close() -> None:
    """End the LibreOffice of this process, where there is one."""
    while _OFFICES:
        _OFFICES.pop().end()


def _started(module: Path, call: str, profile: Path) -> "subprocess.Popen[bytes]":
    """LibreOffice with a profile of its own that has the macros of one module, at work on one of them."""
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SET_UP, encoding="utf-8")
    for name in ("script.xlc", "dialog.xlc"):
        (library.parent / name).write_text(_LIBRARIES, encoding="utf-8")
    (library / "dialog.xlb").write_text(_LIBRARY.format(""), encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY.format('<library:element library:name="Macros"/>'), encoding="utf-8")
    (library / "Macros.xba").write_text(_MODULE.format(escape(module.read_text(encoding="utf-8"))), encoding="utf-8")
    options = (f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo")
    return subprocess.Popen(
        [str(SOFFICE), *options, f"macro:///Standard.Macros.{call}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _killed(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those that it has started."""
    with suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
