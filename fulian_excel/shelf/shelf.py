"""The shelf in .state: what was read of each workbook, under its sha256, the settings' and the program's version."""

import hashlib
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fulian_excel import disk
from fulian_excel.errors import OutputBlocked
from fulian_excel.extract.read import Read
from fulian_excel.intake.discover import Found
from fulian_excel.settings import Settings
from fulian_excel.shelf.plain import BROKEN, Unkeepable, from_json, to_json
from fulian_excel.version import program
from fulian_excel.workspace import Workspace, write_new

_MAC = 32
_LARGEST = 256 << 20
_LEVEL = 1


@dataclass(frozen=True)
class Shelf:
    """What was read of workbooks, each in a file of its own that is for its owner alone.

    `edition` is what a reading depends on besides the file: the settings, the day, the program. A file of the shelf
    that is damaged, or was not made with the county's own key, counts for nothing.
    """

    folder: Path
    key: bytes
    edition: str

    @classmethod
    def of(cls, workspace: Workspace, key: bytes, settings: Settings, today: date) -> "Shelf":
        """The workspace's shelf for a round; settings that name no day depend on `today`."""
        told = (program(), disk.digest(workspace.settings), settings.limits, settings.as_of, today)
        return cls(workspace.state / "read", key, hashlib.sha256(repr(told).encode()).hexdigest())

    def take(self, found: Found, most: int) -> Read | None:
        """What was read of a file, if these very bytes were; None where the file has to be read."""
        try:
            sha256 = hashlib.sha256(found.read(most)).hexdigest() if found.regular else ""
            packed = self._path(found.file, sha256).read_bytes() if sha256 else b""
        except Exception:  # noqa: BLE001 - whatever is wrong with the file, reading it will tell
            return None
        body = packed[_MAC:]
        if not body or packed[:_MAC] != self._mac(found.file, sha256, body):
            return None
        with suppress(zlib.error, *BROKEN):
            read = from_json(zlib.decompressobj().decompress(body, _LARGEST))
            return read if (read.file, read.sha256) == (found.file, sha256) else None
        return None

    def put(self, read: Read) -> None:
        """Keep what was read of a workbook; nothing is kept of what was refused, or where the disk says no.

        It is not synced: what a power cut leaves of it is known to be damaged.
        """
        if read.extract is None or read.fault:
            return
        path = self._path(read.file, read.sha256)
        with suppress(Unkeepable, OSError, OutputBlocked):
            body = zlib.compress(to_json(read), _LEVEL)
            path.unlink(missing_ok=True)
            write_new(path, self._mac(read.file, read.sha256, body) + body)

    def sweep(self, received: Iterable[Read]) -> None:
        """Throw away what this round had no use for."""
        used = {self._path(one.file, one.sha256).name for one in received}
        with suppress(OSError):
            for path in list(self.folder.iterdir()):
                if path.name not in used:
                    path.unlink()

    def _path(self, file: str, sha256: str) -> Path:
        name = f"{self.edition}\0{file}\0{sha256}".encode(errors="surrogateescape")
        return self.folder / hashlib.sha256(name).hexdigest()[:_MAC]

    def _mac(self, file: str, sha256: str, body: bytes) -> bytes:
        """What only the county's key makes of a file of the shelf."""
        mark = hashlib.blake2b(key=self.key, digest_size=_MAC)
        mark.update(f"{self.edition}\0{file}\0{sha256}\0".encode(errors="surrogateescape"))
        mark.update(body)
        return mark.digest()
