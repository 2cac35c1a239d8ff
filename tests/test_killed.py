"""A round of a county of two townships, killed at any moment or met by a disk that says no at any step."""

import errno
import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
from datetime import date
from pathlib import Path

import pytest

from fulian_excel import disk
from fulian_excel.errors import OutputBlocked
from fulian_excel.journey import consolidate
from fulian_excel.publishing import moving
from tests.drawing import workbook
from tests.rounds import PEOPLE, workspace

STEPS = ("write", "replace", "remove", "sync_folder")
EDITED = "县里改的"
MOST_STEPS = 60


def county(root: Path) -> Path:
    """Two townships, a first round done, something edited by staff, a file of their own; then new files came."""
    folder = workspace(root)
    second = folder / "收件箱" / "白水乡.xlsx"
    second.write_bytes(workbook({"代表": PEOPLE.format(unit="白水乡").replace("'138", "'137")}))
    run(folder)
    (folder / "结果/2022-10/findings.csv").write_text(EDITED, encoding="utf-8")
    (folder / "结果/2022-10/县里的.txt").write_text(EDITED, encoding="utf-8")
    second.write_bytes(workbook({"代表": PEOPLE.format(unit="白水乡").replace("1990.11", "1991.11")}))
    return folder


def run(folder: Path) -> None:
    consolidate(folder, month="2022-10", as_of=date(2022, 10, 20), jobs=1)


def lying(folder: Path) -> dict[str, str]:
    """The sha256 of every result, staff's dated copies by what they say; 台账 and what is hidden are left out."""
    results = folder / "结果" / "2022-10"
    found = {}
    for path in sorted(results.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            name = (
                "edited" if data == EDITED.encode() and "改动于" in path.name else path.relative_to(results).as_posix()
            )
            found[name] = hashlib.sha256(data).hexdigest()
    return found


def rounds(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "结果" / "台账.sqlite") as ledger:
        return [name for (name,) in ledger.execute("SELECT id FROM round ORDER BY number")]


def scaffolding(folder: Path) -> set[str]:
    kept = {"key", "lock", "manifest.json", "log.txt", "read"}
    return {path.name for path in (folder / "结果" / ".state").iterdir()} - kept


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The county as it is when the round begins that will be spoilt."""
    return county(tmp_path_factory.mktemp("原"))


@pytest.fixture(scope="module")
def after(before, tmp_path_factory):
    """What lies there when nothing goes wrong."""
    folder = tmp_path_factory.mktemp("后") / "区"
    shutil.copytree(before, folder)
    run(folder)
    return lying(folder), rounds(folder)


def stands_up(folder: Path, before: Path, after: dict[str, str]) -> None:
    """Every file is old or new and whole; what is staff's is there."""
    old, now = lying(before), lying(folder)
    for name, sha256 in now.items():
        assert sha256 in {old.get(name), after.get(name)}, name
    assert EDITED in {
        path.read_text("utf-8") for path in (folder / "结果/2022-10").glob("findings*.csv") if path.stat().st_size < 99
    }
    assert (folder / "结果/2022-10/县里的.txt").read_text(encoding="utf-8") == EDITED


def comes_right(folder: Path, after: tuple[dict[str, str], list[str]]) -> None:
    """The next start makes the round whole, knows it, and leaves nothing lying about."""
    run(folder)
    assert (lying(folder), rounds(folder)) == after
    assert scaffolding(folder) == set()
    left = [path.name for path in (folder / "结果").rglob("*") if path.name.endswith((".tmp", "-journal"))]
    assert left == []


def _killing(folder: Path, steps: int) -> None:
    """A run that is killed after so many steps on the disk."""
    done = 0

    def counted(step):
        def acts(*arguments):
            nonlocal done
            step(*arguments)
            done += 1
            if done == steps:
                os.kill(os.getpid(), signal.SIGKILL)

        return acts

    for name in STEPS:
        setattr(disk, name, counted(getattr(disk, name)))
    run(folder)


def _in_process(work, *arguments) -> multiprocessing.Process:
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    process.start()
    return process


@pytest.mark.parametrize("steps", [1, 5, 11, 18, 26])
def test_killed_after_a_step(before, after, tmp_path, steps):
    _killed_after(before, after, tmp_path, steps)


@pytest.mark.long
@pytest.mark.parametrize("steps", range(1, MOST_STEPS + 1))
def test_killed_after_every_step(before, after, tmp_path, steps):
    _killed_after(before, after, tmp_path, steps)


def _killed_after(before, after, tmp_path, steps) -> None:
    shutil.copytree(before, tmp_path / "区")
    process = _in_process(_killing, tmp_path / "区", steps)
    process.join()
    assert process.exitcode in (-signal.SIGKILL, 0)
    stands_up(tmp_path / "区", before, after[0])
    comes_right(tmp_path / "区", after)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(60))
def test_killed_at_any_moment(before, after, tmp_path, seed):
    shutil.copytree(before, tmp_path / "区")
    process = _in_process(run, tmp_path / "区")
    time.sleep(random.Random(seed).uniform(0.0, 1.2))
    process.kill()
    process.join()
    stands_up(tmp_path / "区", before, after[0])
    time.sleep(0.1)  # its workers find out that nobody asks any more, and let go of the lock
    comes_right(tmp_path / "区", after)


def failing(patch, at: int, code: int) -> list[int]:
    """Make the step on the disk of that number fail, a write after half of its bytes; gives the count of steps."""
    done = [0]

    def counted(name, step):
        def acts(path, *rest):
            done[0] += 1
            if done[0] != at:
                return step(path, *rest)
            if name == "write":
                step(path, rest[0][: len(rest[0]) // 2])
            raise OSError(code, os.strerror(code), str(path))

        return acts

    for name in STEPS:
        patch.setattr(disk, name, counted(name, getattr(disk, name)))
    return done


SAYS = {errno.ENOSPC: "磁盘已满", errno.EACCES: "没有写入的权限"}


def _spoilt(folder, before, after, monkeypatch, at: int, code: int) -> bool:
    """A round whose step of that number fails, and the next one, which comes right; False where there is none."""
    shutil.copytree(before, folder)
    with monkeypatch.context() as patch:
        patch.setattr(moving, "PATIENCE", 0.0)
        done = failing(patch, at, code)
        told = blocked(folder)
    if told:
        assert SAYS[code] in told
        stands_up(folder, before, after[0])
    run(folder)
    assert rounds(folder) == after[1]
    assert scaffolding(folder) == set()
    assert {name: sha256 for name, sha256 in lying(folder).items() if "新结果" not in name} == after[0]
    shutil.rmtree(folder)
    return done[0] >= at


def blocked(folder: Path) -> str:
    """What stopped a run, empty where nothing did."""
    try:
        run(folder)
    except OutputBlocked as error:
        return str(error)
    return ""


@pytest.mark.parametrize("at", [1, 4, 9, 16, 25])
def test_a_disk_that_says_no(before, after, tmp_path, monkeypatch, at):
    code = errno.ENOSPC if at % 2 else errno.EACCES
    assert _spoilt(tmp_path / "区", before, after, monkeypatch, at, code)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("code", SAYS)
def test_a_disk_that_says_no_at_any_step(before, after, tmp_path, monkeypatch, code):
    at = 1
    while _spoilt(tmp_path / str(at), before, after, monkeypatch, at, code):
        at += 1
    assert at > 20
