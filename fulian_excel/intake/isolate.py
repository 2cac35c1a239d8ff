"""Working on files in worker processes, so that a file that kills one costs no other file's result."""

import faulthandler
import gc
import importlib
import multiprocessing
import os
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Answer = tuple[str, Any]

_DONE, _FAILED, _DIED, _LATE = "done", "failed", "died", "late"
_SELDOM = 500_000  # new objects between two collections: a workbook has thousands of cells, none of them in a cycle
_STDERR = 2


def each(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    seconds: int,
    memory: int,
    dead: Callable[[Item], Result],
    failed: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """Return the results of `work` on every item, done in `jobs` worker processes, in the items' order.

    If `work` raises, the item's result is `failed(item, traceback)`. If a worker dies or runs out of memory, its item
    is tried once more when the others are done, one such item at a time; after a second death the result is
    `dead(item)`, and also if an item takes more than `seconds`. `memory` limits each worker, in bytes, where the
    system has such a limit.
    """
    crew = _Crew(work, items, seconds, memory)
    answers: dict[int, Answer] = {}
    try:
        crew.hire(min(jobs, len(items)))
        for index, item in enumerate(items):
            while index not in answers:
                answers.update(crew.answers())
            outcome, value = answers.pop(index)
            if outcome == _DONE:
                yield value
            else:
                yield failed(item, value) if outcome == _FAILED else dead(item)
    finally:
        crew.dismiss()


@dataclass
class _Worker:
    """A worker process, the connection to it, the index of its item, and when the item was handed out (seconds)."""

    process: BaseProcess
    line: Connection
    item: int | None = None
    since: float = 0.0

    def answer(self, seconds: int) -> Answer:
        """Return the outcome of the worker's item and its value; a closed connection means that the process died."""
        try:
            answer: Answer = self.line.recv()
        except (EOFError, OSError):
            return (_LATE if time.monotonic() - self.since >= seconds else _DIED), ""
        return answer

    def dismiss(self) -> None:
        """Kill the process."""
        self.process.kill()
        self.process.join()
        self.line.close()


@dataclass
class _Crew:
    """The workers and the items still to be done; a worker that dies is replaced."""

    work: Callable[[Any], Any]
    items: Sequence[Any]
    seconds: int
    memory: int
    workers: list[_Worker] = field(default_factory=list)
    fresh: deque[int] = field(default_factory=deque)
    again: deque[int] = field(default_factory=deque)
    tried_again: set[int] = field(default_factory=set)

    def hire(self, count: int) -> None:
        """Start `count` workers; they have no items yet."""
        self.fresh.extend(range(len(self.items)))
        self.workers += (self._hired() for _ in range(count))

    def answers(self) -> Iterator[tuple[int, Answer]]:
        """Hand out items, wait for an answer, and return the answers that came as (index of the item, answer)."""
        for worker in list(self.workers):
            if worker.item is None:
                self._hand_out(worker)
        ready: Any = wait([one.line for one in self.workers if one.item is not None])
        for worker in list(self.workers):
            item = worker.item
            if item is None or worker.line not in ready:
                continue
            outcome, value = worker.answer(self.seconds)
            worker.item = None
            if outcome in {_DIED, _LATE}:
                self._replace(worker)
            if outcome == _DIED and item not in self.tried_again:
                self.again.append(item)
            else:
                yield item, (outcome, value)

    def dismiss(self) -> None:
        """End every worker."""
        for worker in self.workers:
            worker.dismiss()

    def _hand_out(self, worker: _Worker) -> None:
        """Give a worker its next item, if any; items to be tried again come last, one at a time."""
        if self.fresh:
            item = self.fresh.popleft()
        elif self.again and all(one.item is None for one in self.workers):
            item = self.again.popleft()
            self.tried_again.add(item)
        else:
            return
        worker.item, worker.since = item, time.monotonic()
        with suppress(OSError):  # a worker that died while idle is noticed when waiting for its answer
            worker.line.send(self.items[item])

    def _hired(self) -> _Worker:
        ours, its = multiprocessing.Pipe()
        told = (self.work, its, self.seconds, self.memory)
        process = multiprocessing.Process(target=_serve, args=told, daemon=True)
        process.start()
        its.close()
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> None:
        worker.dismiss()
        self.workers[self.workers.index(worker)] = self._hired()


def _serve(work: Callable[[Any], Any], line: Connection, seconds: int, memory: int) -> None:
    """Run a worker: answer one item after the other, each under a watchdog, until the connection or the parent ends.

    The parent's sentinel is watched because the connection stays open when the parent is killed: a forked worker
    holds the parent's end of it too.
    """
    _settle(memory)
    parent = multiprocessing.parent_process()
    asked: list[Any] = [line, *([parent.sentinel] if parent else [])]
    with suppress(EOFError, OSError):
        while line in wait(asked):
            outcome, answer = _answered(work, line.recv(), seconds)
            line.send_bytes(answer)
            if outcome == _DIED:
                return


def _answered(work: Callable[[Any], Any], item: Any, seconds: int) -> tuple[str, bytes]:
    """The outcome of one item, and the pickled answer; the watchdog ends the process even in native code."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=_STDERR)
    try:
        return _DONE, pickle.dumps((_DONE, work(item)))
    except MemoryError:
        return _DIED, pickle.dumps((_DIED, ""))
    except BaseException:  # noqa: BLE001 - a library in Rust panics with what is no Exception
        return _FAILED, pickle.dumps((_FAILED, traceback.format_exc()))
    finally:
        faulthandler.cancel_dump_traceback_later()


def _settle(memory: int) -> None:
    """Set up a worker: no output, Ctrl-C left to the parent, rare garbage collection, limited memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDERR)
    gc.freeze()  # objects from before the fork are not collected: looking at them would copy their memory
    gc.set_threshold(_SELDOM)
    try:
        resource: Any = importlib.import_module("resource")
    except ModuleNotFoundError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
