"""The worker processes of a run, which read and mark files, one after the other or several at once."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from fulian_excel.extract.read import Read, failed_over, given_up, read_file, with_what_they_hold
from fulian_excel.intake.discover import Found, discover
from fulian_excel.intake.isolate import each
from fulian_excel.outputs.lists import SentBack
from fulian_excel.outputs.parcels import Parcel, mark_failed, mark_one, unmarked
from fulian_excel.publishing import Staging
from fulian_excel.settings import Settings
from fulian_excel.shelf import Shelf
from fulian_excel.workspace import distinct

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Crew:
    """Reads and marks files in `jobs` worker processes, and reports to `progress`."""

    settings: Settings
    jobs: int
    progress: Progress | None
    shelf: Shelf | None = None

    def read(self, inbox: Path) -> list[Read]:
        """Read every file of 收件箱, in order of path; an archive or mail is followed by the files in it."""
        received = self._read(list(discover(inbox)))
        held = [inside for one in received for inside in one.holds or ()]
        every = list(with_what_they_hold(received, self._read(held)))
        if self.shelf is not None:
            self.shelf.sweep(every)
        return every

    def _read(self, files: Sequence[Found]) -> list[Read]:
        """Return files as the shelf keeps them, and read the others."""
        known = {one: self._shelved(one) for one in files}
        reading = partial(_read_and_packed, settings=self.settings)
        unknown = [one for one in files if known[one] is None]
        fresh = iter([self._kept(one) for one in self._each("读取", reading, unknown, given_up, failed_over)])
        return [known[one] or next(fresh) for one in files]

    def _shelved(self, found: Found) -> Read | None:
        return self.shelf.take(found, self.settings.limits.file) if self.shelf is not None else None

    def _kept(self, read: Read) -> Read:
        if self.shelf is not None:
            self.shelf.put(read)
        return read

    def send_back(self, parcels: Sequence[Parcel], staged: Staging) -> dict[str, SentBack]:
        """Stage the marked copies below 批注件; returns by file where its copy is and the notes for the operator."""
        sent = {}
        taken: dict[str, set[str]] = defaultdict(set)
        marking = partial(mark_one, passwords=self.settings.keys)
        for parcel, packed in zip(parcels, self._each("批注", marking, parcels, unmarked, mark_failed), strict=True):
            target = ""
            for name, data in packed.files:
                target = f"批注件/{parcel.folder}/{distinct(name, taken[parcel.folder])}"
                staged.write(target, data)
            sent[parcel.found.file] = SentBack(target, packed.why, packed.fault)
        return sent

    def _each(
        self,
        what: str,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        dead: Callable[[Item], Result],
        failed: Callable[[Item, str], Result],
    ) -> Iterator[Result]:
        limits = self.settings.limits
        done = each(work, items, jobs=self.jobs, seconds=limits.seconds, memory=limits.memory, dead=dead, failed=failed)
        for count, result in enumerate(done, 1):
            if self.progress:
                self.progress(what, count, len(items))
            yield result


def _read_and_packed(found: Found, settings: Settings) -> Read:
    """Read a file, and pack its cells into arrays, in which form they are sent and kept."""
    read = read_file(found, settings)
    for table in read.extract.tables.values() if read.extract else ():
        table.pack()
    for one in read.extract.respelt if read.extract else ():
        one.table.pack()
    return read
