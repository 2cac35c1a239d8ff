"""Staging: a round's files gathered whole before any is published, and recovery after a killed run."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from fulian_excel import disk
from fulian_excel.publishing.journal import ROUND, Journal, Put, files_of_ours, journal_path
from fulian_excel.publishing.moving import Mover, TakeIn
from fulian_excel.workspace import DRAFTS, Workspace

_STAGING = "staging-"


@dataclass
class Staging:
    """The files of a command being gathered: new ones are written apart, unchanged ones stay where they are.

    `part` is the folder below 结果 that they are for: a month's, or the folder of drafts in one.
    """

    workspace: Workspace
    part: str
    folder: Path
    ours: dict[str, str]
    puts: list[Put] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, data: bytes) -> None:
        """Stage one file of the folder."""
        to = f"{self.part}/{name}"
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[to] = sha256
        if disk.digest(self.workspace.out / to) != sha256:
            put = Put(to, str(len(self.puts)), sha256, self.ours.get(to))
            disk.write(self.folder / put.staged, data)
            self.puts.append(put)

    @property
    def round(self) -> Path:
        """The path at which the round is written down for the ledger to take in."""
        return self.folder / ROUND

    def publish(self, moment: datetime, take_in: TakeIn) -> list[str]:
        """Move everything to its place, the ledger last; returns sentences for staff.

        A file that somebody changed since we wrote it is moved aside under a dated name. One that cannot be replaced
        because it is open lies beside the old one under a dated name. The drafts of a month go with the results that
        they were made from, and stay while those stay.
        """
        mine = {to: sha256 for to, sha256 in self.ours.items() if to.startswith(f"{self.part}/")}
        drops = {to: sha256 for to, sha256 in mine.items() if to not in self.files}
        if not self.puts and all(to.startswith(f"{self.part}/{DRAFTS}/") for to in drops):
            drops = {}
        files = {to: sha256 for to, sha256 in self.ours.items() if to not in mine or to not in drops} | self.files
        if not self.puts and not drops and files == self.ours and not self.round.exists():
            return []
        for put in self.puts:
            disk.make_folder((self.workspace.out / put.to).parent)
        disk.sync_folder(self.folder)
        journal = Journal(self.folder.name, f"{moment:%m%d-%H%M}", tuple(self.puts), drops, files)
        disk.swap_in(journal_path(self.workspace), json.dumps(asdict(journal)).encode())
        return Mover(self.workspace, journal).finish(take_in)


@contextmanager
def staging(workspace: Workspace, part: str) -> Iterator[Staging]:
    """An empty staging to be filled and published; its folder is removed whatever happens."""
    disk.make_folder(workspace.state)
    folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=workspace.state))
    try:
        yield Staging(workspace, part, folder, files_of_ours(workspace))
    finally:
        if not journal_path(workspace).exists():
            shutil.rmtree(folder, ignore_errors=True)


def leftovers(workspace: Workspace) -> Iterator[Path]:
    """The staging folders of killed runs."""
    return workspace.state.glob(f"{_STAGING}*")


def recover(workspace: Workspace, take_in: TakeIn) -> list[str]:
    """Finish publishing a killed run's round, and remove what it left behind; returns sentences for staff.

    A staging that is no longer whole is not published any further.
    """
    told = []
    journal = Journal.read(journal_path(workspace))
    if journal is not None:
        mover = Mover(workspace, journal)
        if mover.is_whole:
            told = ["上一次汇总没有做完就停了,已经先把它补完", *mover.finish(take_in)]
        else:
            mover.give_up()
    disk.remove(journal_path(workspace))
    for left in leftovers(workspace):
        shutil.rmtree(left, ignore_errors=True)
    for left in workspace.state.glob("*.tmp"):
        with suppress(OSError):
            left.unlink()
    return told
