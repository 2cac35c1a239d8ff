"""Carrying out a journal: every file in its place or beside it; staff's changes to old files are kept."""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from fulian_excel import disk
from fulian_excel.publishing.journal import ROUND, Journal, Put, files_of_ours, journal_path, manifest_path
from fulian_excel.workspace import Workspace, distinct

PATIENCE = 3.0  # seconds that a file open in WPS is given to be closed
_PAUSE = 0.1

TakeIn = Callable[[Path], None]


class Mover:
    """Carries out a journal."""

    def __init__(self, workspace: Workspace, journal: Journal) -> None:
        self._workspace = workspace
        self._journal = journal
        self._staging = workspace.state / journal.staging
        self._files = dict(journal.files)
        self._told: list[str] = []

    @property
    def is_whole(self) -> bool:
        """True if every file still to be moved is as it was staged."""
        return all(disk.digest(self._staging / put.staged) in (None, put.sha256) for put in self._journal.puts)

    def finish(self, take_in: TakeIn) -> list[str]:
        """Move every file, have the ledger take the round in, save the manifest, delete the journal."""
        for put in self._journal.puts:
            self._put(put)
        for to, sha256 in self._journal.drops.items():
            self._drop(to, sha256)
        for folder in {(self._workspace.out / put.to).parent for put in self._journal.puts}:
            disk.sync_folder(folder)
        if (self._staging / ROUND).exists():
            take_in(self._staging / ROUND)
        self._keep(self._files)
        return self._told

    def give_up(self) -> None:
        """Leave every file as it is, save the manifest, delete the journal."""
        moved = {put.to: put.sha256 for put in self._journal.puts if self._there(put) == put.sha256}
        self._keep(files_of_ours(self._workspace) | moved)

    def _keep(self, files: dict[str, str]) -> None:
        disk.swap_in(manifest_path(self._workspace), json.dumps(files).encode())
        disk.remove(journal_path(self._workspace))
        shutil.rmtree(self._staging, ignore_errors=True)

    def _there(self, put: Put) -> str | None:
        return disk.digest(self._workspace.out / put.to)

    def _put(self, put: Put) -> None:
        """Move one staged file to its place, or beside it if another program holds the old one."""
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
        """Move a target that somebody changed aside; False if another program holds it."""
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
        """Record a moved file whose place holds another one: it lies beside that one, if anywhere."""
        if disk.digest(beside) == put.sha256:
            self._files[beside.relative_to(self._workspace.out).as_posix()] = put.sha256
        if there is not None and there == put.expected:
            self._files[put.to] = there

    def _drop(self, to: str, sha256: str) -> None:
        """Delete a file of ours that the round no longer has, if nobody changed it."""
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
    """Rename a file, waiting some seconds for a program that holds it; False if it is held still."""
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
    """The path with words in brackets before the suffix of its name."""
    return path.with_name(f"{path.stem}({words}){path.suffix}")


def _free(path: Path, words: str) -> Path:
    """A dated path that does not exist yet."""
    dated = _dated(path, words)
    return dated.with_name(distinct(dated.name, {one.name.lower() for one in path.parent.iterdir()}))
