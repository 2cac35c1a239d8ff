"""Counties as tasks of a Dask cluster over a shared file system; only this module knows Dask."""

import multiprocessing
import secrets
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fulian_excel.counties.rounds import Done, Wish, given_up, run_county
from fulian_excel.errors import UsageError
from fulian_excel.workspace import Workspace

_PATIENCE = "8s"  # for the scheduler to answer
_MOST_STARTS = 2
_MOST_LOSSES = 8  # of workers that died before the county was even begun
_PROGRAM = "fulian-excel"


@dataclass(frozen=True, slots=True)
class _Node:
    """A worker process: the program's version there, whether it may have children, which folders it does not see."""

    version: str
    may_have_children: bool
    unseen: tuple[str, ...]


def run_on_cluster(address: str, folders: Sequence[Path], wish: Wish) -> Iterator[Done]:
    """Run every county as a task of the cluster at an address; yields each when done.

    A county whose worker is lost is tried once more; one that loses its worker twice is given up and the others go
    on, whatever the cluster's allowed-failures. Raises UsageError, before anything is sent, if the scheduler does
    not answer or its workers are unfit.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise UsageError("--scheduler 需要安装 dask 组件:pip install fulian-excel[dask]") from error
    names = [str(folder.resolve()) for folder in folders]
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"连不上调度节点「{address}」;请检查地址,并确认 dask scheduler 已经启动") from error
    with closing(client):
        nodes = _refuse_unfit(client, names)
        yield from _each(client.get_executor(pure=False, retries=0), nodes, names, wish, distributed.KilledWorker)


def _each(executor: Any, nodes: int, names: Sequence[str], wish: Wish, killed: type[Exception]) -> Iterator[Done]:
    """Send at most as many counties at once as there are nodes; yields each county when done.

    Results are fetched at once, so that a node that dies loses no other county's result.
    """
    run = secrets.token_hex(8)
    waiting, losses = deque(names), Counter[str]()
    sent: dict[Any, str] = {}
    while waiting or sent:
        while waiting and len(sent) < nodes:
            name = waiting.popleft()
            sent[executor.submit(attempt, name, wish, run)] = name
        future = next(iter(wait(sent, return_when=FIRST_COMPLETED).done))
        name = sent.pop(future)
        try:
            yield future.result()
        except killed:
            losses[name] += 1
            if _starts(name, run) < _MOST_STARTS and losses[name] < _MOST_LOSSES:
                waiting.append(name)
            else:
                _forget(name, run)
                yield given_up(name)


def attempt(name: str, wish: Wish, run: str) -> Done:
    """Run a county's round on a worker; a county already started twice has killed its workers and is given up."""
    if _starts(name, run) >= _MOST_STARTS:
        _forget(name, run)
        return given_up(name)
    if Workspace.at(Path(name)).settings.is_file():
        _start(name, run)
    _fork_from_no_thread()
    done = run_county(name, wish)
    _forget(name, run)
    return done


def _fork_from_no_thread() -> None:
    """Have the processes that read files started by a process without threads.

    A worker of the cluster has threads of its own. A child forked from it may find a lock held for ever, and its file
    would be refused for taking too long.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("forkserver", force=True)


def _counted(name: str, run: str) -> Path:
    """The file that counts a county's starts, in its workspace, because a worker that dies cannot report."""
    return Workspace.at(Path(name)).state / f"starts-{run}"


def _starts(name: str, run: str) -> int:
    path = _counted(name, run)
    return path.stat().st_size if path.is_file() else 0


def _start(name: str, run: str) -> None:
    path = _counted(name, run)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("ab") as started:
        started.write(b".")


def _forget(name: str, run: str) -> None:
    _counted(name, run).unlink(missing_ok=True)


def _refuse_unfit(client: Any, names: Sequence[str]) -> int:
    """The number of workers; raises UsageError, whose sentence says what to do, if one of them is unfit."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        raise UsageError("集群里没有计算节点;请先启动 dask worker")
    if any(worker["nthreads"] > 1 for worker in workers.values()):
        raise UsageError("每个计算节点一次只能做一个县;请用 dask worker --nthreads 1 启动")
    try:
        nodes: dict[str, _Node] = client.run(node, tuple(names))
    except ModuleNotFoundError as error:
        raise UsageError("计算节点上没有安装 fulian-excel;请装上与本机相同的版本") from error
    for where, one in nodes.items():
        if one.version != version(_PROGRAM):
            raise UsageError(f"计算节点 {where} 上的版本是 {one.version},本机是 {version(_PROGRAM)};请装成同一版本")
        if one.unseen:
            raise UsageError(f"计算节点 {where} 看不到「{one.unseen[0]}」;各节点须用同一路径挂载共享文件夹")
        if not one.may_have_children:
            raise UsageError(
                "计算节点须能另开进程;请设置 DASK_DISTRIBUTED__WORKER__DAEMON=False 后重新启动 dask worker"
            )
    return len(nodes)


def node(names: tuple[str, ...]) -> _Node:
    """This worker process's facts, as _Node; `names` are the folders it must see."""
    unseen = tuple(name for name in names if not Path(name).is_dir())
    return _Node(version(_PROGRAM), not multiprocessing.current_process().daemon, unseen)
