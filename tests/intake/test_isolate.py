"""One bad file costs its own result and its own seconds, nobody else's."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fulian_excel.intake.isolate import each


def done(work, items, *, jobs=2, seconds=30, memory=4 << 30):
    return list(
        each(
            work,
            items,
            jobs=jobs,
            seconds=seconds,
            memory=memory,
            dead=lambda item: f"{item} dead",
            failed=lambda item, text: f"{item} {text.strip().rpartition(chr(10))[2]}",
        )
    )


class Panic(BaseException):
    """What is no Exception, and cannot be pickled."""

    def __reduce__(self):
        raise TypeError


def work(item: str) -> str:
    if item.startswith("dies"):
        os._exit(9)
    if item.startswith("hangs"):
        while True:
            pass
    if item.startswith("panics"):
        raise Panic("no entry")
    if item.startswith("leaves"):
        raise SystemExit(3)
    if item.startswith("swells"):
        return str(len(bytes(1 << 40)))
    return item.upper()


@pytest.mark.parametrize(
    ("item", "result"),
    [
        ("dies", "dies dead"),
        ("hangs", "hangs dead"),
        ("panics", "panics tests.intake.test_isolate.Panic: no entry"),
        ("leaves", "leaves SystemExit: 3"),
        ("swells", "swells dead"),
        ("well", "WELL"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 3])
def test_whatever_a_worker_meets_costs_its_own_item(item, result, jobs):
    assert done(work, ["a", item, "b", "c"], jobs=jobs, seconds=1) == ["A", result, "B", "C"]


def test_a_result_that_cannot_cross_back_is_a_failure():
    assert "pickle" in done(lambda _item: lambda: None, ["a"])[0].lower()


def test_nothing_to_do_is_done():
    assert done(work, []) == []


def test_the_dead_are_replaced_and_the_others_go_on_beside_each_other():
    """With thirty dead among three hundred every item is still done by one of a few processes."""

    def who(item: int) -> int:
        if item % 10 == 0:
            os._exit(1)
        return os.getpid()

    pids = done(who, list(range(300)), jobs=2)
    assert sum(one == f"{item} dead" for item, one in enumerate(pids)) == 30
    assert len({one for one in pids if isinstance(one, int)}) <= 2 + 2 * 30


def test_a_death_that_was_another_ones_doing_costs_nothing(tmp_path):
    def once(item: str) -> str:
        mark = tmp_path / item
        if item == "b" and not mark.exists():
            mark.touch()
            os._exit(9)
        return item

    assert done(once, ["a", "b", "c"]) == ["a", "b", "c"]


def test_one_that_hangs_takes_its_own_seconds_only():
    begun = time.monotonic()
    assert done(work, ["hangs", *("a" * 200)], seconds=2)[1:] == ["A"] * 200
    assert time.monotonic() - begun < 4


def test_who_stops_asking_leaves_no_process(tmp_path):
    def pid(_item: int) -> int:
        return os.getpid()

    results = each(pid, [1, 2, 3], jobs=2, seconds=9, memory=4 << 30, dead=lambda _: 0, failed=lambda *_: 0)
    first = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


_KILLED = """
import os, signal, sys
from pathlib import Path
from fulian_excel.intake.isolate import each

def work(item):
    Path(sys.argv[1], str(os.getpid())).touch()
    return item

how = dict(jobs=2, seconds=30, memory=4 << 30, dead=str, failed=lambda item, text: text)
for result in each(work, range(9), **how):
    if result == 8:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_nobody_works_for_a_killed_parent(tmp_path):
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert workers
    end = time.monotonic() + 20
    while any(_runs(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [worker for worker in workers if _runs(worker)]


def _runs(process: int) -> bool:
    """The process is there and not merely waited for by nobody."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
