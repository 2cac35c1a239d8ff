"""A round put in place file by file: staged whole first, then moved by a journal that the next start can finish."""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from fulian_excel import disk
from fulian_excel.workspace import Workspace, distinct

PATIENCE = 3.0  # seconds that a file open in WPS is given to be closed
_PAUSE = 0.1
_STAGING = "staging-"
_ROUND = "round.sqlite"

TakeIn = Callable[[Path], None]


@dataclass(frozen=True)
class Put:
    """A staged file on its way: where to below 结果, its sha256, and that of what it is expected to replace."""

    to: str
    staged: str
    sha256: str
    expected: str | None


@dataclass(frozen=True)
class Journal:
    """What is to be done to publish a round; doing it twice is the same as doing it once.

    `puts` are to be moved, `drops` are files of ours, by their sha256, that the new round no longer has; `files` are
    all files of ours once it is done. `stamp` is the moment of the run as names carry it.
    """

    staging: str
    stamp: str
    puts: tuple[Put, ...]
    drops: dict[str, str]
    files: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> "Journal | None":
        """The journal that a run left behind, None where there is none that can be read."""
        try:
            kept = json.loads(path.read_bytes())
            return cls(**kept | {"puts": tuple(Put(**put) for put in kept["puts"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None


@dataclass
class Staging:
    """A month's round being gathered: what is new lies in a folder of its own, what is the same stays where it is."""

    workspace: Workspace
    month: str
    folder: Path
    ours: dict[str, str]
    puts: list[Put] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, data: bytes) -> None:
        """Stage a file of the month's folder."""
        to = f"{self.month}/{name}"
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[to] = sha256
        if disk.digest(self.workspace.out / to) != sha256:
            put = Put(to, str(len(self.puts)), sha256, self.ours.get(to))
            disk.write(self.folder / put.staged, data)
            self.puts.append(put)

    @property
    def round(self) -> Path:
        """Where the round is written down for the ledger to take in."""
        return self.folder / _ROUND

    def publish(self, moment: datetime, take_in: TakeIn) -> list[str]:
        """Put everything in its place, the ledger last; gives what staff must be told.

        A file that somebody changed since we wrote it is moved aside under a dated name. One that cannot be replaced
        because it is open lies beside the old one under a dated name.
        """
        mine = {to: sha256 for to, sha256 in self.ours.items() if to.startswith(f"{self.month}/")}
        drops = {to: sha256 for to, sha256 in mine.items() if to not in self.files}
        files = {to: sha256 for to, sha256 in self.ours.items() if to not in mine} | self.files
        if not self.puts and not drops and files == self.ours and not self.round.exists():
            return []
        for put in self.puts:
            disk.make_folder((self.workspace.out / put.to).parent)
        disk.sync_folder(self.folder)
        journal = Journal(self.folder.name, f"{moment:%m%d-%H%M}", tuple(self.puts), drops, files)
        disk.swap_in(_journal(self.workspace), json.dumps(asdict(journal)).encode())
        return _Mover(self.workspace, journal).finish(take_in)


@contextmanager
def staging(workspace: Workspace, month: str) -> Iterator[Staging]:
    """A round to be filled with files and published; whatever happens, nothing of it is left lying about."""
    disk.make_folder(workspace.state)
    folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=workspace.state))
    try:
        yield Staging(workspace, month, folder, _ours(workspace))
    finally:
        if not _journal(workspace).exists():
            shutil.rmtree(folder, ignore_errors=True)


def recover(workspace: Workspace, take_in: TakeIn) -> list[str]:
    """Finish what a killed run had begun to publish, and sweep what it left behind; gives what staff must be told.

    Where what was staged is no longer whole nothing more of it is published.
    """
    told = []
    journal = Journal.read(_journal(workspace))
    if journal is not None:
        mover = _Mover(workspace, journal)
        if mover.is_whole:
            told = ["上一次汇总没有做完就停了,已经先把它补完", *mover.finish(take_in)]
        else:
            mover.give_up()
    disk.remove(_journal(workspace))
    for left in workspace.state.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in workspace.state.glob("*.tmp"):
        with suppress(OSError):
            left.unlink()
    return told


def _journal(workspace: Workspace) -> Path:
    return workspace.state / "journal.json"


def _manifest(workspace: Workspace) -> Path:
    return workspace.state / "manifest.json"


def _ours(workspace: Workspace) -> dict[str, str]:
    """Every file below 结果 that we wrote, with the sha256 it had then; none known where the list was damaged."""
    try:
        return dict(json.loads(_manifest(workspace).read_bytes()))
    except (FileNotFoundError, ValueError):
        return {}


class _Mover:
    """Does what a journal says."""

    def __init__(self, workspace: Workspace, journal: Journal) -> None:
        self._workspace = workspace
        self._journal = journal
        self._staging = workspace.state / journal.staging
        self._files = dict(journal.files)
        self._told: list[str] = []

    @property
    def is_whole(self) -> bool:
        """Everything that is still to be moved is as it was staged."""
        return all(disk.digest(self._staging / put.staged) in (None, put.sha256) for put in self._journal.puts)

    def finish(self, take_in: TakeIn) -> list[str]:
        """Move every file, have the ledger take the round in, remember what is ours, and put the journal away."""
        for put in self._journal.puts:
            self._put(put)
        for to, sha256 in self._journal.drops.items():
            self._drop(to, sha256)
        for folder in {(self._workspace.out / put.to).parent for put in self._journal.puts}:
            disk.sync_folder(folder)
        if (self._staging / _ROUND).exists():
            take_in(self._staging / _ROUND)
        self._keep(self._files)
        return self._told

    def give_up(self) -> None:
        """Leave everything as it is now, and remember what of it is ours."""
        moved = {put.to: put.sha256 for put in self._journal.puts if self._there(put) == put.sha256}
        self._keep(_ours(self._workspace) | moved)

    def _keep(self, files: dict[str, str]) -> None:
        disk.swap_in(_manifest(self._workspace), json.dumps(files).encode())
        disk.remove(_journal(self._workspace))
        shutil.rmtree(self._staging, ignore_errors=True)

    def _there(self, put: Put) -> str | None:
        return disk.digest(self._workspace.out / put.to)

    def _put(self, put: Put) -> None:
        """Move one staged file to its place, or beside it where that is held."""
        staged, target = self._staging / put.staged, self._workspace.out / put.to
        there = self._there(put)
        if there == put.sha256:
            return
        if disk.digest(staged) is None:
            self._remember(put, there, _dated(target, self._new))
            return
        disk.make_folder(target.parent)
        if not (self._clear(put, target, there) and _patiently(staged, target)):
            beside = _free(target, self._new)
            disk.replace(staged, beside)
            self._remember(put, there, beside)
            self._told.append(f"「{target.name}」正被打开,换不了;新的结果写成了旁边的「{beside.name}」")

    def _clear(self, put: Put, target: Path, there: str | None) -> bool:
        """Move aside what somebody else has made of a target; False where it is held."""
        if there in (None, put.expected):
            return True
        aside = _free(target, f"改动于{self._journal.stamp}")
        if not _patiently(target, aside):
            return False
        self._told.append(f"「{target.name}」县里改动过,没有覆盖,改名留在旁边:「{aside.name}」")
        return True

    @property
    def _new(self) -> str:
        return f"新结果{self._journal.stamp}"

    def _remember(self, put: Put, there: str | None, beside: Path) -> None:
        """Of a file that is not in its place although it was moved: it lies beside the old one, if anywhere."""
        if disk.digest(beside) == put.sha256:
            self._files[beside.relative_to(self._workspace.out).as_posix()] = put.sha256
        if there is not None and there == put.expected:
            self._files[put.to] = there

    def _drop(self, to: str, sha256: str) -> None:
        """Delete a file of ours that the round no longer has, if it is as we wrote it."""
        target = self._workspace.out / to
        there = disk.digest(target)
        if there not in (None, sha256):
            self._told.append(f"「{PurePosixPath(to).name}」这一轮没有了,因为县里改动过,留着没有删")
        elif there is not None:
            try:
                disk.remove(target)
            except PermissionError:
                self._files[to] = sha256
                self._told.append(f"「{PurePosixPath(to).name}」这一轮没有了,但正被打开,删不了")
            with suppress(OSError):
                target.parent.rmdir()


def _patiently(source: Path, target: Path) -> bool:
    """Rename a file, giving whoever holds it some seconds to let go; False where it is still held."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            disk.replace(source, target)
        except PermissionError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE)
        else:
            return True


def _dated(path: Path, words: str) -> Path:
    """The path with words in brackets before the ending of its name."""
    return path.with_name(f"{path.stem}({words}){path.suffix}")


def _free(path: Path, words: str) -> Path:
    """A dated name that nothing has yet."""
    dated = _dated(path, words)
    return dated.with_name(distinct(dated.name, {one.name.lower() for one in path.parent.iterdir()}))
