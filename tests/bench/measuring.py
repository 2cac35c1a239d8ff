"""A whole process measured: its processor time with all its workers', its time on the clock, its peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Measure:
    """What one process took: seconds of processor and of wall time, MB of its largest process."""

    processor: float
    wall: float
    memory: float


def measured(words: Sequence[str], checkout: Path, output: Path | None = None) -> Measure:
    """Run python with some words on a checkout, and measure it; what it prints goes to `output`."""
    with Path(output or os.devnull).open("wb") as stream:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *words], cwd=checkout, stdout=stream, env=_as_installed(checkout))
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(words))
    return Measure(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def _as_installed(checkout: Path) -> dict[str, str]:
    """The environment of a checkout that is run as if installed: Python keeps what it compiled, whoever told it not to."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(checkout)}


@dataclass(frozen=True)
class Spread:
    """The middle of several measures, and the least and most processor time."""

    middle: Measure
    least: float
    most: float

    @classmethod
    def of(cls, measures: Sequence[Measure]) -> "Spread":
        """Each figure's median by itself."""
        times = [one.processor for one in measures]
        middle = Measure(median(times), median(one.wall for one in measures), max(one.memory for one in measures))
        return cls(middle, min(times), max(times))
