"""The mails fetched from a mailbox and the files saved from them, so that each file is saved once."""

import sqlite3
from datetime import datetime

from fulian_excel.history.schema import inserting


class Incoming:
    """The fetched mails and saved files of a ledger; every call that records one writes it to disk at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def uids(self, server: str, validity: int) -> set[int]:
        """Return the UIDs of a mailbox's mails that were fetched."""
        query = "SELECT uid FROM taken WHERE server = ? AND validity = ?"
        return {uid for (uid,) in self._connection.execute(query, (server, validity))}

    def knows(self, message: str) -> bool:
        """True if a mail with this Message-ID was fetched, under any UID."""
        query = "SELECT count(*) FROM taken WHERE message = ?"
        return bool(message) and self._count(query, message) > 0

    def take(self, server: str, validity: int, uid: int, message: str) -> None:
        """Record that a mail was fetched and all its workbooks lie in 收件箱."""
        with self._connection as keep:
            keep.execute(inserting("taken", "OR IGNORE"), (server, validity, uid, message))

    def laid(self, township: str, sha256: str) -> bool:
        """True if a file with this sha256 was saved for a township."""
        query = "SELECT count(*) FROM laid WHERE township = ? AND sha256 = ?"
        return self._count(query, township, sha256) > 0

    def lay(self, township: str, sha256: str, file: str, moment: datetime) -> None:
        """Record that a file was saved for a township; `file` is its path below 收件箱."""
        with self._connection as keep:
            keep.execute(inserting("laid", "OR IGNORE"), (township, sha256, file, f"{moment:%Y-%m-%d %H:%M:%S}"))

    def _count(self, query: str, *values: object) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])
