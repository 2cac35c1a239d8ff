"""Opening the ledger: a missing one is made, an older one brought up, an unusable one set aside."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from fulian_excel.errors import LedgerUnusable, OutputBlocked
from fulian_excel.history.ledger import Ledger
from fulian_excel.history.schema import COLUMNS, VERSION, bring_up, selecting, version_of
from fulian_excel.history.versions import Seal
from fulian_excel.workspace import distinct

_PATIENCE = 3.0  # seconds to wait for another program to release the file
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DENIED = (
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH),
)
_MONTHS = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"  # the folders of results
_PRIMARY = 0xFF  # mask of an extended error code's primary code
_DAMAGED, _KEYLESS = "损坏", "缺密钥"
_WHY = {
    _DAMAGED: "台账「{path}」已损坏",
    _KEYLESS: "台账「{path}」缺少与它配套的密钥(.state 里的 key)",
}
_BACK = {
    _DAMAGED: "有备份的,用备份换回再运行一次",
    _KEYLESS: "密钥找回来以后,把它改回原名再运行一次",
}


class _OfNoUse(LedgerUnusable):
    """Raised for a ledger to be set aside; `kind` is the reason, which becomes part of its new name."""

    def __init__(self, kind: str, path: Path) -> None:
        super().__init__(_WHY[kind].format(path=path))
        self.kind = kind


@contextmanager
def opened(path: Path, seal: Seal, moment: datetime) -> Iterator[Ledger]:
    """Open the ledger at a path for a round.

    A ledger that is damaged, or was made with another key, is renamed with the moment in its name, and a new one is
    begun; the new ledger's `notes` say so. A ledger begun beside results of earlier rounds records the loss: whom
    they were mailed to is unknown. Raises LedgerUnusable if a newer program made the ledger, OutputBlocked if the
    ledger cannot be read or written.
    """
    notes: list[str] = []
    lost = not path.exists() and any(path.parent.glob(_MONTHS))
    try:
        connection = _ready(path, seal)
    except _OfNoUse as reason:
        lost = True
        notes.append(_set_aside(path, reason, moment))
        connection = _ready(path, seal)
    with closing(connection), _explained(path):
        ledger = Ledger(connection, seal, notes)
        if lost:
            ledger.letters.note_the_loss(moment)
        yield ledger


@contextmanager
def opened_to_tell(path: Path) -> Iterator[Ledger]:
    """Open the ledger at a path to show its rounds; needs no key.

    Raises LedgerUnusable if the ledger is damaged or a newer program made it, OutputBlocked if it cannot be read.
    """
    with closing(_ready(path, None)) as connection, _explained(path):
        yield Ledger(connection, Seal(b""))


def _ready(path: Path, seal: Seal | None) -> sqlite3.Connection:
    """A connection to a ledger brought up to today's version; raises if the ledger is damaged or of another key."""
    with _explained(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            _inspect(connection, path, seal)
        except BaseException:
            connection.close()
            raise
        path.chmod(0o600)
    return connection


def _inspect(connection: sqlite3.Connection, path: Path, seal: Seal | None) -> None:
    if version_of(connection) > VERSION:
        raise LedgerUnusable(f"台账「{path}」是更新版本的程序写的,请先更新本程序再运行;台账没有改动")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _OfNoUse(_DAMAGED, path)
    bring_up(connection)
    for table in COLUMNS:
        connection.execute(f"{selecting(table)} LIMIT 0")
    last = connection.execute("SELECT mark FROM round ORDER BY number DESC LIMIT 1").fetchone()
    if seal is not None and last is not None and last[0] != seal.mark:
        raise _OfNoUse(_KEYLESS, path)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into errors that the operator understands."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        if code in _HELD:
            raise OutputBlocked(f"台账「{path}」正被别的程序打开,请关闭后再试") from error
        if code in _DENIED:
            raise OutputBlocked(f"台账「{path}」读写不了({error}),请检查磁盘空间和文件权限") from error
        raise _OfNoUse(_DAMAGED, path) from error


def _set_aside(path: Path, reason: _OfNoUse, moment: datetime) -> str:
    """Rename the ledger with the moment in its name; returns the sentence that says so."""
    taken = {one.name.lower() for one in path.parent.iterdir()}
    name = distinct(f"{path.stem}({reason.kind}{moment:%m%d-%H%M}){path.suffix}", taken)
    try:
        path.rename(path.with_name(name))
    except OSError as error:
        raise OutputBlocked(f"{reason},又不能改名({error.strerror}),请检查文件权限") from error
    return f"{reason},已改名为「{name}」放在旁边;以前各轮的记录用不上了,从这一轮重新记起。{_BACK[reason.kind]}"
