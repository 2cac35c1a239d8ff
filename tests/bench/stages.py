"""Where a round's time goes: python -m tests.bench.stages FOLDER; processor and wall seconds of each step as JSON.

The processor time is that of the process alone, workers apart: their share is what the steps wait for.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

_started = time.perf_counter(), time.process_time()

from fulian_excel import journey  # noqa: E402 - what importing takes is one of the figures
from fulian_excel.crew import Crew  # noqa: E402
from fulian_excel.history.ledger import Ledger  # noqa: E402
from fulian_excel.publishing import Staging  # noqa: E402

taken: dict[str, list[float]] = {}
_STEPS: tuple[tuple[Any, str], ...] = (
    (journey, "read_settings"),
    (Crew, "read"),
    (journey, "review"),
    (journey, "in_order"),
    (journey, "follow_up"),
    (journey, "pack"),
    (Crew, "send_back"),
    (journey, "Report"),
    (journey, "write_reports"),
    (Ledger, "write_down"),
    (Ledger, "take_in"),
    (Staging, "publish"),
)


def _note(step: str, wall: float, processor: float, workers: float) -> None:
    figures = taken.setdefault(step, [0.0, 0.0, 0.0])
    for index, more in enumerate((wall, processor, workers)):
        figures[index] += more


def _workers() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _timed(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def run(*arguments: Any, **named: Any) -> Any:
        before = time.perf_counter(), time.process_time(), _workers()
        try:
            return work(*arguments, **named)
        finally:
            after = time.perf_counter(), time.process_time(), _workers()
            _note(step, *(late - early for early, late in zip(before, after, strict=True)))

    return run


def main(folder: Path) -> None:
    """Time one round."""
    _note("start", time.perf_counter() - _started[0], time.process_time() - _started[1], 0.0)
    for home, step in _STEPS:
        if hasattr(home, step):
            setattr(home, step, _timed(step, getattr(home, step)))
    everything = _timed("all", journey.consolidate)
    everything(folder, month="2022-11", as_of=date(2022, 11, 30), jobs=2)
    print(json.dumps(taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
