"""Work on files in processes that may die, so that one bad file costs nobody else's result."""

import faulthandler
import gc
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_SELDOM = 50_000  # new objects: a workbook is thousands of cells, and none of them is part of a cycle


def each(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    seconds: int,
    memory: int,
    dead: Callable[[Item], Result],
) -> Iterator[Result]:
    """`work` done on every item in worker processes, results in the items' order.

    A worker that dies or takes longer than `seconds` gives up its items; they are tried again one at a
    time, and the guilty one's result is `dead(item)`. `memory` caps a worker, in bytes, where the system can.
    """
    with ProcessPoolExecutor(max(1, min(jobs, len(items))), initializer=_settle, initargs=(memory,)) as pool:
        futures = [_submitted(pool, work, item, seconds) for item in items]
        for item, future in zip(items, futures, strict=True):
            try:
                yield future.result()
            except (BrokenProcessPool, MemoryError):
                yield _alone(work, item, seconds, memory, dead)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Item], Result], item: Item, seconds: int) -> "Future[Result]":
    try:
        return pool.submit(_watched, work, item, seconds)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _alone(
    work: Callable[[Item], Result], item: Item, seconds: int, memory: int, dead: Callable[[Item], Result]
) -> Result:
    with ProcessPoolExecutor(1, initializer=_settle, initargs=(memory,)) as pool:
        try:
            return pool.submit(_watched, work, item, seconds).result()
        except (BrokenProcessPool, MemoryError):
            return dead(item)


def _watched(work: Callable[[Item], Result], item: Item, seconds: int) -> Result:
    """The work under a watchdog that ends the process, even inside code that is not Python."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        return work(item)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _settle(memory: int) -> None:
    """Look for garbage seldom, and cap the address space where the system knows such a thing; Windows does not."""
    gc.set_threshold(_SELDOM)
    try:
        resource: Any = importlib.import_module("resource")
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
